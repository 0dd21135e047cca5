#include "core/pricing/rate.h"

#include <QCoreApplication>

#include <algorithm>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Rates)
};

Error malformed(const QString &message)
{
    return {ErrorKind::Malformed, message, 0, std::nullopt};
}

std::optional<Money> readMoney(const Json &value)
{
    const std::optional<Money> money =
        value.is_string() ? Money::fromDecimal(toQString(value)) : std::nullopt;
    return money && money->pico() >= 0 ? money : std::nullopt;
}

QString readRate(const Json &value, Rate &rate)
{
    const bool stepped = value.is_array();
    if (stepped && value.size() % 2 != 1)
        return Tr::tr("a list is a rate, then pairs of a number of tokens and a rate");
    const std::optional<Money> base = readMoney(stepped ? value[0] : value);
    if (!base)
        return Tr::tr("a rate is a decimal number in quotes from \"0\" on");
    rate.base = *base;
    for (size_t i = 1; stepped && i < value.size(); i += 2) {
        const std::optional<Money> money = readMoney(value[i + 1]);
        if (!money)
            return Tr::tr("a rate is a decimal number in quotes from \"0\" on");
        const auto above = value[i].is_number_integer() ? value[i].get<qint64>() : qint64(-1);
        if (above < 0)
            return Tr::tr("the tokens a step begins at are a whole number");
        if (!rate.steps.empty() && above <= rate.steps.back().above)
            return Tr::tr("the steps do not rise");
        rate.steps.push_back({above, *money});
    }
    return {};
}

}

const Rate *findRate(const Rates &rates, RateClass rateClass)
{
    for (const Rate &rate : rates) {
        if (rate.rateClass == rateClass)
            return &rate;
    }
    return nullptr;
}

Result<Rates> ratesFromJson(const Json &json)
{
    if (!json.is_object())
        return malformed(Tr::tr("the rates are no JSON object"));
    Rates rates;
    for (const auto &[name, content] : json.items()) {
        const auto key = std::find_if(kRateKeys.begin(), kRateKeys.end(),
            [&name = name](const RateKey &known) { return name == known.key; });
        const QString shown = QString::fromStdString(name);
        if (key == kRateKeys.end())
            return malformed(Tr::tr("“%1” is no class of usage").arg(shown));
        Rate rate{};
        rate.rateClass = key->rateClass;
        if (const QString wrong = readRate(content, rate); !wrong.isEmpty())
            return malformed(QStringLiteral("“%1”: %2").arg(shown, wrong));
        rates.push_back(std::move(rate));
    }
    return rates;
}

Json ratesToJson(const Rates &rates)
{
    Json json = Json::object();
    for (const RateKey &known : kRateKeys) {
        const Rate *rate = findRate(rates, known.rateClass);
        if (!rate)
            continue;
        if (rate->steps.empty()) {
            json[known.key] = toJson(rate->base.toDecimal());
            continue;
        }
        Json list = Json::array({toJson(rate->base.toDecimal())});
        for (const Rate::Step &step : rate->steps) {
            list.push_back(step.above);
            list.push_back(toJson(step.rate.toDecimal()));
        }
        json[known.key] = std::move(list);
    }
    return json;
}

}
