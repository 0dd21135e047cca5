#include "core/session/callprice.h"
#include "core/session/estimate.h"
#include "tests/support/testmain.h"

using namespace heliograph;

namespace {

Provider openRouter()
{
    Provider provider;
    provider.id = QStringLiteral("openrouter");
    provider.name = QStringLiteral("OpenRouter");
    provider.priceProvider = QStringLiteral("openrouter");
    return provider;
}

Call call(const char *model = "openai/gpt-4o-mini")
{
    Call call;
    call.createdAt = QDateTime(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);
    call.status = CallStatus::Ok;
    call.provider = QStringLiteral("openrouter");
    call.requestedModel = QString::fromUtf8(model);
    call.answer.model = call.requestedModel;
    call.answer.complete = true;
    call.answer.usage.input = 1'000'000;
    call.answer.usage.output = 1'000'000;
    return call;
}

std::optional<Receipt> price(
    const Call &call, qint64 answerBytes = 0, std::optional<qint64> inputTokens = {})
{
    return receiptOf(*PriceBook::builtIn(), openRouter(), call, answerBytes, inputTokens);
}

}

class CallPriceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheOtherSideDeclaresIsTheTotal()
    {
        Call one = call();
        const auto plain = price(one);
        QVERIFY(plain);
        QCOMPARE(plain->basis, CostBasis::Exact);
        one.answer.declaredCost = *Money::fromDecimal(u"0.5");
        const auto declared = price(one);
        QCOMPARE(declared->basis, CostBasis::Declared);
        QCOMPARE(declared->total.toDecimal(), QStringLiteral("0.5"));
        // Our own reckoning stands beside it.
        QCOMPARE(declared->lines, plain->lines);
        QCOMPARE(sumOfLines(*declared), plain->total);
        QVERIFY2(declared->note.startsWith(
                     QStringLiteral("The cost is what OpenRouter says; by the price book it is %1.")
                         .arg(plain->total.toDisplay())),
            qPrintable(declared->note));

        // Where the book knows nothing, the figure stands alone; zero is a cost, too.
        one = call("nobody/nothing");
        QVERIFY(!price(one));
        one.answer.declaredCost = Money();
        const auto alone = price(one);
        QCOMPARE(alone->basis, CostBasis::Declared);
        QVERIFY(alone->lines.empty() && alone->total.isZero());
        QCOMPARE(alone->source, QStringLiteral("openrouter"));
        QCOMPARE(alone->note, QStringLiteral("The cost is what OpenRouter says."));
        one.source = Source::Helicone;
        QCOMPARE(price(one)->note, QStringLiteral("The cost is what Helicone says."));
        QCOMPARE(price(one)->source, QStringLiteral("helicone"));
    }

    void aCacheHitCostsNothingAndSaysWhatItSaved()
    {
        Call one = call();
        const Money full = price(one)->total;
        one.helicone.cache = QStringLiteral("HIT");
        one.answer.declaredCost = *Money::fromDecimal(u"0.5"); // of the answer that was kept
        const auto hit = price(one);
        QCOMPARE(hit->basis, CostBasis::Declared);
        QVERIFY(hit->total.isZero());
        QCOMPARE(sumOfLines(*hit), full);
        QVERIFY(hit->note.contains(
            QStringLiteral("nothing was paid, and %1 saved").arg(full.toDisplay())));
        one = call("nobody/nothing");
        one.helicone.cache = QStringLiteral("HIT");
        QVERIFY(price(one)->total.isZero() && price(one)->lines.empty());
        one.helicone.cache = QStringLiteral("MISS");
        QVERIFY(!price(one));
    }

    void theTierOfTheAnswerCounts()
    {
        Call one = call("gpt-5");
        one.provider = QStringLiteral("openai");
        Provider openAi;
        openAi.id = openAi.priceProvider = QStringLiteral("openai");
        const auto standard = receiptOf(*PriceBook::builtIn(), openAi, one, 0);
        one.answer.serviceTier = QStringLiteral("flex");
        const auto flex = receiptOf(*PriceBook::builtIn(), openAi, one, 0);
        QCOMPARE(flex->total + flex->total, standard->total);
        one.answer.serviceTier = QStringLiteral("scale");
        QCOMPARE(receiptOf(*PriceBook::builtIn(), openAi, one, 0)->basis, CostBasis::Estimated);
    }

    void whatNobodyCountedIsEstimated()
    {
        Call one = call();
        one.answer.usage = {};
        one.answer.complete = false;
        one.exchange.requestBody = QByteArray(400, 'x');
        QVERIFY(!price(one)); // nothing came
        const auto fromBody = price(one, 4'000);
        QCOMPARE(fromBody->basis, CostBasis::Estimated);
        QCOMPARE(fromBody->lines[0].count, 100);
        QCOMPARE(fromBody->lines[1].count, 1'000);
        QCOMPARE(price(one, 4'000, 37)->lines[0].count, 37);

        // Told at the start: the input and one token. What came after it is estimated.
        one.answer.usage.input = 50;
        one.answer.usage.output = 1;
        const auto cut = price(one, 4'000, 37);
        QCOMPARE(cut->basis, CostBasis::Estimated);
        QCOMPARE(cut->lines[0].count, 50);
        QCOMPARE(cut->lines[1].count, 1'000);
        one.answer.complete = true;
        QCOMPARE(price(one, 4'000)->basis, CostBasis::Exact);
    }

    void ownPricesHoldForProvidersTheBookDoesNotKnow()
    {
        Provider own;
        own.id = QStringLiteral("my-box");
        Call one = call("llama");
        QVERIFY(!receiptOf(*PriceBook::builtIn(), own, one, 0));
        const auto book =
            PriceBook::builtIn()->with({{QStringLiteral("my-box"), QStringLiteral("llama"), {},
                {{RateClass::Output, *Money::fromDecimal(u"2"), {}}}, {}}});
        const auto receipt = receiptOf(*book, own, one, 0);
        QVERIFY(receipt);
        QCOMPARE(receipt->total.toDecimal(), QStringLiteral("2"));
        QCOMPARE(receipt->source, QStringLiteral("user"));
    }
};

HELIOGRAPH_TEST_MAIN(CallPriceTest)
#include "tst_callprice.moc"
