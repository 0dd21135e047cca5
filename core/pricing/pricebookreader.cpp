#include "core/base/json.h"
#include "core/pricing/pricedata.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace heliograph
{

namespace
{

struct Key {
    const char *name;
    RateClass rateClass;
};
constexpr Key kKeys[] = {
    {"input", RateClass::Input},
    {"cached_input", RateClass::CachedInput},
    {"cache_write", RateClass::CacheWrite},
    {"cache_write_5m", RateClass::CacheWrite5m},
    {"cache_write_1h", RateClass::CacheWrite1h},
    {"output", RateClass::Output},
    {"reasoning", RateClass::Reasoning},
    {"audio_input", RateClass::AudioInput},
    {"cached_audio_input", RateClass::CachedAudioInput},
    {"audio_output", RateClass::AudioOutput},
    {"image_input", RateClass::ImageInput},
    {"cached_image_input", RateClass::CachedImageInput},
    {"image_output", RateClass::ImageOutput},
    {"web_search", RateClass::WebSearch},
    {"request", RateClass::Request},
};

std::optional<Money> readMoney(const Json &value)
{
    const std::optional<Money> money =
        value.is_string() ? Money::fromDecimal(toQString(value)) : std::nullopt;
    return money && money->pico() >= 0 ? money : std::nullopt;
}

bool readRate(const Json &value, Rate &rate)
{
    const bool stepped = value.is_array() && value.size() % 2 == 1;
    const std::optional<Money> base = readMoney(stepped ? value[0] : value);
    if (!base)
        return false;
    rate.base = *base;
    for (size_t i = 1; stepped && i < value.size(); i += 2) {
        const std::optional<Money> money = readMoney(value[i + 1]);
        if (!money || !value[i].is_number_unsigned())
            return false;
        const auto above = value[i].get<qint64>();
        if (above < 0 || (!rate.steps.empty() && above <= rate.steps.back().above))
            return false;
        rate.steps.push_back({above, *money});
    }
    return true;
}

bool readRates(const Json &value, std::vector<Rate> &rates)
{
    if (!value.is_object())
        return false;
    for (const auto &[name, content] : value.items()) {
        const auto *key = std::find_if(std::begin(kKeys), std::end(kKeys),
            [&name = name](const Key &known) { return name == known.name; });
        Rate rate{};
        if (key == std::end(kKeys) || !readRate(content, rate))
            return false;
        rate.rateClass = key->rateClass;
        rates.push_back(std::move(rate));
    }
    return true;
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
