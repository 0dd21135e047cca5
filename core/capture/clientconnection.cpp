#include "core/capture/clientconnection.h"

#include "core/base/clock.h"
#include "core/capture/capturebacklog.h"
#include "core/capture/endpoint.h"
#include "core/capture/relaybytes.h"
#include "core/domain/callid.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTcpSocket>

namespace heliograph {

namespace {

constexpr qsizetype kMostReplay = 1024 * 1024;
constexpr qsizetype kMostHeld = 16 * 1024 * 1024;
constexpr qint64 kNsPerMs = 1'000'000;

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Capture)
};

/// What the record needs of a request and does not find among the headers that go on.
HeaderList onlyHere(const HeaderList &headers)
{
    HeaderList kept;
    for (const Header &header : headers) {
        const QByteArray &name = header.first;
        if (qstrnicmp(name.constData(), "helicone-", 9) == 0 || qstrnicmp(name.constData(), "proxy-", 6) == 0
            || name.compare("content-encoding", Qt::CaseInsensitive) == 0)
            kept.append(header);
    }
    return kept;
}

}

ClientConnection::ClientConnection(QTcpSocket *socket, const CaptureContext &context, UpstreamPool &pool,
    CaptureBacklog &backlog, const Clock &clock, quint64 &numbers, QObject *parent) :
    QObject(parent),
    m_socket(socket),
    m_context(context),
    m_pool(pool),
    m_backlog(backlog),
    m_clock(clock),
    m_numbers(numbers),
    m_request(HttpReader::forRequests(context.limits.request)),
    m_answer(HttpReader::forAnswers())
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(UpstreamConnection::kReadAhead);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &ClientConnection::readClient);
    connect(m_socket, &QTcpSocket::disconnected, this, &ClientConnection::clientLeft);
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this] {
        if (m_busy && m_upstream && m_answerStarted && m_socket->bytesToWrite() < kMostUnwritten) {
            setDeadline(m_context.limits.answerSilenceMs);
            readUpstream();
        }
    });
    setDeadline(m_context.limits.idleMs);
    if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &ClientConnection::readClient, Qt::QueuedConnection);
}

ClientConnection::~ClientConnection() = default;

void ClientConnection::setDeadline(int ms)
{
    m_deadlineNs = m_clock.monotonicNs() + ms * kNsPerMs;
}

qint64 ClientConnection::sinceSentUs() const
{
    return m_sentNs == 0 ? 0 : (m_clock.monotonicNs() - m_sentNs) / 1'000;
}

/// Reads requests, one at a time: what a client sends ahead waits in its socket.
void ClientConnection::readClient()
{
    if (m_inRead)
        return;
    if (m_closing) {
        readSome(m_socket); // so that the refusal is not lost to a reset
        return;
    }
    m_inRead = true;
    while (!m_closing && readMore()) { }
    m_inRead = false;
    writeUpstream();
    // What the provider did meanwhile.
    if (m_upstream && m_upstream->connected()
        && (m_upstream->socket()->bytesAvailable() > 0 || m_upstream->closed()))
        readUpstream();
}

/// False: nothing more can be done at the moment.
bool ClientConnection::readMore()
{
    if (m_busy && (m_requestWhole || !m_route))
        return false;
    if (m_busy && m_upstream && m_forward.size() + m_upstream->unwritten() > kMostUnwritten) {
        writeUpstream();
        if (!m_upstream || m_forward.size() + m_upstream->unwritten() > kMostUnwritten) {
            setDeadline(m_context.limits.answerSilenceMs);
            return false; // bytesWritten goes on
        }
    }
    if (!m_busy && (m_context.hold || m_backlog.wantsPause())) {
        m_waits = true;
        return false;
    }
    const bool idle = !m_busy && m_in.isEmpty();
    const QByteArrayView fresh = readSome(m_socket);
    if (fresh.isEmpty() && (m_in.isEmpty() || m_waits))
        return false;
    if (idle && !fresh.isEmpty())
        setDeadline(m_context.limits.headMs);
    else if (m_busy)
        setDeadline(m_context.limits.bodySilenceMs);
    QByteArray joined;
    QByteArrayView bytes = fresh;
    if (!m_in.isEmpty()) {
        joined = std::exchange(m_in, {});
        joined += fresh;
        bytes = joined;
    }
    bool moved = !fresh.isEmpty();
    while (!bytes.isEmpty() && !m_closing && !(m_busy && m_requestWhole)) {
        const bool wasHead = m_request->headDone();
        m_readingAnswer = false;
        const qsizetype used = m_request->feed(bytes, *this);
        bytes = bytes.sliced(used);
        moved = moved || used > 0;
        if (m_request->errorStatus() != 0) {
            turnAway(turnedAwayUnread(m_request->errorStatus()));
            return false;
        }
        if (!wasHead && m_request->headDone())
            begin();
        if (m_closing)
            return false;
        if (m_request->done() && m_busy && !m_requestWhole)
            requestDone();
        if (used == 0)
            break;
    }
    m_in = bytes.toByteArray();
    return moved && !(m_busy && m_requestWhole);
}

