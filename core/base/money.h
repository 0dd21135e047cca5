#pragma once

#include <QString>

#include <compare>
#include <cstdint>
#include <optional>

namespace heliograph {

/// An amount in pico-dollars (1e-12 USD), so that sums of costs are exact.
/// The range of 64 bits is ±9.2 million dollars.
class Money
{
public:
    constexpr Money() = default;
    static constexpr Money fromPico(std::int64_t pico) { return Money(pico); }
    /// From a decimal string such as "0.0000025"; digits past the twelfth are rounded half up.
    /// Nothing where the text is no plain decimal number or out of range.
    static std::optional<Money> fromDecimal(QStringView usd);

    /// rate × count / per, exact, then rounded half up to a pico-dollar. Nothing where the amount is out of range,
    /// rate or count is negative, or per is not in 1 … 1,000,000,000.
    static std::optional<Money> atRate(Money rate, std::int64_t count, std::int64_t per);

    constexpr std::int64_t pico() const { return m_pico; }
    constexpr bool isZero() const { return m_pico == 0; }
    /// Sums stop at the ends of the range instead of wrapping round; checkedSum tells.
    Money operator+(Money other) const;
    Money operator-(Money other) const;
    Money &operator+=(Money other) { return *this = *this + other; }
    static std::optional<Money> checkedSum(Money a, Money b);
    constexpr auto operator<=>(const Money &) const = default;

    /// The exact decimal in USD without trailing zeros: "0", "0.0000025", "-1.5".
    QString toDecimal() const;
    /// For people: as many digits as matter, "$0", "$0.00043", "$1.84", "$1,204".
    QString toDisplay() const;

private:
    constexpr explicit Money(std::int64_t pico) : m_pico(pico) {}
    std::int64_t m_pico = 0;
};

}
