#pragma once

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace heliograph {

/// The value that 95 of 100 do not exceed.
double percentile95(std::vector<double> values);

/// How long each repetition of something took, and how much of that the processor worked for this program, in ms. On a
/// machine that is busy with other things the second says what the first would be on one that is not.
struct Times {
    std::vector<double> wall;
    std::vector<double> processor;
};

/// The table of a benchmark: what was measured, its target, its figure, the ratio to the same question asked by hand.
class Figures final
{
public:
    /// The figure is met where it is at most the target. byHand: ms; below zero: there is no such question.
    void addMs(const QString &what, double target, const Times &times, std::optional<double> byHand);
    void add(const QString &what, const QString &target, const QString &figure, bool met, const QString &processor = {});
    void print() const;

private:
    struct Row {
        QString what, target, figure, processor, ratio;
        bool met;
    };
    std::vector<Row> m_rows;
};

}
