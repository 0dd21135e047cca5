#include "core/helicone/headertext.h"
#include "core/helicone/heliconetable.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(HeliconeProblems)
};

/// Collects problems in the order of the form.
class Checker final
{
public:
    explicit Checker(const HeliconeOptions &options) : m_options(options) { }

    void addIf(bool wrong, HeliconeField field, const QString &text)
    {
        if (wrong)
            m_problems.push_back({field, text});
    }
    void cache();
    void retries();
    void rateLimit();
    void fallbacks();
    void texts();
    void prompts();
    void integrations();
    void use(const HeliconeUse &use);
    HeliconeProblems take() { return std::move(m_problems); }

private:
    void segment(const HeliconeUse &use);

    const HeliconeOptions &m_options;
    HeliconeProblems m_problems;
};

void Checker::cache()
{
    const HeliconeOptions &o = m_options;
    const QString off =
        Tr::tr("This has no effect while the cache is off. Turn the cache on or empty this field.");
    if (!o.caches()) {
        addIf(o.cacheTtlS.has_value(), HeliconeField::CacheTtl, off);
        addIf(o.cacheBuckets.has_value(), HeliconeField::CacheBuckets, off);
        addIf(!o.cacheSeed.trimmed().isEmpty(), HeliconeField::CacheSeed, off);
        addIf(!o.cacheIgnoreKeys.isEmpty(), HeliconeField::CacheIgnoreKeys, off);
    }
    if (o.cacheTtlS) {
        // Workers KV, where Helicone keeps answers, takes no entry for less than a minute.
        addIf(*o.cacheTtlS < kShortestCacheS, HeliconeField::CacheTtl,
            Tr::tr("Helicone cannot keep an answer for less than 60 seconds and would silently "
                   "keep none. Use 60 or more."));
        addIf(*o.cacheTtlS > kLongestCacheS, HeliconeField::CacheTtl,
            Tr::tr("Helicone would silently cut this to 365 days. Use at most 31536000 seconds."));
    }
    addIf(o.cacheBuckets && (*o.cacheBuckets < 1 || *o.cacheBuckets > kMostBuckets),
        HeliconeField::CacheBuckets,
        Tr::tr("Helicone keeps 1 to 20 answers of one request and refuses a call that asks for "
               "more."));
    for (const QString &name : o.cacheIgnoreKeys)
        addIf(name.trimmed().isEmpty(), HeliconeField::CacheIgnoreKeys,
            Tr::tr("There is an empty name. Write the names of the body's members with commas "
                   "between: user, seed."));
}

