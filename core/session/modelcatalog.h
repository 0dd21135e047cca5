#pragma once

#include "core/base/settings.h"
#include "core/providers/modellist.h"
#include "core/secrets/keyring.h"

#include <QSet>
#include <QThread>

namespace heliograph {

class ModelFetcher;

/// The models that providers say they have: fetched when asked for or older than a day, kept in a
/// file of the profile for the next start and for times without a network. Fetching, reading and
/// writing happen in a thread of its own; keys are resolved in the thread this object lives in, as
/// the key ring wants, and are never kept.
class ModelCatalog final : public QObject
{
    Q_OBJECT

public:
    /// settings and keys outlive the catalog. cachePath is read at once, in the background:
    /// changed({}) follows.
    ModelCatalog(const Settings &settings, KeyRing &keys, const QString &cachePath,
        QObject *parent = nullptr);
    ~ModelCatalog() override;

    /// What was fetched last from the provider's present address; never fetched: empty, with an
    /// invalid time.
    ModelList list(const Provider &provider) const;
    bool isFetching(const QString &provider) const { return m_fetching.contains(provider); }
    QString problem(const QString &provider) const
    {
        return m_problems.value(provider);
    } ///< of the last try; in words
    static bool canFetch(const Provider &provider); ///< it has a list and an address

    /// Fetches now, with the key where there is one. What cannot be fetched keeps its old list and
    /// gets a problem().
    void refresh(const QString &provider);
    /// Fetches the lists that are a day old or were never fetched, of providers that have a key.
    void refreshStale();
    /// A list that came another way: a local server that was just found.
    void take(const Provider &provider, const QList<FetchedModel> &models);

    /// Where the provider's list stands; empty where it has none.
    static QString listUrl(const Provider &provider);

Q_SIGNALS:
    void changed(const QString &provider); ///< list, problem or fetching; empty: all

private:
    void fetch(const Provider &provider, const QString &key);
    void fail(const QString &provider, const QString &problem);
    void store(const QString &provider, const ModelList &list);

    const Settings &m_settings;
    KeyRing &m_keys;
    QMap<QString, ModelList> m_lists;
    QHash<QString, QString> m_problems;
    QSet<QString> m_fetching;
    QThread m_thread;
    ModelFetcher *m_fetcher; ///< lives in m_thread
};

}
