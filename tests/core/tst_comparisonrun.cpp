#include "core/history/historykeeper.h"
#include "core/session/comparisonrun.h"
#include "tests/support/comparisonplans.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"

#include <QSignalSpy>

using namespace heliograph;

namespace {

/// Takes calls and answers them when the test says so.
class FakeSender final : public CallSender
{
public:
    struct Sent {
        CallSpec spec;
        bool overBudget = false;
    };

    void send(const CallSpec &spec, bool overBudget) override
    {
        sent.push_back({spec, overBudget});
        open.append(spec.id);
        const int now = ++busy[spec.provider.id];
        most[spec.provider.id] = std::max(most[spec.provider.id], now);
    }
    void stop(const QUuid &id) override
    {
        stopped.append(id);
        answer(id, CallStatus::Cancelled, QStringLiteral("so far"));
    }

    const CallSpec &specOf(const QUuid &id) const
    {
        return std::find_if(sent.begin(), sent.end(), [&id](const Sent &one) { return one.spec.id == id; })->spec;
    }
    void progress(const QUuid &id, const QString &text)
    {
        CallProgress progress;
        progress.id = id;
        progress.text = text;
        progress.timing.firstTokenUs = 1'000;
        progress.timing.endUs = 2'000;
        Q_EMIT progressed(progress);
    }
    void answer(const QUuid &id, CallStatus status = CallStatus::Ok, const QString &text = QStringLiteral("yes"))
    {
        QVERIFY(open.removeOne(id));
        const CallSpec &spec = specOf(id);
        --busy[spec.provider.id];
        Call call;
        call.id = id;
        call.provider = spec.provider.id;
        call.requestedModel = spec.request.model;
        call.status = status;
        call.answer.text = text;
        if (status == CallStatus::Error)
            call.error = Error{ErrorKind::Server, QStringLiteral("It fell over."), 500, {}};
        Q_EMIT finished(call);
    }
    void refuse(const QUuid &id, const Error &error, const QString &key = {})
    {
        QVERIFY(open.removeOne(id));
        --busy[specOf(id).provider.id];
        Q_EMIT unsent(id, error, key);
    }

    std::vector<Sent> sent;
    QList<QUuid> open;
    QList<QUuid> stopped;
    QHash<QString, int> busy;
    QHash<QString, int> most; ///< at once, by provider
};

CallSpec specFor(const Comparison &plan, int column)
{
    CallSpec spec;
    spec.provider.id = plan.columns[size_t(column)].provider;
    spec.request = requestOf(plan, column);
    return spec;
}

QList<CellState> statesOf(const ComparisonRun &run)
{
    QList<CellState> states;
    for (const ComparisonCell &cell : run.cells())
        states.append(cell.state);
    return states;
}

}

/// A comparison that is carried out: what is sent when, what becomes of each cell, and what is kept of it.
class ComparisonRunTest final : public QObject
{
    Q_OBJECT

    /// A run that keeps nothing.
    struct Bare {
        FakeSender sender;
        ComparisonRun run{sender, nullptr, specFor};
        QSignalSpy over{&run, &ComparisonRun::over};
        void start(Comparison plan, bool overBudget = false)
        {
            run.start(plan, cellsOf(plan), overBudget);
            QTRY_VERIFY(!sender.sent.empty());
        }
    };

private Q_SLOTS:
    void allStreamAtOnceWithinTheLimit()
    {
        Bare b;
        b.start(planOf({columnFor("x", "1"), columnFor("x", "2"), columnFor("y", "3")}, 3, 2));
        QCOMPARE(b.sender.open.size(), 4); // two of x, two of y
        while (!b.sender.open.isEmpty())
            b.sender.answer(b.sender.open.first());
        QCOMPARE(int(b.sender.sent.size()), 9);
        QCOMPARE(b.sender.most.value(QStringLiteral("x")), 2);
        QCOMPARE(b.sender.most.value(QStringLiteral("y")), 2);
        QCOMPARE(statesOf(b.run), QList<CellState>(9, CellState::Done));
        QCOMPARE(b.over.size(), 1);
        QSet<QUuid> ids;
        for (const ComparisonCell &cell : b.run.cells())
            ids.insert(cell.call);
        QCOMPARE(ids.size(), 9);
    }

