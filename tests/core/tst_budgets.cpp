#include "core/base/clock.h"
#include "core/base/settings.h"
#include "core/base/whenready.h"
#include "core/budgets/budgetkeeper.h"
#include "core/history/history.h"
#include "core/session/callengine.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace heliograph;

namespace {

/// The wall clock stands still, so that a period cannot end in the middle of a test.
class StoppedClock final : public Clock
{
public:
    qint64 monotonicNs() const override { return 0; }
    QDateTime nowUtc() const override { return now; }
    QDateTime now = QDateTime::currentDateTimeUtc();
};

Money dollars(const char *text)
{
    return *Money::fromDecimal(QString::fromLatin1(text));
}

Budget monthly(const char *limit)
{
    Budget budget;
    budget.limit = dollars(limit);
    return budget;
}

struct Bench {
    Bench() : settings(dir.filePath(QStringLiteral("settings.ini")))
    {
        auto opened = History::open(dir.filePath(QStringLiteral("history.db")));
        QVERIFY(opened.ok());
        history = std::move(opened).value();
        keeper = std::make_unique<BudgetKeeper>(
            settings, *history, [] { return PriceBook::builtIn(); }, clock);
    }

    /// A call to a model at $2 in and $8 out a million tokens that may write so many tokens.
    CallSpec spec(qint64 maxTokens) const
    {
        CallSpec spec;
        spec.provider.id = QStringLiteral("openai");
        spec.provider.priceProvider = QStringLiteral("openai");
        spec.request.model = QStringLiteral("gpt-4.1");
        spec.request.messages = {Message::fromText(Role::User, QStringLiteral("Hello"))};
        spec.request.parameters.maxTokens = maxTokens;
        return spec;
    }

    Status admit(const CallSpec &spec, bool overBudget = false)
    {
        std::optional<Status> answer;
        whenReady(keeper->admit(spec, overBudget), keeper.get(),
            [&](const Status &status) { answer = status; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20'000))
            return Error{ErrorKind::Timeout, QStringLiteral("no answer"), 0, {}};
        return *answer;
    }

    void spend(const char *amount, const char *provider = "openai")
    {
        Call call = sampleCall();
        call.id = QUuid::createUuid();
        call.createdAt = clock.now;
        call.provider = QString::fromLatin1(provider);
        call.requestedModel = call.model = QStringLiteral("gpt-4.1");
        Receipt receipt;
        receipt.total = dollars(amount);
        call.receipt = receipt;
        history->finish(call);
        waitFor(history->flush());
    }

    QTemporaryDir dir;
    StoppedClock clock;
    Settings settings;
    std::unique_ptr<History> history;
    std::unique_ptr<BudgetKeeper> keeper;
};

}

class BudgetsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areKeptAsTheyAre()
    {
        Budget day = monthly("0.5");
        day.period = Budget::Period::Day;
        day.warnAt = {50, 90};
        day.stops = false;
        Budget app = monthly("12");
        app.scope = Budget::Scope::Property;
        app.property = QStringLiteral("app");
        app.value = QStringLiteral("say \"hi\" \\ now");
        const QList<Budget> all{day, app, monthly("1")};
        const auto read = budgetsFromJson(budgetsToJson(all));
        QVERIFY(read.ok());
        QCOMPARE(*read, all);
        QCOMPARE(budgetsFromJson("")->size(), 0);
    }

