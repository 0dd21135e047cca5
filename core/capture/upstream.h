#pragma once

#include "core/capture/captureroutes.h"

#include <QElapsedTimer>
#include <QHash>
#include <QList>
#include <QObject>
#include <QSslConfiguration>
#include <QTcpSocket>

namespace heliograph {

/// Who a connection to a provider works for at the moment.
class UpstreamUser
{
public:
    virtual ~UpstreamUser() = default;
    virtual void upstreamConnected() = 0; ///< with TLS, where it has TLS
    virtual void upstreamReadable() = 0;
    virtual void upstreamWritten() = 0;
    virtual void upstreamClosed() = 0; ///< by the other side or a failure; see error() and connected()
};

/// One connection to a provider. Reads no more than it is asked for, so that a slow client slows the provider down.
class UpstreamConnection final : public QObject
{
public:
    static constexpr qint64 kReadAhead = 256 * 1024;

    UpstreamConnection(const Origin &origin, const QSslConfiguration &tls, QObject *parent);

    QTcpSocket *socket() const { return m_socket; }
    const QByteArray &key() const { return m_key; }
    bool connected() const { return m_connected; } ///< has been, with TLS where it has TLS
    bool reused() const { return m_reused; } ///< an answer came over it before
    bool closed() const { return m_closed; } ///< by the other side, or a failure; what came before can be read
    bool tlsFailed() const { return m_tlsFailed; }
    void setUser(UpstreamUser *user) { m_user = user; }
    /// Nobody's any more: what still comes closes it.
    void rest();
    qint64 restingMs() const { return m_resting.elapsed(); }
    qint64 unwritten() const;
    bool usable() const;

private:
    void ready();

    QByteArray m_key;
    QTcpSocket *m_socket;
    UpstreamUser *m_user = nullptr;
    QElapsedTimer m_resting;
    bool m_connected = false;
    bool m_reused = false;
    bool m_closed = false;
    bool m_tlsFailed = false;
};

/// Connections to providers, kept open between requests; as many at once as there are requests. Lives in the thread of
/// the proxy.
class UpstreamPool final : public QObject
{
public:
    explicit UpstreamPool(QObject *parent);

    /// Certificates that are trusted beside the system's: for tests.
    void setTls(const QSslConfiguration &tls) { m_tls = tls; }
    /// One that rests, or a new one that connects. fresh: not one that may have been closed meanwhile.
    UpstreamConnection *acquire(const Origin &origin, UpstreamUser *user, bool fresh);
    /// Takes it back for the next request.
    void release(UpstreamConnection *connection);
    /// Ends it at once, whatever it is at.
    void discard(UpstreamConnection *connection);
    /// Closes those that rested too long, and those that were closed.
    void sweep(qint64 restMs);

private:
    QHash<QByteArray, QList<UpstreamConnection *>> m_resting;
    QSslConfiguration m_tls;
};

}
