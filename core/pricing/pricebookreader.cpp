#include "core/base/json.h"
#include "core/pricing/pricedata.h"

#include <QCoreApplication>

#include <algorithm>

namespace heliograph
{

namespace
{

bool readRates(const Json &value, Rates &rates)
{
    Result<Rates> read = ratesFromJson(value);
    if (read)
        rates = std::move(read).value();
    return read.ok();
}

// "1.75" or "5/3", as a fraction of whole numbers.
bool readFactor(const QString &text, TierRule &rule)
{
    const QStringList parts = text.split(QLatin1Char('/'));
    const auto whole = [](const QString &part, qint64 &value) {
        bool ok = false;
        value = part.toLongLong(&ok);
        return ok && value > 0 && value <= 1'000'000;
    };
    if (parts.size() == 2)
        return whole(parts[0], rule.numerator) && whole(parts[1], rule.denominator);
    const std::optional<Money> decimal = Money::fromDecimal(text);
    constexpr qint64 millionth = 1'000'000; // of a whole, in the twelve decimals of Money
    if (!decimal || decimal->pico() <= 0 || decimal->pico() % millionth != 0)
        return false;
    rule.numerator = decimal->pico() / millionth;
    rule.denominator = millionth;
    return rule.numerator <= 1'000 * millionth;
}

bool readStrings(const Json &value, QStringList &list)
{
    if (!value.is_array() || value.empty())
        return false;
    for (const Json &item : value)
        list.append(toQString(item));
    return !list.contains(QString());
}

bool readTier(const Json &json, TierRule &rule)
{
    rule.provider = stringMember(json, "provider");
    rule.source = stringMember(json, "source");
    rule.date = QDate::fromString(stringMember(json, "date"), Qt::ISODate);
    const Json &models = member(json, "models");
    return !rule.provider.isEmpty() && !rule.source.isEmpty() && rule.date.isValid()
        && readStrings(member(json, "names"), rule.names)
        && (models.is_null() || readStrings(models, rule.models))
        && readFactor(stringMember(json, "factor"), rule);
}

bool readDatedRates(const Json &value, std::vector<DatedRates> &list)
{
    if (value.is_object()) {
        list.emplace_back();
        return readRates(value, list.back().rates);
    }
    if (!value.is_array() || value.empty())
        return false;
    for (const Json &entry : value) {
        DatedRates dated;
        if (!readRates(member(entry, "rates"), dated.rates))
            return false;
        if (const Json &from = member(entry, "from"); !from.is_null()) {
            dated.from = QDate::fromString(toQString(from), Qt::ISODate);
            if (!dated.from.isValid())
                return false;
        }
        if (const Json &hours = member(entry, "hours"); !hours.is_null()) {
            if (!hours.is_array() || hours.size() != 2)
                return false;
            dated.start = QTime::fromString(toQString(hours[0]), Qt::ISODate);
            dated.end = QTime::fromString(toQString(hours[1]), Qt::ISODate);
            if (!dated.start.isValid() || !dated.end.isValid())
                return false;
        }
        list.push_back(std::move(dated));
    }
    return true;
}

bool readMatch(const Json &value, std::vector<MatchRule> &rules);

bool readRule(const Json &value, MatchRule &rule)
{
    if (value.is_string()) {
        rule.text = toQString(value);
        return true;
    }
    if (!value.is_object() || value.size() != 1)
        return false;
    using Kind = MatchRule::Kind;
    const std::string &key = value.begin().key();
    const Json &content = value.begin().value();
    if (key == "all" || key == "any") {
        rule.kind = key == "all" ? Kind::All : Kind::Any;
        return readMatch(content, rule.parts);
    }
    rule.kind = key == "starts" ? Kind::Starts
        : key == "ends"         ? Kind::Ends
        : key == "has"          ? Kind::Has
                                : Kind::Regex;
    if (!content.is_string() || (rule.kind == Kind::Regex && key != "re"))
        return false;
    rule.text = toQString(content);
    if (rule.kind == Kind::Regex) {
        rule.regex.setPattern(rule.text);
        return rule.regex.isValid();
    }
    return true;
}

bool readMatch(const Json &value, std::vector<MatchRule> &rules)
{
    if (!value.is_array() || value.empty())
        return false;
    return std::all_of(value.begin(), value.end(),
        [&rules](const Json &item) { return readRule(item, rules.emplace_back()); });
}

bool readModel(const Json &json, const QHash<QString, size_t> &sources, PriceProvider &provider)
{
    PriceModel model;
    model.id = stringMember(json, "id");
    model.note = stringMember(json, "note");
    const auto source = sources.constFind(stringMember(json, "src"));
    if (model.id.isEmpty() || source == sources.constEnd())
        return false;
    model.source = *source;
    model.limits = {intMember(json, "context"), intMember(json, "max_output")};
    if (!readDatedRates(member(json, "rates"), model.rates))
        return false;

    std::vector<MatchRule> rules;
    if (const Json &match = member(json, "match"); match.is_null())
        rules.emplace_back().text = model.id.toLower();
    else if (!readMatch(match, rules))
        return false;
    const size_t index = provider.models.size();
    for (MatchRule &rule : rules) {
        if (rule.kind != MatchRule::Kind::Equals)
            provider.rules.emplace_back(index, std::move(rule));
        else if (!provider.exactNames.contains(rule.text))
            provider.exactNames.insert(rule.text, index);
    }
    provider.models.push_back(std::move(model));
    return true;
}

Error unreadable(const QString &what)
{
    return {ErrorKind::Malformed,
        QCoreApplication::translate("PriceBook", "The price book cannot be read: %1.").arg(what), 0,
        std::nullopt};
}

}

Result<std::unique_ptr<const PriceBook::Data>> PriceBookReader::read(const QByteArray &json)
{
    const std::optional<Json> book = parseJson(json);
    if (!book || !book->is_object())
        return unreadable(QStringLiteral("no JSON"));
    if (intMember(*book, "format") != 1)
        return unreadable(QStringLiteral("format"));

    auto data = std::make_unique<PriceBook::Data>();
    QHash<QString, size_t> sources;
    const Json &sourceList = member(*book, "sources");
    if (!sourceList.is_object())
        return unreadable(QStringLiteral("sources"));
    for (const auto &[key, value] : sourceList.items()) {
        const QDate date = QDate::fromString(stringMember(value, "date"), Qt::ISODate);
        if (!date.isValid())
            return unreadable(QStringLiteral("source %1").arg(QString::fromStdString(key)));
        sources.insert(QString::fromStdString(key), data->sources.size());
        data->sources.push_back({stringMember(value, "name"), date});
    }

    if (const Json &tiers = member(*book, "tiers"); tiers.is_array()) {
        for (const Json &tier : tiers) {
            if (!readTier(tier, data->tiers.emplace_back()))
                return unreadable(QStringLiteral("tier %1").arg(data->tiers.size()));
        }
    }

    const Json &providerList = member(*book, "providers");
    if (!providerList.is_array())
        return unreadable(QStringLiteral("providers"));
    for (const Json &entry : providerList) {
        PriceProvider provider;
        provider.id = stringMember(entry, "id");
        provider.note = stringMember(entry, "note");
        const Json &names = member(entry, "names");
        const Json &models = member(entry, "models");
        bool ok = !provider.id.isEmpty() && !data->providerIds.contains(provider.id)
            && models.is_array() && (names.is_null() || readMatch(names, provider.names));
        if (const QString api = stringMember(entry, "api"); !api.isEmpty()) {
            provider.api.setPattern(QStringLiteral("^(?:%1)").arg(api));
            ok = ok && provider.api.isValid();
        }
        if (const Json &fallback = member(entry, "fallback"); fallback.is_array()) {
            for (const Json &id : fallback)
                provider.fallback.append(toQString(id));
        }
        if (!ok)
            return unreadable(QStringLiteral("provider %1").arg(provider.id));
        for (const Json &model : models) {
            if (!readModel(model, sources, provider)) {
                return unreadable(QStringLiteral("provider %1, model %2")
                                      .arg(provider.id, stringMember(model, "id")));
            }
        }
        data->providerIds.insert(provider.id, data->providers.size());
        data->providers.push_back(std::move(provider));
    }
    return std::unique_ptr<const PriceBook::Data>(std::move(data));
}

}
