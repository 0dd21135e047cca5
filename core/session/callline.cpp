#include "core/session/callline.h"

#include "core/base/redact.h"
#include "core/session/calljson.h"
#include "core/wire/codec.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <cmath>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(CallImport)
};

struct BadLine {
    QString reason;
};

void addBody(Json &json, const char *key, const QByteArray &body)
{
    if (body.isEmpty()) {
        json[key] = nullptr;
    } else if (body.isValidUtf8()) {
        json[key] = std::string(body.constData(), size_t(body.size()));
    } else {
        json[key] = body.toBase64().toStdString();
        json[std::string(key) + "_encoding"] = "base64";
    }
}

QByteArray bodyMember(const Json &json, const std::string &key)
{
    const Json &value = member(json, key);
    if (value.is_null())
        return {};
    if (!value.is_string())
        throw BadLine{Tr::tr("%1 is not text").arg(QString::fromStdString(key))};
    const auto &text = value.get_ref<const std::string &>();
    const QByteArray bytes(text.data(), qsizetype(text.size()));
    const Json &encoding = member(json, key + "_encoding");
    if (encoding.is_null())
        return bytes;
    const auto decoded = QByteArray::fromBase64Encoding(bytes, QByteArray::AbortOnBase64DecodingErrors);
    if (encoding != "base64" || !decoded)
        throw BadLine{Tr::tr("%1 cannot be decoded").arg(QString::fromStdString(key))};
    return *decoded;
}

QString textMember(const Json &json, const char *key)
{
    const Json &value = member(json, key);
    if (!value.is_null() && !value.is_string())
        throw BadLine{Tr::tr("%1 is not text").arg(QLatin1String(key))};
    return toQString(value);
}

/// The value that a name stands for; fallback where there is none. Error: a name nobody knows.
template <typename Value, typename Read>
Value named(const Json &json, const char *key, Value fallback, Read read)
{
    const QString name = textMember(json, key);
    if (name.isEmpty())
        return fallback;
    const auto value = read(name);
    if (!value)
        throw BadLine{Tr::tr("%1 cannot be “%2”").arg(QLatin1String(key), name.left(40))};
    return *value;
}

qint64 microseconds(const Json &json, const char *key)
{
    const Json &value = member(json, key);
    if (value.is_null())
        return -1;
    constexpr double longest = 1e12; // ms: 30 years
    if (!value.is_number() || value.get<double>() < 0 || value.get<double>() > longest)
        throw BadLine{Tr::tr("%1 is not a time in milliseconds").arg(QLatin1String(key))};
    return qint64(std::llround(value.get<double>() * 1000.0));
}

std::vector<ToolCall> toolCalls(const Json &list)
{
    std::vector<ToolCall> calls;
    for (const Json &item : list.is_array() ? list : Json::array())
        calls.push_back({stringMember(item, "id"), stringMember(item, "name"), stringMember(item, "arguments"), false});
    return calls;
}

bool sameTools(const std::vector<ToolCall> &a, const std::vector<ToolCall> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const ToolCall &x, const ToolCall &y) {
        return x.id == y.id && x.name == y.name && x.arguments == y.arguments;
    });
}

/// The bytes tell more than the line (refusals, citations, blocks), so they are believed where the line agrees.
Answer answerOf(const Json &json, const Call &call)
{
    Answer answer;
    const QByteArray &body = call.exchange.responseBody;
    if (const Codec *codec = codecFor(call.format); codec && !body.isEmpty())
        answer = decodeAnswer(*codec, call.streamed, body);
    const QString text = textMember(json, "text");
    const QString reasoning = textMember(json, "reasoning");
    const std::vector<ToolCall> tools = toolCalls(member(json, "tool_calls"));
    if (answer.text != text || answer.reasoning != reasoning || !sameTools(answer.toolCalls, tools)) {
        answer = {};
        answer.text = text;
        answer.reasoning = reasoning;
        answer.toolCalls = tools;
        answer.complete = call.status == CallStatus::Ok;
    }
    answer.finishReason = textMember(json, "finish_reason");
    answer.usage = usageFromJson(member(json, "usage"));
    return answer;
}

