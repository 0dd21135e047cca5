#pragma once

#include "core/base/redact.h"
#include "core/base/result.h"
#include "core/domain/tags.h"
#include "core/helicone/heliconefallback.h"
#include "core/helicone/ratelimitpolicy.h"
#include "core/providers/provider.h"

#include <QStringList>

#include <optional>

namespace heliograph {

/// What Helicone shall do with a call beyond passing it on and logging it; the headers of a
/// request, understood. Facts: models/HeliconeHeaders.ts and util/cache/cacheSettings.ts of
/// Helicone's worker. Unset: not sent, and Helicone's own default holds. User, session and
/// properties are Tags; the request's id is the call's.
struct HeliconeOptions {
    bool cacheSave = false; ///< both: Helicone-Cache-Enabled; one: Helicone-Cache-Save or -Read
    bool cacheRead = false;
    std::optional<qint64> cacheTtlS; ///< Cache-Control: max-age; 7 days by default
    std::optional<qint64> cacheBuckets; ///< answers kept of one request, 1 to 20; 1 by default
    QString cacheSeed;
    QStringList cacheIgnoreKeys; ///< top-level members of the body that do not tell requests apart

    bool retries = false;
    std::optional<qint64> retryNumber; ///< 5 by default
    std::optional<double> retryFactor; ///< each wait by the one before; 2 by default
    std::optional<qint64> retryShortestMs; ///< 1000 by default
    std::optional<qint64> retryLongestMs; ///< 10000 by default

    std::optional<RateLimitPolicy> rateLimit;
    std::vector<HeliconeFallback> fallbacks;

    bool omitRequest = false;
    bool omitResponse = false;
    QString modelOverride; ///< the model Helicone prices the call as
    bool webhook = false;

    bool streamUsage = false;
    bool streamForceFormat = false;
    bool longTimeout = false;
    QString tokenLimitHandler; ///< "truncate", "middle-out" or "fallback"

    bool moderation = false;
    bool security = false;
    bool securityAdvanced = false; ///< the larger guard model

    QString promptId; ///< of Helicone's older prompts: headers
    QString promptVersion;
    QString promptName;
    QString promptMode; ///< "production", "testing" or "deactivated"
    QString promptFormat;
    QString gatewayPromptId; ///< of a prompt the AI gateway fills in: members of the body
    QString gatewayPromptVersion;
    QString gatewayEnvironment;
    QList<QPair<QString, QString>> promptInputs;
    QString bodyMapping; ///< "OPENAI", "RESPONSES" or "NO_MAPPING", for the AI gateway

    bool posthog = false; ///< with the key $POSTHOG_API_KEY
    QString posthogHost;
    bool lytix = false; ///< with the key $LYTIX_API_KEY
    QString lytixHost;

    bool caches() const { return cacheSave || cacheRead; }
    bool operator==(const HeliconeOptions &) const = default;
};

enum class HeliconeField {
    Other,
    Cache,
    CacheTtl,
    CacheBuckets,
    CacheSeed,
    CacheIgnoreKeys,
    Retries,
    RetryNumber,
    RetryFactor,
    RetryShortest,
    RetryLongest,
    RateLimit,
    RateLimitQuota,
    RateLimitWindow,
    RateLimitSegment,
    Fallbacks,
    OmitRequest,
    OmitResponse,
    ModelOverride,
    Webhook,
    StreamUsage,
    StreamForceFormat,
    LongTimeout,
    TokenLimit,
    Moderation,
    Security,
    SecurityAdvanced,
    PromptId,
    PromptVersion,
    PromptName,
    PromptMode,
    PromptFormat,
    GatewayPromptId,
    GatewayPromptVersion,
    GatewayEnvironment,
    PromptInputs,
    BodyMapping,
    Posthog,
    PosthogHost,
    Lytix,
    LytixHost
};

/// What Helicone would ignore, misread or refuse, and the way out, in one or two sentences.
struct HeliconeProblem {
    HeliconeField field = HeliconeField::Other;
    QString text;
    int index = -1; ///< of a fallback, from 0
};
using HeliconeProblems = std::vector<HeliconeProblem>;

/// The request that options go with.
struct HeliconeUse {
    Provider provider;
    WireFormat format = WireFormat::OpenAiChat;
    bool streamed = true;
    Tags tags;
};

inline constexpr char kPosthogVariable[] = "POSTHOG_API_KEY";
inline constexpr char kLytixVariable[] = "LYTIX_API_KEY";
inline constexpr qint64 kShortestCacheS = 60;
inline constexpr qint64 kLongestCacheS = 31'536'000;
inline constexpr qint64 kMostBuckets = 20;

/// What is wrong with the options by themselves.
HeliconeProblems problemsOf(const HeliconeOptions &options);
/// The same, and what is wrong with them for this request.
HeliconeProblems problemsOf(const HeliconeOptions &options, const HeliconeUse &use);

/// The headers, in a fixed order. keys null: the names of keys stay in them as $NAME, fit to be
/// shown and kept. Error (Usage): the first problem; (Auth): a named key is not among keys.
Result<HeaderList> headersOf(const HeliconeOptions &options, const NamedKeys *keys = nullptr);
/// What the AI gateway reads from the body: prompt_id, version_id, environment, inputs; raw JSON.
QList<QPair<QByteArray, QByteArray>> bodyMembersOf(const HeliconeOptions &options);
/// The variables of the keys the headers need.
QStringList keysNeededBy(const HeliconeOptions &options);

/// "Cache 1 hour, 3 retries, 100 requests in 1 hour": the options in a few words; empty: there are
/// none.
QString summaryOf(const HeliconeOptions &options);

}
