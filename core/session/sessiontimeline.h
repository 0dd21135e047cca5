#pragma once

#include "core/history/callquery.h"

#include <vector>

namespace heliograph {

/// A call on the line of time; microseconds since the session began.
struct TimelineBar {
    int call = 0; ///< place in the list of calls
    int row = 0;
    qint64 fromUs = 0;
    qint64 firstTokenUs = -1; ///< -1: not known
    qint64 toUs = 0; ///< of a running call: now
};

/// Time in which no call ran.
struct TimelineGap {
    qint64 fromUs = 0;
    qint64 toUs = 0;
    bool folded = false; ///< drawn shorter than it was
};

/// When the calls of a session ran. Long waits between them are folded, so that what was worked can be seen.
class SessionTimeline final
{
public:
    enum class Rows {
        Each, ///< a row for each call: a waterfall
        Lanes ///< as few rows as will do: calls share one unless they overlap
    };

    SessionTimeline() = default;
    /// calls: the oldest first.
    SessionTimeline(const QList<CallSummary> &calls, Rows rows, qint64 nowMs);

    const std::vector<TimelineBar> &bars() const { return m_bars; } ///< in the order of the calls
    const std::vector<TimelineGap> &gaps() const { return m_gaps; }
    int rows() const { return m_rows; }
    qint64 lengthUs() const { return m_lengthUs; }
    qint64 busyUs() const { return m_busyUs; } ///< in which at least one call ran
    double shownUs() const { return m_shownUs; } ///< the length when waits are folded
    /// Where a moment is when waits are folded: 0 is the beginning, 1 the end.
    double place(qint64 us) const;
    /// The other way round.
    qint64 timeAt(double place) const;

private:
    void findGaps();
    void fold();

    struct Knot {
        qint64 us;
        double place;
    };
    std::vector<TimelineBar> m_bars;
    std::vector<TimelineGap> m_gaps;
    std::vector<Knot> m_knots;
    int m_rows = 0;
    qint64 m_lengthUs = 0;
    qint64 m_busyUs = 0;
    double m_shownUs = 0;
};

}
