#include "ui/calls/bodypane.h"

#include "core/base/whenready.h"
#include "ui/widgets/jsonhighlighter.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copybutton.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollBar>
#include <QToolButton>

namespace heliograph {

namespace {

/// Written at once; more would be felt.
constexpr qsizetype kPieceChars = 40'000;

QToolButton *choice(const QString &text, const char *name, QButtonGroup *group, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setCheckable(true);
    button->setObjectName(QString::fromLatin1(name));
    button->setAccessibleName(text);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    group->addButton(button);
    return button;
}

}

BodyPane::BodyPane(QWidget *parent) : QWidget(parent)
{
    auto *group = new QButtonGroup(this);
    m_requestButton = choice(tr("Request"), "bodyRequest", group, this);
    m_responseButton = choice(tr("Response"), "bodyResponse", group, this);
    m_requestButton->setChecked(true);
    connect(m_responseButton, &QToolButton::toggled, this, [this](bool response) {
        m_response = response;
        prepare(kBodyPreviewChars);
    });
    m_size = new QLabel(this);
    setTextRole(m_size, TextRole::Secondary);
    auto *copy = new CopyButton(
        tr("Copy the body"), [this] { return QString::fromUtf8(body()); }, this);
    copy->setObjectName(QStringLiteral("bodyCopy"));
    auto *save = new QPushButton(tr("Save…"), this);
    save->setObjectName(QStringLiteral("bodySave"));
    save->setAccessibleName(tr("Save the body to a file"));
    save->setToolTip(tr("Save exactly these bytes to a file"));
    connect(save, &QPushButton::clicked, this, &BodyPane::save);

    m_view = new QPlainTextEdit(this);
    m_view->setObjectName(QStringLiteral("bodyText"));
    m_view->setAccessibleName(tr("Body"));
    m_view->setReadOnly(true);
    m_view->setFont(codeFont());
    m_view->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUndoRedoEnabled(false);
    new JsonHighlighter(m_view);

    m_note = new QLabel(this);
    m_note->setWordWrap(true);
    setTextRole(m_note, TextRole::Secondary);
    m_showAll = new QPushButton(tr("Show all"), this);
    m_showAll->setObjectName(QStringLiteral("bodyShowAll"));
    connect(m_showAll, &QPushButton::clicked, this, [this] { prepare(kBodyAllChars); });

    auto *top = new QHBoxLayout;
    top->setSpacing(spacing::kTiny);
    top->addWidget(m_requestButton);
    top->addWidget(m_responseButton);
    top->addSpacing(spacing::kSmall);
    top->addWidget(m_size, 1);
    top->addWidget(copy);
    top->addWidget(save);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_note, 1);
    bottom->addWidget(m_showAll);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        spacing::kMedium, spacing::kSmall, spacing::kMedium, spacing::kSmall);
    layout->setSpacing(spacing::kSmall);
    layout->addLayout(top);
    layout->addWidget(m_view, 1);
    layout->addLayout(bottom);
    m_note->hide();
    m_showAll->hide();

    m_writer.setInterval(0);
    connect(&m_writer, &QTimer::timeout, this, &BodyPane::writeMore);
}

BodyPane::~BodyPane() = default;

const QByteArray &BodyPane::body() const
{
    static const QByteArray none;
    if (!m_call)
        return none;
    return m_response ? m_call->exchange.responseBody : m_call->exchange.requestBody;
}

void BodyPane::setCall(std::shared_ptr<const Call> call)
{
    const bool same = m_call && call && m_call->id == call->id;
    const QByteArray before = body();
    m_call = std::move(call);
    if (same && before == body())
        return;
    prepare(same ? m_maxChars : kBodyPreviewChars);
}

void BodyPane::prepare(qsizetype maxChars)
{
    m_maxChars = maxChars;
    m_stale = !isVisible();
    if (m_stale)
        return;
    m_writer.stop();
    m_size->setText(m_call
            ? QLocale().formattedDataSize(body().size(), 1, QLocale::DataSizeTraditionalFormat)
            : QString());
    m_busy = true;
    const quint64 token = ++m_token;
    const auto prepared = QtFuture::makeReadyFuture(body()).then(QtFuture::Launch::Async,
        [maxChars](const QByteArray &bytes) { return bodyText(bytes, maxChars); });
    whenReady(prepared, this, [this, token](const BodyText &text) {
        if (token == m_token)
            show(text);
    });
}

void BodyPane::show(const BodyText &text)
{
    m_busy = false;
    QStringList notes;
    if (text.text.isEmpty())
        notes.append(m_response ? tr("Nothing was received.") : tr("Nothing was sent."));
    if (text.cut)
        notes.append(tr("Only the beginning is shown."));
    if (text.longStrings > 0)
        notes.append(tr(
            "%n long string(s) shortened; Save keeps every byte.", nullptr, int(text.longStrings)));
    m_note->setText(notes.join(QLatin1Char(' ')));
    m_note->setVisible(!notes.isEmpty());
    m_showAll->setVisible(text.cut && m_maxChars < kBodyAllChars);
    // A body that grows while it is looked at is written on, not anew.
    if (m_written > 0 && m_written == m_text.size() && text.text.size() > m_written
        && text.text.startsWith(m_text)) {
        m_text = text.text;
    } else {
        m_text = text.text;
        m_written = 0;
        m_view->clear();
    }
    m_writer.start();
    writeMore();
}

void BodyPane::writeMore()
{
    if (m_written < m_text.size()) {
        qsizetype end = std::min(m_written + kPieceChars, m_text.size());
        if (end < m_text.size() && m_text[end - 1].isHighSurrogate())
            ++end;
        const int scrolled = m_view->verticalScrollBar()->value();
        QTextCursor cursor(m_view->document());
        cursor.movePosition(QTextCursor::End);
        cursor.insertText(m_text.mid(m_written, end - m_written));
        m_view->verticalScrollBar()->setValue(scrolled);
        m_written = end;
    }
    if (m_written >= m_text.size())
        m_writer.stop();
}

void BodyPane::save()
{
    if (!m_call)
        return;
    const QString id = m_call->id.toString(QUuid::WithoutBraces).left(8);
    const QString name =
        QStringLiteral("%1-%2.%3")
            .arg(id, m_response ? QStringLiteral("response") : QStringLiteral("request"),
                m_response && m_call->streamed ? QStringLiteral("txt") : QStringLiteral("json"));
    const QByteArray bytes = body();
    auto *dialog = new QFileDialog(this, tr("Save the body"), QString(), QString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, [this, bytes](const QString &path) {
        QSaveFile file(path);
        const bool saved =
            file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
        m_note->setText(
            saved ? tr("Saved.") : tr("The file could not be written: %1").arg(file.errorString()));
        m_note->show();
    });
    dialog->open();
}

void BodyPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        prepare(m_maxChars);
}

}
