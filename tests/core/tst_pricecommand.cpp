#include "app/commands/pricecommand.h"
#include "core/base/json.h"
#include "tests/support/testmain.h"

#include <QBuffer>
#include <QTemporaryDir>

using namespace heliograph;

namespace
{

const QDateTime kNow(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);

struct Run {
    int status = -1;
    QString out;
    QString err;
};

Run run(const PriceOptions &options, const QByteArray &input = {})
{
    Run result;
    QTextStream out(&result.out);
    QTextStream err(&result.err);
    QBuffer buffer;
    buffer.setData(input);
    buffer.open(QIODevice::ReadOnly);
    result.status = runPrice(options, *PriceBook::builtIn(), kNow, buffer, out, err);
    return result;
}

QStringList arguments(const char *usage, const QStringList &more = {})
{
    return QStringList{QStringLiteral("--provider"), QStringLiteral("openai"),
               QStringLiteral("--model"), QStringLiteral("gpt-4o-mini"), QStringLiteral("--usage"),
               QString::fromUtf8(usage)}
    + more;
}

Json asJson(const QString &line)
{
    const std::optional<Json> json = parseJson(line.toUtf8());
    return json ? *json : Json("no JSON");
}

}

class PriceCommandTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReceiptAsJson()
    {
        const auto options = parsePriceOptions(
            arguments("{\"input\": 1000, \"cached_input\": 2000, \"output\": 300}",
                {QStringLiteral("--format"), QStringLiteral("json")}),
            kNow);
        QVERIFY(options);
        const Run result = run(*options);
        QCOMPARE(result.status, 0);
        QCOMPARE(result.err, QString());
        QCOMPARE(result.out,
            QStringLiteral("{\"cost_usd\":\"0.00048\",\"price_date\":\"2026-09-23\",\"lines\":["
                           "{\"class\":\"input\",\"count\":1000,\"unit\":\"token\",\"rate_usd\":"
                           "\"0.15\",\"per\":1000000,\"amount_usd\":\"0.00015\"},"
                           "{\"class\":\"cached_input\",\"count\":2000,\"unit\":\"token\",\"rate_"
                           "usd\":\"0.075\",\"per\":1000000,\"amount_usd\":\"0.00015\"},"
                           "{\"class\":\"output\",\"count\":300,\"unit\":\"token\",\"rate_usd\":"
                           "\"0.6\",\"per\":1000000,\"amount_usd\":\"0.00018\"}],"
                           "\"basis\":\"exact\",\"provider\":\"openai\",\"model\":\"gpt-4o-mini\",\"source\":\"genai-"
                           "prices 0.1.8\",\"note\":null}\n"));
    }

    void aReceiptAsATable()
    {
        const auto options =
            parsePriceOptions(arguments("{\"input\": 1000, \"output\": 12345678}"), kNow);
        QVERIFY(options);
        QCOMPARE(run(*options).out,
            QStringLiteral("CLASS      COUNT        RATE (USD)  AMOUNT (USD)\n"
                           "input       1000  0.15 per million     0.00015\n"
                           "output  12345678   0.6 per million     7.4074068\n"
                           "total                                  7.4075568\n"
                           "\n"
                           "Price row: openai, gpt-4o-mini\n"
                           "Price date: 2026-09-23\n"
                           "Source: genai-prices 0.1.8\n"));
    }

    void unpricedSaysWhy_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("usage");
        QTest::addColumn<QString>("why");
        const auto row = [](const char *provider, const char *model, const char *usage,
                             const char *why) {
            QTest::addRow("%s %s", provider, usage)
                << QString::fromUtf8(provider) << QString::fromUtf8(model)
                << QString::fromUtf8(usage) << QString::fromUtf8(why);
        };
        row("ollama", "llama3.2", "{\"input\": 1}", "no provider");
        row("openai", "gpt-99", "{\"input\": 1}", "no model");
        row("openai", "gpt-4o", "{}", "usage is not known");
        row("openai", "gpt-4o", "null", "usage is not known");
        row("openai", "gpt-4o", "{\"input\": null, \"output\": null}", "usage is not known");
        row("openai", "whisper-1", "{\"input\": 1}", "no rate");
    }
    void unpricedSaysWhy()
    {
        QFETCH(QString, provider);
        QFETCH(QString, model);
        QFETCH(QString, usage);
        QFETCH(QString, why);
        auto options =
            parsePriceOptions({QStringLiteral("--provider"), provider, QStringLiteral("--model"),
                                  model, QStringLiteral("--usage"), usage},
                kNow);
        QVERIFY(options);
        QVERIFY(run(*options).out.startsWith(QStringLiteral("Unpriced. ")));
        QVERIFY(run(*options).out.contains(why));
        options.value().format = PriceOptions::Format::Json;
        const Run result = run(*options);
        QCOMPARE(result.status, 0);
        const Json json = asJson(result.out);
        QVERIFY(member(json, "cost_usd").is_null());
        QVERIFY(member(json, "price_date").is_null());
        QVERIFY(member(json, "lines") == Json::array());
        QVERIFY(stringMember(json, "note").contains(why));
    }

    void nothingUsedCostsNothing()
    {
        auto options = parsePriceOptions(arguments("{\"input\": 0, \"output\": 0}"), kNow);
        QVERIFY(options);
        options.value().format = PriceOptions::Format::Json;
        QCOMPARE(stringMember(asJson(run(*options).out), "cost_usd"), QStringLiteral("0"));
    }

    void wrongArgumentsAreRefused_data()
    {
        QTest::addColumn<QStringList>("given");
        const QStringList base = arguments("{\"input\": 1}");
        QTest::newRow("nothing") << QStringList();
        QTest::newRow("no usage") << base.mid(0, 4);
        QTest::newRow("no model") << base.mid(0, 2) + base.mid(4);
        QTest::newRow("an unknown option") << base + QStringList{QStringLiteral("--frob")};
        QTest::newRow("a word too many") << base + QStringList{QStringLiteral("frob")};
        QTest::newRow("a format") << base
                + QStringList{QStringLiteral("--format"), QStringLiteral("xml")};
        QTest::newRow("a time") << base
                + QStringList{QStringLiteral("--at"), QStringLiteral("yesterday")};
        QTest::newRow("a batch and a model")
            << base + QStringList{QStringLiteral("--batch"), QStringLiteral("-")};
        QTest::newRow("a batch of nothing") << QStringList{QStringLiteral("--batch"), QString()};
        QTest::newRow("usage that is no JSON") << arguments("{input: 1}");
        QTest::newRow("usage that is a list") << arguments("[]");
        QTest::newRow("a negative count") << arguments("{\"input\": -1}");
        QTest::newRow("half a token") << arguments("{\"input\": 1.5}");
        QTest::newRow("a count in words") << arguments("{\"input\": \"12\"}");
        QTest::newRow("more than can be counted")
            << arguments("{\"input\": 99999999999999999999999}");
    }
    void wrongArgumentsAreRefused()
    {
        QFETCH(QStringList, given);
        const auto options = parsePriceOptions(given, kNow);
        QVERIFY(!options);
        QCOMPARE(options.error().kind, ErrorKind::Usage);
        QVERIFY(!options.error().message.isEmpty());
    }

    void helpIsPrinted()
    {
        const auto options = parsePriceOptions({QStringLiteral("--help")}, kNow);
        QVERIFY(options && options->help);
        const Run result = run(*options);
        QCOMPARE(result.status, 0);
        QVERIFY(result.out.contains(QStringLiteral("--batch")));
    }

    void timesAreUtcUnlessTheySayOtherwise()
    {
        const auto at = [](const char *time) {
            const auto options = parsePriceOptions(
                arguments("{\"input\": 1}", {QStringLiteral("--at"), QString::fromUtf8(time)}),
                kNow);
            return options ? options->question.at : QDateTime();
        };
        const QDateTime noon(QDate(2026, 7, 30), QTime(12, 0), Qt::UTC);
        QCOMPARE(at("2026-07-30T12:00:00Z"), noon);
        QCOMPARE(at("2026-07-30T12:00:00"), noon);
        QCOMPARE(at("2026-07-30T14:00:00+02:00"), noon);
        QCOMPARE(at("2026-07-30T12:00:00.000Z"), noon);
        QCOMPARE(at("2026-07-30"), QDateTime(QDate(2026, 7, 30), QTime(0, 0), Qt::UTC));
        QCOMPARE(parsePriceOptions(arguments("{\"input\": 1}"), kNow)->question.at, kNow);
    }

    void aBatchIsAnsweredLineByLine()
    {
        const auto parsed = parsePriceOptions({QStringLiteral("--batch"), QStringLiteral("-")}, kNow);
        QVERIFY(parsed);
        const PriceOptions &options = *parsed;
        QCOMPARE(options.batch, QStringLiteral("-"));
        const QByteArray input =
            "{\"provider\":\"openai\",\"model\":\"gpt-4o\",\"usage\":{\"input\":1000000,\"output\":"
            "0},\"at\":\"2026-11-24T00:00:00Z\"}\r\n"
            "not JSON\n"
            "\n"
            "{\"provider\":\"openai\",\"usage\":{}}\n"
            "{\"provider\":\"openai\",\"model\":\"gpt-99\",\"usage\":{\"input\":1}}\n"
            "{\"provider\":\"openai\",\"model\":\"gpt-4o\",\"usage\":null}\n"
            "[1]\n"
            "{\"provider\":\"openai\",\"model\":\"gpt-4o\",\"usage\":{\"input\":-4}}\n"
            "{\"provider\":\"openai\",\"model\":\"gpt-4o\",\"usage\":{\"input\":4},\"at\":5}\n"
            "{\"provider\":\"openai\",\"model\":\"o3\",\"usage\":{\"input\":1000000},\"at\":\"2025-"
            "06-09\"}\n"
            "{\"provider\":\"openai\",\"model\":\"o3\",\"usage\":{\"input\":1000000}}";
        const Run result = run(options, input);
        QCOMPARE(result.status, 1);
        const QStringList lines = result.out.split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 11); // ten answers and the end
        QVERIFY(lines.last().isEmpty());
        const auto cost = [&](int line) { return stringMember(asJson(lines[line]), "cost_usd"); };
        QCOMPARE(cost(0), QStringLiteral("2.5"));
        for (const int bad : {1, 2, 5, 6, 7}) {
            QVERIFY2(!stringMember(asJson(lines[bad]), "error").isEmpty(), qPrintable(lines[bad]));
            QCOMPARE(asJson(lines[bad]).size(), size_t(1));
        }
        for (const int unpriced : {3, 4}) {
            QVERIFY(asJson(lines[unpriced]).contains("cost_usd"));
            QVERIFY(member(asJson(lines[unpriced]), "cost_usd").is_null());
        }
        QCOMPARE(cost(8), QStringLiteral("10"));
        QCOMPARE(cost(9), QStringLiteral("2"));
        QCOMPARE(stringMember(asJson(lines[9]), "price_date"), QStringLiteral("2025-06-10"));
    }

    void aBatchFromAFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("calls.jsonl"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (int i = 0; i < 5'000; ++i) {
            file.write("{\"provider\":\"demo\",\"model\":\"demo-small\",\"usage\":{\"output\":"
                + QByteArray::number(i) + "}}\n");
        }
        file.close();
        PriceOptions options;
        options.batch = path;
        const Run result = run(options);
        QCOMPARE(result.status, 0);
        const QStringList lines = result.out.split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 5'001);
        QCOMPARE(stringMember(asJson(lines[4'999]), "cost_usd"), QStringLiteral("0.0019996"));

        options.batch = folder.filePath(QStringLiteral("absent.jsonl"));
        const Run failed = run(options);
        QCOMPARE(failed.status, 1);
        QVERIFY(failed.err.contains(QStringLiteral("absent.jsonl")));
        QCOMPARE(failed.out, QString());
    }
};

HELIOGRAPH_TEST_MAIN(PriceCommandTest)
#include "tst_pricecommand.moc"