    void everyCellEndsOnce()
    {
        Bare b;
        QList<int> ended;
        connect(&b.run, &ComparisonRun::changed, this, [&](int cell) {
            if (isOver(b.run.cells()[size_t(cell)].state))
                ended.append(cell);
        });
        b.start(planOf({columnFor("x", "1"), columnFor("x", "2"), columnFor("y", "3"), columnFor("z", "4")}));
        const auto id = [&](int cell) { return b.run.cells()[size_t(cell)].call; };
        b.sender.progress(id(0), QStringLiteral("Hel"));
        b.sender.progress(id(0), QStringLiteral("lo"));
        QCOMPARE(b.run.cells()[0].text, QStringLiteral("Hello"));
        QCOMPARE(b.run.cells()[0].state, CellState::Streaming);
        b.sender.answer(id(1), CallStatus::Error, {});
        b.sender.refuse(id(2), {ErrorKind::Secret, QStringLiteral("No key."), 0, {}}, QStringLiteral("y"));
        b.sender.answer(id(3), CallStatus::Interrupted, QStringLiteral("half"));
        QVERIFY(b.run.running());
        b.sender.answer(id(0), CallStatus::Ok, QStringLiteral("Hello!"));
        b.sender.progress(id(0), QStringLiteral("late")); // nothing comes after the end
        QCOMPARE(ended, (QList<int>{1, 2, 3, 0}));
        QCOMPARE(statesOf(b.run),
            (QList<CellState>{CellState::Done, CellState::Failed, CellState::Failed, CellState::Interrupted}));
        QCOMPARE(b.run.cells()[0].text, QStringLiteral("Hello!"));
        QCOMPARE(b.run.cells()[1].error->httpStatus, 500);
        QCOMPARE(b.run.cells()[2].keyName, QStringLiteral("y"));
        QVERIFY(!b.run.cells()[2].sent);
        QCOMPARE(b.run.cells()[3].text, QStringLiteral("half"));
        QCOMPARE(b.over.size(), 1);
    }

    void stopsOneAndAll()
    {
        Bare b;
        b.start(planOf({columnFor("x", "1"), columnFor("x", "2"), columnFor("x", "3")}, 2, 2));
        QCOMPARE(b.sender.open.size(), 2);
        b.run.stop(0); // under way: the next one moves up
        QCOMPARE(b.run.cells()[0].state, CellState::Stopped);
        QCOMPARE(b.run.cells()[0].text, QStringLiteral("so far"));
        QCOMPARE(b.sender.open.size(), 2);
        b.run.stop(1); // it waits: nothing was sent for it
        QCOMPARE(b.run.cells()[1].state, CellState::Stopped);
        QVERIFY(!b.run.cells()[1].sent);
        b.run.stopColumn(1);
        QVERIFY(!b.run.running(1));
        QVERIFY(b.run.running(2));
        QCOMPARE(b.over.size(), 0);
        const size_t sent = b.sender.sent.size();
        b.run.stopAll();
        QCOMPARE(b.sender.sent.size(), sent); // stopping starts nothing
        QCOMPARE(statesOf(b.run), QList<CellState>(6, CellState::Stopped));
        QCOMPARE(b.over.size(), 1);
        QVERIFY(!b.run.running());
        b.run.stopAll();
        QCOMPARE(b.over.size(), 1);
    }

