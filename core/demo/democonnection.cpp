#include "core/demo/democonnection.h"

#include <QDateTime>
#include <QLocale>
#include <QTcpSocket>

namespace heliograph {

namespace {

constexpr int kPatienceMs = 120'000;
constexpr qint64 kReadAtOnce = 256 * 1024;
constexpr qint64 kWriteAhead = 256 * 1024;
constexpr qsizetype kLargestKept = 4 * 1024 * 1024;
constexpr qint64 kNsPerMs = 1'000'000;

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 413:
        return "Content Too Large";
    case 417:
        return "Expectation Failed";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return status < 500 ? "Client Error" : "Server Error";
    }
}

}

DemoConnection::DemoConnection(
    QTcpSocket *socket, DemoProvider &provider, QString baseUrl, QObject *parent)
    : QObject(parent), m_socket(socket), m_provider(provider), m_baseUrl(std::move(baseUrl)),
      m_random(QRandomGenerator::global()->generate())
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(kReadAtOnce);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &DemoConnection::tick);
    connect(m_socket, &QTcpSocket::readyRead, this, &DemoConnection::read);
    connect(m_socket, &QTcpSocket::disconnected, this, &DemoConnection::gone);
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this] {
        if (m_stage == Stage::Streaming && !m_timer.isActive() && !clientIsSlow())
            writeStream();
    });
    m_timer.start(kPatienceMs);
    if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &DemoConnection::read, Qt::QueuedConnection);
}

/// Reads only while no reply is being played: a client that sends ahead waits in its own socket.
void DemoConnection::read()
{
    while (m_stage == Stage::Reading) {
        if (auto request = m_parser.next()) {
            begin(std::move(*request));
            return;
        }
        if (m_parser.errorStatus() != 0) {
            refuse(m_parser.errorStatus());
            return;
        }
        if (m_parser.takeContinue())
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        const QByteArray bytes = m_socket->read(kReadAtOnce);
        if (bytes.isEmpty())
            return;
        m_timer.start(kPatienceMs);
        m_parser.feed(bytes);
    }
}

void DemoConnection::begin(IncomingRequest request)
{
    m_timer.stop();
    m_elapsed.start();
    Q_EMIT received(request);
    m_reply = m_provider.reply(request, m_baseUrl);
    m_keepAlive = request.keepAlive;
    m_http10 = request.http10;
    m_headOnly = request.method == "HEAD";
    m_headWritten = false;
    m_kept.clear();
    m_held.reset();
    m_served = {QString::fromLatin1(request.method), redactUrl(QString::fromUtf8(request.path())),
        m_reply.status, m_reply.model, m_reply.note, m_reply.promptTokens, m_reply.completionTokens,
        0, false};
    m_stage = Stage::Waiting;
    if (m_reply.hang)
        return; // until the client has had enough
    m_dueNs = m_reply.firstByteMs * kNsPerMs;
    if (!m_reply.stream && m_provider.options().tokensPerSecond > 0)
        m_dueNs += qint64(double(m_reply.tokens) / m_provider.options().tokensPerSecond * 1e9);
    m_timer.start(int(m_dueNs / kNsPerMs));
}

void DemoConnection::tick()
{
    switch (m_stage) {
    case Stage::Reading: // nothing came for too long
        if (m_parser.midRequest())
            refuse(408);
        else
            m_socket->disconnectFromHost();
        return;
    case Stage::Waiting:
        if (m_reply.stream) {
            m_stage = Stage::Streaming;
            writeHead(-1);
            writeStream();
        } else {
            writeBody();
        }
        return;
    case Stage::Streaming:
        writeStream();
        return;
    case Stage::Closing:
        m_socket->abort();
        return;
    }
}

/// length -1: unknown, so the body is chunked, or for HTTP/1.0 ends with the connection.
void DemoConnection::writeHead(qint64 length)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(m_reply.status) + ' '
        + reasonPhrase(m_reply.status) + "\r\n";
    for (const auto &[name, value] : std::as_const(m_reply.headers))
        head += name + ": " + value + "\r\n";
    head += "Date: "
        + QLocale::c()
              .toString(
                  QDateTime::currentDateTimeUtc(), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"))
              .toLatin1()
        + " GMT\r\nServer: heliograph-demo\r\n";
    if (length >= 0)
        head += "Content-Length: " + QByteArray::number(length) + "\r\n";
    else if (!m_http10)
        head += "Transfer-Encoding: chunked\r\n";
    else
        m_keepAlive = false;
    head += m_keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    m_socket->write(head);
    m_headWritten = true;
}

