#include "core/metrics/aggregator.h"

#include "core/domain/call.h"

#include <algorithm>

namespace heliograph {

void RowSet::insert(qint64 row)
{
    if (size_t(row) >= m_bits.size())
        m_bits.resize(std::max(size_t(row) + 1, m_bits.size() * 2), false);
    m_bits[size_t(row)] = true;
}

/// What is known of one piece of the calls.
struct Aggregator::Tally {
    Sums sums;
    Distribution latency;
    Distribution firstToken;
    Distribution speed;
};

struct Aggregator::Group {
    qint64 key = 0;
    Sums sums;
    std::unique_ptr<Tally> spread; ///< where percentiles are wanted; its sums are not used
    std::vector<BucketCost> overTime; ///< nearly ascending; a bucket may come twice
};

/// Groups by the number of a name. Numbers are dense, so they are looked up in a plain list.
class Aggregator::Table final
{
public:
    std::vector<Group> groups;

    Group &of(qint64 key)
    {
        const auto at = size_t(key == MetricColumns::kUnset ? 0 : key + 1);
        if (at >= m_indexes.size())
            m_indexes.resize(std::max(at + 1, m_indexes.size() * 2), -1);
        int &index = m_indexes[at];
        if (index < 0) {
            index = int(groups.size());
            groups.emplace_back();
            groups.back().key = key;
        }
        return groups[size_t(index)];
    }
    const Group *find(qint64 key) const
    {
        const auto at = size_t(key == MetricColumns::kUnset ? 0 : key + 1);
        return at < m_indexes.size() && m_indexes[at] >= 0 ? &groups[size_t(m_indexes[at])] : nullptr;
    }

private:
    std::vector<int> m_indexes;
};

namespace {

MetricColumn columnOf(const Dimension &by)
{
    switch (by.kind) {
    case Dimension::Kind::Provider:
        return MetricColumn::Provider;
    case Dimension::Kind::Model:
        return MetricColumn::Model;
    case Dimension::Kind::User:
        return MetricColumn::User;
    case Dimension::Kind::Session:
        return MetricColumn::Session;
    case Dimension::Kind::Source:
        return MetricColumn::Source;
    case Dimension::Kind::ErrorKind:
        return MetricColumn::ErrorKind;
    case Dimension::Kind::Prompt:
        return MetricColumn::Prompt;
    case Dimension::Kind::Property:
        return MetricColumn::Property;
    case Dimension::Kind::Day:
    case Dimension::Kind::Hour:
        break;
    }
    return MetricColumn::Source;
}

qint64 orZero(qint64 value)
{
    return value == MetricColumns::kUnset ? 0 : value;
}

/// Thousandths of a token a second: the output after the first token, or all of it where that is not known.
qint64 speedOf(qint64 output, qint64 latencyUs, qint64 firstTokenUs)
{
    constexpr qint64 unknown = MetricColumns::kUnset;
    if (output == unknown || output <= 0 || latencyUs == unknown)
        return unknown;
    const qint64 us = firstTokenUs != unknown && firstTokenUs < latencyUs ? latencyUs - firstTokenUs : latencyUs;
    if (us <= 0)
        return unknown;
    return qint64(double(output) * 1e9 / double(us));
}

/// Adds up by bucket, in order, whatever order they come in.
class OverTime final
{
public:
    explicit OverTime(int buckets) : m_all(size_t(buckets)) { }

