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

    constexpr std::int64_t pico() const { return m_pico; }
    constexpr Money operator+(Money other) const { return Money(m_pico + other.m_pico); }
    constexpr Money operator-(Money other) const { return Money(m_pico - other.m_pico); }
    constexpr Money &operator+=(Money other) { m_pico += other.m_pico; return *this; }
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
