#include "core/history/searchindex.h"

#include "core/history/calldetail.h"
#include "core/history/callcolumns.h"
#include "core/history/compression.h"
#include "core/history/database.h"
#include "core/history/searchtext.h"
#include "core/history/searchwords.h"
#include "core/wire/codec.h"

#include <QElapsedTimer>

#include <algorithm>

namespace heliograph {

namespace {

constexpr qsizetype kMaxText = 1'000'000; // a tenth of a second of indexing
constexpr qint64 kEnterMs = 30;

QString pieceText(Database &database, qint64 id)
{
    Statement find(database, QStringLiteral("SELECT encoding, data FROM pieces WHERE id = ? AND searchable <> 0"));
    if (!find.bind(id).next())
        return {};
    return textOfPiece(unpack(int(find.integer(0)), find.bytes(1)).value_or(QByteArray()));
}

QString answerText(Database &database, qint64 row)
{
    Call call;
    {
        Statement find(database, QStringLiteral("SELECT format, streamed FROM calls WHERE id = ? AND status <> 0"));
        if (!find.bind(row).next())
            return {};
        call.format = WireFormat(find.integer(0));
        call.streamed = find.integer(1) != 0;
    }
    if (!unpackDetail(loadDetail(database, row), call).answer) {
        const StoredResponse response = loadResponse(database, row);
        if (const Codec *codec = codecFor(call.format); codec && !response.body.isEmpty())
            call.answer = decodeAnswer(*codec, call.streamed, response.body);
    }
    return textOfAnswer(call.answer);
}

}

QString searchedText(Database &database, qint64 id)
{
    return id > 0 ? pieceText(database, id) : answerText(database, -id);
}

QByteArray SearchIndex::wordsOf(const QString &text)
{
    return indexWords(text.left(kMaxText));
}

void SearchIndex::note(qint64 id, const QByteArray &words, bool removed)
{
    if (!words.isEmpty())
        m_changes.append({id, words, removed});
}

void SearchIndex::flush()
{
    std::stable_sort(m_changes.begin(), m_changes.end(), [](const Change &a, const Change &b) { return a.id < b.id; });
    for (const Change &change : std::as_const(m_changes)) {
        // A cast, because the words are UTF-8 already: bound as text they would be made UTF-16 and back.
        Statement write(m_database,
            change.removed ? QStringLiteral("INSERT INTO search_words (search_words, rowid, words) "
                                            "VALUES ('delete', ?, CAST(? AS TEXT))")
                           : QStringLiteral("INSERT INTO search_words (rowid, words) VALUES (?, CAST(? AS TEXT))"));
        write.bind(change.id).bind(change.words).run();
    }
    m_changes.clear();
}

bool SearchIndex::enterOlder(Database &database)
{
    struct Older {
        const char *name; ///< in housekeeping: the greatest number that is not entered yet
        qint64 sign;
    };
    // Asked every few seconds: as a rule without the lock for writing, which another process may hold.
    if (database.integer(QStringLiteral("SELECT count(*) FROM housekeeping WHERE name LIKE 'index_older%'")) == 0)
        return false;
    for (const Older &older : {Older{"index_older_answers", -1}, Older{"index_older_pieces", 1}}) {
        const QString name = QLatin1String(older.name);
        Transaction transaction(database);
        qint64 next = 0;
        {
            Statement find(database, QStringLiteral("SELECT value FROM housekeeping WHERE name = ?"));
            if (!find.bind(name).next())
                continue;
            next = find.integer(0);
        }
        SearchIndex index(database);
        QElapsedTimer timer;
        timer.start();
        for (; next > 0 && !timer.hasExpired(kEnterMs); --next)
            index.add(older.sign * next, wordsOf(searchedText(database, older.sign * next)));
        index.flush();
        if (next > 0) {
            Statement goOn(database, QStringLiteral("UPDATE housekeeping SET value = ? WHERE name = ?"));
            goOn.bind(next).bind(name).run();
        } else {
            Statement done(database, QStringLiteral("DELETE FROM housekeeping WHERE name = ?"));
            done.bind(name).run();
        }
        transaction.commit();
        return true;
    }
    return false;
}

bool SearchIndex::mergeSome(Database &database, int pages)
{
    const qint64 before = database.integer(QStringLiteral("SELECT total_changes()"));
    database.exec(QStringLiteral("INSERT INTO search_words (search_words, rank) VALUES ('merge', %1)").arg(pages));
    // https://sqlite.org/fts5.html#the_merge_command
    return database.integer(QStringLiteral("SELECT total_changes()")) - before >= 2;
}

}
