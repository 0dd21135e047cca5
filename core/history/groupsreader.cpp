#include "core/history/groupsreader.h"

#include "core/domain/call.h"
#include "core/history/database.h"
#include "core/history/filter.h"
#include "core/history/filterrun.h"
#include "core/history/searchrun.h"
#include "core/history/searchterm.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace heliograph {

namespace {

constexpr qint64 kFirstTime = kUnset + 1;
constexpr qint64 kLastTime = std::numeric_limits<qint64>::max();

Error stoppedError()
{
    return {ErrorKind::Cancelled, QCoreApplication::translate("Metrics", "The count was stopped."), 0, {}};
}

qint64 orZero(qint64 value)
{
    return value == kUnset ? 0 : value;
}

/// Adds the name where it is not there yet; most calls have the one of the call before.
void addMember(std::vector<qint64> &members, qint64 name)
{
    if (name == kUnset || (!members.empty() && members.back() == name))
        return;
    if (std::find(members.begin(), members.end(), name) == members.end())
        members.push_back(name);
}

/// Nearest rank, as Percentiles says. The values are put in another order.
Percentiles percentilesOf(qint64 *begin, qint64 *end)
{
    Percentiles result;
    result.count = end - begin;
    if (result.count == 0)
        return result;
    constexpr std::array shares{50, 90, 95, 99};
    const std::array values{&result.p50, &result.p90, &result.p95, &result.p99};
    qint64 *from = begin;
    for (size_t i = 0; i < shares.size(); ++i) {
        qint64 *at = begin + (result.count * shares[i] + 99) / 100 - 1;
        std::nth_element(from, at, end);
        *values[i] = *at;
        from = at;
    }
    return result;
}

}

struct GroupsReader::Tally {
    qint64 key = kUnset;
    CallSums sums;
    qint64 name = kUnset;
    qint64 nameMs = 0; ///< when the call with that name began
    std::vector<qint64> users;
    std::vector<qint64> models;
    size_t latencies = 0; ///< how many are in the table's list
};

/// Groups by the number of a name. Numbers are dense, so they are looked up in a plain list.
class GroupsReader::Table final
{
public:
    std::vector<Tally> tallies;
    std::vector<std::pair<quint32, qint64>> latencies; ///< place in tallies, and microseconds

    quint32 placeOf(qint64 key)
    {
        const auto at = size_t(key == kUnset ? 0 : key + 1);
        if (at >= m_places.size())
            m_places.resize(std::max(at + 1, m_places.size() * 2), -1);
        int &place = m_places[at];
        if (place < 0) {
            place = int(tallies.size());
            tallies.emplace_back().key = key;
        }
        return quint32(place);
    }
    /// One for each tally.
    std::vector<Percentiles> percentiles() const
    {
        std::vector<size_t> ends(tallies.size());
        size_t end = 0;
        for (size_t i = 0; i < tallies.size(); ++i) {
            ends[i] = end;
            end += tallies[i].latencies;
        }
        std::vector<qint64> values(latencies.size());
        for (const auto &[place, latency] : latencies)
            values[ends[place]++] = latency;
        std::vector<Percentiles> list;
        for (size_t i = 0; i < tallies.size(); ++i)
            list.push_back(percentilesOf(values.data() + ends[i] - tallies[i].latencies, values.data() + ends[i]));
        return list;
    }

private:
    std::vector<int> m_places;
};

/// More than one: properties whose names differ in case. None: no call has such a property.
std::vector<int> GroupsReader::keyColumns(const Dimension &by)
{
    switch (by.kind) {
    case Dimension::Kind::Provider:
        return {columnOf(QStringLiteral("c.provider")).value()};
    case Dimension::Kind::Model:
        return {columnOf(shownModelSql()).value()};
    case Dimension::Kind::User:
        return {columnOf(QStringLiteral("c.user")).value()};
    case Dimension::Kind::Session:
        return {columnOf(QStringLiteral("c.session")).value()};
    case Dimension::Kind::Source:
        return {columnOf(QStringLiteral("c.source")).value()};
    case Dimension::Kind::ErrorKind:
        return {columnOf(QStringLiteral("c.error_kind")).value()};
    case Dimension::Kind::Property:
    case Dimension::Kind::Prompt:
    case Dimension::Kind::Day:
    case Dimension::Kind::Hour:
        break;
    }
    return propertyColumns(m_database, by.property);
}

