#include "core/pricing/heliconeprice.h"
#include "core/pricing/pricebook.h"
#include "tests/support/testmain.h"

#include <QFile>

using namespace heliograph;

namespace {

QByteArray q(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

Usage tokens(qint64 input, qint64 output)
{
    Usage usage;
    usage.input = input;
    usage.output = output;
    return usage;
}

}

class HeliconePriceTest final : public QObject
{
    Q_OBJECT

private:
    static HeliconeFigure ask(const QString &provider, const QString &model, const Usage &usage,
        const QString &tier = {}, const std::optional<Money> &declared = {})
    {
        const auto ours = PriceBook::builtIn()->price(
            {provider, model, usage, QDateTime(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC), tier});
        return HeliconePrice::builtIn()->figure({provider, model, usage, tier, declared}, ours);
    }

private Q_SLOTS:
    void figuresAndReasons_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QByteArray>(
            "usage"); // input, cached, write 5m, write 1h, output, reasoning, searches
        QTest::addColumn<QString>("tier");
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>(
            "reason"); // a part of the reasons joined; empty: it does not differ
        const auto row = [](const char *name, const char *provider, const char *model,
                             const char *usage, const char *tier, const char *amount,
                             const char *reason) {
            QTest::newRow(name) << QString::fromUtf8(provider) << QString::fromUtf8(model)
                                << q(usage) << QString::fromUtf8(tier) << QString::fromUtf8(amount)
                                << QString::fromUtf8(reason);
        };
        row("the same", "openai", "gpt-4o-mini", "[1000, 500, 0, 0, 200]", "", "0.0003075", "");
        row("the same, by the older table", "openai", "gpt-4o-mini-2024-07-18",
            "[1000, 0, 0, 0, 200]", "default", "0.00027", "");
        row("a service tier", "openai", "gpt-4o-mini", "[1000000, 0, 0, 0, 0]", "flex", "0.15",
            "knows no service tiers, and this was “flex”");
        row("long prompts are charged as short ones", "openai", "gpt-5.4",
            "[300000, 0, 0, 0, 1000]", "", "0.765", "does not use its rates for long prompts");
        row("an unknown model", "openai", "gpt-5.5", "[1000, 0, 0, 0, 0]", "", "0",
            "no price for “gpt-5.5”");
        row("an unknown provider", "my-box", "llama", "[1000, 0, 0, 0, 0]", "", "0",
            "no price for “llama”");
        row("no counts", "openai", "gpt-4o-mini", "[]", "", "0", "does not estimate");
        row("a long prompt at Anthropic: a tier the book has no more", "anthropic",
            "claude-sonnet-4-20250514", "[150000, 60000, 0, 0, 1000]", "", "0.9405",
            "its rate of input is $6, not $3");
        row("a row that is wrong", "deepseek", "DeepSeek-Chat", "[1000000, 0, 0, 0, 0]", "",
            "0.014", "known to be wrong");
    }
    void figuresAndReasons()
    {
        QFETCH(QString, provider);
        QFETCH(QString, model);
        QFETCH(QByteArray, usage);
        QFETCH(QString, tier);
        QFETCH(QString, amount);
        QFETCH(QString, reason);
        Usage counts;
        const Json list = *parseJson(usage);
        const std::array fields{&Usage::input, &Usage::cachedInput, &Usage::cacheWrite5m,
            &Usage::cacheWrite1h, &Usage::output, &Usage::reasoning, &Usage::webSearches};
        for (size_t i = 0; i < list.size(); ++i)
            counts.*fields[i] = list[i].get<qint64>();
        const HeliconeFigure figure = ask(provider, model, counts, tier);
        QCOMPARE(figure.amount.toDecimal(), amount);
        const QString reasons = figure.reasons.join(QStringLiteral("; "));
        QCOMPARE(figure.differs, !reason.isEmpty());
        QVERIFY2(reasons.contains(reason), qPrintable(reasons));
        QCOMPARE(reasons.isEmpty(), reason.isEmpty());
    }

    void whatTheProviderDeclaresIsTakenOver()
    {
        const auto figure = ask(QStringLiteral("openrouter"), QStringLiteral("openai/gpt-4o-mini"),
            tokens(10, 10), {}, Money::fromDecimal(u"0.25"));
        QCOMPARE(figure.amount.toDecimal(), QStringLiteral("0.25"));
        QVERIFY(figure.differs && figure.priced);
    }

    void everyDifferenceHasAReason()
    {
        const auto book = PriceBook::builtIn();
        int differing = 0;
        for (const QString &provider : book->providers()) {
            for (const QString &model : book->models(provider)) {
                Usage usage = tokens(250'000, 1'000);
                usage.cachedInput = 5'000;
                usage.reasoning = 300;
                usage.webSearches = 1;
                const HeliconeFigure figure = ask(provider, model, usage);
                differing += figure.differs ? 1 : 0;
                QVERIFY2(figure.differs == !figure.reasons.isEmpty(), qPrintable(provider + model));
            }
        }
        QVERIFY(differing > 500);
    }

    void reasoningStaysAtTheBaseRates()
    {
        const auto prices = HeliconePrice::fromJson(
            q("{'format': 1, 'rows': [{'p': 'anthropic', 'm': 'm', 'a': ['alias'], 'r': {'input': "
              "'1', 'output': '10'}, "
              "'t': [{'from': 1000, 'r': {'input': '2', 'output': '20'}}]}]}"));
        QVERIFY(prices);
        Usage usage = tokens(1'000, 100);
        usage.reasoning = 40;
        const auto at = prices.value()->figure(
            {QStringLiteral("anthropic"), QStringLiteral("alias"), usage, {}, {}}, {});
        QCOMPARE(at.amount.toDecimal(), QStringLiteral("0.0036")); // 1000 × 2 + 60 × 20 + 40 × 10
        QVERIFY(at.reasons.contains(
            QStringLiteral("it keeps reasoning at the rates for short prompts")));
        usage.input = 999;
        QCOMPARE(prices.value()
                     ->figure({QStringLiteral("anthropic"), QStringLiteral("m"), usage, {}, {}}, {})
                     .amount.toDecimal(),
            QStringLiteral("0.001999"));
        // Names are compared with their case.
        QVERIFY(!prices.value()
                     ->figure({QStringLiteral("anthropic"), QStringLiteral("M"), usage, {}, {}}, {})
                     .priced);
    }

    void brokenTablesAreRefused()
    {
        for (const char *bad : {"{", "{'format': 2, 'rows': []}", "{'format': 1}",
                 "{'format': 1, 'rows': [{'p': 'x', 'm': 'y', 'r': {'smell': '1'}}]}",
                 "{'format': 1, 'rows': [{'p': '', 'm': 'y', 'r': {}}]}",
                 "{'format': 1, 'rows': [{'p': 'x', 'm': 'y', 'r': {}, 't': [{'r': {}}]}]}"})
            QVERIFY2(!HeliconePrice::fromJson(q(bad)), bad);
        QFile file(sourceFolder() + QStringLiteral("/resources/prices/helicone.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(HeliconePrice::fromJson(file.readAll()));
    }
};

HELIOGRAPH_TEST_MAIN(HeliconePriceTest)
#include "tst_heliconeprice.moc"
