#pragma once

#include <QColor>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace heliograph {

/// What the numbers of a chart are, and so how they are written.
enum class ChartUnit { Count, Dollars, Seconds, TokensPerSecond, Share };

/// For people, as short as it can be; axis: shorter still.
QString chartValueText(ChartUnit unit, double value, bool axis = false);

/// One line, one colour of the stacks, or the one list of bars.
struct ChartSeries {
    QString name;
    int colour = 0; ///< in ThemeColors::chart, see ChartColours; kRestColour: what is left over
    std::vector<std::optional<double>> values; ///< one a category; unset: nothing known, which is not zero
    QString filter; ///< of the calls behind it, for the filter language; empty: all of the category
};

inline constexpr int kRestColour = -1;
inline constexpr int kBadColour = -2; ///< failures

/// A picture as plain values.
struct ChartData {
    enum class Kind { StackedBars, Lines, BarList };
    Kind kind = Kind::StackedBars;
    ChartUnit unit = ChartUnit::Count;
    QString categoryTitle; ///< over the categories where it is shown as a table
    QStringList categories; ///< in full: for tooltips and tables
    QStringList ticks; ///< short, for the axis; empty: the categories
    QStringList filters; ///< of the calls behind each category, for the filter language
    QList<int> rowColours; ///< of a bar list, where rows have colours of their own
    QList<ChartSeries> series;

    bool isEmpty() const; ///< no value is known, or all are zero
    QString filterOf(int category, int series) const; ///< both conditions joined
};

}