HeliconeInfo heliconeOf(const Json &json)
{
    const auto number = [&json](const char *key) { return intMember(json, key).value_or(-1); };
    HeliconeInfo info;
    info.id = stringMember(json, "id");
    info.cache = stringMember(json, "cache");
    info.cacheBucket = int(number("cache_bucket"));
    info.cacheLatencyMs = number("cache_latency_ms");
    info.rateLimitLimit = number("rate_limit_limit");
    info.rateLimitRemaining = number("rate_limit_remaining");
    info.rateLimitResetS = number("rate_limit_reset_s");
    info.rateLimitPolicy = stringMember(json, "rate_limit_policy");
    info.fallbackIndex = int(number("fallback_index"));
    info.gatewayMode = stringMember(json, "gateway_mode");
    info.provider = stringMember(json, "provider");
    info.model = stringMember(json, "model");
    info.status = stringMember(json, "status");
    info.error = stringMember(json, "error");
    return info;
}

Tags tagsOf(const Json &json)
{
    Tags tags;
    tags.userId = textMember(json, "user_id");
    const Json &session = member(json, "session");
    tags.sessionId = stringMember(session, "id");
    tags.sessionName = stringMember(session, "name");
    tags.sessionPath = stringMember(session, "path");
    const Json &properties = member(json, "properties");
    if (!properties.is_object() && !properties.is_null())
        throw BadLine{Tr::tr("properties is not an object")};
    if (properties.is_object()) {
        for (const auto &[name, value] : properties.items())
            tags.properties.append({QString::fromStdString(name),
                value.is_string() ? toQString(value) : QString::fromUtf8(dumpJson(value))});
    }
    return tags;
}

std::optional<Receipt> receiptFor(const Json &json, const Call &call, const Pricer &pricer)
{
    const Json &cost = member(json, "cost_usd");
    if (cost.is_null())
        return std::nullopt;
    const auto total = Money::fromDecimal(
        cost.is_string() ? toQString(cost) : QString::fromUtf8(dumpJson(cost)));
    if (!total)
        throw BadLine{Tr::tr("cost_usd is not an amount")};
    const QDate date = QDate::fromString(textMember(json, "price_date"), Qt::ISODate);
    if (auto receipt = pricer ? pricer(call) : std::nullopt;
        receipt && receipt->total == *total && receipt->priceDate == date)
        return receipt;
    Receipt receipt;
    receipt.basis = CostBasis::Declared;
    receipt.total = *total;
    receipt.priceDate = date;
    receipt.source = QStringLiteral("import");
    return receipt;
}

std::optional<Error> errorOf(const Json &json, int httpStatus)
{
    const Json &error = member(json, "error");
    if (error.is_null())
        return std::nullopt;
    if (error.is_string())
        return Error{ErrorKind::Malformed, toQString(error), httpStatus, {}};
    return Error{errorKindFromName(stringMember(error, "kind")).value_or(ErrorKind::Malformed),
        stringMember(error, "message"), httpStatus, {}};
}

Marks marksOf(const Json &json)
{
    Marks marks;
    marks.rating = named(json, "rating", std::optional<Rating>(), [](const QString &name) {
        const auto rating = ratingFromName(name);
        return rating ? std::optional(rating) : std::nullopt;
    });
    marks.note = textMember(json, "note");
    const Json &labels = member(json, "labels");
    for (const Json &label : labels.is_array() ? labels : Json::array())
        marks.labels.append(toQString(label));
    return tidied(marks);
}

QUuid idOf(const Json &json, QByteArrayView line)
{
    const QString text = textMember(json, "id");
    if (text.isEmpty())
        return idFromContent(line);
    const QUuid id = QUuid::fromString(text);
    if (id.isNull())
        throw BadLine{Tr::tr("id is not a UUID")};
    return id;
}