    void asksOneAgain()
    {
        Bare b;
        b.start(planOf({columnFor("x", "1"), columnFor("y", "2")}), true);
        QVERIFY(b.sender.sent[0].overBudget);
        const QUuid first = b.run.cells()[0].call;
        b.run.retry({0}); // still under way
        QCOMPARE(b.run.cells()[0].call, first);
        b.sender.answer(first, CallStatus::Error, QStringLiteral("ha"));
        b.sender.answer(b.run.cells()[1].call);
        QCOMPARE(b.over.size(), 1);
        b.run.retry({0});
        QVERIFY(b.run.running());
        QTRY_COMPARE(int(b.sender.sent.size()), 3);
        QVERIFY(!b.sender.sent[2].overBudget); // that was for the run
        QVERIFY(b.run.cells()[0].call != first);
        QVERIFY(b.run.cells()[0].text.isEmpty() && !b.run.cells()[0].error);
        b.sender.answer(b.run.cells()[0].call);
        QCOMPARE(statesOf(b.run), QList<CellState>(2, CellState::Done));
        QCOMPARE(b.over.size(), 2);
    }

    void aRunIsKeptBeforeItIsSent()
    {
        TestServices services;
        FakeSender sender;
        ComparisonRun run(sender, &services.history(), specFor);
        bool known = false;
        connect(&run, &ComparisonRun::changed, this, [&](int) { // the first is sent now
            known = known || waitFor(services.history().comparison(run.plan().id)).ok();
        });
        const Comparison plan = planOf({columnFor("x", "1"), columnFor("y", "2")}, 2);
        run.start(plan, cellsOf(plan), false);
        QVERIFY(sender.sent.empty());
        QTRY_COMPARE(int(sender.sent.size()), 4);
        QVERIFY(known);
        const auto record = waitFor(services.history().comparison(run.plan().id));
        QVERIFY(record.ok());
        QCOMPARE(record->cells.size(), 4);
        for (const ComparisonCellRecord &cell : record->cells)
            QCOMPARE(cell.call, run.cells()[size_t(run.indexOf(cell.column, cell.repetition))].call);
        const auto list = waitFor(services.history().comparisons(10));
        QCOMPARE(list->size(), 1);
        QCOMPARE(list->first().title, QStringLiteral("Where is my refund?"));
        QCOMPARE(list->first().columns, 2);
        QCOMPARE(list->first().cells, 4);
        QCOMPARE(list->first().open, 4);
        run.stopAll();
        QVERIFY(waitFor(services.history().removeComparison(run.plan().id)));
        QVERIFY(!waitFor(services.history().removeComparison(run.plan().id)));
        QVERIFY(waitFor(services.history().comparisons(10))->isEmpty());
        QVERIFY(!waitFor(services.history().comparison(run.plan().id)).ok());
    }

    void textsAreLeftOutWhereTheRulesSaySo()
    {
        TestServices services;
        services.history().setBodyRules(*BodyRules::parse(QStringLiteral("provider=y")));
        FakeSender sender;
        ComparisonRun run(sender, &services.history(), specFor);
        const Comparison plan = planOf({columnFor("x", "1"), columnFor("y", "2")});
        run.start(plan, cellsOf(plan), false);
        QTRY_COMPARE(int(sender.sent.size()), 2);
        const auto record = waitFor(services.history().comparison(run.plan().id));
        QVERIFY(record.ok());
        QVERIFY(record->title.isEmpty());
        QVERIFY(!record->plan.contains("refund"));
        run.stopAll();
    }

