#include "core/history/callhistogram.h"

#include "core/history/timebins.h"

#include <algorithm>

namespace heliograph {

CallHistogram histogramOf(const std::vector<CountedCall> &calls, const HistogramQuery &query)
{
    CallHistogram histogram;
    const bool given = query.toMs > query.fromMs;
    qint64 first = query.fromMs;
    qint64 last = query.toMs - 1;
    if (!given && !calls.empty()) {
        first = last = calls.front().createdMs;
        for (const CountedCall &call : calls) {
            first = std::min(first, call.createdMs);
            last = std::max(last, call.createdMs);
        }
    }
    if (calls.empty())
        return histogram;
    histogram.edges = roundTimeBins(first, last, query.mostBins, query.zone);
    const auto begin = histogram.edges.constBegin();
    const auto end = histogram.edges.constEnd();
    const qsizetype bins = std::max<qsizetype>(0, histogram.edges.size() - 1);
    histogram.calls.fill(0, bins);
    histogram.errors.fill(0, bins);
    qsizetype bin = 0; // calls mostly come one after the other
    for (const CountedCall &call : calls) {
        if (call.createdMs < first || call.createdMs > last)
            continue;
        if (call.createdMs < histogram.edges[bin] || call.createdMs >= histogram.edges[bin + 1])
            bin = std::upper_bound(begin, end, call.createdMs) - begin - 1;
        ++histogram.calls[bin];
        histogram.errors[bin] += call.failed;
    }
    return histogram;
}

}
