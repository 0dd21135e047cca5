#include "core/pricing/pricebook.h"
#include "core/pricing/receiptjson.h"
#include "core/pricing/usagefields.h"
#include "tests/support/testmain.h"

#include <QFile>

#include <limits>

using namespace heliograph;

namespace
{

// JSON written with single quotes.
QByteArray q(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

QDateTime utc(const char *time)
{
    return QDateTime::fromString(QLatin1String(time), Qt::ISODateWithMs);
}

Usage tokens(qint64 input, qint64 output)
{
    Usage usage;
    usage.input = input;
    usage.output = output;
    return usage;
}

// "class count rate amount" of each line.
QStringList shown(const std::optional<Receipt> &receipt)
{
    QStringList lines;
    if (receipt) {
        for (const ReceiptLine &line : receipt->lines) {
            lines.append(QStringLiteral("%1 %2 %3 %4")
                             .arg(line.usageClass)
                             .arg(line.count)
                             .arg(line.rate.toDecimal(), line.amount.toDecimal()));
        }
    }
    return lines;
}

// A book of one provider, "p", with one model, "m".
std::shared_ptr<const PriceBook> bookOf(const QByteArray &rates, const QByteArray &more = {})
{
    const auto book = PriceBook::fromJson(
        q("{'format': 1, 'sources': {'s': {'name': 'test', 'date': '2026-02-03'}}, "
          "'providers': [{'id': 'p', 'models': [{'id': 'm', 'src': 's', 'rates':")
        + rates + "}" + more + "]}]}");
    if (!book)
        qWarning("%s", qPrintable(book.error().message));
    return book ? *book : nullptr;
}

std::optional<Receipt> ask(
    const PriceBook &book, const Usage &usage, const QDateTime &at = utc("2026-11-24T12:00:00Z"))
{
    return book.price({QStringLiteral("p"), QStringLiteral("m"), usage, at});
}

}

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

