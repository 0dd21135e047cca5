#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <vector>

namespace heliograph {

/// A way to the same answer: straight to the provider, or through something that passes it on.
struct Way {
    QString name;
    quint16 port = 0;
    QByteArray path; ///< what a provider's "/v1" is here
    QByteArray headers;

    /// A small question to a model, or a request with this body.
    QByteArray request(const QByteArray &endpoint = "/chat/completions") const;
    QByteArray head(const QByteArray &method, const QByteArray &endpoint, qint64 length) const;
};

/// The providers that stand behind the ways, all on this machine.
struct Upstreams {
    quint16 plain = 0; ///< the same small answer to every question
    quint16 streams = 0;
    quint16 bodies = 0; ///< large ones
};

/// nginx as a plain reverse proxy, which is the least that a proxy can cost; it plays the plain provider too.
class Nginx final
{
public:
    explicit Nginx(const Upstreams &upstreams);
    ~Nginx();
    Way plain() const { return {QStringLiteral("nginx"), m_port, "/v1", {}}; }
    Way streams() const { return {QStringLiteral("nginx"), m_port, "/stream/v1", {}}; }
    Way bodies() const { return {QStringLiteral("nginx"), m_port, "/bodies/v1", {}}; }
    /// nginx or wrk is not installed.
    static bool isMissing();

private:
    QTemporaryDir m_dir;
    QProcess m_process;
    quint16 m_port;
};

/// `heliograph capture` with a profile of its own.
class CaptureProgram final
{
public:
    explicit CaptureProgram(const Upstreams &upstreams, bool recording = true);
    ~CaptureProgram();
    Way plain() const { return m_plain; }
    Way streams() const { return other("/groq/openai/v1"); }
    Way bodies() const { return other("/mistral/v1"); }
    qint64 pid() const { return m_process.processId(); }
    /// Ends it as Ctrl+C does; how many calls its history holds then.
    qint64 endAndCount();

private:
    Way other(const QByteArray &provider) const;

    QTemporaryDir m_profile;
    QProcess m_process;
    Way m_plain;
};

/// Portkey's gateway, which does the same work for another reason; not ready where the npm registry is out of reach.
class Portkey final
{
public:
    explicit Portkey(quint16 upstream);
    ~Portkey();
    bool isReady() const { return m_way.port != 0; }
    Way plain() const { return m_way; }

private:
    QProcess m_process;
    Way m_way;
};

/// One question over an open connection; milliseconds until its answer is there as a whole.
double ask(int socket, const QByteArray &request);

struct Load {
    double perSecond = 0;
    double p99Ms = 0;
    qint64 requests = 0;
    QByteArray errors; ///< what wrk said, where not all went well
};

/// wrk, started: so many connections ask as fast as they are answered.
void startLoad(QProcess &wrk, const Way &way, int connections, int seconds, const QTemporaryDir &dir);
Load loadOf(const QByteArray &output);
Load load(const Way &way, int connections, int seconds);

}
