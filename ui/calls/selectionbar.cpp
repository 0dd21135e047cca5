#include "ui/calls/selectionbar.h"

#include "ui/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

namespace heliograph {

SelectionBar::SelectionBar(QWidget *parent)
    : QWidget(parent), m_row(new QHBoxLayout(this)), m_text(new QLabel(this)), m_progress(new QProgressBar(this))
{
    setObjectName(QStringLiteral("callsSelection"));
    setAccessibleName(tr("Selected calls"));
    m_row->setContentsMargins(spacing::kMedium, spacing::kTiny, spacing::kSmall, spacing::kTiny);
    m_row->setSpacing(spacing::kSmall);
    m_text->setObjectName(QStringLiteral("callsSelectionText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_row->addWidget(m_text, 1);
    m_progress->setObjectName(QStringLiteral("callsSelectionProgress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(160);
    m_progress->setMaximumHeight(8);
    m_row->addWidget(m_progress);
    m_compare = addButton("callsCompareSelected", tr("Compare"), tr("See what differs between these two calls (Ctrl+Shift+U)"));
    m_export = addButton("callsExportSelected", tr("Export…"), tr("Write the selected calls to a file"));
    m_delete = addButton("callsDeleteSelected", tr("Delete…"), tr("Delete the selected calls (Del)"));
    m_confirm = addButton("callsDeleteConfirm", {}, {});
    m_refuse = addButton("callsDeleteRefuse", tr("Keep them"), tr("Delete nothing (Esc)"));
    m_stop = addButton("callsStopWork", tr("Stop"), tr("Stop (Esc)"));
    connect(m_compare, &QPushButton::clicked, this, &SelectionBar::compareRequested);
    connect(m_export, &QPushButton::clicked, this, &SelectionBar::exportRequested);
    connect(m_delete, &QPushButton::clicked, this, &SelectionBar::deleteRequested);
    connect(m_confirm, &QPushButton::clicked, this, &SelectionBar::deleteConfirmed);
    connect(m_refuse, &QPushButton::clicked, this, &SelectionBar::deleteRefused);
    connect(m_stop, &QPushButton::clicked, this, &SelectionBar::stopRequested);
    m_close = new QToolButton(this);
    m_close->setObjectName(QStringLiteral("callsSelectionClose"));
    m_close->setIcon(makeIcon(Icon::Close, QApplication::palette()));
    m_close->setIconSize({12, 12});
    m_close->setAutoRaise(true);
    m_row->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &SelectionBar::clearRequested);
    enter(State::Hidden, {});
}

QPushButton *SelectionBar::addButton(const char *name, const QString &text, const QString &toolTip)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QString::fromLatin1(name));
    button->setToolTip(toolTip);
    m_row->addWidget(button);
    return button;
}

void SelectionBar::enter(State state, const QString &text)
{
    const bool announce = state != State::Hidden && (m_state != state || m_text->text() != text);
    m_state = state;
    m_text->setText(text);
    m_progress->setVisible(state == State::Working);
    m_compare->setVisible(state == State::Selected);
    m_export->setVisible(state == State::Selected);
    m_delete->setVisible(state == State::Selected);
    m_confirm->setVisible(state == State::Asking);
    m_refuse->setVisible(state == State::Asking);
    m_stop->setVisible(state == State::Working);
    m_close->setVisible(state == State::Selected || state == State::Done);
    m_close->setAccessibleName(state == State::Selected ? tr("Select nothing") : tr("Close this message"));
    m_close->setToolTip(state == State::Selected ? tr("Select nothing (Esc)") : tr("Close this message"));
    setVisible(state != State::Hidden);
    update();
    if (announce) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void SelectionBar::showSelected(qint64 calls)
{
    setTextRole(m_text, TextRole::Heading);
    m_compare->setEnabled(calls == 2);
    enter(State::Selected,
        tr("%n call(s) selected", nullptr, int(calls)).replace(QString::number(calls), countText(calls)));
}

void SelectionBar::ask(qint64 calls)
{
    const auto counted = [calls](QString text) { return text.replace(QString::number(calls), countText(calls)); };
    setTextRole(m_text, TextRole::Body);
    enter(State::Asking,
        counted(
            tr("Delete %n call(s), with prompt, answer, receipt, note and labels? This cannot be undone. Calls that "
               "still run stay.",
                nullptr, int(calls))));
    m_confirm->setText(counted(tr("Delete %n call(s)", nullptr, int(calls))));
    setPrimary(m_confirm);
    m_refuse->setFocus(); // so that a key pressed too often deletes nothing
}

void SelectionBar::showWork(const QString &text)
{
    setTextRole(m_text, TextRole::Body);
    m_progress->setRange(0, 0);
    enter(State::Working, text);
    m_stop->setFocus();
}

void SelectionBar::setProgress(int done, int all)
{
    m_progress->setRange(0, std::max(1, all));
    m_progress->setValue(done);
}

void SelectionBar::showResult(const QString &text, bool failed)
{
    setTextRole(m_text, failed ? TextRole::Bad : TextRole::Body);
    enter(State::Done, text);
}

void SelectionBar::dismiss()
{
    enter(State::Hidden, {});
}

void SelectionBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (m_state == State::Asking)
        Q_EMIT deleteRefused();
    else if (m_state == State::Working)
        Q_EMIT stopRequested();
    else
        Q_EMIT clearRequested();
}

void SelectionBar::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = themeColors(palette());
    QPainter painter(this);
    const QColor tint = m_state == State::Asking ? colors.bad : colors.accent;
    painter.fillRect(rect(), mixed(colors.surface, tint, 0.1));
    painter.setPen(mixed(colors.surface, tint, 0.35));
    painter.drawLine(0, 0, width(), 0);
    painter.drawLine(0, height() - 1, width(), height() - 1);
}

}
