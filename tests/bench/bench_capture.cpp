// The capture proxy beside a direct call, nginx as a plain reverse proxy and Portkey's gateway; recording is on. Everything
// runs on this machine, by turns in one run, so that what else it does weighs on all alike. Ratios count, not figures.
#include "core/base/settings.h"
#include "core/history/history.h"
#include "tests/support/cannedserver.h"
#include "tests/support/capturebench.h"
#include "tests/support/nodepeer.h"
#include "tests/support/testenvironment.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>
#include <QUrl>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <optional>

using namespace heliograph;

namespace {

constexpr int kStreams = 256;
constexpr int kChunkMs = 20;
const QByteArray kQuestion
    = "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"Say hello in one word, please.\"}]}";
const QByteArray kAnswer
    = "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"model\":\"gpt-4o-mini-2024-07-18\",\"choices\":[{\"index\":0,"
      "\"message\":{\"role\":\"assistant\",\"content\":\"Hello\"},\"finish_reason\":\"stop\"}],"
      "\"usage\":{\"prompt_tokens\":14,\"completion_tokens\":2,\"total_tokens\":16}}";

/// A way to the same answer.
struct Way {
    QString name;
    quint16 port = 0;
    QByteArray path;
    QByteArray headers;

    QByteArray request(const QByteArray &endpoint = "/chat/completions") const
    {
        return "POST " + path + endpoint + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port)
            + "\r\nContent-Type: application/json\r\nAuthorization: Bearer sk-none\r\n" + headers
            + "Content-Length: " + QByteArray::number(kQuestion.size()) + "\r\n\r\n" + kQuestion;
    }
};

double percentile(std::vector<double> values, double part)
{
    if (values.empty())
        return std::nan("");
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, size_t(part * double(values.size())))];
}

int connectTo(quint16 port)
{
    const int fd = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        qFatal("nothing listens on port %d", int(port));
    return fd;
}

/// One question over an open connection; milliseconds.
double ask(int fd, const QByteArray &request)
{
    QElapsedTimer clock;
    clock.start();
    if (write(fd, request.constData(), size_t(request.size())) != request.size())
        qFatal("cannot write");
    QByteArray came;
    std::array<char, 8'192> buffer;
    while (!isWholeAnswer(came)) {
        const ssize_t size = read(fd, buffer.data(), buffer.size());
        if (size <= 0)
            qFatal("the answer broke: %s", came.left(300).constData());
        came.append(buffer.data(), size);
    }
    return double(clock.nsecsElapsed()) / 1e6;
}

struct Load {
    double perSecond = 0;
    double p99Ms = 0;
    qint64 requests = 0;
};

