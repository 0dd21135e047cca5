#include "core/pricing/receiptjson.h"
#include "core/pricing/usagefields.h"
#include "tests/support/examplebook.h"
#include "tests/support/testmain.h"

#include <limits>

using namespace heliograph;

/// What a usage costs by one row of the price book, line by line.
class ReceiptsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesAddUpToTheTotal()
    {
        Usage usage = tokenUsage(12'345, 678);
        usage.cachedInput = 4'321;
        usage.cacheWrite5m = 100;
        usage.cacheWrite1h = 7;
        usage.webSearches = 3;
        const auto receipt = PriceBook::builtIn()->price({QStringLiteral("anthropic"),
            QStringLiteral("claude-3-7-sonnet-20250219"), usage, utc("2026-11-24T12:00:00Z")});
        QVERIFY(receipt);
        QCOMPARE(linesOf(receipt),
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

    void freeIsNotUnpriced()
    {
        const auto book = PriceBook::builtIn();
        const QDateTime at = utc("2026-11-24T12:00:00Z");
        const auto free = book->price(
            {QStringLiteral("gemini"), QStringLiteral("gemma-3-27b-it"), tokenUsage(10, 10), at});
        QVERIFY(free);
        QCOMPARE(free->total, Money());
        QCOMPARE(free->lines.size(), size_t(2));
        // Paid by the hour of sound: there is a price, but none for tokens.
        QVERIFY(book->modelId(QStringLiteral("openai"), QStringLiteral("whisper-1")));
        QVERIFY(!book->price(
            {QStringLiteral("openai"), QStringLiteral("whisper-1"), tokenUsage(10, 10), at}));
        // Nobody said what was used; nothing was used.
        QVERIFY(!book->price({QStringLiteral("openai"), QStringLiteral("gpt-4o"), Usage{}, at}));
        const auto nothing =
            book->price({QStringLiteral("openai"), QStringLiteral("gpt-4o"), tokenUsage(0, 0), at});
        QVERIFY(nothing);
        QCOMPARE(nothing->total, Money());
        QVERIFY(nothing->lines.empty());
    }

    void aClassWithoutARatePaysThatOfItsWhole()
    {
        Usage usage = tokenUsage(1, 100);
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
        QCOMPARE(linesOf(priceOf(*bookOf(jsonOf("{'input': '1', 'output': '2'}")), usage)),
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
        QCOMPARE(linesOf(priceOf(
                     *bookOf(jsonOf(
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
        const auto own = bookOf(jsonOf("{'input': '1', 'output': '2', 'reasoning': '4'}"));
        Usage usage = tokenUsage(0, 10);
        usage.reasoning = 30; // more than the output it should be a part of
        QCOMPARE(linesOf(priceOf(*own, usage)), QStringList(QStringLiteral("reasoning 30 4 0.00012")));
        usage.output.reset();
        QCOMPARE(linesOf(priceOf(*bookOf(jsonOf("{'input': '1', 'output': '2'}")), usage)),
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
        const auto book = bookOf(jsonOf(
            "{'input': ['0', 100, '0', 1000, '0'], 'cached_input': ['10', 100, '20', 1000, '30'], "
            "'audio_input': ['2', 100, '4', 1000, '6'], 'output': ['1', 100, '2', 1000, '3']}"));
        Usage usage = tokenUsage(input - 21, 10);
        usage.cachedInput = 20;
        usage.cacheWrite1h = 1;
        usage.audioInput = 0;
        usage.reasoning = 3;
        auto receipt = priceOf(*book, usage);
        QVERIFY(receipt);
        QCOMPARE(receipt->total.toDecimal(), total);
        QCOMPARE(receipt->note.contains(QStringLiteral("100 ")), input > 100 && input <= 1000);
        QCOMPARE(receipt->note.contains(QStringLiteral("1,000 ")), input > 1000);
    }

    void theDayDecides()
    {
        const auto book =
            bookOf(jsonOf("[{'rates': {'input': '1'}}, {'from': '2026-01-01', 'rates': {'input': '2'}}, "
                     "{'from': '2027-01-01', 'rates': {'input': '3'}}]"));
        const Usage usage = tokenUsage(1'000'000, 0);
        const auto at = [&](const QDateTime &time) {
            return priceOf(*book, usage, time)->total.toDecimal();
        };
        QCOMPARE(at(utc("2025-12-31T23:59:59.999Z")), QStringLiteral("1"));
        QCOMPARE(at(utc("2026-01-01T00:00:00Z")), QStringLiteral("2"));
        QCOMPARE(
            at(utc("2026-01-01T00:30:00+01:00")), QStringLiteral("1")); // still the old year in UTC
        QCOMPARE(at(utc("2025-12-31T23:30:00-01:00")), QStringLiteral("2"));
        QCOMPARE(at(utc("2030-01-01T00:00:00Z")), QStringLiteral("3"));
        QCOMPARE(at(QDateTime()), QStringLiteral("3"));
        QCOMPARE(priceOf(*book, usage, utc("2025-12-31T00:00:00Z"))->priceDate,
            QDate(2026, 2, 3)); // of the source
        QCOMPARE(priceOf(*book, usage)->priceDate, QDate(2026, 1, 1));
    }

    void theHourDecides()
    {
        const auto book = bookOf(jsonOf(
            "[{'rates': {'input': '1'}}, {'from': '2026-01-01', 'rates': {'input': '2'}}, "
            "{'hours': ['01:00:00', '04:00:00'], 'rates': {'input': '3'}}, "
            "{'from': '2026-01-01', 'hours': ['22:30:00', '00:30:00'], 'rates': {'input': '4'}}]"));
        const auto at = [&](const char *time) {
            return priceOf(*book, tokenUsage(1'000'000, 0), utc(time))->total.toDecimal();
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
            priceOf(*book, tokenUsage(1'000'000, 0), QDateTime())->total.toDecimal(), QStringLiteral("2"));
        QVERIFY(priceOf(*book, tokenUsage(1, 0), utc("2026-05-05T01:00:00Z"))
                    ->note.contains(QStringLiteral("01:00")));
    }

    void theReceiptSaysWhatItCouldNotPrice()
    {
        const auto book = bookOf(jsonOf("{'input': '1'}"));
        Usage usage = tokenUsage(5, 7);
        usage.webSearches = 2;
        const auto receipt = priceOf(*book, usage);
        QCOMPARE(linesOf(receipt), QStringList(QStringLiteral("input 5 1 0.000005")));
        QVERIFY(receipt->note.contains(QStringLiteral("output, web_searches")));
        usage.input = 0;
        QVERIFY(!priceOf(*book, usage)); // nothing of it has a rate
        Usage half;
        half.input = 5;
        QVERIFY(priceOf(*bookOf(jsonOf("{'input': '1', 'output': '2'}")), half)
                    ->note.contains(QStringLiteral("output was not counted")));
        QVERIFY(priceOf(*book, half)->note.isEmpty());
    }

    void aRequestHasItsFee()
    {
        const auto book = bookOf(jsonOf("{'input': '1', 'output': '1', 'request': '12'}"));
        QCOMPARE(
            linesOf(priceOf(*book, tokenUsage(0, 0))), QStringList(QStringLiteral("requests 1 12 0.012")));
        Usage usage;
        usage.requests = 3;
        QCOMPARE(priceOf(*book, usage)->total.toDecimal(), QStringLiteral("0.036"));
        QCOMPARE(priceOf(*book, usage)->lines[0].unit, QStringLiteral("request"));
        // The fee alone is no cost of a call whose tokens have no rate.
        QVERIFY(!priceOf(*bookOf(jsonOf("{'request': '12'}")), tokenUsage(1, 1)));
    }

    void countsThatCannotBeAreNotPriced()
    {
        const auto book = bookOf(jsonOf("{'input': '1', 'output': '1'}"));
        QVERIFY(!priceOf(*book, tokenUsage(-1, 5)));
        QVERIFY(!priceOf(
            *book, tokenUsage(std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::max())));
        QVERIFY(priceOf(*book, tokenUsage(1'000'000'000'000, 0)));
        // Twice nine million million tokens at a dollar: each line is in range, their sum is not.
        QVERIFY(priceOf(*book, tokenUsage(9'000'000'000'000, 0)));
        QVERIFY(!priceOf(*book, tokenUsage(9'000'000'000'000, 9'000'000'000'000)));
        Usage usage = tokenUsage(1, 1);
        usage.imageOutput = std::numeric_limits<qint64>::min();
        QVERIFY(!priceOf(*book, usage));
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
        Usage usage = tokenUsage(1'000'000, 1'000'000);
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

    void receiptsAndUsageSurviveJson()
    {
        Usage usage = tokenUsage(12, 3'000'000'000);
        usage.cachedAudioInput = 0;
        usage.webSearches = 2;
        const Json json = usageToJson(usage);
        QCOMPARE(json.size(), kUsageFields.size());
        QVERIFY(member(json, "cached_input").is_null());
        QCOMPARE(usageFromJson(json), usage);
        QCOMPARE(usageFromJson(*parseJson(jsonOf("{'input': '7', 'smell': 4, 'output': null}"))).input,
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
        QVERIFY(!receiptFromJson(*parseJson(jsonOf("{'total_usd': 1, 'lines': []}"))));
        QVERIFY(!receiptFromJson(*parseJson(jsonOf("{'total_usd': '1', 'lines': [{}]}"))));
        QCOMPARE(receiptFromJson(*parseJson(jsonOf("{'total_usd': '1.5', 'basis': 'declared'}")))
                     ->total.toDecimal(),
            QStringLiteral("1.5"));
    }
};

HELIOGRAPH_TEST_MAIN(ReceiptsTest)
#include "tst_receipts.moc"
