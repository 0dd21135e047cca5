#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace heliograph {

class Database;

/// What is entered under a number in the table search_words: for a piece of a request its text, for a call, whose number
/// is negative there, that of its answer. Nothing where there is no text. Throws DatabaseFailure.
QString searchedText(Database &database, qint64 id);

/// What goes into the table search_words, and out of it, with the next flush(). The index takes texts cheaply in the
/// order of their numbers only: each step back makes it write a part of its own, which it has to merge later. Throws
/// DatabaseFailure.
class SearchIndex final
{
public:
    explicit SearchIndex(Database &database) : m_database(database) { }

    /// What indexWords makes of a text; at most its first million characters count.
    static QByteArray wordsOf(const QString &text);
    /// Words under a number.
    void add(qint64 id, const QByteArray &words) { note(id, words, false); }
    /// Takes words out again that were entered under this number; they must be the same. They stay in the file until
    /// the index is merged (see mergeIndex).
    void remove(qint64 id, const QByteArray &words) { note(id, words, true); }
    /// Before the end of the transaction.
    void flush();
    /// After a rollback.
    void forget() { m_changes.clear(); }

    /// Enters some of the texts that were stored before this index was there (see 0006_search.sql), newest first, as
    /// many as take a few hundredths of a second, in a transaction of its own. False: none is left.
    static bool enterOlder(Database &database);
    static constexpr int kMergePages = 128; ///< of 4 kB, some 20 ms
    /// Makes fewer parts of the index of the many that writing left, so many pages of it. Pages below zero begin with the
    /// merging of all parts into one. False: the parts are few.
    static bool mergeSome(Database &database, int pages = kMergePages);

private:
    struct Change {
        qint64 id = 0;
        QByteArray words;
        bool removed = false;
    };
    void note(qint64 id, const QByteArray &words, bool removed);

    Database &m_database;
    QList<Change> m_changes;
};

}
