#pragma once

#include "core/pricing/pricebook.h"

#include <QDate>
#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <vector>

namespace heliograph
{

/// What a rate is for. Those of the book; usage falls back from the special to the general.
enum class RateClass {
    Input,
    CachedInput,
    CacheWrite,
    CacheWrite5m,
    CacheWrite1h,
    Output,
    Reasoning,
    AudioInput,
    CachedAudioInput,
    AudioOutput,
    ImageInput,
    CachedImageInput,
    ImageOutput,
    WebSearch,
    Request,
};

/// USD per million tokens; of web searches and requests per thousand.
struct Rate {
    struct Step {
        qint64 above; ///< input tokens of every class: a call with more than these pays the step's
                      ///< rate for all
        Money rate;
    };
    RateClass rateClass;
    Money base;
    std::vector<Step> steps; ///< rising
};

/// The rates that hold from a day on or in some hours of every day; always where neither is set.
struct DatedRates {
    QDate from; ///< UTC, inclusive
    QTime start; ///< UTC, inclusive
    QTime end; ///< exclusive; before start where the hours cross midnight
    std::vector<Rate> rates; ///< empty: no price per token is known
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

struct PriceSource {
    QString name;
    QDate date;
};

struct PriceBook::Data {
    std::vector<PriceSource> sources;
    std::vector<PriceProvider> providers;
    QHash<QString, size_t> providerIds;
};

/// Reads the format that resources/prices/build-prices.py states. The error names the row that
/// could not be read.
class PriceBookReader final
{
public:
    static Result<std::unique_ptr<const PriceBook::Data>> read(const QByteArray &json);
};

}
