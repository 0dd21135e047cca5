#include "core/providers/modellist.h"

#include "core/base/json.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace heliograph {

namespace {

constexpr int kCacheVersion = 1;

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(ModelList)
};

/// A model and when it appeared, for the order.
struct Row {
    FetchedModel model;
    qint64 created = 0; ///< Unix seconds; 0: not said
};

std::optional<qint64> countOf(const Json &object, std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys) {
        if (const auto count = intMember(object, key); count && *count > 0)
            return count;
    }
    return std::nullopt;
}

std::optional<Money> decimal(const Json &value)
{
    const QString text = value.is_string() ? toQString(value)
        : value.is_number()                ? QString::fromUtf8(dumpJson(value))
                                           : QString();
    const auto money = Money::fromDecimal(text);
    return money && money->pico() >= 0 ? money : std::nullopt;
}

/// OpenRouter and the like price a single token.
std::optional<Money> perMillionOfToken(const Json &value)
{
    const auto token = decimal(value);
    return token ? Money::atRate(*token, 1'000'000, 1) : std::nullopt;
}

QStringList strings(const Json &list)
{
    QStringList result;
    for (const Json &item : list) {
        if (item.is_string())
            result << toQString(item);
    }
    return result;
}

qint64 createdOf(const Json &row)
{
    if (const auto seconds = intMember(row, "created"); seconds && *seconds > 0)
        return *seconds;
    for (const char *key : {"created_at", "trainingDate"}) {
        const QDateTime time = QDateTime::fromString(stringMember(row, key), Qt::ISODate);
        if (time.isValid())
            return time.toSecsSinceEpoch();
    }
    return 0;
}

/// Many lists name models of all kinds alike: only the name tells that one does not chat.
bool soundsLikeChat(const QString &id)
{
    static const QRegularExpression other(
        QStringLiteral(
            "embed|whisper|\\btts|-tts|dall-e|moderation|gpt-image|\\bsora|transcribe|-realtime|"
            "davinci-002|babbage-002|rerank|\\bimagen|\\bveo-|stable-diffusion|flux[.-]|guard|"
            "-ocr|\\baqa\\b|-live-|lyria"),
        QRegularExpression::CaseInsensitiveOption);
    return !other.match(id).hasMatch();
}

bool saysChat(const Json &row)
{
    static const QStringList kinds{QStringLiteral("chat"), QStringLiteral("language"),
        QStringLiteral("llm"), QStringLiteral("vlm"), QStringLiteral("code"),
        QStringLiteral("model"), QStringLiteral("base"), QStringLiteral("text-generation")};
    const QString type = stringMember(row, "type");
    if (!type.isEmpty() && !kinds.contains(type))
        return false;
    for (const auto &[object, key] : {std::pair(&member(row, "capabilities"), "completion_chat"),
             std::pair(&row, "supports_chat")}) {
        if (const Json &flag = member(*object, key); flag.is_boolean() && !flag.get<bool>())
            return false;
    }
    for (const Json *modalities : {&member(member(row, "architecture"), "output_modalities"),
             &member(row, "outputModalities")}) {
        if (modalities->is_array() && !modalities->empty()
            && !strings(*modalities).contains(QStringLiteral("text")))
            return false;
    }
    return true;
}

void readPrices(const Json &row, FetchedModel &model)
{
    const Json &pricing = member(row, "pricing");
    if (member(pricing, "prompt").is_string()) { // OpenRouter
        model.inputPrice = perMillionOfToken(member(pricing, "prompt"));
        model.outputPrice = perMillionOfToken(member(pricing, "completion"));
    } else if (member(pricing, "input").is_number()) { // Together
        model.inputPrice = decimal(member(pricing, "input"));
        model.outputPrice = decimal(member(pricing, "output"));
    } else if (const Json &inside = member(member(row, "metadata"), "pricing");
               inside.is_object()) { // DeepInfra
        model.inputPrice = decimal(member(inside, "input_tokens"));
        model.outputPrice = decimal(member(inside, "output_tokens"));
    }
}

