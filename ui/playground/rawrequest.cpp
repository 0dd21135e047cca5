#include "ui/playground/rawrequest.h"

#include "core/base/json.h"
#include "core/wire/codec.h"
#include "ui/widgets/jsonhighlighter.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>

namespace heliograph {

namespace {

constexpr int kCheckPauseMs = 300;

}

QString rawRequestNote(const QByteArray &body, WireFormat format)
{
    if (body.isEmpty())
        return RawRequest::tr("There is nothing to send yet.");
    if (body.size() > kReadableRawBytes)
        return RawRequest::tr("Too long to be looked at here; it is sent as it is.");
    if (!parseJson(body))
        return RawRequest::tr("This is no JSON. It is sent all the same.");
    const Codec *codec = codecFor(format);
    if (!codec)
        return {};
    const auto request = codec->decodeRequest(body);
    return request ? QString()
                   : RawRequest::tr("%1 It is sent all the same.").arg(request.error().message);
}

RawRequest::RawRequest(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("rawRequest"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::kSmall, 0, spacing::kSmall, spacing::kSmall);
    column->setSpacing(spacing::kTiny);
    m_edit = new QPlainTextEdit(this);
    m_edit->setObjectName(QStringLiteral("rawBody"));
    m_edit->setAccessibleName(tr("Body of the request"));
    m_edit->setPlaceholderText(tr("Write or paste the body of a request. Exactly these bytes are sent."));
    m_edit->setFont(codeFont());
    m_edit->setTabStopDistance(QFontMetricsF(codeFont()).horizontalAdvance(u' ') * 4);
    new JsonHighlighter(m_edit);
    column->addWidget(m_edit, 1);

    auto *row = new QHBoxLayout;
    row->setSpacing(spacing::kSmall);
    const auto addButton = [&](const char *name, const QString &text, const QString &toolTip) {
        auto *button = new QToolButton(this);
        button->setObjectName(QLatin1String(name));
        button->setText(text);
        button->setToolTip(toolTip);
        button->setAutoRaise(true);
        row->addWidget(button);
        return button;
    };
    m_pretty = addButton("rawPretty", tr("Indent"), tr("Set the JSON on lines of its own"));
    m_refill = addButton("rawRefill", tr("From the conversation"),
        tr("Replace this with what the conversation would send"));
    m_note = new QLabel(this);
    m_note->setObjectName(QStringLiteral("rawNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    setTextRole(m_note, TextRole::Secondary);
    row->addWidget(m_note, 1);
    m_send = new QPushButton(this);
    m_send->setObjectName(QStringLiteral("rawSend"));
    setPrimary(m_send);
    row->addWidget(m_send);
    column->addLayout(row);

    auto *send = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), m_edit);
    send->setContext(Qt::WidgetShortcut);
    connect(send, &QShortcut::activated, this, &RawRequest::sendRequested);
    connect(m_send, &QPushButton::clicked, this, [this] {
        if (m_busy)
            Q_EMIT stopRequested();
        else
            Q_EMIT sendRequested();
    });
    connect(m_pretty, &QToolButton::clicked, this, &RawRequest::pretty);
    connect(m_refill, &QToolButton::clicked, this, &RawRequest::refillRequested);
    m_checkTimer.setSingleShot(true);
    m_checkTimer.setInterval(kCheckPauseMs);
    connect(&m_checkTimer, &QTimer::timeout, this, &RawRequest::check);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        if (m_bytes.isEmpty())
            m_checkTimer.start();
        refreshButton();
        Q_EMIT changed();
    });
    check();
}

void RawRequest::setBody(const QByteArray &body, WireFormat format)
{
    m_format = format;
    const QString text = QString::fromUtf8(body);
    // A text field turns line ends into one kind and drops NUL: such bytes stay beside it.
    const bool text8 = text.toUtf8() == body && !body.contains('\r') && !body.contains('\0');
    m_bytes = text8 ? QByteArray() : body;
    m_edit->setReadOnly(!text8);
    m_edit->setPlainText(text);
    check();
}

QByteArray RawRequest::body() const
{
    return m_bytes.isEmpty() ? m_edit->toPlainText().toUtf8() : m_bytes;
}

void RawRequest::setBusy(bool busy)
{
    m_busy = busy;
    refreshButton();
}

void RawRequest::refreshButton()
{
    m_send->setText(m_busy ? tr("Stop") : tr("Send as it is"));
    m_send->setIcon(makeIcon(m_busy ? Icon::Stop : Icon::Send, palette()));
    m_send->setToolTip(m_busy ? tr("Stop the answer (Esc)") : tr("Send exactly these bytes (Ctrl+Enter)"));
    m_send->setAccessibleName(m_send->text());
    m_send->setEnabled(m_busy || !m_bytes.isEmpty() || !m_edit->document()->isEmpty());
    m_refill->setEnabled(!m_busy);
}

void RawRequest::takeFocus()
{
    m_edit->setFocus();
}

void RawRequest::pretty()
{
    const auto json = parseJson(body());
    if (!json || !m_bytes.isEmpty())
        return;
    QTextCursor cursor(m_edit->document()); // so that it can be undone
    cursor.select(QTextCursor::Document);
    cursor.insertText(QString::fromUtf8(dumpJsonPretty(*json)));
}

void RawRequest::check()
{
    const QByteArray bytes = body();
    QString note = rawRequestNote(bytes, m_format);
    if (!m_bytes.isEmpty())
        note = tr("These bytes are no plain text, so they cannot be edited here. They are sent as they are.");
    const QString size = QLocale().formattedDataSize(bytes.size(), 1, QLocale::DataSizeTraditionalFormat);
    m_note->setText(note.isEmpty() ? size : QStringLiteral("%1 · %2").arg(size, note));
    m_pretty->setEnabled(m_bytes.isEmpty() && bytes.size() <= kReadableRawBytes && parseJson(bytes).has_value());
    refreshButton();
}

}
