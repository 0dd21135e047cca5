#pragma once

#include "core/base/money.h"
#include "core/metrics/metricsquery.h"

#include <QStringList>

namespace heliograph {

/// Calls added up. What a sum leaves out or guesses is counted beside it.
struct CallSums {
    qint64 calls = 0; ///< running ones included
    qint64 running = 0;
    qint64 errors = 0; ///< with the status error
    qint64 unpriced = 0; ///< ended without a cost; refused calls (status error) cost nothing and do not count here
    qint64 estimated = 0; ///< with an estimated cost
    qint64 costPico = 0; ///< of the calls that have one
    qint64 estimatedPico = 0; ///< its estimated share
    qint64 inputTokens = 0; ///< of every class; a call that does not say counts as none
    qint64 outputTokens = 0;
    qint64 firstMs = 0; ///< when the first and the last call began, since 1970; without calls all three are 0
    qint64 lastMs = 0;
    qint64 endMs = 0; ///< when the last one ended, as far as is known

    CallSums &operator+=(const CallSums &other);
    Money cost() const { return Money::fromPico(costPico); }
    Money estimatedCost() const { return Money::fromPico(estimatedPico); }
    qint64 tokens() const { return inputTokens + outputTokens; }
    qint64 lengthUs() const { return (endMs - firstMs) * 1000; }
    bool operator==(const CallSums &) const = default;
};

/// Which calls, put together by what. Unlike a MetricsQuery it counts running calls too.
struct CallGroupsQuery {
    Dimension by{Dimension::Kind::Session, {}}; ///< none of time, and not the prompt
    QDateTime from; ///< not valid: from the first call
    QDateTime to; ///< not included; not valid: to the last call
    QString where; ///< the filter language (filter.h); empty: all
    QString search; ///< as in CallQuery
    bool unset = true; ///< with a group for the calls that have no such value
    bool percentiles = false; ///< of latency
    bool members = false; ///< users and models of each group
};

struct CallGroup {
    std::optional<QString> value; ///< unset: these calls have none
    QString name; ///< of a session: what its latest call with a name says
    CallSums sums;
    Percentiles latencyUs; ///< exact, of the calls that say it; empty where not asked for
    QStringList users; ///< each once, in the order in which they came; empty where not asked for
    QStringList models; ///< likewise
};

struct CallGroups {
    QList<CallGroup> groups; ///< the one with the latest call first, then by value
    CallSums total; ///< of all groups
    /// Where there is no group: when the last call was that fits but for the time.
    std::optional<qint64> lastCallMs;
};

}