    void whatCannotBeReadIsNamed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("no json") << QByteArray("5 a month");
        QTest::newRow("no list") << QByteArray("{}");
        QTest::newRow("no limit") << QByteArray(R"([{"period":"day"}])");
        QTest::newRow("no money") << QByteArray(R"([{"limit":"-1","period":"day"}])");
        QTest::newRow("no period") << QByteArray(R"([{"limit":"1","period":"year"}])");
        QTest::newRow("no value") << QByteArray(R"([{"limit":"1","period":"day","scope":"model"}])");
        QTest::newRow("odd property") << QByteArray(
            R"([{"limit":"1","period":"day","scope":"property","property":"a b","value":"c"}])");
        QTest::newRow("odd share") << QByteArray(R"([{"limit":"1","period":"day","warn":[101]}])");
    }
    void whatCannotBeReadIsNamed()
    {
        QFETCH(QByteArray, json);
        const auto read = budgetsFromJson(json);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().kind, ErrorKind::Usage);
        QVERIFY(read.error().message.size() > 20);
    }

    void periodsBeginAndEndAtMidnight()
    {
        const QDateTime now(QDate(2026, 2, 28), QTime(13, 30));
        QCOMPARE(periodStart(Budget::Period::Day, now), QDate(2026, 2, 28).startOfDay());
        QCOMPARE(periodEnd(Budget::Period::Day, now), QDate(2026, 3, 1).startOfDay());
        QCOMPARE(periodStart(Budget::Period::Month, now), QDate(2026, 2, 1).startOfDay());
        QCOMPARE(periodEnd(Budget::Period::Month, now), QDate(2026, 3, 1).startOfDay());
        const QDate week = periodStart(Budget::Period::Week, now).date();
        QCOMPARE(week.dayOfWeek(), int(QLocale().firstDayOfWeek()));
        QVERIFY(week <= now.date() && week.daysTo(now.date()) < 7);
        QCOMPARE(periodEnd(Budget::Period::Week, now).date(), week.addDays(7));
    }

    void coverWhatTheirFilterFinds_data()
    {
        QTest::addColumn<int>("scope");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("covered");
        const auto row = [](const char *name, Budget::Scope scope, const char *value, bool covered) {
            QTest::newRow(name) << int(scope) << QString::fromUtf8(value) << covered;
        };
        row("all", Budget::Scope::All, "", true);
        row("provider", Budget::Scope::Provider, "openai", true);
        row("other provider", Budget::Scope::Provider, "groq", false);
        row("model", Budget::Scope::Model, "gpt-4.1", true);
        row("other model", Budget::Scope::Model, "gpt-4.1-mini", false);
        row("user", Budget::Scope::User, "ann \"a\\b\"", true);
        row("other user", Budget::Scope::User, "bob", false);
        row("property", Budget::Scope::Property, "bot", true);
        row("other property", Budget::Scope::Property, "cat", false);
    }
    void coverWhatTheirFilterFinds()
    {
        QFETCH(int, scope);
        QFETCH(QString, value);
        QFETCH(bool, covered);
        Bench bench;
        Call call = sampleCall();
        call.createdAt = bench.clock.now;
        call.provider = QStringLiteral("openai");
        call.requestedModel = QStringLiteral("gpt-4.1");
        call.model = QStringLiteral("gpt-4.1-2025-04-14");
        call.tags.userId = QStringLiteral("ann \"a\\b\"");
        call.tags.properties = {{QStringLiteral("app"), QStringLiteral("bot")}};
        bench.history->finish(call);
        Budget budget = monthly("1");
        budget.scope = Budget::Scope(scope);
        budget.value = value;
        budget.property = QStringLiteral("app");
        QCOMPARE(covers(budget, {call.provider, call.requestedModel, call.tags.userId, call.tags.properties}), covered);
        const auto spent = waitFor(
            bench.history->spend({{bench.clock.now.addDays(-1), filterOf(budget)}}));
        QVERIFY2(spent.ok(), spent ? "" : qPrintable(spent.error().message));
        QCOMPARE(spent->first().calls, covered ? 1 : 0);
    }

    void stopsBeforeTheMoneyIsSpent()
    {
        Bench bench;
        QVERIFY(bench.admit(bench.spec(1'000'000)).ok()); // no budget
        QVERIFY(bench.keeper->setBudgets({monthly("1")}).ok());
        bench.spend("0.5");
        QVERIFY(bench.admit(bench.spec(50'000)).ok()); // $0.40, and $0.10 is left
        const Status refused = bench.admit(bench.spec(50'000));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().kind, ErrorKind::Budget);
        QVERIFY(refused.error().message.contains(QLatin1String("$0.50")));
        QVERIFY(refused.error().message.contains(QLatin1String("under way")));
        QVERIFY(bench.admit(bench.spec(10'000)).ok()); // $0.08
        QVERIFY(bench.admit(bench.spec(1'000'000), true).ok()); // once, all the same
        QVERIFY(!bench.admit(bench.spec(10)).ok()); // and that one counts
    }

    void whatEndedIsCountedOnce()
    {
        Bench bench;
        QVERIFY(bench.keeper->setBudgets({monthly("1")}).ok());
        const CallSpec first = bench.spec(100'000); // $0.80
        QVERIFY(bench.admit(first).ok());
        QVERIFY(!bench.admit(bench.spec(50'000)).ok());
        bench.spend("0.01");
        bench.keeper->ended(first.id);
        QVERIFY(bench.admit(bench.spec(50'000)).ok()); // it took a cent, not what it could have
    }

    void manyAtOnceDoNotPassTogether()
    {
        Bench bench;
        QVERIFY(bench.keeper->setBudgets({monthly("1")}).ok());
        int let = 0;
        int answers = 0;
        for (int i = 0; i < 20; ++i) {
            whenReady(bench.keeper->admit(bench.spec(40'000)), this, [&](const Status &status) { // $0.32 each
                ++answers;
                let += status.ok() ? 1 : 0;
            });
        }
        QTRY_COMPARE_WITH_TIMEOUT(answers, 20, 20'000);
        QCOMPARE(let, 3);
    }

    void whatWasWithdrawnHoldsNothing()
    {
        Bench bench;
        QVERIFY(bench.keeper->setBudgets({monthly("1")}).ok());
        const CallSpec first = bench.spec(100'000);
        const auto asked = bench.keeper->admit(first);
        bench.keeper->ended(first.id); // stopped while it was asked
        QTRY_VERIFY_WITH_TIMEOUT(asked.isFinished(), 20'000);
        QVERIFY(bench.admit(bench.spec(100'000)).ok());
    }

    void othersAreNotHeldUp()
    {
        Bench bench;
        Budget groq = monthly("0.01");
        groq.scope = Budget::Scope::Provider;
        groq.value = QStringLiteral("groq");
        Budget warns = monthly("0.01");
        warns.stops = false;
        QVERIFY(bench.keeper->setBudgets({groq, warns}).ok());
        bench.spend("5", "groq");
        QVERIFY(bench.admit(bench.spec(100'000)).ok());
        CallSpec unknown = bench.spec(100'000);
        unknown.provider.id = unknown.provider.priceProvider = QStringLiteral("groq");
        unknown.request.model = QStringLiteral("nobody-knows");
        QVERIFY(bench.admit(unknown).ok()); // without a price nobody can say
    }

    void tellsOfReachedSharesOnce()
    {
        Bench bench;
        QSignalSpy reached(bench.keeper.get(), &BudgetKeeper::reached);
        Budget budget = monthly("1");
        budget.warnAt = {50, 80};
        QVERIFY(bench.keeper->setBudgets({budget}).ok());
        bench.spend("0.4");
        QTRY_COMPARE_WITH_TIMEOUT(bench.keeper->states().first().percent(), 40, 20'000);
        QCOMPARE(reached.size(), 0);
        bench.spend("0.2");
        QTRY_COMPARE_WITH_TIMEOUT(reached.size(), 1, 20'000);
        QCOMPARE(reached.first().at(1).toInt(), 60);
        bench.spend("0.1");
        QTRY_COMPARE_WITH_TIMEOUT(bench.keeper->states().first().percent(), 70, 20'000);
        QCOMPARE(reached.size(), 1);
        bench.spend("0.5");
        QTRY_COMPARE_WITH_TIMEOUT(reached.size(), 2, 20'000);
        QCOMPARE(reached.last().at(1).toInt(), 120);
    }
};

HELIOGRAPH_TEST_MAIN(BudgetsTest)
#include "tst_budgets.moc"
