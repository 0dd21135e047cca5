#include "core/history/history.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace heliograph;

namespace {

/// Stores a call the way an engine does: begun, in parts, finished.
void stream(History &history, const Call &call)
{
    history.begin(asBegun(call));
    qsizetype at = 0;
    for (const Chunk &chunk : call.exchange.chunks) {
        history.append(call.id, call.exchange.responseBody.mid(at, chunk.bytes), {chunk});
        at += chunk.bytes;
    }
    history.finish(call);
}

}

#define COMPARE_CALLS(a, b)                                                                        \
    do {                                                                                           \
        QCOMPARE((a).id, (b).id);                                                                  \
        QCOMPARE((a).createdAt, (b).createdAt);                                                    \
        QCOMPARE((a).createdAt.timeSpec(), Qt::UTC);                                               \
        QCOMPARE((a).source, (b).source);                                                          \
        QCOMPARE((a).provider, (b).provider);                                                      \
        QCOMPARE((a).format, (b).format);                                                          \
        QCOMPARE((a).requestedModel, (b).requestedModel);                                          \
        QCOMPARE((a).model, (b).model);                                                            \
        QCOMPARE((a).route, (b).route);                                                            \
        QCOMPARE((a).status, (b).status);                                                          \
        QCOMPARE((a).httpStatus, (b).httpStatus);                                                  \
        QCOMPARE((a).streamed, (b).streamed);                                                      \
        QCOMPARE((a).attempts, (b).attempts);                                                      \
        QCOMPARE((a).promptPreview, (b).promptPreview);                                            \
        QVERIFY((a).answer == (b).answer);                                                         \
        QVERIFY((a).receipt == (b).receipt);                                                       \
        QVERIFY((a).helicone == (b).helicone);                                                     \
        QVERIFY((a).tags == (b).tags);                                                             \
        QCOMPARE((a).error.has_value(), (b).error.has_value());                                    \
        if ((a).error) {                                                                           \
            QCOMPARE((a).error->kind, (b).error->kind);                                            \
            QCOMPARE((a).error->message, (b).error->message);                                      \
            QCOMPARE((a).error->httpStatus, (b).error->httpStatus);                                \
            QCOMPARE((a).error->retryAfterMs, (b).error->retryAfterMs);                            \
        }                                                                                          \
        QCOMPARE((a).exchange.method, (b).exchange.method);                                        \
        QCOMPARE((a).exchange.url, (b).exchange.url);                                              \
        QCOMPARE((a).exchange.requestHeaders, (b).exchange.requestHeaders);                        \
        QCOMPARE((a).exchange.requestBody, (b).exchange.requestBody);                              \
        QCOMPARE((a).exchange.status, (b).exchange.status);                                        \
        QCOMPARE((a).exchange.responseHeaders, (b).exchange.responseHeaders);                      \
        QCOMPARE((a).exchange.responseBody, (b).exchange.responseBody);                            \
        QVERIFY((a).exchange.timing == (b).exchange.timing);                                       \
        QVERIFY((a).exchange.chunks == (b).exchange.chunks);                                       \
    } while (false)

class HistoryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("history.db"));
        open();
    }

    void cleanup()
    {
        m_history.reset();
        m_folder.reset();
    }

    void everyFieldComesBack()
    {
        const Call call = sampleCall();
        stream(*m_history, call);
        const auto found = waitFor(m_history->call(call.id));
        QVERIFY(found.ok());
        COMPARE_CALLS(*found, call);
        reopen();
        const auto again = waitFor(m_history->call(call.id));
        QVERIFY(again.ok());
        COMPARE_CALLS(*again, call);
    }

    void everyUsageClassComesBack()
    {
        Call call = sampleCall();
        call.answer.usage = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 0};
        stream(*m_history, call);
        QVERIFY(waitFor(m_history->call(call.id))->answer.usage == call.answer.usage);
        const auto list = waitFor(m_history->summaries(*waitFor(m_history->find({}))));
        QVERIFY(list->first().usage == call.answer.usage);
    }

    void failedCallComesBack()
    {
        Call call = sampleCall();
        call.status = CallStatus::Error;
        call.httpStatus = call.exchange.status = 429;
        call.error = Error{ErrorKind::RateLimit, QStringLiteral("Wait a little."), 429, 12'000};
        call.receipt.reset();
        call.exchange.responseBody = "{\"error\":{\"message\":\"slow down\"}}";
        call.exchange.chunks = {{5, call.exchange.responseBody.size()}};
        call.answer = {};
        call.exchange.timing = {100, -1, -1, 200};
        stream(*m_history, call);
        const auto found = waitFor(m_history->call(call.id));
        QVERIFY(found.ok());
        COMPARE_CALLS(*found, call);
        const auto list = waitFor(m_history->summaries(*waitFor(m_history->find({}))));
        QCOMPARE(list->first().errorMessage, QStringLiteral("Wait a little."));
        QVERIFY(!list->first().cost);
    }

    /// What the bytes do not say is kept beside them: an answer of a format without a codec, of an
    /// import.
    void answerThatDoesNotFollowFromTheBytesComesBack()
    {
        Call call = sampleCall();
        call.format = WireFormat::Unknown;
        call.answer.blocks.clear(); // only a codec gives them, out of the body
        call.answer.text = QStringLiteral("from elsewhere");
        call.answer.reasoning = QStringLiteral("because");
        call.answer.refusal = QStringLiteral("no");
        call.answer.toolCalls = {
            {QStringLiteral("t1"), QStringLiteral("look"), QStringLiteral("{\"a\": 1")}};
        call.answer.unknown = {QByteArray("{\"x\":1}")};
        call.answer.error = Error{ErrorKind::Server, QStringLiteral("inside"), 0, {}};
        stream(*m_history, call);
        const auto found = waitFor(m_history->call(call.id));
        QVERIFY(found.ok());
        COMPARE_CALLS(*found, call);
    }

    void callThatWasNeverBegunIsStoredWhole()
    {
        const Call call = sampleCall();
        m_history->finish(call);
        const auto found = waitFor(m_history->call(call.id));
        QVERIFY(found.ok());
        COMPARE_CALLS(*found, call);
        Call other = call;
        other.provider = QStringLiteral("another");
        m_history->begin(other);
        m_history->finish(other);
        QCOMPARE(waitFor(m_history->call(call.id))->provider, call.provider);
        QCOMPARE(waitFor(m_history->find({}))->size(), 1);
    }

    void runningCallIsThereWithWhatCame()
    {
        const Call call = sampleCall();
        m_history->begin(asBegun(call));
        m_history->append(call.id, call.exchange.responseBody.first(400), {{1000, 400}});
        const auto found = waitFor(m_history->call(call.id));
        QVERIFY(found.ok());
        QCOMPARE(found->status, CallStatus::Running);
        QCOMPARE(found->exchange.responseBody, call.exchange.responseBody.first(400));
        QVERIFY(call.answer.text.startsWith(found->answer.text) && !found->answer.text.isEmpty());
        QVERIFY(!found->answer.complete);
        QCOMPARE(waitFor(m_history->spend({{call.createdAt.addDays(-1), {}}}))->first().calls, 0);
    }

    void newestComesFirst()
    {
        QList<QUuid> ids;
        for (const int minute : {3, 1, 2, 2}) {
            Call call = sampleCall();
            call.createdAt = QDateTime(QDate(2026, 1, 1), QTime(0, minute), Qt::UTC);
            m_history->finish(call);
            ids.append(call.id);
        }
        const auto idsOf = [&](const CallQuery &query) {
            QList<QUuid> list;
            const auto rows = waitFor(m_history->find(query));
            const auto summaries = waitFor(m_history->summaries(*rows));
            for (const CallSummary &summary : *summaries)
                list.append(summary.id);
            return list;
        };
        QCOMPARE(idsOf({}), (QList<QUuid>{ids[0], ids[3], ids[2], ids[1]}));
        QCOMPARE(idsOf({{}, {}, -1, true}), (QList<QUuid>{ids[1], ids[2], ids[3], ids[0]}));
        QCOMPARE(idsOf({{}, {}, 2, false}), (QList<QUuid>{ids[0], ids[3]}));
        QCOMPARE(idsOf({{}, {}, 0, false}), QList<QUuid>());
    }

    void previewsAreOneShortLine()
    {
        Call call =
            sampleCall(QStringLiteral(" a\n\nb\t c ") + QString(500, u'x'), QString(400, u'y'));
        m_history->finish(call);
        const auto list = waitFor(m_history->summaries(*waitFor(m_history->find({}))));
        QVERIFY(list->first().promptPreview.startsWith(QStringLiteral("a b c xxx")));
        QCOMPARE(list->first().promptPreview.size(), kPreviewLength);
        QCOMPARE(list->first().answerPreview, QString(kPreviewLength, u'y'));
    }

    void idsAreFoundByTheirBeginning()
    {
        const Call call = sampleCall();
        m_history->finish(call);
        m_history->finish(sampleCall());
        const QString id = call.id.toString(QUuid::WithoutBraces);
        for (const QString &text :
            {id, id.left(12), id.left(7).toUpper(), id.left(9), call.id.toString()})
            QCOMPARE(*waitFor(m_history->idsStartingWith(text)), QList<QUuid>{call.id});
        for (const QString &text :
            {id.left(3), QString(), QStringLiteral("xyz12345"), id + u'0', QStringLiteral("%___")})
            QVERIFY(waitFor(m_history->idsStartingWith(text))->isEmpty());
    }

    void unknownIdIsNotFound()
    {
        const auto found = waitFor(m_history->call(QUuid::createUuid()));
        QVERIFY(!found.ok());
        QCOMPARE(found.error().kind, ErrorKind::NotFound);
    }

    void spendIsTheSumOfKnownCosts()
    {
        const QDateTime noon(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);
        const auto store = [&](int minutes, std::optional<qint64> pico, CostBasis basis,
                               CallStatus status) {
            Call call = sampleCall();
            call.createdAt = noon.addSecs(60 * minutes);
            call.status = status;
            if (pico) {
                call.receipt->total = Money::fromPico(*pico);
                call.receipt->basis = basis;
            } else {
                call.receipt.reset();
            }
            m_history->finish(call);
        };
        store(-1, 1000, CostBasis::Exact, CallStatus::Ok);
        store(0, 20, CostBasis::Exact, CallStatus::Ok);
        store(1, 3, CostBasis::Estimated, CallStatus::Cancelled);
        store(2, {}, CostBasis::Exact, CallStatus::Ok);
        store(2, 5000, CostBasis::Declared, CallStatus::Ok);
        store(3, {}, CostBasis::Exact, CallStatus::Error);
        const auto answers = waitFor(m_history->spend({{noon, {}}, {noon, QStringLiteral("provider = \"nobody\"")}}));
        QVERIFY(answers.ok());
        QCOMPARE(answers->at(1).calls, 0);
        const std::optional<SpendSummary> spend = answers->first();
        QCOMPARE(spend->total, Money::fromPico(5023));
        QCOMPARE(spend->calls, 5);
        QCOMPARE(spend->estimatedTotal, Money::fromPico(3));
        QCOMPARE(spend->declared, 1);
        QCOMPARE(spend->declaredTotal, Money::fromPico(5000));
        QCOMPARE(spend->unpriced, 1);
        QCOMPARE(spend->estimated, 1);
    }

    void credentialsAreStruckOutBeforeTheyAreWritten()
    {
        Call call = sampleCall();
        call.exchange.requestHeaders = {{"Authorization", "Bearer sk-CANARY1234567890abcdefghij"}};
        call.exchange.url = QStringLiteral(
            "https://user:secretpass@host/v1?key=AIzaCANARY1234567890abcdefghij12345");
        call.status = CallStatus::Error;
        call.error = Error{
            ErrorKind::Auth, QStringLiteral("Wrong key sk-CANARY1234567890abcdefghij"), 401, {}};
        stream(*m_history, call);
        QVERIFY(waitFor(m_history->flush()));
        const auto found = waitFor(m_history->call(call.id));
        for (const QString &text :
            {QString::fromLatin1(found->exchange.requestHeaders.first().second),
                found->exchange.url, found->error->message})
            QVERIFY2(!text.contains(QLatin1String("CANARY")), qPrintable(text));
        const auto list = waitFor(m_history->summaries(*waitFor(m_history->find({}))));
        QVERIFY(!list->first().errorMessage.contains(QLatin1String("CANARY")));
    }

    void changesAreAnnouncedButNotTooOften()
    {
        const QSignalSpy spy(m_history.get(), &History::changed);
        QElapsedTimer time;
        time.start();
        while (time.elapsed() < 1000) {
            m_history->finish(sampleCall());
            QVERIFY(waitFor(m_history->flush()));
        }
        QTRY_VERIFY(spy.count() >= 2);
        QVERIFY2(spy.count() <= 2 + time.elapsed() / 100, qPrintable(QString::number(spy.count())));
    }

    void bytesOfAStreamChangeNoList()
    {
        const Call call = sampleCall();
        m_history->begin(asBegun(call));
        QVERIFY(waitFor(m_history->flush()));
        QTest::qWait(300);
        const QSignalSpy spy(m_history.get(), &History::changed);
        for (int i = 0; i < 20; ++i) {
            m_history->append(call.id, "data", {{i, 4}});
            QVERIFY(waitFor(m_history->flush()));
        }
        QTest::qWait(300);
        QCOMPARE(spy.count(), 0);
        m_history->finish(call);
        QTRY_COMPARE(spy.count(), 1);
    }

    void anotherConnectionsWritesAreAnnounced()
    {
        auto other = History::open(m_path);
        QVERIFY(other.ok());
        const QSignalSpy spy(m_history.get(), &History::changed);
        const Call call = sampleCall();
        (*other)->begin(asBegun(call));
        QTRY_COMPARE(spy.count(), 1);
        QCOMPARE(waitFor(m_history->find({}))->size(), 1);
        QTest::qWait(200);
        (*other)->finish(call);
        QTRY_COMPARE(spy.count(), 2);
        QCOMPARE(waitFor(m_history->call(call.id))->status, CallStatus::Ok);
    }

    void callsOfTheLivingStayRunning()
    {
        const Call call = sampleCall();
        m_history->begin(asBegun(call));
        QVERIFY(waitFor(m_history->flush()));
        {
            auto other = History::open(m_path);
            QVERIFY(other.ok());
            QTest::qWait(3500); // over a sweep
            QCOMPARE(waitFor((*other)->call(call.id))->status, CallStatus::Running);
        }
        m_history->finish(call);
        QCOMPARE(waitFor(m_history->call(call.id))->status, CallStatus::Ok);
    }

    void callLeftRunningIsInterruptedWithWhatCame()
    {
        const Call call = sampleCall(
            QStringLiteral("Hello"), QStringLiteral("A rather long answer about whales"));
        m_history->begin(asBegun(call));
        const QByteArray part =
            call.exchange.responseBody.first(call.exchange.responseBody.size() / 2);
        m_history->append(call.id, part.first(100), {{1000, 100}});
        m_history->append(call.id, part.sliced(100), {{2000, part.size() - 100}});
        reopen();
        const auto found = waitFor(m_history->call(call.id));
        QVERIFY(found.ok());
        QCOMPARE(found->status, CallStatus::Interrupted);
        QCOMPARE(found->error->kind, ErrorKind::Interrupted);
        QCOMPARE(found->exchange.responseBody, part);
        QCOMPARE(found->exchange.requestBody, call.exchange.requestBody);
        QCOMPARE(found->exchange.requestHeaders, call.exchange.requestHeaders);
        QVERIFY(found->tags == call.tags);
        QVERIFY(found->answer.text.startsWith(QStringLiteral("A rather")));
        QCOMPARE(found->exchange.timing.endUs, 2000);
        QCOMPARE(found->exchange.timing.firstTokenUs, 2000);
        QCOMPARE(found->model, call.model);
        QVERIFY(!found->cost());
        const auto list = waitFor(m_history->summaries(
            *waitFor(m_history->find({{}, QStringLiteral("rather"), -1, false}))));
        QCOMPARE(list->size(), 1);
        QVERIFY(list->first().answerPreview.startsWith(QStringLiteral("A rather")));
    }

    void cancelledQuestionsEndWithoutAnAnswer()
    {
        for (int i = 0; i < 200; ++i) {
            auto future = m_history->find({});
            future.cancel();
            future.waitForFinished();
            QVERIFY(future.isFinished());
        }
    }

private:
    void open()
    {
        auto history = History::open(m_path);
        QVERIFY2(history.ok(), history.ok() ? "" : qPrintable(history.error().message));
        m_history = std::move(history).value();
    }

    void reopen()
    {
        m_history.reset();
        open();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<History> m_history;
};

HELIOGRAPH_TEST_MAIN(HistoryTest)
#include "tst_history.moc"