void Checker::retries()
{
    const HeliconeOptions &o = m_options;
    if (!o.retries) {
        const QString off =
            Tr::tr("This has no effect while retries are off. Turn them on or empty this field.");
        addIf(o.retryNumber.has_value(), HeliconeField::RetryNumber, off);
        addIf(o.retryFactor.has_value(), HeliconeField::RetryFactor, off);
        addIf(o.retryShortestMs.has_value(), HeliconeField::RetryShortest, off);
        addIf(o.retryLongestMs.has_value(), HeliconeField::RetryLongest, off);
        return;
    }
    addIf(o.retryNumber && *o.retryNumber < 1, HeliconeField::RetryNumber,
        Tr::tr("Use 1 or more. To have no retries, turn them off: leave the header out."));
    addIf(o.retryFactor && (!std::isfinite(*o.retryFactor) || *o.retryFactor <= 0),
        HeliconeField::RetryFactor,
        Tr::tr("The factor is a number above 0, such as 2: each wait is that many times the one "
               "before."));
    addIf(o.retryShortestMs && *o.retryShortestMs < 0, HeliconeField::RetryShortest,
        Tr::tr("A wait cannot be negative."));
    addIf(o.retryLongestMs && *o.retryLongestMs < 0, HeliconeField::RetryLongest,
        Tr::tr("A wait cannot be negative."));
    const qint64 shortest = o.retryShortestMs.value_or(1'000);
    const qint64 longest = o.retryLongestMs.value_or(10'000);
    addIf(shortest > longest,
        o.retryShortestMs ? HeliconeField::RetryShortest : HeliconeField::RetryLongest,
        Tr::tr("The first wait (%1 ms) is longer than the longest one (%2 ms), which fails the "
               "call. Change one of them.")
            .arg(shortest)
            .arg(longest));
}

void Checker::rateLimit()
{
    if (!m_options.rateLimit)
        return;
    const RateLimitPolicy &policy = *m_options.rateLimit;
    addIf(!std::isfinite(policy.quota) || policy.quota <= 0 || policy.quota >= 1e15,
        HeliconeField::RateLimitQuota, Tr::tr("The quota is a number above 0."));
    addIf(
        policy.unit == RateLimitPolicy::Unit::Requests && policy.quota != std::floor(policy.quota),
        HeliconeField::RateLimitQuota, Tr::tr("Requests are counted whole."));
    addIf(policy.windowS < kShortestWindowS || policy.windowS > kLongestWindowS,
        HeliconeField::RateLimitWindow,
        Tr::tr("Helicone ignores a limit whose time is under 60 seconds or over 365 days, and lets "
               "every call pass."));
    const bool word = std::all_of(policy.segment.begin(), policy.segment.end(), [](QChar c) {
        return c.unicode() < 128
            && (c.isLetterOrNumber() || c == QLatin1Char('_') || c == QLatin1Char('-'));
    });
    addIf(!word, HeliconeField::RateLimitSegment,
        Tr::tr("Helicone ignores a limit by “%1” and lets every call pass: use letters, digits, - "
               "and _ only.")
            .arg(policy.segment));
}

void Checker::fallbacks()
{
    for (auto &[index, text] : problemsOf(m_options.fallbacks))
        m_problems.push_back({HeliconeField::Fallbacks, text, index});
}

void Checker::texts()
{
    for (const TextRow &row : kTextRows) {
        addIf(!isPlainHeaderText(m_options.*row.member), row.field,
            Tr::tr("Only plain letters, digits and signs can be sent here: no line breaks, no "
                   "accents."));
    }
    for (const QString &name : m_options.cacheIgnoreKeys)
        addIf(name.contains(QLatin1Char('\n')), HeliconeField::CacheIgnoreKeys,
            Tr::tr("A name has no line break in it."));
    const QString &handler = m_options.tokenLimitHandler;
    static const QStringList handlers{QString(), QStringLiteral("truncate"),
        QStringLiteral("middle-out"), QStringLiteral("fallback")};
    addIf(!handlers.contains(handler.trimmed()), HeliconeField::TokenLimit,
        Tr::tr("Helicone knows truncate, middle-out and fallback, and ignores “%1”.").arg(handler));
    addIf(m_options.securityAdvanced && !m_options.security, HeliconeField::SecurityAdvanced,
        Tr::tr("The thorough check has no effect while the security check itself is off. Turn that "
               "on too."));
}

void Checker::prompts()
{
    static const QStringList modes{QString(), QStringLiteral("production"),
        QStringLiteral("testing"), QStringLiteral("deactivated")};
    addIf(!modes.contains(m_options.promptMode.trimmed()), HeliconeField::PromptMode,
        Tr::tr(
            "Helicone fails a call whose prompt mode is not production, testing or deactivated."));
    if (m_options.promptId.trimmed().isEmpty()) {
        const QString without =
            Tr::tr("This has no effect without a prompt id. Give one or empty this field.");
        addIf(!m_options.promptVersion.trimmed().isEmpty(), HeliconeField::PromptVersion, without);
        addIf(!m_options.promptName.trimmed().isEmpty(), HeliconeField::PromptName, without);
        addIf(!m_options.promptMode.trimmed().isEmpty(), HeliconeField::PromptMode, without);
    }
    if (m_options.gatewayPromptId.trimmed().isEmpty()) {
        const QString without =
            Tr::tr("This has no effect without the id of a prompt. Give one or empty this field.");
        addIf(!m_options.gatewayPromptVersion.trimmed().isEmpty(),
            HeliconeField::GatewayPromptVersion, without);
        addIf(!m_options.gatewayEnvironment.trimmed().isEmpty(), HeliconeField::GatewayEnvironment,
            without);
        addIf(!m_options.promptInputs.isEmpty(), HeliconeField::PromptInputs, without);
    }
    QStringList names;
    for (const auto &[name, value] : m_options.promptInputs) {
        addIf(name.trimmed().isEmpty(), HeliconeField::PromptInputs,
            Tr::tr("An input needs a name."));
        addIf(names.contains(name), HeliconeField::PromptInputs,
            Tr::tr("The input “%1” is there twice.").arg(name));
        names.append(name);
    }
    static const QStringList mappings{QString(), QStringLiteral("OPENAI"),
        QStringLiteral("RESPONSES"), QStringLiteral("NO_MAPPING")};
    addIf(!mappings.contains(m_options.bodyMapping.trimmed()), HeliconeField::BodyMapping,
        Tr::tr("Helicone knows the body mappings OPENAI, RESPONSES and NO_MAPPING."));
}

void Checker::integrations()
{
    const auto host = [this](
                          const QString &text, bool on, HeliconeField field, const char *variable) {
        if (text.trimmed().isEmpty())
            return;
        addIf(!on, field,
            Tr::tr("The address has no effect while this is off. Turn it on; its key is $%1.")
                .arg(QLatin1String(variable)));
        const QUrl url(text.trimmed(), QUrl::StrictMode);
        addIf(!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty()
                || (url.scheme() != QLatin1String("https")
                    && url.scheme() != QLatin1String("http")),
            field, Tr::tr("The address must look like https://example.com."));
    };
    host(m_options.posthogHost, m_options.posthog, HeliconeField::PosthogHost, kPosthogVariable);
    host(m_options.lytixHost, m_options.lytix, HeliconeField::LytixHost, kLytixVariable);
}

/// A limit by user or property needs that value with every call: without it Helicone limits
/// nothing.
void Checker::segment(const HeliconeUse &use)
{
    if (!m_options.rateLimit || m_options.rateLimit->segment.isEmpty())
        return;
    const QString &segment = m_options.rateLimit->segment;
    if (segment.compare(QLatin1String("user"), Qt::CaseInsensitive) == 0) {
        addIf(use.tags.userId.trimmed().isEmpty(), HeliconeField::RateLimitSegment,
            Tr::tr("The limit counts by user and this call has none, so Helicone would let it "
                   "pass. Give a user under Tags "
                   "(--user-id), or limit all calls together."));
        return;
    }
    const bool there = std::any_of(
        use.tags.properties.begin(), use.tags.properties.end(), [&segment](const auto &property) {
            return property.first.compare(segment, Qt::CaseInsensitive) == 0
                && !property.second.trimmed().isEmpty();
        });
    addIf(!there, HeliconeField::RateLimitSegment,
        Tr::tr("The limit counts by the property “%1” and this call has none, so Helicone would "
               "let it pass. Add the property "
               "under Tags (--property %1=…), or limit all calls together.")
            .arg(segment));
}

void Checker::use(const HeliconeUse &use)
{
    const HeliconeOptions &o = m_options;
    const Provider &provider = use.provider;
    const bool chat = use.format == WireFormat::OpenAiChat;
    segment(use);
    if (o.streamUsage) {
        addIf(!chat, HeliconeField::StreamUsage,
            Tr::tr("Helicone would add stream_options to the body, which is OpenAI's and which "
                   "this format refuses. Its streams "
                   "carry their usage anyway: turn this off."));
        addIf(chat && !use.streamed, HeliconeField::StreamUsage,
            Tr::tr("Helicone would add stream_options to a request that is not streamed, which "
                   "OpenAI refuses. Stream the "
                   "answer or turn this off."));
    }
    // The demo plays OpenAI's part.
    const bool openAi = provider.id == QLatin1String("openai") || provider.demo;
    addIf(o.moderation && !(openAi && chat), HeliconeField::Moderation,
        Tr::tr("Helicone checks only OpenAI's chat completions and would pass this call on "
               "unchecked. Turn the moderation off "
               "for %1.")
            .arg(provider.name));
    addIf(o.security && !(openAi && chat), HeliconeField::Security,
        Tr::tr("Helicone checks only OpenAI's chat completions and would pass this call on "
               "unchecked. Turn the security check "
               "off for %1.")
            .arg(provider.name));
    addIf(!o.fallbacks.empty() && provider.gateway, HeliconeField::Fallbacks,
        Tr::tr("The AI gateway takes its fallbacks from the model's name, with commas between, and "
               "ignores this list. Remove "
               "the targets."));
    if (!provider.gateway) {
        const QString only = Tr::tr("Only Helicone's AI gateway fills in prompts. Choose the "
                                    "provider Helicone, or empty this field.");
        addIf(!o.gatewayPromptId.trimmed().isEmpty(), HeliconeField::GatewayPromptId, only);
        addIf(!o.bodyMapping.trimmed().isEmpty(), HeliconeField::BodyMapping,
            Tr::tr("Only Helicone's AI gateway maps bodies. Choose the provider Helicone, or leave "
                   "this at its default."));
    }
}

}

HeliconeProblems problemsOf(const HeliconeOptions &options)
{
    Checker checker(options);
    checker.cache();
    checker.retries();
    checker.rateLimit();
    checker.fallbacks();
    checker.texts();
    checker.prompts();
    checker.integrations();
    return checker.take();
}

HeliconeProblems problemsOf(const HeliconeOptions &options, const HeliconeUse &use)
{
    HeliconeProblems problems = problemsOf(options);
    Checker checker(options);
    checker.use(use);
    HeliconeProblems more = checker.take();
    problems.insert(
        problems.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    return problems;
}

}
