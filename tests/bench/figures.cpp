#include "tests/bench/figures.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace heliograph {

double percentile95(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, size_t(std::ceil(double(values.size()) * 0.95)) - 1)];
}

void Figures::addMs(
    const QString &what, double target, const std::vector<double> &values, std::optional<double> byHand)
{
    const double p95 = percentile95(values);
    QString ratio = QStringLiteral("no sqlite3");
    if (byHand)
        ratio = *byHand < 0 ? QString() : QStringLiteral("%1").arg(p95 / std::max(*byHand, 0.1), 0, 'f', 2);
    m_rows.push_back({what, QStringLiteral("≤ %1 ms").arg(target), QStringLiteral("%1 ms").arg(p95, 0, 'f', 1), ratio,
        p95 <= target});
    std::fprintf(stderr, "  %-58s %10.1f ms  (median %.1f, by hand %.1f)\n", qPrintable(what), p95, [&] {
        std::vector<double> sorted = values;
        std::sort(sorted.begin(), sorted.end());
        return sorted.empty() ? 0.0 : sorted[sorted.size() / 2];
    }(), byHand.value_or(-1));
}

void Figures::add(const QString &what, const QString &target, const QString &figure, bool met)
{
    m_rows.push_back({what, target, figure, QString(), met});
    std::fprintf(stderr, "  %-58s %s\n", qPrintable(what), qPrintable(figure));
}

void Figures::print() const
{
    const auto cell = [](const QString &text, int width) { return text.leftJustified(width).toUtf8(); };
    std::printf("%s%s%s%s%s\n", cell(QStringLiteral("p95 of"), 58).constData(), cell(QStringLiteral("target"), 18).constData(),
        cell(QStringLiteral("figure"), 18).constData(), cell(QStringLiteral("by hand ×"), 12).constData(), "met");
    for (const Row &row : m_rows)
        std::printf("%s%s%s%s%s\n", cell(row.what, 58).constData(), cell(row.target, 18).constData(),
            cell(row.figure, 18).constData(), cell(row.ratio, 12).constData(), row.met ? "yes" : "NO");
}

}
