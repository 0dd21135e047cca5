#pragma once

#include "core/capture/admission.h"
#include "core/capture/capturerecord.h"
#include "core/capture/upstream.h"

#include <QObject>

class QTcpSocket;

namespace heliograph {

class CaptureBacklog;
class Clock;
class UpstreamPool;

/// How long and how much is waited for, milliseconds and bytes.
struct CaptureLimits {
    HttpReader::Limits request;
    int headMs = 15'000; ///< for a head, from its first byte
    int bodySilenceMs = 60'000; ///< between two pieces of a request's body
    int idleMs = 300'000; ///< a client's connection between two requests
    int connectMs = 30'000;
    int answerSilenceMs = 900'000; ///< of a provider: some think for minutes
    int restMs = 30'000; ///< a connection to a provider between two requests
    qint64 keptBytes = 32 * 1024 * 1024; ///< of a body for the record; all of it goes through
    qint64 beginningBytes = 1024 * 1024; ///< what is kept of one that is known to be longer: a file, most likely
    qsizetype connections = 1'024;
};

/// What the connections share; all of it outlives them. Replaced as a whole when the settings change.
struct CaptureContext {
    AdmissionRules rules;
    CaptureRouteTable routes;
    CaptureLimits limits;
    bool askForUsage = false;
    bool recording = true;
    bool hold = false; ///< requests wait: the keys they need are being looked up
};

/// One client: its requests are taken one after the other, each passed on over a connection to its provider, and the
/// answer passed back, byte by byte as they come. Neither side is read while the other cannot take it.
class ClientConnection final : public QObject, public UpstreamUser, private HttpBodySink
{
    Q_OBJECT

public:
    ClientConnection(QTcpSocket *socket, const CaptureContext &context, UpstreamPool &pool, CaptureBacklog &backlog,
        const Clock &clock, quint64 &numbers, QObject *parent);
    ~ClientConnection() override;

    /// Looks at the time: what takes too long ends. Hands what came of a long answer to the recorder.
    void tick(qint64 nowNs);
    /// Goes on where it waited for the backlog.
    void resume();
    bool busy() const { return m_busy; }
    bool waits() const { return m_waits; }
    /// Ends at once; what came is kept.
    void stop();

Q_SIGNALS:
    void answered();
    void refused(const heliograph::CaptureRefusal &refusal);
    void gone();

private:
    /// What the record has of a body.
    struct Kept {
        qint64 bytes = 0;
        qint64 most = 0;
    };

    void upstreamConnected() override;
    void upstreamReadable() override;
    void upstreamWritten() override;
    void upstreamClosed() override;
    void takeBody(QByteArrayView bytes) override;

    // The request's way
    void readClient();
    bool readMore();
    void begin();
    void sendHead(qint64 length);
    void forwardRequestBody(QByteArrayView bytes);
    void requestDone();
    void connectUpstream(bool fresh);
    void writeUpstream();
    // The answer's way
    void readUpstream();
    void feedAnswer(QByteArrayView fresh);
    void noteChunk(qint64 keptBefore);
    void answerHead();
    void answerDone(bool moreCame);
    void upstreamEnded();
    void upstreamMalformed();
    void flushClient();
    void clientLeft();
    // Ends
    void turnAway(const TurnedAway &away);
    void preflight(const Admitted &admitted);
    void failUpstream(CaptureEnd end, const QString &message);
    void breakClient();
    void closeClient();
    void endExchange(CaptureEnd end);
    void keep(QByteArray &kept, Kept &state, bool &cut, QByteArrayView bytes);
    qint64 mostOf(const HttpHead &head) const;
    void record(CaptureEnd end);
    void letGo(bool reusable);
    qint64 sinceSentUs() const;
    void setDeadline(int ms);

    QTcpSocket *m_socket;
    const CaptureContext &m_context;
    UpstreamPool &m_pool;
    CaptureBacklog &m_backlog;
    const Clock &m_clock;
    quint64 &m_numbers;
    std::unique_ptr<HttpReader> m_request;
    std::unique_ptr<HttpReader> m_answer;
    UpstreamConnection *m_upstream = nullptr;
    QByteArray m_in; ///< of the client, not yet read
    QByteArray m_back; ///< of the provider, not yet read
    QByteArray m_forward; ///< to the provider, while it is not connected, and gathered for one write
    QByteArray m_out; ///< to the client, gathered for one write
    QByteArray m_replay; ///< all that was sent, while it may have to be sent again
    QByteArray m_heldBody; ///< of a request whose body is to be changed
    HttpHead m_head; ///< of the request at hand
    std::shared_ptr<const CaptureRoute> m_route;
    QByteArray m_target;
    QByteArray m_allowOrigin;
    CaptureRecord m_record;
    Kept m_keptRequest;
    Kept m_keptAnswer;
    qint64 m_sentNs = 0;
    qint64 m_deadlineNs = 0; ///< 0: none
    bool m_busy = false; ///< an exchange is on
    bool m_sent = false; ///< the head of the request is on its way
    bool m_requestWhole = false;
    bool m_answerStarted = false; ///< the client has the beginning
    bool m_recording = false; ///< this exchange
    bool m_announced = false; ///< the recorder knows of it
    bool m_replayable = false;
    bool m_readingAnswer = false; ///< whose body takeBody() is given
    bool m_chunkedOut = false;
    bool m_holdsBody = false;
    bool m_closing = false;
    bool m_waits = false; ///< for the backlog
    bool m_inRead = false; ///< guards against coming back from within
};

}