std::optional<Row> openAiRow(const Json &row)
{
    Row result;
    FetchedModel &model = result.model;
    model.id = stringMember(row, "id");
    if (const Json &active = member(row, "active"); active.is_boolean() && !active.get<bool>())
        return std::nullopt; // Groq keeps what it took down in the list
    for (const char *key : {"display_name", "name"}) {
        if (model.name.isEmpty())
            model.name = stringMember(row, key);
    }
    const Json &metadata = member(row, "metadata");
    const Json &top = member(row, "top_provider");
    model.contextWindow = countOf(row,
        {"context_window", "context_length", "max_context_length", "context_size", "max_model_len",
            "max_input_tokens"});
    if (!model.contextWindow)
        model.contextWindow = countOf(metadata, {"context_length"});
    if (!model.contextWindow)
        model.contextWindow = countOf(member(row, "meta"), {"n_ctx_train"});
    model.maxOutput = countOf(row, {"max_completion_tokens", "max_output_tokens", "max_tokens"});
    if (!model.maxOutput)
        model.maxOutput = countOf(top, {"max_completion_tokens"});
    if (!model.maxOutput)
        model.maxOutput = countOf(metadata, {"max_tokens"});
    model.parameters = strings(member(row, "supported_parameters"));
    model.chat = saysChat(row) && soundsLikeChat(model.id);
    readPrices(row, model);
    result.created = createdOf(row);
    return result;
}

QString withoutPrefix(QString name, QLatin1String prefix)
{
    return name.startsWith(prefix) ? name.sliced(prefix.size()) : name;
}

std::optional<Row> geminiRow(const Json &row)
{
    Row result;
    result.model.id = withoutPrefix(stringMember(row, "name"), QLatin1String("models/"));
    result.model.name = stringMember(row, "displayName");
    result.model.contextWindow = countOf(row, {"inputTokenLimit"});
    result.model.maxOutput = countOf(row, {"outputTokenLimit"});
    const Json &methods = member(row, "supportedGenerationMethods");
    result.model.chat = soundsLikeChat(result.model.id)
        && (!methods.is_array() || strings(methods).contains(QStringLiteral("generateContent")));
    return result;
}

std::optional<Row> vertexRow(const Json &row)
{
    Row result;
    result.model.id =
        withoutPrefix(stringMember(row, "name"), QLatin1String("publishers/google/models/"));
    result.model.chat =
        soundsLikeChat(result.model.id) && result.model.id.startsWith(QLatin1String("gemini"));
    return result;
}

std::optional<Row> ollamaRow(const Json &row)
{
    Row result;
    result.model.id = stringMember(row, "model");
    if (result.model.id.isEmpty())
        result.model.id = stringMember(row, "name");
    const QString family = stringMember(member(row, "details"), "family");
    result.model.chat = soundsLikeChat(result.model.id) && !family.contains(QLatin1String("bert"));
    return result;
}

std::optional<Row> heliconeRow(const Json &row)
{
    auto result = openAiRow(row);
    FetchedModel &model = result->model;
    if (!model.contextWindow)
        model.contextWindow = countOf(row, {"contextLength"});
    if (!model.maxOutput)
        model.maxOutput = countOf(row, {"maxOutput"});
    if (model.parameters.isEmpty())
        model.parameters = strings(member(row, "supportedParameters"));
    // The first way to the model is the cheapest, which the gateway takes.
    if (const Json &endpoints = member(row, "endpoints");
        endpoints.is_array() && !endpoints.empty()) {
        const Json &pricing = member(endpoints[0], "pricing");
        model.inputPrice = decimal(member(pricing, "prompt"));
        model.outputPrice = decimal(member(pricing, "completion"));
    }
    return result;
}

struct Reader {
    const Json *rows = nullptr;
    std::optional<Row> (*row)(const Json &) = openAiRow;
};

Reader readerFor(ModelListShape shape, const Json &root)
{
    switch (shape) {
    case ModelListShape::Gemini:
        return {&member(root, "models"), geminiRow};
    case ModelListShape::Vertex:
        return {&member(root, "publisherModels"), vertexRow};
    case ModelListShape::Ollama:
        if (member(root, "models").is_array())
            return {&member(root, "models"), ollamaRow};
        break;
    case ModelListShape::Helicone:
        // The public registry, or the gateway's own list in OpenAI's shape.
        if (member(member(root, "data"), "models").is_array())
            return {&member(member(root, "data"), "models"), heliconeRow};
        break;
    case ModelListShape::None:
    case ModelListShape::OpenAi:
    case ModelListShape::Anthropic:
    case ModelListShape::OpenRouter:
        break;
    }
    return {root.is_array() ? &root : &member(root, "data"), openAiRow};
}

