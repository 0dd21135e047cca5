#pragma once

#include "core/demo/demoprovider.h"

#include <QElapsedTimer>
#include <QObject>
#include <QRandomGenerator>
#include <QTimer>

class QTcpSocket;

namespace heliograph
{

/// One line of the demo server's log.
struct DemoServed {
    QString method;
    QString path; ///< without query, keys struck out
    int status = 0;
    QString model;
    QString note;
    qint64 promptTokens = 0;
    qint64 completionTokens = 0;
    qint64 elapsedMs = 0;
    bool whole = false; ///< false: the client left, or the connection was to be cut
};

/// One client: reads its requests one after the other and plays the replies at their pace. Deletes
/// itself when the client is gone.
class DemoConnection final : public QObject
{
    Q_OBJECT

public:
    /// Takes the socket. The provider outlives the connection.
    DemoConnection(QTcpSocket *socket, DemoProvider &provider, QString baseUrl, QObject *parent);

Q_SIGNALS:
    void received(const heliograph::IncomingRequest &request);
    void served(const heliograph::DemoServed &served);

private:
    enum class Stage { Reading, Waiting, Streaming, Closing };

    void read();
    void begin(IncomingRequest request);
    void tick();
    void writeHead(qint64 length);
    void writeBody();
    void writeStream();
    void writeChunk(const QByteArray &bytes);
    bool clientIsSlow() const;
    qint64 gapNs();
    void cut();
    void finish(bool whole);
    void refuse(int status);
    void gone();

    QTcpSocket *m_socket;
    DemoProvider &m_provider;
    QString m_baseUrl;
    HttpRequestParser m_parser;
    Stage m_stage = Stage::Reading;
    QTimer m_timer; ///< the next token, or the patience with a client that sends nothing
    QElapsedTimer m_elapsed; ///< since the whole request
    qint64 m_dueNs = 0; ///< when the next piece leaves, by m_elapsed
    DemoReply m_reply;
    DemoServed m_served;
    bool m_keepAlive = true;
    bool m_http10 = false;
    bool m_headOnly = false;
    bool m_headWritten = false;
    std::optional<DemoStream::Piece> m_held; ///< written once its time has come
    QByteArray m_kept; ///< what was streamed, for Helicone's cache
    QRandomGenerator m_random;
};

}
