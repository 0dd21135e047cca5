#include "ui/playground/modelchoices.h"

#include "core/base/json.h"

#include <algorithm>

namespace heliograph {

namespace {

constexpr qsizetype kRecentKept = 8;

ModelChoice choiceOf(const Provider &provider, const QString &model)
{
    ModelChoice choice;
    choice.provider = provider.id;
    choice.providerName = provider.name;
    choice.model = model;
    choice.demo = provider.demo;
    choice.local = provider.local;
    return choice;
}

bool matches(const ModelChoice &choice, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(), [&choice](const QString &word) {
        return choice.model.contains(word, Qt::CaseInsensitive)
            || choice.providerName.contains(word, Qt::CaseInsensitive)
            || choice.provider.contains(word, Qt::CaseInsensitive);
    });
}

}

ModelChoices::ModelChoices(
    const ProviderList &providers, const PriceBook *prices, const QMap<QString, ModelList> &lists) :
    m_providers(providers.all())
{
    for (const Provider &provider : std::as_const(m_providers)) {
        const ModelList list = lists.value(provider.id);
        QStringList models = provider.models;
        QSet<QString> known(models.begin(), models.end());
        const auto add = [&models, &known](const QString &model) {
            if (!known.contains(model))
                models << model;
            known.insert(model);
        };
        QHash<QString, qint64> windows;
        for (const FetchedModel &model : list.models) {
            windows.insert(model.id, model.contextWindow.value_or(0));
            if (model.chat)
                add(model.id);
        }
        // What the price book knows may be long gone, and a deployment has a name of its own.
        if (list.models.isEmpty() && prices && !provider.priceProvider.isEmpty()
            && provider.urlForm != UrlForm::Azure) {
            const QStringList priced = prices->models(provider.priceProvider);
            for (const QString &model : priced)
                add(model);
        }
        if (models.isEmpty())
            m_all << choiceOf(provider, {});
        for (const QString &model : std::as_const(models)) {
            ModelChoice choice = choiceOf(provider, model);
            choice.contextWindow = windows.value(model);
            m_all << choice;
        }
    }
}

QList<ModelChoice> ModelChoices::matching(const QString &search, const QList<RecentModel> &recent,
    const QString &presentProvider) const
{
    const QString typed = search.trimmed();
    QString spaced = typed;
    spaced.replace(QLatin1Char('/'), QLatin1Char(' '));
    const QStringList words = spaced.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QList<ModelChoice> found;
    const auto provider = [this](const QString &id) -> const Provider * {
        const auto at = std::find_if(m_providers.begin(), m_providers.end(),
            [&id](const Provider &one) { return one.id == id; });
        return at == m_providers.end() ? nullptr : &*at;
    };

    for (const RecentModel &used : recent) {
        const Provider *of = provider(used.provider);
        if (!of)
            continue;
        ModelChoice choice = choiceOf(*of, used.model);
        choice.recent = true;
        if (matches(choice, words))
            found << choice;
    }
    const qsizetype recentFound = found.size();
    for (const ModelChoice &choice : m_all) {
        const bool shown = std::any_of(
            found.begin(), found.begin() + recentFound, [&choice](const ModelChoice &one) {
                return one.provider == choice.provider && one.model == choice.model;
            });
        if (!shown && matches(choice, words))
            found << choice;
    }
    if (typed.isEmpty())
        return found;

    // The exact name first, so that Enter takes what was typed in full.
    std::stable_sort(found.begin(), found.end(), [&](const ModelChoice &a, const ModelChoice &b) {
        const auto exact = [&](const ModelChoice &choice) {
            return choice.model.compare(typed, Qt::CaseInsensitive) == 0
                || typed.compare(choice.provider + QLatin1Char('/') + choice.model, Qt::CaseInsensitive) == 0;
        };
        return exact(a) && !exact(b);
    });

    QList<ModelChoice> free;
    const auto offer = [&](const Provider &of, const QString &model) {
        ModelChoice choice = choiceOf(of, model);
        choice.typed = true;
        const bool known = std::any_of(found.begin(), found.end(), [&choice](const ModelChoice &one) {
            return one.provider == choice.provider && one.model == choice.model;
        });
        if (!known && !free.contains(choice))
            free << choice;
    };
    const qsizetype slash = typed.indexOf(QLatin1Char('/'));
    const qsizetype space = typed.indexOf(QLatin1Char(' '));
    const qsizetype border = slash < 0 ? space : (space < 0 ? slash : std::min(slash, space));
    if (border > 0) {
        const QString first = typed.left(border);
        QString rest = typed.mid(border + 1).trimmed();
        if (rest.startsWith(QLatin1Char('/')))
            rest = rest.mid(1).trimmed();
        for (const Provider &of : m_providers) {
            const bool named = of.id.compare(first, Qt::CaseInsensitive) == 0
                || of.name.compare(first, Qt::CaseInsensitive) == 0;
            if (named && !rest.isEmpty())
                offer(of, rest);
        }
    }
    if (const Provider *present = provider(presentProvider); present && !typed.contains(QLatin1Char(' ')))
        offer(*present, typed);
    return found + free;
}

QList<RecentModel> readRecentModels(const QString &setting)
{
    QList<RecentModel> recent;
    const std::optional<Json> json = parseJson(setting.toUtf8());
    if (!json || !json->is_array())
        return recent;
    for (const Json &row : *json) {
        if (row.is_array() && row.size() == 2 && row[0].is_string() && row[1].is_string())
            recent << RecentModel{toQString(row[0]), toQString(row[1])};
    }
    return recent.mid(0, kRecentKept);
}

QString writeRecentModels(const QList<RecentModel> &recent)
{
    Json json = Json::array();
    for (const RecentModel &used : recent)
        json.push_back(Json::array({toJson(used.provider), toJson(used.model)}));
    return QString::fromUtf8(dumpJson(json));
}

QList<RecentModel> withRecentModel(QList<RecentModel> recent, const RecentModel &used)
{
    recent.removeAll(used);
    recent.prepend(used);
    return recent.mid(0, kRecentKept);
}

}
