#include "ui/calls/callconversation.h"

#include "ui/answer/answerextras.h"
#include "ui/calls/messageblock.h"
#include "ui/format.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>

namespace heliograph {

namespace {

/// Messages shown at first, and more at each press of the button.
constexpr size_t kBatch = 24;

QString parameterText(const ChatRequest &request)
{
    const Parameters &p = request.parameters;
    QStringList facts;
    const auto number = [&facts](const char *name, const std::optional<double> &value) {
        if (value)
            facts.append(
                QStringLiteral("%1 %2").arg(QLatin1String(name), QLocale().toString(*value)));
    };
    const auto whole = [&facts](const char *name, const std::optional<qint64> &value) {
        if (value)
            facts.append(QStringLiteral("%1 %2").arg(QLatin1String(name), countText(*value)));
    };
    number("temperature", p.temperature);
    number("top_p", p.topP);
    number("frequency_penalty", p.frequencyPenalty);
    number("presence_penalty", p.presencePenalty);
    whole("max_tokens", p.maxTokens);
    whole("seed", p.seed);
    if (p.stop)
        facts.append(QStringLiteral("stop %1").arg(p.stop->join(QStringLiteral(", "))));
    if (!request.tools.empty())
        facts.append(CallConversation::tr("with tools"));
    return facts.join(QStringLiteral(" · "));
}

QLabel *note(const QString &text, TextRole role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextRole(label, role);
    return label;
}

}

CallConversation::CallConversation(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("callConversation"));
    setAccessibleName(tr("Conversation"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void CallConversation::setDetails(const CallDetails &details)
{
    if (m_id != details.call->id) {
        m_id = details.call->id;
        build(details);
        verticalScrollBar()->setValue(0);
    }
    updateAnswer(*details.call);
}

void CallConversation::build(const CallDetails &details)
{
    m_blocks.clear();
    m_toolNames.clear();
    if (details.request) {
        for (const Message &message : details.request->messages) {
            for (const ToolCall &call : message.toolCalls)
                m_toolNames[call.id] = call.name;
        }
    }
    m_content = new QWidget;
    m_content->setAutoFillBackground(false);
    m_list = new QVBoxLayout(m_content);
    m_list->setContentsMargins(
        spacing::kMedium, spacing::kMedium, spacing::kMedium, spacing::kMedium);
    m_list->setSpacing(spacing::kMedium);
    if (details.request) {
        if (const QString text = parameterText(*details.request); !text.isEmpty())
            m_list->addWidget(note(text, TextRole::Secondary, m_content));
        addMessages(details.request->messages);
    } else {
        m_list->addWidget(note(details.problem, TextRole::Secondary, m_content));
    }
    m_answer = new MessageBlock(tr("Answer"), m_content);
    m_answer->setRaw(m_raw);
    m_blocks.append(m_answer);
    m_list->addWidget(m_answer);
    m_extras = new AnswerExtras(m_content);
    m_list->addWidget(m_extras);
    m_list->addStretch(1);
    setWidget(m_content); // deletes the one before
}

MessageBlock *CallConversation::makeBlock(const Message &message)
{
    QStringList title{roleTitle(message.role)};
    if (!message.name.isEmpty())
        title << message.name;
    else if (const QString tool = m_toolNames.value(message.toolCallId);
             message.role == Role::Tool && !tool.isEmpty())
        title << tool;
    if (message.toolFailed)
        title << tr("failed");
    auto *block = new MessageBlock(title.join(QStringLiteral(" · ")), m_content);
    if (!message.toolCallId.isEmpty())
        block->setTitleToolTip(tr("Answers the tool call %1").arg(message.toolCallId));
    block->setRaw(m_raw);
    block->setMessage(message);
    m_blocks.append(block);
    return block;
}

void CallConversation::addMessages(const std::vector<Message> &messages)
{
    const size_t hidden = messages.size() > kBatch ? messages.size() - kBatch : 0;
    if (hidden > 0) {
        auto *more = new QPushButton(m_content);
        more->setObjectName(QStringLiteral("earlierMessages"));
        const auto earlier = std::make_shared<std::vector<Message>>(
            messages.begin(), messages.begin() + qptrdiff(hidden));
        const auto setCount = [more](size_t count) {
            more->setText(tr("Show earlier messages (%1)").arg(count));
        };
        setCount(hidden);
        connect(more, &QPushButton::clicked, this, [this, more, earlier, setCount] {
            int position = m_list->indexOf(more) + 1;
            const size_t from = earlier->size() > kBatch ? earlier->size() - kBatch : 0;
            for (size_t i = from; i < earlier->size(); ++i)
                m_list->insertWidget(position++, makeBlock((*earlier)[i]));
            earlier->resize(from);
            setCount(from);
            more->setVisible(from > 0);
        });
        m_list->addWidget(more, 0, Qt::AlignLeft);
    }
    for (size_t i = hidden; i < messages.size(); ++i)
        m_list->addWidget(makeBlock(messages[i]));
}

void CallConversation::updateAnswer(const Call &call)
{
    const Answer &answer = call.answer;
    m_answer->setReasoning(answer.reasoning);
    QString text = answer.text;
    if (!answer.refusal.isEmpty())
        text += (text.isEmpty() ? QString() : QStringLiteral("\n\n")) + answer.refusal;
    m_answer->setText(text);
    m_answer->setToolCalls(answer.toolCalls);
    m_answer->setServerTools(answer.serverTools, call.status == CallStatus::Running);
    m_extras->setAnswer(answer);
    const bool empty = text.isEmpty() && answer.reasoning.isEmpty() && answer.toolCalls.empty()
        && answer.serverTools.empty();
    m_answer->setVisible(!empty);
}

void CallConversation::setRaw(bool raw)
{
    m_raw = raw;
    for (MessageBlock *block : std::as_const(m_blocks))
        block->setRaw(raw);
}

}
