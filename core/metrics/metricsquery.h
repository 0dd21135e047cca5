#pragma once

#include "core/base/money.h"
#include "core/metrics/distribution.h"
#include "core/metrics/timebuckets.h"

#include <QList>
#include <QString>

#include <array>
#include <optional>

namespace heliograph {

/// By what calls are put together.
struct Dimension {
    enum class Kind { Provider, Model, User, Session, Source, Day, Hour, Property, ErrorKind, Prompt };
    Kind kind = Kind::Model;
    QString property; ///< its name, for Kind::Property

    /// "provider", "model", "user", "session", "source", "day", "hour", "error", "prompt" or "property:NAME".
    static std::optional<Dimension> fromText(const QString &text);
    QString text() const;
    bool isTime() const { return kind == Kind::Day || kind == Kind::Hour; }
    bool operator==(const Dimension &) const = default;
};

/// One table asked for: the calls of the query by a dimension, which is none of time.
struct Grouping {
    Dimension by;
    int limit = -1; ///< rows, the most expensive first; -1: all. What is behind them is summed up in MetricsGroup::rest
    bool percentiles = false; ///< of latency, time to first token and speed, for each row
    bool overTime = false; ///< cost and calls of each row for each bucket
    bool operator==(const Grouping &) const = default;
};

/// Which calls, cut how. Only calls that have ended count.
struct MetricsQuery {
    QDateTime from; ///< not valid: from the first call
    QDateTime to; ///< not included; not valid: to the last call
    QString where; ///< the filter language (filter.h); empty: all
    Bucket bucket = Bucket::None;
    QTimeZone zone = QTimeZone::systemTimeZone();
    QList<Grouping> groupings;
};

/// What is counted, in the order of Sums::values.
enum class Sum {
    Calls,
    Errors, ///< with the status error
    Unpriced, ///< without a cost,
    UnpricedErrors, ///< and of these the ones with the status error, which as a rule cost nothing
    Estimated, ///< with an estimated cost
    Cost, ///< pico-dollars, of the calls that have one
    EstimatedCost, ///< its estimated share
    CacheSavings, ///< pico-dollars that cached input would have cost more without the provider's cache
    Input, ///< from here on tokens; a call that does not say counts as none
    CachedInput,
    CacheWrite,
    Output,
    Reasoning, ///< part of output
    OtherInput, ///< audio and images
    OtherOutput,
    Count_
};

struct Sums {
    std::array<qint64, size_t(Sum::Count_)> values{};

    qint64 operator[](Sum sum) const { return values[size_t(sum)]; }
    qint64 &operator[](Sum sum) { return values[size_t(sum)]; }
    Sums &operator+=(const Sums &other);
    Money cost() const { return Money::fromPico((*this)[Sum::Cost]); }
    Money estimatedCost() const { return Money::fromPico((*this)[Sum::EstimatedCost]); }
    Money cacheSavings() const { return Money::fromPico((*this)[Sum::CacheSavings]); }
    /// Input and output of every class, each token once.
    qint64 tokens() const;
    bool operator==(const Sums &) const = default;
};

struct Totals {
    Sums sums;
    Percentiles latencyUs; ///< of all calls that say it; like these two empty where not asked for
    Percentiles firstTokenUs;
    Percentiles speed; ///< thousandths of an output token a second, after the first token
    bool operator==(const Totals &) const = default;
};

/// Cost and calls of a row in one bucket.
struct BucketCost {
    int bucket = 0;
    qint64 costPico = 0;
    qint64 calls = 0;
    bool operator==(const BucketCost &) const = default;
};

struct MetricsRow {
    std::optional<QString> value; ///< unset: these calls have none
    Totals totals;
    std::vector<BucketCost> overTime; ///< ascending, buckets without calls left out
};

struct MetricsGroup {
    Dimension by;
    QList<MetricsRow> rows; ///< the most expensive first, then by calls, then by name
    MetricsRow rest; ///< of the rows behind the limit; without percentiles
    qint64 restRows = 0;
};

struct MetricsAnswer {
    TimeBuckets buckets;
    Totals total;
    std::vector<Totals> series; ///< one a bucket; empty without buckets
    std::vector<DistributionBar> latencyBars; ///< microseconds
    QList<MetricsGroup> groups; ///< in the order asked for
    /// Where nothing was found, the time of the last call that fits the filter.
    std::optional<qint64> lastCallMs;
};

}