    void linesAddUpToTheTotal()
    {
        Usage usage = tokens(12'345, 678);
        usage.cachedInput = 4'321;
        usage.cacheWrite5m = 100;
        usage.cacheWrite1h = 7;
        usage.webSearches = 3;
        const auto receipt = PriceBook::builtIn()->price({QStringLiteral("anthropic"),
            QStringLiteral("claude-3-7-sonnet-20250219"), usage, utc("2026-11-24T12:00:00Z")});
        QVERIFY(receipt);
        QCOMPARE(shown(receipt),
            QStringList({QStringLiteral("input 12345 3 0.037035"),
                QStringLiteral("cached_input 4321 0.3 0.0012963"),
                QStringLiteral("cache_write_5m 100 3.75 0.000375"),
                QStringLiteral("cache_write_1h 7 6 0.000042"),
                QStringLiteral("output 678 15 0.01017"),
                QStringLiteral("web_searches 3 10 0.03")}));
        Money sum;
        for (const ReceiptLine &line : receipt->lines)
            sum += line.amount;
        QCOMPARE(receipt->total, sum);
        QCOMPARE(receipt->total.toDecimal(), QStringLiteral("0.0789183"));
        QCOMPARE(receipt->basis, CostBasis::Exact);
        QCOMPARE(receipt->provider, QStringLiteral("anthropic"));
        QCOMPARE(receipt->model, QStringLiteral("claude-3-7-sonnet-latest"));
        QCOMPARE(receipt->priceDate, QDate(2026, 9, 23));
        QCOMPARE(receipt->source, QStringLiteral("genai-prices 0.1.8"));
        QCOMPARE(receipt->lines.back().unit, QStringLiteral("call"));
        QCOMPARE(receipt->lines.back().per, 1000);
        QCOMPARE(receipt->lines.front().unit, QStringLiteral("token"));
        QCOMPARE(receipt->lines.front().per, 1'000'000);
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
            book->price({provider, model, tokens(10, 10), utc("2026-11-24T12:00:00Z")}).has_value(),
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
                if (!book->price({priceProvider, toQString(model), tokens(10, 10),
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
        Usage usage = tokens(1'000'000, 1'000'000);
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

    void freeIsNotUnpriced()
    {
        const auto book = PriceBook::builtIn();
        const QDateTime at = utc("2026-11-24T12:00:00Z");
        const auto free = book->price(
            {QStringLiteral("gemini"), QStringLiteral("gemma-3-27b-it"), tokens(10, 10), at});
        QVERIFY(free);
        QCOMPARE(free->total, Money());
        QCOMPARE(free->lines.size(), size_t(2));
        // Paid by the hour of sound: there is a price, but none for tokens.
        QVERIFY(book->modelId(QStringLiteral("openai"), QStringLiteral("whisper-1")));
        QVERIFY(!book->price(
            {QStringLiteral("openai"), QStringLiteral("whisper-1"), tokens(10, 10), at}));
        // Nobody said what was used; nothing was used.
        QVERIFY(!book->price({QStringLiteral("openai"), QStringLiteral("gpt-4o"), Usage{}, at}));
        const auto nothing =
            book->price({QStringLiteral("openai"), QStringLiteral("gpt-4o"), tokens(0, 0), at});
        QVERIFY(nothing);
        QCOMPARE(nothing->total, Money());
        QVERIFY(nothing->lines.empty());
    }

    void aClassWithoutARatePaysThatOfItsWhole()
    {
        Usage usage = tokens(1, 100);
        usage.cachedInput = 2;
        usage.cacheWrite5m = 3;
        usage.cacheWrite1h = 4;
        usage.audioInput = 5;
        usage.cachedAudioInput = 6;
        usage.imageInput = 7;
        usage.cachedImageInput = 8;
        usage.reasoning = 40;
        usage.audioOutput = 9;
        usage.imageOutput = 10;
        QCOMPARE(shown(ask(*bookOf(q("{'input': '1', 'output': '2'}")), usage)),
            QStringList({QStringLiteral("input 1 1 0.000001"),
                QStringLiteral("cached_input 2 1 0.000002"),
                QStringLiteral("cache_write_5m 3 1 0.000003"),
                QStringLiteral("cache_write_1h 4 1 0.000004"),
                QStringLiteral("audio_input 5 1 0.000005"),
                QStringLiteral("cached_audio_input 6 1 0.000006"),
                QStringLiteral("image_input 7 1 0.000007"),
                QStringLiteral("cached_image_input 8 1 0.000008"),
                QStringLiteral("output 100 2 0.0002"), QStringLiteral("audio_output 9 2 0.000018"),
                QStringLiteral("image_output 10 2 0.00002")}));
        QCOMPARE(shown(ask(
                     *bookOf(q(
                         "{'input': '1', 'cached_input': '0.5', 'cache_write': '3', 'output': '2', "
                         "'reasoning': '4', 'audio_input': '7', 'audio_output': '8', "
                         "'image_output': '9'}")),
                     usage)),
            QStringList({QStringLiteral("input 1 1 0.000001"),
                QStringLiteral("cached_input 2 0.5 0.000001"),
                QStringLiteral("cache_write_5m 3 3 0.000009"),
                QStringLiteral("cache_write_1h 4 3 0.000012"),
                QStringLiteral("audio_input 5 7 0.000035"),
                QStringLiteral("cached_audio_input 6 0.5 0.000003"),
                QStringLiteral("image_input 7 1 0.000007"),
                QStringLiteral("cached_image_input 8 0.5 0.000004"),
                QStringLiteral("output 60 2 0.00012"), QStringLiteral("reasoning 40 4 0.00016"),
                QStringLiteral("audio_output 9 8 0.000072"),
                QStringLiteral("image_output 10 9 0.00009")}));
    }

    void reasoningIsPaidOnce()
    {
        const auto own = bookOf(q("{'input': '1', 'output': '2', 'reasoning': '4'}"));
        Usage usage = tokens(0, 10);
        usage.reasoning = 30; // more than the output it should be a part of
        QCOMPARE(shown(ask(*own, usage)), QStringList(QStringLiteral("reasoning 30 4 0.00012")));
        usage.output.reset();
        QCOMPARE(shown(ask(*bookOf(q("{'input': '1', 'output': '2'}")), usage)),
            QStringList(QStringLiteral("reasoning 30 2 0.00006")));
    }

    void theWholeCallPaysTheRateOfItsSize_data()
    {
        QTest::addColumn<qint64>("input");
        QTest::addColumn<QString>("total");
        QTest::newRow("below") << qint64(99) << QStringLiteral("0.00021");
        QTest::newRow("at") << qint64(100) << QStringLiteral("0.00021");
        QTest::newRow("above") << qint64(101) << QStringLiteral("0.00042");
        QTest::newRow("the next") << qint64(1000) << QStringLiteral("0.00042");
        QTest::newRow("above the next") << qint64(1001) << QStringLiteral("0.00063");
        QTest::newRow("absurd") << std::numeric_limits<qint64>::max() << QStringLiteral("0.00063");
    }
    void theWholeCallPaysTheRateOfItsSize()
    {
        QFETCH(qint64, input);
        QFETCH(QString, total);
        const auto book = bookOf(q(
            "{'input': ['0', 100, '0', 1000, '0'], 'cached_input': ['10', 100, '20', 1000, '30'], "
            "'audio_input': ['2', 100, '4', 1000, '6'], 'output': ['1', 100, '2', 1000, '3']}"));
        Usage usage = tokens(input - 21, 10);
        usage.cachedInput = 20;
        usage.cacheWrite1h = 1;
        usage.audioInput = 0;
        usage.reasoning = 3;
        auto receipt = ask(*book, usage);
        QVERIFY(receipt);
        QCOMPARE(receipt->total.toDecimal(), total);
        QCOMPARE(receipt->note.contains(QStringLiteral("100 ")), input > 100 && input <= 1000);
        QCOMPARE(receipt->note.contains(QStringLiteral("1,000 ")), input > 1000);
    }

    void theDayDecides()
    {
        const auto book =
            bookOf(q("[{'rates': {'input': '1'}}, {'from': '2026-01-01', 'rates': {'input': '2'}}, "
                     "{'from': '2027-01-01', 'rates': {'input': '3'}}]"));
        const Usage usage = tokens(1'000'000, 0);
        const auto at = [&](const QDateTime &time) {
            return ask(*book, usage, time)->total.toDecimal();
        };
        QCOMPARE(at(utc("2025-12-31T23:59:59.999Z")), QStringLiteral("1"));
        QCOMPARE(at(utc("2026-01-01T00:00:00Z")), QStringLiteral("2"));
        QCOMPARE(
            at(utc("2026-01-01T00:30:00+01:00")), QStringLiteral("1")); // still the old year in UTC
        QCOMPARE(at(utc("2025-12-31T23:30:00-01:00")), QStringLiteral("2"));
        QCOMPARE(at(utc("2030-01-01T00:00:00Z")), QStringLiteral("3"));
        QCOMPARE(at(QDateTime()), QStringLiteral("3"));
        QCOMPARE(ask(*book, usage, utc("2025-12-31T00:00:00Z"))->priceDate,
            QDate(2026, 2, 3)); // of the source
        QCOMPARE(ask(*book, usage)->priceDate, QDate(2026, 1, 1));
    }

    void theHourDecides()
    {
        const auto book = bookOf(q(
            "[{'rates': {'input': '1'}}, {'from': '2026-01-01', 'rates': {'input': '2'}}, "
            "{'hours': ['01:00:00', '04:00:00'], 'rates': {'input': '3'}}, "
            "{'from': '2026-01-01', 'hours': ['22:30:00', '00:30:00'], 'rates': {'input': '4'}}]"));
        const auto at = [&](const char *time) {
            return ask(*book, tokens(1'000'000, 0), utc(time))->total.toDecimal();
        };
        QCOMPARE(at("2026-05-05T00:59:59.999Z"), QStringLiteral("2"));
        QCOMPARE(at("2026-05-05T01:00:00Z"), QStringLiteral("3"));
        QCOMPARE(at("2026-05-05T03:59:59.999Z"), QStringLiteral("3"));
        QCOMPARE(at("2026-05-05T04:00:00Z"), QStringLiteral("2"));
        QCOMPARE(at("2026-05-05T03:00:00+02:00"), QStringLiteral("3"));
        QCOMPARE(at("2026-05-05T22:30:00Z"), QStringLiteral("4"));
        QCOMPARE(at("2026-05-05T00:29:59Z"), QStringLiteral("4"));
        QCOMPARE(at("2025-05-05T22:30:00Z"), QStringLiteral("1"));
        QCOMPARE(
            ask(*book, tokens(1'000'000, 0), QDateTime())->total.toDecimal(), QStringLiteral("2"));
        QVERIFY(ask(*book, tokens(1, 0), utc("2026-05-05T01:00:00Z"))
                    ->note.contains(QStringLiteral("01:00")));
    }

    void theReceiptSaysWhatItCouldNotPrice()
    {
        const auto book = bookOf(q("{'input': '1'}"));
        Usage usage = tokens(5, 7);
        usage.webSearches = 2;
        const auto receipt = ask(*book, usage);
        QCOMPARE(shown(receipt), QStringList(QStringLiteral("input 5 1 0.000005")));
        QVERIFY(receipt->note.contains(QStringLiteral("output, web_searches")));
        usage.input = 0;
        QVERIFY(!ask(*book, usage)); // nothing of it has a rate
        Usage half;
        half.input = 5;
        QVERIFY(ask(*bookOf(q("{'input': '1', 'output': '2'}")), half)
                    ->note.contains(QStringLiteral("output was not counted")));
        QVERIFY(ask(*book, half)->note.isEmpty());
    }

    void aRequestHasItsFee()
    {
        const auto book = bookOf(q("{'input': '1', 'output': '1', 'request': '12'}"));
        QCOMPARE(
            shown(ask(*book, tokens(0, 0))), QStringList(QStringLiteral("requests 1 12 0.012")));
        Usage usage;
        usage.requests = 3;
        QCOMPARE(ask(*book, usage)->total.toDecimal(), QStringLiteral("0.036"));
        QCOMPARE(ask(*book, usage)->lines[0].unit, QStringLiteral("request"));
        // The fee alone is no cost of a call whose tokens have no rate.
        QVERIFY(!ask(*bookOf(q("{'request': '12'}")), tokens(1, 1)));
    }

    void countsThatCannotBeAreNotPriced()
    {
        const auto book = bookOf(q("{'input': '1', 'output': '1'}"));
        QVERIFY(!ask(*book, tokens(-1, 5)));
        QVERIFY(!ask(
            *book, tokens(std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::max())));
        QVERIFY(ask(*book, tokens(1'000'000'000'000, 0)));
        // Twice nine million million tokens at a dollar: each line is in range, their sum is not.
        QVERIFY(ask(*book, tokens(9'000'000'000'000, 0)));
        QVERIFY(!ask(*book, tokens(9'000'000'000'000, 9'000'000'000'000)));
        Usage usage = tokens(1, 1);
        usage.imageOutput = std::numeric_limits<qint64>::min();
        QVERIFY(!ask(*book, usage));
    }

    void theFirstModelThatMatchesWins()
    {
        const QByteArray models =
            q(", {'id': 'a-early', 'src': 's', 'match': [{'starts': 'a-'}], 'rates': {'input': "
              "'1'}}, "
              "{'id': 'a-late', 'src': 's', 'rates': {'input': '2'}}, "
              "{'id': 'b-late', 'src': 's', 'match': ['b-x', {'all': [{'has': '-'}, {'ends': 'q'}, "
              "{'any': ['b-q', {'re': '^c\\\\d$|zz'}]}]}], "
              "'rates': {'input': '3'}}, {'id': 'b-x', 'src': 's', 'rates': {'input': '4'}}");
        const auto book = bookOf(q("{'input': '9'}"), models);
        const auto id = [&](const char *name) {
            return book->modelId(QStringLiteral("p"), QLatin1String(name)).value_or(QString());
        };
        QCOMPARE(id("a-late"), QStringLiteral("a-early"));
        QCOMPARE(id("b-x"), QStringLiteral("b-late"));
        QCOMPARE(id("B-Q"), QStringLiteral("b-late"));
        QCOMPARE(id("zz-q"), QStringLiteral("b-late"));
        QCOMPARE(id("c-q"), QString());
    }

    void serviceTiers_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("tier");
        QTest::addColumn<QString>("total"); // of 1,000,000 in, 1,000,000 out, 1,000 searches
        QTest::addColumn<QString>("note"); // a part of it; empty: nothing is said of tiers
        const auto row = [](const char *provider, const char *model, const char *tier,
                             const char *total, const char *note) {
            QTest::addRow("%s %s", model, tier)
                << QString::fromUtf8(provider) << QString::fromUtf8(model)
                << QString::fromUtf8(tier) << QString::fromUtf8(total) << QString::fromUtf8(note);
        };
        row("openai", "gpt-5", "", "11.25", "");
        row("openai", "gpt-5", "default", "11.25", "");
        row("openai", "gpt-5", "auto", "11.25", "");
        row("openai", "gpt-5", "flex", "5.625", "“flex”: 0.5 times");
        row("openai", "gpt-5", "Batch", "5.625", "“batch”: 0.5 times");
        row("openai", "gpt-5", "priority", "22.5", "“priority”: 2 times");
        row("openai", "gpt-5-mini", "priority", "4.05", "1.8 times");
        row("openai", "gpt-4o-mini-2024-07-18", "priority", "1.25", "1.667 times");
        row("openai", "gpt-5", "scale", "11.25", "“scale” are not known");
        row("openai", "o3", "priority", "10", "“priority” are not known");
        row("anthropic", "claude-sonnet-4-5", "standard", "38.5", "");
        row("anthropic", "claude-sonnet-4-5", "batch", "24.25", "0.5 times");
        row("anthropic", "claude-sonnet-4-5", "priority", "38.5", "“priority” are not known");
        row("gemini", "gemini-2.5-flash", "SERVICE_TIER_FLEX", "1.4", "“flex”: 0.5 times");
        row("gemini", "gemini-2.5-flash", "ON_DEMAND", "2.8", "");
        row("gemini", "gemini-2.5-flash", "ON_DEMAND_PRIORITY", "2.8", "“priority” are not known");
        row("groq", "llama-3.3-70b-versatile", "flex", "1.38", "costs the standard rates");
    }
    void serviceTiers()
    {
        QFETCH(QString, provider);
        QFETCH(QString, model);
        QFETCH(QString, tier);
        QFETCH(QString, total);
        QFETCH(QString, note);
        Usage usage = tokens(1'000'000, 1'000'000);
        if (provider == QLatin1String("anthropic"))
            usage.webSearches = 1'000; // a fee, which no tier changes
        const auto receipt = PriceBook::builtIn()->price(
            {provider, model, usage, utc("2026-11-24T12:00:00Z"), tier});
        QVERIFY(receipt);
        QCOMPARE(receipt->total.toDecimal(), total);
        Money sum;
        for (const ReceiptLine &line : receipt->lines) {
            sum += line.amount;
            QCOMPARE(Money::atRate(line.rate, line.count, line.per), line.amount);
        }
        QCOMPARE(sum, receipt->total);
        if (note.isEmpty())
            QVERIFY2(!receipt->note.contains(QLatin1String("tier")), qPrintable(receipt->note));
        else
            QVERIFY2(receipt->note.contains(note), qPrintable(receipt->note));
        QCOMPARE(receipt->basis,
            note.contains(QLatin1String("not known")) ? CostBasis::Estimated : CostBasis::Exact);
    }

    void theUsersRowsWinFromTheirDayOn()
    {
        const auto base = PriceBook::builtIn();
        const auto rates = [](const char *text) { return *ratesFromJson(*parseJson(q(text))); };
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
                tokens(0, 1'000'000), at, QLatin1String(tier)});
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
            tokens(1, 1), utc("2026-11-02T00:00:00Z")});
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
        const Json json = *parseJson(q("{'input':['1.25',200000,'2.5',400000,'5'],'web_search':'10'}"));
        const auto rates = ratesFromJson(json);
        QVERIFY(rates);
        QCOMPARE(dumpJson(ratesToJson(*rates)), dumpJson(json));
        for (const char *bad : {"[]", "{'smell':'1'}", "{'input':1}", "{'input':'-1'}",
                 "{'input':['1',5]}", "{'input':['1',-5,'2']}", "{'input':['1',5,'2',5,'3']}"})
            QVERIFY2(!ratesFromJson(*parseJson(q(bad))), bad);
    }

