#include "tests/support/examplecalls.h"
#include "tests/support/freedmemory.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/calls/callsmodel.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>

using namespace heliograph;

namespace {

QString cell(const CallsModel &model, int row, CallColumn column)
{
    return model.index(row, int(column)).data().toString();
}

}

class CallsModelTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServices> m_services;

    History &history() { return m_services->history(); }
    ProviderList providers() { return ProviderList::load(m_services->settings); }
    void load(CallsModel &model, const QString &where = {}, const QString &search = {})
    {
        QSignalSpy loaded(&model, &CallsModel::loaded);
        model.setQuery(where, search);
        QVERIFY(!loaded.isEmpty() || loaded.wait(30'000));
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { m_services = std::make_unique<TestServices>(); }
    void cleanup() { m_services.reset(); }

    void empty()
    {
        CallsModel model(history(), providers());
        QAbstractItemModelTester tester(&model);
        load(model);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.columnCount(), kCallColumns);
        QVERIFY(!model.idAt(0));
    }

    void showsCalls()
    {
        const auto calls = dayOfCalls(QDateTime::currentDateTimeUtc());
        for (const Call &call : calls)
            record(history(), call);
        CallsModel model(history(), providers());
        QAbstractItemModelTester tester(&model);
        load(model);
        QCOMPARE(model.rowCount(), int(calls.size()));
        QTRY_COMPARE(cell(model, 0, CallColumn::Model), calls.back().model);
        for (int row = 0; row < model.rowCount(); ++row) {
            const Call &call = calls[calls.size() - 1 - size_t(row)];
            QTRY_COMPARE(model.idAt(row), std::optional(call.id));
            QCOMPARE(cell(model, row, CallColumn::Prompt), call.promptPreview.simplified());
            QCOMPARE(
                cell(model, row, CallColumn::Status), statusWord(call.status, call.httpStatus));
            QCOMPARE(
                cell(model, row, CallColumn::Cost) == QLatin1String("unpriced"), !call.receipt);
            const bool estimated = call.receipt && call.receipt->basis == CostBasis::Estimated;
            QCOMPARE(cell(model, row, CallColumn::Cost).startsWith(QLatin1Char('~')), estimated);
            QCOMPARE(model.index(row, 0).data(CallsModel::DemoRole).toBool(),
                call.provider == QLatin1String("demo"));
            if (call.error)
                QCOMPARE(cell(model, row, CallColumn::Answer), call.error->message);
        }
    }

    void newCallsComeOnTop()
    {
        for (int i = 0; i < 5; ++i)
            record(history(), exampleCall(QStringLiteral("old %1").arg(i), QStringLiteral("a")));
        CallsModel model(history(), providers());
        QAbstractItemModelTester tester(&model);
        load(model);
        QTRY_COMPARE(cell(model, 0, CallColumn::Prompt), QStringLiteral("old 4"));
        const QPersistentModelIndex kept = model.index(2, 0);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        for (int i = 0; i < 3; ++i)
            record(history(), exampleCall(QStringLiteral("new %1").arg(i), QStringLiteral("b")));
        QTRY_COMPARE(model.rowCount(), 8);
        QCOMPARE(reset.count(), 0);
        for (const QList<QVariant> &signal : inserted)
            QCOMPARE(signal[1].toInt(), 0);
        QCOMPARE(kept.row(), 5);
        QTRY_COMPARE(cell(model, 0, CallColumn::Prompt), QStringLiteral("new 2"));
        QTRY_COMPARE(cell(model, 7, CallColumn::Prompt), QStringLiteral("old 0"));
    }

    void runningCallChanges()
    {
        CallsModel model(history(), providers());
        QAbstractItemModelTester tester(&model);
        load(model);
        Call call = beginExample(history(), QStringLiteral("slow question"));
        QTRY_COMPARE(model.rowCount(), 1);
        QTRY_COMPARE(cell(model, 0, CallColumn::Status), QStringLiteral("Running"));
        QCOMPARE(cell(model, 0, CallColumn::Cost), QStringLiteral("–"));
        const Call done =
            exampleCall(QStringLiteral("slow question"), QStringLiteral("the answer"));
        history().append(call.id, done.exchange.responseBody, {});
        const QUuid id = std::exchange(call, done).id;
        call.id = id;
        history().finish(call);
        QTRY_COMPARE(cell(model, 0, CallColumn::Status), QStringLiteral("OK"));
        QTRY_COMPARE(cell(model, 0, CallColumn::Answer), QStringLiteral("the answer"));
        QCOMPARE(cell(model, 0, CallColumn::Cost), call.receipt->total.toDisplay());
    }

    void filterNarrowsAndErrsInWords()
    {
        record(history(), exampleCall(QStringLiteral("about zebras"), QStringLiteral("a")));
        Call other = exampleCall(QStringLiteral("about lions"), QStringLiteral("b"));
        other.receipt.reset();
        record(history(), other);
        CallsModel model(history(), providers());
        QAbstractItemModelTester tester(&model);
        load(model, QStringLiteral("cost > 0"));
        QCOMPARE(model.rowCount(), 1);
        QTRY_COMPARE(cell(model, 0, CallColumn::Prompt), QStringLiteral("about zebras"));
        load(model, {}, QStringLiteral("lions"));
        QCOMPARE(model.rowCount(), 1);
        QTRY_COMPARE(cell(model, 0, CallColumn::Prompt), QStringLiteral("about lions"));

        QSignalSpy failed(&model, &CallsModel::queryFailed);
        model.setQuery(QStringLiteral("cost >"), {});
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed[0][0].value<Error>().kind, ErrorKind::Usage);
        QVERIFY(!failed[0][0].value<Error>().message.isEmpty());
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(!model.isLoading());
    }

    void lastQueryWins()
    {
        for (int i = 0; i < 20; ++i)
            record(
                history(), exampleCall(QStringLiteral("question %1").arg(i), QStringLiteral("a")));
        CallsModel model(history(), providers());
        QAbstractItemModelTester tester(&model);
        for (int i = 0; i < 50; ++i)
            model.setQuery(i % 2 ? QStringLiteral("cost > 1000") : QString(), {});
        model.setQuery({}, QStringLiteral("\"question 7\""));
        QTRY_VERIFY(!model.isLoading());
        QCOMPARE(model.rowCount(), 1);
        QTRY_COMPARE(cell(model, 0, CallColumn::Prompt), QStringLiteral("question 7"));
    }

    /// Another query cancels the one before, which may have been answered long ago.
    void answeredQueryIsLeftAlone()
    {
        record(history(), exampleCall(QStringLiteral("about zebras"), QStringLiteral("a")));
        const FreedMemory freed;
        CallsModel model(history(), providers());
        for (const char *search : {"", "zebras", "lions"})
            load(model, {}, QString::fromLatin1(search));
        QVERIFY2(freed.untouched(), "something was written to memory after it was freed");
    }

    void hidesWhatNoLongerFits()
    {
        CallsModel model(history(), providers());
        QAbstractItemModelTester tester(&model);
        Call call = beginExample(history(), QStringLiteral("runs"));
        load(model, QStringLiteral("status = \"running\""));
        QTRY_COMPARE(model.rowCount(), 1);
        const QUuid id = call.id;
        call = exampleCall(QStringLiteral("runs"), QStringLiteral("done"));
        call.id = id;
        history().finish(call);
        QTRY_COMPARE(model.rowCount(), 0);
    }

    /// More rows than the head that is asked for at each change: what comes on top, and what
    /// changed far below.
    void manyRows()
    {
        constexpr int kCount = 1'500;
        for (int i = 0; i < kCount; ++i) {
            Call call = exampleCall(QStringLiteral("question %1").arg(i), QStringLiteral("a"));
            call.exchange.responseBody.clear();
            call.exchange.chunks.clear();
            history().begin(call);
            history().finish(call);
        }
        CallsModel model(history(), providers());
        QAbstractItemModelTester tester(&model);
        load(model);
        QTRY_COMPARE(model.rowCount(), kCount);
        QTRY_COMPARE(cell(model, kCount - 1, CallColumn::Prompt), QStringLiteral("question 0"));
        QTRY_COMPARE(cell(model, 700, CallColumn::Prompt),
            QStringLiteral("question %1").arg(kCount - 1 - 700));
        for (int i = 0; i < 600; ++i)
            record(history(), exampleCall(QStringLiteral("later %1").arg(i), QStringLiteral("a")));
        QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), kCount + 600, 60'000);
        QTRY_COMPARE(cell(model, 0, CallColumn::Prompt), QStringLiteral("later 599"));
        QTRY_COMPARE(cell(model, kCount + 599, CallColumn::Prompt), QStringLiteral("question 0"));
    }
};

HELIOGRAPH_TEST_MAIN(CallsModelTest)
#include "tst_callsmodel.moc"
