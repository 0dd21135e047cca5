#include "core/history/searchtext.h"

#include "core/base/json.h"
#include "core/history/database.h"

#include <array>

namespace heliograph {

namespace {

constexpr qsizetype kMaxText = 1'000'000; // a tenth of a second of indexing
constexpr int kMaxExpressions = 16;
constexpr int kShortestBeginning = 3; // letters

bool writtenWithoutSpaces(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

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

bool hasWord(const QString &text)
{
    return std::any_of(
        text.begin(), text.end(), [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
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

QString separated(const QString &text)
{
    QString out;
    out.reserve(text.size());
    bool alone = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        qsizetype length = 1;
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
            length = 2;
        }
        const bool now = c > 0x7f && writtenWithoutSpaces(c);
        if (now || alone)
            out += QLatin1Char(' ');
        out += QStringView(text).sliced(i, length);
        alone = now;
        i += length - 1;
    }
    return out;
}

QStringList searchExpressions(const QString &typed)
{
    QStringList expressions;
    const auto add = [&](QString term, bool beginning) {
        term.remove(QChar(0)); // would end the expression
        if (expressions.size() >= kMaxExpressions || !hasWord(term))
            return;
        // Inside quotes the full-text grammar knows no operators, and we leave no quote inside.
        term.replace(QLatin1Char('"'), QLatin1Char(' '));
        const QString words = separated(term).simplified();
        // One or two letters begin too many words to be of use, and reading them all takes long; a character that is a
        // word of its own begins none.
        const QString last = words.mid(words.lastIndexOf(QLatin1Char(' ')) + 1);
        const bool open = beginning && last.size() >= kShortestBeginning;
        expressions.append(QLatin1Char('"') + words + QLatin1Char('"') + (open ? QStringLiteral("*") : QString()));
    };
    QString text =
        QString::fromUtf8(typed.left(2000).toUtf8()); // without halves of surrogate pairs
    text.replace(QChar(0x201c), QLatin1Char('"')).replace(QChar(0x201d), QLatin1Char('"'));
    const QStringList parts = text.split(QLatin1Char('"')); // every second part stood in quotes
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (i % 2 == 1) {
            add(parts[i], i + 1 == parts.size()); // the closing quote is still to be typed
            continue;
        }
        const QStringList words = parts[i].simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        const bool last = i + 1 == parts.size();
        for (qsizetype w = 0; w < words.size(); ++w)
            add(words[w], last && w + 1 == words.size());
    }
    return expressions;
}

void indexText(Database &database, qint64 id, const QString &text)
{
    if (!hasWord(text))
        return;
    Statement insert(
        database, QStringLiteral("INSERT INTO search_texts (rowid, text) VALUES (?, ?)"));
    insert.bind(id).bind(separated(text.left(kMaxText))).run();
}

void unindexText(Database &database, qint64 id, const QString &text)
{
    if (!hasWord(text))
        return;
    Statement remove(database,
        QStringLiteral("INSERT INTO search_texts (search_texts, rowid, text) VALUES ('delete', ?, ?)"));
    remove.bind(id).bind(separated(text.left(kMaxText))).run();
}

}
