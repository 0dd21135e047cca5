#include "core/session/localprober.h"

#include "core/session/providerrequest.h"

#include <QNetworkAccessManager>
#include <QTimer>

namespace heliograph {

namespace {
constexpr int kTimeoutMs = 1500; ///< on this computer an answer takes milliseconds
constexpr qsizetype kMaxBody = 4 << 20;
}

LocalProber::LocalProber() = default;

LocalProber::~LocalProber() = default;

void LocalProber::probe(const Provider &provider)
{
    ask(provider, probePath(provider.probe), [this, provider](const ProbeAnswer &answer) {
        const ProbeVerdict verdict = readProbe(provider.probe, answer);
        const QString fallback = probeFallbackPath(provider.probe);
        if (verdict.state != ProbeState::Locked || fallback.isEmpty()) {
            Q_EMIT answered(provider, verdict);
            return;
        }
        ask(provider, fallback, [this, provider](const ProbeAnswer &second) {
            Q_EMIT answered(provider, readProbeFallback(provider.probe, second));
        });
    });
}

void LocalProber::ask(const Provider &provider, const QString &path,
    const std::function<void(const ProbeAnswer &)> &done)
{
    if (!m_network)
        m_network = new QNetworkAccessManager(this);
    auto request = providerRequest(provider, path, {});
    if (!request) {
        done({});
        return;
    }
    HttpRequest http = std::move(request).value();
    http.inactivityTimeoutMs = kTimeoutMs;
    auto *stream = new HttpStream(*m_network, m_clock, http, this);
    auto body = std::make_shared<QByteArray>();
    connect(
        stream, &HttpStream::bytesReceived, this, [body](const QByteArray &bytes, const Chunk &) {
            body->append(bytes.first(std::min(bytes.size(), kMaxBody - body->size())));
        });
    connect(stream, &HttpStream::finished, this, [stream, body, done] {
        // A server that drips without an end was stopped: what came tells nothing.
        const bool whole = !stream->stopped() && !stream->timedOut();
        done(whole ? ProbeAnswer{stream->status(), stream->responseHeaders(), *body}
                   : ProbeAnswer{stream->status() == 0 ? 0 : 408, {}, {}});
        stream->deleteLater();
    });
    QTimer::singleShot(2 * kTimeoutMs, stream, &HttpStream::stop);
    stream->start();
}

}

#include "moc_localprober.cpp"
