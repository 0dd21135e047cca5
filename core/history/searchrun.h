#pragma once

#include "core/history/columnreader.h"
#include "core/history/searchterm.h"
#include "core/history/segmentbits.h"

#include <QHash>

#include <functional>

namespace heliograph {

class Database;

/// Which calls hold all the words looked for. A word that few texts hold is looked up at once; one that is everywhere is
/// looked for only in the texts of the calls it is asked of, until it must be known whole; so is a phrase whose words are
/// in many texts, which must be read for it. Used inside one read transaction. Throws DatabaseFailure.
class SearchRun final
{
public:
    using Stopped = std::function<bool()>;
    SearchRun(Database &database, ColumnReader &columns, const QList<SearchTerm> &terms, const Stopped &stopped);

    /// The candidates that hold every rare word, and perhaps every phrase.
    SegmentBits rare(qint64 segment, const SegmentBits &candidates);
    bool hasCommon() const { return m_common != 0; }
    /// The calls of the list that hold every common word and phrase, in its order; thousands at most.
    QList<qint64> common(const QList<qint64> &calls);
    /// Reads all there is to the common words, so that rare() knows them too. Long.
    void knowAll();

private:
    using Mask = quint16; ///< a bit for each term
    struct Nodes {
        std::vector<qint64> parents;
        std::vector<qint64> pieces;
    };
    enum class Known { No, Perhaps, Whole };
    /// Notes every text that fits the term's expression, if there are no more than `most` (-1: however many). Where they
    /// must be read and are no more than `mostToRead`, only those that hold it are noted; otherwise they perhaps do.
    Known know(int term, qint64 most, qint64 mostToRead);
    QList<qint64> textsOf(int term, qint64 most);
    /// Of a text that fits its expression.
    bool holds(int term, qint64 text);
    void spread();
    const Nodes &nodes(qint64 segment);
    QHash<qint64, bool> hold(int term, const QList<qint64> &texts);
    void note(qint64 text, Mask mask);

    Database &m_database;
    ColumnReader &m_columns;
    QList<SearchTerm> m_terms;
    Stopped m_stopped;
    Mask m_rare = 0; ///< the terms whose texts are noted
    Mask m_common = 0; ///< those for which calls must be asked about; both: for which texts must be read
    std::vector<Mask> m_pieces; ///< by id, for what is known whole
    std::vector<Mask> m_answers; ///< by call
    std::vector<Mask> m_nodes; ///< by id: of the pieces on its path
    QHash<qint64, Nodes> m_looked;
    QHash<QPair<int, qint64>, bool> m_read; ///< term and text: whether a text that was read holds it
};

}
