#include "ui/charts/chartcolours.h"

#include "ui/charts/chartdata.h"

namespace heliograph {

namespace {

constexpr qsizetype kKept = 64;
const QString kSetting = QStringLiteral("charts.colours");
constexpr QChar kBetween = u'\t';

}

ChartColours::ChartColours(Settings &settings)
    : m_settings(settings), m_names(settings.get(kSetting).split(kBetween, Qt::SkipEmptyParts))
{
}

int ChartColours::of(const QString &name)
{
    QString key = name;
    key.replace(kBetween, QLatin1Char(' '));
    qsizetype index = m_names.indexOf(key);
    if (index < 0) {
        index = m_names.size();
        m_names.append(key);
        if (m_names.size() <= kKept)
            m_settings.set(kSetting, m_names.join(kBetween)); // a colour is not worth a word when it cannot be kept
    }
    return int(index);
}

QColor ChartColours::colour(const ThemeColors &theme, int index)
{
    if (index == kRestColour)
        return mixed(theme.surface, theme.secondaryText, 0.45);
    if (index == kBadColour)
        return theme.bad;
    const auto count = int(theme.chart.size());
    const QColor plain = theme.chart[size_t(index % count)];
    return (index / count) % 2 == 0 ? plain : mixed(plain, theme.raised, 0.45);
}

}
