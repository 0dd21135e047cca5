#include "core/history/history.h"
#include "tests/support/capturebench.h"
#include "tests/support/integrity.h"
#include "tests/support/testmain.h"

#include <QProcess>
#include <QTimer>

using namespace heliograph;

namespace {

constexpr int kStreams = 50;

}

/// heliograph capture, killed while fifty streams run: each is there afterwards, interrupted, with what came.
class CaptureKilledTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStreamIsThereAfterwards()
    {
        int streaming = 0;
        ScriptedUpstream provider([&streaming](QTcpSocket *socket, QByteArray &request) {
            if (!isWholeRequest(request))
                return;
            request.clear();
            ++streaming;
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n");
            auto *timer = new QTimer(socket);
            QObject::connect(timer, &QTimer::timeout, socket, [socket, n = 0]() mutable {
                socket->write("data: {\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
                    + QByteArray::number(++n) + " \"}}]}\n\n");
            });
            timer->start(20);
        });
        provider.setListenBacklogSize(kStreams);
        QTemporaryDir profile;
        {
            Settings settings(profile.filePath(QStringLiteral("settings.ini")));
            QVERIFY(settings.set(QStringLiteral("provider.openai.direct-url"), provider.url() + QStringLiteral("/v1")).ok());
        }
        QProcess program;
        program.start(programPath(),
            {QStringLiteral("--profile"), profile.path(), QStringLiteral("capture"), QStringLiteral("--port"), QStringLiteral("0")});
        QByteArray printed;
        QTRY_VERIFY_WITH_TIMEOUT((printed += program.readAllStandardOutput()).contains("openai http://127.0.0.1:"), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT((printed += program.readAllStandardOutput()).contains("groq http://127.0.0.1:"), 30'000);
        const qsizetype from = printed.indexOf("openai ") + 7;
        const QUrl base(QString::fromLatin1(printed.mid(from, printed.indexOf('\n', from) - from)));
        QVERIFY(base.path().endsWith(QLatin1String("/openai/v1")));

        std::vector<std::unique_ptr<QTcpSocket>> clients;
        QList<QByteArray> came(kStreams);
        const QByteArray body = "{\"model\":\"m\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Count\"}]}";
        for (int i = 0; i < kStreams; ++i) {
            clients.push_back(std::make_unique<QTcpSocket>());
            QTcpSocket *client = clients.back().get();
            connect(client, &QTcpSocket::readyRead, this, [client, i, &came] { came[i] += client->readAll(); });
            client->connectToHost(base.host(), quint16(base.port()));
            client->write("POST " + base.path().toLatin1() + "/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:"
                + QByteArray::number(base.port()) + "\r\nContent-Type: application/json\r\nContent-Length: "
                + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        }
        // What has been with the clients for a while is what must be there.
        const auto allHave = [&came](const char *text) {
            return std::all_of(came.begin(), came.end(), [text](const QByteArray &bytes) { return bytes.contains(text); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(allHave("\"10 \""), 60'000);
        QTest::qWait(1'500);
        program.kill();
        QVERIFY(program.waitForFinished());
        QCOMPARE(streaming, kStreams);

        const QString database = profile.filePath(QStringLiteral("history.db"));
        QCOMPARE(integrityOf(database), QStringLiteral("ok"));
        const auto history = History::open(database);
        QVERIFY(history.ok());
        auto rows = (*history)->find({});
        rows.waitForFinished();
        QCOMPARE(rows.result()->size(), kStreams);
        auto summaries = (*history)->summaries(rows.result().value());
        summaries.waitForFinished();
        for (const CallSummary &summary : summaries.result().value()) {
            auto found = (*history)->call(summary.id);
            found.waitForFinished();
            const Call &call = found.result().value();
            QCOMPARE(call.status, CallStatus::Interrupted);
            QCOMPARE(call.source, Source::Capture);
            QVERIFY2(call.answer.text.startsWith(QLatin1String("1 2 3 4 5 6 7 8 9 10 ")), qPrintable(call.answer.text));
        }
    }

    void endsCleanlyWhenItIsAsked()
    {
        QTemporaryDir profile;
        QProcess program;
        program.start(programPath(),
            {QStringLiteral("--profile"), profile.path(), QStringLiteral("capture"), QStringLiteral("--port=0")});
        QByteArray printed;
        QTRY_VERIFY_WITH_TIMEOUT((printed += program.readAllStandardOutput()).contains("anthropic http://127.0.0.1:"), 30'000);
        program.terminate();
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
    }
};

HELIOGRAPH_TEST_MAIN(CaptureKilledTest)
#include "tst_capturekilled.moc"
