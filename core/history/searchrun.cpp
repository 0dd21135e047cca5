#include "core/history/searchrun.h"

#include "core/history/database.h"
#include "core/history/searchindex.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace heliograph {

namespace {

/// So many texts of a word are read in a few milliseconds.
constexpr qint64 kFew = 10'000;
/// So many texts are looked through for a phrase in the same time.
constexpr qint64 kFewToRead = 100;

QString hitsSql(const QString &condition, const QString &end)
{
    return QStringLiteral("SELECT rowid FROM search_words WHERE search_words MATCH ? %1 %2").arg(condition, end);
}

}

SearchRun::SearchRun(Database &database, ColumnReader &columns, const QList<SearchTerm> &terms, const Stopped &stopped)
    : m_database(database), m_columns(columns), m_terms(terms), m_stopped(stopped)
{
    for (int i = 0; i < int(m_terms.size()); ++i) {
        // The beginning of a word costs all its texts however few are asked about, so it is known whole.
        const bool whole = m_terms[i].beginning && !m_terms[i].inOrder;
        const Known known = know(i, whole ? -1 : kFew, kFewToRead);
        if (known != Known::No)
            m_rare |= Mask(1 << i);
        if (known != Known::Whole)
            m_common |= Mask(1 << i);
    }
    if (m_rare)
        spread();
}

void SearchRun::knowAll()
{
    for (std::vector<Mask> *masks : {&m_pieces, &m_answers}) {
        for (Mask &mask : *masks)
            mask &= Mask(~m_common); // what was only perhaps so
    }
    for (int i = 0; i < int(m_terms.size()); ++i) {
        if (m_common & (1 << i))
            know(i, -1, std::numeric_limits<qint64>::max());
    }
    m_rare |= std::exchange(m_common, Mask(0));
    spread();
}

SearchRun::Known SearchRun::know(int term, qint64 most, qint64 mostToRead)
{
    const QList<qint64> texts = textsOf(term, most < 0 ? most : most + 1);
    if (most >= 0 && texts.size() > most)
        return Known::No;
    const bool read = texts.size() <= mostToRead;
    for (const qint64 text : texts) {
        if (m_stopped())
            break;
        if (!read || holds(term, text))
            note(text, Mask(1 << term));
    }
    return read || !m_terms[term].inOrder ? Known::Whole : Known::Perhaps;
}

/// In one row: to be handed a row for each would cost several times what it costs to find them.
QList<qint64> SearchRun::textsOf(int term, qint64 most)
{
    QByteArray list;
    {
        Statement find(m_database,
            QStringLiteral("SELECT CAST(group_concat(rowid, ' ') AS BLOB) FROM (%1)").arg(hitsSql({}, QStringLiteral("LIMIT ?"))));
        find.bind(m_terms[term].match).bind(most);
        if (find.next())
            list = find.bytes(0);
    }
    QList<qint64> texts;
    const char *at = list.constData();
    const char *const end = at + list.size();
    while (at < end) {
        qint64 text = 0;
        at = std::from_chars(at, end, text).ptr + 1;
        texts.append(text);
    }
    return texts;
}

bool SearchRun::holds(int term, qint64 text)
{
    if (!m_terms[term].inOrder)
        return true;
    const auto key = qMakePair(term, text);
    const auto known = m_read.constFind(key);
    if (known != m_read.constEnd())
        return *known;
    const bool held = holdsTerm(searchedText(m_database, text), m_terms[term]);
    m_read.insert(key, held);
    return held;
}

void SearchRun::note(qint64 text, Mask mask)
{
    std::vector<Mask> &masks = text > 0 ? m_pieces : m_answers;
    const auto at = size_t(text > 0 ? text : -text);
    if (at >= masks.size())
        masks.resize(std::max(at + 1, masks.size() * 3 / 2));
    masks[at] |= mask;
}

/// From the pieces down their tree. A node's parent has a smaller id, so one pass will do.
void SearchRun::spread()
{
    const qint64 segments = m_columns.segments(SegmentKind::Nodes);
    m_nodes.assign(size_t(segments) << kSegmentBits, 0);
    if (m_pieces.empty())
        return;
    Nodes now;
    for (qint64 segment = 0; segment < segments && !m_stopped(); ++segment) {
        m_columns.nodes(segment, now.parents, now.pieces);
        const size_t first = size_t(segment) << kSegmentBits;
        for (size_t i = 0; i < kSegmentRows; ++i) {
            if (now.pieces[i] == kUnset)
                continue;
            const auto piece = size_t(now.pieces[i]);
            const auto parent = size_t(now.parents[i]);
            m_nodes[first + i] = Mask((piece < m_pieces.size() ? m_pieces[piece] : 0) | (parent < first + i ? m_nodes[parent] : 0));
        }
    }
}

