#include "core/history/searchtext.h"

#include "core/base/json.h"
#include "core/domain/answer.h"

#include <array>

namespace heliograph {

namespace {

constexpr qsizetype kMaxText = 1'000'000; // a tenth of a second of indexing

/// Members that hold no words of the conversation.
bool isTechnical(const std::string &key)
{
    constexpr std::array<std::string_view, 13> keys{"role", "type", "id", "tool_call_id",
        "tool_use_id", "call_id", "mime_type", "mimeType", "media_type", "data", "signature",
        "thoughtSignature", "encrypted_content"};
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// Members below which the names are the tool's own, not the format's.
bool isToolData(const std::string &key)
{
    constexpr std::array<std::string_view, 5> keys{
        "input", "args", "arguments", "response", "output"};
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool isToolDefinition(const Json &json)
{
    if (!json.is_object() || json.contains("role"))
        return false;
    return json.contains("input_schema") || json.contains("functionDeclarations")
        || json.contains("function_declarations") || json.contains("parameters")
        || (stringMember(json, "type") == QLatin1String("function")
            && member(json, "function").is_object() && !json.contains("id"));
}

/// Files carried as text: nobody looks for a word in base64.
bool isData(const QString &text)
{
    if (text.startsWith(QLatin1String("data:"))
        && text.left(200).contains(QLatin1String(";base64,")))
        return true;
    if (text.size() < 400)
        return false;
    for (const QChar c : QStringView(text).left(400)) {
        if (c.isSpace() || c.unicode() > 127)
            return false;
    }
    return true;
}

void collect(const Json &json, QString &text, bool toolData = false)
{
    if (text.size() > kMaxText || (!toolData && isToolDefinition(json)))
        return;
    if (json.is_string()) {
        const QString string = toQString(json);
        if (!isData(string))
            text += string + QLatin1Char('\n');
    } else if (json.is_array()) {
        for (const Json &item : json)
            collect(item, text, toolData);
    } else if (json.is_object()) {
        for (const auto &[key, value] : json.items()) {
            if (toolData || !isTechnical(key) || !value.is_string())
                collect(value, text, toolData || isToolData(key));
        }
    }
}

}

QString textOfPiece(QByteArrayView piece)
{
    QString text;
    if (const auto json = parseJson(piece))
        collect(*json, text);
    else if (piece.isValidUtf8())
        text = QString::fromUtf8(piece.first(std::min(piece.size(), 4 * kMaxText)));
    return text;
}

QString textOfAnswer(const Answer &answer)
{
    QStringList texts{answer.reasoning, answer.text, answer.refusal};
    for (const ToolCall &call : answer.toolCalls)
        texts << call.name << call.arguments;
    return texts.join(QLatin1Char('\n')).trimmed();
}

}
