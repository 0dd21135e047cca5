#include "core/pricing/pricebook.h"

#include "core/base/log.h"
#include "core/pricing/pricedata.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <limits>

namespace heliograph
{

namespace
{

constexpr qint64 kPerTokens = 1'000'000;
constexpr qint64 kPerCalls = 1'000;

// A class of usage and the rates it may be paid at, its own first.
struct PricedClass {
    const char *key;
    Usage::Count Usage::*count;
    std::array<std::optional<RateClass>, 4> rates;
};
constexpr PricedClass kClasses[] = {
    {"input", &Usage::input, {RateClass::Input}},
    {"cached_input", &Usage::cachedInput, {RateClass::CachedInput, RateClass::Input}},
    {"cache_write_5m", &Usage::cacheWrite5m,
        {RateClass::CacheWrite5m, RateClass::CacheWrite, RateClass::Input}},
    {"cache_write_1h", &Usage::cacheWrite1h,
        {RateClass::CacheWrite1h, RateClass::CacheWrite, RateClass::Input}},
    {"audio_input", &Usage::audioInput, {RateClass::AudioInput, RateClass::Input}},
    {"cached_audio_input", &Usage::cachedAudioInput,
        {RateClass::CachedAudioInput, RateClass::CachedInput, RateClass::AudioInput,
            RateClass::Input}},
    {"image_input", &Usage::imageInput, {RateClass::ImageInput, RateClass::Input}},
    {"cached_image_input", &Usage::cachedImageInput,
        {RateClass::CachedImageInput, RateClass::CachedInput, RateClass::ImageInput,
            RateClass::Input}},
    {"output", &Usage::output, {RateClass::Output}},
    {"reasoning", &Usage::reasoning, {RateClass::Reasoning, RateClass::Output}},
    {"audio_output", &Usage::audioOutput, {RateClass::AudioOutput, RateClass::Output}},
    {"image_output", &Usage::imageOutput, {RateClass::ImageOutput, RateClass::Output}},
    {"web_searches", &Usage::webSearches, {RateClass::WebSearch}},
    {"requests", &Usage::requests, {RateClass::Request}},
};

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(PriceBook)
};

const Rate *findRate(const std::vector<Rate> &rates, RateClass rateClass)
{
    for (const Rate &rate : rates) {
        if (rate.rateClass == rateClass)
            return &rate;
    }
    return nullptr;
}

const Rate *rateFor(const std::vector<Rate> &rates, const PricedClass &priced)
{
    for (const std::optional<RateClass> &rateClass : priced.rates) {
        if (!rateClass)
            break;
        if (const Rate *rate = findRate(rates, *rateClass))
            return rate;
    }
    return nullptr;
}

// The usage as it is paid: each token once. Nothing where a count cannot be.
std::optional<Usage> billable(Usage usage, const std::vector<Rate> &rates)
{
    for (const PricedClass &priced : kClasses) {
        if ((usage.*priced.count).value_or(0) < 0)
            return std::nullopt;
    }
    if (usage.reasoning && usage.output) {
        // Output includes reasoning: it is a line of its own only where it has a rate of its own.
        if (findRate(rates, RateClass::Reasoning))
            usage.output = *usage.output - qMin(*usage.output, *usage.reasoning);
        else
            usage.reasoning.reset();
    }
    // Where a provider bills requests, a call is one, whether its answer counts it or not.
    if (!usage.requests && findRate(rates, RateClass::Request))
        usage.requests = 1;
    return usage;
}

// Like Usage::totalInput, without wrapping round on absurd counts.
qint64 inputOfAllClasses(const Usage &usage)
{
    qint64 sum = 0;
    for (const PricedClass &priced : kClasses) {
        if (priced.count == &Usage::output)
            break;
        const qint64 count = (usage.*priced.count).value_or(0);
        sum = count > std::numeric_limits<qint64>::max() - sum ? std::numeric_limits<qint64>::max()
                                                               : sum + count;
    }
    return sum;
}

const DatedRates &ratesAt(const PriceModel &model, const QDateTime &at)
{
    const QDateTime utc = at.toUTC();
    for (size_t i = model.rates.size(); i-- > 0;) {
        const DatedRates &dated = model.rates[i];
        if (dated.from.isValid() && utc.isValid() && utc.date() < dated.from)
            continue;
        if (dated.start.isValid()) {
            const QTime time = utc.time();
            if (!utc.isValid())
                continue;
            const bool crossesMidnight = dated.end < dated.start;
            const bool inside = crossesMidnight ? time >= dated.start || time < dated.end
                                                : time >= dated.start && time < dated.end;
            if (!inside)
                continue;
        }
        return dated;
    }
    return model.rates.front();
}

// "…-20250929" as "…-2025-09-29": some answers name a snapshot in the one way, the book in the
// other.
QString withDashedDates(const QString &name)
{
    static const QRegularExpression compact(
        QStringLiteral("-(20\\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])(?=-|:|$)"));
    QString result;
    qsizetype last = 0;
    for (auto it = compact.globalMatch(name); it.hasNext();) {
        const QRegularExpressionMatch found = it.next();
        if (!QDate::isValid(
                found.captured(1).toInt(), found.captured(2).toInt(), found.captured(3).toInt()))
            continue;
        result += QStringView(name).mid(last, found.capturedStart() - last);
        result += QStringLiteral("-%1-%2-%3")
                      .arg(found.captured(1), found.captured(2), found.captured(3));
        last = found.capturedEnd();
    }
    return result.append(QStringView(name).mid(last));
}

// The bare name of a path such as "models/gemini-2.5-pro" or
// "projects/p/locations/l/publishers/google/models/m".
QString withoutPath(const QString &name)
{
    const QLatin1String models("models/");
    const qsizetype at = name.lastIndexOf(models);
    const bool path = at == 0 || name.startsWith(QLatin1String("publishers/"))
        || name.startsWith(QLatin1String("projects/"));
    return at >= 0 && path ? name.mid(at + models.size()) : name;
}

}