    void add(const std::vector<BucketCost> &list)
    {
        for (const BucketCost &one : list) {
            m_all[size_t(one.bucket)].costPico += one.costPico;
            m_all[size_t(one.bucket)].calls += one.calls;
        }
    }
    /// What was added, and from the beginning again.
    std::vector<BucketCost> take()
    {
        std::vector<BucketCost> list;
        for (size_t i = 0; i < m_all.size(); ++i) {
            if (m_all[i].calls > 0)
                list.push_back({int(i), m_all[i].costPico, m_all[i].calls});
            m_all[i] = {};
        }
        return list;
    }

private:
    std::vector<BucketCost> m_all;
};

}

Aggregator::Aggregator(TimeBuckets buckets, QList<Grouping> groupings)
    : m_buckets(std::move(buckets)), m_groupings(std::move(groupings)),
      m_series(size_t(m_buckets.count())), m_tables(size_t(m_groupings.size()))
{
}

Aggregator::~Aggregator() = default;
Aggregator::Aggregator(Aggregator &&) noexcept = default;
Aggregator &Aggregator::operator=(Aggregator &&) noexcept = default;

quint32 Aggregator::wantedColumns() const
{
    quint32 bits = 0;
    for (const MetricColumn column : {MetricColumn::Row, MetricColumn::CreatedAt, MetricColumn::Status,
             MetricColumn::Cost, MetricColumn::CostBasis, MetricColumn::CacheSavings,
             MetricColumn::Latency, MetricColumn::FirstToken, MetricColumn::Input,
             MetricColumn::CachedInput, MetricColumn::CacheWrite, MetricColumn::Output,
             MetricColumn::Reasoning, MetricColumn::OtherInput, MetricColumn::OtherOutput})
        bits |= MetricColumns::bit(column);
    for (const Grouping &grouping : m_groupings)
        bits |= MetricColumns::bit(columnOf(grouping.by));
    return bits;
}

void Aggregator::add(const MetricColumns &calls, const RowSet *accepted)
{
    constexpr qint64 unknown = MetricColumns::kUnset;
    m_total.reset();
    const auto data = [&calls](MetricColumn column) { return calls[column].data(); };
    const qint64 *rows = data(MetricColumn::Row);
    const qint64 *times = data(MetricColumn::CreatedAt);
    const qint64 *statuses = data(MetricColumn::Status);
    const qint64 *costs = data(MetricColumn::Cost);
    const qint64 *bases = data(MetricColumn::CostBasis);
    const qint64 *savings = data(MetricColumn::CacheSavings);
    const qint64 *latencies = data(MetricColumn::Latency);
    const qint64 *firstTokens = data(MetricColumn::FirstToken);
    const std::array tokens{data(MetricColumn::Input), data(MetricColumn::CachedInput),
        data(MetricColumn::CacheWrite), data(MetricColumn::Output), data(MetricColumn::Reasoning),
        data(MetricColumn::OtherInput), data(MetricColumn::OtherOutput)};
    const qint64 *outputs = data(MetricColumn::Output);
    struct Keyed {
        const qint64 *keys;
        Table *table; ///< null: prompts
        bool percentiles;
        bool overTime;
    };
    std::vector<Keyed> keyed;
    for (qsizetype i = 0; i < m_groupings.size(); ++i) {
        const Grouping &grouping = m_groupings[i];
        const bool prompts = grouping.by.kind == Dimension::Kind::Prompt;
        keyed.push_back({data(columnOf(grouping.by)), prompts ? nullptr : &m_tables[size_t(i)],
            grouping.percentiles, grouping.overTime});
    }

    int bucket = 0;
    for (size_t i = 0; i < calls.size(); ++i) {
        const int found = m_buckets.indexOf(times[i], bucket);
        if (found < 0 || (accepted && !accepted->contains(rows[i])))
            continue;
        bucket = found;
        Sums one;
        const bool failed = statuses[i] == qint64(CallStatus::Error);
        const bool priced = costs[i] != unknown;
        const bool estimated = priced && bases[i] == qint64(CostBasis::Estimated);
        const qint64 cost = priced ? costs[i] : 0;
        one[Sum::Calls] = 1;
        one[Sum::Errors] = failed;
        one[Sum::Unpriced] = !priced;
        one[Sum::UnpricedErrors] = failed && !priced;
        one[Sum::Estimated] = estimated;
        one[Sum::Cost] = cost;
        one[Sum::EstimatedCost] = estimated ? cost : 0;
        one[Sum::CacheSavings] = orZero(savings[i]);
        for (size_t k = 0; k < tokens.size(); ++k)
            one.values[size_t(Sum::Input) + k] = orZero(tokens[k][i]);
        const qint64 latency = latencies[i];
        const qint64 firstToken = firstTokens[i];
        const qint64 speed = speedOf(outputs[i], latency, firstToken);
        const auto spread = [&](Tally &tally) {
            if (latency != unknown)
                tally.latency.add(latency);
            if (firstToken != unknown)
                tally.firstToken.add(firstToken);
            if (speed != unknown)
                tally.speed.add(speed);
        };

        Tally &tally = m_series[size_t(bucket)];
        tally.sums += one;
        spread(tally);
        for (const Keyed &by : keyed) {
            const qint64 key = by.keys[i];
            if (!by.table) {
                if (key != unknown)
                    m_prompts.add({quint64(key), cost, quint32(rows[i]), priced ? 0U : 1U});
                continue;
            }
            Group &group = by.table->of(key);
            group.sums += one;
            if (by.percentiles) {
                if (!group.spread)
                    group.spread = std::make_unique<Tally>();
                spread(*group.spread);
            }
            if (by.overTime) {
                if (group.overTime.empty() || group.overTime.back().bucket != bucket)
                    group.overTime.push_back({bucket, 0, 0});
                group.overTime.back().costPico += cost;
                ++group.overTime.back().calls;
            }
        }
    }
}

void Aggregator::add(Aggregator &&other)
{
    m_total.reset();
    const auto spread = [](Tally &to, const Tally &from) {
        to.latency.add(from.latency);
        to.firstToken.add(from.firstToken);
        to.speed.add(from.speed);
    };
    for (size_t i = 0; i < m_series.size(); ++i) {
        m_series[i].sums += other.m_series[i].sums;
        spread(m_series[i], other.m_series[i]);
    }
    for (size_t i = 0; i < m_tables.size(); ++i) {
        for (Group &from : other.m_tables[i].groups) {
            Group &group = m_tables[i].of(from.key);
            group.sums += from.sums;
            if (!group.spread)
                group.spread = std::move(from.spread);
            else if (from.spread)
                spread(*group.spread, *from.spread);
            group.overTime.insert(group.overTime.end(), from.overTime.begin(), from.overTime.end());
        }
    }
    m_prompts.add(std::move(other.m_prompts));
    other = Aggregator(m_buckets, m_groupings);
}

MetricsGroup Aggregator::finishTable(size_t index, const Aggregator *more, const Namer &nameOf) const
{
    const Grouping &grouping = m_groupings[qsizetype(index)];
    struct Pair {
        const Group *a;
        const Group *b;
        Sums sums;
        QString name;
    };
    std::vector<Pair> pairs;
    const Table &mine = m_tables[index];
    const Table *others = more ? &more->m_tables[index] : nullptr;
    for (const Group &group : mine.groups) {
        const Group *other = others ? others->find(group.key) : nullptr;
        pairs.push_back({&group, other, group.sums, {}});
        if (other)
            pairs.back().sums += other->sums;
    }
    if (others) {
        for (const Group &group : others->groups) {
            if (!mine.find(group.key))
                pairs.push_back({&group, nullptr, group.sums, {}});
        }
    }
    const bool all = grouping.limit < 0 || size_t(grouping.limit) >= pairs.size();
    if (all) { // the rows that are cut off need no name
        for (Pair &pair : pairs) {
            if (pair.a->key != MetricColumns::kUnset)
                pair.name = nameOf(grouping.by, pair.a->key);
        }
    }
    std::sort(pairs.begin(), pairs.end(), [](const Pair &a, const Pair &b) {
        for (const Sum sum : {Sum::Cost, Sum::Calls}) {
            if (a.sums[sum] != b.sums[sum])
                return a.sums[sum] > b.sums[sum];
        }
        return a.name != b.name ? a.name < b.name : a.a->key < b.a->key;
    });

    MetricsGroup result;
    result.by = grouping.by;
    const size_t shown = all ? pairs.size() : size_t(grouping.limit);
    OverTime overTime(grouping.overTime ? m_buckets.count() : 0);
    OverTime restOverTime(grouping.overTime ? m_buckets.count() : 0);
    for (size_t i = 0; i < pairs.size(); ++i) {
        const Pair &pair = pairs[i];
        OverTime &times = i < shown ? overTime : restOverTime;
        times.add(pair.a->overTime);
        if (pair.b)
            times.add(pair.b->overTime);
        if (i >= shown) {
            result.rest.totals.sums += pair.sums;
            ++result.restRows;
            continue;
        }
        MetricsRow row;
        if (pair.a->key != MetricColumns::kUnset)
            row.value = all ? pair.name : nameOf(grouping.by, pair.a->key);
        row.totals.sums = pair.sums;
        const Tally *a = pair.a->spread.get();
        const Tally *b = pair.b ? pair.b->spread.get() : nullptr;
        row.totals.latencyUs = Distribution::percentiles(a ? &a->latency : nullptr, b ? &b->latency : nullptr);
        row.totals.firstTokenUs
            = Distribution::percentiles(a ? &a->firstToken : nullptr, b ? &b->firstToken : nullptr);
        row.totals.speed = Distribution::percentiles(a ? &a->speed : nullptr, b ? &b->speed : nullptr);
        row.overTime = overTime.take();
        result.rows.append(std::move(row));
    }
    result.rest.overTime = restOverTime.take();
    return result;
}

MetricsGroup Aggregator::finishPrompts(const Grouping &grouping, const Aggregator *more, const Namer &nameOf)
{
    MetricsGroup result;
    result.by = grouping.by;
    constexpr size_t all = std::numeric_limits<int>::max();
    const std::vector<PromptTable::Entry> list
        = m_prompts.top(grouping.limit < 0 ? all : size_t(grouping.limit), more ? &more->m_prompts : nullptr);
    for (const PromptTable::Entry &entry : list) {
        MetricsRow row;
        row.value = nameOf(grouping.by, entry.row);
        row.totals.sums[Sum::Cost] = entry.costPico;
        row.totals.sums[Sum::Calls] = entry.calls;
        row.totals.sums[Sum::Unpriced] = entry.unpriced;
        result.rows.append(std::move(row));
    }
    return result;
}

void Aggregator::finishMine()
{
    m_total = std::make_unique<Tally>();
    m_finished.clear();
    for (const Tally &tally : m_series) {
        m_finished.push_back({tally.sums, Distribution::percentiles(&tally.latency),
            Distribution::percentiles(&tally.firstToken), Distribution::percentiles(&tally.speed)});
        m_total->sums += tally.sums;
        m_total->latency.add(tally.latency);
        m_total->firstToken.add(tally.firstToken);
        m_total->speed.add(tally.speed);
    }
}

MetricsAnswer Aggregator::finish(const Aggregator *more, const Namer &nameOf)
{
    if (!m_total)
        finishMine();
    MetricsAnswer answer;
    answer.buckets = m_buckets;
    answer.series = m_finished;
    Tally total = *m_total;
    for (size_t i = 0; more && i < m_series.size(); ++i) {
        const Tally &mine = m_series[i];
        const Tally &other = more->m_series[i];
        if (other.sums[Sum::Calls] == 0)
            continue;
        Totals &totals = answer.series[i];
        totals.sums += other.sums;
        totals.latencyUs = Distribution::percentiles(&mine.latency, &other.latency);
        totals.firstTokenUs = Distribution::percentiles(&mine.firstToken, &other.firstToken);
        totals.speed = Distribution::percentiles(&mine.speed, &other.speed);
        total.sums += other.sums;
        total.latency.add(other.latency);
        total.firstToken.add(other.firstToken);
        total.speed.add(other.speed);
    }
    answer.total = {total.sums, Distribution::percentiles(&total.latency), Distribution::percentiles(&total.firstToken),
        Distribution::percentiles(&total.speed)};
    answer.latencyBars = total.latency.bars();
    for (qsizetype i = 0; i < m_groupings.size(); ++i) {
        const Grouping &grouping = m_groupings[i];
        answer.groups.append(grouping.by.kind == Dimension::Kind::Prompt
                ? finishPrompts(grouping, more, nameOf)
                : finishTable(size_t(i), more, nameOf));
    }
    return answer;
}

}
