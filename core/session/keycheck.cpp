#include "core/session/keycheck.h"

#include "core/base/json.h"
#include "core/net/callerror.h"
#include "core/session/providerrequest.h"

#include <QUrl>

namespace heliograph {

namespace {

constexpr int kTimeoutMs = 20'000;
constexpr qsizetype kMaxBody = 64 << 10;

QString joined(QString base, QLatin1String path)
{
    while (base.endsWith(QLatin1Char('/')))
        base.chop(1);
    return base + path;
}

QByteArray bearer(const QString &key)
{
    return "Bearer " + key.toUtf8();
}

}

KeyCheck::KeyCheck(QObject *parent) : QObject(parent) { }

KeyCheck::~KeyCheck() = default;

HttpRequest KeyCheck::heliconeRequest(const QString &apiUrl, const QString &key)
{
    HttpRequest request;
    request.url = joined(apiUrl, QLatin1String("/v1/request/count/query"));
    request.headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"},
        {"User-Agent", "Heliograph/" HELIOGRAPH_VERSION}, {"Authorization", bearer(key)}};
    request.body = "{\"filter\":\"all\"}";
    request.inactivityTimeoutMs = kTimeoutMs;
    return request;
}

void KeyCheck::askProvider(const Provider &provider, const QString &key)
{
    const QString path = provider.keyTestPath.isEmpty() ? provider.listPath : provider.keyTestPath;
    const auto request = providerRequest(provider, path, key);
    if (!request) {
        m_stream.reset();
        QMetaObject::invokeMethod(
            this, [this, message = request.error().message] {
                Q_EMIT finished({KeyVerdict::Kind::Unknown, message});
            }, Qt::QueuedConnection);
        return;
    }
    ask(provider.name, provider.format, key, *request, !key.isEmpty());
}

void KeyCheck::askHelicone(const QString &apiUrl, const QString &key)
{
    ask(QStringLiteral("Helicone"), WireFormat::OpenAiChat, key, heliconeRequest(apiUrl, key),
        false);
}

void KeyCheck::ask(const QString &who, WireFormat format, const QString &key,
    const HttpRequest &request, bool prove)
{
    m_who = who;
    m_format = format;
    m_key = key.toUtf8();
    m_host = QUrl(request.url).host();
    m_prove = prove;
    m_proving = false;
    m_withoutKey = request;
    m_withoutKey.headers.removeIf(
        [this](const Header &header) {
            return isSecretHeader(header.first) || (!m_key.isEmpty() && header.second.contains(m_key));
        });
    send(request);
}

void KeyCheck::send(HttpRequest request)
{
    m_body.clear();
    m_stream = std::make_unique<HttpStream>(m_network, m_clock, std::move(request));
    connect(m_stream.get(), &HttpStream::bytesReceived, this,
        [this](const QByteArray &bytes, const Chunk &) {
            m_body += bytes.first(std::min(bytes.size(), kMaxBody - m_body.size()));
        });
    connect(m_stream.get(), &HttpStream::finished, this, &KeyCheck::answered);
    m_stream->start();
}

void KeyCheck::answered()
{
    const int status = m_stream->status();
    KeyVerdict result = verdict();
    if (m_proving) {
        // With the key the list came; this was the same question without it.
        result = status == 401 || status == 403
            ? KeyVerdict{KeyVerdict::Kind::Accepted, tr("%1 accepts the key.").arg(m_who)}
            : KeyVerdict{KeyVerdict::Kind::Unknown,
                tr("%1 answers without a key too, so it could not be tested. The first call will "
                   "tell.")
                    .arg(m_who)};
    }
    m_stream.release()->deleteLater(); // it is the one that calls
    if (m_prove && result.kind == KeyVerdict::Kind::Accepted) {
        m_prove = false;
        m_proving = true;
        send(m_withoutKey);
        return;
    }
    m_key.fill('\0');
    m_key.clear();
    Q_EMIT finished(result);
}

KeyVerdict KeyCheck::verdict() const
{
    using Kind = KeyVerdict::Kind;
    const int status = m_stream->status();
    Failure failure;
    failure.status = status;
    failure.headers = m_stream->responseHeaders();
    failure.body = m_body;
    failure.host = m_host;
    failure.provider = m_who;
    failure.format = m_format;
    failure.secrets = {m_key};
    failure.now = m_clock.nowUtc();
    failure.timeoutMs = kTimeoutMs;
    for (const auto &[name, value] : std::as_const(failure.headers)) {
        if (name.compare("Content-Type", Qt::CaseInsensitive) == 0)
            failure.contentType = QString::fromUtf8(value);
    }
    if (status >= 200 && status < 300) {
        const QByteArray head = m_body.trimmed();
        if (m_key.isEmpty() && (head.startsWith('{') || head.startsWith('[')))
            return {Kind::Accepted, tr("%1 answers at %2.").arg(m_who, m_host)};
        if (head.startsWith('{') || head.startsWith('['))
            return {Kind::Accepted, tr("%1 accepts the key.").arg(m_who)};
        if (parseJson(head)) // Helicone's count may be a bare number
            return {Kind::Accepted, tr("%1 accepts the key.").arg(m_who)};
        return {Kind::Unknown,
            tr("%1 answered with something else than JSON. Check the address in Settings.")
                .arg(m_host)};
    }
    if (status == 404 || status == 405)
        return {Kind::Unknown,
            tr("%1 offers nothing to test a key with. The first call will tell.").arg(m_who)};
    if (status != 0) {
        const Error error = errorOfStatus(failure);
        return {error.kind == ErrorKind::Auth ? Kind::Refused : Kind::Unknown, error.message};
    }
    return {Kind::Unknown,
        errorOfNetwork(m_stream->networkError(), failure, m_stream->timedOut()).message};
}

}
