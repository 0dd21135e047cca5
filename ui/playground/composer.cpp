#include "ui/playground/composer.h"

#include "ui/playground/growingedit.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPainter>
#include <QPushButton>

namespace heliograph {

namespace {

constexpr int kMostLines = 8;

}

Composer::Composer(QWidget *parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("composer"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::kSmall, spacing::kTiny, spacing::kTiny, spacing::kTiny);
    row->setSpacing(spacing::kSmall);
    m_edit = new GrowingEdit(2, kMostLines, this);
    m_edit->setObjectName(QStringLiteral("composerEdit"));
    m_edit->setAccessibleName(tr("Next message"));
    m_edit->setPlaceholderText(tr("Type a message. Ctrl+Enter sends it."));
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->installEventFilter(this);
    row->addWidget(m_edit, 1);
    m_button = new QPushButton(this);
    m_button->setMinimumWidth(84);
    m_button->setMinimumHeight(30);
    row->addWidget(m_button, 0, Qt::AlignBottom);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_busy)
            Q_EMIT stopRequested();
        else
            Q_EMIT sendRequested();
    });
    connect(m_edit, &QPlainTextEdit::textChanged, this, &Composer::textChanged);
    refreshButton();
}

QString Composer::text() const { return m_edit->toPlainText(); }

void Composer::setText(const QString &text)
{
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
}

void Composer::clear() { m_edit->clear(); }

void Composer::takeFocus() { m_edit->setFocus(Qt::OtherFocusReason); }

void Composer::setBusy(bool busy)
{
    if (busy == m_busy)
        return;
    m_busy = busy;
    refreshButton();
}

void Composer::setProblem(const QString &problem)
{
    if (problem == m_problem)
        return;
    m_problem = problem;
    refreshButton();
}

void Composer::setMimeTaker(std::function<bool(const QMimeData &, bool)> taker)
{
    m_edit->setMimeTaker(std::move(taker));
}

void Composer::refreshButton()
{
    // One name each: a click meant for Send can be told from one on Stop.
    m_button->setObjectName(m_busy ? QStringLiteral("stopButton") : QStringLiteral("sendButton"));
    m_button->setText(m_busy ? tr("Stop") : tr("Send"));
    m_button->setAccessibleName(m_button->text());
    m_button->setIcon(m_busy ? makeIcon(Icon::Stop, palette()) : QIcon());
    setPrimary(m_button, !m_busy);
    m_button->setEnabled(m_busy || m_problem.isEmpty());
    if (m_busy)
        m_button->setToolTip(tr("Stop the answer and keep what came (Esc)"));
    else
        m_button->setToolTip(m_problem.isEmpty() ? tr("Send (Ctrl+Enter)") : m_problem);
}

void Composer::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors &colors = themeColors(palette());
    painter.setPen(m_edit->hasFocus() ? colors.accent : colors.border);
    painter.setBrush(palette().base());
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

void Composer::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refreshButton();
}

bool Composer::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QFrame::eventFilter(watched, event);
}

}