void DemoConnection::writeBody()
{
    writeHead(m_reply.body.size());
    if (m_reply.cut) {
        m_socket->write(m_reply.body.left(m_reply.body.size() / 2));
        cut();
        return;
    }
    if (!m_headOnly)
        m_socket->write(m_reply.body);
    if (!m_reply.keepAs.isEmpty() && m_reply.status == 200) {
        for (const auto &[name, value] : std::as_const(m_reply.headers)) {
            if (name == "Content-Type")
                m_provider.keep(m_reply.keepAs, {value, m_reply.body, m_elapsed.elapsed()});
        }
    }
    finish(true);
}

/// Writes every piece whose time has come, then waits for the next.
void DemoConnection::writeStream()
{
    while (m_stage == Stage::Streaming) {
        if (!m_held) {
            m_held = m_reply.stream->next();
            if (!m_held) {
                if (!m_http10)
                    m_socket->write("0\r\n\r\n");
                if (!m_reply.keepAs.isEmpty())
                    m_provider.keep(m_reply.keepAs,
                        {"text/event-stream; charset=utf-8", m_kept, m_elapsed.elapsed()});
                finish(true);
                return;
            }
            if (m_held->token)
                m_dueNs += gapNs();
            if (m_held->pauseMs > 0)
                m_dueNs = m_elapsed.nsecsElapsed() + m_held->pauseMs * kNsPerMs;
        }
        if (clientIsSlow())
            return; // bytesWritten goes on
        const qint64 waitNs = m_dueNs - m_elapsed.nsecsElapsed();
        if (waitNs > kNsPerMs / 2) {
            m_timer.start(int((waitNs + kNsPerMs - 1) / kNsPerMs));
            return;
        }
        const DemoStream::Piece piece = *std::exchange(m_held, std::nullopt);
        if (piece.then == DemoStream::Piece::Then::Hang) {
            m_stage = Stage::Waiting;
            return; // without a timer: until the client has had enough
        }
        if (piece.then == DemoStream::Piece::Then::Cut) {
            const QByteArray half = piece.bytes.left(piece.bytes.size() / 2);
            m_socket->write(
                m_http10 ? half : QByteArray::number(piece.bytes.size(), 16) + "\r\n" + half);
            cut();
            return;
        }
        writeChunk(piece.bytes);
    }
}

void DemoConnection::writeChunk(const QByteArray &bytes)
{
    if (m_http10)
        m_socket->write(bytes);
    else
        m_socket->write(QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n");
    if (!m_reply.keepAs.isEmpty()) {
        m_kept += bytes;
        if (m_kept.size() > kLargestKept) {
            m_kept.clear();
            m_reply.keepAs.clear();
        }
    }
}

bool DemoConnection::clientIsSlow() const
{
    return m_socket->bytesToWrite() > kWriteAhead;
}

qint64 DemoConnection::gapNs()
{
    const DemoOptions &options = m_provider.options();
    if (options.tokensPerSecond <= 0)
        return 0;
    const double spread = options.jitter * (2 * m_random.generateDouble() - 1);
    return qint64(1e9 / options.tokensPerSecond * (1 + spread));
}

/// Drops the connection once what was written is out.
void DemoConnection::cut()
{
    m_keepAlive = false;
    finish(false);
}

void DemoConnection::finish(bool whole)
{
    m_timer.stop();
    m_served.elapsedMs = m_elapsed.elapsed();
    m_served.whole = whole;
    Q_EMIT served(m_served);
    m_served = {};
    m_reply = {};
    m_held.reset();
    m_kept = {};
    if (!m_keepAlive) {
        m_stage = Stage::Closing;
        m_timer.start(kPatienceMs); // a client that never reads must not hold the socket for ever
        m_socket->disconnectFromHost();
        return;
    }
    m_stage = Stage::Reading;
    m_timer.start(kPatienceMs);
    // From the event loop, so that a thousand pipelined requests do not nest.
    QMetaObject::invokeMethod(this, &DemoConnection::read, Qt::QueuedConnection);
}

/// For what is no request: an answer, and the end of the connection.
void DemoConnection::refuse(int status)
{
    m_elapsed.start();
    m_keepAlive = false;
    m_http10 = false;
    m_headOnly = false;
    DemoRefusal refusal = openAiRefusal(
        status, QString::fromLatin1(reasonPhrase(status)), QStringLiteral("invalid_request_error"));
    m_reply = {};
    m_reply.status = refusal.status;
    m_reply.headers = std::move(refusal.headers);
    m_reply.body = std::move(refusal.body);
    m_served = {
        QStringLiteral("?"), {}, status, {}, QStringLiteral("no valid request"), 0, 0, 0, false};
    writeBody();
}

void DemoConnection::gone()
{
    if (m_stage == Stage::Waiting || m_stage == Stage::Streaming) {
        m_served.elapsedMs = m_elapsed.elapsed();
        m_served.note = m_served.note.isEmpty() ? QStringLiteral("client left")
                                                : m_served.note + QStringLiteral(", client left");
        Q_EMIT served(m_served);
    }
    m_stage = Stage::Closing;
    m_timer.stop();
    deleteLater();
}

}