Call readCall(const Json &json, QByteArrayView line, const Pricer &pricer)
{
    if (!json.is_object() || (!json.contains("id") && !json.contains("request_body") && !json.contains("model")))
        throw BadLine{Tr::tr("it is no call")};
    Call call;
    call.id = idOf(json, line);
    const QString created = textMember(json, "created_at");
    call.createdAt = created.isEmpty() ? QDateTime::currentDateTimeUtc()
                                       : QDateTime::fromString(created, Qt::ISODateWithMs).toUTC();
    if (!call.createdAt.isValid())
        throw BadLine{Tr::tr("created_at is not a time")};
    call.source = named(json, "source", Source::Import, [](const QString &name) { return sourceFromName(name); });
    call.provider = textMember(json, "provider");
    call.format = named(json, "format", WireFormat::Unknown, [](const QString &name) { return wireFormatFromName(name); });
    call.requestedModel = textMember(json, "requested_model");
    call.model = textMember(json, "model");
    call.route = named(json, "route", Route::Direct, [](const QString &name) { return routeFromName(name); });
    call.status = named(json, "status", CallStatus::Ok, [](const QString &name) { return callStatusFromName(name); });
    if (call.status == CallStatus::Running)
        call.status = CallStatus::Interrupted;
    call.httpStatus = int(intMember(json, "http_status").value_or(0));
    call.streamed = member(json, "streamed") == true;
    Exchange &exchange = call.exchange;
    exchange.status = call.httpStatus;
    exchange.requestBody = bodyMember(json, "request_body");
    exchange.responseBody = bodyMember(json, "response_body");
    exchange.timing.endUs = microseconds(json, "latency_ms");
    exchange.timing.firstTokenUs = microseconds(json, "ttft_ms");
    call.answer = answerOf(json, call);
    if (call.model == call.requestedModel && call.answer.model.isEmpty())
        call.model.clear(); // the line names the one that was asked for where none answered
    call.promptPreview = promptPreviewOf(call.format, exchange.requestBody);
    call.helicone = heliconeOf(member(json, "helicone"));
    call.tags = tagsOf(json);
    call.error = errorOf(json, call.httpStatus);
    call.marks = marksOf(member(json, "marks"));
    call.receipt = receiptFor(json, call, pricer);
    return call;
}

}

QByteArray callToLine(const Call &call)
{
    Json json = callToJson(call);
    addBody(json, "request_body", call.exchange.requestBody);
    addBody(json, "response_body", call.exchange.responseBody);
    return redactBytes(dumpJson(json));
}

Result<Call> callFromLine(const QByteArray &line, const Pricer &pricer)
{
    const auto bad = [](const QString &reason) { return Error{ErrorKind::Malformed, reason, 0, {}}; };
    if (!line.isValidUtf8())
        return bad(Tr::tr("it is not UTF-8"));
    const QByteArray safe = redactBytes(line); // before the first write
    const auto json = parseJson(safe);
    if (!json)
        return bad(Tr::tr("it is not JSON"));
    try {
        return readCall(*json, safe, pricer);
    } catch (const BadLine &problem) {
        return bad(problem.reason);
    }
}

QUuid idFromContent(QByteArrayView bytes)
{
    QCryptographicHash hasher(QCryptographicHash::Sha256);
    hasher.addData(bytes);
    QByteArray id = hasher.result().first(16);
    id[6] = char((id[6] & 0x0f) | 0x80);
    id[8] = char((id[8] & 0x3f) | 0x80);
    return QUuid::fromRfc4122(id);
}

QString promptPreviewOf(WireFormat format, QByteArrayView body)
{
    const Codec *codec = codecFor(format);
    if (!codec || body.isEmpty())
        return {};
    const auto request = codec->decodeRequest(body);
    if (!request)
        return {};
    for (auto it = request->messages.rbegin(); it != request->messages.rend(); ++it) {
        if (it->role == Role::User)
            return it->text().left(1'000).simplified().left(kPreviewLength);
    }
    return {};
}

}
