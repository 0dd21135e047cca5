#include "core/domain/call.h"
#include "core/history/columnwriter.h"
#include "core/history/groupsreader.h"
#include "core/history/historyreader.h"
#include "tests/support/randomhistory.h"
#include "tests/support/testmain.h"

#include <functional>
#include <map>

using namespace heliograph;

namespace {

/// A random history with columns, over several segments of them.
class ColumnedHistory final : public RandomHistory
{
public:
    explicit ColumnedHistory(quint32 seed) : RandomHistory(seed), m_sealer(database()), m_reader(path()) { }

    void sealAll()
    {
        while (m_sealer.sealNext()) { }
    }
    qint64 sealed() { return count("sealed_segments WHERE kind = 0"); }
    HistoryReader &reader() { return m_reader; }
    Result<CallGroups> ask(const CallGroupsQuery &query)
    {
        return m_reader.groups(query, [] { return false; });
    }

private:
    ColumnWriter m_sealer;
    HistoryReader m_reader;
};

struct Expected {
    CallSums sums;
    std::vector<qint64> latencies;
    QSet<QString> users, models;
    std::map<qint64, QSet<QString>> names; ///< by time: equal times may tell either

    void add(const PlainCall &row)
    {
        const bool first = sums.calls == 0;
        const qint64 end = row.created + row.latency.value_or(0) / 1000;
        sums.firstMs = first ? row.created : std::min(sums.firstMs, row.created);
        sums.lastMs = first ? row.created : std::max(sums.lastMs, row.created);
        sums.endMs = first ? end : std::max(sums.endMs, end);
        ++sums.calls;
        sums.running += row.status == 0;
        sums.errors += row.status == 2;
        sums.unpriced += !row.cost && row.status != 0 && row.status != 2;
        sums.estimated += row.estimated;
        sums.costPico += row.cost.value_or(0);
        sums.estimatedPico += row.estimated ? *row.cost : 0;
        sums.inputTokens += row.tokensIn();
        sums.outputTokens += row.tokensOut();
        if (row.latency)
            latencies.push_back(*row.latency);
        if (!row.user.isEmpty())
            users.insert(row.user);
        if (!row.shownModel().isEmpty())
            models.insert(row.shownModel());
        if (!row.sessionName.isEmpty())
            names[row.created].insert(row.sessionName);
    }
    Percentiles percentiles()
    {
        Percentiles all;
        std::sort(latencies.begin(), latencies.end());
        all.count = qint64(latencies.size());
        const auto at = [&](size_t percent) {
            return latencies.empty() ? 0 : latencies[(latencies.size() * percent + 99) / 100 - 1];
        };
        all.p50 = at(50);
        all.p90 = at(90);
        all.p95 = at(95);
        all.p99 = at(99);
        return all;
    }
};

QString keyOf(const PlainCall &row, const Dimension &by)
{
    switch (by.kind) {
    case Dimension::Kind::Provider: return row.provider;
    case Dimension::Kind::Model: return row.shownModel();
    case Dimension::Kind::User: return row.user;
    case Dimension::Kind::Session: return row.session;
    case Dimension::Kind::ErrorKind: return row.error;
    case Dimension::Kind::Property:
        return by.property == QLatin1String("team") ? row.team
            : by.property == QLatin1String("APP")   ? row.app
                                                    : QString();
    case Dimension::Kind::Source: return sourceName(Source(row.source));
    case Dimension::Kind::Prompt:
    case Dimension::Kind::Day:
    case Dimension::Kind::Hour: break;
    }
    return {};
}

struct NamedFilter {
    const char *text;
    std::function<bool(const PlainCall &)> holds;
};

const std::vector<NamedFilter> &filters()
{
    static const std::vector<NamedFilter> list{
        {"", [](const PlainCall &) { return true; }},
        {"provider = \"provider-1\"", [](const PlainCall &r) { return r.provider == QLatin1String("provider-1"); }},
        {"cost > 0.001", [](const PlainCall &r) { return r.cost.value_or(0) > 1'000'000'000; }},
        {"cost is unpriced", [](const PlainCall &r) { return !r.cost; }},
        {"status = error or user is null", [](const PlainCall &r) { return r.status == 2 || r.user.isEmpty(); }},
        {"property.app = \"app-1\"", [](const PlainCall &r) { return r.app == QLatin1String("app-1"); }},
        {"session = \"session-3\" and latency > 2s",
            [](const PlainCall &r) { return r.session == QLatin1String("session-3") && r.latency.value_or(0) > 2'000'000; }},
        {"user = \"nobody\"", [](const PlainCall &) { return false; }},
    };
    return list;
}

}

class CallGroupsTest final : public QObject
{
    Q_OBJECT

    void compare(ColumnedHistory &history, const CallGroupsQuery &query, const NamedFilter &filter)
    {
        std::map<QString, Expected> expected;
        qint64 lastElse = -1; // of what fits but for the time
        for (const auto &[id, row] : history.calls) {
            const QString key = keyOf(row, query.by);
            if (!filter.holds(row) || (key.isEmpty() && !query.unset))
                continue;
            lastElse = std::max(lastElse, row.created);
            if ((query.from.isValid() && row.created < query.from.toMSecsSinceEpoch())
                || (query.to.isValid() && row.created >= query.to.toMSecsSinceEpoch()))
                continue;
            expected[key].add(row);
        }
        const auto answer = history.ask(query);
        QVERIFY2(answer.ok(), answer ? "" : qPrintable(answer.error().message));
        QCOMPARE(answer->groups.size(), qsizetype(expected.size()));
        CallSums total;
        for (qsizetype i = 0; i < answer->groups.size(); ++i) {
            const CallGroup &group = answer->groups[i];
            QCOMPARE(group.value.has_value(), !group.value.value_or(QString()).isEmpty());
            Expected &plain = expected[group.value.value_or(QString())];
            QVERIFY2(group.sums == plain.sums, qPrintable(query.by.text() + u' ' + group.value.value_or(QString())));
            total += plain.sums;
            QCOMPARE(group.latencyUs, query.percentiles ? plain.percentiles() : Percentiles());
            QCOMPARE(QSet<QString>(group.users.begin(), group.users.end()), query.members ? plain.users : QSet<QString>());
            QCOMPARE(QSet<QString>(group.models.begin(), group.models.end()), query.members ? plain.models : QSet<QString>());
            QCOMPARE(group.users.size(), query.members ? plain.users.size() : 0);
            if (query.by.kind == Dimension::Kind::Session && !plain.names.empty())
                QVERIFY(plain.names.rbegin()->second.contains(group.name));
            else
                QCOMPARE(group.name, QString());
            if (i > 0)
                QVERIFY(answer->groups[i - 1].sums.lastMs >= group.sums.lastMs);
        }
        QCOMPARE(answer->total, total);
        const bool ranged = query.from.isValid() || query.to.isValid();
        QCOMPARE(answer->lastCallMs.value_or(-1), expected.empty() && ranged ? lastElse : -1);
    }

private Q_SLOTS:
    void agreesWithAPlainComputation_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 6; ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    void agreesWithAPlainComputation()
    {
        QFETCH(quint32, seed);
        ColumnedHistory history(seed);
        const QList<Dimension> dimensions{{Dimension::Kind::Session, {}}, {Dimension::Kind::User, {}},
            {Dimension::Kind::Property, QStringLiteral("APP")}, {Dimension::Kind::Property, QStringLiteral("team")},
            {Dimension::Kind::Property, QStringLiteral("none such")}, {Dimension::Kind::Model, {}},
            {Dimension::Kind::Provider, {}}, {Dimension::Kind::ErrorKind, {}}, {Dimension::Kind::Source, {}}};
        for (int round = 0; round < 4; ++round) {
            history.insertSome(700);
            if (round > 0)
                history.changeSome();
            if (round != 2) // once with what changed unsealed
                history.sealAll();
            for (const NamedFilter &filter : filters()) {
                CallGroupsQuery query;
                query.by = dimensions[qsizetype(history.random.bounded(quint32(dimensions.size())))];
                query.where = QLatin1String(filter.text);
                query.unset = history.chance(60);
                query.percentiles = history.chance(50);
                query.members = history.chance(50);
                const auto someTime = [&] {
                    return QDateTime::fromMSecsSinceEpoch(
                        1'770'000'000'000 + qint64(history.random.bounded(300 * 86'400)) * 1000, Qt::UTC);
                };
                if (history.chance(40))
                    query.from = someTime();
                if (history.chance(40))
                    query.to = someTime();
                compare(history, query, filter);
                if (QTest::currentTestFailed())
                    return;
            }
        }
        QVERIFY(history.sealed() > 2);
    }

    void everyDimensionWhole()
    {
        ColumnedHistory history(77);
        history.insertSome(1500);
        history.sealAll();
        for (const Dimension::Kind kind : {Dimension::Kind::Session, Dimension::Kind::User, Dimension::Kind::Model,
                 Dimension::Kind::Provider, Dimension::Kind::ErrorKind, Dimension::Kind::Source}) {
            CallGroupsQuery query;
            query.by = {kind, {}};
            query.percentiles = query.members = true;
            compare(history, query, filters().front());
        }
    }

    void anEmptyRangeTellsOfTheLastCall()
    {
        ColumnedHistory history(5);
        history.insertSome(200);
        CallGroupsQuery query;
        query.from = QDateTime(QDate(2040, 1, 1), QTime(0, 0), Qt::UTC);
        compare(history, query, filters().front());
        QVERIFY(history.ask(query)->lastCallMs);
    }

    void mistakesAndStops()
    {
        ColumnedHistory history(6);
        history.insertSome(50);
        CallGroupsQuery query;
        query.where = QStringLiteral("cost >");
        const auto wrong = history.ask(query);
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().kind, ErrorKind::Usage);
        query.where.clear();
        const auto stopped = history.reader().groups(query, [] { return true; });
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
    }

    void propertyNamesOfCallsAlone()
    {
        ColumnedHistory history(8);
        QCOMPARE(history.reader().propertyNames().value(), QStringList());
        history.insertSome(100);
        const QStringList names = history.reader().propertyNames().value();
        QCOMPARE(names.size(), 2); // app and App are one
        QCOMPARE(names[0].toLower(), QStringLiteral("app"));
        QCOMPARE(names[1], QStringLiteral("team"));
    }

    void callsOfASession()
    {
        ColumnedHistory history(9);
        history.insertSome(800);
        std::vector<const PlainCall *> rows;
        for (const auto &[id, row] : history.calls) {
            if (row.session == QLatin1String("session-7"))
                rows.push_back(&row);
        }
        std::sort(rows.begin(), rows.end(),
            [](const PlainCall *a, const PlainCall *b) { return std::pair(a->created, a->id) < std::pair(b->created, b->id); });
        QVERIFY(rows.size() > 5);
        const auto all = history.reader().sessionCalls(QStringLiteral("session-7"), 1000);
        QVERIFY(all.ok());
        QCOMPARE(all->total, qint64(rows.size()));
        QCOMPARE(all->calls.size(), qsizetype(rows.size()));
        for (size_t i = 0; i < rows.size(); ++i)
            QCOMPARE(all->calls[qsizetype(i)].row, rows[i]->id);
        const auto few = history.reader().sessionCalls(QStringLiteral("session-7"), 3);
        QCOMPARE(few->total, qint64(rows.size()));
        QCOMPARE(few->calls.size(), 3);
        QCOMPARE(few->calls.last().row, rows.back()->id);
        QCOMPARE(few->calls.first().row, rows[rows.size() - 3]->id);
        QCOMPARE(history.reader().sessionCalls(QStringLiteral("none such"), 10)->total, 0);
    }
};

HELIOGRAPH_TEST_MAIN(CallGroupsTest)
#include "tst_callgroups.moc"
