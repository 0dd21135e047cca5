#pragma once

#include "core/history/callquery.h"

#include <QList>
#include <QTimeZone>

namespace heliograph {

/// How many calls there were, and when.
struct HistogramQuery {
    QString where; ///< as in CallQuery
    QString search;
    int mostBins = 60;
    QTimeZone zone = QTimeZone::systemTimeZone();
    /// What the bins cover, in milliseconds since 1970, the end not included; both 0: from the first call to the last.
    qint64 fromMs = 0;
    qint64 toMs = 0;

    bool operator==(const HistogramQuery &) const = default;
};

/// Bin i is from edge i to before edge i + 1 (roundTimeBins). Without calls there are no bins.
struct CallHistogram {
    QList<qint64> edges;
    QList<qint64> calls;
    QList<qint64> errors; ///< of the calls: status error

    qsizetype bins() const { return calls.size(); }
    bool operator==(const CallHistogram &) const = default;
};

/// A call for its purpose: when, and whether it failed.
struct CountedCall {
    qint64 createdMs = 0;
    bool failed = false;
};
CallHistogram histogramOf(const std::vector<CountedCall> &calls, const HistogramQuery &query);

}
