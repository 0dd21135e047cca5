#include "app/commands/sendoptions.h"

#include "core/base/json.h"
#include "core/session/attachment.h"
#include "core/wire/rawjson.h"
#include "core/wire/tooljson.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>

#include <cmath>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(SendCommand)
};

Error usage(const QString &message)
{
    return {ErrorKind::Usage, message};
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(Tr::tr("Sends one call and streams the answer. Keys come from the keychain or the environment."));
    const auto option = [&](const char *name, const char *text, const char *value) {
        parser.addOption({QLatin1String(name), Tr::tr(text), QLatin1String(value)});
    };
    option("provider", QT_TRANSLATE_NOOP("SendCommand", "Provider: openai, anthropic, gemini, azure, vertex, openrouter, helicone, ollama, demo, one of your own, …"), "ID");
    option("model", QT_TRANSLATE_NOOP("SendCommand", "Model."), "M");
    option("route", QT_TRANSLATE_NOOP("SendCommand", "helicone or direct."), "ROUTE");
    option("base-url", QT_TRANSLATE_NOOP("SendCommand", "Address of the API instead of the provider's, such as http://127.0.0.1:4010/v1."), "URL");
    option("system", QT_TRANSLATE_NOOP("SendCommand", "System prompt."), "TEXT");
    option("param", QT_TRANSLATE_NOOP("SendCommand", "Parameter, such as temperature=0.2. May be repeated."), "K=V");
    option("image", QT_TRANSLATE_NOOP("SendCommand", "Image to send along. May be repeated."), "FILE");
    option("file", QT_TRANSLATE_NOOP("SendCommand", "File to send along. May be repeated."), "FILE");
    option("tools", QT_TRANSLATE_NOOP("SendCommand", "JSON list of tools."), "FILE");
    option("schema", QT_TRANSLATE_NOOP("SendCommand", "JSON schema the answer must follow."), "FILE");
    option("user-id", QT_TRANSLATE_NOOP("SendCommand", "User the call belongs to."), "U");
    option("session", QT_TRANSLATE_NOOP("SendCommand", "Session the call belongs to."), "ID");
    option("session-name", QT_TRANSLATE_NOOP("SendCommand", "Name of the session."), "N");
    option("session-path", QT_TRANSLATE_NOOP("SendCommand", "Place in the session."), "/a/b");
    option("property", QT_TRANSLATE_NOOP("SendCommand", "Property of the call. May be repeated."), "K=V");
    option("header", QT_TRANSLATE_NOOP("SendCommand", "Header to send along. May be repeated."), "K=V");
    option("body", QT_TRANSLATE_NOOP("SendCommand", "Send exactly the bytes of this file."), "FILE");
    option("format", QT_TRANSLATE_NOOP("SendCommand", "Wire format, where it is not the provider's own: openai-chat, openai-responses, anthropic or gemini."), "FORMAT");
    parser.addOption({QStringLiteral("over-budget"),
        Tr::tr("Send it this once, though a budget could be passed.")});
    parser.addOption({QStringLiteral("no-stream"), Tr::tr("Ask for the answer in one piece.")});
    parser.addOption({QStringLiteral("json"), Tr::tr("Print the finished call as one JSON line and nothing else.")});
    parser.addOption({{QStringLiteral("h"), QStringLiteral("help")}, Tr::tr("Show this help.")});
    parser.addPositionalArgument(QStringLiteral("PROMPT"), Tr::tr("The question; - reads it from standard input."), QStringLiteral("PROMPT|-"));
}

/// "name=value"; nothing without a name or an equals sign.
std::optional<QPair<QString, QString>> splitPair(const QString &text)
{
    const qsizetype equals = text.indexOf(QLatin1Char('='));
    if (equals <= 0)
        return std::nullopt;
    return QPair(text.first(equals).trimmed(), text.sliced(equals + 1));
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return Error{ErrorKind::Storage, Tr::tr("The file %1 cannot be read: %2.").arg(path, file.errorString())};
    return file.readAll();
}

std::optional<Error> setReal(const QString &name, const QString &text, std::optional<double> &target)
{
    bool ok = false;
    const double value = text.toDouble(&ok);
    if (!ok || !std::isfinite(value))
        return usage(Tr::tr("The parameter %1 must be a number, not “%2”.").arg(name, text));
    target = value;
    return std::nullopt;
}

std::optional<Error> setWhole(const QString &name, const QString &text, std::optional<qint64> &target)
{
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    if (!ok)
        return usage(Tr::tr("The parameter %1 must be a whole number, not “%2”.").arg(name, text));
    target = value;
    return std::nullopt;
}