QString GroupsReader::nameOf(const Dimension &by, qint64 key)
{
    return by.kind == Dimension::Kind::Source ? sourceName(Source(key)) : m_names.textOf(key);
}

Result<GroupsReader::Table> GroupsReader::read(
    const CallGroupsQuery &query, qint64 from, qint64 to, const Stopped &stopped)
{
    const auto compiled = compileFilter(query.where, QDateTime::currentDateTime());
    if (!compiled)
        return compiled.error();
    Table table;
    ColumnReader columns(m_database);
    FilterRun filter(m_database, columns, *compiled);
    std::optional<SearchRun> search;
    if (!query.search.trimmed().isEmpty()) {
        const QList<SearchTerm> terms = searchTerms(query.search);
        if (terms.isEmpty())
            return table; // nothing but signs: no call has such a word
        search.emplace(m_database, columns, terms, stopped);
        if (search->hasCommon())
            search->knowAll();
    }
    static const int status = columnOf(QStringLiteral("c.status")).value();
    static const int cost = columnOf(QStringLiteral("c.cost_pico")).value();
    static const int basis = columnOf(QStringLiteral("c.cost_basis")).value();
    static const int latency = columnOf(QStringLiteral("c.latency_us")).value();
    static const int tokens = columnOf(tokensSql()).value();
    static const int input = columnOf(inputTokensSql()).value();
    static const int name = columnOf(QStringLiteral("c.session_name")).value();
    static const int user = columnOf(QStringLiteral("c.user")).value();
    static const int model = columnOf(shownModelSql()).value();
    const std::vector<int> keyed = keyColumns(query.by);
    const bool named = query.by.kind == Dimension::Kind::Session;

    std::vector<qint64> merged;
    const qint64 segments = columns.segments(SegmentKind::Calls);
    for (qint64 segment = 0; segment < segments; ++segment) {
        if (stopped())
            return stoppedError();
        // The numbers stay where they are until the next segment, the vectors around them do not.
        const auto data = [&](int column) { return columns.calls(segment, column).data(); };
        const qint64 *created = data(column::kCreated);
        SegmentBits found = SegmentBits::of(columns.calls(segment, column::kCreated),
            [&](qint64 time) { return (time >= from) & (time < to); });
        if (found.any())
            found = filter.cheap(segment, found);
        if (found.any() && search)
            found = search->rare(segment, found);
        if (found.any())
            found = filter.costly(segment, found);
        if (!found.any())
            continue;
        merged.assign(kSegmentRows, kUnset);
        for (const int column : keyed) {
            const qint64 *values = data(column);
            for (size_t i = 0; i < kSegmentRows; ++i)
                merged[i] = merged[i] == kUnset ? values[i] : merged[i];
        }
        const qint64 *statuses = data(status);
        const qint64 *costs = data(cost);
        const qint64 *bases = data(basis);
        const qint64 *latencies = data(latency);
        const qint64 *allTokens = data(tokens);
        const qint64 *inputs = data(input);
        const qint64 *names = named ? data(name) : nullptr;
        const qint64 *users = query.members ? data(user) : nullptr;
        const qint64 *models = query.members ? data(model) : nullptr;
        found.forEach([&](size_t i) {
            const qint64 key = merged[i];
            if (key == kUnset && !query.unset)
                return;
            const quint32 place = table.placeOf(key);
            Tally &tally = table.tallies[place];
            CallSums &sums = tally.sums;
            const qint64 at = created[i];
            const qint64 end = at + orZero(latencies[i]) / 1000;
            const bool first = sums.calls++ == 0;
            sums.firstMs = first ? at : std::min(sums.firstMs, at);
            sums.lastMs = first ? at : std::max(sums.lastMs, at);
            sums.endMs = first ? end : std::max(sums.endMs, end);
            const bool running = statuses[i] == qint64(CallStatus::Running);
            const bool failed = statuses[i] == qint64(CallStatus::Error);
            sums.running += running;
            sums.errors += failed;
            if (costs[i] != kUnset) {
                const bool guessed = bases[i] == qint64(CostBasis::Estimated);
                sums.costPico += costs[i];
                sums.estimated += guessed;
                sums.estimatedPico += guessed ? costs[i] : 0;
            } else {
                sums.unpriced += !running && !failed;
            }
            sums.inputTokens += orZero(inputs[i]);
            sums.outputTokens += orZero(allTokens[i]) - orZero(inputs[i]);
            if (names && names[i] != kUnset && (tally.name == kUnset || at >= tally.nameMs)) {
                tally.name = names[i];
                tally.nameMs = at;
            }
            if (users) {
                addMember(tally.users, users[i]);
                addMember(tally.models, models[i]);
            }
            if (query.percentiles && latencies[i] != kUnset) {
                ++tally.latencies;
                table.latencies.emplace_back(place, latencies[i]);
            }
        });
    }
    return table;
}

