#include "core/wire/geminimessages.h"

#include "core/base/json.h"
#include "core/wire/geminicallid.h"
#include "core/wire/geminiparts.h"
#include "core/wire/rawjson.h"

#include <QRegularExpression>

#include <algorithm>

namespace heliograph {

namespace {

bool hasBlocks(const Message &message)
{
    return !message.blocks.empty() && message.blocksFormat == WireFormat::Gemini;
}

bool isSystem(const Message &message)
{
    return message.role == Role::System || message.role == Role::Developer;
}

QByteArray list(const std::vector<QByteArray> &items)
{
    QByteArray text = "[";
    for (const QByteArray &item : items) {
        if (text.size() > 1)
            text += ',';
        text += item;
    }
    return text + ']';
}

/// Gemini 3 and later refuse a turn whose first function call has no signature. Google's own word
/// for calls that another model made (its guide "Thought signatures").
QString foreignSignature(const QString &model)
{
    static const QRegularExpression strict(QStringLiteral("gemini-([3-9]|[1-9]\\d|\\w+-latest)"));
    return strict.match(model).hasMatch() ? QStringLiteral("skip_thought_signature_validator")
                                          : QString();
}

std::vector<QByteArray> partsOf(const Message &message)
{
    std::vector<QByteArray> parts;
    for (const ContentPart &part : message.parts) {
        if (QByteArray json = encodeGeminiPart(part); !json.isEmpty())
            parts.push_back(std::move(json));
    }
    return parts;
}

/// The parts of an assistant's message by its fields alone.
std::vector<QByteArray> turnOf(const Message &message, const QString &signature)
{
    std::vector<QByteArray> parts = partsOf(message);
    for (size_t i = 0; i < message.toolCalls.size(); ++i)
        parts.push_back(encodeGeminiCall(message.toolCalls[i], i == 0 ? signature : QString()));
    return parts;
}

class Writer final
{
public:
    explicit Writer(const QString &model) : m_signature(foreignSignature(model)) { }

    void add(const Message &message)
    {
        if (isSystem(message)) {
            addSystem(message);
            return;
        }
        const bool answersTool = message.role == Role::Tool;
        const bool raw = hasBlocks(message);
        const bool goesOn =
            raw ? message.blocks.front().isEmpty() && m_open : answersTool && m_answers;
        if (!goesOn)
            begin(message);
        if (raw) {
            for (const QByteArray &block : message.blocks) {
                if (!block.isEmpty())
                    m_parts.push_back(block);
            }
        } else if (message.role == Role::Assistant) {
            m_parts = turnOf(message, m_signature);
        } else if (answersTool) {
            m_parts.push_back(encodeGeminiResponse(message, nameOf(message)));
        } else {
            m_parts = partsOf(message);
        }
        m_answers = answersTool;
        for (const ToolCall &call : message.toolCalls)
            m_calls.push_back(call);
    }

    GeminiContents finish()
    {
        end();
        return {m_systems == 0              ? QByteArray()
                : m_systemContent.isEmpty() ? systemOfParts()
                                            : m_systemContent,
            list(m_contents)};
    }

private:
    void addSystem(const Message &message)
    {
        ++m_systems;
        if (!hasBlocks(message)) {
            for (QByteArray &part : partsOf(message))
                m_systemParts.push_back(std::move(part));
        } else {
            const QByteArray &content = message.blocks.front();
            for (const RawMember &member : rawMembers(content).value_or(std::vector<RawMember>())) {
                if (member.key != "parts")
                    continue;
                for (const QByteArrayView part :
                    rawElements(member.value).value_or(std::vector<QByteArrayView>()))
                    m_systemParts.push_back(part.toByteArray());
            }
            m_systemContent = content;
        }
        if (m_systems > 1)
            m_systemContent.clear();
    }

    QByteArray systemOfParts() const
    {
        RawObject content;
        content.add("parts", list(m_systemParts));
        return content.text();
    }