QStringList stopSequences(const QString &text)
{
    const auto json = parseJson(text.toUtf8());
    if (!json || !json->is_array())
        return {text};
    QStringList list;
    for (const Json &item : *json)
        list.append(toQString(item));
    return list;
}

std::optional<Error> setSwitch(const QString &name, const QString &text, std::optional<bool> &target)
{
    if (text != QLatin1String("true") && text != QLatin1String("false"))
        return usage(Tr::tr("The parameter %1 is true or false, not “%2”.").arg(name, text));
    target = text == QLatin1String("true");
    return std::nullopt;
}

/// auto, none, required or the name of a tool; also as OpenAI and Anthropic write it. Nothing for other JSON.
std::optional<ToolChoice> toolChoice(const QString &text)
{
    using Mode = ToolChoice::Mode;
    const std::optional<Json> json = parseJson(text.toUtf8());
    const bool object = json && json->is_object();
    const QString type = object ? stringMember(*json, "type") : text;
    if (type == QLatin1String("auto"))
        return ToolChoice{Mode::Auto, {}};
    if (type == QLatin1String("none"))
        return ToolChoice{Mode::None, {}};
    if (type == QLatin1String("required") || (object && type == QLatin1String("any")))
        return ToolChoice{Mode::Required, {}};
    if (!object)
        return ToolChoice{Mode::Named, text};
    QString name = stringMember(member(*json, "function"), "name");
    if (name.isEmpty())
        name = stringMember(*json, "name");
    const bool named = type == QLatin1String("function") || type == QLatin1String("tool");
    return named && !name.isEmpty() ? std::optional(ToolChoice{Mode::Named, name}) : std::nullopt;
}

std::optional<Error> setParameter(
    const QString &name, const QString &value, ChatRequest &request, RawObject &extra)
{
    Parameters &parameters = request.parameters;
    if (name == QLatin1String("temperature"))
        return setReal(name, value, parameters.temperature);
    if (name == QLatin1String("top_p"))
        return setReal(name, value, parameters.topP);
    if (name == QLatin1String("frequency_penalty"))
        return setReal(name, value, parameters.frequencyPenalty);
    if (name == QLatin1String("presence_penalty"))
        return setReal(name, value, parameters.presencePenalty);
    if (name == QLatin1String("max_tokens"))
        return setWhole(name, value, parameters.maxTokens);
    if (name == QLatin1String("seed"))
        return setWhole(name, value, parameters.seed);
    if (name == QLatin1String("top_k"))
        return setWhole(name, value, parameters.topK);
    if (name == QLatin1String("thinking_budget"))
        return setWhole(name, value, parameters.thinkingBudget);
    if (name == QLatin1String("top_logprobs"))
        return setWhole(name, value, parameters.topLogProbs);
    if (name == QLatin1String("parallel_tool_calls"))
        return setSwitch(name, value, parameters.parallelToolCalls);
    if (name == QLatin1String("tool_choice")) {
        if (auto choice = toolChoice(value)) {
            request.toolChoice = choice;
            return std::nullopt;
        }
    }
    if (name == QLatin1String("reasoning_effort"))
        parameters.reasoningEffort = value;
    else if (name == QLatin1String("verbosity"))
        parameters.verbosity = value;
    else if (name == QLatin1String("service_tier"))
        parameters.serviceTier = value;
    else if (name == QLatin1String("stop"))
        parameters.stop = stopSequences(value);
    else if (parseJson(value.toUtf8()))
        extra.add(name.toUtf8(), value.toUtf8());
    else
        extra.addString(name.toUtf8(), value);
    return std::nullopt;
}

Result<ContentPart> attachment(const QString &path, bool image)
{
    auto part = attachmentFromFile(path);
    if (part && image && part->kind != ContentPart::Kind::Image)
        return usage(Tr::tr("%1 is no image.").arg(path));
    return part;
}

Result<ResponseFormat> responseFormat(const QString &path)
{
    const auto bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    const auto json = parseJson(*bytes);
    if (!json || !json->is_object())
        return usage(Tr::tr("%1 is no JSON schema.").arg(path));
    ResponseFormat format;
    format.name = QStringLiteral("answer");
    format.strict = true;
    format.schema = bytes->trimmed();
    // OpenAI's own wrapping is understood too.
    if (member(*json, "schema").is_object() && member(*json, "name").is_string()) {
        format.name = stringMember(*json, "name");
        format.description = stringMember(*json, "description");
        format.strict.reset();
        if (const Json &strict = member(*json, "strict"); strict.is_boolean())
            format.strict = strict.get<bool>();
        for (const RawMember &raw : rawMembers(*bytes).value_or(std::vector<RawMember>())) {
            if (raw.key == "schema")
                format.schema = raw.value.toByteArray();
        }
    }
    return format;
}

}

