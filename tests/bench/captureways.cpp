#include "tests/bench/captureways.h"

#include "core/base/settings.h"
#include "core/history/history.h"
#include "tests/bench/loadsocket.h"
#include "tests/support/cannedserver.h"
#include "tests/support/capturebench.h"
#include "tests/support/nodepeer.h"
#include "tests/support/testenvironment.h"

#include <QFile>
#include <QStandardPaths>
#include <QThread>
#include <QUrl>

#include <sys/socket.h>

#include <array>
#include <cstdio>

namespace heliograph {

namespace {

const QByteArray kQuestion
    = "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"Say hello in one word, please.\"}]}";
const QByteArray kAnswer
    = "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"model\":\"gpt-4o-mini-2024-07-18\",\"choices\":[{\"index\":0,"
      "\"message\":{\"role\":\"assistant\",\"content\":\"Hello\"},\"finish_reason\":\"stop\"}],"
      "\"usage\":{\"prompt_tokens\":14,\"completion_tokens\":2,\"total_tokens\":16}}";

QString nginxPath()
{
    return QStandardPaths::findExecutable(QStringLiteral("nginx"), {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin")});
}

}

QByteArray Way::head(const QByteArray &method, const QByteArray &endpoint, qint64 length) const
{
    return method + ' ' + path + endpoint + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port)
        + "\r\nContent-Type: application/json\r\nAuthorization: Bearer sk-none\r\n" + headers
        + (length > 0 ? "Content-Length: " + QByteArray::number(length) + "\r\n" : QByteArray()) + "\r\n";
}

QByteArray Way::request(const QByteArray &endpoint) const
{
    return head("POST", endpoint, kQuestion.size()) + kQuestion;
}

bool Nginx::isMissing()
{
    return nginxPath().isEmpty() || QStandardPaths::findExecutable(QStringLiteral("wrk")).isEmpty();
}

Nginx::Nginx(const Upstreams &upstreams) : m_port(CannedServer::freePort())
{
    QFile file(m_dir.filePath(QStringLiteral("nginx.conf")));
    if (!file.open(QFile::WriteOnly))
        qFatal("no configuration");
    const QByteArray folder = m_dir.path().toUtf8();
    const auto upstream = [](const char *name, quint16 port) {
        return QByteArray("upstream ") + name + " { server 127.0.0.1:" + QByteArray::number(port)
            + "; keepalive 512; keepalive_requests 100000000; }\n";
    };
    QByteArray temporary;
    for (const char *name : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
        temporary += QByteArray(name) + "_temp_path " + folder + '/' + name + "; ";
    file.write("daemon off; worker_processes 1; pid " + folder + "/nginx.pid; error_log " + folder + "/error.log;\n"
        "events { worker_connections 4096; }\nhttp { access_log off; keepalive_requests 100000000; client_max_body_size 0; "
        + temporary + "\n" + upstream("plain", upstreams.plain) + upstream("streams", upstreams.streams)
        + upstream("bodies", upstreams.bodies) + "server { listen 127.0.0.1:" + QByteArray::number(upstreams.plain)
        + " backlog=4096; location / { default_type application/json; return 200 '" + kAnswer + "'; } }\n"
        "server { listen 127.0.0.1:" + QByteArray::number(m_port) + " backlog=4096; proxy_http_version 1.1; "
        "proxy_set_header Connection ''; proxy_buffering off; proxy_request_buffering off;\n"
        "location /stream/ { proxy_pass http://streams; }\nlocation /bodies/ { proxy_pass http://bodies; }\n"
        "location / { proxy_pass http://plain; } } }\n");
    file.close();
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(nginxPath(), {QStringLiteral("-p"), m_dir.path(), QStringLiteral("-c"), file.fileName()});
    m_process.waitForStarted();
    QThread::msleep(500);
}

Nginx::~Nginx()
{
    m_process.terminate();
    m_process.waitForFinished();
}

CaptureProgram::CaptureProgram(const Upstreams &upstreams, bool recording)
{
    {
        Settings settings(m_profile.filePath(QStringLiteral("settings.ini")));
        const auto route = [&settings](const char *provider, quint16 port, const char *path) {
            settings.set(QStringLiteral("provider.%1.direct-url").arg(QLatin1String(provider)),
                QStringLiteral("http://127.0.0.1:%1%2").arg(port).arg(QLatin1String(path)));
        };
        route("openai", upstreams.plain, "/v1");
        route("groq", upstreams.streams, "/openai/v1");
        route("mistral", upstreams.bodies, "/v1");
        settings.set(QStringLiteral("capture.recording"), recording ? QStringLiteral("true") : QStringLiteral("false"));
    }
    const QString out = m_profile.filePath(QStringLiteral("out.txt"));
    m_process.setStandardOutputFile(out);
    m_process.start(
        programPath(), {QStringLiteral("--profile"), m_profile.path(), QStringLiteral("capture"), QStringLiteral("--port=0")});
    for (int i = 0; i < 100 && m_plain.port == 0; ++i) {
        QThread::msleep(100);
        QFile file(out);
        const QByteArray printed = file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
        for (const QByteArray &line : printed.split('\n')) {
            const QUrl url(QString::fromLatin1(line.mid(7)));
            if (line.startsWith("openai ") && url.path().endsWith(QLatin1String("/openai/v1")))
                m_plain = {QStringLiteral("capture"), quint16(url.port()), url.path().toLatin1(), {}};
        }
    }
    if (m_plain.port == 0)
        qFatal("the proxy does not start");
}

CaptureProgram::~CaptureProgram()
{
    if (m_process.state() != QProcess::NotRunning)
        endAndCount();
}

Way CaptureProgram::other(const QByteArray &provider) const
{
    Way way = m_plain;
    way.path.replace("/openai/v1", provider);
    return way;
}

qint64 CaptureProgram::endAndCount()
{
    m_process.terminate();
    m_process.waitForFinished(120'000);
    const auto history = History::open(m_profile.filePath(QStringLiteral("history.db")));
    if (!history)
        return -1;
    auto rows = (*history)->find({});
    rows.waitForFinished();
    return rows.result().ok() ? rows.result()->size() : -1;
}

Portkey::Portkey(quint16 upstream)
{
    const NodePeer peer(QStringLiteral("portkey"), QStringLiteral("@portkey-ai/gateway"), QStringLiteral("1.15.2"));
    if (!peer.missing().isEmpty()) {
        std::printf("Portkey is left out: %s\n", qPrintable(peer.missing()));
        return;
    }
    const quint16 port = CannedServer::freePort();
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.start(peer.modernNode(),
        {peer.folder().filePath(QStringLiteral("node_modules/@portkey-ai/gateway/build/start-server.js")),
            QStringLiteral("--headless"), QStringLiteral("--port=%1").arg(port)});
    QThread::msleep(4'000);
    m_way = {QStringLiteral("portkey"), port, "/v1",
        "x-portkey-provider: openai\r\nx-portkey-custom-host: http://127.0.0.1:" + QByteArray::number(upstream) + "/v1\r\n"};
}

Portkey::~Portkey()
{
    m_process.kill();
    m_process.waitForFinished();
}

double ask(int socket, const QByteArray &request)
{
    const qint64 began = monotonicNs();
    if (send(socket, request.constData(), size_t(request.size()), MSG_NOSIGNAL) != request.size())
        qFatal("cannot write");
    QByteArray came;
    std::array<char, 8'192> buffer;
    while (!isWholeAnswer(came)) {
        const ssize_t size = recv(socket, buffer.data(), buffer.size(), 0);
        if (size <= 0)
            qFatal("the answer broke: %s", came.left(300).constData());
        came.append(buffer.data(), size);
    }
    return double(monotonicNs() - began) / 1e6;
}

void startLoad(QProcess &wrk, const Way &way, int connections, int seconds, const QTemporaryDir &dir)
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
    wrk.start(QStringLiteral("wrk"), {QStringLiteral("-t1"), QStringLiteral("-c%1").arg(connections),
        QStringLiteral("-d%1s").arg(seconds), QStringLiteral("-s"), script.fileName(),
        QStringLiteral("http://127.0.0.1:%1%2/chat/completions").arg(way.port).arg(QString::fromLatin1(way.path))});
}

Load loadOf(const QByteArray &output)
{
    const QList<QByteArray> words = output.mid(output.indexOf("FIG ")).split('\n').first().split(' ');
    Load result;
    result.requests = words.value(1).toLongLong();
    result.perSecond = double(result.requests) * 1e6 / std::max(1.0, words.value(2).toDouble());
    result.p99Ms = words.value(3).toDouble() / 1e3;
    if (!output.contains("ERR 0\n"))
        result.errors = output;
    return result;
}

Load load(const Way &way, int connections, int seconds)
{
    const QTemporaryDir dir;
    QProcess wrk;
    startLoad(wrk, way, connections, seconds, dir);
    if (!wrk.waitForFinished((seconds + 30) * 1'000))
        qFatal("wrk does not end");
    const Load result = loadOf(wrk.readAllStandardOutput());
    if (!result.errors.isEmpty())
        std::printf("%s: %s\n", qPrintable(way.name), result.errors.constData());
    return result;
}

}
