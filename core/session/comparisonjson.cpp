#include "core/base/redact.h"
#include "core/domain/parametersjson.h"
#include "core/session/comparison.h"
#include "core/wire/codec.h"

#include <QCoreApplication>

// A comparison as the history keeps it. The messages, tools and the shape of the answer are written in the wire format
// of the provider they came from, which its codec reads both ways.

namespace heliograph {

namespace {

constexpr int kMostCells = 10'000; // of a file that somebody else wrote

void put(Json &object, const char *name, const std::optional<QString> &value)
{
    if (value)
        object[name] = toJson(*value);
}

void take(const Json &object, const char *name, std::optional<QString> &value)
{
    if (const Json &found = member(object, name); found.is_string())
        value = toQString(found);
}

std::optional<QString> redacted(const std::optional<QString> &text)
{
    return text ? std::optional(redactText(*text)) : std::nullopt;
}

Json columnToJson(const ComparisonColumn &column, bool bare)
{
    Json parameters = parametersToJson(column.parameters);
    if (bare)
        parameters.erase("stop");
    Json json{{"provider", toJson(column.provider)}, {"model", toJson(column.model)}};
    if (column.route)
        json["route"] = toJson(routeName(*column.route));
    json["stream"] = column.stream;
    json["parameters"] = std::move(parameters);
    if (!bare) {
        put(json, "system", redacted(column.system));
        put(json, "prompt", redacted(column.prompt));
    }
    return json;
}

ComparisonColumn columnFromJson(const Json &json)
{
    ComparisonColumn column;
    column.provider = stringMember(json, "provider");
    column.model = stringMember(json, "model");
    column.route = routeFromName(stringMember(json, "route"));
    column.stream = member(json, "stream") != Json(false);
    column.parameters = parametersFromJson(member(json, "parameters"));
    take(json, "system", column.system);
    take(json, "prompt", column.prompt);
    return column;
}

QByteArray requestBytes(const Comparison &plan)
{
    const Codec *codec = codecFor(plan.format);
    if (!codec)
        codec = codecFor(WireFormat::OpenAiChat);
    ChatRequest request = plan.request;
    request.parameters = {};
    for (Message &message : request.messages) {
        for (ContentPart &part : message.parts) {
            if (const QString text = redactText(part.text); text != part.text) {
                part.text = text;
                part.raw.clear();
            }
        }
    }
    return codec->encode(request);
}

QByteArray write(const Comparison &plan, bool bare)
{
    Json columns = Json::array();
    for (const ComparisonColumn &column : plan.columns)
        columns.push_back(columnToJson(column, bare));
    Json json{{"version", 1}, {"repeats", plan.repeats}, {"at_once", plan.atOnce}, {"columns", std::move(columns)}};
    if (!bare) {
        const bool known = codecFor(plan.format) != nullptr;
        json["provider"] = toJson(plan.provider);
        json["format"] = toJson(wireFormatName(known ? plan.format : WireFormat::OpenAiChat));
        json["system"] = toJson(redactText(plan.system));
        json["request"] = toJson(QString::fromUtf8(requestBytes(plan)));
    }
    return dumpJson(json);
}

}

QByteArray comparisonToJson(const Comparison &plan)
{
    return write(plan, false);
}

QByteArray comparisonToBareJson(const Comparison &plan)
{
    return write(plan, true);
}

Result<Comparison> comparisonFromJson(const QByteArray &bytes)
{
    const auto unreadable = [] {
        return Error{ErrorKind::Storage,
            QCoreApplication::translate("Comparison", "This comparison was kept in a form that cannot be read here."),
            0, {}};
    };
    const auto json = parseJson(bytes);
    const Json &columns = json ? member(*json, "columns") : Json();
    if (!json || !columns.is_array() || columns.empty())
        return unreadable();
    Comparison plan;
    plan.repeats = int(std::clamp<qint64>(intMember(*json, "repeats").value_or(1), 1, kMostCells));
    plan.atOnce = int(std::clamp<qint64>(intMember(*json, "at_once").value_or(1), 1, kMostCells));
    for (const Json &column : columns)
        plan.columns.push_back(columnFromJson(column));
    if (plan.columns.size() * size_t(plan.repeats) > size_t(kMostCells))
        return unreadable();
    plan.provider = stringMember(*json, "provider");
    plan.system = stringMember(*json, "system");
    const QByteArray request = stringMember(*json, "request").toUtf8();
    if (request.isEmpty())
        return plan; // its texts were not kept
    plan.format = wireFormatFromName(stringMember(*json, "format")).value_or(WireFormat::Unknown);
    const Codec *codec = codecFor(plan.format);
    auto read = codec ? codec->decodeRequest(request) : Result<ChatRequest>(unreadable());
    if (!read)
        return unreadable();
    plan.request = std::move(read).value();
    return plan;
}

}
