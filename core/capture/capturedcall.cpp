#include "core/capture/capturedcall.h"

#include "core/capture/endpoint.h"
#include "core/domain/callid.h"
#include "core/helicone/heliconeread.h"
#include "core/helicone/route.h"
#include "core/session/callprice.h"
#include "core/session/estimate.h"
#include "core/wire/rawjson.h"

#include <QCoreApplication>
#include <QUrlQuery>

#include <algorithm>

namespace heliograph {

namespace {

constexpr qint64 kMostDecoded = 32 * 1024 * 1024; ///< bytes a body may come to when it is decompressed
constexpr qsizetype kHeadBytes = 64 * 1024;

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Capture)
};

bool carriesKey(const QByteArray &name, const Provider &provider)
{
    return isSecretHeader(name) || name.compare(provider.authHeader.toUtf8(), Qt::CaseInsensitive) == 0;
}

/// Every credential of a request, bare.
QList<QByteArray> secretsOf(const CaptureRecord &record)
{
    QList<QByteArray> secrets;
    const auto add = [&secrets](const QByteArray &secret) {
        if (secret.size() >= 6 && !secrets.contains(secret))
            secrets.append(secret);
    };
    for (const HeaderList *headers : {&record.clientHeaders, &record.requestHeaders}) {
        for (const auto &[name, value] : *headers) {
            if (!carriesKey(name, record.route->provider))
                continue;
            if (name.compare("cookie", Qt::CaseInsensitive) == 0) {
                for (const QByteArray &cookie : value.split(';'))
                    add(cookie.mid(cookie.indexOf('=') + 1).trimmed());
                continue;
            }
            add(value.mid(value.lastIndexOf(' ') + 1));
            add(value);
        }
    }
    const qsizetype query = record.target.indexOf('?');
    if (query >= 0) {
        for (const QByteArray &pair : record.target.mid(query + 1).split('&')) {
            const QByteArray name = pair.left(pair.indexOf('=')).toLower();
            if (name == "key" || name.endsWith("key") || name.endsWith("token"))
                add(QByteArray::fromPercentEncoding(pair.mid(pair.indexOf('=') + 1)));
        }
    }
    return secrets;
}

HeaderList cleanHeaders(const HeaderList &headers, const Provider &provider, const QList<QByteArray> &secrets)
{
    HeaderList clean = redactHeaders(headers);
    for (Header &header : clean) {
        header.second = !isSecretHeader(header.first) && carriesKey(header.first, provider)
            ? QByteArray(kRedacted)
            : redactBytes(header.second, secrets);
    }
    return clean;
}

QString previewOf(const std::vector<Message> &messages)
{
    for (auto it = messages.rbegin(); it != messages.rend(); ++it) {
        if (it->role == Role::User)
            return it->text().left(1'000).simplified().left(kPreviewLength);
    }
    return {};
}

/// The model that a body names, where the body is no question that is understood here (embeddings, images).
QString modelIn(QByteArrayView body)
{
    const auto members = rawMembers(body);
    if (!members)
        return {};
    for (const RawMember &member : *members) {
        if (member.key == "model" && member.value.size() > 2 && member.value.front() == '"')
            return QString::fromUtf8(member.value.sliced(1, member.value.size() - 2)).left(200);
    }
    return {};
}

QByteArray headerOf(const HeaderList &headers, const char *name)
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QNetworkReply::NetworkError networkErrorOf(const CaptureRecord &record)
{
    switch (record.socketError) {
    case QAbstractSocket::HostNotFoundError:
        return QNetworkReply::HostNotFoundError;
    case QAbstractSocket::ConnectionRefusedError:
        return QNetworkReply::ConnectionRefusedError;
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return QNetworkReply::SslHandshakeFailedError;
    case QAbstractSocket::SocketTimeoutError:
        return QNetworkReply::TimeoutError;
    case QAbstractSocket::RemoteHostClosedError:
        return QNetworkReply::RemoteHostClosedError;
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyConnectionClosedError:
        return QNetworkReply::ProxyConnectionRefusedError;
    default:
        return record.end == CaptureEnd::UpstreamBroke ? QNetworkReply::ProtocolFailure
                                                       : QNetworkReply::UnknownNetworkError;
    }
}

}

