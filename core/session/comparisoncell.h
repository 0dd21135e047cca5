#pragma once

#include "core/session/callengine.h"
#include "core/session/comparison.h"

#include <array>

namespace heliograph {

/// One answer of a comparison: which call it is and what is known of it.
struct ComparisonCell {
    int column = 0;
    int repetition = 0;
    QUuid call; ///< of its latest attempt, whether it was sent or not
    CellState state = CellState::Queued;
    bool sent = false; ///< the call is in the history, unless it was deleted
    QString text; ///< of the answer, or what it refused in
    QString reasoning;
    std::vector<ToolCall> toolCalls;
    Timing timing;
    qint64 tokens = 0; ///< output
    bool tokensEstimated = true;
    std::optional<Money> cost; ///< unset: unpriced
    std::optional<Error> error;
    QString keyName; ///< the key that is missing or refused, where that is why
    std::optional<RetryWait> wait; ///< Retrying
    std::shared_ptr<const Call> ended; ///< all of it, without its bodies; null before its end

    CellPlace place() const { return {column, repetition, state}; }
    void take(const CallProgress &progress);
    void take(const Call &call); ///< one that has ended
    void clear(); ///< for asking again; place and call stay
};

/// The cells of a plan, waiting, each with a call of its own; by column, then repetition.
std::vector<ComparisonCell> cellsOf(const Comparison &plan);

/// What answers are compared by. Less is better, but for the rate.
enum class Figure { FirstToken, Total, Rate, Cost };
inline constexpr std::array kFigures{Figure::FirstToken, Figure::Total, Figure::Rate, Figure::Cost};
using Figures = std::array<std::optional<qint64>, kFigures.size()>; ///< by Figure; unset: cannot be said

/// Microseconds, microseconds, output tokens in a thousand seconds from the first token to the last, pico-dollars. A
/// rate over less than a twentieth of a second says nothing and is unset.
Figures figuresOf(const ComparisonCell &cell);

/// How a figure spreads over the repetitions of a column that were answered.
struct Spread {
    qint64 least = 0;
    qint64 middle = 0; ///< the median; of an even number of values the lower one of the two in the middle
    qint64 most = 0;
    int count = 0; ///< answers it is known of
    bool operator==(const Spread &) const = default;
};
using Spreads = std::array<std::optional<Spread>, kFigures.size()>;
Spreads spreadsOf(const std::vector<ComparisonCell> &cells, int column);

/// Which of these are the best by a figure; none where fewer than two are known, or all are equal.
std::vector<bool> bestOf(const std::vector<std::optional<qint64>> &values, Figure figure);

/// The answered cells of a column, those with the same text and the same tool calls together, in the order of their
/// first repetition; every other cell by itself. Indices into cells.
std::vector<std::vector<int>> equalAnswers(const std::vector<ComparisonCell> &cells, int column);

}
