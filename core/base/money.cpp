#include "core/base/money.h"

#include <limits>

namespace heliograph
{

namespace
{

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();
constexpr int kDigits = 12; // of a dollar's fraction
constexpr std::uint64_t kDollar = 1'000'000'000'000;

// The absolute value, which for the smallest number does not fit its own type.
constexpr std::uint64_t magnitude(std::int64_t value)
{
    return value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
}

// False on overflow. Both not negative.
bool addProduct(std::uint64_t &sum, std::uint64_t a, std::uint64_t b)
{
    constexpr auto limit = static_cast<std::uint64_t>(kMax);
    if (b != 0 && a > limit / b)
        return false;
    if (a * b > limit - sum)
        return false;
    sum += a * b;
    return true;
}

QString grouped(std::uint64_t value)
{
    QString digits = QString::number(value);
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, QLatin1Char(','));
    return digits;
}

}

std::optional<Money> Money::fromDecimal(QStringView usd)
{
    const QStringView text = usd.trimmed();
    qsizetype at = 0;
    const bool negative = text.startsWith(u'-');
    if (negative || text.startsWith(u'+'))
        ++at;

    // The smallest number has one more pico-dollar than the largest.
    const std::uint64_t limit = static_cast<std::uint64_t>(kMax) + (negative ? 1 : 0);
    std::uint64_t value = 0;
    int digits = 0;
    int decimals = -1; // -1: before the point
    bool roundUp = false;
    for (; at < text.size(); ++at) {
        const char16_t c = text[at].unicode();
        if (c == u'.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (c < u'0' || c > u'9')
            return std::nullopt;
        ++digits;
        const std::uint64_t digit = c - u'0';
        if (decimals >= kDigits) {
            if (decimals == kDigits)
                roundUp = digit >= 5;
            ++decimals;
            continue;
        }
        if (decimals >= 0)
            ++decimals;
        if (value > (limit - digit) / 10)
            return std::nullopt;
        value = value * 10 + digit;
    }
    if (digits == 0)
        return std::nullopt;
    for (int i = qMax(decimals, 0); i < kDigits; ++i) {
        if (value > limit / 10)
            return std::nullopt;
        value *= 10;
    }
    if (roundUp && value++ >= limit)
        return std::nullopt;
    return Money(static_cast<std::int64_t>(negative ? ~value + 1 : value));
}

std::optional<Money> Money::atRate(Money rate, std::int64_t count, std::int64_t per)
{
    if (rate.m_pico < 0 || count < 0 || per < 1 || per > 1'000'000'000)
        return std::nullopt;
    // With rate = a·per + b and count = c·per + d the amount is a·count + b·c + b·d / per, so that
    // no intermediate needs more than 64 bits: b and d are below per.
    const auto unit = static_cast<std::uint64_t>(per);
    const auto whole = static_cast<std::uint64_t>(rate.m_pico);
    const auto units = static_cast<std::uint64_t>(count);
    const std::uint64_t rest = (whole % unit) * (units % unit);
    std::uint64_t sum = rest / unit + (rest % unit >= unit - rest % unit ? 1 : 0);
    if (!addProduct(sum, whole / unit, units) || !addProduct(sum, whole % unit, units / unit))
        return std::nullopt;
    return Money(static_cast<std::int64_t>(sum));
}

std::optional<Money> Money::checkedSum(Money a, Money b)
{
    if (b.m_pico > 0 ? a.m_pico > kMax - b.m_pico : a.m_pico < kMin - b.m_pico)
        return std::nullopt;
    return Money(a.m_pico + b.m_pico);
}

Money Money::operator+(Money other) const
{
    return checkedSum(*this, other).value_or(Money(other.m_pico > 0 ? kMax : kMin));
}

Money Money::operator-(Money other) const
{
    if (other.m_pico != kMin)
        return *this + Money(-other.m_pico);
    return m_pico >= 0 ? Money(kMax) : Money(m_pico - other.m_pico);
}

QString Money::toDecimal() const
{
    const std::uint64_t value = magnitude(m_pico);
    QString text = QString::number(value / kDollar);
    if (const std::uint64_t fraction = value % kDollar; fraction != 0) {
        QString digits = QString::number(fraction).rightJustified(kDigits, QLatin1Char('0'));
        while (digits.endsWith(QLatin1Char('0')))
            digits.chop(1);
        text += QLatin1Char('.') + digits;
    }
    return m_pico < 0 ? QLatin1Char('-') + text : text;
}

QString Money::toDisplay() const
{
    std::uint64_t value = magnitude(m_pico);
    if (value == 0)
        return QStringLiteral("$0");

    // Decimals shown: cents; none from a thousand dollars on; below ten cents as many as two
    // leading digits need. Rounding can carry a value over a border, and then the next rule holds:
    // $999.996 is $1,000.
    const auto decimalsOf = [](std::uint64_t amount) {
        if (amount >= 1000 * kDollar)
            return 0;
        int decimals = 2;
        for (std::uint64_t border = kDollar / 10; amount < border && decimals < kDigits;
             border /= 10)
            ++decimals;
        return decimals;
    };
    int decimals = decimalsOf(value);
    for (int pass = 0; pass < 2; ++pass) {
        std::uint64_t step = 1;
        for (int i = decimals; i < kDigits; ++i)
            step *= 10;
        value = (value + step / 2) / step * step;
        decimals = decimalsOf(value);
    }

    QString text = grouped(value / kDollar);
    if (decimals > 0) {
        QString digits = QString::number(value % kDollar)
                             .rightJustified(kDigits, QLatin1Char('0'))
                             .left(decimals);
        while (digits.size() > 2 && digits.endsWith(QLatin1Char('0')))
            digits.chop(1);
        text += QLatin1Char('.') + digits;
    }
    return (m_pico < 0 ? QStringLiteral("-$") : QStringLiteral("$")) + text;
}

}