CapturedCall::CapturedCall(const CaptureRecord &first) :
    m_route(first.route), m_secrets(secretsOf(first)), m_filter(m_secrets)
{
    readRequest(first);
}

void CapturedCall::readRequest(const CaptureRecord &first)
{
    const Endpoint endpoint = endpointOf(first.method, first.target);
    m_call.id = first.id.isNull() ? newCallId() : first.id;
    m_call.createdAt = QDateTime::fromMSecsSinceEpoch(first.startedAtMs, Qt::UTC);
    m_call.source = Source::Capture;
    m_call.provider = m_route->provider.id;
    m_call.format = endpoint.format;
    m_call.route = m_route->route;
    m_call.streamed = endpoint.streamed;
    m_call.requestedModel = endpoint.model;
    readTags(first.clientHeaders);

    Exchange &exchange = m_call.exchange;
    exchange.method = first.method;
    exchange.url = redactUrl(QString::fromUtf8(redactBytes(m_route->urlOf(first.target), m_secrets)));
    exchange.requestHeaders = cleanHeaders(first.requestHeaders, m_route->provider, m_secrets);
    QByteArray body = first.requestBody;
    const QByteArray encoding = headerOf(first.clientHeaders, "content-encoding");
    if (const auto content = ContentDecoder::of(encoding, kMostDecoded)) {
        const QByteArray plain = content->decode(body);
        if (!content->failed())
            body = plain;
    }
    SecretFilter filter(m_secrets);
    exchange.requestBody = filter.feed(body) + filter.finish();
    if (first.requestCut)
        say("the request was longer than is kept; this is its beginning");

    m_codec = codecFor(endpoint.format);
    if (m_codec) {
        if (auto request = m_codec->decodeRequest(exchange.requestBody)) {
            m_request = std::move(request).value();
            m_call.promptPreview = redactText(previewOf(m_request->messages));
            if (m_call.requestedModel.isEmpty())
                m_call.requestedModel = m_request->model;
            m_call.streamed = endpoint.format == WireFormat::Gemini ? endpoint.streamed : m_request->stream;
        }
        return;
    }
    if (exchange.requestBody.startsWith('{'))
        m_call.requestedModel = modelIn(exchange.requestBody);
    const QString path = redactUrl(QString::fromUtf8(redactBytes(first.target, m_secrets)));
    m_call.promptPreview = (QString::fromUtf8(first.method) + QLatin1Char(' ') + path).left(kPreviewLength);
}

void CapturedCall::readTags(const HeaderList &headers)
{
    HeaderList helicone;
    for (const Header &header : headers) {
        if (qstrnicmp(header.first.constData(), "helicone-", 9) == 0)
            helicone.append(header);
    }
    if (!helicone.isEmpty())
        m_call.tags = readHeliconeRequest(helicone).tags;
}

/// The record's own remark, among the answer's headers: there is no other place that comes with a call wherever it goes.
void CapturedCall::say(const QByteArray &note)
{
    m_call.exchange.responseHeaders.append({"Heliograph-Note", note});
}

void CapturedCall::takeHead(const CaptureRecord &record)
{
    m_rawHeaders = record.responseHeaders;
    m_call.httpStatus = record.status;
    m_call.exchange.status = record.status;
    HeaderList notes = std::exchange(m_call.exchange.responseHeaders, {});
    m_call.exchange.responseHeaders
        = cleanHeaders(record.responseHeaders, m_route->provider, m_secrets) + notes;
    m_call.helicone = readHeliconeHeaders(m_call.exchange.responseHeaders);
    const QByteArray encoding = headerOf(record.responseHeaders, "content-encoding").trimmed().toLower();
    if (encoding.isEmpty() || encoding == "identity")
        return;
    m_content = ContentDecoder::of(encoding, kMostDecoded);
    if (!m_content) {
        say("the answer is compressed in a way that is not known here (" + encoding.left(40) + "); it is kept as it came");
        m_codec = nullptr;
    }
}

