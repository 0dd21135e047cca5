#include "core/history/filterrun.h"

#include "core/history/database.h"

namespace heliograph {

namespace {

using Kind = FilterNode::Kind;

bool needsRows(const FilterNode &node)
{
    return node.kind == Kind::Sql || std::any_of(node.children.begin(), node.children.end(), needsRows);
}

}

FilterRun::FilterRun(Database &database, ColumnReader &columns, const SqlCondition &filter)
    : m_database(database), m_columns(columns), m_root(filter.node)
{
    if (!m_root)
        return;
    const auto add = [this](const FilterNode &node) { (needsRows(node) ? m_costly : m_cheap).push_back(&node); };
    if (m_root->kind == Kind::Every)
        std::for_each(m_root->children.begin(), m_root->children.end(), add);
    else
        add(*m_root);
}

SegmentBits FilterRun::cheap(qint64 segment, SegmentBits candidates)
{
    for (const FilterNode *node : m_cheap) {
        if (candidates.any())
            candidates = evaluate(*node, segment, candidates);
    }
    return candidates;
}

SegmentBits FilterRun::costly(qint64 segment, SegmentBits candidates)
{
    for (const FilterNode *node : m_costly) {
        if (candidates.any())
            candidates = evaluate(*node, segment, candidates);
    }
    return candidates;
}

bool FilterRun::costly(qint64 row)
{
    SegmentBits one;
    one.set(size_t(row & (kSegmentRows - 1)));
    return costly(row >> kSegmentBits, one).any();
}

/// The candidates that pass.
SegmentBits FilterRun::evaluate(const FilterNode &node, qint64 segment, const SegmentBits &candidates)
{
    if (node.kind == Kind::Every) {
        SegmentBits left = candidates;
        for (const FilterNode &child : node.children) {
            if (left.any())
                left = evaluate(child, segment, left);
        }
        return left;
    }
    if (node.kind == Kind::Any) {
        SegmentBits found;
        SegmentBits left = candidates;
        for (const FilterNode &child : node.children) {
            if (!left.any())
                break;
            found |= evaluate(child, segment, left);
            left -= found;
        }
        return found;
    }
    SegmentBits fits = candidates;
    if (node.negated)
        fits -= leaf(node, segment, candidates);
    else
        fits &= leaf(node, segment, candidates);
    return fits;
}

SegmentBits FilterRun::leaf(const FilterNode &node, qint64 segment, const SegmentBits &candidates)
{
    if (node.kind == Kind::Sql)
        return rows(node, segment, candidates);
    const Prepared &ready = prepared(node);
    SegmentBits found;
    if (node.kind == Kind::Rows) {
        const qint64 first = segment << kSegmentBits;
        for (auto row = std::lower_bound(ready.rows.begin(), ready.rows.end(), first);
             row != ready.rows.end() && *row < first + kSegmentRows; ++row)
            found.set(size_t(*row - first));
        return found;
    }
    for (const int column : ready.columns) {
        const std::vector<qint64> &values = m_columns.calls(segment, column);
        switch (node.kind) {
        case Kind::Range:
            found |= SegmentBits::of(values, [&](qint64 value) { return (value >= node.from) & (value <= node.to); });
            break;
        case Kind::Among:
            found |= SegmentBits::of(values,
                [&](qint64 value) { return quint64(value) < ready.among.size() && ready.among[size_t(value)]; });
            break;
        default:
            found |= SegmentBits::of(values, [](qint64 value) { return value != kUnset; });
            break;
        }
    }
    return found;
}

SegmentBits FilterRun::rows(const FilterNode &node, qint64 segment, const SegmentBits &candidates)
{
    constexpr int few = 256;
    const qint64 first = segment << kSegmentBits;
    QList<qint64> ids;
    candidates.forEach([&](size_t row) { ids.append(first + qint64(row)); });
    SegmentBits found;
    const auto ask = [&](const QString &which, const QVariantList &binds) {
        Statement find(m_database,
            QStringLiteral("SELECT c.id FROM calls c WHERE %1 AND (%2)").arg(which, node.sql.sql));
        for (const QVariant &bind : binds)
            find.bind(bind);
        for (const QVariant &bind : node.sql.binds)
            find.bind(bind);
        while (find.next())
            found.set(size_t(find.integer(0) - first));
    };
    if (ids.size() > few) {
        ask(QStringLiteral("c.id BETWEEN ? AND ?"), {first, first + kSegmentRows - 1});
    } else {
        for (const qint64 id : ids)
            ask(QStringLiteral("c.id = ?"), {id});
    }
    return found;
}

const FilterRun::Prepared &FilterRun::prepared(const FilterNode &node)
{
    const auto known = m_prepared.constFind(&node);
    if (known != m_prepared.constEnd())
        return *known;
    Prepared &ready = m_prepared[&node];
    if (node.kind == Kind::Rows) {
        const QList<qint64> rows = numbersOf(node.rows.sql, node.rows.binds);
        ready.rows.assign(rows.begin(), rows.end());
        std::sort(ready.rows.begin(), ready.rows.end());
        return ready;
    }
    if (node.property.isNull()) {
        ready.columns = {columnOf(node.column).value()};
    } else {
        const std::vector<int> columns = propertyColumns(m_database, node.property);
        ready.columns = QList<int>(columns.begin(), columns.end());
    }
    QList<qint64> numbers = node.numbers;
    if (!node.names.sql.isEmpty())
        numbers += namesOf(node.names);
    for (const qint64 number : numbers) {
        if (size_t(number) >= ready.among.size())
            ready.among.resize(size_t(number) + 1);
        ready.among[size_t(number)] = true;
    }
    return ready;
}

QList<qint64> FilterRun::namesOf(const SqlCondition &condition)
{
    return numbersOf(QStringLiteral("SELECT id FROM names WHERE ") + condition.sql, condition.binds);
}

QList<qint64> FilterRun::numbersOf(const QString &sql, const QVariantList &binds)
{
    Statement find(m_database, sql);
    for (const QVariant &bind : binds)
        find.bind(bind);
    QList<qint64> ids;
    while (find.next())
        ids.append(find.integer(0));
    return ids;
}

}