Result<SendOptions> parseSendOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(QStringList{QStringLiteral("heliograph send")} + arguments))
        return usage(parser.errorText());
    const auto value = [&](const char *name) { return parser.value(QLatin1String(name)); };
    const auto values = [&](const char *name) { return parser.values(QLatin1String(name)); };
    SendOptions options;
    options.help = parser.isSet(QStringLiteral("help"));
    options.helpText = parser.helpText();
    if (options.help)
        return options;
    options.provider = value("provider");
    options.model = value("model");
    options.baseUrl = value("base-url");
    options.system = value("system");
    options.params = values("param");
    options.images = values("image");
    options.files = values("file");
    options.toolsFile = value("tools");
    options.schemaFile = value("schema");
    options.bodyFile = value("body");
    options.stream = !parser.isSet(QStringLiteral("no-stream"));
    options.overBudget = parser.isSet(QStringLiteral("over-budget"));
    options.json = parser.isSet(QStringLiteral("json"));
    options.tags = {value("user-id"), value("session"), value("session-name"), value("session-path"), {}};
    if (parser.isSet(QStringLiteral("route"))) {
        options.route = routeFromName(value("route"));
        if (!options.route)
            return usage(Tr::tr("The route is helicone or direct, not “%1”.").arg(value("route")));
    }
    if (parser.isSet(QStringLiteral("format"))) {
        options.format = wireFormatFromName(value("format"));
        if (!options.format || *options.format == WireFormat::Unknown)
            return usage(Tr::tr("The format “%1” is not known. Known are openai-chat, openai-responses, anthropic and gemini.").arg(value("format")));
    }
    for (const QString &text : values("property")) {
        const auto pair = splitPair(text);
        if (!pair)
            return usage(Tr::tr("A property is written NAME=VALUE, not “%1”.").arg(text));
        options.tags.properties.append(*pair);
    }
    for (const QString &text : values("header")) {
        const auto pair = splitPair(text);
        if (!pair)
            return usage(Tr::tr("A header is written NAME=VALUE, not “%1”.").arg(text));
        options.headers.append({pair->first.toUtf8(), pair->second.toUtf8()});
    }
    const QStringList positional = parser.positionalArguments();
    if (positional.size() > 1)
        return usage(Tr::tr("There is more than one prompt. Put it in quotes."));
    if (positional.isEmpty() && options.bodyFile.isEmpty())
        return usage(Tr::tr("There is no prompt. Give it as the last argument, or - to read it from standard input."));
    if (!positional.isEmpty() && !options.bodyFile.isEmpty())
        return usage(Tr::tr("With --body the prompt is in the file: leave out the last argument."));
    options.prompt = positional.value(0);
    return options;
}

Result<ChatRequest> buildRequest(
    const SendOptions &options, WireFormat format, const QString &prompt)
{
    ChatRequest request;
    request.model = options.model;
    request.stream = options.stream;
    if (!options.system.isEmpty())
        request.messages.push_back(Message::fromText(Role::System, options.system));
    Message question = Message::fromText(Role::User, prompt);
    for (const bool image : {true, false}) {
        for (const QString &path : image ? options.images : options.files) {
            const auto part = attachment(path, image);
            if (!part)
                return part.error();
            question.parts.push_back(*part);
        }
    }
    request.messages.push_back(question);

    RawObject extra;
    for (const QString &text : options.params) {
        const auto pair = splitPair(text);
        if (!pair)
            return usage(Tr::tr("A parameter is written NAME=VALUE, not “%1”.").arg(text));
        if (const auto error = setParameter(pair->first, pair->second, request, extra))
            return *error;
    }
    if (!options.toolsFile.isEmpty()) {
        const auto tools = readFile(options.toolsFile);
        if (!tools)
            return tools.error();
        auto list = toolsFromJson(*tools, format);
        if (!list)
            return usage(Tr::tr("%1: %2").arg(options.toolsFile, list.error().message));
        request.tools = std::move(list).value();
    }
    if (!options.schemaFile.isEmpty()) {
        const auto schema = responseFormat(options.schemaFile);
        if (!schema)
            return schema.error();
        request.responseFormat = *schema;
    }
    if (extra.text() != "{}")
        request.extra = extra.text();
    return request;
}

}