Load load(const Way &way, int connections, int seconds, const QTemporaryDir &dir)
{
    QFile script(dir.filePath(QStringLiteral("post.lua")));
    if (!script.open(QFile::WriteOnly))
        qFatal("no script");
    script.write("wrk.method='POST'\nwrk.body='" + kQuestion + "'\nwrk.headers['Content-Type']='application/json'\n"
        "wrk.headers['Authorization']='Bearer sk-none'\n");
    for (const QByteArray &line : way.headers.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            script.write("wrk.headers['" + line.left(colon) + "']='" + line.mid(colon + 1).trimmed() + "'\n");
    }
    script.write("done=function(s,l,r) io.write(string.format('FIG %d %d %f\\n', s.requests, s.duration, l:percentile(99)))"
                 " io.write(string.format('ERR %d\\n', s.errors.status + s.errors.read + s.errors.connect)) end\n");
    script.close();
    QProcess wrk;
    wrk.start(QStringLiteral("wrk"), {QStringLiteral("-t1"), QStringLiteral("-c%1").arg(connections),
        QStringLiteral("-d%1s").arg(seconds), QStringLiteral("-s"), script.fileName(),
        QStringLiteral("http://127.0.0.1:%1%2/chat/completions").arg(way.port).arg(QString::fromLatin1(way.path))});
    if (!wrk.waitForFinished((seconds + 30) * 1'000))
        qFatal("wrk does not end");
    const QByteArray out = wrk.readAllStandardOutput();
    if (!out.contains("ERR 0\n"))
        std::printf("%s: %s\n", qPrintable(way.name), out.constData());
    const QList<QByteArray> words = out.mid(out.indexOf("FIG ")).split('\n').first().split(' ');
    Load result;
    result.requests = words.value(1).toLongLong();
    result.perSecond = double(result.requests) * 1e6 / std::max(1.0, words.value(2).toDouble());
    result.p99Ms = words.value(3).toDouble() / 1e3;
    return result;
}

/// Server-sent events, each with its time in nanoseconds, fifty a second to every connection.
class StreamUpstream final : public QObject
{
public:
    QTcpServer server;
    StreamUpstream()
    {
        server.setListenBacklogSize(512);
        server.listen(QHostAddress::LocalHost);
        connect(&server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = server.nextPendingConnection()) {
                socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
                connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                    if (!socket->readAll().contains("\"messages\""))
                        return;
                    socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
                    auto *timer = new QTimer(socket);
                    timer->setTimerType(Qt::PreciseTimer);
                    const auto send = [this, socket, timer, n = 0]() mutable {
                        QByteArray event = "data: {\"choices\":[{\"delta\":{\"content\":\"" + QByteArray::number(n) + "\"}}],\"t\":"
                            + QByteArray::number(now()) + "}\n\n";
                        socket->write(QByteArray::number(event.size(), 16) + "\r\n" + event + "\r\n");
                        socket->flush();
                        if (++n == chunks) {
                            socket->write("e\r\ndata: [DONE]\n\n\r\n0\r\n\r\n");
                            timer->stop();
                        }
                    };
                    connect(timer, &QTimer::timeout, socket, send);
                    timer->start(kChunkMs);
                });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
    }
    static qint64 now()
    {
        timespec time{};
        clock_gettime(CLOCK_MONOTONIC, &time);
        return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
    }
    int chunks = 100;
};

struct StreamFigures {
    std::vector<double> firstMs; ///< from the question to the first piece
    std::vector<double> transitMs; ///< of each piece: how long after it was sent it is there
    qint64 missing = 0; ///< pieces lost or out of order
};

/// So many streams at once by this way; each piece in its order.
StreamFigures streams(const Way &way, int count, int chunks)
{
    StreamFigures figures;
    struct Client {
        QTcpSocket socket;
        QByteArray held;
        qint64 asked = 0;
        int next = 0;
        bool done = false;
    };
    std::vector<std::unique_ptr<Client>> clients;
    int open = count;
    for (int i = 0; i < count; ++i) {
        clients.push_back(std::make_unique<Client>());
        Client *client = clients.back().get();
        QObject::connect(&client->socket, &QTcpSocket::connected, &client->socket, [client, &way] {
            client->socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
            client->asked = StreamUpstream::now();
            client->socket.write(way.request());
        });
        QObject::connect(&client->socket, &QTcpSocket::readyRead, &client->socket, [client, &figures, &open] {
            const qint64 now = StreamUpstream::now();
            client->held += client->socket.readAll();
            qsizetype from = 0;
            for (;;) {
                const qsizetype at = client->held.indexOf("\"content\":\"", from);
                const qsizetype end = at < 0 ? -1 : client->held.indexOf("}\n\n", at);
                if (end < 0)
                    break;
                const qsizetype stamp = client->held.indexOf("\"t\":", at) + 4;
                const int number = client->held.mid(at + 11, client->held.indexOf('"', at + 11) - at - 11).toInt();
                figures.missing += number == client->next ? 0 : 1;
                if (client->next++ == 0)
                    figures.firstMs.push_back(double(now - client->asked) / 1e6);
                figures.transitMs.push_back(double(now - client->held.mid(stamp, end - stamp).toLongLong()) / 1e6);
                from = end + 3;
            }
            client->held.remove(0, from);
            if (client->held.endsWith("0\r\n\r\n") && !std::exchange(client->done, true))
                --open;
        });
        client->socket.connectToHost(QHostAddress(QHostAddress::LocalHost), way.port);
    }
    QElapsedTimer waited;
    waited.start();
    while (open > 0 && waited.elapsed() < chunks * kChunkMs + 30'000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    for (const auto &client : clients)
        figures.missing += std::abs(chunks - client->next);
    return figures;
}

qint64 residentKb(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/statm").arg(pid));
    return file.open(QFile::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * 4 : 0;
}

/// Waits until the program has nothing to do any more: what came before does not weigh on what comes next.
void settle(qint64 pid)
{
    const auto ticks = [pid] {
        QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
        const QList<QByteArray> words = file.open(QFile::ReadOnly) ? file.readAll().split(' ') : QList<QByteArray>();
        return words.value(13).toLongLong() + words.value(14).toLongLong();
    };
    qint64 before = ticks();
    for (int i = 0; i < 120; ++i) {
        QThread::msleep(1'000);
        if (std::exchange(before, ticks()) + 3 >= before)
            return;
    }
}

void startNginx(QProcess &nginx, const QTemporaryDir &dir, quint16 upstream, quint16 proxy, quint16 streamPort)
{
    QFile file(dir.filePath(QStringLiteral("nginx.conf")));
    if (!file.open(QFile::WriteOnly))
        qFatal("no configuration");
    const QByteArray folder = dir.path().toUtf8();
    const auto number = [](quint16 port) { return QByteArray::number(port); };
    file.write("daemon off; worker_processes 1; pid " + folder + "/nginx.pid; error_log " + folder + "/error.log;\n"
        "events { worker_connections 4096; }\nhttp { access_log off; keepalive_requests 100000000; client_body_temp_path "
        + folder + "/b; proxy_temp_path " + folder + "/p; fastcgi_temp_path " + folder + "/f; uwsgi_temp_path " + folder
        + "/u; scgi_temp_path " + folder + "/s;\n"
        "upstream up { server 127.0.0.1:" + number(upstream) + "; keepalive 512; keepalive_requests 100000000; }\n"
        "upstream st { server 127.0.0.1:" + number(streamPort) + "; keepalive 512; }\n"
        "server { listen 127.0.0.1:" + number(upstream) + "; location / { default_type application/json; return 200 '" + kAnswer + "'; } }\n"
        "server { listen 127.0.0.1:" + number(proxy) + "; proxy_http_version 1.1; proxy_set_header Connection ''; proxy_buffering off;\n"
        "location /stream/ { proxy_pass http://st; }\nlocation / { proxy_pass http://up; } } }\n");
    file.close();
    nginx.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    nginx.start(QStandardPaths::findExecutable(QStringLiteral("nginx"), {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin")}),
        {QStringLiteral("-p"), dir.path(), QStringLiteral("-c"), file.fileName()});
    nginx.waitForStarted();
    QThread::msleep(500);
}

/// A folder of its own for the proxy's history.
Way startCapture(QProcess &program, const QString &profile, const QString &upstream, const QString &streamUpstream)
{
    {
        Settings settings(profile + QStringLiteral("/settings.ini"));
        settings.set(QStringLiteral("provider.openai.direct-url"), upstream);
        settings.set(QStringLiteral("provider.groq.direct-url"), streamUpstream);
    }
    program.setStandardOutputFile(profile + QStringLiteral("/out.txt"));
    program.start(programPath(), {QStringLiteral("--profile"), profile, QStringLiteral("capture"), QStringLiteral("--port=0")});
    for (int i = 0; i < 100; ++i) {
        QThread::msleep(100);
        QFile out(profile + QStringLiteral("/out.txt"));
        if (!out.open(QFile::ReadOnly))
            continue;
        for (const QByteArray &line : out.readAll().split('\n')) {
            if (!line.startsWith("openai "))
                continue;
            const QUrl url(QString::fromLatin1(line.mid(7)));
            return {QStringLiteral("capture"), quint16(url.port()), url.path().toLatin1(), {}};
        }
    }
    qFatal("the proxy does not start");
}

qint64 recordedIn(const QString &profile)
{
    const auto history = History::open(profile + QStringLiteral("/history.db"));
    if (!history)
        return -1;
    auto rows = (*history)->find({});
    rows.waitForFinished();
    return rows.result().ok() ? rows.result()->size() : -1;
}

}

int main(int argc, char **argv)
{
    const TestEnvironment environment;
    QCoreApplication app(argc, argv);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const bool quick = app.arguments().contains(QStringLiteral("--quick"));
    if (QStandardPaths::findExecutable(QStringLiteral("wrk")).isEmpty()
        || QStandardPaths::findExecutable(QStringLiteral("nginx"), {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin")}).isEmpty()) {
        std::printf("wrk and nginx are needed: apt-get install wrk nginx-light\n");
        return 0;
    }
    QTemporaryDir dir;
    QThread streamThread;
    auto *upstream = new StreamUpstream;
    const quint16 streamPort = upstream->server.serverPort();
    upstream->server.moveToThread(&streamThread);
    upstream->moveToThread(&streamThread);
    streamThread.start();
    const quint16 plain = CannedServer::freePort();
    const quint16 proxyPort = CannedServer::freePort();
    QProcess nginx;
    startNginx(nginx, dir, plain, proxyPort, streamPort);
    QTemporaryDir profile;
    QProcess program;
    const Way ours = startCapture(program, profile.path(), QStringLiteral("http://127.0.0.1:%1/v1").arg(plain),
        QStringLiteral("http://127.0.0.1:%1/openai/v1").arg(streamPort));
    std::vector<Way> ways{{QStringLiteral("direct"), plain, "/v1", {}}, {QStringLiteral("nginx"), proxyPort, "/v1", {}}, ours};

    QProcess portkey;
    const NodePeer peer(QStringLiteral("portkey"), QStringLiteral("@portkey-ai/gateway"), QStringLiteral("1.15.2"));
    if (peer.missing().isEmpty()) {
        const quint16 port = CannedServer::freePort();
        portkey.setProcessChannelMode(QProcess::MergedChannels);
        portkey.setStandardOutputFile(QProcess::nullDevice());
        portkey.start(peer.modernNode(),
            {peer.folder().filePath(QStringLiteral("node_modules/@portkey-ai/gateway/build/start-server.js")), QStringLiteral("--headless"),
                QStringLiteral("--port=%1").arg(port)});
        QThread::msleep(4'000);
        ways.push_back({QStringLiteral("portkey"), port, "/v1",
            "x-portkey-provider: openai\r\nx-portkey-custom-host: http://127.0.0.1:" + QByteArray::number(plain) + "/v1\r\n"});
    } else {
        std::printf("Portkey is left out: %s\n", qPrintable(peer.missing()));
    }
    qint64 asked = 0;

    std::printf("1. A small answer at one connection, ms: the median, and what is added to a direct call\n");
    std::vector<std::vector<double>> times(ways.size());
    std::vector<int> sockets;
    for (const Way &way : ways)
        sockets.push_back(connectTo(way.port));
    for (int round = 0; round < (quick ? 500 : 3'000); ++round) {
        for (size_t i = 0; i < ways.size(); ++i) {
            if (ways[i].name == QLatin1String("portkey") && round % 10 != 0)
                continue;
            times[i].push_back(ask(sockets[i], ways[i].request()));
            asked += ways[i].name == QLatin1String("capture") ? 1 : 0;
        }
    }
    for (size_t i = 0; i < ways.size(); ++i)
        std::printf("   %-8s %7.3f   +%.3f   p99 %.3f\n", qPrintable(ways[i].name), percentile(times[i], 0.5),
            percentile(times[i], 0.5) - percentile(times[0], 0.5), percentile(times[i], 0.99));
    for (const int fd : sockets)
        close(fd);

    std::printf("2. Throughput, the median of three turns of 2 s, and p99 under that load\n");
    for (const int connections : {16, 64}) {
        std::vector<std::vector<double>> rates(ways.size());
        std::vector<std::vector<double>> tails(ways.size());
        for (int turn = 0; turn < (quick ? 1 : 3); ++turn) {
            for (size_t i = 0; i < ways.size(); ++i) {
                const Load got = load(ways[i], connections, 2, dir);
                rates[i].push_back(got.perSecond);
                tails[i].push_back(got.p99Ms);
                if (ways[i].name == QLatin1String("capture"))
                    asked += got.requests;
                settle(program.processId());
            }
        }
        for (size_t i = 0; i < ways.size(); ++i)
            std::printf("   %2d connections  %-8s %8.0f/s   of nginx %.2f   p99 %.2f ms (+%.2f)\n", connections, qPrintable(ways[i].name),
                percentile(rates[i], 0.5), percentile(rates[i], 0.5) / percentile(rates[1], 0.5), percentile(tails[i], 0.5),
                percentile(tails[i], 0.5) - percentile(tails[0], 0.5));
    }
    std::printf("   for longer, while it is recorded: ");
    const Load longer = load(ours, 16, quick ? 5 : 20, dir);
    asked += longer.requests;
    std::printf("%.0f/s\n", longer.perSecond);

    settle(program.processId());
    std::printf("3. Streams of 50 pieces a second: from question to first piece, and each piece on its way, ms\n");
    upstream->chunks = 100;
    const Way direct{QStringLiteral("direct"), streamPort, "/openai/v1", {}};
    const Way viaNginx{QStringLiteral("nginx"), proxyPort, "/stream/v1", {}};
    Way viaOurs = ours;
    viaOurs.path = QByteArray(ours.path).replace("/openai/v1", "/groq/openai/v1");
    for (const Way &way : {direct, viaNginx, viaOurs}) {
        const StreamFigures got = streams(way, 8, 100);
        std::printf("   %-8s first %.2f   piece median %.3f  p99 %.3f   lost %lld\n", qPrintable(way.name), percentile(got.firstMs, 0.5),
            percentile(got.transitMs, 0.5), percentile(got.transitMs, 0.99), got.missing);
        asked += way.name == QLatin1String("capture") ? 8 : 0;
    }

    const int seconds = quick ? 10 : 60;
    std::printf("4. %d streams for %d s\n", kStreams, seconds);
    upstream->chunks = seconds * 1'000 / kChunkMs;
    for (const Way &way : {direct, viaOurs}) {
        std::vector<qint64> memory;
        QTimer sampler;
        QObject::connect(&sampler, &QTimer::timeout, &app, [&] { memory.push_back(residentKb(program.processId())); });
        sampler.start(1'000);
        const StreamFigures got = streams(way, kStreams, upstream->chunks);
        std::printf("   %-8s lost or reordered %lld of %zu   piece median %.2f  p99 %.2f ms   memory %.0f MB at the start, %.0f MB at most\n",
            qPrintable(way.name), got.missing, got.transitMs.size(), percentile(got.transitMs, 0.5), percentile(got.transitMs, 0.99),
            memory.empty() ? 0.0 : double(memory.front()) / 1e3,
            memory.empty() ? 0.0 : double(*std::max_element(memory.begin(), memory.end())) / 1e3);
        asked += way.name == QLatin1String("capture") ? kStreams : 0;
    }

    QElapsedTimer drained;
    drained.start();
    program.terminate();
    program.waitForFinished(120'000);
    std::printf("Recorded: %lld of %lld (%.1f s after the last one)\n", recordedIn(profile.path()), asked, double(drained.elapsed()) / 1e3);
    portkey.kill();
    portkey.waitForFinished();
    nginx.terminate();
    nginx.waitForFinished();
    streamThread.quit();
    streamThread.wait();
    return 0;
}
