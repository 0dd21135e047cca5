#include "core/session/callprice.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"
#include "ui/calls/calldetails.h"
#include "ui/calls/receiptview.h"

#include <QLabel>

using namespace heliograph;

class ReceiptViewTest final : public QObject
{
    Q_OBJECT

private:
    static QString texts(const QWidget &widget)
    {
        QStringList all;
        for (const QLabel *label : widget.findChildren<QLabel *>())
            all.append(label->text());
        return all.join(QLatin1Char('\n'));
    }
    static Call call()
    {
        Call call = sampleCall();
        call.helicone = {};
        call.route = Route::Direct;
        call.answer.usage = {};
        call.answer.usage.input = 1'000;
        call.answer.usage.cachedInput = 2'000;
        call.answer.usage.output = 300;
        return call;
    }
    static void price(Call &call)
    {
        Provider provider;
        provider.id = call.provider;
        provider.name = QStringLiteral("OpenAI");
        provider.priceProvider = QStringLiteral("openai");
        call.receipt = receiptOf(*PriceBook::builtIn(), provider, call, 0);
    }
    static QString shown(const Call &call)
    {
        ReceiptView view;
        const CallDetails details = CallDetails::of(call);
        view.setCall(*details.call, details.helicone);
        return texts(view);
    }

private Q_SLOTS:
    void anExactReceipt()
    {
        Call one = call();
        price(one);
        const QString text = shown(one);
        for (const char *part : {"Cached input", "2,000", "$0.075 per million", "$0.00018", "Total",
                 "$0.00048", "Exact: the tokens are those the provider counted.",
                 "Price of gpt-4o-mini at openai", "from genai-prices 0.1.8",
                 "cache saved $0.00015"})
            QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
        QVERIFY2(!text.contains(QLatin1String("Helicone")),
            qPrintable(text)); // it has not seen the call
    }

    void heliconesFigureStandsBeside()
    {
        Call one = call();
        one.route = Route::Helicone;
        price(one);
        QVERIFY(shown(one).contains(QLatin1String("Helicone shows the same amount.")));
        one.answer.serviceTier = QStringLiteral("flex");
        price(one);
        const QString text = shown(one);
        QVERIFY2(text.contains(
                     QLatin1String("Helicone shows $0.00048, because it knows no service tiers")),
            qPrintable(text));
        QVERIFY(text.contains(QString::fromUtf8("Service tier “flex”: 0.5 times")));
        one.status = CallStatus::Error;
        QVERIFY(!shown(one).contains(QLatin1String("Helicone shows")));
    }

    void aDeclaredCostWithOurLinesBelow()
    {
        Call one = call();
        one.answer.declaredCost = Money::fromDecimal(u"0.25");
        price(one);
        const QString text = shown(one);
        QVERIFY2(text.indexOf(QLatin1String("Total, declared\n$0.25"))
                    < text.indexOf(QLatin1String("By the price book\n$0.00048"))
                && text.contains(QLatin1String("Total, declared\n$0.25")),
            qPrintable(text));
        QVERIFY(text.contains(QLatin1String("Declared: the amount is what the other side says")));
    }

    void aCacheHitSaysWhatItSaved()
    {
        Call one = call();
        one.route = Route::Helicone;
        one.helicone.cache = QStringLiteral("HIT");
        price(one);
        const QString text = shown(one);
        QVERIFY2(text.contains(QLatin1String("Total\n$0"))
                && text.contains(QLatin1String("Saved\n$0.00048")),
            qPrintable(text));
        QVERIFY(!text.contains(QLatin1String("Declared")));
        QVERIFY(!text.contains(QLatin1String("Helicone shows")));
    }

    void estimatesSayWhy()
    {
        Call one = call();
        one.answer.serviceTier = QStringLiteral("scale");
        price(one);
        QVERIFY(shown(one).contains(QLatin1String("their rates are not sure")));
        QVERIFY(shown(one).contains(QLatin1String("Total, estimated")));
        one.answer.usage = {};
        QVERIFY(shown(one).contains(QLatin1String("worked out from the text")));
        one = call();
        price(one);
        one.receipt->basis = CostBasis::Estimated;
        one.status = CallStatus::Cancelled;
        QVERIFY(shown(one).contains(QLatin1String("ended before the provider had counted")));
    }

    void receiptsOfBefore()
    {
        Call one = call();
        price(one);
        ReceiptView view;
        view.setCall(one);
        Receipt old = *one.receipt;
        old.total = *Money::fromDecimal(u"7.5");
        old.source = QStringLiteral("user");
        const QDateTime then(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);
        view.setOldReceipts({{then, old}, {then.addDays(-1), {}}});
        const QString text = texts(view);
        QVERIFY2(text.contains(QLatin1String("Before it was priced again"))
                && text.contains(QLatin1String("$7.5"))
                && text.contains(QLatin1String("your own price"))
                && text.contains(QLatin1String(": unpriced")),
            qPrintable(text));
        view.setCall(one);
        QVERIFY(!texts(view).contains(QLatin1String("$7.5")));
    }

    void unpricedPointsToSettings()
    {
        Call one = call();
        one.receipt.reset();
        QVERIFY(
            shown(one).contains(QLatin1String("add a price of your own under Settings, Prices")));
    }
};

HELIOGRAPH_TEST_MAIN(ReceiptViewTest)
#include "tst_receiptview.moc"
