#pragma once

#include "core/pricing/reckoning.h"

#include <QString>

namespace heliograph {

struct TierRule;

/// What a service tier does to the rates.
struct ServiceTier {
    std::optional<Factor> factor; ///< unset: paid, but nobody publishes how much
    QString note; ///< for the receipt; empty for the standard tier
};

/// name: as the answer gives it ("flex", "SERVICE_TIER_FLEX", "on_demand"); provider and model: ids
/// of the price row.
ServiceTier serviceTier(const std::vector<TierRule> &rules, const QString &name,
    const QString &provider, const QString &model);

}
