#include "core/pricing/pricebook.h"
#include "tests/support/examplebook.h"
#include "tests/support/testmain.h"

#include <QFile>

using namespace heliograph;

/// The rows of the price book: which one a model finds, and the file they are read from.
class PriceBookTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBuiltInBookIsTheFileInTheSources()
    {
        QFile file(sourceFolder() + QStringLiteral("/resources/prices/prices.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto read = PriceBook::fromJson(file.readAll());
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        const auto book = PriceBook::builtIn();
        QCOMPARE(book->providers(), read.value()->providers());
        QVERIFY(book->providers().size() > 45);
        int models = 0;
        for (const QString &provider : book->providers()) {
            QVERIFY(!book->models(provider).isEmpty());
            models += int(book->models(provider).size());
        }
        QVERIFY(models > 1900);
        QCOMPARE(PriceBook::builtIn(), book);
    }

    void namesOfModels_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("row"); // empty: unknown
        const auto row = [](const char *provider, const char *model, const char *expected) {
            QTest::addRow("%s %s", provider, model)
                << QString::fromUtf8(provider) << QString::fromUtf8(model)
                << QString::fromUtf8(expected);
        };
        row("openai", "gpt-4o-mini", "gpt-4o-mini");
        row("openai", " GPT-4o-Mini-2024-07-18 ", "gpt-4o-mini");
        row("OpenAI", "gpt-4o-mini", "gpt-4o-mini");
        row("openai", "gpt-4o-mini-20240718", "gpt-4o-mini");
        row("openai", "ft:gpt-4o-mini-2024-07-18:acme::abc", "ft:gpt-4o-mini");
        row("openai", "ft:gpt-4o-mini:acme::abc", "ft:gpt-4o-mini");
        row("openai", "ft:gpt-4.1-2025-04-14:acme::abc",
            ""); // tuned models cost more than their base
        row("openai", "gpt-5.4-2026-03-05", "gpt-5.4");
        row("openai", "gpt-99", "");
        row("openai", "", "");
        row("openai", "gpt-4o-mini\n", "gpt-4o-mini");
        row("azure", "gpt-4o-mini", "gpt-4o-mini"); // by way of openai
        row("azure", "o3", "o3-2025-04-16"); // its own row first
        row("gemini", "gemini-2.5-flash", "gemini-2.5-flash");
        row("gemini", "models/gemini-2.5-flash", "gemini-2.5-flash");
        row("vertex", "publishers/google/models/gemini-2.5-pro", "gemini-2.5-pro");
        row("vertex",
            "projects/p/locations/l/publishers/anthropic/models/claude-sonnet-4-5@20250929",
            "claude-sonnet-4-5");
        row("gemini", "gemini-2.5-pro-preview-06-05", "gemini-2.5-pro");
        row("gemini", "gemini-2.5-pro-preview-tts",
            "gemini-2.5-pro-tts"); // a rule with a negative look-ahead
        row("anthropic", "claude-sonnet-4-5-20250929", "claude-sonnet-4-5");
        row("xai", "grok-4.3", "grok-4.3");
        row("moonshot", "kimi-k2.5", "kimi-k2.5");
        row("deepinfra", "openai/gpt-oss-120b", "openai/gpt-oss-120b");
        row("helicone", "gpt-4o-mini", "gpt-4o-mini");
        row("helicone", "claude-4.5-sonnet", "claude-4.5-sonnet");
        row("demo", "demo-small", "demo-small");
        row("ollama", "llama3.2", "");
        row("lmstudio", "qwen3-8b", "");
        row("llamacpp", "gpt-oss-20b", "");
        row("vllm", "gpt-oss-20b", "");
        row("", "gpt-4o-mini", "");
        row("nobody", "gpt-4o-mini", "");
    }
    void namesOfModels()
    {
        QFETCH(QString, provider);
        QFETCH(QString, model);
        QFETCH(QString, row);
        const auto book = PriceBook::builtIn();
        QCOMPARE(book->modelId(provider, model).value_or(QString()), row);
        QCOMPARE(
            book->price({provider, model, tokenUsage(10, 10), utc("2026-11-24T12:00:00Z")}).has_value(),
            !row.isEmpty());
    }

    void everyModelTheProgramOffersHasAPrice()
    {
        QFile file(sourceFolder() + QStringLiteral("/resources/providers.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::optional<Json> json = parseJson(file.readAll());
        QVERIFY(json);
        const auto book = PriceBook::builtIn();
        int models = 0;
        QStringList unpriced;
        for (const Json &provider : member(*json, "providers")) {
            const QString priceProvider = stringMember(provider, "priceProvider");
            for (const Json &model : member(provider, "models")) {
                ++models;
                if (!book->price({priceProvider, toQString(model), tokenUsage(10, 10),
                        utc("2026-11-24T12:00:00Z")}))
                    unpriced.append(priceProvider + QLatin1Char('/') + toQString(model));
            }
        }
        QVERIFY(models > 50);
        QCOMPARE(unpriced, QStringList());
    }

    void addressesOfProviders()
    {
        const auto book = PriceBook::builtIn();
        QCOMPARE(book->providerForUrl(QStringLiteral("https://api.openai.com/v1/chat/completions")),
            QStringLiteral("openai"));
        QCOMPARE(book->providerForUrl(QStringLiteral("https://acme.openai.azure.com/openai/v1")),
            QStringLiteral("azure"));
        QCOMPARE(book->providerForUrl(
                     QStringLiteral("https://generativelanguage.googleapis.com/v1beta")),
            QStringLiteral("google"));
        QVERIFY(!book->providerForUrl(QStringLiteral("http://127.0.0.1:11434/v1")));
        QVERIFY(!book->providerForUrl(QString()));
        QVERIFY(!book->providerId(QString()));
        QCOMPARE(book->models(QStringLiteral("nobody")), QStringList());
    }

    void theDemoHasPrices()
    {
        Usage usage = tokenUsage(1'000'000, 1'000'000);
        usage.cachedInput = 1'000'000;
        usage.reasoning = 400'000;
        const std::pair<const char *, const char *> expected[] = {
            {"demo-small", "0.525"}, {"demo-large", "10.5"}, {"demo-reasoner", "5.25"}};
        for (const auto &[model, total] : expected) {
            const auto receipt = PriceBook::builtIn()->price(
                {QStringLiteral("demo"), QLatin1String(model), usage, utc("2026-11-24T12:00:00Z")});
            QVERIFY(receipt);
            QCOMPARE(receipt->total.toDecimal(), QLatin1String(total));
            QCOMPARE(receipt->source, QStringLiteral("demo"));
        }
    }

    void theFirstModelThatMatchesWins()
    {
        const QByteArray models =
            jsonOf(", {'id': 'a-early', 'src': 's', 'match': [{'starts': 'a-'}], 'rates': {'input': "
              "'1'}}, "
              "{'id': 'a-late', 'src': 's', 'rates': {'input': '2'}}, "
              "{'id': 'b-late', 'src': 's', 'match': ['b-x', {'all': [{'has': '-'}, {'ends': 'q'}, "
              "{'any': ['b-q', {'re': '^c\\\\d$|zz'}]}]}], "
              "'rates': {'input': '3'}}, {'id': 'b-x', 'src': 's', 'rates': {'input': '4'}}");
        const auto book = bookOf(jsonOf("{'input': '9'}"), models);
        const auto id = [&](const char *name) {
            return book->modelId(QStringLiteral("p"), QLatin1String(name)).value_or(QString());
        };
        QCOMPARE(id("a-late"), QStringLiteral("a-early"));
        QCOMPARE(id("b-x"), QStringLiteral("b-late"));
        QCOMPARE(id("B-Q"), QStringLiteral("b-late"));
        QCOMPARE(id("zz-q"), QStringLiteral("b-late"));
        QCOMPARE(id("c-q"), QString());
    }

    void theUsersRowsWinFromTheirDayOn()
    {
        const auto base = PriceBook::builtIn();
        const auto rates = [](const char *text) { return *ratesFromJson(*parseJson(jsonOf(text))); };
        const auto book = base->with({
            {QStringLiteral("openai"), QStringLiteral("gpt-4o-mini"), QDate(2026, 11, 1),
                rates("{'input': '1', 'output': '2'}"), QStringLiteral("Our contract.")},
            {QStringLiteral("openai"), QStringLiteral("gpt-4o-mini"), QDate(2026, 12, 1),
                rates("{'input': '3', 'output': '4'}"), {}},
            {QStringLiteral("My-Server"), QStringLiteral("Llama"), {},
                rates("{'output': '5'}"), {}},
        });
        const auto ask = [&](const char *provider, const char *model, const QDateTime &at,
                             const char *tier = "") {
            const auto receipt = book->price({QLatin1String(provider), QLatin1String(model),
                tokenUsage(0, 1'000'000), at, QLatin1String(tier)});
            return receipt ? receipt->source + QLatin1Char(' ') + receipt->total.toDecimal()
                           : QStringLiteral("none");
        };
        const QString own = QStringLiteral("user ");
        QCOMPARE(ask("openai", "gpt-4o-mini", utc("2026-10-31T23:59:59Z")),
            QStringLiteral("genai-prices 0.1.8 0.6"));
        QCOMPARE(ask("openai", "gpt-4o-mini", utc("2026-11-01T00:00:00Z")), own + QLatin1Char('2'));
        // Every name the book knows as that row, and the day after the next price.
        QCOMPARE(ask("OpenAI", " GPT-4o-mini-2024-07-18", utc("2026-11-30T00:00:00Z")), own + QLatin1Char('2'));
        QCOMPARE(ask("openai", "gpt-4o-mini", utc("2026-12-01T00:00:00Z")), own + QLatin1Char('4'));
        QCOMPARE(ask("openai", "gpt-4o-mini", {}), own + QLatin1Char('4'));
        QCOMPARE(ask("openai", "gpt-4o-mini", utc("2026-12-01T00:00:00Z"), "flex"), own + QLatin1Char('2'));
        QCOMPARE(ask("openai", "gpt-4o", utc("2026-12-01T00:00:00Z")),
            QStringLiteral("genai-prices 0.1.8 10"));
        QCOMPARE(ask("my-server", "llama", utc("2020-01-01T00:00:00Z")), own + QLatin1Char('5'));
        QCOMPARE(ask("my-server", "mistral", utc("2020-01-01T00:00:00Z")), QStringLiteral("none"));
        const auto receipt = book->price({QStringLiteral("openai"), QStringLiteral("gpt-4o-mini"),
            tokenUsage(1, 1), utc("2026-11-02T00:00:00Z")});
        QCOMPARE(receipt->priceDate, QDate(2026, 11, 1));
        QCOMPARE(receipt->note, QStringLiteral("Our contract."));
        QCOMPARE(receipt->provider, QStringLiteral("openai"));
        // The book beneath is as it was, and the rows are listed first.
        QVERIFY(base->own().empty());
        QCOMPARE(book->own().size(), size_t(3));
        const auto rows = book->rows();
        QVERIFY(rows[0].own && rows[2].own && !rows[3].own);
        QCOMPARE(rows.size(), base->rows().size() + 3);
        QCOMPARE(book->with({})->own().size(), size_t(0));
    }

    void limitsOfModels()
    {
        const auto book = PriceBook::builtIn();
        const auto limits =
            book->limits(QStringLiteral("anthropic"), QStringLiteral("claude-3-5-haiku-20241022"));
        QCOMPARE(limits.context, qint64(200'000));
        QCOMPARE(limits.maxOutput, qint64(8'192));
        QVERIFY(!book->limits(QStringLiteral("anthropic"), QStringLiteral("nothing")).context);
    }

    void ratesSurviveJson()
    {
        const Json json = *parseJson(jsonOf("{'input':['1.25',200000,'2.5',400000,'5'],'web_search':'10'}"));
        const auto rates = ratesFromJson(json);
        QVERIFY(rates);
        QCOMPARE(dumpJson(ratesToJson(*rates)), dumpJson(json));
        for (const char *bad : {"[]", "{'smell':'1'}", "{'input':1}", "{'input':'-1'}",
                 "{'input':['1',5]}", "{'input':['1',-5,'2']}", "{'input':['1',5,'2',5,'3']}"})
            QVERIFY2(!ratesFromJson(*parseJson(jsonOf(bad))), bad);
    }

    void aBrokenBookIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *name, const QByteArray &rates) {
            QTest::newRow(name) << (jsonOf("{'format': 1, 'sources': {'s': {'name': 'x', 'date': "
                                      "'2026-01-01'}}, 'providers': [ "
                                      "{'id': 'p', 'models': [{'id': 'fine', 'src': 's', 'rates': "
                                      "{'input': '1'}}, {'id': 'bad', 'src': 's',"))
                    + rates
                    + "}]}]}" << QStringLiteral("provider p, model bad");
        };
        row("a rate that is a number", jsonOf("'rates': {'input': 1}"));
        row("a negative rate", jsonOf("'rates': {'input': '-1'}"));
        row("an unknown class", jsonOf("'rates': {'smell': '1'}"));
        row("a rate with half a step", jsonOf("'rates': {'input': ['1', 5]}"));
        row("steps that fall", jsonOf("'rates': {'input': ['1', 5, '2', 5, '3']}"));
        row("a step that is no number", jsonOf("'rates': {'input': ['1', '5', '2']}"));
        row("no rates", jsonOf("'id2': 1"));
        row("an empty list of dates", jsonOf("'rates': []"));
        row("no day", jsonOf("'rates': [{'from': '2026-02-30', 'rates': {}}]"));
        row("no hours", jsonOf("'rates': [{'hours': ['25:00:00', '01:00:00'], 'rates': {}}]"));
        row("one hour", jsonOf("'rates': [{'hours': ['05:00:00'], 'rates': {}}]"));
        row("an unknown rule", jsonOf("'rates': {}, 'match': [{'sounds': 'x'}]"));
        row("a broken pattern", jsonOf("'rates': {}, 'match': [{'re': '('}]"));
        row("no rule", jsonOf("'rates': {}, 'match': []"));
        QTest::newRow("no JSON") << QByteArray("{") << QStringLiteral("JSON");
        QTest::newRow("another format") << (jsonOf("{'format': 2}")) << QStringLiteral("format");
        QTest::newRow("a tier without a factor")
            << (jsonOf("{'format': 1, 'sources': {}, 'tiers': [{'provider': 'p', 'names': ['x'], "
                  "'source': 'u', 'date': '2026-01-01', 'factor': '0/3'}], 'providers': []}"))
            << QStringLiteral("tier 1");
        QTest::newRow("no sources") << (jsonOf("{'format': 1}")) << QStringLiteral("sources");
        QTest::newRow("an unknown source")
            << (jsonOf("{'format': 1, 'sources': {}, 'providers': [{'id': 'p', 'models': [{'id': 'm', "
                  "'src': 's', 'rates': {}}]}]}"))
            << QStringLiteral("model m");
        QTest::newRow("twice") << (jsonOf("{'format': 1, 'sources': {}, 'providers': [{'id': 'p', "
                                     "'models': []}, {'id': 'p', 'models': []}]}"))
                               << QStringLiteral("provider p");
    }
    void aBrokenBookIsRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, named);
        const auto book = PriceBook::fromJson(json);
        QVERIFY(!book);
        QCOMPARE(book.error().kind, ErrorKind::Malformed);
        QVERIFY2(book.error().message.contains(named), qPrintable(book.error().message));
    }
};

HELIOGRAPH_TEST_MAIN(PriceBookTest)
#include "tst_pricebook.moc"