CapturedCall::News CapturedCall::take(const CaptureRecord &record)
{
    News news;
    if (record.status != 0 && m_call.httpStatus == 0)
        takeHead(record);
    const Timing &timing = record.timing;
    const qint64 firstToken = m_call.exchange.timing.firstTokenUs;
    m_call.exchange.timing = timing;
    m_call.exchange.timing.firstTokenUs = firstToken;
    m_bytes += record.responseBody.size();
    qsizetype at = 0;
    for (const Chunk &chunk : record.chunks) {
        const QByteArrayView raw = QByteArrayView(record.responseBody).sliced(at, qsizetype(chunk.bytes));
        at += qsizetype(chunk.bytes);
        const QByteArray plain = m_content ? m_content->decode(raw) : raw.toByteArray();
        if (m_content && m_content->failed() && !m_cut) {
            m_cut = true;
            say("the answer could not be decompressed to its end, or comes to more than is kept; this is its beginning");
        }
        const QByteArray clean = m_filter.feed(plain);
        news.chunks.append({chunk.atUs, plain.size()});
        news.bytes += clean;
        decode(clean, chunk.atUs, news);
    }
    if (record.responseCut && !m_cut) {
        m_cut = true;
        say("the answer was longer than is kept; this is its beginning");
    }
    return news;
}

void CapturedCall::decode(QByteArrayView bytes, qint64 atUs, News &news)
{
    const bool success = m_call.httpStatus >= 200 && m_call.httpStatus < 300;
    if (m_decoder) {
        takeEvents(m_decoder->feed(bytes), atUs, news);
        return;
    }
    if (!success || !m_codec) {
        m_head += bytes.first(std::min(bytes.size(), kHeadBytes - m_head.size()));
        return;
    }
    m_head += bytes;
    const auto streamed = looksStreamed(m_head, m_rawHeaders);
    if (!streamed)
        return;
    m_call.streamed = *streamed;
    m_decoder = m_codec->decoder(*streamed);
    const QByteArray head = m_head;
    m_head = head.first(std::min(head.size(), kHeadBytes)); // for the sentence, should it be HTML
    takeEvents(m_decoder->feed(head), atUs, news);
}

void CapturedCall::takeEvents(const StreamEvents &events, qint64 atUs, News &news)
{
    for (const StreamEvent &event : events) {
        if (isContent(event) && m_call.exchange.timing.firstTokenUs < 0)
            m_call.exchange.timing.firstTokenUs = atUs;
        if (const auto *text = std::get_if<event::Text>(&event)) {
            news.text += text->delta;
            m_answerBytes += text->delta.toUtf8().size();
        } else if (const auto *reasoning = std::get_if<event::Reasoning>(&event)) {
            m_answerBytes += reasoning->delta.toUtf8().size();
        } else if (const auto *call = std::get_if<event::ToolCallDelta>(&event)) {
            m_answerBytes += call->arguments.toUtf8().size();
        } else if (const auto *refusal = std::get_if<event::Refusal>(&event)) {
            m_answerBytes += refusal->delta.toUtf8().size();
        }
        m_call.answer.add(event);
    }
}

CapturedCall::News CapturedCall::end(const CaptureRecord &last, const PriceBook *prices, const QDateTime &now)
{
    News news;
    const qint64 endUs = m_call.exchange.timing.endUs;
    news.bytes = m_filter.finish();
    decode(news.bytes, endUs, news);
    const bool success = m_call.httpStatus >= 200 && m_call.httpStatus < 300;
    if (!m_decoder && m_codec && success && !m_head.isEmpty()) {
        m_decoder = m_codec->decoder(m_call.streamed);
        takeEvents(m_decoder->feed(m_head), endUs, news);
    }
    if (m_decoder)
        takeEvents(m_decoder->finish(), endUs, news);
    conclude(last, now);
    m_call.model = m_call.answer.model;
    if (!prices || !m_codec)
        return news;
    std::optional<qint64> input;
    if (m_call.answer.usage.empty() && m_answerBytes > 0 && m_request)
        input = estimateTokens(*m_request, m_call.format).total();
    m_call.receipt = receiptOf(*prices, m_route->provider, m_call, m_answerBytes, input);
    return news;
}

