#include "core/domain/call.h"
#include "core/history/columnwriter.h"
#include "core/history/database.h"
#include "core/history/groupsreader.h"
#include "core/history/historyreader.h"
#include "core/history/schema.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

#include <functional>
#include <map>

using namespace heliograph;

namespace {

/// A call as the plain computation sees it.
struct Row {
    qint64 id = 0;
    qint64 created = 0;
    int status = 1;
    QString provider, model, asked, user, session, name, path, error, app, team;
    std::optional<qint64> cost, latency, ttft, input, cached, output, reasoning, audioOut;
    bool estimated = false;

    qint64 tokensIn() const { return input.value_or(0) + cached.value_or(0); }
    qint64 tokensOut() const { return output.value_or(0) + audioOut.value_or(0); }
    QString shownModel() const { return model.isEmpty() ? asked : model; }
};

/// A history written past the writer, with gaps between ids as deletions leave them, over several segments of columns.
class RandomHistory final
{
    // Before all that is in it.
    QTemporaryDir m_dir;
    QString m_path;

public:
    explicit RandomHistory(quint32 seed)
        : m_path(m_dir.filePath(QStringLiteral("h.db"))), m_random(seed),
          m_database(m_path, Database::Access::Write, 1000), m_sealer(m_database), m_reader(prepared())
    {
    }

    QRandomGenerator m_random;
    std::map<qint64, Row> m_rows;

