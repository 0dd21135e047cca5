#include "tests/support/capturebench.h"

#include <QElapsedTimer>
#include <QTest>

#include <tuple>

namespace heliograph {

namespace {

QByteArray headerIn(const QByteArray &head, const QByteArray &name)
{
    const qsizetype at = head.toLower().indexOf("\r\n" + name + ": ");
    if (at < 0)
        return {};
    const qsizetype from = at + 4 + name.size();
    return head.mid(from, head.indexOf("\r\n", from) - from);
}

/// The body and whether it ended.
std::pair<QByteArray, bool> unchunked(const QByteArray &body)
{
    QByteArray plain;
    qsizetype at = 0;
    for (;;) {
        const qsizetype end = body.indexOf("\r\n", at);
        if (end < 0)
            return {plain, false};
        const qsizetype size = body.mid(at, end - at).toLongLong(nullptr, 16);
        if (size == 0)
            return {plain, body.indexOf("\r\n", end + 2) >= 0};
        plain += body.mid(end + 2, size);
        at = end + 2 + size + 2;
        if (at > body.size())
            return {plain, false};
    }
}

bool isWhole(const QByteArray &message)
{
    const QByteArray head = headOf(message);
    if (head.isEmpty())
        return false;
    const QByteArray body = message.mid(head.size());
    if (headerIn(head, "transfer-encoding") == "chunked")
        return unchunked(body).second;
    const QByteArray length = headerIn(head, "content-length");
    return length.isEmpty() ? !head.startsWith("HTTP/") || head.contains(" 204 ") || head.contains(" 304 ")
                            : body.size() >= length.toLongLong();
}

}

ScriptedUpstream::ScriptedUpstream(Script script)
{
    listen(QHostAddress::LocalHost);
    connect(this, &QTcpServer::newConnection, this, [this, script = std::move(script)] {
        QTcpSocket *socket = nextPendingConnection();
        ++connections;
        auto request = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, request, script] {
            *request += socket->readAll();
            const QByteArray before = *request;
            script(socket, *request);
            if (request->isEmpty())
                requests += before;
        });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            ++lost;
            socket->deleteLater();
        });
    });
}

ScriptedUpstream::Script ScriptedUpstream::answering(const QByteArray &bytes, QTcpSocket **connection)
{
    return [bytes, connection](QTcpSocket *socket, QByteArray &request) {
        if (!isWholeRequest(request))
            return;
        request.clear();
        if (connection)
            *connection = socket;
        socket->write(bytes);
    };
}

ScriptedUpstream::Script ScriptedUpstream::answeringOnce(const QByteArray &bytes)
{
    return [bytes](QTcpSocket *socket, QByteArray &request) {
        if (!isWholeRequest(request))
            return;
        const bool second = socket->property("second").toBool();
        socket->setProperty("second", true);
        if (second) {
            socket->disconnectFromHost();
            return;
        }
        request.clear();
        socket->write(bytes);
    };
}

bool isWholeRequest(const QByteArray &request)
{
    return isWhole(request);
}

QByteArray jsonAnswer(const QByteArray &body, const QByteArray &headers)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + headers
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray streamHead()
{
    return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
}

CaptureBench::CaptureBench() :
    settings(dir.filePath(QStringLiteral("settings.ini"))), keys(makeMemoryStore())
{
    auto opened = History::open(dir.filePath(QStringLiteral("history.db")));
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    history = std::move(opened).value();
    capture = std::make_unique<CaptureService>(*history, settings, keys, PriceBook::builtIn(), clock);
    QObject::connect(capture.get(), &CaptureService::refused, capture.get(),
        [this](const CaptureRefusal &refusal) { refusals.append(refusal); });
}

CaptureBench::~CaptureBench() = default;

void CaptureBench::route(const QString &provider, const QString &directUrl)
{
    const Status set = settings.set(QStringLiteral("provider.%1.direct-url").arg(provider), directUrl);
    if (!set)
        qFatal("%s", qPrintable(set.error().message));
}

void CaptureBench::start(const std::function<void(CaptureSettings &)> &change)
{
    CaptureSettings chosen = capture->captureSettings();
    chosen.port = 0;
    if (change)
        change(chosen);
    capture->use(chosen);
    const Status status = capture->start();
    if (!status)
        qFatal("%s", qPrintable(status.error().message));
}

QByteArray CaptureBench::request(
    const QByteArray &method, const QByteArray &path, const QByteArray &body, const QByteArray &headers) const
{
    QByteArray text = method + " /" + token() + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port())
        + "\r\n" + headers;
    if (!body.isEmpty())
        text += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    return text + "\r\n" + body;
}

std::unique_ptr<QTcpSocket> CaptureBench::connectClient() const
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(QHostAddress(QHostAddress::LocalHost), port());
    if (!QTest::qWaitFor([&] { return socket->state() == QAbstractSocket::ConnectedState; }, 20'000))
        qFatal("no connection");
    return socket;
}

QByteArray CaptureBench::talk(const QByteArray &bytes, int mostMs) const
{
    const auto socket = connectClient();
    socket->write(bytes);
    QByteArray answer;
    const bool ended = QTest::qWaitFor(
        [&] {
            answer += socket->readAll();
            return isWholeAnswer(answer) || socket->state() != QAbstractSocket::ConnectedState;
        },
        mostMs);
    if (!ended)
        qWarning("no end of the answer within %d ms", mostMs);
    return answer + socket->readAll();
}

QList<Call> CaptureBench::calls(int atLeast)
{
    QList<Call> calls;
    std::ignore = QTest::qWaitFor(
        [&] {
            history->flush().waitForFinished();
            auto rows = history->find({});
            rows.waitForFinished();
            if (rows.result()->size() < atLeast)
                return false;
            auto summaries = history->summaries(rows.result().value());
            summaries.waitForFinished();
            calls.clear();
            for (const CallSummary &summary : summaries.result().value()) {
                auto call = history->call(summary.id);
                call.waitForFinished();
                if (!call.result().ok() || call.result()->status == CallStatus::Running)
                    return false;
                calls.prepend(call.result().value());
            }
            return true;
        },
        30'000);
    return calls;
}

QByteArray headOf(const QByteArray &answer)
{
    const qsizetype end = answer.indexOf("\r\n\r\n");
    return end < 0 ? QByteArray() : answer.first(end + 4);
}

QByteArray bodyOf(const QByteArray &answer)
{
    const QByteArray head = headOf(answer);
    const QByteArray body = answer.mid(head.size());
    return headerIn(head, "transfer-encoding") == "chunked" ? unchunked(body).first : body;
}

bool isWholeAnswer(const QByteArray &answer)
{
    return isWhole(answer);
}

}