    void begin(const Message &message)
    {
        end();
        m_open = message.role != Role::Assistant;
        m_answers = false;
        m_role = message.role == Role::Assistant ? "model" : "user";
        m_extra = message.extra;
        m_begun = true;
    }

    void end()
    {
        if (!m_begun)
            return;
        RawObject content;
        content.addString("role", QString::fromLatin1(m_role));
        content.add("parts", list(m_parts));
        content.addMembersOf(m_extra);
        m_contents.push_back(content.text());
        m_parts.clear();
        m_begun = false;
    }

    /// Gemini finds the call of an answer by its tool's name, which other formats leave out.
    QString nameOf(const Message &answer) const
    {
        if (!answer.name.isEmpty())
            return answer.name;
        if (answer.toolCallId.isEmpty())
            return QStringLiteral("tool");
        const auto call = std::find_if(m_calls.rbegin(), m_calls.rend(),
            [&](const ToolCall &known) { return known.id == answer.toolCallId; });
        return call == m_calls.rend() ? answer.toolCallId : call->name;
    }

    QString m_signature;
    std::vector<QByteArray> m_contents;
    std::vector<QByteArray> m_systemParts;
    QByteArray m_systemContent; ///< of the only system message, as it came
    int m_systems = 0;
    bool m_begun = false;
    bool m_open = false; ///< the content at hand is a user's
    bool m_answers = false; ///< and what came last in it answers a tool
    QByteArray m_role;
    QByteArray m_extra;
    std::vector<QByteArray> m_parts;
    std::vector<ToolCall> m_calls; ///< so far
};

/// A content taken apart.
struct RawContent {
    QString role;
    std::vector<QByteArrayView> parts;
    QByteArray extra;
};

std::optional<RawContent> contentOf(QByteArrayView raw)
{
    const auto members = rawMembers(raw);
    if (!members)
        return std::nullopt;
    RawContent content;
    RawObject extra;
    for (const RawMember &member : *members) {
        if (member.key == "role") {
            content.role = toQString(parseJson(member.value).value_or(Json()));
        } else if (member.key == "parts") {
            const auto parts = rawElements(member.value);
            if (!parts)
                return std::nullopt;
            content.parts = *parts;
        } else {
            extra.add(member.key, member.value);
        }
    }
    if (extra.text() != "{}")
        content.extra = extra.text();
    return content;
}

/// A part with its own text where the fields do not say it all.
ContentPart fullPart(QByteArrayView raw)
{
    ContentPart part = decodeGeminiPart(raw);
    if (!sameJson(encodeGeminiPart(part), raw)) {
        part.raw = raw.toByteArray();
        part.rawFormat = WireFormat::Gemini;
    }
    return part;
}

class Reader final
{
public:
    bool add(QByteArrayView raw)
    {
        const auto content = contentOf(raw);
        if (!content)
            return false;
        if (content->role == QLatin1String("model"))
            addTurn(*content);
        else if (content->role.isEmpty() || content->role == QLatin1String("user")
            || content->role == QLatin1String("function"))
            addUser(*content);
        else
            return false;
        return true;
    }

    std::vector<Message> messages;

private:
    void addTurn(const RawContent &content)
    {
        Message message;
        message.role = Role::Assistant;
        message.extra = content.extra;
        m_waiting.clear();
        for (const QByteArrayView raw : content.parts) {
            const GeminiPartData data = dataOfGeminiPart(raw);
            if (data.key == "functionCall") {
                ToolCall call = decodeGeminiCall(data.value);
                if (call.id.isEmpty())
                    call.id = madeCallId(QStringLiteral("request"), m_calls, call.name);
                ++m_calls;
                m_waiting.push_back(call);
                message.toolCalls.push_back(std::move(call));
            } else if (ContentPart part = decodeGeminiPart(raw);
                       part.kind != ContentPart::Kind::Other) {
                message.parts.push_back(std::move(part));
            }
        }
        const std::vector<QByteArray> plain = turnOf(message, {});
        if (!std::equal(
                plain.begin(), plain.end(), content.parts.begin(), content.parts.end(), sameJson))
            keepParts(message, content.parts, false);
        messages.push_back(std::move(message));
        m_afterAnswers = false;
    }

