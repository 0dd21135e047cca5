#include "core/wire/geminiconfig.h"

#include "core/base/json.h"
#include "core/wire/geminiparts.h"
#include "core/wire/rawjson.h"
#include "core/wire/tooljson.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace heliograph {

namespace {

using Members = std::vector<RawMember>;

/// The members of an object; of those that it names twice, in whatever spelling, the last.
Members membersOf(QByteArrayView object)
{
    Members all = rawMembers(object).value_or(Members());
    QSet<QByteArray> seen;
    Members members;
    for (size_t i = all.size(); i-- > 0;) {
        const QByteArray key = camelCase(all[i].key);
        if (!seen.contains(key))
            members.push_back(std::move(all[i]));
        seen.insert(key);
    }
    std::reverse(members.begin(), members.end());
    return members;
}

/// Writes an object of the fields' members and an extra one's, where those of extra win.
class Merged final
{
public:
    explicit Merged(QByteArrayView extra) : m_extra(extra)
    {
        for (const RawMember &member : membersOf(extra))
            m_taken.insert(camelCase(member.key));
    }

    bool isTaken(const QByteArray &key) const { return m_taken.contains(key); }
    QByteArrayView extraOf(const QByteArray &key) const
    {
        for (const RawMember &member : membersOf(m_extra)) {
            if (camelCase(member.key) == key)
                return member.value;
        }
        return {};
    }
    void add(const QByteArray &key, QByteArrayView value)
    {
        if (!isTaken(key))
            m_object.add(key, value);
    }
    /// An object that is itself merged, in the place of extra's.
    void addMerged(const QByteArray &key, const QByteArray &value)
    {
        if (value.isEmpty())
            return;
        m_object.add(key, value);
        m_merged.insert(key);
    }
    /// Empty where there is no member.
    QByteArray text()
    {
        for (const RawMember &member : membersOf(m_extra)) {
            if (!m_merged.contains(camelCase(member.key)))
                m_object.add(member.key, member.value);
        }
        const QByteArray text = m_object.text();
        return text == "{}" ? QByteArray() : text;
    }

private:
    QByteArrayView m_extra;
    QSet<QByteArray> m_taken;
    QSet<QByteArray> m_merged;
    RawObject m_object;
};

QByteArray number(double value)
{
    return dumpJson(Json(value));
}

QByteArray stringList(const QStringList &texts)
{
    Json list = Json::array();
    for (const QString &text : texts)
        list.push_back(toJson(text));
    return dumpJson(list);
}

/// What Gemini 2.5, which knows no levels, gets for one: as Google's own OpenAI-compatible door
/// translates it.
std::optional<qint64> budgetOf(const QString &effort, const QString &model)
{
    static const QRegularExpression older(QStringLiteral("gemini-2\\.5"));
    const bool none = effort == QLatin1String("none");
    if (none || !older.match(model).hasMatch())
        return none ? std::optional<qint64>(0) : std::nullopt;
    if (effort == QLatin1String("minimal") || effort == QLatin1String("low"))
        return 1024;
    if (effort == QLatin1String("medium"))
        return 8192;
    return effort == QLatin1String("high") ? std::optional<qint64>(24576) : std::nullopt;
}

/// Who asks for thinking wants to see the thoughts; Gemini shows them only on demand.
bool wantsThoughts(const Parameters &p)
{
    if (p.thinkingBudget)
        return *p.thinkingBudget != 0;
    return p.reasoningEffort && *p.reasoningEffort != QLatin1String("none");
}

QByteArray encodeThinking(const ChatRequest &request, QByteArrayView extra)
{
    const Parameters &p = request.parameters;
    Merged thinking(extra);
    const auto budget = p.reasoningEffort && !p.thinkingBudget
        ? budgetOf(*p.reasoningEffort, request.model)
        : p.thinkingBudget;
    if (budget)
        thinking.add("thinkingBudget", QByteArray::number(*budget));
    if (p.reasoningEffort && (p.thinkingBudget || !budget))
        thinking.add("thinkingLevel", jsonString(*p.reasoningEffort));
    if (wantsThoughts(p))
        thinking.add("includeThoughts", "true");
    return thinking.text();
}

QByteArray schemaKey(QByteArrayView schema)
{
    const bool old = isOpenApiSchema(parseJson(schema).value_or(Json()));
    return old ? QByteArray("responseSchema") : QByteArray("responseJsonSchema");
}

void encodeFormat(const ResponseFormat &format, Merged &config)
{
    config.add("responseMimeType", R"("application/json")");
    const bool taken = config.isTaken("responseSchema") || config.isTaken("responseJsonSchema");
    if (format.kind == ResponseFormat::Kind::JsonSchema && !format.schema.isEmpty() && !taken)
        config.add(schemaKey(format.schema), format.schema);
}

/// Reads the members of a generationConfig into the fields of a request.
class ConfigReader final
{
public:
    explicit ConfigReader(ChatRequest &request) : m_request(request), m_p(request.parameters) { }

