#include "ui/charts/chartdata.h"

#include "core/base/money.h"
#include "ui/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

/// "1.2 M", "35 k", "120".
QString shortCount(double value)
{
    const QLocale locale;
    const auto scaled = [&locale](double number, const QString &letter) {
        const QString text = locale.toString(number, 'f', number < 9.95 && std::abs(number - std::round(number)) > 0.05 ? 1 : 0);
        return letter.isEmpty() ? text : text + QLatin1Char(' ') + letter;
    };
    if (value >= 999.5e6)
        return scaled(value / 1e9, Tr::tr("bn"));
    if (value >= 999.5e3)
        return scaled(value / 1e6, Tr::tr("M"));
    if (value >= 999.5)
        return scaled(value / 1e3, Tr::tr("k"));
    return scaled(value, {});
}

}

QString chartValueText(ChartUnit unit, double value, bool axis)
{
    switch (unit) {
    case ChartUnit::Count:
        return axis || value >= 1e7 ? shortCount(value) : countText(qint64(std::llround(value)));
    case ChartUnit::Dollars:
        if (axis && value >= 999.5)
            return QLatin1Char('$') + shortCount(value);
        return Money::fromPico(qint64(std::llround(value * 1e12))).toDisplay();
    case ChartUnit::Seconds:
        if (axis && value > 0 && value < 0.9995)
            return Tr::tr("%1 ms").arg(std::llround(value * 1000));
        if (axis && value < 119.5)
            return Tr::tr("%1 s").arg(QLocale().toString(value, 'g', 3));
        return durationText(qint64(std::llround(value * 1e6)));
    case ChartUnit::TokensPerSecond:
        return axis ? shortCount(value) : rateText(value);
    case ChartUnit::Share:
        return Tr::tr("%1 %").arg(QLocale().toString(value * 100, 'f', value < 0.0995 ? 1 : 0));
    }
    return {};
}

bool ChartData::isEmpty() const
{
    for (const ChartSeries &one : series) {
        for (const auto &value : one.values) {
            if (value.value_or(0) != 0)
                return false;
        }
    }
    return true;
}

QString ChartData::filterOf(int category, int seriesIndex) const
{
    QStringList parts;
    const QString ofCategory = filters.value(category);
    if (!ofCategory.isEmpty())
        parts.append(ofCategory);
    if (seriesIndex >= 0 && seriesIndex < series.size() && !series[seriesIndex].filter.isEmpty())
        parts.append(series[seriesIndex].filter);
    return parts.join(QStringLiteral(" and "));
}

}
