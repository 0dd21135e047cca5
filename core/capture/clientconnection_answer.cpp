#include "core/capture/clientconnection.h"

#include "core/base/clock.h"
#include "core/capture/answerhead.h"
#include "core/capture/capturebacklog.h"
#include "core/capture/relaybytes.h"

#include <QCoreApplication>
#include <QTcpSocket>

// The answer's way back to the client, and how an exchange ends.

namespace heliograph {

namespace {

constexpr int kLingerMs = 2'000;

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Capture)
};

}

void ClientConnection::upstreamConnected()
{
    setDeadline(m_requestWhole ? m_context.limits.answerSilenceMs : m_context.limits.bodySilenceMs);
    writeUpstream();
    readClient();
}

void ClientConnection::upstreamWritten()
{
    if (m_busy && !m_requestWhole)
        readClient();
}

void ClientConnection::upstreamReadable()
{
    readUpstream();
}

void ClientConnection::upstreamClosed()
{
    if (!m_upstream)
        return;
    const QAbstractSocket::SocketError error = m_upstream->socket()->error();
    m_record.socketError = error;
    if (m_upstream->connected() && !m_upstream->tlsFailed()) {
        readUpstream(); // what came before the end
        return;
    }
    failUpstream(CaptureEnd::Unreachable,
        m_upstream->tlsFailed() ? Tr::tr("No safe connection to %1: its certificate is not trusted, or it does not speak TLS.")
                                      .arg(m_route->origin.host)
                                : Tr::tr("%1 cannot be reached: %2.").arg(m_route->origin.host, m_upstream->socket()->errorString()));
}

void ClientConnection::readUpstream()
{
    if (m_inRead || !m_upstream)
        return;
    m_inRead = true;
    while (m_busy && m_upstream) {
        if (m_out.size() + m_socket->bytesToWrite() > kMostUnwritten) {
            flushClient();
            if (m_socket->bytesToWrite() > kMostUnwritten)
                break; // bytesWritten goes on
        }
        const QByteArrayView fresh = readSome(m_upstream->socket());
        if (fresh.isEmpty()) {
            if (m_upstream->closed())
                upstreamEnded();
            break;
        }
        setDeadline(m_context.limits.answerSilenceMs);
        m_replayable = false;
        feedAnswer(fresh);
    }
    m_inRead = false;
    flushClient();
    if ((!m_busy || !m_requestWhole) && !m_closing && (!m_in.isEmpty() || m_socket->bytesAvailable() > 0))
        QMetaObject::invokeMethod(this, &ClientConnection::readClient, Qt::QueuedConnection);
}

void ClientConnection::feedAnswer(QByteArrayView fresh)
{
    QByteArray joined;
    QByteArrayView bytes = fresh;
    if (!m_back.isEmpty()) {
        joined = std::exchange(m_back, {});
        joined += fresh;
        bytes = joined;
    }
    const qint64 before = m_keptAnswer.bytes;
    while (m_busy) {
        const bool wasHead = m_answer->headDone();
        m_readingAnswer = true;
        const qsizetype used = m_answer->feed(bytes, *this);
        bytes = bytes.sliced(used);
        if (m_answer->errorStatus() != 0) {
            noteChunk(before);
            upstreamMalformed();
            return;
        }
        if (!wasHead && m_answer->headDone())
            answerHead();
        if (m_answer->done()) {
            noteChunk(before);
            answerDone(!bytes.isEmpty());
            return;
        }
        if (used == 0 || bytes.isEmpty())
            break;
    }
    noteChunk(before);
    m_back = bytes.toByteArray();
}

/// One for each read that held something of the body.
void ClientConnection::noteChunk(qint64 keptBefore)
{
    if (m_keptAnswer.bytes > keptBefore)
        m_record.chunks.push_back({sinceSentUs(), m_keptAnswer.bytes - keptBefore});
}

void ClientConnection::answerHead()
{
    const HttpHead &head = m_answer->head();
    if (head.status >= 100 && head.status < 200) {
        m_answer->restart(m_head.method == "HEAD"); // the client has had its own
        return;
    }
    m_keptAnswer.most = mostOf(head);
    m_record.timing.headersUs = sinceSentUs();
    m_record.status = head.status;
    if (m_recording)
        m_record.responseHeaders = head.headers;
    m_chunkedOut = head.framing == HttpFraming::Chunked && !m_head.http10;
    // A body whose end is the end of the connection ends so for the client too.
    if (head.framing == HttpFraming::UntilClose || (head.framing == HttpFraming::Chunked && m_head.http10)
        || !m_requestWhole)
        m_head.keepAlive = false;
    m_out += answerHeadFor(head, m_head, m_allowOrigin);
    m_answerStarted = true;
}