bool MatchRule::matches(const QString &name) const
{
    const auto fits = [&name](const MatchRule &part) { return part.matches(name); };
    switch (kind) {
    case Kind::Equals:
        return name == text;
    case Kind::Starts:
        return name.startsWith(text);
    case Kind::Ends:
        return name.endsWith(text);
    case Kind::Has:
        return name.contains(text);
    case Kind::Regex:
        return regex.match(name).hasMatch();
    case Kind::All:
        return std::all_of(parts.begin(), parts.end(), fits);
    case Kind::Any:
        return std::any_of(parts.begin(), parts.end(), fits);
    }
    return false;
}

PriceBook::PriceBook(std::unique_ptr<const Data> data) : m_data(std::move(data)) { }

PriceBook::~PriceBook() = default;

std::shared_ptr<const PriceBook> PriceBook::builtIn()
{
    static const std::shared_ptr<const PriceBook> book = [] {
        QFile file(QStringLiteral(":/prices/prices.json"));
        Result<std::shared_ptr<const PriceBook>> read = file.open(QIODevice::ReadOnly)
            ? fromJson(file.readAll())
            : Result<std::shared_ptr<const PriceBook>>(
                Error{ErrorKind::Storage, file.errorString()});
        if (read)
            return std::move(read).value();
        // The tests read the very same bytes, so this is a broken build; calls are then unpriced,
        // not lost.
        qCCritical(lcApp, "%s", qUtf8Printable(read.error().message));
        return std::shared_ptr<const PriceBook>(new PriceBook(std::make_unique<Data>()));
    }();
    return book;
}

Result<std::shared_ptr<const PriceBook>> PriceBook::fromJson(const QByteArray &json)
{
    Result<std::unique_ptr<const Data>> data = PriceBookReader::read(json);
    if (!data)
        return data.error();
    return std::shared_ptr<const PriceBook>(new PriceBook(std::move(data).value()));
}

