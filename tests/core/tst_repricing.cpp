#include "app/commands/repricecommand.h"
#include "core/base/settings.h"
#include "core/history/history.h"
#include "core/history/historyreader.h"
#include "core/session/repricer.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"

#include <QFutureWatcher>

using namespace heliograph;

class RepricingTest final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<History> m_history;

    Call priced(
        const char *usd, CostBasis basis = CostBasis::Exact, CallStatus status = CallStatus::Ok)
    {
        Call call = sampleCall();
        call.helicone = {};
        call.status = status;
        call.receipt->total = *Money::fromDecimal(QString::fromUtf8(usd));
        call.receipt->basis = basis;
        return call;
    }
    Call unpriced()
    {
        Call call = priced("0");
        call.receipt.reset();
        return call;
    }
    void store(const Call &call) { m_history->finish(call); }
    // Every call costs this many dollars, in one line.
    static Pricer costs(const char *usd)
    {
        Receipt receipt;
        receipt.total = *Money::fromDecimal(QString::fromUtf8(usd));
        receipt.lines = {{QStringLiteral("input"), 9, QStringLiteral("token"), Money::fromPico(1),
            1, receipt.total}};
        receipt.source = QStringLiteral("now");
        return [receipt](const Call &) { return receipt; };
    }
    RepriceReport reprice(const Pricer &pricer, bool dryRun = false, const char *where = "")
    {
        CallQuery query;
        query.where = QString::fromUtf8(where);
        const auto report = waitFor(m_history->reprice(query, pricer, dryRun));
        if (!report)
            qWarning("%s", qPrintable(report.error().message));
        return report ? *report : RepriceReport{};
    }
    Call read(const Call &call) { return *waitFor(m_history->call(call.id)); }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        auto opened = History::open(m_dir->filePath(QStringLiteral("history.db")));
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        m_history = std::move(opened).value();
    }
    void cleanup() { m_history.reset(); }

    void onlyExactUsageIsPricedAgain()
    {
        const Call wrong = priced("1");
        const Call none = unpriced();
        const Call said = priced("5", CostBasis::Declared);
        const Call cut = priced("7", CostBasis::Estimated, CallStatus::Cancelled);
        Call uncounted = priced("9", CostBasis::Estimated);
        uncounted.answer.usage = {};
        const Call tier = priced("11", CostBasis::Estimated); // counted, in a tier of unknown rates
        for (const Call &call : {wrong, none, said, cut, uncounted, tier})
            store(call);
        m_history->begin(asBegun(sampleCall())); // runs: not looked at

        RepriceReport expected;
        expected.calls = 6;
        expected.changed = 3;
        expected.newlyPriced = 1;
        expected.declared = 1;
        expected.estimated = 2;
        expected.before = *Money::fromDecimal(u"33");
        expected.after = *Money::fromDecimal(u"27");
        QCOMPARE(reprice(costs("2"), true), expected);
        QCOMPARE(read(wrong).receipt, wrong.receipt); // only looked
        QVERIFY(waitFor(m_history->oldReceipts(wrong.id))->isEmpty());
        QCOMPARE(reprice(costs("2")), expected);

        for (const Call &call : {wrong, none, tier}) {
            const Call now = read(call);
            QCOMPARE(now.receipt->total.toDecimal(), QStringLiteral("2"));
            QCOMPARE(now.receipt->source, QStringLiteral("now"));
            // Nothing else of the call is touched.
            QCOMPARE(now.answer, call.answer);
            QCOMPARE(now.exchange.responseHeaders, call.exchange.responseHeaders);
            QCOMPARE(now.exchange.responseBody, call.exchange.responseBody);
            QCOMPARE(now.tags, call.tags);
        }
        for (const Call &call : {said, cut, uncounted})
            QCOMPARE(read(call).receipt, call.receipt);
        const auto list = *waitFor(m_history->summaries(*waitFor(m_history->find({}))));
        Money sum;
        for (const CallSummary &call : list)
            sum += call.cost.value_or(Money());
        QCOMPARE(sum.toDecimal(), QStringLiteral("27"));

        // The same prices again change nothing.
        const RepriceReport again = reprice(costs("2"));
        QCOMPARE(again.changed, 0);
        QCOMPARE(again.unchanged, 3);
    }

    void oldReceiptsAreKeptTheNewestFirst()
    {
        const Call call = unpriced();
        store(call);
        const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-1);
        QCOMPARE(reprice(costs("1")).changed, 1);
        QCOMPARE(reprice(costs("2")).changed, 1);
        const auto old = *waitFor(m_history->oldReceipts(call.id));
        QCOMPARE(old.size(), 2);
        QCOMPARE(old[0].receipt->total.toDecimal(), QStringLiteral("1"));
        QVERIFY(!old[1].receipt);
        QVERIFY(old[0].replacedAt >= before && old[1].replacedAt <= old[0].replacedAt);
    }

    void aCostIsNotLostWhereNoPriceIsKnownNow()
    {
        const Call call = priced("3");
        store(call);
        const RepriceReport report = reprice([](const Call &) { return std::nullopt; });
        QCOMPARE(report.withoutPrice, 1);
        QCOMPARE(report.before, report.after);
        QCOMPARE(read(call).receipt, call.receipt);
    }

    void aFilterAndItsMistakes()
    {
        Call other = priced("1");
        other.provider = QStringLiteral("groq");
        store(other);
        const Call call = priced("1");
        store(call);
        QCOMPARE(reprice(costs("2"), false, "provider = groq").changed, 1);
        QCOMPARE(read(call).receipt, call.receipt);
        CallQuery query;
        query.where = QStringLiteral("smell > 3");
        const auto wrong = waitFor(m_history->reprice(query, costs("2"), true));
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().kind, ErrorKind::Usage);
    }

    void thousandsCanBeStoppedInBetween()
    {
        QList<Call> calls;
        for (int i = 0; i < 350; ++i) {
            calls.append(priced("1"));
            store(calls.last());
        }
        QVERIFY(waitFor(m_history->flush()));
        std::atomic_int asked = 0;
        QFuture<Result<RepriceReport>> future;
        std::atomic_bool known = false;
        const Pricer slow = [&, real = costs("2")](const Call &call) {
            while (!known)
                QThread::yieldCurrentThread();
            if (++asked == 150)
                future.cancel();
            return real(call);
        };
        future = m_history->reprice({}, slow, false);
        known = true;
        future.waitForFinished();
        QVERIFY(future.isCanceled());
        QVERIFY(waitFor(m_history->flush()));
        // It finished the hundred it was at; what was done stays.
        QVERIFY(waitFor(m_history->find({})).ok());
        QCOMPARE(asked, 200);
        int changed = 0;
        for (const Call &call : std::as_const(calls))
            changed += read(call).receipt->total.toDecimal() == QLatin1String("2") ? 1 : 0;
        QCOMPARE(changed, 200);
        QFutureWatcher<Result<RepriceReport>> watcher;
        QSignalSpy progress(&watcher, &QFutureWatcher<Result<RepriceReport>>::progressValueChanged);
        watcher.setFuture(m_history->reprice({}, costs("3"), false));
        QTRY_VERIFY(watcher.isFinished());
        QCOMPARE(watcher.result()->changed, 350);
        QCOMPARE(watcher.progressMaximum(), 350);
        QVERIFY(!progress.isEmpty());
    }

    void theBookOfNowWithTheTierOfThen()
    {
        Call call = priced("1");
        call.requestedModel = QStringLiteral("gpt-5");
        call.model = call.answer.model = QStringLiteral("gpt-5-2025-08-07");
        call.answer.serviceTier = QStringLiteral("flex");
        call.answer.usage = {};
        call.answer.usage.input = 1'000'000;
        call.answer.usage.output = 1'000'000;
        store(call);
        const Settings settings(m_dir->filePath(QStringLiteral("settings.ini")));
        const ProviderList providers = ProviderList::load(settings);
        QString out;
        QString err;
        QTextStream outStream(&out);
        QTextStream errStream(&err);
        const auto run = [&](const QStringList &arguments) {
            return runReprice(
                arguments, *m_history, providers, PriceBook::builtIn(), outStream, errStream);
        };
        QCOMPARE(
            run({QStringLiteral("--dry-run"), QStringLiteral("--format"), QStringLiteral("json")}),
            0);
        QCOMPARE(out,
            QStringLiteral(
                "{\"dry_run\":true,\"calls\":1,\"changed\":1,\"newly_priced\":0,\"unchanged\":0,"
                "\"declared\":0,\"estimated\":0,\"unpriced\":0,\"before_usd\":\"1\",\"after_usd\":"
                "\"5.625\"}\n"));
        out.clear();
        QCOMPARE(run({}), 0);
        QVERIFY2(out.contains(QLatin1String("Sum after                           $5.625")),
            qPrintable(out));
        QCOMPARE(read(call).receipt->total.toDecimal(), QStringLiteral("5.625"));
        QVERIFY(read(call).receipt->note.contains(QLatin1String("flex")));
        QCOMPARE(run({QStringLiteral("--where"), QStringLiteral("smell")}), 2);
        QCOMPARE(run({QStringLiteral("now")}), 2);
        QCOMPARE(run({QStringLiteral("--format"), QStringLiteral("xml")}), 2);
        QVERIFY(!err.isEmpty());
    }
};

HELIOGRAPH_TEST_MAIN(RepricingTest)
#include "tst_repricing.moc"
