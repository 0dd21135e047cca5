#include "core/session/modelcatalog.h"

#include "core/helicone/address.h"
#include "core/session/modelfetcher.h"
#include "core/session/providerrequest.h"

namespace heliograph {

namespace {

constexpr qint64 kFreshSeconds = 24 * 60 * 60;

bool isStale(const ModelList &list)
{
    return !list.fetchedAt.isValid()
        || qAbs(list.fetchedAt.secsTo(QDateTime::currentDateTimeUtc())) >= kFreshSeconds;
}

}

ModelCatalog::ModelCatalog(
    const Settings &settings, KeyRing &keys, const QString &cachePath, QObject *parent)
    : QObject(parent), m_settings(settings), m_keys(keys), m_fetcher(new ModelFetcher(cachePath))
{
    m_thread.setObjectName(QStringLiteral("models"));
    m_fetcher->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_fetcher, &QObject::deleteLater);
    connect(m_fetcher, &ModelFetcher::loaded, this, [this](const QMap<QString, ModelList> &lists) {
        for (auto it = lists.begin(); it != lists.end(); ++it) {
            if (!m_lists.contains(it.key())) // what was fetched meanwhile is newer
                m_lists.insert(it.key(), it.value());
        }
        Q_EMIT changed({});
    });
    connect(m_fetcher, &ModelFetcher::fetched, this, &ModelCatalog::store);
    connect(m_fetcher, &ModelFetcher::failed, this, &ModelCatalog::fail);
    m_thread.start();
    QMetaObject::invokeMethod(m_fetcher, &ModelFetcher::loadCache);
}

ModelCatalog::~ModelCatalog()
{
    m_thread.quit();
    m_thread.wait();
}

QString ModelCatalog::listUrl(const Provider &provider)
{
    if (provider.listShape == ModelListShape::None)
        return {};
    const auto url = serviceUrl(provider, provider.listPath);
    return url ? url->toString(QUrl::FullyEncoded) : QString();
}

bool ModelCatalog::canFetch(const Provider &provider)
{
    return !listUrl(provider).isEmpty();
}

ModelList ModelCatalog::list(const Provider &provider) const
{
    const auto it = m_lists.constFind(provider.id);
    return it != m_lists.constEnd() && it->url == listUrl(provider) ? *it : ModelList{};
}

void ModelCatalog::refresh(const QString &id)
{
    const ProviderList providers = ProviderList::load(m_settings);
    const Provider *provider = providers.find(id);
    if (!provider || m_fetching.contains(id))
        return;
    if (provider->listShape == ModelListShape::None) {
        fail(id, tr("%1 has no list of models. Type the model's name.").arg(provider->name));
        return;
    }
    m_fetching.insert(id);
    m_problems.remove(id);
    Q_EMIT changed(id);
    if (!provider->takesKey()) {
        fetch(*provider, {});
        return;
    }
    m_keys.find(id, provider->keyVariable, provider->moreKeyVariables)
        .then(this, [this, row = *provider](const Result<Key> &key) {
            // Some lists are open to all; who wants a key says so better than we could guess.
            fetch(row, key ? key->value : QString());
        });
}

void ModelCatalog::refreshStale()
{
    QList<KeyName> names;
    const ProviderList providers = ProviderList::load(m_settings);
    for (const Provider &provider : providers.all()) {
        if (provider.takesKey() && canFetch(provider) && isStale(list(provider))
            && !m_problems.contains(provider.id))
            names.append({provider.id, provider.keyVariable, provider.moreKeyVariables});
    }
    m_keys.list(names).then(this, [this](const QList<KeyInfo> &infos) {
        for (const KeyInfo &info : infos) {
            if (info.origin != KeyOrigin::None)
                refresh(info.name);
        }
    });
}

void ModelCatalog::fetch(const Provider &provider, const QString &key)
{
    const auto request = providerRequest(provider, provider.listPath, key);
    if (!request) {
        fail(provider.id, request.error().message);
        return;
    }
    const ModelFetch fetch{
        provider.id, provider.name, provider.listShape, provider.format, *request, key.toUtf8()};
    QMetaObject::invokeMethod(m_fetcher, [fetcher = m_fetcher, fetch] { fetcher->fetch(fetch); });
}

void ModelCatalog::fail(const QString &provider, const QString &problem)
{
    m_fetching.remove(provider);
    m_problems.insert(provider, problem);
    Q_EMIT changed(provider);
}

void ModelCatalog::store(const QString &provider, const ModelList &list)
{
    m_fetching.remove(provider);
    m_problems.remove(provider);
    m_lists.insert(provider, list);
    Q_EMIT changed(provider);
}

void ModelCatalog::take(const Provider &provider, const QList<FetchedModel> &models)
{
    const ModelList list{listUrl(provider), QDateTime::currentDateTimeUtc(), models};
    QMetaObject::invokeMethod(
        m_fetcher, [fetcher = m_fetcher, id = provider.id, list] { fetcher->keep(id, list); });
    store(provider.id, list);
}

}

#include "moc_modelcatalog.cpp"
