#pragma once

#include "core/pricing/pricebook.h"
#include "core/providers/modellist.h"

#include <QSet>

namespace heliograph {

/// One line of the model picker.
struct ModelChoice {
    QString provider; ///< provider id
    QString providerName;
    QString model; ///< empty: a provider without known models; its model has to be typed
    bool demo = false;
    bool local = false;
    bool recent = false;
    bool typed = false; ///< not a known model: what the user typed
    qint64 contextWindow = 0; ///< tokens, as its provider lists it; 0: not said
    bool operator==(const ModelChoice &) const = default;
};

struct RecentModel {
    QString provider;
    QString model;
    bool operator==(const RecentModel &) const = default;
};

/// Every model that can be chosen, and the search in them. A value; knows no widget.
class ModelChoices final
{
public:
    ModelChoices() = default;
    /// lists: what providers said they have, by id; one without a list is known by the price book besides.
    ModelChoices(const ProviderList &providers, const PriceBook *prices, const QMap<QString, ModelList> &lists = {});

    /// Recently used first, then the providers' suggestions, then what they list or the price book knows besides. All words must
    /// occur in the provider or the model. What was typed can always be used: with the present provider, or with the
    /// one named before a slash or a space.
    QList<ModelChoice> matching(const QString &search, const QList<RecentModel> &recent,
        const QString &presentProvider) const;

private:
    QList<ModelChoice> m_all;
    QList<Provider> m_providers;
};

QList<RecentModel> readRecentModels(const QString &setting);
QString writeRecentModels(const QList<RecentModel> &recent);
/// The model moved or put to the front; at most eight are kept.
QList<RecentModel> withRecentModel(QList<RecentModel> recent, const RecentModel &used);

}
