#include "core/capture/capturebacklog.h"
#include "core/capture/packedrecords.h"
#include "tests/support/capturebench.h"
#include "tests/support/testmain.h"

#include <QEventLoop>
#include <QSet>
#include <QTimer>

using namespace heliograph;

namespace {

CaptureRecord recordOf(int number, const std::shared_ptr<const CaptureRoute> &route)
{
    CaptureRecord record;
    record.number = quint64(number);
    record.route = route;
    record.id = QUuid::createUuid();
    record.method = "POST";
    record.target = "/v1/chat/completions?n=" + QByteArray::number(number);
    record.clientHeaders = {{"Helicone-User-Id", "someone"}};
    record.requestHeaders = {{"Content-Type", "application/json"}, {"X-Empty", ""}};
    record.requestBody = QByteArray("{\"q\":\"\0\xff\"}", 10) + QByteArray::number(number);
    record.requestCut = number % 2 == 0;
    record.startedAtMs = 1'700'000'000'000 + number;
    record.status = 200 + number % 300;
    record.responseHeaders = {{"Content-Type", "text/event-stream"}};
    record.responseBody = QByteArray(number % 100 == 7 ? 100'000 : number % 5'000, 'x') + QByteArray::number(number);
    record.chunks = {{number, record.responseBody.size() - 1}, {number + 7, 1}};
    record.responseCut = number % 3 == 0;
    record.timing = {number, number + 1, -1, number + 3};
    record.end = CaptureEnd(number % 7);
    record.socketError = QAbstractSocket::SocketError(number % 20);
    record.timeoutMs = number * 3;
    return record;
}

bool same(const CaptureRecord &a, const CaptureRecord &b)
{
    return a.number == b.number && a.route == b.route && a.id == b.id && a.method == b.method && a.target == b.target
        && a.clientHeaders == b.clientHeaders && a.requestHeaders == b.requestHeaders && a.requestBody == b.requestBody
        && a.requestCut == b.requestCut && a.startedAtMs == b.startedAtMs && a.status == b.status
        && a.responseHeaders == b.responseHeaders && a.responseBody == b.responseBody && a.chunks == b.chunks
        && a.responseCut == b.responseCut && a.timing == b.timing && a.end == b.end && a.socketError == b.socketError
        && a.timeoutMs == b.timeoutMs;
}

}

/// What waits between the traffic and the history.
class CaptureBacklogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void packedRecordsComeBackAsTheyWere_data()
    {
        QTest::addColumn<bool>("now");
        QTest::newRow("packed") << true;
        QTest::newRow("while they are packed") << false;
    }
    void packedRecordsComeBackAsTheyWere()
    {
        QFETCH(const bool, now);
        const auto one = std::make_shared<const CaptureRoute>();
        const auto other = std::make_shared<const CaptureRoute>();
        PackedRecords packed;
        QVERIFY(packed.empty());
        qint64 plain = 0;
        std::deque<CaptureRecord> all;
        for (int group = 0; group < 3; ++group) {
            std::deque<RecordBlock> blocks(1);
            for (int i = 0; i < 400; ++i) {
                all.push_back(recordOf(group * 1'000 + i, i % 3 == 0 ? other : one));
                if (blocks.back().isFull())
                    blocks.emplace_back();
                blocks.back().add(all.back());
                plain += all.back().cost();
            }
            QVERIFY(blocks.size() > 1);
            packed.add(std::move(blocks));
        }
        if (now) {
            while (packed.packOne()) { }
            QTRY_VERIFY2(packed.bytes() < plain / 5, qPrintable(QString::number(packed.bytes())));
        }
        std::deque<CaptureRecord> back;
        while (!packed.empty()) {
            const auto block = packed.take();
            for (CaptureRecord &record : block ? block->records() : std::deque<CaptureRecord>())
                back.push_back(std::move(record));
        }
        std::sort(back.begin(), back.end(), [](const auto &a, const auto &b) { return a.number < b.number; });
        QCOMPARE(back.size(), all.size());
        for (size_t i = 0; i < all.size(); ++i)
            QVERIFY2(same(back[i], all[i]), qPrintable(QString::number(i)));
        QCOMPARE(packed.bytes(), 0);
        QVERIFY(!packed.take());
    }

    /// More small answers at once than can be written down at once: every one of them is there afterwards, as it was.
    void aBurstIsRecordedAsAWhole()
    {
        constexpr int kClients = 8;
        constexpr int kEach = 500;
        ScriptedUpstream upstream([](QTcpSocket *socket, QByteArray &request) {
            if (!isWholeRequest(request))
                return;
            const QByteArray question = request.mid(request.indexOf("\r\n\r\n") + 4);
            const qsizetype from = question.indexOf("number ");
            const QByteArray number = question.mid(from + 7, question.indexOf('"', from) - from - 7);
            request.clear();
            socket->write(jsonAnswer("{\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"answer "
                + number + "\"},\"finish_reason\":\"stop\"}]}"));
        });
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url());
        bench.start();
        const auto question = [&bench](int number) {
            return bench.request("POST", "/openai/v1/chat/completions",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"number " + QByteArray::number(number) + "\"}]}");
        };
        int answered = 0;
        QEventLoop loop;
        std::vector<std::unique_ptr<QTcpSocket>> clients;
        for (int i = 0; i < kClients; ++i) {
            clients.push_back(bench.connectClient());
            QTcpSocket *client = clients.back().get();
            connect(client, &QTcpSocket::readyRead, this, [&, client, i, came = QByteArray(), n = 0]() mutable {
                came += client->readAll();
                if (!isWholeAnswer(came))
                    return;
                came.clear();
                if (++answered == kClients * kEach)
                    loop.quit();
                if (++n < kEach)
                    client->write(question(i * kEach + n));
            });
            client->write(question(i * kEach));
        }
        QTimer::singleShot(120'000, &loop, &QEventLoop::quit);
        loop.exec(); // QTest's own waiting sleeps between two looks: that would be no burst
        QCOMPARE(answered, kClients * kEach);
        const QList<Call> calls = bench.calls(kClients * kEach);
        QCOMPARE(calls.size(), kClients * kEach);
        QSet<QString> prompts;
        for (const Call &call : calls) {
            QCOMPARE(call.status, CallStatus::Ok);
            QCOMPARE(call.answer.text, QString(call.promptPreview).replace(QLatin1String("number"), QLatin1String("answer")));
            prompts.insert(call.promptPreview);
        }
        QCOMPARE(prompts.size(), kClients * kEach);
        QTRY_COMPARE(bench.capture->state().recorded, kClients * kEach);
        QCOMPARE(bench.capture->state().lost, 0);
    }
};

HELIOGRAPH_TEST_MAIN(CaptureBacklogTest)
#include "tst_capturebacklog.moc"