std::optional<Receipt> PriceBook::price(const Question &question) const
{
    const std::optional<Found> found = find(question.provider, question.model);
    if (!found || question.usage.empty())
        return std::nullopt;
    const DatedRates &dated = ratesAt(*found->model, question.at);
    if (dated.rates.empty())
        return std::nullopt;
    const std::optional<Usage> usage = billable(question.usage, dated.rates);
    if (!usage)
        return std::nullopt;

    const PriceSource &source = m_data->sources[found->model->source];
    Receipt receipt;
    receipt.provider = found->provider->id;
    receipt.model = found->model->id;
    receipt.priceDate = dated.from.isValid() ? dated.from : source.date;
    receipt.source = source.name;

    const qint64 totalInput = inputOfAllClasses(*usage);
    qint64 reached = 0;
    QStringList withoutRate;
    for (const PricedClass &priced : kClasses) {
        const qint64 count = (*usage.*priced.count).value_or(0);
        if (count == 0)
            continue;
        const QString key = QLatin1String(priced.key);
        const Rate *rate = rateFor(dated.rates, priced);
        if (!rate) {
            withoutRate.append(key);
            continue;
        }
        const bool search = rate->rateClass == RateClass::WebSearch;
        const bool request = rate->rateClass == RateClass::Request;
        ReceiptLine line;
        line.usageClass = key;
        line.count = count;
        line.unit = search ? QStringLiteral("call")
            : request      ? QStringLiteral("request")
                           : QStringLiteral("token");
        line.per = search || request ? kPerCalls : kPerTokens;
        line.rate = rate->base;
        for (const Rate::Step &step : rate->steps) {
            if (totalInput > step.above) {
                line.rate = step.rate;
                reached = qMax(reached, step.above);
            }
        }
        const std::optional<Money> amount = Money::atRate(line.rate, count, line.per);
        const std::optional<Money> total =
            amount ? Money::checkedSum(receipt.total, *amount) : std::nullopt;
        if (!total)
            return std::nullopt; // more than nine million dollars for one call: a count that cannot
                                 // be
        line.amount = *amount;
        receipt.total = *total;
        receipt.lines.push_back(std::move(line));
    }
    const bool onlyTheFee = std::all_of(receipt.lines.begin(), receipt.lines.end(),
        [](const ReceiptLine &line) { return line.per == kPerCalls; });
    if (!withoutRate.isEmpty() && onlyTheFee)
        return std::nullopt; // nothing of what was counted in tokens has a rate

    QStringList notes;
    if (reached > 0) {
        notes.append(Tr::tr("Rates for more than %1 input tokens.")
                         .arg(QLocale(QLocale::English).toString(reached)));
    }
    if (dated.start.isValid()) {
        notes.append(Tr::tr("Rates from %1 to %2 UTC.")
                         .arg(dated.start.toString(QStringLiteral("HH:mm")),
                             dated.end.toString(QStringLiteral("HH:mm"))));
    }
    if (!withoutRate.isEmpty())
        notes.append(Tr::tr("No rate is known for: %1.").arg(withoutRate.join(QStringLiteral(", "))));
    if (!question.usage.output && !question.usage.audioOutput && !question.usage.imageOutput
        && findRate(dated.rates, RateClass::Output))
        notes.append(Tr::tr("The output was not counted."));
    for (const QString &note : {found->model->note, found->provider->note, found->asked->note}) {
        if (!note.isEmpty() && !notes.contains(note))
            notes.append(note);
    }
    receipt.note = notes.join(QLatin1Char(' '));
    return receipt;
}

std::optional<QString> PriceBook::modelId(const QString &provider, const QString &model) const
{
    const std::optional<Found> found = find(provider, model);
    return found ? std::optional(found->model->id) : std::nullopt;
}

QStringList PriceBook::models(const QString &provider) const
{
    QStringList ids;
    if (const PriceProvider *found = findProvider(provider)) {
        for (const PriceModel &model : found->models)
            ids.append(model.id);
    }
    return ids;
}

std::optional<QString> PriceBook::providerId(const QString &name) const
{
    const PriceProvider *found = findProvider(name);
    return found ? std::optional(found->id) : std::nullopt;
}

std::optional<QString> PriceBook::providerForUrl(const QString &url) const
{
    for (const PriceProvider &provider : m_data->providers) {
        if (!provider.api.pattern().isEmpty() && provider.api.match(url).hasMatch())
            return provider.id;
    }
    return std::nullopt;
}

QStringList PriceBook::providers() const
{
    QStringList ids;
    for (const PriceProvider &provider : m_data->providers)
        ids.append(provider.id);
    return ids;
}

const PriceProvider *PriceBook::findProvider(const QString &name) const
{
    const QString key = name.trimmed().toLower();
    if (key.isEmpty())
        return nullptr;
    if (const auto index = m_data->providerIds.constFind(key);
        index != m_data->providerIds.constEnd())
        return &m_data->providers[*index];
    for (const PriceProvider &provider : m_data->providers) {
        for (const MatchRule &rule : provider.names) {
            if (rule.matches(key))
                return &provider;
        }
    }
    return nullptr;
}

std::optional<PriceBook::Found> PriceBook::find(const QString &provider, const QString &model) const
{
    const PriceProvider *start = findProvider(provider);
    const QString name = model.trimmed().toLower();
    if (!start || name.isEmpty())
        return std::nullopt;
    const QString bare = withoutPath(name);
    QStringList variants{name};
    for (const QString &variant : {withDashedDates(name), bare, withDashedDates(bare)}) {
        if (!variants.contains(variant))
            variants.append(variant);
    }
    for (const QString &variant : std::as_const(variants)) {
        if (const PriceModel *found = findIn(*start, variant))
            return Found{start, start, found};
        for (const QString &id : start->fallback) {
            const auto index = m_data->providerIds.constFind(id);
            if (index == m_data->providerIds.constEnd())
                continue;
            const PriceProvider &other = m_data->providers[*index];
            if (const PriceModel *found = findIn(other, variant))
                return Found{start, &other, found};
        }
    }
    return std::nullopt;
}

const PriceModel *PriceBook::findIn(const PriceProvider &provider, const QString &name) const
{
    const size_t none = provider.models.size();
    const size_t exact = provider.exactNames.value(name, none);
    for (const auto &[index, rule] : provider.rules) {
        if (index >= exact)
            break;
        if (rule.matches(name))
            return &provider.models[index];
    }
    return exact < none ? &provider.models[exact] : nullptr;
}

}