Result<CallGroups> GroupsReader::answer(const CallGroupsQuery &query, const Stopped &stopped)
{
    const Transaction snapshot(m_database, Transaction::Mode::Read);
    const qint64 from = query.from.isValid() ? query.from.toMSecsSinceEpoch() : kFirstTime;
    const qint64 to = query.to.isValid() ? query.to.toMSecsSinceEpoch() : kLastTime;
    const auto table = read(query, from, to, stopped);
    if (!table)
        return table.error();
    CallGroups answer;
    const std::vector<Percentiles> percentiles
        = query.percentiles ? table->percentiles() : std::vector<Percentiles>(table->tallies.size());
    const auto texts = [this](const std::vector<qint64> &names) {
        QStringList list;
        for (const qint64 one : names)
            list.append(m_names.textOf(one));
        return list;
    };
    for (size_t i = 0; i < table->tallies.size(); ++i) {
        const Tally &tally = table->tallies[i];
        CallGroup group;
        if (tally.key != kUnset)
            group.value = nameOf(query.by, tally.key);
        if (tally.name != kUnset)
            group.name = m_names.textOf(tally.name);
        group.sums = tally.sums;
        group.latencyUs = percentiles[i];
        group.users = texts(tally.users);
        group.models = texts(tally.models);
        answer.total += tally.sums;
        answer.groups.append(std::move(group));
    }
    std::sort(answer.groups.begin(), answer.groups.end(), [](const CallGroup &a, const CallGroup &b) {
        return a.sums.lastMs != b.sums.lastMs ? a.sums.lastMs > b.sums.lastMs : a.value < b.value;
    });
    if (answer.groups.isEmpty() && (query.from.isValid() || query.to.isValid())) {
        const auto all = read(query, kFirstTime, kLastTime, stopped);
        if (!all)
            return all.error();
        for (const Tally &tally : all->tallies)
            answer.lastCallMs = std::max(answer.lastCallMs.value_or(tally.sums.lastMs), tally.sums.lastMs);
    }
    return answer;
}

QStringList GroupsReader::propertyNames()
{
    QStringList names;
    Statement read(m_database,
        QStringLiteral("SELECT text FROM names n WHERE kind = ? AND EXISTS (SELECT 1 FROM call_properties WHERE "
                       "name = n.id)"));
    read.bind(qint64(Names::PropertyName));
    while (read.next())
        names.append(read.text(0));
    std::sort(names.begin(), names.end(), [](const QString &a, const QString &b) {
        const int differs = a.compare(b, Qt::CaseInsensitive);
        return differs != 0 ? differs < 0 : a < b;
    });
    const auto same = [](const QString &a, const QString &b) { return a.compare(b, Qt::CaseInsensitive) == 0; };
    names.erase(std::unique(names.begin(), names.end(), same), names.end());
    return names;
}

}
