#include "core/history/columns.h"
#include "core/history/columnwriter.h"
#include "core/history/database.h"
#include "core/history/history.h"
#include "tests/support/manytexts.h"
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

    using Fits = std::function<bool(const Call &)>;
    struct Condition {
        QString text;
        Fits fits;
    };

private Q_SLOTS:
    void initTestCase()
    {
        m_path = m_folder.filePath(QStringLiteral("history.db"));
        m_history = std::move(History::open(m_path)).value();
        QStringList conversation;
        for (int i = 0; i < kCalls; ++i) {
            if (conversation.size() > 8 || m_random.below(4) == 0)
                conversation.clear();
            conversation.append(words(1 + m_random.below(4)));
            Call call = randomCall(conversation);
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
                call.marks.labels = {word()};
                call.marks.note = words(1 + m_random.below(2));
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

    void columnsComeBack()
    {
        for (int round = 0; round < 200; ++round) {
            std::vector<qint64> values(kSegmentRows, kUnset);
            const int bits = m_random.below(63);
            const bool unset = m_random.below(2) == 0;
            for (qint64 &value : values) {
                if (!unset || m_random.below(3) != 0)
                    value = qint64(m_random.next() >> (63 - bits)) - (round % 2 ? qint64(1) << bits : 0);
            }
            std::vector<qint64> back;
            QVERIFY(unpackColumn(packColumn(values), back));
            QVERIFY(back == values);
        }
        std::vector<qint64> back;
        QVERIFY(!unpackColumn(QByteArray(), back));
        QVERIFY(!unpackColumn(QByteArray(500, 'x'), back));
    }

private:
    static constexpr int kCalls = kSegmentRows + 900;

    QString word() { return QStringLiteral("%1%2").arg(QLatin1String(m_random.below(2) ? "alpha" : "Beta")).arg(int(40 * m_random.unit() * m_random.unit())); }
    QString words(int count)
    {
        QStringList list;
        for (int i = 0; i < count; ++i)
            list.append(word());
        return list.join(u' ');
    }

    Call randomCall(const QStringList &conversation)
    {
        Call call;
        call.id = QUuid::createUuid();
        // Mostly one after the other, some out of turn, as imports are, some at the same moment.
        m_time += m_random.below(3) * 1'000;
        call.createdAt = QDateTime::fromMSecsSinceEpoch(m_time - (m_random.below(10) == 0 ? 3'000'000 : 0), Qt::UTC);
        call.source = Source(m_random.below(5));
        call.provider = QStringLiteral("p%1").arg(m_random.below(3));
        call.requestedModel = m_random.below(9) ? QStringLiteral("M%1").arg(m_random.below(20)) : QString();
        call.model = m_random.below(3) ? QStringLiteral("m%1").arg(m_random.below(20)) : QString();
        call.route = Route(m_random.below(2));
        call.status = CallStatus(1 + m_random.below(4));
        call.httpStatus = m_random.below(4) ? 200 : 0;
        call.promptPreview = conversation.last();
        call.answer.text = m_random.below(6) ? words(3) : QString();
        if (call.answer.text.isEmpty() && m_random.below(2))
            call.error = Error{ErrorKind::RateLimit, QStringLiteral("Too many %1").arg(word()), 429, {}};
        call.exchange.timing.endUs = m_random.below(5) ? m_random.below(5'000'000) : -1;
        call.exchange.timing.firstTokenUs = m_random.below(5) ? m_random.below(1'000) * 1'000 : -1;
        if (m_random.below(4))
            call.answer.usage.input = m_random.below(50);
        if (m_random.below(4))
            call.answer.usage.cachedInput = m_random.below(50);
        if (m_random.below(4))
            call.answer.usage.output = m_random.below(500);
        if (m_random.below(4)) {
            call.receipt = Receipt();
            call.receipt->total = Money::fromPico(qint64(m_random.below(1'000)) * 1'000'000'000);
        }
        if (m_random.below(2))
            call.tags.userId = QStringLiteral("User %1").arg(m_random.below(30));
        if (m_random.below(2))
            call.tags.properties.append({QLatin1String(m_random.below(2) ? "App" : "app"), word()});
        call.streamed = m_random.below(2);
        call.attempts = 1 + m_random.below(3);
        if (m_random.below(3) == 0)
            call.answer.usage.cacheWrite5m = m_random.below(50);
        if (m_random.below(3) == 0)
            call.answer.usage.cacheWrite1h = m_random.below(50);
        if (m_random.below(4) == 0)
            call.answer.usage.audioOutput = m_random.below(9);
        if (m_random.below(4) == 0)
            call.helicone.cache = m_random.below(2) ? QStringLiteral("HIT") : QStringLiteral("MISS");
        if (m_random.below(6) == 0)
            call.marks.rating = Rating(m_random.below(2));
        if (m_random.below(6) == 0)
            call.marks.note = words(2);
        for (int i = m_random.below(8); i > 5; --i)
            call.marks.labels.append(word());
        call.marks = tidied(call.marks);
        call.exchange.requestBody = chatBody(conversation);
        for (const QString &text : conversation + QStringList{call.answer.text})
            m_texts[call.id].append(text.toLower().split(u' '));
        return call;
    }

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

    static std::optional<qint64> known(qint64 us) { return us < 0 ? std::nullopt : std::optional(us); }

    Condition number(const QString &name, qint64 limit, const QString &shown,
        const std::function<std::optional<qint64>(const Call &)> &value)
    {
        const int op = m_random.below(7);
        const QString ops[] = {QStringLiteral("="), QStringLiteral("!="), QStringLiteral(">"), QStringLiteral(">="),
            QStringLiteral("<"), QStringLiteral("<="), QStringLiteral("is null")};
        return {op == 6 ? name + u' ' + ops[6] : name + u' ' + ops[op] + u' ' + shown, [=](const Call &call) {
                    const auto now = value(call);
                    switch (op) {
                    case 0: return now && *now == limit;
                    case 1: return !(now && *now == limit);
                    case 2: return now && *now > limit;
                    case 3: return now && *now >= limit;
                    case 4: return now && *now < limit;
                    case 5: return now && *now <= limit;
                    default: return !now;
                    }
                }};
    }

    Condition text(const QString &name, const QString &value, const std::function<QString(const Call &)> &of)
    {
        const int op = m_random.below(4);
        const QString ops[] = {QStringLiteral("="), QStringLiteral("!="), QStringLiteral("~"), QStringLiteral("!~")};
        return {QStringLiteral("%1 %2 \"%3\"").arg(name, ops[op], value), [=](const Call &call) {
                    const QString now = of(call);
                    const bool fits = op < 2 ? now == value : now.contains(value, Qt::CaseInsensitive);
                    return fits != (op % 2 == 1);
                }};
    }

    Condition one()
    {
        switch (m_random.below(15)) {
        case 0: {
            const int value = m_random.below(500);
            return number(QStringLiteral("output"), value, QString::number(value), [](const Call &c) { return c.answer.usage.output; });
        }
        case 1: {
            const int value = m_random.below(1'000);
            return number(QStringLiteral("ttft"), value * 1'000, QStringLiteral("%1ms").arg(value), [](const Call &c) { return known(c.exchange.timing.firstTokenUs); });
        }
        case 2: {
            const int value = m_random.below(1'000);
            return number(QStringLiteral("cost"), qint64(value) * 1'000'000'000, QString::number(value / 1000.0, 'f', 3), [](const Call &c) {
                return c.receipt ? std::optional<qint64>(c.receipt->total.pico()) : std::nullopt;
            });
        }
        case 3: {
            const int value = m_random.below(120);
            return number(QStringLiteral("tokens"), value, QString::number(value), [](const Call &c) -> std::optional<qint64> {
                const Usage &u = c.answer.usage;
                if (!u.totalInput() && !u.output && !u.audioOutput)
                    return std::nullopt;
                return u.totalInput().value_or(0) + u.output.value_or(0) + u.audioOutput.value_or(0);
            });
        }
        case 4:
            return number(QStringLiteral("http_status"), 200, QStringLiteral("200"), [](const Call &c) {
                return c.httpStatus ? std::optional<qint64>(c.httpStatus) : std::nullopt;
            });
        case 5:
            return text(QStringLiteral("model"), QStringLiteral("m%1").arg(m_random.below(20)), [](const Call &c) { return c.model; });
        case 6:
            return text(QStringLiteral("user"), QStringLiteral("User %1").arg(m_random.below(30)), [](const Call &c) { return c.tags.userId; });
        case 7:
            return text(QStringLiteral("property.APP"), word(), [](const Call &c) {
                return c.tags.properties.isEmpty() ? QString() : c.tags.properties[0].second;
            });
        case 8:
            return text(QStringLiteral("prompt"), word(), [](const Call &c) { return c.promptPreview; });
        case 9: {
            const int value = m_random.below(2'000);
            return number(QStringLiteral("speed"), value * 1'000, QString::number(value), speed);
        }
        case 10: {
            const int value = m_random.below(60);
            return number(QStringLiteral("cache_write"), value, QString::number(value), cacheWrite);
        }
        case 11: {
            const bool good = m_random.below(2);
            const int kind = m_random.below(3);
            const Rating rating = good ? Rating::Good : Rating::Bad;
            const QString texts[] = {QStringLiteral("rating = ") + ratingName(rating), QStringLiteral("rating != ") + ratingName(rating),
                QStringLiteral("rating is null")};
            return {texts[kind], [=](const Call &c) {
                        return kind == 0 ? c.marks.rating == rating : kind == 1 ? c.marks.rating != rating : !c.marks.rating;
                    }};
        }
        case 12:
            return text(QStringLiteral("note"), word(), [](const Call &c) { return c.marks.note; });
        case 13: {
            const QString label = word();
            const bool unset = m_random.below(3) == 0;
            return {unset ? QStringLiteral("label is not null") : QStringLiteral("label = \"%1\"").arg(label),
                [=](const Call &c) { return unset ? !c.marks.labels.isEmpty() : c.marks.labels.contains(label, Qt::CaseInsensitive); }};
        }
        default:
            return {QStringLiteral("status = error"), [](const Call &c) { return c.status == CallStatus::Error; }};
        }
    }

    static std::optional<qint64> speed(const Call &call)
    {
        const Timing &timing = call.exchange.timing;
        if (!call.answer.usage.output || *call.answer.usage.output == 0 || timing.endUs < 0)
            return std::nullopt;
        if (call.streamed && timing.firstTokenUs < 0)
            return std::nullopt;
        const qint64 span = timing.endUs - (call.streamed ? timing.firstTokenUs : 0);
        return span < 1'000 ? std::nullopt : std::optional(*call.answer.usage.output * 1'000'000'000 / span);
    }
    static std::optional<qint64> cacheWrite(const Call &call)
    {
        const Usage &usage = call.answer.usage;
        if (!usage.cacheWrite5m && !usage.cacheWrite1h)
            return std::nullopt;
        return usage.cacheWrite5m.value_or(0) + usage.cacheWrite1h.value_or(0);
    }

    Condition expression(int depth)
    {
        if (depth == 0 || m_random.below(3) == 0)
            return one();
        const Condition a = expression(depth - 1);
        if (m_random.below(5) == 0)
            return {QStringLiteral("not (%1)").arg(a.text), [=](const Call &c) { return !a.fits(c); }};
        const Condition b = expression(depth - 1);
        const bool both = m_random.below(2) == 0;
        return {QStringLiteral("(%1) %2 (%3)").arg(a.text, QLatin1String(both ? "and" : "or"), b.text),
            [=](const Call &c) { return both ? a.fits(c) && b.fits(c) : a.fits(c) || b.fits(c); }};
    }

    /// The order's own value as text that compares as it should; unset: none.
    static std::optional<QString> sortValue(const Call &call, const QString &sort)
    {
        const auto number = [](std::optional<qint64> value) {
            return value ? std::optional(QStringLiteral("%1").arg(*value, 20, 10, QLatin1Char('0'))) : std::nullopt;
        };
        const auto text = [](const QString &value) {
            return value.isEmpty() ? std::nullopt : std::optional(value.toLower() + QChar(1) + value);
        };
        const auto start = [](const QString &value) {
            return value.isEmpty() ? std::nullopt : std::optional(value.toLower().left(16));
        };
        if (sort == QLatin1String("output"))
            return number(call.answer.usage.output);
        if (sort == QLatin1String("input_tokens"))
            return number(call.answer.usage.totalInput());
        if (sort == QLatin1String("cost"))
            return number(call.receipt ? std::optional<qint64>(call.receipt->total.pico()) : std::nullopt);
        if (sort == QLatin1String("latency"))
            return number(known(call.exchange.timing.endUs));
        if (sort == QLatin1String("status"))
            return number(qint64(call.status));
        if (sort == QLatin1String("model"))
            return text(call.model.isEmpty() ? call.requestedModel : call.model);
        if (sort == QLatin1String("user"))
            return text(call.tags.userId);
        if (sort == QLatin1String("speed"))
            return number(speed(call));
        if (sort == QLatin1String("cache_write"))
            return number(cacheWrite(call));
        if (sort == QLatin1String("audio_output"))
            return number(call.answer.usage.audioOutput);
        if (sort == QLatin1String("attempts"))
            return number(call.attempts);
        if (sort == QLatin1String("cost_basis"))
            return number(call.receipt ? std::optional(qint64(call.receipt->basis)) : std::nullopt);
        if (sort == QLatin1String("rating"))
            return number(call.marks.rating ? std::optional(qint64(*call.marks.rating)) : std::nullopt);
        if (sort == QLatin1String("helicone_cache"))
            return number(call.helicone.cache.isEmpty() ? std::nullopt : std::optional(qint64(call.helicone.cache == QLatin1String("HIT"))));
        if (sort == QLatin1String("prompt"))
            return start(call.promptPreview);
        if (sort == QLatin1String("answer"))
            return start(call.answer.text.isEmpty() && call.error ? call.error->message : call.answer.text);
        return std::nullopt;
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
            Fits fits = [](const Call &) { return true; };
            if (m_random.below(3) != 0) {
                const Condition condition = expression(m_random.below(4));
                query.where = condition.text;
                fits = condition.fits;
            }
            QList<QStringList> searched; // words, and phrases of some words
            if (m_random.below(3) == 0) {
                for (int i = m_random.below(3); i >= 0; --i) {
                    const bool phrase = m_random.below(3) == 0;
                    searched.append(words(phrase ? 2 + m_random.below(2) : 1).toLower().split(u' '));
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
                const auto x = sortValue(*a, query.sort);
                const auto y = sortValue(*b, query.sort);
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
    qint64 m_time = 1'790'000'000'000;
    std::vector<Call> m_calls;
    QHash<QUuid, QList<QStringList>> m_texts; ///< the words of each, lower case
    QHash<QUuid, qint64> m_rows;
};

HELIOGRAPH_TEST_MAIN(HistoryQueriesTest)
#include "tst_historyqueries.moc"