Json modelToJson(const FetchedModel &model)
{
    Json json = Json::object();
    json["id"] = toJson(model.id);
    if (!model.name.isEmpty())
        json["name"] = toJson(model.name);
    if (model.contextWindow)
        json["context"] = *model.contextWindow;
    if (model.maxOutput)
        json["max_output"] = *model.maxOutput;
    if (model.inputPrice)
        json["input_price"] = toJson(model.inputPrice->toDecimal());
    if (model.outputPrice)
        json["output_price"] = toJson(model.outputPrice->toDecimal());
    if (!model.parameters.isEmpty()) {
        Json parameters = Json::array();
        for (const QString &parameter : model.parameters)
            parameters.push_back(toJson(parameter));
        json["parameters"] = std::move(parameters);
    }
    if (!model.chat)
        json["chat"] = false;
    return json;
}

FetchedModel modelFromJson(const Json &json)
{
    FetchedModel model;
    model.id = stringMember(json, "id");
    model.name = stringMember(json, "name");
    model.contextWindow = countOf(json, {"context"});
    model.maxOutput = countOf(json, {"max_output"});
    model.inputPrice = decimal(member(json, "input_price"));
    model.outputPrice = decimal(member(json, "output_price"));
    model.parameters = strings(member(json, "parameters"));
    const Json &chat = member(json, "chat");
    model.chat = !chat.is_boolean() || chat.get<bool>();
    return model;
}

}

Result<QList<FetchedModel>> parseModelList(ModelListShape shape, QByteArrayView body)
{
    const auto root = parseJson(body);
    const Reader reader = root ? readerFor(shape, *root) : Reader{};
    if (!reader.rows || !reader.rows->is_array())
        return Error{ErrorKind::Malformed, Tr::tr("What came is no list of models."), 0, {}};
    std::vector<Row> rows;
    QStringList seen;
    for (const Json &json : *reader.rows) {
        if (!json.is_object())
            continue;
        auto row = reader.row(json);
        if (!row || row->model.id.isEmpty() || seen.contains(row->model.id))
            continue;
        if (row->model.name == row->model.id)
            row->model.name.clear();
        seen.append(row->model.id);
        rows.push_back(std::move(*row));
    }
    const bool dated = !rows.empty()
        && std::all_of(rows.begin(), rows.end(), [](const Row &row) { return row.created > 0; });
    if (dated)
        std::stable_sort(rows.begin(), rows.end(),
            [](const Row &a, const Row &b) { return a.created > b.created; });
    QList<FetchedModel> models;
    for (Row &row : rows)
        models.append(std::move(row.model));
    return models;
}

QByteArray writeModelCache(const QMap<QString, ModelList> &lists)
{
    Json providers = Json::object();
    for (auto it = lists.begin(); it != lists.end(); ++it) {
        Json models = Json::array();
        for (const FetchedModel &model : it->models)
            models.push_back(modelToJson(model));
        providers[it.key().toStdString()] = Json{{"url", toJson(it->url)},
            {"fetched_at", toJson(it->fetchedAt.toUTC().toString(Qt::ISODateWithMs))},
            {"models", std::move(models)}};
    }
    return dumpJson(Json{{"version", kCacheVersion}, {"providers", std::move(providers)}}) + '\n';
}

QMap<QString, ModelList> readModelCache(QByteArrayView bytes)
{
    QMap<QString, ModelList> lists;
    const auto root = parseJson(bytes);
    if (!root || intMember(*root, "version") != kCacheVersion)
        return lists;
    const Json &providers = member(*root, "providers");
    if (!providers.is_object())
        return lists;
    for (const auto &[id, json] : providers.items()) {
        ModelList list;
        list.url = stringMember(json, "url");
        list.fetchedAt = QDateTime::fromString(stringMember(json, "fetched_at"), Qt::ISODateWithMs);
        if (!list.fetchedAt.isValid())
            continue;
        list.fetchedAt = list.fetchedAt.toUTC();
        for (const Json &model : member(json, "models")) {
            FetchedModel one = modelFromJson(model);
            if (!one.id.isEmpty())
                list.models.append(std::move(one));
        }
        lists.insert(QString::fromStdString(id), std::move(list));
    }
    return lists;
}

}