void ClientConnection::upstreamMalformed()
{
    m_record.socketError = QAbstractSocket::UnknownSocketError;
    if (m_answerStarted) {
        endExchange(CaptureEnd::UpstreamBroke);
        breakClient();
    } else {
        failUpstream(CaptureEnd::UpstreamBroke,
            Tr::tr("What answers at %1 does not speak HTTP/1.1.").arg(m_route->origin.host));
    }
}

/// The provider closed the connection; everything it sent has been read.
void ClientConnection::upstreamEnded()
{
    m_readingAnswer = true;
    m_answer->feedEnd();
    if (m_answer->done()) {
        answerDone(true);
        return;
    }
    if (m_replayable) {
        // It was closed while it rested: the request never was looked at, and goes over a new one.
        m_forward.prepend(m_replay);
        m_pool.discard(std::exchange(m_upstream, nullptr));
        m_record.socketError = QAbstractSocket::UnknownSocketError;
        m_sentNs = 0;
        connectUpstream(true);
        return;
    }
    // As it was: the client sees the same break that it would have seen without the proxy.
    endExchange(CaptureEnd::UpstreamBroke);
    breakClient();
}

void ClientConnection::answerDone(bool moreCame)
{
    if (m_chunkedOut) {
        m_out += "0\r\n";
        for (const auto &[name, value] : m_answer->trailers())
            m_out += name + ": " + value + "\r\n";
        m_out += "\r\n";
    }
    flushClient();
    letGo(m_requestWhole && !moreCame && m_answer->head().keepAlive && m_forward.isEmpty());
    const bool goesOn = m_head.keepAlive && m_requestWhole;
    endExchange(CaptureEnd::Whole);
    if (!goesOn) {
        closeClient();
        return;
    }
    m_request->restart();
    setDeadline(m_in.isEmpty() ? m_context.limits.idleMs : m_context.limits.headMs);
}

void ClientConnection::flushClient()
{
    if (m_out.isEmpty())
        return;
    m_socket->write(std::exchange(m_out, {}));
    m_socket->flush();
}

void ClientConnection::letGo(bool reusable)
{
    if (!m_upstream)
        return;
    UpstreamConnection *connection = std::exchange(m_upstream, nullptr);
    if (reusable)
        m_pool.release(connection);
    else
        m_pool.discard(connection);
    m_back.clear();
    m_forward.clear();
    m_replay.clear();
}

void ClientConnection::turnAway(const TurnedAway &away)
{
    if (m_busy && m_route)
        endExchange(CaptureEnd::ClientLeft);
    m_busy = false;
    m_out += plainAnswer(away.status, away.refusal.message);
    Q_EMIT refused(away.refusal);
    closeClient();
}

void ClientConnection::preflight(const Admitted &admitted)
{
    m_out += preflightAnswer(admitted.allowOrigin, m_head);
    m_busy = false;
    closeClient();
}

/// There is no answer to pass on: the proxy says why.
void ClientConnection::failUpstream(CaptureEnd end, const QString &message)
{
    const CaptureRefusal refusal{CaptureRefusal::Reason::Upstream, redactUrl(QString::fromUtf8(m_target)), message};
    endExchange(end);
    m_out += plainAnswer(end == CaptureEnd::TimedOut ? 504 : 502, message);
    Q_EMIT refused(refusal);
    closeClient();
}

/// Ends the connection in mid-answer, so that nobody takes what came for the whole.
void ClientConnection::breakClient()
{
    flushClient();
    m_closing = true;
    setDeadline(kLingerMs);
    m_socket->disconnectFromHost();
}

/// Writes what is left and closes. A client that is still sending gets the time to read what it is told.
void ClientConnection::closeClient()
{
    flushClient();
    m_closing = true;
    m_in.clear();
    setDeadline(kLingerMs);
    if (m_request->done() || (!m_request->headDone() && m_request->errorStatus() == 0))
        m_socket->disconnectFromHost();
    else
        readSome(m_socket);
}

}
