#include "core/helicone/heliconedefaults.h"

#include "core/base/settings.h"
#include "core/helicone/heliconeread.h"
#include "core/helicone/heliconetable.h"

#include <algorithm>

namespace heliograph {

namespace {

/// Prompts belong to a conversation, so they have no default.
bool isForOneCall(HeliconeField field)
{
    return field >= HeliconeField::PromptId && field <= HeliconeField::PromptInputs;
}

QString keyOfHeader(const QByteArray &header)
{
    QByteArray name = header.toLower();
    if (name.startsWith("helicone-"))
        name.remove(0, qsizetype(strlen("helicone-")));
    // A setting's name must not look like a secret's: the key itself is never kept here.
    if (name == "posthog-key" || name == "lytix-key")
        name.chop(qsizetype(strlen("-key")));
    return QStringLiteral("helicone.") + QString::fromLatin1(name);
}

QByteArrayList headerNames()
{
    QByteArrayList names{"Helicone-Cache-Enabled", "Helicone-Cache-Save", "Helicone-Cache-Read",
        "Cache-Control", "Helicone-Cache-Ignore-Keys", "Helicone-Retry-Enabled",
        "Helicone-Retry-Factor", "Helicone-RateLimit-Policy", "Helicone-Fallbacks",
        "Helicone-Posthog-Key", "Helicone-Lytix-Key"};
    for (const NumberRow &row : kNumberRows)
        names.append(row.header);
    for (const SwitchRow &row : kSwitchRows)
        names.append(row.header);
    for (const TextRow &row : kTextRows) {
        if (!isForOneCall(row.field))
            names.append(row.header);
    }
    return names;
}

HeaderList headersIn(
    const Settings &settings, const QString &changedKey = {}, const QString &changedValue = {})
{
    HeaderList headers;
    const QByteArrayList names = headerNames();
    for (const QByteArray &name : names) {
        const QString key = keyOfHeader(name);
        const QString value = key == changedKey ? changedValue : settings.get(key);
        // In a setting, unlike in a header, false is a way to write off.
        if (!value.isEmpty() && value.compare(QLatin1String("false"), Qt::CaseInsensitive) != 0)
            headers.append(Header{name, value.toUtf8()});
    }
    return headers;
}

/// What belongs together: who says anything of it says all.
QByteArray groupOf(const QByteArray &header)
{
    const QByteArray lower = header.toLower();
    if (lower.startsWith("helicone-cache-") || lower == "cache-control")
        return "cache";
    return lower.startsWith("helicone-retry-") ? QByteArray("retry") : lower;
}

}

QStringList heliconeSettingKeys()
{
    QStringList keys;
    const QByteArrayList names = headerNames();
    for (const QByteArray &name : names)
        keys.append(keyOfHeader(name));
    keys.sort();
    return keys;
}

HeliconeOptions heliconeDefaults(const Settings &settings)
{
    return readHeliconeRequest(headersIn(settings)).options;
}

QHash<QString, QString> heliconeSettings(const HeliconeOptions &options)
{
    QHash<QString, QString> values;
    const QStringList keys = heliconeSettingKeys();
    for (const QString &key : keys)
        values.insert(key, {});
    if (const auto headers = headersOf(options)) {
        for (const Header &header : *headers) {
            const QString key = keyOfHeader(header.first);
            if (values.contains(key))
                values[key] = QString::fromUtf8(header.second);
        }
    }
    return values;
}

QString heliconeSettingProblem(const Settings &settings, const QString &key, const QString &value)
{
    if (!heliconeSettingKeys().contains(key) || value.isEmpty())
        return {};
    HeaderList headers = headersIn(settings, key, value);
    // Its switch may be set later: only the value itself is judged.
    const auto with = [&headers](const QByteArray &name, const QByteArray &text) {
        const bool there = std::any_of(headers.begin(), headers.end(),
            [&name](const Header &one) { return one.first == name; });
        if (!there)
            headers.prepend(Header{name, text});
    };
    if (key.startsWith(QLatin1String("helicone.cache")) && value != QLatin1String("false"))
        with("Helicone-Cache-Enabled", "true");
    if (key.startsWith(QLatin1String("helicone.retry"))
        && key != QLatin1String("helicone.retry-enabled"))
        with("Helicone-Retry-Enabled", "true");
    if (key == QLatin1String("helicone.posthog-host"))
        with("Helicone-Posthog-Key", QByteArray("$") + kPosthogVariable);
    if (key == QLatin1String("helicone.lytix-host"))
        with("Helicone-Lytix-Key", QByteArray("$") + kLytixVariable);
    if (key == QLatin1String("helicone.llm-security-advanced"))
        with("Helicone-LLM-Security-Enabled", "true");

    const HeliconeRequest request = readHeliconeRequest(headers);
    HeliconeProblems problems = request.problems;
    const HeliconeProblems more = problemsOf(request.options);
    problems.insert(problems.end(), more.begin(), more.end());
    const HeliconeProblems before = problemsOf(heliconeDefaults(settings));
    for (const HeliconeProblem &problem : problems) {
        const bool old =
            std::any_of(before.begin(), before.end(), [&problem](const HeliconeProblem &one) {
                return one.text == problem.text && one.field == problem.field;
            });
        if (!old)
            return problem.text;
    }
    return {};
}

HeaderList overDefaults(const HeliconeOptions &defaults, const HeaderList &headers)
{
    HeaderList result;
    if (const auto own = headersOf(defaults)) {
        for (const Header &header : *own) {
            const bool replaced =
                std::any_of(headers.begin(), headers.end(), [&header](const Header &one) {
                    return groupOf(one.first) == groupOf(header.first);
                });
            if (!replaced)
                result.append(header);
        }
    }
    return result + headers;
}

}
