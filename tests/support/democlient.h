#pragma once

#include "core/base/json.h"
#include "core/demo/demoserver.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace heliograph {

constexpr char kDemoKey[] = "sk-CANARY-0123456789abcdefWXYZ"; ///< what clients of the demo server say it is
constexpr DemoOptions kQuickDemo{0, 0, 0, 3}; ///< without pauses

/// What a stream said, put together by the test itself.
struct Streamed {
    QList<Json> events;
    QString text;
    QString reasoning;
    QString refusal;
    QString finishReason;
    QByteArray arguments;
    Json usage;
    int broken = 0;
    bool done = false;
    bool fingerprints = true;
};

Streamed readStream(const QByteArray &body);
Json userMessage(const QString &text);
/// A body with one prompt; streamed, with its usage.
Json ask(const QString &prompt, bool stream = true, const QString &model = QStringLiteral("demo-small"));
std::optional<Json> fromQuotes(QByteArray json); ///< JSON written with ' in place of "
/// The count of that name, or of the detail below that name; -1: none.
qint64 usageOf(const Json &usage, const char *name, const char *detail = nullptr);

/// A demo server, and requests to it.
class DemoClient
{
public:
    bool listen(); ///< a new server, and a new client's network; false: it does not listen
    void close();

protected:
    static int status(const QNetworkReply &reply);
    QNetworkRequest request(const QString &path, const HeaderList &headers) const;
    QNetworkReply *start(const Json &body, const HeaderList &headers = {},
        const QString &path = QStringLiteral("/v1/chat/completions"), QNetworkAccessManager *network = nullptr);
    static std::unique_ptr<QNetworkReply> finished(QNetworkReply *reply);
    std::unique_ptr<QNetworkReply> post(const Json &body, const HeaderList &headers = {},
        const QString &path = QStringLiteral("/v1/chat/completions"));
    std::unique_ptr<QNetworkReply> send(const char *path, const QByteArray &body, const HeaderList &headers);
    std::unique_ptr<QNetworkReply> get(const QString &path);
    /// A request as it is written.
    static QByteArray raw(const Json &json, const QByteArray &headers = {});
    QByteArray exchange(const QByteArray &bytes); ///< all that comes back until the server closes

    std::unique_ptr<DemoServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

}
