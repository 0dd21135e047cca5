#include "core/demo/demoprompt.h"

#include "core/demo/demoscenario.h"

namespace heliograph {

namespace {

QString contentText(const Json &content)
{
    if (content.is_string())
        return toQString(content);
    QStringList parts;
    if (content.is_array()) {
        for (const Json &part : content) {
            if (stringMember(part, "type") == QLatin1String("text"))
                parts.append(stringMember(part, "text"));
        }
    }
    return parts.join(QLatin1Char('\n'));
}

DemoRefusal badRequest(const QString &message, const QString &param, const QString &code = {})
{
    return openAiRefusal(400, message, QStringLiteral("invalid_request_error"), code, param);
}

std::optional<DemoRefusal> checkMessages(const Json &messages)
{
    if (messages.is_null()) {
        return badRequest(QStringLiteral("Missing required parameter: 'messages'."),
            QStringLiteral("messages"), QStringLiteral("missing_required_parameter"));
    }
    if (!messages.is_array() || messages.empty()) {
        return badRequest(QStringLiteral("Invalid 'messages': empty array. Expected an array with "
                                         "minimum length 1, but got an empty array instead."),
            QStringLiteral("messages"), QStringLiteral("empty_array"));
    }
    static const QStringList roles = {QStringLiteral("system"), QStringLiteral("developer"),
        QStringLiteral("user"), QStringLiteral("assistant"), QStringLiteral("tool"),
        QStringLiteral("function")};
    int index = 0;
    for (const Json &message : messages) {
        const QString role = stringMember(message, "role");
        if (!roles.contains(role)) {
            const QString param = QStringLiteral("messages[%1].role").arg(index);
            return badRequest(QStringLiteral("Invalid value: '%1'. Supported values are: 'system', "
                                             "'assistant', 'user', 'function', 'tool', and "
                                             "'developer'.")
                                  .arg(role.left(64)),
                param, QStringLiteral("invalid_value"));
        }
        ++index;
    }
    return std::nullopt;
}

/// As OpenAI has it: every tool call is answered before anything else is said.
std::optional<DemoRefusal> checkToolResults(const Json &messages)
{
    for (size_t i = 0; i < messages.size(); ++i) {
        QStringList open;
        for (const Json &call : member(messages[i], "tool_calls"))
            open << stringMember(call, "id");
        for (size_t j = i + 1; !open.isEmpty() && j < messages.size()
             && stringMember(messages[j], "role") == QLatin1String("tool");
             ++j)
            open.removeAll(stringMember(messages[j], "tool_call_id"));
        if (open.isEmpty())
            continue;
        return badRequest(QStringLiteral("An assistant message with 'tool_calls' must be followed by "
                                         "tool messages responding to each 'tool_call_id'. The "
                                         "following tool_call_ids did not have response messages: %1")
                              .arg(open.join(QStringLiteral(", ")).left(300)),
            QStringLiteral("messages"));
    }
    return std::nullopt;
}

std::optional<DemoRefusal> checkNumbers(const Json &body)
{
    const auto outside = [&body](const char *name, double low, double high) {
        const Json &value = member(body, name);
        return value.is_number() && (value.get<double>() < low || value.get<double>() > high);
    };
    struct Range {
        const char *name;
        double low;
        double high;
    };
    for (const Range &range : {Range{"temperature", 0, 2}, Range{"top_p", 0, 1},
             Range{"frequency_penalty", -2, 2}, Range{"presence_penalty", -2, 2}}) {
        if (outside(range.name, range.low, range.high)) {
            const QString name = QLatin1String(range.name);
            return badRequest(
                QStringLiteral("Invalid '%1': decimal value out of range. Expected a value between "
                               "%2 and %3.")
                    .arg(name)
                    .arg(range.low)
                    .arg(range.high),
                name, QStringLiteral("decimal_out_of_range"));
        }
    }
    for (const char *name : {"max_tokens", "max_completion_tokens"}) {
        const auto value = intMember(body, name);
        if (value && *value < 1) {
            return badRequest(
                QStringLiteral("Invalid '%1': integer below minimum value. Expected a "
                               "value >= 1, but got %2 instead.")
                    .arg(QLatin1String(name))
                    .arg(*value),
                QLatin1String(name), QStringLiteral("integer_below_min_value"));
        }
    }
    if (intMember(body, "n").value_or(1) != 1) {
        return badRequest(QStringLiteral("The demo provider gives one answer: 'n' must be 1."),
            QStringLiteral("n"));
    }
    return std::nullopt;
}

}

DemoRefusal openAiRefusal(int status, const QString &message, const QString &type,
    const QString &code, const QString &param)
{
    Json error;
    error["message"] = toJson(message);
    error["type"] = toJson(type);
    error["param"] = param.isEmpty() ? Json() : toJson(param);
    error["code"] = code.isEmpty() ? Json() : toJson(code);
    return {status, {{"Content-Type", "application/json"}},
        dumpJsonPretty(Json{{"error", std::move(error)}})};
}

std::variant<DemoPrompt, DemoRefusal> readDemoPrompt(QByteArrayView body, const HeaderList &headers)
{
    auto json = parseJson(body);
    if (!json || !json->is_object()) {
        return badRequest(QStringLiteral("We could not parse the JSON body of your request. (HINT: "
                                         "This likely means you aren't using your HTTP library "
                                         "correctly. The OpenAI API expects a JSON payload, but "
                                         "what was sent was not valid JSON.)"),
            {});
    }
    DemoPrompt prompt;
    prompt.body = std::move(*json);
    prompt.headers = headers;
    prompt.model = stringMember(prompt.body, "model");
    if (prompt.model.isEmpty())
        return badRequest(QStringLiteral("you must provide a model parameter"), {});
    if (auto refusal = checkMessages(prompt.messages()))
        return *refusal;
    if (auto refusal = checkToolResults(prompt.messages()))
        return *refusal;
    if (auto refusal = checkNumbers(prompt.body))
        return *refusal;

    for (const Json &message : prompt.messages()) {
        if (stringMember(message, "role") == QLatin1String("user"))
            prompt.user = contentText(member(message, "content"));
    }
    QStringList results;
    for (size_t i = prompt.messages().size();
         i-- > 0 && stringMember(prompt.messages()[i], "role") == QLatin1String("tool");) {
        const QString text = contentText(member(prompt.messages()[i], "content"));
        results.prepend(text.isEmpty() ? QStringLiteral("(nothing)") : text);
    }
    prompt.toolResult = results.join(QStringLiteral(" · "));

    const qsizetype colon = prompt.model.indexOf(QLatin1Char(':'));
    if (prompt.model.startsWith(QLatin1String("demo-")) && colon > 0) {
        prompt.command = prompt.model.mid(colon + 1);
        prompt.model.truncate(colon);
    } else if (prompt.toolResult.isEmpty() && prompt.user.trimmed().startsWith(QLatin1Char('/'))) {
        prompt.command = prompt.user.trimmed().mid(1);
    }
    if (prompt.model.startsWith(QLatin1String("demo-")) && !demoModels().contains(prompt.model)) {
        return openAiRefusal(404,
            QStringLiteral("The model `%1` does not exist or you do not have access to it.")
                .arg(prompt.model.left(100)),
            QStringLiteral("invalid_request_error"), QStringLiteral("model_not_found"));
    }

    const Json &stream = member(prompt.body, "stream");
    prompt.stream = stream.is_boolean() && stream.get<bool>();
    const Json &usage = member(member(prompt.body, "stream_options"), "include_usage");
    prompt.includeUsage = usage.is_boolean() && usage.get<bool>();
    prompt.maxTokens = intMember(prompt.body, "max_completion_tokens");
    if (!prompt.maxTokens)
        prompt.maxTokens = intMember(prompt.body, "max_tokens");
    prompt.seed = intMember(prompt.body, "seed");
    const Json &temperature = member(prompt.body, "temperature");
    prompt.steady =
        prompt.seed.has_value() || (temperature.is_number() && temperature.get<double>() == 0);
    const Json &stop = member(prompt.body, "stop");
    if (stop.is_string()) {
        prompt.stop.append(toQString(stop));
    } else if (stop.is_array()) {
        for (const Json &word : stop)
            prompt.stop.append(toQString(word));
    }
    prompt.stop.removeAll(QString());
    return prompt;
}

}
