#include "core/session/sessiontimeline.h"

#include <algorithm>

namespace heliograph {

namespace {

/// Waits up to this share of the time in which calls ran are drawn as long as they were; longer ones take just as much.
constexpr double kLongestWait = 0.08;

}

SessionTimeline::SessionTimeline(const QList<CallSummary> &calls, Rows rows, qint64 nowMs)
{
    if (calls.isEmpty())
        return;
    const qint64 begin = calls.constFirst().createdAt.toMSecsSinceEpoch();
    std::vector<qint64> ends; // of the lanes
    for (int i = 0; i < calls.size(); ++i) {
        const CallSummary &call = calls[i];
        TimelineBar bar;
        bar.call = i;
        bar.fromUs = std::max<qint64>(0, (call.createdAt.toMSecsSinceEpoch() - begin) * 1000);
        if (call.status == CallStatus::Running)
            bar.toUs = std::max(bar.fromUs, (nowMs - begin) * 1000);
        else
            bar.toUs = bar.fromUs + std::max<qint64>(0, call.latencyUs);
        if (call.firstTokenUs >= 0)
            bar.firstTokenUs = std::min(bar.toUs, bar.fromUs + call.firstTokenUs);
        bar.row = i;
        if (rows == Rows::Lanes) {
            const auto free = std::find_if(ends.begin(), ends.end(), [&](qint64 end) { return end <= bar.fromUs; });
            bar.row = int(free - ends.begin());
            if (free == ends.end())
                ends.push_back(bar.toUs);
            else
                *free = bar.toUs;
        }
        m_rows = std::max(m_rows, bar.row + 1);
        m_lengthUs = std::max(m_lengthUs, bar.toUs);
        m_bars.push_back(bar);
    }
    findGaps();
    fold();
}

/// Calls come by their beginnings, so a gap is where one begins after all before it have ended.
void SessionTimeline::findGaps()
{
    qint64 end = 0;
    qint64 waited = 0;
    for (const TimelineBar &bar : m_bars) {
        if (bar.fromUs > end) {
            m_gaps.push_back({end, bar.fromUs, false});
            waited += bar.fromUs - end;
        }
        end = std::max(end, bar.toUs);
    }
    m_busyUs = m_lengthUs - waited;
}

void SessionTimeline::fold()
{
    const qint64 most = std::max<qint64>(1, qint64(double(m_busyUs) * kLongestWait));
    m_knots = {{0, 0.0}};
    double at = 0;
    for (TimelineGap &gap : m_gaps) {
        gap.folded = m_busyUs > 0 && gap.toUs - gap.fromUs > most;
        if (!gap.folded)
            continue;
        at += double(gap.fromUs - m_knots.back().us);
        m_knots.push_back({gap.fromUs, at});
        at += double(most);
        m_knots.push_back({gap.toUs, at});
    }
    at += double(m_lengthUs - m_knots.back().us);
    m_knots.push_back({m_lengthUs, at});
    m_shownUs = at;
    for (Knot &knot : m_knots)
        knot.place = at > 0 ? knot.place / at : 0;
}

double SessionTimeline::place(qint64 us) const
{
    if (m_knots.empty() || us <= 0)
        return 0;
    const auto behind = std::lower_bound(
        m_knots.begin(), m_knots.end(), us, [](const Knot &knot, qint64 value) { return knot.us < value; });
    if (behind == m_knots.end())
        return 1;
    if (behind == m_knots.begin())
        return behind->place;
    const Knot &before = *(behind - 1);
    const double part = double(us - before.us) / double(behind->us - before.us);
    return before.place + part * (behind->place - before.place);
}

qint64 SessionTimeline::timeAt(double place) const
{
    if (m_knots.empty() || place <= 0)
        return 0;
    const auto behind = std::lower_bound(
        m_knots.begin(), m_knots.end(), place, [](const Knot &knot, double value) { return knot.place < value; });
    if (behind == m_knots.end())
        return m_lengthUs;
    if (behind == m_knots.begin())
        return behind->us;
    const Knot &before = *(behind - 1);
    const double part = (place - before.place) / (behind->place - before.place);
    return before.us + qint64(part * double(behind->us - before.us));
}

}