    void foundAgainAfterAKill()
    {
        QTemporaryDir folder;
        QUuid id;
        QUuid done;
        {
            TestServices services(makeMemoryStore(), false, folder.path());
            FakeSender sender;
            ComparisonRun run(sender, &services.history(), specFor);
            const Comparison plan = planOf({columnFor("x", "1"), columnFor("x", "2")}, 2, 2);
            run.start(plan, cellsOf(plan), false);
            QTRY_COMPARE(int(sender.sent.size()), 2);
            id = run.plan().id;
            // The first was answered, the second had begun to stream, the others were not sent.
            Call call = sampleCall(QStringLiteral("Where is my refund?"));
            call.id = done = run.cells()[0].call;
            services.history().finish(call);
            Call streaming = sampleCall(QStringLiteral("Where is my refund?"));
            streaming.id = run.cells()[2].call;
            streaming.status = CallStatus::Running;
            services.history().begin(streaming);
            services.history().append(
                streaming.id, "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"It is\"}}]}\n\n", {});
            QVERIFY(waitFor(services.history().flush()));
            run.stopAll(); // of the fake only: the history knows nothing of it
        }
        TestServices services(makeMemoryStore(), false, folder.path());
        const auto list = waitFor(services.history().comparisons(10));
        QCOMPARE(list->size(), 1);
        QCOMPARE(list->first().open, 3);
        FakeSender sender;
        ComparisonRun run(sender, &services.history(), specFor);
        QSignalSpy loaded(&run, &ComparisonRun::loaded);
        run.load(id);
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(run.plan().id, id);
        QCOMPARE(run.plan().prompt(), QStringLiteral("Where is my refund?"));
        QCOMPARE(run.plan().system, QStringLiteral("Be short."));
        QCOMPARE(statesOf(run),
            (QList<CellState>{CellState::Done, CellState::Unasked, CellState::Interrupted, CellState::Unasked}));
        QVERIFY(!run.running());
        QVERIFY(sender.sent.empty());
        QCOMPARE(run.cells()[2].text, QStringLiteral("It is")); // nothing that came is lost
        run.retry({1, 2, 3});
        QTRY_COMPARE(int(sender.sent.size()), 2);
        while (!sender.open.isEmpty())
            sender.answer(sender.open.first());
        QCOMPARE(statesOf(run), QList<CellState>(4, CellState::Done));
        QCOMPARE(run.cells()[0].call, done);
    }

    void deletedCallsLeaveTheRunReadable()
    {
        TestServices services;
        FakeSender sender;
        ComparisonRun run(sender, &services.history(), specFor);
        const Comparison plan = planOf({columnFor("x", "1"), columnFor("y", "2")});
        run.start(plan, cellsOf(plan), false);
        QTRY_COMPARE(int(sender.sent.size()), 2);
        for (const ComparisonCell &cell : run.cells()) {
            Call call = sampleCall(QStringLiteral("question"));
            call.id = cell.call;
            services.history().finish(call);
        }
        const QUuid id = run.plan().id;
        const QList<QUuid> calls{run.cells()[0].call};
        run.stopAll();
        QVERIFY(waitFor(services.history().flush()));
        QVERIFY(waitFor(services.keeper.remove(calls)).ok());
        QSignalSpy loaded(&run, &ComparisonRun::loaded);
        run.load(id);
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(statesOf(run), (QList<CellState>{CellState::Deleted, CellState::Done}));
        QCOMPARE(run.cells()[0].call, calls.first());
        run.retry({0});
        QTRY_COMPARE(int(sender.sent.size()), 3);
        const auto record = waitFor(services.history().comparison(id));
        QVERIFY(!record->cells[0].deleted);
        QVERIFY(record->cells[0].call != calls.first());
        run.stopAll();
        // With the last of its calls what was asked goes too.
        QVERIFY(waitFor(services.keeper.remove(QList<QUuid>{run.cells()[1].call})).ok());
        QVERIFY(!waitFor(services.history().comparison(id)).ok());
        QVERIFY(waitFor(services.history().comparisons(5))->isEmpty());
    }

    void nothingIsSentWhereItCannotBeKept()
    {
        TestServices services;
        FakeSender sender;
        ComparisonRun run(sender, &services.history(), specFor);
        QSignalSpy failed(&run, &ComparisonRun::failed);
        QSignalSpy over(&run, &ComparisonRun::over);
        run.load(QUuid::createUuid());
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().message,
            QStringLiteral("This comparison is no longer in the history."));
        QVERIFY(run.empty());
        QCOMPARE(over.size(), 0);
    }
};

HELIOGRAPH_TEST_MAIN(ComparisonRunTest)
#include "tst_comparisonrun.moc"
