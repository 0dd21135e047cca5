#pragma once

#include "core/base/redact.h"
#include "core/base/result.h"

#include <QDateTime>

namespace heliograph {

/// When to ask again. Honours Retry-After (seconds or date), retry-after-ms and Helicone-RateLimit-Reset;
/// without them the wait doubles from one second. Pure.
struct RetryPolicy {
    int maxRetries = 2; ///< 0: never
    qint64 maxWaitMs = 60'000; ///< a longer wait asked for is not waited: the error says how long

    /// The wait before the next attempt, in milliseconds, or nothing: give up. attempt counts from 1.
    std::optional<qint64> waitMs(const Error &error, int attempt) const;
};

/// What the headers ask for, in milliseconds. now is needed for Retry-After dates.
std::optional<qint64> requestedWaitMs(const HeaderList &headers, const QDateTime &now);

}
