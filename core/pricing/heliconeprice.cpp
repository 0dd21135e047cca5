#include "core/pricing/heliconeprice.h"

#include "core/base/log.h"
#include "core/pricing/reckoning.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

namespace heliograph {

namespace {

constexpr std::int64_t kNano = 1'000; // pico-dollars; Helicone keeps costs times 1e9

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(HeliconePrice)
};

/// Helicone's names of a provider: in its registry and in its older table.
struct Names {
    const char *id; ///< Heliograph's or the price book's
    const char *registry;
    const char *old;
};
constexpr Names kNames[] = {
    {"openai", "openai", "OPENAI"},
    {"azure", "azure", "AZURE"},
    {"anthropic", "anthropic", "ANTHROPIC"},
    {"gemini", "google-ai-studio", "GOOGLE"},
    {"google", "google-ai-studio", "GOOGLE"},
    {"vertex", "vertex", "GOOGLE"},
    {"aws", "bedrock", "AWS"},
    {"bedrock", "bedrock", "AWS"},
    {"groq", "groq", "GROQ"},
    {"mistral", "mistral", "MISTRAL"},
    {"deepseek", "deepseek", "DEEPSEEK"},
    {"openrouter", "openrouter", "OPENROUTER"},
    {"together", "together", "TOGETHER"},
    {"perplexity", "perplexity", "PERPLEXITY"},
    {"xai", "xai", "X"},
    {"x-ai", "xai", "X"},
    {"fireworks", "fireworks", "FIREWORKS"},
    {"deepinfra", "deepinfra", "DEEPINFRA"},
    {"cerebras", "cerebras", "CEREBRAS"},
    {"nebius", "nebius", "NEBIUS"},
    {"novita", "novita", "NOVITA"},
    {"cohere", "cohere", "COHERE"},
    {"vercel", "vercel", "VERCEL"},
};

const Names *namesOf(const QString &id)
{
    const auto found = std::find_if(std::begin(kNames), std::end(kNames),
        [&id](const Names &names) { return id == QLatin1String(names.id); });
    return found == std::end(kNames) ? nullptr : found;
}

QString keyOf(const QString &provider, const QString &model)
{
    return provider + QLatin1Char('\n') + model;
}

/// The tokens by which Helicone chooses a tier, for input and output and for cached input. For all
/// providers not named here it chooses none.
struct TierValues {
    qint64 main = 0;
    qint64 cached = 0;
};
TierValues tierValues(const QString &registry, const Usage &usage)
{
    const auto n = [](const Usage::Count &count) { return std::max<qint64>(0, count.value_or(0)); };
    const qint64 withCached = n(usage.input) + n(usage.cachedInput);
    if (registry == QLatin1String("anthropic"))
        return {withCached + n(usage.cacheWrite5m) + n(usage.cacheWrite1h), 0};
    if (registry == QLatin1String("google-ai-studio") || registry == QLatin1String("xai"))
        return {withCached, withCached};
    if (registry == QLatin1String("vertex"))
        return {n(usage.input), n(usage.cachedInput)};
    return {};
}

void setRate(Rates &rates, RateClass rateClass, Money money)
{
    rates.erase(std::remove_if(rates.begin(), rates.end(),
                    [&](const Rate &rate) { return rate.rateClass == rateClass; }),
        rates.end());
    rates.push_back({rateClass, money, {}});
}

Money roundedToNano(Money money)
{
    return Money::fromPico((money.pico() + kNano / 2) / kNano * kNano);
}

const ReceiptLine *lineOf(const std::vector<ReceiptLine> &lines, const QString &usageClass)
{
    const auto found = std::find_if(lines.begin(), lines.end(),
        [&](const ReceiptLine &line) { return line.usageClass == usageClass; });
    return found == lines.end() ? nullptr : &*found;
}

QString dollars(Money money)
{
    return QLatin1Char('$') + money.toDecimal();
}

QString className(const QString &usageClass)
{
    QString words = usageClass;
    return words.replace(QLatin1Char('_'), QLatin1Char(' '));
}

bool isStandardTier(const QString &name)
{
    const QString plain = name.toLower();
    return plain.isEmpty() || plain == QLatin1String("default")
        || plain == QLatin1String("standard") || plain == QLatin1String("auto")
        || plain == QLatin1String("on_demand");
}

}