Failure CapturedCall::failure(const CaptureRecord &last, const QDateTime &now) const
{
    Failure failure;
    failure.status = m_call.httpStatus;
    failure.headers = m_rawHeaders;
    failure.body = m_head;
    failure.contentType = QString::fromLatin1(headerOf(m_rawHeaders, "content-type"));
    failure.host = QString::fromUtf8(m_route->origin.authority);
    failure.provider = m_route->provider.name.isEmpty() ? failure.host : m_route->provider.name;
    failure.throughHelicone = m_route->route == Route::Helicone;
    failure.format = m_call.format == WireFormat::Unknown ? WireFormat::OpenAiChat : m_call.format;
    failure.secrets = m_secrets;
    failure.now = now;
    failure.timeoutMs = last.timeoutMs;
    return failure;
}

void CapturedCall::conclude(const CaptureRecord &last, const QDateTime &now)
{
    const bool complete = m_call.answer.complete && !m_call.answer.error;
    if (last.end == CaptureEnd::ClientLeft && !complete) {
        m_call.status = CallStatus::Cancelled;
        m_call.error = Error{ErrorKind::Cancelled, Tr::tr("The client left before the answer ended."), m_call.httpStatus, {}};
        return;
    }
    if (last.end == CaptureEnd::Stopped && !complete) {
        m_call.status = CallStatus::Interrupted;
        m_call.error = Error{ErrorKind::Interrupted,
            Tr::tr("The capture proxy was turned off before the answer ended."), m_call.httpStatus, {}};
        return;
    }
    m_call.error = problem(last, now);
    m_call.status = !m_call.error ? CallStatus::Ok
        : m_call.error->kind == ErrorKind::Interrupted ? CallStatus::Interrupted
                                                       : CallStatus::Error;
}

std::optional<Error> CapturedCall::problem(const CaptureRecord &last, const QDateTime &now) const
{
    const Answer &answer = m_call.answer;
    if (last.end == CaptureEnd::TimedOut)
        return errorOfNetwork(QNetworkReply::TimeoutError, failure(last, now), true);
    if (m_call.httpStatus == 0)
        return errorOfNetwork(networkErrorOf(last), failure(last, now), false);
    const bool broke = last.end == CaptureEnd::UpstreamBroke;
    const bool success = m_call.httpStatus >= 200 && m_call.httpStatus < 300;
    if (!success)
        return m_call.httpStatus == 304 ? std::nullopt : std::optional(errorOfStatus(failure(last, now)));
    if (m_codec && m_head.trimmed().startsWith('<'))
        return errorOfStatus(failure(last, now));
    if (answer.error) {
        Error error = *answer.error;
        error.httpStatus = m_call.httpStatus;
        QStringList secrets;
        for (const QByteArray &secret : m_secrets)
            secrets.append(QString::fromUtf8(secret));
        error.message = redactText(error.message, secrets);
        return error;
    }
    if (answer.complete)
        return std::nullopt;
    if (broke)
        return errorOfNetwork(QNetworkReply::RemoteHostClosedError, failure(last, now), false);
    if (!m_codec || m_cut)
        return std::nullopt; // it ended as HTTP has it; there is no other proof
    if (m_bytes == 0)
        return Error{ErrorKind::Malformed,
            Tr::tr("The answer of %1 is empty.").arg(failure(last, now).host), m_call.httpStatus, {}};
    if (answer.model.isEmpty() && answer.text.isEmpty())
        return errorOfStatus(failure(last, now));
    return errorOfNetwork(QNetworkReply::RemoteHostClosedError, failure(last, now), false);
}

}
