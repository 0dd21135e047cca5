#include "core/pricing/pricebook.h"
#include "core/pricing/pricedata.h"

#include <algorithm>

namespace heliograph {

namespace {

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

// What a row may call a model that is asked for by this name; the name itself first.
QStringList variantsOf(const QString &model)
{
    const QString name = model.trimmed().toLower();
    const QString bare = withoutPath(name);
    QStringList variants{name};
    for (const QString &variant : {withDashedDates(name), bare, withDashedDates(bare)}) {
        if (!variants.contains(variant))
            variants.append(variant);
    }
    return variants;
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
    if (!start || model.trimmed().isEmpty())
        return std::nullopt;
    const QStringList variants = variantsOf(model);
    for (const QString &variant : variants) {
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

QString PriceBook::ownKey(const QString &provider, const QString &model) const
{
    const PriceProvider *known = findProvider(provider);
    return (known ? known->id : provider.trimmed().toLower()) + QLatin1Char('\n')
        + model.trimmed().toLower();
}

const UserPrice *PriceBook::findOwn(
    const Question &question, const std::optional<Found> &found) const
{
    if (m_own->byName.isEmpty())
        return nullptr;
    QStringList keys;
    for (const QString &variant : variantsOf(question.model))
        keys.append(ownKey(question.provider, variant));
    if (found) {
        for (const PriceProvider *provider : {found->asked, found->provider})
            keys.append(ownKey(provider->id, found->model->id));
    }
    const QDate day = question.at.isValid() ? question.at.toUTC().date() : QDate();
    for (const QString &key : std::as_const(keys)) {
        const auto rows = m_own->byName.constFind(key);
        if (rows == m_own->byName.constEnd())
            continue;
        const auto row = std::find_if(rows->rbegin(), rows->rend(), [&day](const UserPrice &one) {
            return !one.from.isValid() || !day.isValid() || one.from <= day;
        });
        if (row != rows->rend())
            return &*row;
    }
    return nullptr;
}

std::shared_ptr<const PriceBook> PriceBook::with(const std::vector<UserPrice> &rows) const
{
    auto own = std::make_shared<Own>();
    own->rows = rows;
    for (const UserPrice &row : rows)
        own->byName[ownKey(row.provider, row.model)].push_back(row);
    for (std::vector<UserPrice> &list : own->byName) {
        std::stable_sort(list.begin(), list.end(), [](const UserPrice &a, const UserPrice &b) {
            return b.from.isValid() && (!a.from.isValid() || a.from < b.from);
        });
    }
    return std::shared_ptr<const PriceBook>(new PriceBook(m_data, std::move(own)));
}

const std::vector<UserPrice> &PriceBook::own() const
{
    return m_own->rows;
}

ModelLimits PriceBook::limits(const QString &provider, const QString &model) const
{
    const std::optional<Found> found = find(provider, model);
    return found ? found->model->limits : ModelLimits{};
}

std::vector<PriceRow> PriceBook::rows() const
{
    std::vector<PriceRow> rows;
    for (const UserPrice &own : m_own->rows) {
        rows.push_back({providerId(own.provider).value_or(own.provider), own.model, own.from, {},
            {}, own.rates, QStringLiteral("user"), {}, own.note, true});
    }
    for (const PriceProvider &provider : m_data->providers) {
        for (const PriceModel &model : provider.models) {
            const PriceSource &source = m_data->sources[model.source];
            for (const DatedRates &dated : model.rates) {
                rows.push_back({provider.id, model.id, dated.from, dated.start, dated.end,
                    dated.rates, source.name, source.date, model.note, false});
            }
        }
    }
    return rows;
}

const std::vector<PriceSource> &PriceBook::sources() const
{
    return m_data->sources;
}

}