std::shared_ptr<const HeliconePrice> HeliconePrice::builtIn()
{
    static const std::shared_ptr<const HeliconePrice> prices = [] {
        QFile file(QStringLiteral(":/prices/helicone.json"));
        Result<std::shared_ptr<const HeliconePrice>> read = file.open(QIODevice::ReadOnly)
            ? fromJson(file.readAll())
            : Result<std::shared_ptr<const HeliconePrice>>(
                Error{ErrorKind::Storage, file.errorString()});
        if (read)
            return std::move(read).value();
        qCCritical(lcApp, "%s", qUtf8Printable(read.error().message)); // a broken build
        return std::shared_ptr<const HeliconePrice>(std::make_shared<HeliconePrice>());
    }();
    return prices;
}

Result<std::shared_ptr<const HeliconePrice>> HeliconePrice::fromJson(const QByteArray &bytes)
{
    const auto unreadable = [](const QString &what) {
        return Error{ErrorKind::Malformed,
            Tr::tr("Helicone's prices cannot be read: %1.").arg(what), 0, std::nullopt};
    };
    const auto json = parseJson(bytes);
    if (!json || intMember(*json, "format") != 1 || !member(*json, "rows").is_array())
        return unreadable(QStringLiteral("no JSON of format 1"));
    auto prices = std::make_shared<HeliconePrice>();
    for (const Json &entry : member(*json, "rows")) {
        Row row;
        row.provider = stringMember(entry, "p");
        row.model = stringMember(entry, "m");
        row.old = member(entry, "old") == true;
        const QString how = stringMember(entry, "how");
        row.how = how == QLatin1String("has") ? How::Has
            : how == QLatin1String("starts")  ? How::Starts
                                              : How::Whole;
        row.suspect = stringMember(entry, "s");
        const QString name = QStringLiteral("%1 %2").arg(row.provider, row.model);
        Result<Rates> rates = ratesFromJson(member(entry, "r"));
        if (!rates || row.provider.isEmpty() || row.model.isEmpty())
            return unreadable(name);
        row.rates = std::move(rates).value();
        for (const Json &tier :
            member(entry, "t").is_array() ? member(entry, "t") : Json::array()) {
            Result<Rates> tierRates = ratesFromJson(member(tier, "r"));
            const auto from = intMember(tier, "from");
            if (!tierRates || !from)
                return unreadable(name);
            row.tiers.push_back({*from, std::move(tierRates).value()});
        }
        const size_t index = prices->m_rows.size();
        if (!row.old) {
            QStringList models{row.model};
            const Json &aliases = member(entry, "a");
            for (const Json &alias : aliases.is_array() ? aliases : Json::array())
                models.append(toQString(alias));
            for (const QString &model : std::as_const(models)) {
                if (!prices->m_registry.contains(keyOf(row.provider, model)))
                    prices->m_registry.insert(keyOf(row.provider, model), index);
            }
        }
        prices->m_rows.push_back(std::move(row));
    }
    return std::shared_ptr<const HeliconePrice>(std::move(prices));
}

/// The registry by the exact name, then the older table, blind to case, where the first that fits
/// wins.
const HeliconePrice::Row *HeliconePrice::find(const QString &provider, const QString &model) const
{
    const Names *names = namesOf(provider);
    if (!names)
        return nullptr;
    const auto exact = m_registry.constFind(keyOf(QLatin1String(names->registry), model));
    if (exact != m_registry.constEnd())
        return &m_rows[*exact];
    const QString lower = model.toLower();
    const auto fits = [&](const Row &row) {
        if (!row.old || row.provider != QLatin1String(names->old))
            return false;
        const QString pattern = row.model.toLower();
        return row.how == How::Has   ? lower.contains(pattern)
            : row.how == How::Starts ? lower.startsWith(pattern)
                                     : lower == pattern;
    };
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), fits);
    return found == m_rows.end() ? nullptr : &*found;
}