    bool chance(int percent) { return int(m_random.bounded(100)) < percent; }
    QString word(const char *prefix, int count)
    {
        return chance(12) ? QString() : QString::fromLatin1(prefix) + QString::number(m_random.bounded(count));
    }
    std::optional<qint64> number(quint64 limit)
    {
        if (chance(10))
            return std::nullopt;
        return qint64(m_random.generate64() % limit) >> m_random.bounded(12);
    }
    void fill(Row &row)
    {
        row.status = 1 + int(m_random.bounded(4));
        row.model = word("model-", 9);
        row.error = row.status == 2 ? QStringLiteral("server") : QString();
        row.cost = number(50'000'000'000);
        row.estimated = row.cost && chance(15);
        row.latency = number(400'000'000);
        row.input = number(100'000);
        row.cached = number(100'000);
        row.output = number(10'000);
        row.reasoning = chance(30) ? number(1000) : std::nullopt;
        row.audioOut = chance(10) ? number(1000) : std::nullopt;
    }
    void insertSome(int count)
    {
        Transaction transaction(m_database);
        for (int i = 0; i < count; ++i) {
            Row row;
            m_nextId += 1 + (chance(30) ? qint64(m_random.bounded(60)) : 0);
            row.id = m_nextId;
            row.created = 1'770'000'000'000 + qint64(m_random.bounded(300 * 86'400)) * 1000;
            row.provider = word("provider-", 4);
            row.asked = word("model-", 12);
            row.user = word("user-", 12);
            row.session = word("session-", 40);
            row.name = row.session.isEmpty() ? QString() : word("name-", 5);
            row.app = word("app-", 5);
            row.team = chance(40) ? word("team-", 3) : QString();
            fill(row);
            if (chance(3)) {
                row.status = 0;
                row.latency.reset();
            }
            store(row, true);
        }
        transaction.commit();
    }
    void changeSome()
    {
        Transaction transaction(m_database);
        std::vector<qint64> gone;
        for (auto &[id, row] : m_rows) {
            if (row.status == 0 && chance(60)) {
                fill(row); // it ends
                store(row, false);
            } else if (chance(1)) {
                row.cost = number(70'000'000'000); // priced again
                row.estimated = row.cost && row.estimated;
                store(row, false);
            } else if (chance(1)) {
                gone.push_back(id);
            }
        }
        for (const qint64 id : gone) {
            for (const char *sql : {"DELETE FROM call_properties WHERE call = ?", "DELETE FROM calls WHERE id = ?"}) {
                Statement remove(m_database, QString::fromLatin1(sql));
                remove.bind(id).run();
            }
            m_rows.erase(id);
        }
        transaction.commit();
    }
    void sealAll()
    {
        while (m_sealer.sealNext()) { }
    }
    qint64 sealed() { return m_database.integer(QStringLiteral("SELECT count(*) FROM sealed_segments WHERE kind = 0")); }
    HistoryReader &reader() { return m_reader; }
    Result<CallGroups> ask(const CallGroupsQuery &query)
    {
        return m_reader.groups(query, [] { return false; });
    }

private:
    QString prepared()
    {
        if (!bringUpToDate(m_database))
            qFatal("no schema");
        m_database.exec(QStringLiteral("PRAGMA synchronous = OFF"));
        return m_path;
    }
    void property(Names &names, qint64 call, const QString &name, const QString &value)
    {
        if (value.isEmpty())
            return;
        Statement add(m_database, QStringLiteral("INSERT INTO call_properties (name, value, call) VALUES (?, ?, ?)"));
        add.bind(names.make(Names::PropertyName, name)).bind(names.make(Names::PropertyValue, value)).bind(call).run();
    }
    void store(const Row &row, bool fresh)
    {
        Names names(m_database);
        const auto name = [&](Names::Kind kind, const QString &text) { return names.idOf(kind, text); };
        Statement write(m_database,
            fresh ? QStringLiteral("INSERT INTO calls (created_at, status, provider, model, requested_model, user, session, "
                                   "session_name, session_path, error_kind, cost_pico, cost_basis, latency_us, input, "
                                   "cached_input, output, reasoning, audio_output, id, uuid, source, format, route, "
                                   "http_status, streamed, attempts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                                   "?, ?, ?, randomblob(16), 0, 0, 0, 200, 1, 1)")
                  : QStringLiteral("UPDATE calls SET created_at = ?, status = ?, provider = ?, model = ?, requested_model = ?, "
                                   "user = ?, session = ?, session_name = ?, session_path = ?, error_kind = ?, cost_pico = ?, "
                                   "cost_basis = ?, latency_us = ?, input = ?, cached_input = ?, output = ?, reasoning = ?, "
                                   "audio_output = ? WHERE id = ?"));
        write.bind(row.created).bind(qint64(row.status)).bind(name(Names::Provider, row.provider));
        write.bind(name(Names::Model, row.model)).bind(name(Names::Model, row.asked));
        write.bind(name(Names::User, row.user)).bind(name(Names::Session, row.session));
        write.bind(name(Names::SessionName, row.name)).bind(name(Names::SessionPath, row.path));
        write.bind(name(Names::ErrorName, row.error)).bind(row.cost);
        write.bind(row.cost ? QVariant(int(row.estimated ? CostBasis::Estimated : CostBasis::Exact)) : QVariant());
        for (const auto &value : {row.latency, row.input, row.cached, row.output, row.reasoning, row.audioOut})
            write.bind(value);
        write.bind(row.id).run();
        if (fresh) {
            property(names, row.id, chance(50) ? QStringLiteral("app") : QStringLiteral("App"), row.app);
            property(names, row.id, QStringLiteral("team"), row.team);
        }
        m_rows[row.id] = row;
    }

    Database m_database;
    ColumnWriter m_sealer;
    HistoryReader m_reader;
    qint64 m_nextId = 0;
};

struct Expected {
    CallSums sums;
    std::vector<qint64> latencies;
    QSet<QString> users, models;
    std::map<qint64, QSet<QString>> names; ///< by time: equal times may tell either

    void add(const Row &row)
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
        if (!row.name.isEmpty())
            names[row.created].insert(row.name);
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

QString keyOf(const Row &row, const Dimension &by)
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
    case Dimension::Kind::Source: return QStringLiteral("playground");
    case Dimension::Kind::Prompt:
    case Dimension::Kind::Day:
    case Dimension::Kind::Hour: break;
    }
    return {};
}

struct NamedFilter {
    const char *text;
    std::function<bool(const Row &)> holds;
};

const std::vector<NamedFilter> &filters()
{
    static const std::vector<NamedFilter> list{
        {"", [](const Row &) { return true; }},
        {"provider = \"provider-1\"", [](const Row &r) { return r.provider == QLatin1String("provider-1"); }},
        {"cost > 0.001", [](const Row &r) { return r.cost.value_or(0) > 1'000'000'000; }},
        {"cost is unpriced", [](const Row &r) { return !r.cost; }},
        {"status = error or user is null", [](const Row &r) { return r.status == 2 || r.user.isEmpty(); }},
        {"property.app = \"app-1\"", [](const Row &r) { return r.app == QLatin1String("app-1"); }},
        {"session = \"session-3\" and latency > 2s",
            [](const Row &r) { return r.session == QLatin1String("session-3") && r.latency.value_or(0) > 2'000'000; }},
        {"user = \"nobody\"", [](const Row &) { return false; }},
    };
    return list;
}

}

class CallGroupsTest final : public QObject
{
    Q_OBJECT

    void compare(RandomHistory &history, const CallGroupsQuery &query, const NamedFilter &filter)
    {
        std::map<QString, Expected> expected;
        qint64 lastElse = -1; // of what fits but for the time
        for (const auto &[id, row] : history.m_rows) {
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
        RandomHistory history(seed);
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
                query.by = dimensions[qsizetype(history.m_random.bounded(quint32(dimensions.size())))];
                query.where = QLatin1String(filter.text);
                query.unset = history.chance(60);
                query.percentiles = history.chance(50);
                query.members = history.chance(50);
                const auto someTime = [&] {
                    return QDateTime::fromMSecsSinceEpoch(
                        1'770'000'000'000 + qint64(history.m_random.bounded(300 * 86'400)) * 1000, Qt::UTC);
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
        RandomHistory history(77);
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
        RandomHistory history(5);
        history.insertSome(200);
        CallGroupsQuery query;
        query.from = QDateTime(QDate(2040, 1, 1), QTime(0, 0), Qt::UTC);
        compare(history, query, filters().front());
        QVERIFY(history.ask(query)->lastCallMs);
    }

    void mistakesAndStops()
    {
        RandomHistory history(6);
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
        RandomHistory history(8);
        QCOMPARE(history.reader().propertyNames().value(), QStringList());
        history.insertSome(100);
        const QStringList names = history.reader().propertyNames().value();
        QCOMPARE(names.size(), 2); // app and App are one
        QCOMPARE(names[0].toLower(), QStringLiteral("app"));
        QCOMPARE(names[1], QStringLiteral("team"));
    }

    void callsOfASession()
    {
        RandomHistory history(9);
        history.insertSome(800);
        std::vector<const Row *> rows;
        for (const auto &[id, row] : history.m_rows) {
            if (row.session == QLatin1String("session-7"))
                rows.push_back(&row);
        }
        std::sort(rows.begin(), rows.end(),
            [](const Row *a, const Row *b) { return std::pair(a->created, a->id) < std::pair(b->created, b->id); });
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
