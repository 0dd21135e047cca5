#include "core/history/columns.h"
#include "core/history/columnwriter.h"
#include "core/history/database.h"
#include "core/history/history.h"
#include "tests/support/plainvalues.h"
#include "tests/support/randomconditions.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"

#include <QSet>
#include <QTimeZone>

#include <functional>

using namespace heliograph;

/// Every filter, order and search over a random history of more than one segment, compared with a plain look at the calls
/// in memory: unsealed, sealed, and after sealed calls changed and went.
class HistoryQueriesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_path = m_folder.filePath(QStringLiteral("history.db"));
        m_history = std::move(History::open(m_path)).value();
        QStringList conversation;
        for (int i = 0; i < kCalls; ++i) {
            if (conversation.size() > 8 || m_random.below(4) == 0)
                conversation.clear();
            conversation.append(m_source.words(1 + m_random.below(4)));
            Call call = m_source.next(conversation);
            for (const QString &text : conversation + QStringList{call.answer.text})
                m_texts[call.id].append(text.toLower().split(u' '));
            m_history->finish(call);
            conversation.append(call.answer.text);
            m_calls.push_back(call);
        }
        QVERIFY(waitFor(m_history->flush()));
        noteRows();
    }

    void cleanupTestCase() { m_history.reset(); }

    void unsealed()
    {
        compare(60);
    }

    void sealed()
    {
        seal();
        Database database(m_path, Database::Access::Read, 10'000);
        QCOMPARE(database.integer(QStringLiteral("SELECT count(*) FROM sealed_segments WHERE kind = 0")),
            kCalls >> kSegmentBits);
        compare(300);
    }

    /// Whatever changes a sealed call, and whoever does it, answers say it at once.
    void changedAndSealedAgain()
    {
        Database database(m_path, Database::Access::Write, 10'000);
        for (int i = 0; i < 20; ++i) {
            const auto at = size_t(m_random.below(int(m_calls.size())));
            if (i % 2 == 0) {
                m_calls[at].receipt = Receipt();
                m_calls[at].receipt->total = Money::fromPico(123'456'789);
                database.exec(QStringLiteral("UPDATE calls SET cost_pico = 123456789, cost_basis = 0 WHERE id = %1").arg(m_rows[m_calls[at].id]));
            } else {
                database.exec(QStringLiteral("DELETE FROM calls WHERE id = %1").arg(m_rows[m_calls[at].id]));
                m_calls.erase(m_calls.begin() + qsizetype(at));
            }
        }
        compare(60);
        seal();
        compare(60);
    }

    /// A person marks calls of sealed segments: filters and orders know at once.
    void markedAfterwards()
    {
        seal();
        for (int i = 0; i < 40; ++i) {
            Call &call = m_calls[size_t(m_random.below(int(m_calls.size())))];
            call.marks = {};
            if (m_random.below(3) != 0) {
                call.marks.rating = Rating(m_random.below(2));
                call.marks.labels = {m_source.word()};
                call.marks.note = m_source.words(1 + m_random.below(2));
            }
            QVERIFY(waitFor(m_history->mark(call.id, call.marks)));
        }
        QVERIFY(!waitFor(m_history->mark(QUuid::createUuid(), {})));
        compare(100);
        seal();
        compare(60);
    }

    void ordersThatAreNone()
    {
        for (const char *sort : {"id", "note", "label", "nothing", "prompt; DROP TABLE calls"}) {
            const auto rows = waitFor(m_history->find({{}, {}, -1, false, QLatin1String(sort)}));
            QVERIFY(!rows.ok());
            QCOMPARE(rows.error().kind, ErrorKind::Usage);
        }
        QCOMPARE(waitFor(m_history->find({{}, {}, -1, false, QStringLiteral("property.none")}))->size(),
            qsizetype(m_calls.size()));
    }

private:
    static constexpr int kCalls = kSegmentRows + 900;

    void noteRows()
    {
        const auto list = waitFor(m_history->summaries(*waitFor(m_history->find({}))));
        for (const CallSummary &call : *list)
            m_rows.insert(call.id, call.row);
        QCOMPARE(m_rows.size(), kCalls);
    }

    void seal()
    {
        Database database(m_path, Database::Access::Write, 10'000);
        ColumnWriter writer(database);
        while (writer.sealNext()) { }
    }

    static bool holds(const QStringList &text, const QStringList &phrase, bool open)
    {
        for (qsizetype at = 0; at + phrase.size() <= text.size(); ++at) {
            bool same = true;
            for (qsizetype i = 0; i < phrase.size(); ++i)
                same = same && (open ? text[at + i].startsWith(phrase[i]) : text[at + i] == phrase[i]);
            if (same)
                return true;
        }
        return false;
    }

    void compare(int rounds)
    {
        for (int round = 0; round < rounds; ++round) {
            CallQuery query;
            std::function<bool(const Call &)> fits = [](const Call &) { return true; };
            if (m_random.below(3) != 0) {
                const CallCondition condition = m_conditions.next(m_random.below(4));
                query.where = condition.text;
                fits = condition.fits;
            }
            QList<QStringList> searched; // words, and phrases of some words
            if (m_random.below(3) == 0) {
                for (int i = m_random.below(3); i >= 0; --i) {
                    const bool phrase = m_random.below(3) == 0;
                    searched.append(m_source.words(phrase ? 2 + m_random.below(2) : 1).toLower().split(u' '));
                    const QString typed = searched.last().join(u' ');
                    query.search += (phrase ? u'"' + typed + u'"' : typed) + (i > 0 ? QStringLiteral(" ") : QString());
                }
            }
            const char *sorts[] = {"", "created", "output", "input_tokens", "cost", "latency", "status", "model", "user", "prompt", "answer", "speed", "cache_write",
                "audio_output", "attempts", "cost_basis", "rating", "helicone_cache"};
            query.sort = QLatin1String(sorts[m_random.below(int(std::size(sorts)))]);
            query.ascending = m_random.below(2) == 0;
            if (m_random.below(2) == 0)
                query.limit = m_random.below(400);

            std::vector<const Call *> expected;
            for (const Call &call : m_calls) {
                const QList<QStringList> &texts = m_texts[call.id];
                bool found = true;
                for (qsizetype i = 0; i < searched.size(); ++i) {
                    // The last word may be the beginning of one.
                    const bool open = i + 1 == searched.size() && searched[i].size() == 1;
                    found = found && std::any_of(texts.begin(), texts.end(), [&](const QStringList &text) {
                        return holds(text, searched[i], open);
                    });
                }
                if (found && fits(call))
                    expected.push_back(&call);
            }
            compareHistogram(query, expected);
            const bool byTime = query.sort.isEmpty() || query.sort == QLatin1String("created");
            std::sort(expected.begin(), expected.end(), [&](const Call *a, const Call *b) {
                const auto when = [&](const Call *call) { return std::pair(call->createdAt, m_rows[call->id]); };
                if (byTime)
                    return query.ascending ? when(a) < when(b) : when(b) < when(a);
                const auto x = plainSortValue(*a, query.sort);
                const auto y = plainSortValue(*b, query.sort);
                if (x != y) {
                    if (!x || !y)
                        return x.has_value();
                    return query.ascending ? *x < *y : *y < *x;
                }
                return when(b) < when(a);
            });
            QList<qint64> rows;
            for (const Call *call : expected)
                rows.append(m_rows[call->id]);
            if (query.limit >= 0 && rows.size() > query.limit)
                rows.resize(query.limit);
            const auto answer = waitFor(m_history->find(query));
            QVERIFY2(answer.ok(), qPrintable(query.where));
            if (*answer != rows) {
                const qsizetype at = std::mismatch(answer->begin(), answer->end(), rows.begin(), rows.end()).first - answer->begin();
                QFAIL(qPrintable(QStringLiteral("where %1, search %2, sort %3 %4, limit %5: %6 rows, not %7; the first other at %8")
                                     .arg(query.where, query.search, query.sort, QLatin1String(query.ascending ? "up" : "down"))
                                     .arg(query.limit).arg(answer->size()).arg(rows.size()).arg(at)));
            }
        }
    }

    /// Against a plain count, with bins given and worked out.
    void compareHistogram(const CallQuery &query, const std::vector<const Call *> &calls)
    {
        HistogramQuery question;
        question.where = query.where;
        question.search = query.search;
        question.mostBins = 4 + m_random.below(80);
        question.zone = QTimeZone(m_random.below(2) ? "Europe/Berlin" : "UTC");
        if (m_random.below(3) == 0) {
            question.fromMs = 1'790'000'000'000 + m_random.below(3'000'000);
            question.toMs = question.fromMs + 1 + m_random.below(3'000'000);
        }
        const auto answer = waitFor(m_history->histogram(question));
        QVERIFY2(answer.ok(), qPrintable(query.where));
        QCOMPARE(answer->calls.size(), answer->errors.size());
        QVERIFY(answer->bins() <= question.mostBins);
        QCOMPARE(answer->edges.size(), calls.empty() ? 0 : answer->bins() + 1);
        qint64 counted = 0;
        for (qsizetype bin = 0; bin < answer->bins(); ++bin) {
            qint64 all = 0;
            qint64 failed = 0;
            for (const Call *call : calls) {
                const qint64 at = call->createdAt.toMSecsSinceEpoch();
                const bool asked = question.toMs == 0 || (at >= question.fromMs && at < question.toMs);
                if (!asked || at < answer->edges[bin] || at >= answer->edges[bin + 1])
                    continue;
                ++all;
                failed += call->status == CallStatus::Error;
            }
            QCOMPARE(answer->calls[bin], all);
            QCOMPARE(answer->errors[bin], failed);
            counted += all;
        }
        if (question.toMs == 0)
            QCOMPARE(counted, qint64(calls.size()));
    }

    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<History> m_history;
    SeededRandom m_random{7};
    WordyCalls m_source{m_random};
    RandomConditions m_conditions{m_random, m_source};
    std::vector<Call> m_calls;
    QHash<QUuid, QList<QStringList>> m_texts; ///< the words of each, lower case
    QHash<QUuid, qint64> m_rows;
};

HELIOGRAPH_TEST_MAIN(HistoryQueriesTest)
#include "tst_historyqueries.moc"