SegmentBits SearchRun::rare(qint64 segment, const SegmentBits &candidates)
{
    SegmentBits found;
    if (!candidates.any())
        return found;
    const std::vector<qint64> &nodes = m_columns.calls(segment, column::kRequestNode);
    const qint64 first = segment << kSegmentBits;
    candidates.forEach([&](size_t row) {
        const auto call = size_t(first) + row;
        const auto node = size_t(nodes[row]); // unset: far beyond the last
        const Mask mask = Mask((call < m_answers.size() ? m_answers[call] : 0) | (node < m_nodes.size() ? m_nodes[node] : 0));
        if ((mask & m_rare) == m_rare)
            found.set(row);
    });
    return found;
}

const SearchRun::Nodes &SearchRun::nodes(qint64 segment)
{
    const auto known = m_looked.constFind(segment);
    if (known != m_looked.constEnd())
        return *known;
    Nodes &nodes = m_looked[segment];
    m_columns.nodes(segment, nodes.parents, nodes.pieces);
    return nodes;
}

QList<qint64> SearchRun::common(const QList<qint64> &calls)
{
    // The texts of each call: its answer, and the pieces on the way up from its last node.
    QHash<qint64, qint64> lastNodes;
    for (const qint64 call : calls) {
        Statement find(m_database, QStringLiteral("SELECT request_node FROM calls WHERE id = ?"));
        if (find.bind(call).next())
            lastNodes.insert(call, find.integer(0));
    }
    QHash<qint64, qint64> ways; // node → parent
    QHash<qint64, qint64> pieces; // node → piece
    QList<qint64> texts;
    for (const qint64 call : calls) {
        texts.append(-call);
        for (qint64 node = lastNodes.value(call); node > 0 && !ways.contains(node);) {
            const Nodes &segment = nodes(node >> kSegmentBits);
            const auto at = size_t(node & (kSegmentRows - 1));
            ways.insert(node, segment.parents[at]);
            pieces.insert(node, segment.pieces[at]);
            texts.append(segment.pieces[at]);
            node = segment.parents[at] < node ? segment.parents[at] : 0;
        }
    }
    QList<qint64> left = calls;
    for (int i = 0; i < int(m_terms.size()) && !left.isEmpty(); ++i) {
        if (!(m_common & (1 << i)))
            continue;
        const QHash<qint64, bool> held = hold(i, texts);
        QHash<qint64, bool> passed; // nodes: something on the way up holds it
        QList<qint64> found;
        for (const qint64 call : std::as_const(left)) {
            bool holds = held.value(-call);
            QList<qint64> way;
            for (qint64 node = lastNodes.value(call); node > 0 && !holds; node = ways.value(node)) {
                if (const auto known = passed.constFind(node); known != passed.constEnd()) {
                    holds = *known;
                    break;
                }
                way.append(node);
                holds = held.value(pieces.value(node));
            }
            for (const qint64 node : way)
                passed.insert(node, holds);
            if (holds)
                found.append(call);
        }
        left = found;
    }
    return left;
}

/// Texts that lie close together are asked for as a range.
QHash<qint64, bool> SearchRun::hold(int term, const QList<qint64> &texts)
{
    constexpr qint64 gap = 64;
    QList<qint64> sorted = texts;
    std::sort(sorted.begin(), sorted.end());
    QHash<qint64, bool> held;
    if (m_rare & (1 << term)) { // which may hold it is known
        for (const qint64 text : std::as_const(sorted)) {
            const std::vector<Mask> &masks = text > 0 ? m_pieces : m_answers;
            const auto at = size_t(text > 0 ? text : -text);
            if (at < masks.size() && (masks[at] & (1 << term)) && holds(term, text))
                held.insert(text, true);
        }
        return held;
    }
    for (qsizetype i = 0; i < sorted.size();) {
        qsizetype end = i + 1;
        while (end < sorted.size() && sorted[end] - sorted[end - 1] <= gap)
            ++end;
        Statement find(m_database, hitsSql(QStringLiteral("AND rowid >= ? AND rowid <= ?"), {}));
        find.bind(m_terms[term].match).bind(sorted[i]).bind(sorted[end - 1]);
        while (find.next()) {
            const qint64 text = find.integer(0);
            if (std::binary_search(sorted.begin() + i, sorted.begin() + end, text) && holds(term, text))
                held.insert(text, true);
        }
        i = end;
    }
    return held;
}

}