    QByteArray read(QByteArrayView config)
    {
        for (const RawMember &member : membersOf(config)) {
            if (!take(camelCase(member.key), member))
                m_rest.add(member.key, member.value);
        }
        endFormat();
        endLogProbs();
        const QByteArray rest = m_rest.text();
        return rest == "{}" ? QByteArray() : rest;
    }

private:
    bool take(const QByteArray &key, const RawMember &raw)
    {
        if (key == "responseMimeType" || key == "responseSchema" || key == "responseJsonSchema") {
            m_format.push_back({key, raw});
            return true;
        }
        if (key == "responseLogprobs" || key == "logprobs") {
            m_logProbs.push_back({key, raw});
            return true;
        }
        if (key == "thinkingConfig")
            return takeThinking(raw);
        const Json json = parseJson(raw.value).value_or(Json());
        if (key == "temperature")
            return takeReal(json, m_p.temperature);
        if (key == "topP")
            return takeReal(json, m_p.topP);
        if (key == "topK")
            return takeWhole(json, m_p.topK);
        if (key == "maxOutputTokens")
            return takeWhole(json, m_p.maxTokens);
        if (key == "seed")
            return takeWhole(json, m_p.seed);
        if (key == "presencePenalty")
            return takeReal(json, m_p.presencePenalty);
        if (key == "frequencyPenalty")
            return takeReal(json, m_p.frequencyPenalty);
        return key == "stopSequences" && takeStop(json);
    }

    static bool takeReal(const Json &json, std::optional<double> &target)
    {
        if (!json.is_number())
            return false;
        target = json.get<double>();
        return true;
    }

    static bool takeWhole(const Json &json, std::optional<qint64> &target)
    {
        const auto whole =
            json.is_number_integer() ? intMember(Json{{"n", json}}, "n") : std::nullopt;
        if (!whole)
            return false;
        target = whole;
        return true;
    }

    bool takeStop(const Json &json)
    {
        const auto isText = [](const Json &item) { return item.is_string(); };
        if (!json.is_array() || !std::all_of(json.begin(), json.end(), isText))
            return false;
        m_p.stop = QStringList();
        for (const Json &item : json)
            m_p.stop->append(toQString(item));
        return true;
    }

    bool takeThinking(const RawMember &raw)
    {
        RawObject rest;
        std::optional<bool> shown;
        for (const RawMember &member : membersOf(raw.value)) {
            const QByteArray key = camelCase(member.key);
            const Json json = parseJson(member.value).value_or(Json());
            const QString level = key == "thinkingLevel" ? toQString(json) : QString();
            if (key == "thinkingBudget" && takeWhole(json, m_p.thinkingBudget))
                continue;
            if (!level.isEmpty() && level != QLatin1String("none")) {
                m_p.reasoningEffort = level;
                continue;
            }
            if (key == "includeThoughts" && json.is_boolean())
                shown = json.get<bool>();
            else
                rest.add(member.key, member.value);
        }
        if (shown.value_or(false) != wantsThoughts(m_p))
            rest.add("includeThoughts", shown.value_or(false) ? "true" : "false");
        else if (shown && !*shown)
            rest.add("includeThoughts", "false");
        if (rest.text() != "{}")
            m_rest.add(raw.key, rest.text());
        return m_p.thinkingBudget || m_p.reasoningEffort || rest.text() != "{}";
    }

    struct Seen {
        QByteArray key;
        RawMember raw;
    };

    void endFormat()
    {
        if (m_format.empty())
            return;
        QString type;
        const Seen *schema = nullptr;
        bool exact = true;
        for (const Seen &seen : m_format) {
            if (seen.key == "responseMimeType") {
                type = toQString(parseJson(seen.raw.value).value_or(Json()));
            } else {
                exact = !schema;
                schema = &seen;
            }
        }
        ResponseFormat format;
        format.kind = schema ? ResponseFormat::Kind::JsonSchema : ResponseFormat::Kind::JsonObject;
        exact = exact && type == QLatin1String("application/json");
        if (schema) {
            const bool object = parseJson(schema->raw.value).value_or(Json()).is_object();
            format.schema = schema->raw.value.toByteArray();
            exact = exact && object && schemaKey(format.schema) == schema->key;
            if (object && !type.isEmpty())
                m_request.responseFormat = format;
        } else if (exact) {
            m_request.responseFormat = format;
        }
        for (const Seen &seen : m_format) {
            if (!exact) // said by the format too, for people; on the way back this wins
                m_rest.add(seen.raw.key, seen.raw.value);
        }
    }