void ClientConnection::begin()
{
    m_busy = true;
    m_requestWhole = false;
    m_answerStarted = false;
    m_sent = false;
    m_announced = false;
    m_holdsBody = false;
    m_sentNs = 0;
    m_head = m_request->takeHead();
    m_keptRequest = {0, mostOf(m_head)};
    m_keptAnswer = {};
    m_answer->restart(m_head.method == "HEAD");
    m_recording = false;
    m_route = nullptr;
    const auto judged = admit(m_head, m_context.rules);
    if (const auto *away = std::get_if<TurnedAway>(&judged)) {
        turnAway(*away);
        return;
    }
    const auto &admitted = std::get<Admitted>(judged);
    if (admitted.preflight) {
        preflight(admitted);
        return;
    }
    m_allowOrigin = admitted.allowOrigin;
    m_target = admitted.target;
    m_route = m_context.routes.value(admitted.provider);
    if (!m_route || m_route->origin.host.isEmpty()) {
        const QString message = m_route
            ? m_route->problem
            : Tr::tr("There is no provider “%1”. Its id follows the token in the address, as in /TOKEN/openai/v1.")
                  .arg(QString::fromUtf8(admitted.provider.left(64)));
        m_route = nullptr;
        turnAway(
            {404, {CaptureRefusal::Reason::Provider, redactUrl(QString::fromUtf8(m_target)), message}});
        return;
    }
    const QByteArray expect = m_head.header("expect").toLower();
    if (!expect.isEmpty() && expect != "100-continue") {
        turnAway(turnedAwayUnread(417));
        return;
    }
    if (!expect.isEmpty() && !m_head.http10 && m_head.framing != HttpFraming::None) {
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        m_socket->flush();
    }
    m_recording = m_context.recording;
    m_record = {};
    m_record.number = ++m_numbers;
    m_record.route = m_route;
    m_record.method = m_head.method;
    m_record.target = m_target;
    m_record.startedAtMs = m_clock.nowUtc().toMSecsSinceEpoch();
    m_record.id = idOf(m_head);
    if (m_record.id.isNull() && m_route->sendsId)
        m_record.id = newCallId();
    if (m_recording)
        m_record.clientHeaders = onlyHere(m_head.headers);
    m_holdsBody = m_context.askForUsage && m_head.method == "POST" && isChatEndpoint(m_target)
        && m_head.framing != HttpFraming::None && !m_head.has("content-encoding");
    if (!m_holdsBody)
        sendHead(-1);
    connectUpstream(false);
}