    void aBrokenBookIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *name, const QByteArray &rates) {
            QTest::newRow(name) << (q("{'format': 1, 'sources': {'s': {'name': 'x', 'date': "
                                      "'2026-01-01'}}, 'providers': [ "
                                      "{'id': 'p', 'models': [{'id': 'fine', 'src': 's', 'rates': "
                                      "{'input': '1'}}, {'id': 'bad', 'src': 's',"))
                    + rates
                    + "}]}]}" << QStringLiteral("provider p, model bad");
        };
        row("a rate that is a number", q("'rates': {'input': 1}"));
        row("a negative rate", q("'rates': {'input': '-1'}"));
        row("an unknown class", q("'rates': {'smell': '1'}"));
        row("a rate with half a step", q("'rates': {'input': ['1', 5]}"));
        row("steps that fall", q("'rates': {'input': ['1', 5, '2', 5, '3']}"));
        row("a step that is no number", q("'rates': {'input': ['1', '5', '2']}"));
        row("no rates", q("'id2': 1"));
        row("an empty list of dates", q("'rates': []"));
        row("no day", q("'rates': [{'from': '2026-02-30', 'rates': {}}]"));
        row("no hours", q("'rates': [{'hours': ['25:00:00', '01:00:00'], 'rates': {}}]"));
        row("one hour", q("'rates': [{'hours': ['05:00:00'], 'rates': {}}]"));
        row("an unknown rule", q("'rates': {}, 'match': [{'sounds': 'x'}]"));
        row("a broken pattern", q("'rates': {}, 'match': [{'re': '('}]"));
        row("no rule", q("'rates': {}, 'match': []"));
        QTest::newRow("no JSON") << QByteArray("{") << QStringLiteral("JSON");
        QTest::newRow("another format") << (q("{'format': 2}")) << QStringLiteral("format");
        QTest::newRow("a tier without a factor")
            << (q("{'format': 1, 'sources': {}, 'tiers': [{'provider': 'p', 'names': ['x'], "
                  "'source': 'u', 'date': '2026-01-01', 'factor': '0/3'}], 'providers': []}"))
            << QStringLiteral("tier 1");
        QTest::newRow("no sources") << (q("{'format': 1}")) << QStringLiteral("sources");
        QTest::newRow("an unknown source")
            << (q("{'format': 1, 'sources': {}, 'providers': [{'id': 'p', 'models': [{'id': 'm', "
                  "'src': 's', 'rates': {}}]}]}"))
            << QStringLiteral("model m");
        QTest::newRow("twice") << (q("{'format': 1, 'sources': {}, 'providers': [{'id': 'p', "
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

    void receiptsAndUsageSurviveJson()
    {
        Usage usage = tokens(12, 3'000'000'000);
        usage.cachedAudioInput = 0;
        usage.webSearches = 2;
        const Json json = usageToJson(usage);
        QCOMPARE(json.size(), kUsageFields.size());
        QVERIFY(member(json, "cached_input").is_null());
        QCOMPARE(usageFromJson(json), usage);
        QCOMPARE(usageFromJson(*parseJson(q("{'input': '7', 'smell': 4, 'output': null}"))).input,
            qint64(7));
        QVERIFY(usageFromJson(Json(nullptr)).empty());
        static_assert(
            sizeof(Usage) == kUsageFields.size() * sizeof(Usage::Count)); // every class has its key

        auto receipt = PriceBook::builtIn()->price({QStringLiteral("perplexity"),
            QStringLiteral("sonar-deep-research"), usage, utc("2026-11-24T12:00:00Z")});
        QVERIFY(receipt && !receipt->note.isEmpty());
        for (const CostBasis basis :
            {CostBasis::Exact, CostBasis::Estimated, CostBasis::Declared}) {
            receipt->basis = basis;
            QCOMPARE(receiptFromJson(receiptToJson(*receipt)), receipt);
        }
        receipt->priceDate = QDate();
        QCOMPARE(receiptFromJson(receiptToJson(*receipt)), receipt);
        QVERIFY(member(receiptToJson(*receipt), "price_date").is_null());
        QVERIFY(!receiptFromJson(Json::array()));
        QVERIFY(!receiptFromJson(*parseJson(q("{'total_usd': 1, 'lines': []}"))));
        QVERIFY(!receiptFromJson(*parseJson(q("{'total_usd': '1', 'lines': [{}]}"))));
        QCOMPARE(receiptFromJson(*parseJson(q("{'total_usd': '1.5', 'basis': 'declared'}")))
                     ->total.toDecimal(),
            QStringLiteral("1.5"));
    }
};

HELIOGRAPH_TEST_MAIN(PriceBookTest)
#include "tst_pricebook.moc"