    void addUser(const RawContent &content)
    {
        struct Piece {
            Message message;
            std::vector<QByteArrayView> raw;
        };
        std::vector<Piece> pieces;
        bool plain = true;
        for (const QByteArrayView raw : content.parts) {
            const GeminiPartData data = dataOfGeminiPart(raw);
            if (data.key == "functionResponse") {
                pieces.push_back({decodeGeminiResponse(data.value), {raw}});
                Message &answer = pieces.back().message;
                answered(answer);
                plain = plain && sameJson(encodeGeminiResponse(answer, answer.name), raw);
                continue;
            }
            if (pieces.empty() || pieces.back().message.role != Role::User)
                pieces.emplace_back();
            pieces.back().message.parts.push_back(fullPart(raw));
            pieces.back().raw.push_back(raw);
        }
        if (pieces.empty())
            pieces.emplace_back();
        pieces.front().message.extra = content.extra;
        const auto isAnswer = [](const Piece &piece) { return piece.message.role == Role::Tool; };
        const bool answers = std::all_of(pieces.begin(), pieces.end(), isAnswer);
        // Neighbouring answers are written into one content, and nothing else is.
        plain = plain && (answers ? !m_afterAnswers : pieces.size() == 1);
        for (size_t i = 0; i < pieces.size(); ++i) {
            if (!plain)
                keepParts(pieces[i].message, pieces[i].raw, i > 0);
            messages.push_back(std::move(pieces[i].message));
        }
        m_afterAnswers = isAnswer({messages.back(), {}});
    }

    static void keepParts(Message &message, const std::vector<QByteArrayView> &parts, bool goesOn)
    {
        if (goesOn)
            message.blocks.emplace_back();
        for (const QByteArrayView part : parts)
            message.blocks.push_back(part.toByteArray());
        message.blocksFormat = message.blocks.empty() ? WireFormat::Unknown : WireFormat::Gemini;
    }

    /// An answer that names no call answers the first one of its tool that nobody has answered.
    void answered(Message &answer)
    {
        const auto call =
            std::find_if(m_waiting.begin(), m_waiting.end(), [&](const ToolCall &known) {
                return answer.toolCallId.isEmpty() ? known.name == answer.name
                                                   : known.id == answer.toolCallId;
            });
        if (call == m_waiting.end())
            return;
        answer.toolCallId = call->id;
        m_waiting.erase(call);
    }

    std::vector<ToolCall> m_waiting; ///< of the model's last turn
    int m_calls = 0;
    bool m_afterAnswers = false;
};

}

GeminiContents encodeGeminiMessages(const std::vector<Message> &messages, const QString &model)
{
    Writer writer(model);
    for (const Message &message : messages)
        writer.add(message);
    return writer.finish();
}

std::optional<std::vector<Message>> decodeGeminiContents(QByteArrayView contents)
{
    const auto elements = rawElements(contents);
    if (!elements)
        return std::nullopt;
    Reader reader;
    for (const QByteArrayView element : *elements) {
        if (!reader.add(element))
            return std::nullopt;
    }
    return std::move(reader.messages);
}

std::optional<Message> decodeGeminiSystem(QByteArrayView raw)
{
    const auto content = contentOf(raw);
    if (!content)
        return std::nullopt;
    Message message;
    message.role = Role::System;
    for (const QByteArrayView part : content->parts)
        message.parts.push_back(fullPart(part));
    // Most clients give the instruction a role, which means nothing.
    RawObject plain;
    plain.add("parts", list(partsOf(message)));
    if (!sameJson(plain.text(), raw)) {
        message.blocks = {raw.toByteArray()};
        message.blocksFormat = WireFormat::Gemini;
    }
    return message;
}

}
