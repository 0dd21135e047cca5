#include "core/history/filter.h"
#include "core/history/history.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>
#include <QTimeZone>

using namespace heliograph;

namespace {

const QDateTime kNow(QDate(2026, 11, 24), QTime(15, 30), QTimeZone("Europe/Berlin"));

}

class FilterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_history =
            std::move(History::open(m_folder.filePath(QStringLiteral("history.db")))).value();
        {
            Call a = sampleCall(QStringLiteral("ÜBER whales 100%"), QStringLiteral("They_sing"));
            a.createdAt = QDateTime(QDate(2026, 10, 31), QTime(12, 0), Qt::UTC);
            a.model = QStringLiteral("gpt-4o");
            a.receipt->total = *Money::fromDecimal(u"0.06");
            a.answer.usage = {};
            a.answer.usage.input = 1500;
            a.answer.usage.cachedInput = 100;
            a.answer.usage.output = 400;
            a.answer.usage.reasoning = 50;
            a.exchange.timing = {1, 2, 2'500'000, 61'000'000};
            add("a", a);
        }
        {
            Call b = sampleCall(QStringLiteral("plain"), QStringLiteral("x"));
            b.createdAt = QDateTime(QDate(2026, 11, 2), QTime(12, 0), Qt::UTC);
            b.provider = QStringLiteral("anthropic");
            b.model = b.requestedModel = QStringLiteral("claude-opus-5");
            b.source = Source::Playground;
            b.route = Route::Direct;
            b.streamed = false;
            b.receipt.reset();
            b.tags = {};
            b.tags.properties = {{QStringLiteral("app"), QStringLiteral("web")},
                {QStringLiteral("my app"), QStringLiteral("1")}};
            b.answer.usage = {};
            b.exchange.timing = {1, 2, 500'000, 900'000};
            add("b", b);
        }
        {
            Call c = sampleCall(QStringLiteral("broken"), QString());
            c.createdAt = QDateTime(QDate(2026, 11, 24), QTime(10, 0), Qt::UTC);
            c.status = CallStatus::Error;
            c.httpStatus = 429;
            c.attempts = 1;
            c.model.clear();
            c.answer = {};
            c.receipt->total = Money();
            c.tags = {};
            c.tags.userId = QStringLiteral("bob@example.com");
            c.exchange.timing = {};
            c.error =
                Error{ErrorKind::RateLimit, QStringLiteral("Quota exceeded for today"), 429, {}};
            add("c", c);
        }
        QVERIFY(waitFor(m_history->flush()));
    }

    void cleanupTestCase() { m_history.reset(); }

    void filtersFindTheirCalls_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("calls");
        const auto row = [](const char *filter, const char *calls) {
            QTest::newRow(filter) << QString::fromUtf8(filter) << QString::fromLatin1(calls);
        };
        row("", "abc");
        row("  ", "abc");
        row("cost > 0.05", "a");
        row("cost>$0.05", "a");
        row("cost = 0.06", "a");
        row("cost <= .06", "ac");
        row("cost = unpriced", "b");
        row("cost is unpriced", "b");
        row("cost is not null", "ac");
        row("cost != unpriced", "ac");
        row("cost != 0.06", "bc");
        row("not cost > 0.05", "bc");
        row("model ~ \"OPUS\"", "b");
        row("model = gpt-4o", "a");
        row("model = GPT-4o", "");
        row("model != gpt-4o", "bc");
        row("model !~ gpt", "bc");
        row("model is null", "c");
        row("model = null", "c");
        row("model = \"null\"", "");
        row("requested_model ~ mini", "ac");
        row("provider = openai or provider = anthropic", "abc");
        row("provider = nobody", "");
        row("provider != nobody", "abc");
        row("source = CLI", "ac");
        row("source ~ play", "b");
        row("source ~ zzz", "");
        row("route = direct", "b");
        row("format = openai-chat", "abc");
        row("status = error", "c");
        row("status != error", "ab");
        row("http_status >= 400", "c");
        row("streamed = no", "b");
        row("streamed = true", "ac");
        row("input = 1.5k", "a");
        row("input >= 1K", "a");
        row("input < 2M", "a");
        row("input is null", "bc");
        row("cached_input = 100", "a");
        row("tokens = 2000", "a"); // reasoning is part of output
        row("tokens is null", "bc");
        row("output > 399 and reasoning < 51", "a");
        row("attempts = 1", "c");
        row("ttft > 2s", "a");
        row("ttft > 2000ms", "a");
        row("ttft < 501ms and ttft > 499000us", "b");
        row("latency > 1min", "a");
        row("latency > 0.01h", "a");
        row("latency > 0", "ab");
        row("latency is unset", "c");
        row("user = ada", "a");
        row("user = bob@example.com", "c");
        row("user ~ @EXAMPLE.", "c");
        row("session = s-1 and session_path = /a/b", "a");
        row("session_name ~ überprüfung", "a");
        row("session_name ~ ÜBERPRÜFUNG", "a");
        row("session is null", "bc");
        row("property.app = bot", "a");
        row("property.app = \"bot\"", "a");
        row("property.APP = bot", "a");
        row("property.app ~ B", "ab");
        row("property.app != bot", "bc");
        row("property.app is null", "c");
        row("property.app is not null", "ab");
        row("property.\"my app\" = 1", "b");
        row("property.zone = 北京", "a");
        row("property.nothing = x", "");
        row("finish_reason = stop", "ab");
        row("error = rate-limit", "c");
        row("error = Rate-Limit", "c");
        row("error ~ quota", "c");
        row("error ~ limit", "c");
        row("error !~ quota", "ab");
        row("error is not null", "c");
        row("prompt ~ \"über WHALES\"", "a");
        row("prompt ~ 100%", "a");
        row("prompt ~ 1%", ""); // no wildcard
        row("prompt ~ '*'", "");
        row("prompt ~ '?'", "");
        row("prompt ~ '[b]roken'", "");
        row("answer ~ y_s", "a");
        row("answer ~ yXs", "");
        row("prompt = plain", "b");
        row("created >= 2026-11-01", "bc");
        row("created < 2026-11-01", "a");
        row("created = 2026-11-02", "b");
        row("created != 2026-11-02", "ac");
        row("created > 2026-11-02", "c");
        row("created <= 2026-11-02", "ab");
        row("created > 2026-11-02T11:59:59Z", "bc");
        row("created = \"2026-11-02 12:00+00:00\"", "b");
        row("created >= 2026-11-02T14:00:00.000+0200", "bc");
        row("cost > 0.05 and model ~ \"gpt\" and ttft > 2s and property.app = \"bot\" and created "
            ">= 2026-10-01",
            "a");
        row("status = error or cost > 0.05 and model ~ opus", "c"); // and binds closer
        row("(status = error or cost > 0.05) and model ~ gpt", "a");
        row("not (status = error or cost > 0.05)", "b");
        row("not not status = error", "c");
        row("NOT status = error AND model ~ gpt OR status = error", "ac");
        row("((((model ~ opus))))", "b");
        row("user = 'ada'", "a");
        row("user = “ada”", "a");
        row("user = \"a\\\"da\"", "");
        // Attempts to say something in SQL.
        row("user = \"' OR 1=1 --\"", "");
        row("model ~ \"'; DROP TABLE calls; --\"", "");
        row("property.\"x' OR '1'='1\" = 1", "");
        row("property.x'--", "!");
        row("user = ada'", "");
        row("model ~ \")) OR ((1=1\"", "");
        row("user = ?", "");
        row("user = :1", "");
    }

    void filtersFindTheirCalls()
    {
        QFETCH(QString, filter);
        QFETCH(QString, calls);
        QCOMPARE(find(filter), calls);
    }

    void idsCanBeFiltered()
    {
        const QUuid id = m_names.key(QStringLiteral("b"));
        const QString text = id.toString(QUuid::WithoutBraces);
        QCOMPARE(find(QStringLiteral("id = ") + text), QStringLiteral("b"));
        QCOMPARE(find(QStringLiteral("id = ") + text.left(10)), QStringLiteral("b"));
        QCOMPARE(find(QStringLiteral("id ~ ") + text.mid(4, 12).toUpper()), QStringLiteral("b"));
        QCOMPARE(find(QStringLiteral("id != ") + text), QStringLiteral("ac"));
    }

    void timesAreThoseOfTheUser_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        const auto row = [](const char *value, const char *from, const char *to) {
            QTest::newRow(value) << QString::fromLatin1(value) << QString::fromLatin1(from)
                                 << QString::fromLatin1(to);
        };
        row("today", "2026-11-23T23:00:00Z", "2026-11-24T23:00:00Z");
        row("yesterday", "2026-11-22T23:00:00Z", "2026-11-23T23:00:00Z");
        row("2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"); // a day of 25 hours
        row("now", "2026-11-24T14:30:00Z", "2026-11-24T14:30:00.001Z");
        row("-7d", "2026-11-17T14:30:00Z", "2026-11-17T14:30:00.001Z");
        row("-2w", "2026-11-10T14:30:00Z", "2026-11-10T14:30:00.001Z");
        row("-90min", "2026-11-24T13:00:00Z", "2026-11-24T13:00:00.001Z");
        row("-2h", "2026-11-24T12:30:00Z", "2026-11-24T12:30:00.001Z");
        row("\"2026-11-24 14:30\"", "2026-11-24T13:30:00Z", "2026-11-24T13:31:00Z");
        row("2026-11-24T14:30:05", "2026-11-24T13:30:05Z", "2026-11-24T13:30:06Z");
        row("2026-11-24T14:30:05.250Z", "2026-11-24T14:30:05.250Z", "2026-11-24T14:30:05.251Z");
        row("2026-11-24T14:30-05:00", "2026-11-24T19:30:00Z", "2026-11-24T19:31:00Z");
    }

    void timesAreThoseOfTheUser()
    {
        QFETCH(QString, value);
        QFETCH(QString, from);
        QFETCH(QString, to);
        const auto filter = compileFilter(QStringLiteral("created = ") + value, kNow);
        QVERIFY2(filter.ok(), filter.ok() ? "" : qPrintable(filter.error().message));
        const auto at = [&](int i) {
            return QDateTime::fromMSecsSinceEpoch(filter->binds[i].toLongLong(), Qt::UTC);
        };
        QCOMPARE(at(0), QDateTime::fromString(from, Qt::ISODateWithMs));
        QCOMPARE(at(1), QDateTime::fromString(to, Qt::ISODateWithMs));
    }

    void mistakesArePointedAt_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *filter, int column, const char *words) {
            QTest::newRow(filter) << QString::fromUtf8(filter) << column
                                  << QString::fromUtf8(words);
        };
        row("cost", 5, "expected = !=");
        row("cost >", 7, "expected a value, found the end");
        row("cost > and model = x", 8, "expected a value, found “and”");
        row("cost > abc", 8, "amount in dollars");
        row("cost > 5 euros", 10, "expected “and”, “or” or the end, found “euros”");
        row("cost > 0.05 model ~ x", 13, "expected “and”");
        row("modle = x", 1, "there is no field “modle”");
        row("and", 1, "expected a field");
        row("= 5", 1, "expected a field");
        row("(cost > 1", 10, "expected “)”");
        row("cost > 1)", 9, "found “)”");
        row("()", 2, "expected a field");
        row("not", 4, "expected a field");
        row("cost > 1 or", 12, "expected a field");
        row("cost ! 5", 6, "expected = !=");
        row("user = \"ada", 8, "has no end");
        row("ttft > 2", 8, "duration with its unit");
        row("ttft > 2 s", 8, "duration with its unit");
        row("ttft > 2parsec", 8, "duration with its unit");
        row("ttft > -2s", 8, "duration with its unit");
        row("input > many", 9, "a number");
        row("input > 999999999999999999M", 9, "a number");
        row("http_status = ok", 15, "a number");
        row("status = good", 10, "expected one of running, ok, error, cancelled, interrupted");
        row("source = moon", 10, "expected one of playground");
        row("status > ok", 8, "can be compared with");
        row("error = bad", 9, "expected one of network");
        row("streamed = maybe", 12, "true or false");
        row("created = soon", 11, "a time such as");
        row("created = 2026-13-01", 11, "a time such as");
        row("created = 2026-11-01T25:00", 11, "a time such as");
        row("created ~ 2026", 11, "a time such as");
        row("created ~ today", 9, "can be compared with");
        row("model > x", 7, "can be compared with");
        row("cost ~ 5", 6, "can be compared with");
        row("id = xyz", 6, "expected an id");
        row("cost is 5", 9, "“unpriced”");
        row("model is unpriced", 10, "“null” or “unset”");
        row("cost is not", 12, "“unpriced”");
        row("property. = 5", 11, "the name of a property");
        row("property = 5", 1, "there is no field");
        row("😀 = 1", 1, "there is no field");
        row("c.uuid = 1", 1, "there is no field");
        row("cost_pico > 1", 1, "there is no field");
    }

    void mistakesArePointedAt()
    {
        QFETCH(QString, filter);
        QFETCH(int, column);
        QFETCH(QString, words);
        const auto result = compileFilter(filter, kNow);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Usage);
        const QString &message = result.error().message;
        QVERIFY2(
            message.startsWith(QStringLiteral("Column %1: ").arg(column)), qPrintable(message));
        QVERIFY2(message.contains(words), qPrintable(message));
        const auto found = waitFor(m_history->find({filter, {}, -1, false}));
        QVERIFY(!found.ok());
        QCOMPARE(found.error().kind, ErrorKind::Usage);
    }

    void tooMuchIsRefused()
    {
        QVERIFY(
            !compileFilter(QStringLiteral("(").repeated(5000) + QStringLiteral("cost > 1"), kNow)
                 .ok());
        QVERIFY(
            !compileFilter(QStringLiteral("not ").repeated(2000) + QStringLiteral("cost > 1"), kNow)
                 .ok());
        QVERIFY(!compileFilter(
            QStringLiteral("cost > 1 or ").repeated(200) + QStringLiteral("cost > 1"), kNow)
                     .ok());
        QVERIFY(!compileFilter(QStringLiteral("model ~ ") + QString(2000, u'x'), kNow).ok());
        QVERIFY(!compileFilter(QString(1'000'000, u'x'), kNow).ok());
        QCOMPARE(find(QStringLiteral("prompt ~ ") + QString(1000, u'ä')), QString());
        QCOMPARE(find(QStringLiteral("not ").repeated(48) + QStringLiteral("user = ada")),
            QStringLiteral("a"));
        QCOMPARE(find(QStringLiteral("cost > 99 or ").repeated(98) + QStringLiteral("user = ada")),
            QStringLiteral("a"));
    }

    /// Values reach the database beside the SQL, never in it; and nothing typed breaks it.
    void valuesAreNeverPartOfTheSql()
    {
        const auto words = [](const char *list) { return QString::fromLatin1(list).split(u' '); };
        const QStringList fields =
            words("cost model property.x created error prompt latency tokens status ( not id");
        const QStringList operators = words("= != ~ !~ > >= < <= is");
        const QStringList values =
            words("5 \"SECRET'\" SECRET today null 2s ok rate-limit 'x not null");
        const QStringList joints = words("and or ) and or");
        QRandomGenerator random(11);
        int good = 0;
        for (int i = 0; i < 20'000; ++i) {
            QStringList parts;
            for (int n = 1 + int(random.bounded(3)); n > 0; --n) {
                for (const QStringList *list : {&fields, &operators, &values, &joints}) {
                    if (random.bounded(30) != 0)
                        parts.append(list->at(random.bounded(int(list->size()))));
                }
            }
            if (random.bounded(10) != 0)
                parts.removeLast();
            const QString text = parts.join(u' ');
            const auto result = compileFilter(text, kNow);
            if (!result.ok()) {
                QVERIFY2(
                    result.error().message.startsWith(QStringLiteral("Column ")), qPrintable(text));
                continue;
            }
            ++good;
            QVERIFY2(!result->sql.contains(QStringLiteral("SECRET")), qPrintable(text));
            QCOMPARE(result->sql.count(u'?'), result->binds.size());
            if (good % 5 == 0)
                QVERIFY2(waitFor(m_history->find({text, {}, -1, false})).ok(), qPrintable(text));
        }
        QVERIFY2(good > 1000, qPrintable(QString::number(good)));
    }

    void fieldsCanBeListed()
    {
        for (const QString &name : filterFields())
            QVERIFY2(compileFilter(name + QStringLiteral(" is null"), kNow).ok(), qPrintable(name));
        for (const QString &name : filterFields())
            QVERIFY2(
                waitFor(m_history->find({name + QStringLiteral(" is null"), {}, -1, false})).ok(),
                qPrintable(name));
    }

private:
    void add(const char *name, const Call &call)
    {
        m_names.insert(call.id, QLatin1String(name));
        m_history->finish(call);
    }

    /// The names of the calls that were found; "!" for a mistake.
    QString find(const QString &filter)
    {
        const auto rows = waitFor(m_history->find({filter, {}, -1, true}));
        if (!rows.ok())
            return rows.error().kind == ErrorKind::Usage ? QStringLiteral("!")
                                                         : rows.error().message;
        const auto summaries = waitFor(m_history->summaries(*rows));
        QString names;
        for (const CallSummary &call : *summaries)
            names += m_names.value(call.id);
        return names;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<History> m_history;
    QHash<QUuid, QString> m_names;
};

HELIOGRAPH_TEST_MAIN(FilterTest)
#include "tst_filter.moc"
