#include "core/session/harimport.h"

#include "core/base/json.h"
#include "core/base/redact.h"
#include "core/providers/provider.h"
#include "core/session/callline.h"
#include "core/session/requestimport.h"
#include "core/wire/codec.h"

#include <QCoreApplication>
#include <QUrl>

#include <cmath>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(CallImport)
};

Error bad(const QString &reason)
{
    return {ErrorKind::Malformed, reason, 0, {}};
}

HeaderList headersOf(const Json &message)
{
    HeaderList headers;
    const Json &list = member(message, "headers");
    for (const Json &header : list.is_array() ? list : Json::array()) {
        const QByteArray name = stringMember(header, "name").toUtf8();
        if (!name.isEmpty() && !name.startsWith(':')) // HTTP/2's own
            headers.append({name, stringMember(header, "value").toUtf8()});
    }
    return redactHeaders(headers);
}

std::optional<QByteArray> bodyOf(const Json &part, const char *encodingKey)
{
    const Json &text = member(part, "text");
    if (!text.is_string())
        return QByteArray();
    const auto &string = text.get_ref<const std::string &>();
    const QByteArray bytes(string.data(), qsizetype(string.size()));
    if (stringMember(part, encodingKey) != QLatin1String("base64"))
        return bytes;
    const auto decoded = QByteArray::fromBase64Encoding(bytes, QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(*decoded) : std::nullopt;
}

qint64 microseconds(const Json &object, const char *key)
{
    const Json &value = member(object, key);
    constexpr double longest = 1e12; // ms: 30 years
    if (!value.is_number() || value.get<double>() < 0 || value.get<double>() > longest)
        return -1;
    return qint64(std::llround(value.get<double>() * 1000.0));
}

bool isEventStream(const Exchange &exchange)
{
    for (const Header &header : exchange.responseHeaders) {
        if (header.first.compare("content-type", Qt::CaseInsensitive) == 0)
            return header.second.toLower().contains("event-stream");
    }
    return exchange.responseBody.startsWith("data:") || exchange.responseBody.startsWith("event:");
}

/// What the status and the answer say, unless the entry says it itself.
void judge(Call &call, const Json &entry)
{
    if (const auto said = callStatusFromName(stringMember(entry, "_status"))) {
        call.status = *said == CallStatus::Running ? CallStatus::Interrupted : *said;
    } else if (call.httpStatus >= 400) {
        call.status = CallStatus::Error;
    } else if (call.httpStatus == 0) {
        call.status = CallStatus::Cancelled;
    } else {
        call.status = call.answer.complete ? CallStatus::Ok : CallStatus::Interrupted;
    }
    if (call.status == CallStatus::Ok)
        return;
    QString message = stringMember(member(entry, "response"), "_error");
    if (const Codec *codec = codecFor(call.format); codec && message.isEmpty())
        message = codec->errorMessage(call.exchange.responseBody);
    if (message.isEmpty() && call.httpStatus >= 400)
        message = Tr::tr("The provider answered with status %1.").arg(call.httpStatus);
    if (message.isEmpty())
        message = Tr::tr("The answer is not complete.");
    call.error = Error{call.httpStatus >= 500 ? ErrorKind::Server
            : call.httpStatus >= 400          ? ErrorKind::Request
            : call.status == CallStatus::Cancelled ? ErrorKind::Cancelled
                                                   : ErrorKind::Interrupted,
        redactText(message), call.httpStatus, {}};
}

}

Result<Call> callFromHarEntry(
    const QByteArray &bytes, const ProviderList &providers, const Pricer &pricer)
{
    const auto json = parseJson(redactBytes(bytes));
    if (!json)
        return bad(Tr::tr("it is not JSON"));
    const Json &request = member(*json, "request");
    const Json &response = member(*json, "response");
    if (!request.is_object() || !response.is_object())
        return bad(Tr::tr("it is no entry with a request and a response"));
    Call call;
    Exchange &exchange = call.exchange;
    exchange.method = stringMember(request, "method").toUtf8();
    exchange.url = redactUrl(stringMember(request, "url"));
    exchange.requestHeaders = headersOf(request);
    exchange.responseHeaders = headersOf(response);
    const auto requestBody = bodyOf(member(request, "postData"), "_encoding");
    const auto responseBody = bodyOf(member(response, "content"), "encoding");
    if (!requestBody || !responseBody)
        return bad(Tr::tr("a body cannot be decoded"));
    exchange.requestBody = *requestBody;
    exchange.responseBody = *responseBody;
    const auto read = importRequest(exchange.url, exchange.requestHeaders, exchange.requestBody, providers);
    if (!read || exchange.method.toUpper() != "POST" || !read->request
        || (read->provider.isEmpty() && !read->endpointKnown))
        return bad(Tr::tr("it is no call to a model"));

    call.source = Source::Import;
    call.provider = stringMember(*json, "_provider");
    if (call.provider.isEmpty())
        call.provider = read->provider.isEmpty() ? QUrl(exchange.url).authority() : read->provider;
    call.format = read->format;
    call.route = read->route;
    call.requestedModel = read->request->model;
    call.tags = read->tags;
    call.httpStatus = std::clamp(int(intMember(response, "status").value_or(0)), 0, 999);
    exchange.status = call.httpStatus;
    call.streamed = isEventStream(exchange);
    exchange.timing.endUs = microseconds(*json, "time");
    exchange.timing.firstByteUs = microseconds(member(*json, "timings"), "wait");
    call.createdAt = QDateTime::fromString(stringMember(*json, "startedDateTime"), Qt::ISODateWithMs).toUTC();
    if (!call.createdAt.isValid())
        return bad(Tr::tr("startedDateTime is not a time"));
    if (const Codec *codec = codecFor(call.format); codec && !exchange.responseBody.isEmpty())
        call.answer = decodeAnswer(*codec, call.streamed, exchange.responseBody);
    call.model = call.answer.model;
    call.promptPreview = promptPreviewOf(call.format, exchange.requestBody);
    judge(call, *json);
    if (pricer && call.status != CallStatus::Error)
        call.receipt = pricer(call);
    call.id = QUuid::fromString(stringMember(*json, "_id"));
    if (call.id.isNull()) {
        const QByteArray when = QByteArray::number(call.createdAt.toMSecsSinceEpoch());
        call.id = idFromContent(exchange.method + '\n' + exchange.url.toUtf8() + '\n' + when + '\n'
            + QByteArray::number(exchange.requestBody.size()) + '\n' + exchange.requestBody + exchange.responseBody);
    }
    return call;
}

}
