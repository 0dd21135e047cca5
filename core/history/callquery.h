#pragma once

#include "core/domain/call.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

namespace heliograph {

/// Which calls, in which order.
struct CallQuery {
    QString where; ///< the filter language (filter.h); empty: all
    QString search; ///< words and "phrases" that must all be in prompts and answer; the last may be
                    ///< a beginning; empty: all
    int limit = -1; ///< -1: all
    bool ascending = false; ///< the oldest or least first
    /// A field of the filter language (any but id), property.NAME or input_tokens (of all classes); empty: created.
    /// Numbers and times go by size, names by their text, prompt and answer by their first 16 bytes in lower case, source,
    /// status, route and format by the order of their kinds. Calls without a value come last whatever the direction; equals newest first.
    QString sort = {};
};

/// A call as a list shows it.
struct CallSummary {
    qint64 row = 0;
    QUuid id;
    QDateTime createdAt;
    Source source = Source::Playground;
    QString provider;
    QString requestedModel;
    QString model;
    Route route = Route::Direct;
    CallStatus status = CallStatus::Running;
    int httpStatus = 0;
    QString promptPreview; ///< one line, at most kPreviewLength characters
    QString answerPreview;
    Usage usage;
    std::optional<Money> cost;
    std::optional<CostBasis> costBasis;
    qint64 latencyUs = -1;
    qint64 firstTokenUs = -1;
    QString errorMessage;
    Tags tags; ///< properties only where they were asked for
    bool streamed = false;
    int attempts = 1;
    QString finishReason;
    std::optional<bool> heliconeCacheHit; ///< unset: Helicone did not say
    std::optional<Rating> rating;
    QString note; ///< one line, at most 200 characters
    QStringList labels; ///< where they were asked for

    /// Output tokens in a thousand seconds, from the first token to the last; without a stream over the whole call. Unset
    /// where that cannot be said.
    std::optional<qint64> speed() const;
};

/// What of a summary takes a look-up of its own for each call.
struct SummaryParts {
    bool properties = false;
    bool labels = false;
    bool operator==(const SummaryParts &) const = default;
};

/// The words people gave calls, as far as calls have them.
struct KnownTags {
    QStringList properties; ///< names
    QStringList labels;
    QStringList prompts; ///< names, all of the library
    bool operator==(const KnownTags &) const = default;
};

/// The calls of one session.
struct SessionCalls {
    QList<CallSummary> calls; ///< the oldest first
    qint64 total = 0; ///< how many the session has; where there are more than calls, the oldest are left out
};

/// What was asked, and what the provider counted for it.
struct PastRequest {
    WireFormat format = WireFormat::Unknown;
    CallStatus status = CallStatus::Ok;
    QByteArray body;
    Usage usage;
};

/// What calls cost since a moment.
struct SpendQuestion {
    QDateTime sinceUtc;
    QString where; ///< the filter language; empty: all
};

/// Calls that have ended.
struct SpendSummary {
    Money total;
    qint64 calls = 0;
    qint64 unpriced =
        0; ///< without a cost; refused calls (status error) cost nothing and do not count here
    qint64 estimated = 0; ///< with an estimated cost,
    Money estimatedTotal; ///< and its share of the total
    qint64 declared = 0; ///< with a cost the other side declared,
    Money declaredTotal; ///< and its share of the total
};

}
