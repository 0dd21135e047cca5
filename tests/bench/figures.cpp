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

void Figures::addMs(const QString &what, double target, const Times &times, std::optional<double> byHand)
{
    const auto ms = [](double value) { return QStringLiteral("%1 ms").arg(value, 0, 'f', 1); };
    const double p95 = percentile95(times.wall);
    QString ratio = QStringLiteral("not asked");
    if (byHand)
        ratio = *byHand < 0 ? QString() : QString::number(p95 / std::max(*byHand, 0.1), 'f', 2);
    m_rows.push_back({what, QStringLiteral("≤ %1 ms").arg(target), ms(p95), ms(percentile95(times.processor)), ratio,
        p95 <= target});
    std::fprintf(stderr, "  %-58s %s\n", qPrintable(what), qPrintable(m_rows.back().figure));
}

void Figures::add(const QString &what, const QString &target, const QString &figure, bool met, const QString &processor)
{
    m_rows.push_back({what, target, figure, processor, QString(), met});
    std::fprintf(stderr, "  %-58s %s\n", qPrintable(what), qPrintable(figure));
}

void Figures::print() const
{
    const auto cell = [](const QString &text, int width) { return text.leftJustified(width).toUtf8(); };
    const auto line = [&](const Row &row, const QString &met) {
        std::printf("%s%s%s%s%s%s\n", cell(row.what, 68).constData(), cell(row.target, 12).constData(),
            cell(row.figure, 12).constData(), cell(row.processor, 12).constData(), cell(row.ratio, 11).constData(),
            qPrintable(met));
    };
    line({QStringLiteral("p95 of"), QStringLiteral("target"), QStringLiteral("figure"), QStringLiteral("processor"),
             QStringLiteral("by hand ×"), false},
        QStringLiteral("met"));
    for (const Row &row : m_rows)
        line(row, row.met ? QStringLiteral("yes") : QStringLiteral("NO"));
}

}
