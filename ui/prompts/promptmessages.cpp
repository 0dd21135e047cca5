#include "ui/prompts/promptmessages.h"

#include "ui/playground/conversation.h"
#include "ui/playground/growingedit.h"
#include "ui/prompts/variablehighlighter.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>

namespace heliograph {

namespace {

constexpr int kMargin = 6; ///< pixels around the text
constexpr int kMostLines = 400; ///< beyond that a message scrolls by itself

}

QString besidesMessages(const ChatRequest &content)
{
    QStringList parts;
    if (!content.model.isEmpty())
        parts << content.model;
    if (!content.tools.empty())
        parts << PromptMessages::tr("%Ln tools", nullptr, int(content.tools.size()));
    if (content.responseFormat)
        parts << PromptMessages::tr("answer as JSON");
    const Parameters &p = content.parameters;
    if (p.temperature)
        parts << PromptMessages::tr("temperature %1").arg(*p.temperature);
    if (p.topP)
        parts << PromptMessages::tr("top p %1").arg(*p.topP);
    if (p.maxTokens)
        parts << PromptMessages::tr("at most %1 tokens").arg(*p.maxTokens);
    if (p.reasoningEffort)
        parts << PromptMessages::tr("reasoning effort %1").arg(*p.reasoningEffort);
    if (p.seed)
        parts << PromptMessages::tr("seed %1").arg(*p.seed);
    return parts.join(QStringLiteral(" · "));
}

PromptMessages::PromptMessages(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("promptMessages"));
    setAccessibleName(tr("Messages of the version"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    showContent({});
}

void PromptMessages::showContent(const ChatRequest &content)
{
    m_content = content;
    m_fields.clear();
    m_inside = new QWidget;
    m_column = new QVBoxLayout(m_inside);
    m_column->setContentsMargins(0, 0, spacing::kSmall, 0);
    m_column->setSpacing(spacing::kTiny);
    for (size_t i = 0; i < m_content.messages.size(); ++i)
        addMessage(i);
    m_column->addStretch(1);
    setWidget(m_inside); // the one before goes
    setEditable(m_editable);
}

QLabel *PromptMessages::addLabel(const QString &text)
{
    auto *label = new QLabel(text, m_inside);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    setTextRole(label, TextRole::Secondary);
    m_column->addWidget(label);
    return label;
}

void PromptMessages::addMessage(size_t index)
{
    const Message &message = m_content.messages[index];
    if (index > 0)
        m_column->addSpacing(spacing::kSmall);
    const QString role = message.name.isEmpty() ? roleLabel(message.role)
                                                : QStringLiteral("%1, %2").arg(roleLabel(message.role), message.name);
    addLabel(role);
    for (size_t part = 0; part < message.parts.size(); ++part) {
        if (message.parts[part].kind != ContentPart::Kind::Text) {
            addLabel(partLabel(message.parts[part]));
            continue;
        }
        auto *edit = new GrowingEdit(1, kMostLines, m_inside);
        edit->setObjectName(QStringLiteral("promptText-%1").arg(m_fields.size()));
        edit->setAccessibleName(role);
        edit->document()->setDocumentMargin(kMargin);
        edit->setPlainText(message.parts[part].text);
        new VariableHighlighter(edit->document(), edit);
        m_column->addWidget(edit);
        m_fields.push_back({index, part, edit});
        connect(edit, &QPlainTextEdit::textChanged, this, [this, edit] {
            if (m_editable && edit->document()->isModified())
                Q_EMIT changed();
        });
        edit->document()->setModified(false);
    }
    for (const ToolCall &call : message.toolCalls)
        addLabel(tr("calls %1 with %2").arg(call.name, call.arguments.left(200)));
}

void PromptMessages::setEditable(bool editable)
{
    m_editable = editable;
    for (const Field &field : m_fields)
        field.edit->setReadOnly(!editable);
    if (editable && !m_fields.empty())
        m_fields.back().edit->setFocus(Qt::OtherFocusReason);
}

ChatRequest PromptMessages::content() const
{
    ChatRequest content = m_content;
    for (const Field &field : m_fields) {
        Message &message = content.messages[field.message];
        ContentPart &part = message.parts[field.part];
        if (!field.edit->document()->isModified() || part.text == field.edit->toPlainText())
            continue;
        part.text = field.edit->toPlainText();
        part.raw.clear();
        message.blocks.clear();
        message.blocksFormat = WireFormat::Unknown;
    }
    return content;
}

}