    void endLogProbs()
    {
        std::optional<bool> wanted;
        std::optional<qint64> count;
        bool exact = !m_logProbs.empty();
        for (const Seen &seen : m_logProbs) {
            const Json json = parseJson(seen.raw.value).value_or(Json());
            if (seen.key == "logprobs")
                exact = takeWhole(json, count) && exact;
            else if (json.is_boolean())
                wanted = json.get<bool>();
            else
                exact = false;
        }
        exact = exact && wanted == true && count != 0 && count.value_or(1) > 0;
        if (exact)
            m_p.topLogProbs = count.value_or(0);
        for (const Seen &seen : m_logProbs) {
            if (!exact)
                m_rest.add(seen.raw.key, seen.raw.value);
        }
    }

    ChatRequest &m_request;
    Parameters &m_p;
    RawObject m_rest;
    std::vector<Seen> m_format;
    std::vector<Seen> m_logProbs;
};

QByteArray encodeChoice(const ToolChoice &choice)
{
    RawObject calling;
    switch (choice.mode) {
    case ToolChoice::Mode::Auto:
        calling.addString("mode", QStringLiteral("AUTO"));
        break;
    case ToolChoice::Mode::None:
        calling.addString("mode", QStringLiteral("NONE"));
        break;
    case ToolChoice::Mode::Required:
        calling.addString("mode", QStringLiteral("ANY"));
        break;
    case ToolChoice::Mode::Named:
        calling.addString("mode", QStringLiteral("ANY"));
        calling.add("allowedFunctionNames", stringList({choice.name}));
        break;
    }
    return calling.text();
}

/// The nearest choice; what it cannot say, the config says beside it.
std::optional<ToolChoice> choiceOf(QByteArrayView raw)
{
    QString mode;
    Json names;
    for (const RawMember &member : membersOf(raw)) {
        const Json json = parseJson(member.value).value_or(Json());
        if (member.key == "mode")
            mode = toQString(json).toUpper();
        else if (camelCase(member.key) == "allowedFunctionNames")
            names = json;
    }
    ToolChoice choice;
    if (mode == QLatin1String("NONE")) {
        choice.mode = ToolChoice::Mode::None;
    } else if (mode == QLatin1String("ANY")) {
        const bool one = names.is_array() && names.size() == 1;
        choice.mode = one ? ToolChoice::Mode::Named : ToolChoice::Mode::Required;
        if (one)
            choice.name = toQString(names.front());
    } else if (mode != QLatin1String("AUTO") && mode != QLatin1String("VALIDATED")) {
        return std::nullopt;
    }
    return choice;
}

}

QByteArray encodeGeminiConfig(const ChatRequest &request, QByteArrayView extra)
{
    const Parameters &p = request.parameters;
    Merged config(extra);
    if (p.temperature)
        config.add("temperature", number(*p.temperature));
    if (p.topP)
        config.add("topP", number(*p.topP));
    if (p.topK)
        config.add("topK", QByteArray::number(*p.topK));
    if (p.maxTokens)
        config.add("maxOutputTokens", QByteArray::number(*p.maxTokens));
    if (p.stop)
        config.add("stopSequences", stringList(*p.stop));
    if (p.seed)
        config.add("seed", QByteArray::number(*p.seed));
    if (p.presencePenalty)
        config.add("presencePenalty", number(*p.presencePenalty));
    if (p.frequencyPenalty)
        config.add("frequencyPenalty", number(*p.frequencyPenalty));
    if (request.responseFormat)
        encodeFormat(*request.responseFormat, config);
    if (p.topLogProbs)
        config.add("responseLogprobs", "true");
    if (p.topLogProbs.value_or(0) > 0)
        config.add("logprobs", QByteArray::number(*p.topLogProbs));
    config.addMerged("thinkingConfig", encodeThinking(request, config.extraOf("thinkingConfig")));
    return config.text();
}

QByteArray decodeGeminiConfig(QByteArrayView config, ChatRequest &request)
{
    return ConfigReader(request).read(config);
}

QByteArray encodeGeminiToolConfig(const ChatRequest &request, QByteArrayView extra)
{
    Merged config(extra);
    if (request.toolChoice)
        config.add("functionCallingConfig", encodeChoice(*request.toolChoice));
    return config.text();
}

QByteArray decodeGeminiToolConfig(QByteArrayView config, ChatRequest &request)
{
    RawObject rest;
    for (const RawMember &member : membersOf(config)) {
        bool exact = false;
        if (camelCase(member.key) == "functionCallingConfig") {
            request.toolChoice = choiceOf(member.value);
            exact = request.toolChoice && sameJson(encodeChoice(*request.toolChoice), member.value);
        }
        if (!exact)
            rest.add(member.key, member.value);
    }
    return rest.text() == "{}" ? QByteArray() : rest.text();
}

}
