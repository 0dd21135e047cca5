#include "core/session/estimate.h"

#include "core/session/attachmenttokens.h"

#include <algorithm>

namespace heliograph {

namespace {

// What the formats put around a message and before the answer, as OpenAI's cookbook counts it.
constexpr qint64 kPerMessage = 4;
constexpr qint64 kPerRequest = 3;
constexpr qint64 kPerTool = 8;
// Anthropic's own system prompt for tools, with tool_choice auto (its documentation, "tool use pricing").
constexpr qint64 kAnthropicTools = 346;
// What is not here to be measured is taken for this much.
constexpr qint64 kBytesOfAPage = 60'000;
constexpr qint64 kBytesOfASecond = 16'000; // sound at 128 kbit/s
constexpr qint64 kAssumedPageTokens = 1'000;

constexpr qint64 ceilDiv(qint64 a, qint64 b) { return (a + b - 1) / b; }

/// An attachment whose size in tokens its bytes do not tell.
qint64 assumedTokens(const ContentPart &part, WireFormat format, const QString &model)
{
    switch (part.kind) {
    case ContentPart::Kind::Image:
        return imageTokens({}, format, model);
    case ContentPart::Kind::Audio:
        return ceilDiv(part.data.size(), kBytesOfASecond) * (format == WireFormat::Gemini ? 32 : 10);
    default:
        return std::max<qint64>(1, ceilDiv(part.data.size(), kBytesOfAPage)) * kAssumedPageTokens;
    }
}

class Estimator final
{
public:
    Estimator(WireFormat format, QString model) : m_format(format), m_model(std::move(model)) { }

    void add(const Message &message)
    {
        result.text += kPerMessage;
        for (const ContentPart &part : message.parts)
            add(part);
        for (const ToolCall &call : message.toolCalls)
            result.text += kPerMessage + estimatedTextTokens(call.name) + estimatedTextTokens(call.arguments);
    }

    void add(const Tool &tool)
    {
        result.tools += kPerTool + estimatedTextTokens(tool.name) + estimatedTextTokens(tool.description)
            + estimatedTextTokens(QString::fromUtf8(tool.raw.isEmpty() ? tool.parameters : tool.raw));
    }

    TokenEstimate result;

private:
    void add(const ContentPart &part)
    {
        switch (part.kind) {
        case ContentPart::Kind::Text:
        case ContentPart::Kind::Refusal:
            result.text += estimatedTextTokens(part.text);
            break;
        case ContentPart::Kind::Reasoning: // earlier thinking is dropped by the providers, or is not counted
            break;
        case ContentPart::Kind::Image:
            result.images += attachment(part);
            break;
        case ContentPart::Kind::Audio:
        case ContentPart::Kind::File:
            result.files += attachment(part);
            break;
        case ContentPart::Kind::Other:
            result.text += estimatedTextTokens(QString::fromUtf8(part.raw));
            break;
        }
    }

    qint64 attachment(const ContentPart &part)
    {
        const auto known = attachmentTokens(part, m_format, m_model);
        result.guessed = result.guessed || !known;
        return known ? *known : assumedTokens(part, m_format, m_model);
    }

    WireFormat m_format;
    QString m_model;
};

/// Hundredths of a token.
int weightOf(QChar c)
{
    const char16_t u = c.unicode();
    if (u < 0x80)
        return c.isLetter() || u == u' ' ? 23 : 45;
    if (c.isSurrogate())
        return 75; // an emoji is two of these
    if (u >= 0x2e80 && u <= 0xd7ff)
        return 85; // Chinese, Japanese, Korean
    return 45;
}

}

qint64 estimatedTextTokens(QStringView text)
{
    qint64 sum = 0;
    for (const QChar c : text)
        sum += weightOf(c);
    return ceilDiv(sum, 100);
}

TokenEstimate estimateTokens(const ChatRequest &request, WireFormat format)
{
    Estimator estimator(format, request.model);
    for (const Message &message : request.messages)
        estimator.add(message);
    for (const Tool &tool : request.tools)
        estimator.add(tool);
    TokenEstimate estimate = estimator.result;
    estimate.text += request.messages.empty() ? 0 : kPerRequest;
    if (format == WireFormat::Anthropic && !request.tools.empty())
        estimate.tools += kAnthropicTools;
    if (request.responseFormat)
        estimate.tools += estimatedTextTokens(QString::fromUtf8(request.responseFormat->schema));
    return estimate;
}

}
