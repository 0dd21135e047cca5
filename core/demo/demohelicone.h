#pragma once

#include "core/demo/demoprompt.h"
#include "core/demo/httprequestparser.h"

#include <QElapsedTimer>
#include <QHash>

#include <list>

namespace heliograph
{

/// Helicone's side of the demo provider: its response headers, a small cache and request limits.
/// Only requests with a Helicone-Auth header have to do with it, as on Helicone's own hosts.
class DemoHelicone final
{
public:
    struct Cached {
        QByteArray contentType;
        QByteArray body;
        qint64 latencyMs = 0; ///< of the answer that was kept
        int bucket = 0;
    };
    /// What is known of a request before it is answered.
    struct Visit {
        bool through = false; ///< it came with a Helicone-Auth
        HeaderList headers; ///< for whatever answer follows
        std::optional<DemoRefusal> refusal; ///< the request goes no further
        std::optional<Cached> hit;
        QByteArray keepAs; ///< not empty: keep() the answer under this name
    };

    DemoHelicone();
    Visit visit(const IncomingRequest &request);
    void keep(const QByteArray &name, Cached answer);

private:
    struct Window {
        qint64 startMs = 0;
        qint64 lengthMs = 0;
        double used = 0;
    };
    void limit(const IncomingRequest &request, Visit &visit);
    void lookUp(const IncomingRequest &request, Visit &visit);

    QElapsedTimer m_time;
    QHash<QByteArray, Window> m_windows;
    QHash<QByteArray, Cached> m_cache;
    std::list<QByteArray> m_cacheOrder; ///< oldest first
    qsizetype m_cacheBytes = 0;
};

/// The id Helicone gives a request: the client's own where that is a UUID of version 1 to 5, else a
/// new one.
QByteArray demoHeliconeId(const QByteArray &requestId);

}
