#include "core/net/httpstream.h"

#include <QNetworkAccessManager>

namespace heliograph {

HttpStream::HttpStream(
    QNetworkAccessManager &network, const Clock &clock, HttpRequest request, QObject *parent) :
    QObject(parent), m_network(network), m_clock(clock), m_request(std::move(request))
{
    // Own timer: a transfer timeout of the reply looks like the user's stop.
    m_inactivity.setSingleShot(true);
    m_inactivity.setInterval(m_request.inactivityTimeoutMs);
    connect(&m_inactivity, &QTimer::timeout, this, [this] {
        m_timedOut = true;
        if (m_reply)
            m_reply->abort();
    });
}

HttpStream::~HttpStream()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
}

void HttpStream::start()
{
    QNetworkRequest request(QUrl(m_request.url, QUrl::StrictMode));
    for (const auto &[name, value] : m_request.headers)
        request.setRawHeader(name, value);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);

    m_sentNs = m_clock.monotonicNs();
    m_reply = m_network.sendCustomRequest(request, m_request.method, m_request.body);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpStream::readHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpStream::readBytes);
    connect(m_reply, &QNetworkReply::uploadProgress, &m_inactivity, [this] { m_inactivity.start(); });
    connect(m_reply, &QNetworkReply::finished, this, &HttpStream::finish);
    m_inactivity.start();
}

void HttpStream::stop()
{
    if (m_done)
        return;
    m_stopped = true;
    if (m_reply)
        m_reply->abort(); // finished() comes from within
    else
        finish();
}

qint64 HttpStream::sinceSentUs() const
{
    return (m_clock.monotonicNs() - m_sentNs) / 1'000;
}

void HttpStream::readHeaders()
{
    if (m_status != 0)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return;
    m_status = status;
    m_timing.headersUs = sinceSentUs();
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        m_headers.append({name, value});
    Q_EMIT headersReceived();
}

void HttpStream::readBytes()
{
    m_inactivity.start();
    readHeaders();
    const qint64 now = sinceSentUs();
    const QByteArray bytes = m_reply->readAll();
    if (bytes.isEmpty())
        return;
    if (m_timing.firstByteUs < 0)
        m_timing.firstByteUs = now;
    Q_EMIT bytesReceived(bytes, {now, bytes.size()});
}

void HttpStream::finish()
{
    if (m_done)
        return;
    m_inactivity.stop();
    if (m_reply) {
        readHeaders();
        if (m_reply->isOpen() && m_reply->bytesAvailable() > 0 && !m_stopped)
            readBytes();
        m_error = m_reply->error();
        m_reply->deleteLater();
        m_reply = nullptr;
    }
    if (m_done)
        return; // stopped from within the last bytes
    m_done = true;
    m_inactivity.stop();
    m_timing.endUs = sinceSentUs();
    Q_EMIT finished();
}

}
