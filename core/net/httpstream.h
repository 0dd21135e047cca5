#pragma once

#include "core/base/clock.h"
#include "core/domain/exchange.h"

#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QTimer>

class QNetworkAccessManager;

namespace heliograph {

struct HttpRequest {
    QByteArray method = "POST";
    QString url;
    HeaderList headers; ///< with credentials: never stored, never logged
    QByteArray body;
    int inactivityTimeoutMs = 300'000;
};

/// One HTTP request in flight. Exactly one finished() comes, also after stop(). Redirects are not followed:
/// they would carry the key elsewhere.
class HttpStream final : public QObject
{
    Q_OBJECT

public:
    /// The network manager and the clock outlive the stream.
    HttpStream(QNetworkAccessManager &network, const Clock &clock, HttpRequest request, QObject *parent = nullptr);
    ~HttpStream() override;

    void start();
    void stop();

    int status() const { return m_status; }
    const HeaderList &responseHeaders() const { return m_headers; }
    const Timing &timing() const { return m_timing; } ///< firstTokenUs is the decoder's to know
    QNetworkReply::NetworkError networkError() const { return m_error; }
    qint64 sentNs() const { return m_sentNs; } ///< by the clock, when start() was called
    bool timedOut() const { return m_timedOut; }
    bool stopped() const { return m_stopped; }

Q_SIGNALS:
    void headersReceived();
    void bytesReceived(const QByteArray &bytes, const heliograph::Chunk &chunk);
    void finished();

private:
    void readHeaders();
    void readBytes();
    void finish();
    qint64 sinceSentUs() const;

    QNetworkAccessManager &m_network;
    const Clock &m_clock;
    HttpRequest m_request;
    QPointer<QNetworkReply> m_reply;
    qint64 m_sentNs = 0;
    int m_status = 0;
    HeaderList m_headers;
    Timing m_timing;
    QNetworkReply::NetworkError m_error = QNetworkReply::NoError;
    QTimer m_inactivity;
    bool m_timedOut = false;
    bool m_stopped = false;
    bool m_done = false;
};

}
