#pragma once

#include "core/base/result.h"

#include <QString>

namespace heliograph {

/// What Helicone-RateLimit-Policy says: QUOTA;w=SECONDS[;u=request|cents][;s=user|property].
/// Facts: rate-limit/policyParser.ts of Helicone's worker. Whatever does not fit its pattern, a
/// window outside 60 s … 1 year, or a segment without a value limits nothing and says nothing.
struct RateLimitPolicy {
    enum class Unit { Requests, Cents };

    double quota = 100; ///< requests, or US cents
    qint64 windowS = 3600;
    Unit unit = Unit::Requests;
    QString segment; ///< "user", or a property's name; empty: all calls together

    bool operator==(const RateLimitPolicy &) const = default;
};

inline constexpr qint64 kShortestWindowS = 60;
inline constexpr qint64 kLongestWindowS = 31'536'000;

QString policyText(const RateLimitPolicy &policy); ///< "100;w=3600;u=request;s=user"
/// Error (Usage) says what Helicone would not understand, and so would not limit.
Result<RateLimitPolicy> readPolicy(const QString &text);
/// What the policy does, as a sentence: "At most 100 requests an hour for each user; …".
QString policySentence(const RateLimitPolicy &policy);
/// The same in a few words: "at most 100 requests in 1 hour for each user".
QString policyWords(const RateLimitPolicy &policy);
/// A length of time in words for people: "1 hour", "90 seconds", "2 days".
QString periodText(qint64 seconds);

}
