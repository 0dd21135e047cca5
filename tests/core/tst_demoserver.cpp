#include "core/demo/demohost.h"
#include "core/demo/demoserver.h"
#include "tests/support/testmain.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpSocket>

using namespace heliograph;

class DemoServerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void streams()
    {
        DemoServer server(DemoOptions{0, 0, 0, 0});
        QVERIFY(server.listen().ok());
        QNetworkAccessManager network;
        QNetworkRequest request(QUrl(server.baseUrl() + QStringLiteral("/chat/completions")));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        std::unique_ptr<QNetworkReply> reply(network.post(request,
            R"({"model":"demo-small","stream":true,"stream_options":{"include_usage":true},"messages":[{"role":"user","content":"hello"}]})"));
        QTRY_VERIFY(reply->isFinished());
        const QByteArray body = reply->readAll();
        QVERIFY(body.endsWith("data: [DONE]\n\n"));
    }
};

HELIOGRAPH_TEST_MAIN(DemoServerTest)
#include "tst_demoserver.moc"
