#pragma once

#include "core/pricing/pricebook.h"
#include "core/pricing/rate.h"

#include <QDate>
#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <vector>

namespace heliograph
{

/// The rates that hold from a day on or in some hours of every day; always where neither is set.
struct DatedRates {
    QDate from; ///< UTC, inclusive
    QTime start; ///< UTC, inclusive
    QTime end; ///< exclusive; before start where the hours cross midnight
    Rates rates; ///< empty: no price per token is known
};

/// A condition on a lower-case name.
struct MatchRule {
    enum class Kind { Equals, Starts, Ends, Has, Regex, All, Any };
    Kind kind = Kind::Equals;
    QString text;
    QRegularExpression regex;
    std::vector<MatchRule> parts;

    bool matches(const QString &name) const;
};

struct PriceModel {
    QString id;
    QString note;
    size_t source = 0;
    ModelLimits limits;
    std::vector<DatedRates> rates; ///< at least one; the last that applies wins, else the first
};

struct PriceProvider {
    QString id;
    QString note;
    std::vector<MatchRule> names;
    QRegularExpression api;
    QStringList fallback;
    std::vector<PriceModel> models;
    // The first model that matches wins. Exact names, most of all rules, are looked up; the rest
    // are tried in order.
    QHash<QString, size_t> exactNames; ///< lower-case name → the first model that has it
    std::vector<std::pair<size_t, MatchRule>> rules; ///< model, rule; in the models' order
};

/// What a call in a service tier costs: a factor on every rate per token.
struct TierRule {
    QString provider; ///< id
    QStringList names; ///< lower case
    QStringList models; ///< ids; empty: all of the provider
    qint64 numerator = 1;
    qint64 denominator = 1;
    QString source;
    QDate date;
};

struct PriceBook::Data {
    std::vector<PriceSource> sources;
    std::vector<TierRule> tiers;
    std::vector<PriceProvider> providers;
    QHash<QString, size_t> providerIds;
};

/// The user's rows by provider and model, see ownKey(). Each model's rows rise by their day, one
/// that names none first.
struct PriceBook::Own {
    std::vector<UserPrice> rows; ///< as they were given
    QHash<QString, std::vector<UserPrice>> byName;
};

/// Reads the format that resources/prices/build-prices.py states. The error names the row that
/// could not be read.
class PriceBookReader final
{
public:
    static Result<std::unique_ptr<const PriceBook::Data>> read(const QByteArray &json);
};

}
