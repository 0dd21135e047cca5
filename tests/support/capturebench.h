#pragma once

#include "core/base/clock.h"
#include "core/base/settings.h"
#include "core/capture/captureservice.h"
#include "core/history/history.h"
#include "core/pricing/pricebook.h"
#include "core/secrets/keyring.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <functional>

namespace heliograph {

/// A provider that the test plays itself: a server on 127.0.0.1 whose connections it is handed, with what came so far.
class ScriptedUpstream final : public QTcpServer
{
public:
    /// Called whenever bytes came; request: all that came over this connection since the last reply.
    using Script = std::function<void(QTcpSocket *socket, QByteArray &request)>;

    explicit ScriptedUpstream(Script script);
    /// Answers every whole request (head and Content-Length body) with these bytes; connection: where the test can go on with
    /// the answer, once there is one.
    static Script answering(const QByteArray &bytes, QTcpSocket **connection = nullptr);
    /// Answers so too, but ends a connection on which it is asked once more: as a server does whose time-out passes just
    /// then.
    static Script answeringOnce(const QByteArray &bytes);
    QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(serverPort()); }

    QByteArrayList requests; ///< whole ones, as they came
    int connections = 0;
    int lost = 0; ///< connections that the other side ended
};

/// Whether a request is there as a whole: its head, and its body by length or chunks.
bool isWholeRequest(const QByteArray &request);
/// "HTTP/1.1 200 OK" with a JSON body.
QByteArray jsonAnswer(const QByteArray &body, const QByteArray &headers = {});
/// The head of a stream of events, which come in chunks.
QByteArray streamHead();

/// The capture proxy with a history of its own, and clients to talk to it byte by byte.
class CaptureBench final
{
public:
    CaptureBench();
    ~CaptureBench();

    /// The provider's requests go there: "http://127.0.0.1:1234/v1".
    void route(const QString &provider, const QString &directUrl);
    void start(const std::function<void(CaptureSettings &)> &change = {});
    quint16 port() const { return capture->state().port; }
    QByteArray token() const { return capture->captureSettings().token.toUtf8(); }
    /// A request to a path behind the token, with the headers every client sends.
    QByteArray request(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
        const QByteArray &headers = {}) const;
    /// Connects, sends, and reads until the other side closes or the answer is whole; empty where nothing came.
    QByteArray talk(const QByteArray &bytes, int mostMs = 20'000) const;
    std::unique_ptr<QTcpSocket> connectClient() const;
    /// All calls of the history, the oldest first, once there are so many that have ended.
    QList<Call> calls(int atLeast);

    QTemporaryDir dir;
    SystemClock clock;
    Settings settings;
    KeyRing keys;
    std::unique_ptr<History> history;
    std::unique_ptr<CaptureService> capture;
    QList<CaptureRefusal> refusals;
};

/// The body of an answer, chunks put together.
QByteArray bodyOf(const QByteArray &answer);
QByteArray headOf(const QByteArray &answer);
bool isWholeAnswer(const QByteArray &answer);

}
