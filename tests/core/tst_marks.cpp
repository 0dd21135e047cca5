#include "core/history/columnwriter.h"
#include "core/history/database.h"
#include "core/history/historykeeper.h"
#include "tests/support/examplecalls.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"

#include <QSignalSpy>

using namespace heliograph;

/// What a person says of calls: kept, found, counted, and gone with its call.
class MarksTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServices> m_services;
    QList<Call> m_calls;

    History &history() { return m_services->history(); }
    QString file() { return m_services->services().profile.historyPath(); }
    QList<QUuid> found(const QString &where)
    {
        CallQuery query;
        query.where = where;
        query.ascending = true;
        QList<QUuid> ids;
        const auto rows = waitFor(history().find(query));
        if (!rows) {
            qWarning() << rows.error().message;
            return ids;
        }
        const auto calls = waitFor(history().summaries(*rows));
        for (const CallSummary &call : *calls)
            ids.append(call.id);
        return ids;
    }
    qint64 counted(const QString &where)
    {
        MetricsQuery query;
        query.where = where;
        return waitFor(history().metrics(query))->total.sums[Sum::Calls];
    }

private Q_SLOTS:
    void init()
    {
        m_services = std::make_unique<TestServices>();
        m_calls.clear();
        for (int i = 0; i < 6; ++i) {
            Call call = sampleCall(QStringLiteral("question %1").arg(i));
            call.createdAt = call.createdAt.addSecs(i);
            history().finish(call);
            m_calls.append(call);
        }
        QVERIFY(waitFor(history().flush()));
    }
    void cleanup() { m_services.reset(); }

    void tidy()
    {
        const Marks marks = tidied({Rating::Good, QStringLiteral("  a\nb \n"),
            {QStringLiteral(" two\n words "), QStringLiteral("Alpha"), QString(), QStringLiteral("alpha"), QString(200, u'x')}});
        QCOMPARE(marks.note, QStringLiteral("a\nb"));
        QCOMPARE(marks.labels.size(), 3);
        QCOMPARE(marks.labels[0].toLower(), QStringLiteral("alpha"));
        QCOMPARE(marks.labels[1], QStringLiteral("two words"));
        QVERIFY(marks.labels[2].size() <= 60);
        QCOMPARE(tidied(marks), marks);
    }

    void keptAndReplaced()
    {
        QSignalSpy told(&history(), &History::marked);
        const Marks marks{Rating::Bad, QStringLiteral("wrong city"), {QStringLiteral("Refund"), QStringLiteral("to check")}};
        QVERIFY(waitFor(history().mark(m_calls[1].id, marks)));
        QTRY_COMPARE(told.count(), 1);
        QCOMPARE(told[0][0].toUuid(), m_calls[1].id);
        QCOMPARE(waitFor(history().call(m_calls[1].id))->marks, marks);
        const auto rows = *waitFor(history().find({QStringLiteral("rating = bad"), {}}));
        QCOMPARE(rows.size(), 1);
        const CallSummary summary = waitFor(history().summaries(rows, {true, true}))->first();
        QCOMPARE(summary.rating, std::optional(Rating::Bad));
        QCOMPARE(summary.note, marks.note);
        QCOMPARE(summary.labels, marks.labels);
        auto properties = m_calls[1].tags.properties;
        auto read = summary.tags.properties;
        std::sort(properties.begin(), properties.end());
        std::sort(read.begin(), read.end());
        QCOMPARE(read, properties);
        QVERIFY(waitFor(history().mark(m_calls[1].id, {})));
        QVERIFY(waitFor(history().call(m_calls[1].id))->marks.empty());
        QVERIFY(found(QStringLiteral("rating is not null or note is not null or label is not null")).isEmpty());
        QCOMPARE(waitFor(history().knownTags())->labels, QStringList());
    }

    void foundByTheFilter()
    {
        QVERIFY(waitFor(history().mark(m_calls[0].id, {Rating::Good, {}, {QStringLiteral("Refund")}})));
        QVERIFY(waitFor(history().mark(m_calls[2].id, {Rating::Bad, QStringLiteral("Not the city"), {}})));
        QVERIFY(waitFor(history().mark(m_calls[4].id, {{}, {}, {QStringLiteral("refund"), QStringLiteral("todo")}})));
        const auto ids = [&](std::initializer_list<int> which) {
            QList<QUuid> list;
            for (const int i : which)
                list.append(m_calls[i].id);
            return list;
        };
        QCOMPARE(found(QStringLiteral("rating = good")), ids({0}));
        QCOMPARE(found(QStringLiteral("rating != good")), ids({1, 2, 3, 4, 5}));
        QCOMPARE(found(QStringLiteral("note ~ \"CITY\"")), ids({2}));
        QCOMPARE(found(QStringLiteral("note is not null")), ids({2}));
        QCOMPARE(found(QStringLiteral("label = refund")), ids({0, 4}));
        QCOMPARE(found(QStringLiteral("label = refund and not label = todo")), ids({0}));
        QCOMPARE(found(QStringLiteral("label ~ tod or rating = bad")), ids({2, 4}));
        QCOMPARE(found(QStringLiteral("label is null")), ids({1, 2, 3, 5}));
        QVERIFY(!waitFor(history().find({QStringLiteral("rating = fine"), {}})).ok());
        QVERIFY(!waitFor(history().find({QStringLiteral("rating > bad"), {}})).ok());
        QCOMPARE(waitFor(history().knownTags())->labels.size(), 2);
        QCOMPARE(waitFor(history().knownTags())->properties.size(), 3);
        QCOMPARE(counted(QStringLiteral("label = refund")), 2);
        // A question asked again knows what was marked meanwhile.
        QVERIFY(waitFor(history().mark(m_calls[5].id, {{}, {}, {QStringLiteral("refund")}})));
        QVERIFY(waitFor(history().mark(m_calls[0].id, {})));
        QCOMPARE(counted(QStringLiteral("label = refund")), 2);
        QCOMPARE(counted(QStringLiteral("rating is not null")), 1);
    }

    /// Blocks of metrics that were made with other marks are made anew.
    void countedAnew()
    {
        for (int i = 0; i < 600; ++i)
            history().finish(sampleCall(QStringLiteral("more %1").arg(i)));
        QVERIFY(waitFor(history().flush()));
        Database database(file(), Database::Access::Read, 10'000);
        const auto blocks = [&] { return database.integer(QStringLiteral("SELECT count(*) FROM metric_blocks")); };
        QTRY_VERIFY_WITH_TIMEOUT(blocks() >= 2, 20'000);
        QCOMPARE(counted(QStringLiteral("rating = good")), 0);
        QVERIFY(waitFor(history().mark(m_calls[3].id, {Rating::Good, {}, {}})));
        QCOMPARE(counted(QStringLiteral("rating = good")), 1);
        QVERIFY(waitFor(history().mark(m_calls[3].id, {Rating::Bad, {}, {}})));
        QCOMPARE(counted(QStringLiteral("rating = good")), 0);
    }

    void goWithTheirCall()
    {
        QVERIFY(waitFor(history().mark(m_calls[0].id, {Rating::Good, QStringLiteral("zanzibarnote"), {QStringLiteral("zanzibarlabel")}})));
        QVERIFY(waitFor(history().mark(m_calls[1].id, {Rating::Good, QStringLiteral("stays"), {QStringLiteral("stays")}})));
        const auto rows = *waitFor(history().find({QStringLiteral("label = zanzibarlabel"), {}}));
        const auto report = waitFor(m_services->keeper.removeRows(rows));
        QVERIFY(report.ok());
        QCOMPARE(report->calls, 1);
        QVERIFY(found(QStringLiteral("label = zanzibarlabel")).isEmpty());
        QCOMPARE(waitFor(history().call(m_calls[1].id))->marks.note, QStringLiteral("stays"));
        const QString path = file();
        m_services->keeper.disconnect();
        for (const QString &name : {path, path + QStringLiteral("-wal")}) {
            QFile bytes(name);
            if (bytes.open(QIODevice::ReadOnly))
                QVERIFY2(!bytes.readAll().contains("zanzibar"), qPrintable(name));
        }
    }

    /// Of calls whose bodies are not kept, marks are.
    void keptWithoutBodies()
    {
        history().setBodyRules(*BodyRules::parse(QStringLiteral("all")));
        Call call = sampleCall(QStringLiteral("secret"));
        call.marks = {Rating::Good, QStringLiteral("fine"), {QStringLiteral("x")}};
        QCOMPARE(waitFor(history().import({call}))->first(), true);
        QCOMPARE(waitFor(history().call(call.id))->marks, call.marks);
        QVERIFY(waitFor(history().call(call.id))->exchange.requestBody.isEmpty());
    }

    void secretsAreStruckOut()
    {
        QVERIFY(waitFor(history().mark(m_calls[0].id,
            {{}, QStringLiteral("key was sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCD"), {}})));
        QVERIFY(!waitFor(history().call(m_calls[0].id))->marks.note.contains(QStringLiteral("abcdefghij")));
    }
};

HELIOGRAPH_TEST_MAIN(MarksTest)
#include "tst_marks.moc"