HeliconeFigure HeliconePrice::figure(
    const Question &question, const std::optional<Receipt> &ours) const
{
    HeliconeFigure figure;
    const Money own = ours ? ours->total : Money();
    const auto finish = [&] {
        figure.differs = !ours || roundedToNano(own) != figure.amount;
        if (!figure.differs)
            figure.reasons.clear();
        return figure;
    };
    if (question.declared) {
        figure.amount = roundedToNano(*question.declared);
        figure.reasons.append(Tr::tr("it takes over what the provider declares"));
        return finish();
    }
    if (question.usage.empty()) {
        figure.priced = false;
        figure.reasons.append(Tr::tr("no token counts came, and it does not estimate"));
        return finish();
    }
    const Row *row = find(question.provider, question.model);
    if (!row) {
        figure.priced = false;
        figure.reasons.append(Tr::tr("it has no price for “%1”").arg(question.model));
        return finish();
    }

    // Its tiers hold from the number on, for whole classes; reasoning stays at the base rates.
    Rates rates = row->rates;
    const TierValues values = tierValues(row->provider, question.usage);
    bool tiered = false;
    bool tierUnused = false;
    const qint64 totalInput = question.usage.totalInput().value_or(0);
    for (const Tier &tier : row->tiers) {
        tierUnused = tierUnused || (values.main < tier.from && totalInput >= tier.from);
        for (const Rate &rate : tier.rates) {
            const bool cached = rate.rateClass == RateClass::CachedInput;
            const bool main =
                rate.rateClass == RateClass::Input || rate.rateClass == RateClass::Output;
            if ((cached && values.cached >= tier.from) || (main && values.main >= tier.from)) {
                tiered = true;
                // What has no rate of its own and is not input falls back on the base rates there.
                for (const auto &[special, general] :
                    {std::pair{RateClass::Reasoning, RateClass::Output},
                        std::pair{RateClass::CacheWrite, RateClass::Input}}) {
                    const Rate *base = findRate(row->rates, general);
                    if (rate.rateClass == general && base && !findRate(rates, special))
                        setRate(rates, special, base->base);
                }
                setRate(rates, rate.rateClass, rate.base);
            }
        }
    }
    const auto reckoning = reckon(question.usage, rates);
    if (!reckoning) {
        figure.reasons.append(Tr::tr("it has no rate for what was used"));
        return finish();
    }
    figure.amount = roundedToNano(reckoning->total);

    if (!row->suspect.isEmpty())
        figure.reasons.append(Tr::tr("its row for this model is known to be wrong"));
    if (!isStandardTier(question.serviceTier))
        figure.reasons.append(
            Tr::tr("it knows no service tiers, and this was “%1”").arg(question.serviceTier));
    if (tierUnused)
        figure.reasons.append(Tr::tr("it does not use its rates for long prompts here"));
    if (tiered && question.usage.reasoning.value_or(0) > 0)
        figure.reasons.append(Tr::tr("it keeps reasoning at the rates for short prompts"));
    if (question.usage.cachedInput.value_or(0) > 0 && !findRate(row->rates, RateClass::CachedInput))
        figure.reasons.append(Tr::tr("it has no rate for cached input and counts it in full"));
    const bool wroteCache =
        question.usage.cacheWrite5m.value_or(0) > 0 || question.usage.cacheWrite1h.value_or(0) > 0;
    if (wroteCache && !findRate(row->rates, RateClass::CacheWrite))
        figure.reasons.append(Tr::tr("it has no rate for cache writes and counts them as input"));
    const std::vector<ReceiptLine> none;
    const std::vector<ReceiptLine> &lines = ours ? ours->lines : none;
    if (isStandardTier(question.serviceTier) && !tierUnused) {
        for (const ReceiptLine &line : lines) {
            const ReceiptLine *theirs = lineOf(reckoning->lines, line.usageClass);
            if (theirs && theirs->rate != line.rate && theirs->per == line.per) {
                figure.reasons.append(Tr::tr("its rate of %1 is %2, not %3")
                                          .arg(className(line.usageClass), dollars(theirs->rate),
                                              dollars(line.rate)));
            }
        }
    }
    for (const ReceiptLine &line : lines) {
        if (isFee(line.usageClass == QLatin1String("web_searches") ? RateClass::WebSearch
                    : line.usageClass == QLatin1String("requests") ? RateClass::Request
                                                                   : RateClass::Input)
            && !lineOf(reckoning->lines, line.usageClass))
            figure.reasons.append(Tr::tr("it does not count %1").arg(className(line.usageClass)));
    }
    if (figure.reasons.isEmpty())
        figure.reasons.append(
            ours ? Tr::tr("its price list is of July 2026") : Tr::tr("the price book knows none"));
    return finish();
}

}
