#include "tests/support/democlient.h"

#include <QSignalSpy>
#include <QTcpSocket>

namespace heliograph {

Streamed readStream(const QByteArray &body)
{
    Streamed stream;
    for (const QByteArray &block : body.split('\n')) {
        if (!block.startsWith("data: "))
            continue;
        if (block == "data: [DONE]") {
            stream.done = true;
            continue;
        }
        const auto json = parseJson(block.mid(6));
        if (!json) {
            ++stream.broken;
            continue;
        }
        stream.events.append(*json);
        if (member(*json, "error").is_null())
            stream.fingerprints = stream.fingerprints
                && stringMember(*json, "system_fingerprint") == QLatin1String("heliograph-demo");
        if (member(*json, "usage").is_object())
            stream.usage = member(*json, "usage");
        const Json &choices = member(*json, "choices");
        if (!choices.is_array() || choices.empty())
            continue;
        const Json &delta = member(choices.front(), "delta");
        stream.text += stringMember(delta, "content");
        stream.reasoning += stringMember(delta, "reasoning_content");
        stream.refusal += stringMember(delta, "refusal");
        const Json &calls = member(delta, "tool_calls");
        if (calls.is_array() && !calls.empty())
            stream.arguments +=
                stringMember(member(calls.front(), "function"), "arguments").toUtf8();
        const QString reason = stringMember(choices.front(), "finish_reason");
        if (!reason.isEmpty())
            stream.finishReason = reason;
    }
    return stream;
}

Json userMessage(const QString &text)
{
    return {{"role", "user"}, {"content", toJson(text)}};
}

Json ask(const QString &prompt, bool stream, const QString &model)
{
    Json body{{"model", toJson(model)}, {"messages", Json::array({userMessage(prompt)})},
        {"stream", stream}, {"seed", 7}};
    if (stream)
        body["stream_options"] = Json{{"include_usage", true}};
    return body;
}

std::optional<Json> fromQuotes(QByteArray json)
{
    return parseJson(json.replace('\'', '"'));
}

qint64 usageOf(const Json &usage, const char *name, const char *detail)
{
    return intMember(
        detail != nullptr ? member(usage, name) : usage, detail != nullptr ? detail : name)
        .value_or(-1);
}

bool DemoClient::listen()
{
    m_server = std::make_unique<DemoServer>(kQuickDemo);
    m_network = std::make_unique<QNetworkAccessManager>();
    return m_server->listen().ok();
}

void DemoClient::close()
{
    m_network.reset();
    m_server.reset();
}

int DemoClient::status(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

QNetworkRequest DemoClient::request(const QString &path, const HeaderList &headers) const
{
    QNetworkRequest request(
        QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_server->port()).arg(path)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setRawHeader("Authorization", QByteArray("Bearer ") + kDemoKey);
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    return request;
}

QNetworkReply *DemoClient::start(
    const Json &body, const HeaderList &headers, const QString &path, QNetworkAccessManager *network)
{
    return (network != nullptr ? network : m_network.get())
        ->post(request(path, headers), dumpJson(body));
}

std::unique_ptr<QNetworkReply> DemoClient::finished(QNetworkReply *reply)
{
    std::unique_ptr<QNetworkReply> owned(reply);
    QSignalSpy spy(reply, &QNetworkReply::finished);
    if (!reply->isFinished())
        spy.wait(30'000);
    return owned;
}

std::unique_ptr<QNetworkReply> DemoClient::post(const Json &body, const HeaderList &headers, const QString &path)
{
    return finished(start(body, headers, path));
}

std::unique_ptr<QNetworkReply> DemoClient::send(const char *path, const QByteArray &body, const HeaderList &headers)
{
    return finished(m_network->post(request(QLatin1String(path), headers), body));
}

std::unique_ptr<QNetworkReply> DemoClient::get(const QString &path)
{
    return finished(m_network->get(request(path, {})));
}

QByteArray DemoClient::raw(const Json &json, const QByteArray &headers)
{
    const QByteArray body = dumpJson(json);
    return "POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\n" + headers
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray DemoClient::exchange(const QByteArray &bytes)
{
    QTcpSocket socket;
    QSignalSpy closed(&socket, &QTcpSocket::disconnected);
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_server->port());
    socket.write(bytes);
    closed.wait(30'000);
    return socket.readAll();
}

}
