#include "core/helicone/headertext.h"
#include "core/helicone/heliconetable.h"

#include <QCoreApplication>
#include <QLocale>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(HeliconeOptions)
};

QByteArray asciiJson(const Json &json)
{
    return QByteArray::fromStdString(json.dump(-1, ' ', true, Json::error_handler_t::replace));
}

QByteArray ignoreKeysText(const QStringList &names)
{
    QByteArrayList quoted;
    for (const QString &name : names)
        quoted.append(asciiJson(toJson(name)));
    return quoted.join(',');
}

QByteArray factorText(double factor)
{
    return QByteArray::number(factor, 'f', QLocale::FloatingPointShortest);
}

/// A key's reference, or the key.
QByteArray keyText(const char *variable, const NamedKeys *keys)
{
    const QString reference = QLatin1Char('$') + QLatin1String(variable);
    return (keys ? withKeys(reference, *keys) : reference).toUtf8();
}

void addCache(HeaderList &headers, const HeliconeOptions &options)
{
    if (options.cacheSave && options.cacheRead)
        headers.append(Header{"Helicone-Cache-Enabled", "true"});
    else if (options.cacheSave)
        headers.append(Header{"Helicone-Cache-Save", "true"});
    else if (options.cacheRead)
        headers.append(Header{"Helicone-Cache-Read", "true"});
    if (options.cacheTtlS)
        headers.append(
            Header{"Cache-Control", "max-age=" + QByteArray::number(*options.cacheTtlS)});
    if (!options.cacheIgnoreKeys.isEmpty())
        headers.append(
            Header{"Helicone-Cache-Ignore-Keys", ignoreKeysText(options.cacheIgnoreKeys)});
}

HeaderList buildHeaders(const HeliconeOptions &options, const NamedKeys *keys)
{
    HeaderList headers;
    addCache(headers, options);
    if (options.retries)
        headers.append(Header{"Helicone-Retry-Enabled", "true"});
    if (options.retryFactor)
        headers.append(Header{"Helicone-Retry-Factor", factorText(*options.retryFactor)});
    for (const NumberRow &row : kNumberRows) {
        if (const auto &number = options.*row.member)
            headers.append(Header{row.header, QByteArray::number(*number)});
    }
    if (options.rateLimit)
        headers.append(
            Header{"Helicone-RateLimit-Policy", policyText(*options.rateLimit).toUtf8()});
    if (!options.fallbacks.empty())
        headers.append(Header{"Helicone-Fallbacks", fallbacksText(options.fallbacks, keys)});
    for (const SwitchRow &row : kSwitchRows) {
        if (options.*row.member)
            headers.append(Header{row.header, "true"});
    }
    if (options.posthog)
        headers.append(Header{"Helicone-Posthog-Key", keyText(kPosthogVariable, keys)});
    if (options.lytix)
        headers.append(Header{"Helicone-Lytix-Key", keyText(kLytixVariable, keys)});
    for (const TextRow &row : kTextRows) {
        if (const QString text = (options.*row.member).trimmed(); !text.isEmpty())
            headers.append(Header{row.header, text.toUtf8()});
    }
    return headers;
}

}

Result<HeaderList> headersOf(const HeliconeOptions &options, const NamedKeys *keys)
{
    if (const HeliconeProblems problems = problemsOf(options); !problems.empty())
        return Error{ErrorKind::Usage, problems.front().text};
    if (keys) {
        const QStringList needed = keysNeededBy(options);
        for (const QString &variable : needed) {
            if (!keys->contains(variable))
                return Error{ErrorKind::Auth,
                    Tr::tr("There is no key for $%1, which Helicone's options name. Store it, or "
                           "set the environment "
                           "variable of that name.")
                        .arg(variable)};
        }
    }
    return buildHeaders(options, keys);
}

QList<QPair<QByteArray, QByteArray>> bodyMembersOf(const HeliconeOptions &options)
{
    QList<QPair<QByteArray, QByteArray>> members;
    const auto add = [&members](const char *name, const QString &text) {
        if (!text.trimmed().isEmpty())
            members.append(QPair<QByteArray, QByteArray>{name, dumpJson(toJson(text.trimmed()))});
    };
    add("prompt_id", options.gatewayPromptId);
    add("version_id", options.gatewayPromptVersion);
    add("environment", options.gatewayEnvironment);
    if (!options.promptInputs.isEmpty()) {
        Json inputs = Json::object();
        for (const auto &[name, value] : options.promptInputs)
            inputs[name.toStdString()] = toJson(value);
        members.append(QPair<QByteArray, QByteArray>{"inputs", dumpJson(inputs)});
    }
    return members;
}

QStringList keysNeededBy(const HeliconeOptions &options)
{
    QStringList needed;
    for (const HeliconeFallback &fallback : options.fallbacks) {
        for (const auto &[name, value] : fallback.headers)
            needed += keyReferencesIn(value);
    }
    if (options.posthog)
        needed.append(QLatin1String(kPosthogVariable));
    if (options.lytix)
        needed.append(QLatin1String(kLytixVariable));
    needed.removeDuplicates();
    return needed;
}

QString summaryOf(const HeliconeOptions &options)
{
    QStringList parts;
    if (options.cacheSave && options.cacheRead)
        parts << Tr::tr("cache for %1").arg(periodText(options.cacheTtlS.value_or(604'800)));
    else if (options.caches())
        parts << (options.cacheSave ? Tr::tr("cache, saving only") : Tr::tr("cache, reading only"));
    if (options.retries)
        parts << Tr::tr("up to %1 retries").arg(options.retryNumber.value_or(5));
    if (options.rateLimit)
        parts << policyWords(*options.rateLimit);
    if (!options.fallbacks.empty())
        parts << (options.fallbacks.size() == 1
                ? Tr::tr("1 fallback target")
                : Tr::tr("%1 fallback targets").arg(options.fallbacks.size()));
    if (options.omitRequest || options.omitResponse)
        parts << (options.omitRequest && options.omitResponse ? Tr::tr("bodies not stored")
                : options.omitRequest                         ? Tr::tr("request not stored")
                                                              : Tr::tr("answer not stored"));
    if (options.moderation)
        parts << Tr::tr("moderation");
    if (options.security)
        parts << Tr::tr("security check");
    if (!options.modelOverride.isEmpty())
        parts << Tr::tr("priced as %1").arg(options.modelOverride);
    if (options.streamUsage)
        parts << Tr::tr("stream usage");
    if (!options.promptId.isEmpty() || !options.gatewayPromptId.isEmpty())
        parts << Tr::tr("prompt %1")
                     .arg(options.gatewayPromptId.isEmpty() ? options.promptId
                                                            : options.gatewayPromptId);
    HeliconeOptions others;
    others.streamForceFormat = options.streamForceFormat;
    others.longTimeout = options.longTimeout;
    others.tokenLimitHandler = options.tokenLimitHandler;
    others.webhook = options.webhook;
    others.posthog = options.posthog;
    others.lytix = options.lytix;
    others.bodyMapping = options.bodyMapping;
    if (!(others == HeliconeOptions()))
        parts << (parts.isEmpty() ? Tr::tr("some options") : Tr::tr("more"));
    return parts.join(QStringLiteral(", "));
}

}
