#include "core/base/money.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

#include <limits>

using namespace heliograph;

namespace
{
constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();

// rate × count / per on paper: long multiplication and division of decimal digits, rounded half up.
// Slow, and written without the arithmetic under test.
QString onPaper(qint64 rate, qint64 count, qint64 per)
{
    const QString a = QString::number(rate);
    const QString b = QString::number(count);
    std::vector<int> product(static_cast<size_t>(a.size() + b.size()), 0);
    for (qsizetype i = a.size() - 1; i >= 0; --i) {
        for (qsizetype j = b.size() - 1; j >= 0; --j) {
            int &low = product[static_cast<size_t>(i + j + 1)];
            low += a[i].digitValue() * b[j].digitValue();
            product[static_cast<size_t>(i + j)] += low / 10;
            low %= 10;
        }
    }
    qint64 rest = 0;
    std::vector<int> quotient;
    for (const int digit : product) {
        rest = rest * 10 + digit;
        quotient.push_back(static_cast<int>(rest / per));
        rest %= per;
    }
    if (rest * 2 >= per) {
        for (size_t i = quotient.size(); i-- > 0;) {
            if (++quotient[i] < 10)
                break;
            quotient[i] = 0;
        }
    }
    QString text;
    for (const int digit : quotient) {
        if (!text.isEmpty() || digit != 0)
            text += QString::number(digit);
    }
    return text.isEmpty() ? QStringLiteral("0") : text;
}
}

class MoneyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsDecimals_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        QTest::addColumn<qint64>("pico");
        const auto row = [](const char *text, std::optional<qint64> pico) {
            QTest::newRow(text) << QString::fromLatin1(text) << pico.has_value()
                                << pico.value_or(0);
        };
        row("0", 0);
        row("0.0000025", 2'500'000);
        row("-1.5", -1'500'000'000'000);
        row("+2", 2'000'000'000'000);
        row(".5", 500'000'000'000);
        row("5.", 5'000'000'000'000);
        row(" 1 ", 1'000'000'000'000);
        row("0.000000000001", 1);
        row("0.0000000000004999999", 0);
        row("0.0000000000005", 1);
        row("-0.0000000000005", -1);
        row("0.9999999999995", 1'000'000'000'000);
        row("000000000000000000000000001.000000000000000000000000000009", 1'000'000'000'000);
        row("9223372.036854775807", kMax);
        row("9223372.0368547758074", kMax);
        row("9223372.0368547758075", std::nullopt);
        row("9223372.036854775808", std::nullopt);
        row("-9223372.036854775808", kMin);
        row("-9223372.0368547758085", std::nullopt);
        row("-9223372.036854775809", std::nullopt);
        row("9223373", std::nullopt);
        row("99999999999999999999999999", std::nullopt);
        row("", std::nullopt);
        row(" ", std::nullopt);
        row(".", std::nullopt);
        row("-", std::nullopt);
        row("--1", std::nullopt);
        row("1e-6", std::nullopt);
        row("1,5", std::nullopt);
        row("1.2.3", std::nullopt);
        row("$1", std::nullopt);
        row("0x10", std::nullopt);
        row("nan", std::nullopt);
    }
    void readsDecimals()
    {
        QFETCH(QString, text);
        QFETCH(bool, valid);
        QFETCH(qint64, pico);
        const std::optional<Money> money = Money::fromDecimal(text);
        QCOMPARE(money.has_value(), valid);
        if (valid)
            QCOMPARE(money->pico(), pico);
    }

    void digitsOfOtherScriptsAreRefused() { QVERIFY(!Money::fromDecimal(QString(QChar(0x0663)))); }

    void decimalsComeBackExactly()
    {
        QRandomGenerator random(7);
        for (int i = 0; i < 20'000; ++i) {
            const auto bits = static_cast<qint64>(random.generate64()) >> random.bounded(64);
            const Money money = Money::fromPico(bits);
            QCOMPARE(Money::fromDecimal(money.toDecimal()), money);
        }
        QCOMPARE(Money::fromPico(kMin).toDecimal(), QStringLiteral("-9223372.036854775808"));
        QCOMPARE(Money::fromPico(kMax).toDecimal(), QStringLiteral("9223372.036854775807"));
        QCOMPARE(Money().toDecimal(), QStringLiteral("0"));
        QCOMPARE(Money::fromPico(2'500'000).toDecimal(), QStringLiteral("0.0000025"));
        QCOMPARE(Money::fromPico(-1'500'000'000'000).toDecimal(), QStringLiteral("-1.5"));
    }

    void showsAsManyDigitsAsMatter_data()
    {
        QTest::addColumn<QString>("decimal");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *decimal, const char *shown) {
            QTest::newRow(decimal) << QString::fromLatin1(decimal) << QString::fromLatin1(shown);
        };
        row("0", "$0");
        row("0.00043", "$0.00043");
        row("0.000431", "$0.00043");
        row("0.0004", "$0.0004");
        row("0.000000000001", "$0.000000000001");
        row("0.0000000000149", "$0.000000000015");
        row("0.0123", "$0.012");
        row("0.0999", "$0.10");
        row("0.0099999", "$0.01");
        row("0.5", "$0.50");
        row("0.996", "$1.00");
        row("1.84", "$1.84");
        row("1.845", "$1.85");
        row("-1.845", "-$1.85");
        row("12", "$12.00");
        row("999.99", "$999.99");
        row("999.996", "$1,000");
        row("1204.4", "$1,204");
        row("1204.5", "$1,205");
        row("1234567.89", "$1,234,568");
        row("-9223372.036854775808", "-$9,223,372");
    }
    void showsAsManyDigitsAsMatter()
    {
        QFETCH(QString, decimal);
        QFETCH(QString, shown);
        QCOMPARE(Money::fromDecimal(decimal)->toDisplay(), shown);
    }

    void aRateTimesACountIsExact()
    {
        QCOMPARE(
            Money::atRate(Money::fromPico(150'000'000'000), 1000, 1'000'000)->pico(), 150'000'000);
        QCOMPARE(Money::atRate(Money::fromPico(1), 499'999, 1'000'000)->pico(), 0);
        QCOMPARE(Money::atRate(Money::fromPico(1), 500'000, 1'000'000)->pico(), 1);
        QCOMPARE(Money::atRate(Money::fromPico(kMax), 1'000'000, 1'000'000)->pico(), kMax);
        QCOMPARE(Money::atRate(Money::fromPico(1), kMax, 1)->pico(), kMax);
        QCOMPARE(Money::atRate(Money::fromPico(3), 1, 3)->pico(), 1);
        QVERIFY(!Money::atRate(Money::fromPico(2), kMax, 1));
        QVERIFY(!Money::atRate(Money::fromPico(kMax), 1'000'001, 1'000'000));
        QVERIFY(!Money::atRate(Money::fromPico(-1), 1, 1));
        QVERIFY(!Money::atRate(Money::fromPico(1), -1, 1));
        QVERIFY(!Money::atRate(Money::fromPico(1), 1, 0));

        QRandomGenerator random(11);
        int inRange = 0;
        for (int i = 0; i < 20'000; ++i) {
            const auto rate = static_cast<qint64>(random.generate64() >> (1 + random.bounded(63)));
            const auto count = static_cast<qint64>(random.generate64() >> (1 + random.bounded(63)));
            const qint64 per = i % 3 == 0 ? 1000
                : i % 3 == 1              ? 1'000'000
                                          : 1 + random.bounded(1'000'000'000);
            const QString expected = onPaper(rate, count, per);
            bool fits = false;
            expected.toLongLong(&fits);
            const std::optional<Money> amount = Money::atRate(Money::fromPico(rate), count, per);
            QCOMPARE(amount.has_value(), fits);
            if (fits) {
                ++inRange;
                QCOMPARE(QString::number(amount->pico()), expected);
            }
        }
        QVERIFY(inRange > 5000 && inRange < 20'000);
    }

    void sumsStopAtTheEndsOfTheRange()
    {
        const Money most = Money::fromPico(kMax);
        const Money least = Money::fromPico(kMin);
        const Money one = Money::fromPico(1);
        QCOMPARE(most + one, most);
        QCOMPARE(least - one, least);
        QCOMPARE(Money() - least, most);
        QCOMPARE(least - least, Money());
        QCOMPARE(most + least, Money::fromPico(-1));
        QVERIFY(!Money::checkedSum(most, one));
        QVERIFY(!Money::checkedSum(least, Money::fromPico(-1)));
        QCOMPARE(Money::checkedSum(most, Money()), most);
        Money sum = one;
        sum += one;
        QCOMPARE(sum.pico(), 2);
        QVERIFY(one < sum && least < Money());
    }
};

HELIOGRAPH_TEST_MAIN(MoneyTest)
#include "tst_money.moc"
