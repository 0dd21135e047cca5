#include "core/metrics/distribution.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace heliograph {

Distribution::Distribution(const Distribution &other) : m_count(other.m_count)
{
    for (int i = 0; i < kPages; ++i) {
        if (other.m_pages[size_t(i)])
            m_pages[size_t(i)] = std::make_unique<Page>(*other.m_pages[size_t(i)]);
    }
}

Distribution &Distribution::operator=(const Distribution &other)
{
    return *this = Distribution(other);
}

void Distribution::add(qint64 value)
{
    const auto number = quint64(std::max<qint64>(value, 0));
    // The seven bits behind the leading one are the cell, the number of bits is the page.
    const int shift = std::max(int(std::bit_width(number)) - 8, 0);
    const int page = number < kCells ? 0 : shift + 1;
    const auto cell = size_t(number >> shift) & (kCells - 1);
    auto &cells = m_pages[size_t(page)];
    if (!cells)
        cells = std::make_unique<Page>();
    ++(*cells)[cell];
    ++m_count;
}

void Distribution::add(const Distribution &other)
{
    for (size_t i = 0; i < kPages; ++i) {
        if (!other.m_pages[i])
            continue;
        if (!m_pages[i])
            m_pages[i] = std::make_unique<Page>();
        for (size_t k = 0; k < kCells; ++k)
            (*m_pages[i])[k] += (*other.m_pages[i])[k];
    }
    m_count += other.m_count;
}

/// The middle of a cell.
qint64 Distribution::valueOf(int page, int cell)
{
    if (page == 0)
        return cell;
    const int shift = page - 1;
    const qint64 from = qint64(kCells + cell) << shift;
    return from + ((qint64(1) << shift) - 1) / 2;
}

std::optional<qint64> Distribution::quantile(double share) const
{
    if (m_count == 0)
        return std::nullopt;
    const qint64 rank = std::clamp<qint64>(qint64(std::ceil(share * double(m_count))), 1, m_count);
    qint64 seen = 0;
    for (int page = 0; page < kPages; ++page) {
        if (!m_pages[size_t(page)])
            continue;
        for (int cell = 0; cell < kCells; ++cell) {
            seen += (*m_pages[size_t(page)])[size_t(cell)];
            if (seen >= rank)
                return valueOf(page, cell);
        }
    }
    return std::nullopt;
}

Percentiles Distribution::percentiles(const Distribution *a, const Distribution *b)
{
    Percentiles result;
    result.count = (a ? a->m_count : 0) + (b ? b->m_count : 0);
    if (result.count == 0)
        return result;
    constexpr std::array shares{50, 90, 95, 99};
    const std::array values{&result.p50, &result.p90, &result.p95, &result.p99};
    size_t next = 0;
    qint64 rank = (result.count * shares[0] + 99) / 100;
    qint64 seen = 0;
    for (int page = 0; page < kPages; ++page) {
        const Page *ofA = a ? a->m_pages[size_t(page)].get() : nullptr;
        const Page *ofB = b ? b->m_pages[size_t(page)].get() : nullptr;
        if (!ofA && !ofB)
            continue;
        for (int cell = 0; cell < kCells; ++cell) {
            seen += (ofA ? (*ofA)[size_t(cell)] : 0) + (ofB ? (*ofB)[size_t(cell)] : 0);
            while (seen >= rank) {
                *values[next] = valueOf(page, cell);
                if (++next == shares.size())
                    return result;
                rank = (result.count * shares[next] + 99) / 100;
            }
        }
    }
    return result;
}

std::vector<DistributionBar> Distribution::bars() const
{
    std::vector<DistributionBar> bars;
    DistributionBar bar{0, 1, 0};
    int step = 0; // of 1, 2, 5
    for (int page = 0; page < kPages; ++page) {
        if (!m_pages[size_t(page)])
            continue;
        for (int cell = 0; cell < kCells; ++cell) {
            const qint64 count = (*m_pages[size_t(page)])[size_t(cell)];
            if (count == 0)
                continue;
            const qint64 value = valueOf(page, cell);
            while (value >= bar.to && bar.to < (qint64(1) << 59)) {
                if (!bars.empty() || bar.count > 0)
                    bars.push_back(bar);
                bar = {bar.to, step % 3 == 1 ? bar.to / 2 * 5 : bar.to * 2, 0};
                ++step;
            }
            bar.count += count;
        }
    }
    if (bar.count > 0)
        bars.push_back(bar);
    return bars;
}

}