void ClientConnection::sendHead(qint64 length)
{
    const HeaderList headers
        = m_route->outgoing(m_head, m_record.id.toByteArray(QUuid::WithoutBraces), length);
    m_forward.reserve(1'024 + m_forward.size());
    m_forward += m_head.method + ' ' + m_route->prefix + m_target + " HTTP/1.1\r\n";
    for (const auto &[name, value] : headers) {
        m_forward += name;
        m_forward += ": ";
        m_forward += value;
        m_forward += "\r\n";
    }
    m_forward += "\r\n";
    m_sent = true;
    if (m_recording)
        m_record.requestHeaders = headers;
}

void ClientConnection::connectUpstream(bool fresh)
{
    m_back.clear();
    m_replay.clear();
    m_upstream = m_pool.acquire(m_route->origin, this, fresh);
    m_replayable = m_upstream->reused();
    if (!m_upstream->connected())
        setDeadline(m_context.limits.connectMs);
}

/// Both bodies come here.
void ClientConnection::takeBody(QByteArrayView bytes)
{
    if (!m_readingAnswer) {
        if (m_busy && m_route)
            forwardRequestBody(bytes);
        return;
    }
    if (m_record.timing.firstByteUs < 0)
        m_record.timing.firstByteUs = sinceSentUs();
    if (m_chunkedOut)
        appendChunk(m_out, bytes);
    else
        m_out += bytes;
    keep(m_record.responseBody, m_keptAnswer, m_record.responseCut, bytes);
}

/// Of a body that cannot be kept as a whole, no more than its beginning is worth the memory.
qint64 ClientConnection::mostOf(const HttpHead &head) const
{
    const CaptureLimits &limits = m_context.limits;
    return head.framing == HttpFraming::Length && head.length > limits.keptBytes ? limits.beginningBytes
                                                                                 : limits.keptBytes;
}

void ClientConnection::keep(QByteArray &kept, Kept &state, bool &cut, QByteArrayView bytes)
{
    if (!m_recording || cut)
        return;
    const qint64 room = state.most - state.bytes;
    cut = bytes.size() > room;
    const QByteArrayView part = cut ? bytes.first(qsizetype(std::max<qint64>(0, room))) : bytes;
    kept += part;
    state.bytes += part.size();
}

void ClientConnection::forwardRequestBody(QByteArrayView bytes)
{
    if (m_holdsBody) {
        m_heldBody += bytes;
        if (m_heldBody.size() <= kMostHeld)
            return;
        m_holdsBody = false; // too large to be changed
        sendHead(-1);
        const QByteArray held = std::exchange(m_heldBody, {});
        forwardRequestBody(held);
        return;
    }
    if (m_head.framing == HttpFraming::Chunked)
        appendChunk(m_forward, bytes);
    else
        m_forward += bytes;
    keep(m_record.requestBody, m_keptRequest, m_record.requestCut, bytes);
    if (m_record.requestCut && m_record.requestBody.size() > m_context.limits.beginningBytes) {
        m_record.requestBody.truncate(qsizetype(m_context.limits.beginningBytes));
        m_record.requestBody.squeeze();
    }
}

void ClientConnection::requestDone()
{
    if (m_holdsBody) {
        m_holdsBody = false;
        QByteArray body = withUsageAsked(std::exchange(m_heldBody, {}));
        sendHead(body.size());
        m_forward += body;
        keep(m_record.requestBody, m_keptRequest, m_record.requestCut, body);
    } else if (m_head.framing == HttpFraming::Chunked) {
        m_forward += "0\r\n\r\n";
    }
    m_requestWhole = true;
    setDeadline(m_upstream && !m_upstream->connected() ? m_context.limits.connectMs
                                                       : m_context.limits.answerSilenceMs);
}

void ClientConnection::writeUpstream()
{
    if (!m_upstream || m_forward.isEmpty() || !m_upstream->connected())
        return;
    if (m_sentNs == 0)
        m_sentNs = m_clock.monotonicNs();
    m_replayable = m_replayable && m_replay.size() + m_forward.size() <= kMostReplay;
    if (m_replayable)
        m_replay += m_forward;
    else
        m_replay.clear();
    m_upstream->socket()->write(std::exchange(m_forward, {}));
    m_upstream->socket()->flush();
}

void ClientConnection::endExchange(CaptureEnd end)
{
    if (!m_busy)
        return;
    m_record.timing.endUs = sinceSentUs();
    letGo(false);
    m_busy = false;
    record(end);
    m_heldBody.clear();
    m_backlog.answered.fetch_add(1, std::memory_order_relaxed);
    Q_EMIT answered();
}

void ClientConnection::record(CaptureEnd end)
{
    if (!m_recording)
        return;
    m_record.end = end;
    m_record.timeoutMs
        = end == CaptureEnd::TimedOut ? m_context.limits.answerSilenceMs : m_context.limits.connectMs;
    const bool taken = m_backlog.push(m_record);
    m_recording = taken && end == CaptureEnd::Open;
    m_announced = true;
    // What comes next is told by itself.
    CaptureRecord next;
    next.number = m_record.number;
    next.timing = m_record.timing;
    next.status = m_record.status;
    next.responseCut = m_record.responseCut;
    m_record = std::move(next);
}

void ClientConnection::tick(qint64 nowNs)
{
    // What is soon over is recorded as a whole, at its end.
    if (m_busy && m_recording && m_requestWhole && m_sentNs != 0) {
        const bool news = !m_announced || !m_record.responseBody.isEmpty() || !m_record.responseHeaders.isEmpty();
        if (news && nowNs - m_sentNs > 80 * kNsPerMs)
            record(CaptureEnd::Open);
    }
    if (m_deadlineNs == 0 || nowNs < m_deadlineNs || m_waits)
        return;
    m_deadlineNs = 0;
    if (m_closing) {
        m_socket->abort();
    } else if (!m_busy) {
        if (m_in.isEmpty())
            closeClient();
        else
            turnAway(turnedAwayUnread(408));
    } else if (m_upstream && !m_upstream->connected()) {
        m_record.socketError = QAbstractSocket::SocketTimeoutError;
        failUpstream(CaptureEnd::Unreachable, Tr::tr("%1 cannot be reached: it does not answer.").arg(m_route->origin.host));
    } else if (!m_requestWhole && !m_answerStarted && m_upstream && m_upstream->unwritten() == 0) {
        turnAway(turnedAwayUnread(408));
    } else if (m_answerStarted) {
        endExchange(CaptureEnd::TimedOut);
        breakClient();
    } else {
        failUpstream(CaptureEnd::TimedOut, Tr::tr("%1 does not answer.").arg(m_route->origin.host));
    }
}

void ClientConnection::resume()
{
    if (!std::exchange(m_waits, false))
        return;
    setDeadline(m_in.isEmpty() ? m_context.limits.idleMs : m_context.limits.headMs);
    readClient();
}

void ClientConnection::stop()
{
    if (m_busy) {
        endExchange(CaptureEnd::Stopped);
        m_socket->flush();
    }
    m_closing = true;
    m_socket->abort();
}

void ClientConnection::clientLeft()
{
    m_closing = true;
    if (m_busy)
        endExchange(CaptureEnd::ClientLeft);
    letGo(false);
    Q_EMIT gone();
    deleteLater();
}

}
