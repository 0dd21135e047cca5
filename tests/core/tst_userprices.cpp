#include "app/commands/pricescommand.h"
#include "core/pricing/userprices.h"
#include "tests/support/testmain.h"

#include <QFile>

using namespace heliograph;

namespace {

UserPrice row(const char *provider, const char *model, const char *rates, QDate from = {})
{
    return {QString::fromUtf8(provider), QString::fromUtf8(model), from,
        *ratesFromJson(*parseJson(QByteArray(rates).replace('\'', '"'))), {}};
}

}

class UserPricesTest final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    QString path() const { return m_dir.filePath(QStringLiteral("prices.json")); }
    void put(const QByteArray &text) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    QByteArray bytes() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init() { QFile::remove(path()); }

    void rowsAreKeptReplacedAndRemoved()
    {
        UserPrices prices(path(), PriceBook::builtIn());
        QVERIFY(prices.state());
        QVERIFY(prices.rows().empty());
        QVERIFY(!QFile::exists(path()));
        QSignalSpy changed(&prices, &UserPrices::changed);

        UserPrice first = row(
            "openai", "gpt-4o", "{'input':'1.5','output':['2',200000,'3']}", QDate(2026, 11, 1));
        first.note = QStringLiteral("Our “contract”.");
        QVERIFY(prices.set(first));
        QVERIFY(prices.set(row("openai", "gpt-4o", "{'input':'9'}", QDate(2026, 12, 1))));
        QCOMPARE(changed.size(), 2);
        QCOMPARE(prices.rows().size(), size_t(2));

        // Another process sees the same, to the last digit.
        UserPrices other(path(), PriceBook::builtIn());
        QCOMPARE(other.rows(), prices.rows());
        QCOMPARE(other.rows()[0], first);

        // The same provider (by another name), model and day: in its place.
        QVERIFY(prices.set(row("OpenAI", "GPT-4o", "{'input':'7'}", QDate(2026, 12, 1))));
        QCOMPARE(prices.rows().size(), size_t(2));
        QCOMPARE(prices.rows()[1].rates[0].base.toDecimal(), QStringLiteral("7"));

        // What another process wrote meanwhile is kept.
        QVERIFY(other.set(row("demo", "demo-small", "{'output':'1'}")));
        QCOMPARE(other.rows().size(), size_t(3));
        QVERIFY(prices.remove(first));
        QCOMPARE(prices.rows().size(), size_t(2));
        QCOMPARE(prices.rows()[1].model, QStringLiteral("demo-small"));
        QCOMPARE(prices.remove(first).error().kind, ErrorKind::NotFound);
        Usage tokens;
        tokens.output = 1;
        QCOMPARE(prices.book()
                     ->price({QStringLiteral("demo"), QStringLiteral("demo-small"), tokens, {}})
                     ->source,
            QStringLiteral("user"));
    }

    void aChangedDayMovesTheRowButNotOntoAnother()
    {
        UserPrices prices(path(), PriceBook::builtIn());
        const UserPrice a = row("openai", "gpt-4o", "{'input':'1'}", QDate(2026, 1, 1));
        const UserPrice b = row("openai", "gpt-4o", "{'input':'2'}", QDate(2026, 2, 1));
        QVERIFY(prices.set(a));
        QVERIFY(prices.set(b));
        UserPrice moved = a;
        moved.from = b.from;
        QCOMPARE(prices.replace(a, moved).error().kind, ErrorKind::Usage);
        moved.from = QDate(2026, 3, 1);
        QVERIFY(prices.replace(a, moved));
        QCOMPARE(prices.rows().size(), size_t(2));
        QCOMPARE(prices.rows()[0].from, QDate(2026, 3, 1));
    }

    void rowsThatMakeNoSenseAreRefused()
    {
        UserPrices prices(path(), PriceBook::builtIn());
        for (const UserPrice &bad : {row(" ", "m", "{'input':'1'}"), row("p", "", "{'input':'1'}"),
                 row("p", "m", "{}"), row("p", "m", "{'input':'1000001'}"),
                 row("p", "m", "{'input':['1',5,'1000001']}")}) {
            const Status status = prices.set(bad);
            QVERIFY(!status);
            QCOMPARE(status.error().kind, ErrorKind::Usage);
        }
        QVERIFY(!QFile::exists(path()));
    }

    void aFileThatCannotBeReadStaysAsItIs_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("said");
        const auto bad = [](const char *name, const char *text, const char *said) {
            QTest::newRow(name) << QByteArray(text).replace('\'', '"') << QString::fromUtf8(said);
        };
        bad("no JSON", "{", "no JSON object");
        bad("a newer format", "{'format': 2, 'prices': []}", "format is not 1");
        bad("no list", "{'format': 1}", "no list");
        bad("an unknown class",
            "{'format': 1, 'prices': [{'provider': 'p', 'model': 'm', 'rates': {'input': '1'}},"
            "{'provider': 'x', 'model': 'y', 'rates': {'smell': '1'}}]}",
            "row 2 (x, y): “smell” is no class");
        bad("a number",
            "{'format': 1, 'prices': [{'provider': 'p', 'model': 'm', 'rates': {'input': 1}}]}",
            "row 1 (p, m): “input”: a rate is a decimal number in quotes");
        bad("no day",
            "{'format': 1, 'prices': [{'provider': 'p', 'model': 'm', 'from': '2026-02-30', "
            "'rates': "
            "{'input': '1'}}]}",
            "row 1 (p, m): “from” is no day");
        bad("no model", "{'format': 1, 'prices': [{'provider': 'p', 'rates': {'input': '1'}}]}",
            "needs a model");
    }
    void aFileThatCannotBeReadStaysAsItIs()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, said);
        put(text);
        UserPrices prices(path(), PriceBook::builtIn());
        QVERIFY(!prices.state());
        QVERIFY2(prices.state().error().message.contains(said),
            qPrintable(prices.state().error().message));
        QVERIFY(prices.state().error().message.contains(path()));
        QVERIFY(prices.rows().empty());
        QVERIFY(prices.book()->modelId(QStringLiteral("openai"), QStringLiteral("gpt-4o")));
        QVERIFY(!prices.set(row("p", "m", "{'input':'1'}")));
        QVERIFY(!prices.remove(row("p", "m", "{'input':'1'}")));
        QCOMPARE(bytes(), text);
    }

    void theCommandListsSetsAndRemoves()
    {
        const auto run = [this](const QStringList &arguments) {
            UserPrices prices(path(), PriceBook::builtIn());
            QString out;
            QString err;
            QTextStream outStream(&out);
            QTextStream errStream(&err);
            const int status = runPrices(arguments, prices, outStream, errStream);
            return QStringLiteral("%1|%2|%3").arg(status).arg(out, err);
        };
        const auto words = [](const char *text) {
            return QString::fromUtf8(text).split(QLatin1Char(' '));
        };
        QCOMPARE(run(words("list")), QStringLiteral("0||"));
        QCOMPARE(run(words("set --provider openai --model gpt-4o --from 2026-11-01 --rates "
                           "{\"input\":\"2\"}")),
            QStringLiteral("0||"));
        QCOMPARE(run(words("list")),
            QStringLiteral("0|openai  gpt-4o  2026-11-01  {\"input\":\"2\"}  user\n|"));
        QCOMPARE(run(words("list --format json")),
            QStringLiteral("0|{\"provider\":\"openai\",\"model\":\"gpt-4o\",\"from\":\"2026-11-"
                           "01\",\"hours\":null,"
                           "\"rates\":{\"input\":\"2\"},\"source\":\"user\",\"source_date\":null,"
                           "\"note\":null}\n|"));
        QVERIFY(run(words("list --all")).count(QLatin1Char('\n')) > 1900);
        QVERIFY(run(words("set --provider openai --model gpt-4o --rates {\"smell\":\"2\"}"))
                    .contains(QLatin1String("smell")));
        QVERIFY(run(words("set --provider openai --rates {}")).startsWith(QLatin1String("2||")));
        QVERIFY(run(words("remove --provider openai --model gpt-4o"))
                    .startsWith(QLatin1String("2||You have no price")));
        QCOMPARE(run(words("remove --provider openai --model gpt-4o --from 2026-11-01")),
            QStringLiteral("0||"));
        QCOMPARE(run(words("list")), QStringLiteral("0||"));
        QVERIFY(run(words("sell")).startsWith(QLatin1String("2||")));
    }
};

HELIOGRAPH_TEST_MAIN(UserPricesTest)
#include "tst_userprices.moc"
