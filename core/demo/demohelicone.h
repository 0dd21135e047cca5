#pragma once

#include "core/demo/demoprompt.h"
#include "core/demo/httprequestparser.h"

#include <QHash>

#include <functional>
#include <list>

namespace heliograph
{

/// Helicone's side of the demo provider: its response headers, a small cache, request limits, retries and fallbacks.
/// Only requests with a Helicone-Auth header have to do with it, as on Helicone's own hosts.
class DemoHelicone final
{
public:
    struct Cached {
        QByteArray contentType;
        QByteArray body;
        qint64 latencyMs = 0; ///< of the answer that was kept
        int bucket = 0;
        qint64 expiresMs = 0; ///< set by keep()
    };
    /// A target of Helicone-Fallbacks.
    struct Target {
        std::vector<std::pair<int, int>> onCodes; ///< statuses that lead to the next one
        Json bodyOverride; ///< null: none
    };
    /// What is known of a request before it is answered.
    struct Visit {
        bool through = false; ///< it came with a Helicone-Auth
        HeaderList headers; ///< for whatever answer follows
        std::optional<DemoRefusal> refusal; ///< the request goes no further
        std::optional<Cached> hit;
        QByteArray keepAs; ///< not empty: keep() the answer under this name
        std::vector<qint64> retryWaits; ///< milliseconds before each retry; empty: none
        std::vector<Target> targets; ///< tried in order; empty: no fallbacks
    };

    /// nowMs: a clock that only goes forward; the machine's where none is given.
    explicit DemoHelicone(std::function<qint64()> nowMs = {});
    Visit visit(const IncomingRequest &request);
    void keep(const QByteArray &name, Cached answer);

private:
    struct Window {
        qint64 startMs = 0;
        qint64 lengthMs = 0;
        double used = 0;
    };
    void limit(const IncomingRequest &request, Visit &visit);
    void readRetries(const IncomingRequest &request, Visit &visit) const;
    void readTargets(const IncomingRequest &request, Visit &visit) const;
    bool isKept(const QByteArray &name); ///< forgets what is too old
    void lookUp(const IncomingRequest &request, Visit &visit);

    std::function<qint64()> m_nowMs;
    QHash<QByteArray, Window> m_windows;
    QHash<QByteArray, Cached> m_cache;
    QHash<QByteArray, qint64> m_lifetimes; ///< milliseconds, of what may be kept
    std::list<QByteArray> m_cacheOrder; ///< oldest first
    qsizetype m_cacheBytes = 0;
};

/// The id Helicone gives a request: the client's own where that is a UUID of version 1 to 5, else a
/// new one.
QByteArray demoHeliconeId(const QByteArray &requestId);

}
