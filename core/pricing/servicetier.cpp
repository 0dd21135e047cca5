#include "core/pricing/servicetier.h"

#include "core/pricing/pricedata.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(PriceBook)
};

// Gemini writes SERVICE_TIER_FLEX, Vertex (as its traffic type) ON_DEMAND_PRIORITY.
QString plainName(const QString &name)
{
    QString plain = name.trimmed().toLower().replace(QLatin1Char('-'), QLatin1Char('_'));
    for (const QLatin1String prefix :
        {QLatin1String("service_tier_"), QLatin1String("on_demand_")}) {
        if (plain.startsWith(prefix))
            plain = plain.mid(prefix.size());
    }
    return plain;
}

bool isStandard(const QString &plain)
{
    static const QStringList names{QString(), QStringLiteral("default"), QStringLiteral("standard"),
        QStringLiteral("auto"), QStringLiteral("on_demand"), QStringLiteral("unspecified")};
    return names.contains(plain);
}

}

ServiceTier serviceTier(const std::vector<TierRule> &rules, const QString &name,
    const QString &provider, const QString &model)
{
    const QString plain = plainName(name);
    if (isStandard(plain))
        return {Factor{}, {}};
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const TierRule &one) {
        return one.provider == provider && one.names.contains(plain)
            && (one.models.isEmpty() || one.models.contains(model));
    });
    if (rule == rules.end()) {
        return {std::nullopt,
            Tr::tr("The rates of the service tier “%1” are not known, so these are the standard "
                   "ones: what is paid can be more or less.")
                .arg(plain)};
    }
    const QString source =
        Tr::tr("%1, %2").arg(QUrl(rule->source).host(), rule->date.toString(Qt::ISODate));
    if (rule->numerator == rule->denominator) {
        return {Factor{},
            Tr::tr("The service tier “%1” costs the standard rates (%2).").arg(plain, source)};
    }
    const double factor = double(rule->numerator) / double(rule->denominator);
    return {Factor{rule->numerator, rule->denominator},
        Tr::tr("Service tier “%1”: %2 times the standard rates (%3).")
            .arg(plain, QString::number(factor, 'g', 4), source)};
}

}
