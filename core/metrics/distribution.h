#pragma once

#include <QtGlobal>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace heliograph {

/// The percentiles people look at, in the unit of the values. Nearest rank: the smallest value that at least so many
/// per cent of the values do not exceed.
struct Percentiles {
    qint64 count = 0; ///< values; with 0 the others mean nothing
    qint64 p50 = 0;
    qint64 p90 = 0;
    qint64 p95 = 0;
    qint64 p99 = 0;
    bool operator==(const Percentiles &) const = default;
};

/// A bar of a distribution: from ≤ value < to.
struct DistributionBar {
    qint64 from = 0;
    qint64 to = 0;
    qint64 count = 0;
    bool operator==(const DistributionBar &) const = default;
};

/// How many values of which size: cells that grow with the value, 128 to each doubling, so that a value taken from it
/// is at most 0.4 % off; below 256 it is exact. Two of them add up to what one would have counted.
class Distribution final
{
public:
    Distribution() = default;
    Distribution(const Distribution &other);
    Distribution(Distribution &&) noexcept = default;
    Distribution &operator=(const Distribution &other);
    Distribution &operator=(Distribution &&) noexcept = default;

    void add(qint64 value); ///< negative counts as 0
    void add(const Distribution &other);
    qint64 count() const { return m_count; }
    /// The value of rank ⌈share · count⌉; share in 0 … 1. Nothing without values.
    std::optional<qint64> quantile(double share) const;
    /// All four of the sum of the two in one walk.
    static Percentiles percentiles(const Distribution *a, const Distribution *b = nullptr);
    /// For a picture: the values in bars whose borders are 1, 2 and 5 times a power of ten, from the first to the
    /// last bar that holds any.
    std::vector<DistributionBar> bars() const;

private:
    static constexpr int kCells = 128; ///< in each doubling
    static constexpr int kPages = 57; ///< values below 128, then a page for each doubling up to 2^63
    using Page = std::array<quint32, kCells>;
    static qint64 valueOf(int page, int cell);

    std::array<std::unique_ptr<Page>, kPages> m_pages;
    qint64 m_count = 0;
};

}
