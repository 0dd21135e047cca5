#pragma once

#include "core/base/clock.h"
#include "core/net/httpstream.h"
#include "core/providers/provider.h"

#include <QNetworkAccessManager>

namespace heliograph {

/// What a server said about a key.
struct KeyVerdict {
    enum class Kind { Accepted, Refused, Unknown }; ///< Unknown: the key could not be tested
    Kind kind = Kind::Unknown;
    QString message; ///< one sentence for people
};

/// Asks whether a key is good, with the cheapest request there is: a provider's list of models
/// (or what Provider::keyTestPath names), or Helicone's count of requests (its proxies take any key without a word). One question at a time;
/// a new one drops the one before.
class KeyCheck final : public QObject
{
    Q_OBJECT

public:
    explicit KeyCheck(QObject *parent = nullptr);
    ~KeyCheck() override;

    /// key empty: whether it answers without one.
    void askProvider(const Provider &provider, const QString &key);
    /// apiUrl: the REST API's base, https://api.helicone.ai
    void askHelicone(const QString &apiUrl, const QString &key);
    bool isRunning() const { return m_stream != nullptr; }

    static HttpRequest heliconeRequest(const QString &apiUrl, const QString &key);

Q_SIGNALS:
    void finished(const heliograph::KeyVerdict &verdict);

private:
    void ask(const QString &who, WireFormat format, const QString &key, const HttpRequest &request,
        bool prove);
    void send(HttpRequest request);
    void answered();
    KeyVerdict verdict() const;

    QNetworkAccessManager m_network;
    SystemClock m_clock;
    std::unique_ptr<HttpStream> m_stream;
    QString m_who;
    QString m_host;
    WireFormat m_format = WireFormat::OpenAiChat;
    QByteArray m_key;
    QByteArray m_body;
    HttpRequest m_withoutKey;
    bool m_prove = false; ///< the answer with the key was good: ask without it next
    bool m_proving = false;
};

}
