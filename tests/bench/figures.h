#pragma once

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace heliograph {

/// The value that 95 of 100 do not exceed.
double percentile95(std::vector<double> values);

/// The table of a benchmark: what was measured, its target, its figure, the ratio to the same question asked by hand.
class Figures final
{
public:
    /// The figure is met where it is at most the target.
    void addMs(const QString &what, double target, const std::vector<double> &values, std::optional<double> byHand = {});
    void add(const QString &what, const QString &target, const QString &figure, bool met);
    void print() const;

private:
    struct Row {
        QString what, target, figure, ratio;
        bool met;
    };
    std::vector<Row> m_rows;
};

}
