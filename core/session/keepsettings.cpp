#include "core/session/keepsettings.h"

#include "core/base/settings.h"

namespace heliograph {

Retention retentionOf(const Settings &settings)
{
    constexpr qint64 megabyte = 1'000'000;
    return {settings.get(QStringLiteral("history.keep-days")).toInt(),
        settings.get(QStringLiteral("history.keep-mb")).toLongLong() * megabyte};
}

BodyRules bodyRulesOf(const Settings &settings)
{
    const auto rules = BodyRules::parse(settings.get(QStringLiteral("history.metadata-only")));
    return rules ? *rules : *BodyRules::parse(QStringLiteral("all"));
}

}
