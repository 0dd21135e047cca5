#include "app/commands/callscommand.h"
#include "app/commands/callsprint.h"
#include "core/base/json.h"
#include "tests/support/examplecalls.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"

#include <QLocale>

using namespace heliograph;

class CallsCommandTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServices> m_services;
    QString m_out;
    QString m_err;

    int run(const QStringList &arguments, int width = 0)
    {
        m_out.clear();
        m_err.clear();
        QTextStream out(&m_out);
        QTextStream err(&m_err);
        const ProviderList providers = ProviderList::load(m_services->settings);
        return CallsCommand(m_services->history(), providers, out, err, width).run(arguments);
    }
    static QStringList words(const char *line)
    {
        return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    }
    QStringList lines() const { return m_out.split(QLatin1Char('\n'), Qt::SkipEmptyParts); }
    Call add(const QString &prompt, const QString &answer)
    {
        const Call call = exampleCall(prompt, answer);
        record(m_services->history(), call);
        return call;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { m_services = std::make_unique<TestServices>(); }
    void cleanup() { m_services.reset(); }

    void wrongUsage_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line : {"", "frobnicate", "list --format xml", "list --limit many",
                 "list --limit -1", "list extra", "list --nonsense", "show", "show abc",
                 "show aaaa bbbb", "show aaaa --format pdf"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }
    void wrongUsage()
    {
        QFETCH(QString, line);
        QCOMPARE(run(line.split(QLatin1Char(' '), Qt::SkipEmptyParts)), 2);
        QVERIFY(!m_err.isEmpty());
        QVERIFY(m_out.isEmpty());
    }

    void help()
    {
        for (const char *line : {"--help", "list --help", "show -h"}) {
            QCOMPARE(run(words(line)), 0);
            QVERIFY(!m_out.isEmpty());
            QVERIFY(m_err.isEmpty());
        }
    }

    void wrongFilterNamesItsColumn()
    {
        QCOMPARE(run({QStringLiteral("list"), QStringLiteral("--where"),
                     QStringLiteral("cost > nonsense")}),
            2);
        QVERIFY2(m_err.contains(QLatin1Char('8')), qPrintable(m_err));
    }

    void emptyHistory()
    {
        QCOMPARE(run(words("list")), 0);
        QVERIFY(m_out.isEmpty());
        QVERIFY(!m_err.isEmpty());
        QCOMPARE(run(words("list --format jsonl")), 0);
        QVERIFY(m_out.isEmpty() && m_err.isEmpty());
        QCOMPARE(run(words("list --format csv")), 0);
        QCOMPARE(m_out, csvHeader());
    }

    void tableIsAlignedAndFits()
    {
        for (const Call &call : dayOfCalls(QDateTime::currentDateTimeUtc()))
            record(m_services->history(), call);
        add(QStringLiteral("日本語の長い質問です。これは端末の幅を超えるはずなので、切り詰められま"
                           "す。本当に長い。"),
            QStringLiteral("a"));
        for (const int width : {60, 80, 120, 200}) {
            QCOMPARE(run(words("list"), width), 0);
            QCOMPARE(lines().size(), 42);
            for (const QString &line : lines())
                QVERIFY2(columnsOf(line) <= width, qPrintable(line));
            const qsizetype prompt = lines().constFirst().indexOf(QLatin1String("PROMPT"));
            QVERIFY(prompt > 0);
            for (const QString &line : lines())
                QVERIFY2(line.size() <= prompt || line[prompt - 1] == u' ', qPrintable(line));
        }
        QCOMPARE(run(words("list --limit 3")), 0);
        QCOMPARE(lines().size(), 4);
        const QStringList first = lines();
        // No terminal: nothing is shortened.
        QVERIFY2(first[1].contains(QStringLiteral("本当に長い")), qPrintable(first.join(u'\n')));
        QVERIFY(!run(words("list --limit 0")));
        QVERIFY(m_out.isEmpty());
    }

    void hostileTextStaysText()
    {
        Call call = exampleCall(QStringLiteral("\x1b]0;owned\x07\x1b[2J\r\nnext\u202e\u009b31m"),
            QStringLiteral("\x1b[31mred"));
        call.model = QStringLiteral("m\x1b[5m");
        call.tags.properties = {{QStringLiteral("a\x1b[1m"), QStringLiteral("b\x1b[1m")}};
        record(m_services->history(), call);
        const QString id = call.id.toString(QUuid::WithoutBraces);
        for (const QStringList &arguments :
            {words("list"), words("list --format csv"), QStringList{QStringLiteral("show"), id},
                {QStringLiteral("show"), id, QStringLiteral("--format"), QStringLiteral("json")},
                {QStringLiteral("show"), id, QStringLiteral("--format"), QStringLiteral("curl")}}) {
            QCOMPARE(run(arguments), 0);
            QVERIFY(!m_out.isEmpty());
            for (const QChar c : m_out) {
                const char16_t u = c.unicode();
                QVERIFY2(u == u'\n' || u == u'\t' || u == u'\r' || u >= 32,
                    qPrintable(arguments.join(QLatin1Char(' '))));
                QVERIFY(u != 0x7f);
            }
        }
        QCOMPARE(run(words("list")), 0);
        QVERIFY(!m_out.contains(QChar(0x202e)) && !m_out.contains(QChar(0x9b))
            && !m_out.contains(QLatin1Char('\r')));
        QCOMPARE(lines().size(), 2);
    }

    void csvHasMarks()
    {
        const Call call = exampleCall(QStringLiteral("marked"), QStringLiteral("answer"));
        record(m_services->history(), call);
        Marks marks;
        marks.rating = Rating::Good;
        marks.note = QStringLiteral("=look, again");
        marks.labels = {QStringLiteral("gold"), QStringLiteral("to check")};
        m_services->history().mark(call.id, marks).waitForFinished();
        QCOMPARE(run(words("list --format csv")), 0);
        QVERIFY(m_out.section(QLatin1String("\r\n"), 0, 0).endsWith(QLatin1String(",error,rating,note,labels")));
        QVERIFY2(m_out.contains(QLatin1String(",good,\"'=look, again\",\"gold; to check\"\r\n")), qPrintable(m_out));
    }

    void csvCannotRunFormulas()
    {
        for (const char *evil : {"=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", " =1+1", "\uff1d1"})
            add(QString::fromUtf8(evil), QStringLiteral("a \"quoted\", answer"));
        add(QStringLiteral("plain = fine"), QStringLiteral("a"));
        QCOMPARE(run(words("list --format csv")), 0);
        const QStringList rows = m_out.split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
        QCOMPARE(rows.size(), 8);
        const qsizetype columns = rows[0].split(QLatin1Char(',')).size();
        for (qsizetype i = 1; i < rows.size(); ++i) {
            // Read as RFC 4180 says.
            QStringList cells{QString()};
            bool inside = false;
            for (qsizetype at = 0; at < rows[i].size(); ++at) {
                const QChar c = rows[i][at];
                if (c == u'"' && inside && at + 1 < rows[i].size() && rows[i][at + 1] == u'"') {
                    cells.last() += c;
                    ++at;
                } else if (c == u'"') {
                    inside = !inside;
                } else if (c == u',' && !inside) {
                    cells.append(QString());
                } else {
                    cells.last() += c;
                }
            }
            QCOMPARE(cells.size(), columns);
            for (const QString &cell : std::as_const(cells))
                QVERIFY2(cell.isEmpty() || !QStringLiteral("=+-@").contains(cell.trimmed()[0]),
                    qPrintable(cell));
            QVERIFY(i == 1 || cells.contains(QStringLiteral("a \"quoted\", answer")));
        }
        QVERIFY(rows[1].contains(QLatin1String("\"plain = fine\"")));
    }

    void jsonLines()
    {
        QStringList ids;
        for (int i = 0; i < 60; ++i)
            ids.prepend(
                add(QStringLiteral("question %1\nsecond line").arg(i), QStringLiteral("answer"))
                    .id.toString(QUuid::WithoutBraces));
        QCOMPARE(run(words("list --format jsonl")), 0);
        QCOMPARE(lines().size(), ids.size()); // more than a table shows
        for (qsizetype i = 0; i < ids.size(); ++i) {
            const auto json = parseJson(lines()[i].toUtf8());
            QVERIFY(json);
            QCOMPARE(stringMember(*json, "id"), ids[i]);
            QCOMPARE(stringMember(*json, "text"), QStringLiteral("answer"));
        }
        QCOMPARE(run(words("list --format jsonl --limit 7")), 0);
        QCOMPARE(lines().size(), 7);
        QCOMPARE(run({QStringLiteral("list"), QStringLiteral("--search"),
                     QStringLiteral("\"question 42\""), QStringLiteral("--format"),
                     QStringLiteral("jsonl")}),
            0);
        QCOMPARE(lines().size(), 1);
        QCOMPARE(
            run({QStringLiteral("list"), QStringLiteral("--where"), QStringLiteral("cost > 1000")}),
            0);
        QVERIFY(m_out.isEmpty());
    }

    void show()
    {
        const Call call = add(QStringLiteral("Where is my refund?"), QStringLiteral("On its way."));
        const QString id = call.id.toString(QUuid::WithoutBraces);
        const auto show = [this, id](const char *format) {
            return run({QStringLiteral("show"), id.left(8).toUpper(), QStringLiteral("--format"),
                QString::fromLatin1(format)});
        };
        QCOMPARE(run({QStringLiteral("show"), id}), 0);
        for (const QString &part :
            {id, QStringLiteral("Where is my refund?"), QStringLiteral("On its way."),
                QStringLiteral("1204 in, 86 out"), QStringLiteral("$0.0006")})
            QVERIFY2(m_out.contains(part), qPrintable(part + QLatin1Char('\n') + m_out));
        QCOMPARE(show("json"), 0);
        QCOMPARE(lines().size(), 1);
        QCOMPARE(stringMember(*parseJson(m_out.toUtf8()), "text"), QStringLiteral("On its way."));
        QCOMPARE(show("curl"), 0);
        QVERIFY(m_out.startsWith(QLatin1String("curl -N "))
            && m_out.contains(QLatin1String("$OPENAI_API_KEY")));
        QCOMPARE(show("har"), 0);
        const auto har = parseJson(m_out.toUtf8());
        QVERIFY(har);
        const Json &entry = member(member(*har, "log"), "entries")[0];
        QCOMPARE(stringMember(member(member(entry, "request"), "postData"), "text").toUtf8(),
            call.exchange.requestBody);
        QCOMPARE(stringMember(member(member(entry, "response"), "content"), "text").toUtf8(),
            call.exchange.responseBody);
    }

    void unknownAndAmbiguousIds()
    {
        Call one = exampleCall(QStringLiteral("one"), QStringLiteral("a"));
        one.id = QUuid::fromString(QStringLiteral("abcd1111-0000-4000-8000-000000000001"));
        Call two = one;
        two.id = QUuid::fromString(QStringLiteral("abcd2222-0000-4000-8000-000000000002"));
        record(m_services->history(), one);
        record(m_services->history(), two);
        QCOMPARE(run(words("show abcd")), 1);
        QVERIFY(m_err.contains(one.id.toString(QUuid::WithoutBraces))
            && m_err.contains(two.id.toString(QUuid::WithoutBraces)));
        QVERIFY(m_out.isEmpty());
        QCOMPARE(run(words("show abcd1")), 0);
        QCOMPARE(run(words("show ffff0000")), 1);
        QVERIFY(m_err.contains(QLatin1String("ffff0000")));
        QCOMPARE(run(words("show %%%%")), 1);
    }
};

HELIOGRAPH_TEST_MAIN(CallsCommandTest)
#include "tst_callscommand.moc"
