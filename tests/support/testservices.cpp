#include "tests/support/testservices.h"

namespace heliograph {

namespace {

class FailingStore final : public SecretStore
{
public:
    explicit FailingStore(QString message) : m_message(std::move(message)) { }

    QFuture<Result<QString>> read(const QString &) override
    {
        return QtFuture::makeReadyFuture<Result<QString>>(error());
    }
    QFuture<Status> write(const QString &, const QString &) override
    {
        return QtFuture::makeReadyFuture<Status>(error());
    }
    QFuture<Status> remove(const QString &) override
    {
        return QtFuture::makeReadyFuture<Status>(error());
    }

private:
    Error error() const { return {ErrorKind::Secret, m_message, 0, {}}; }

    QString m_message;
};

class SharedStore final : public SecretStore
{
public:
    explicit SharedStore(std::shared_ptr<SecretStore> store) : m_store(std::move(store)) { }

    QFuture<Result<QString>> read(const QString &name) override { return m_store->read(name); }
    QFuture<Status> write(const QString &name, const QString &value) override
    {
        return m_store->write(name, value);
    }
    QFuture<Status> remove(const QString &name) override { return m_store->remove(name); }

private:
    std::shared_ptr<SecretStore> m_store;
};

Profile openProfile(const QString &folder)
{
    const auto profile = Profile::open(folder);
    if (!profile)
        qFatal("%s", qPrintable(profile.error().message));
    return *profile;
}

std::unique_ptr<History> openHistory(const QString &path)
{
    auto history = History::open(path);
    if (!history)
        qFatal("%s", qPrintable(history.error().message));
    return std::move(history).value();
}

}

std::unique_ptr<SecretStore> makeFailingStore(const QString &message)
{
    return std::make_unique<FailingStore>(message);
}

std::unique_ptr<SecretStore> makeSharedStore(std::shared_ptr<SecretStore> keychain)
{
    return std::make_unique<SharedStore>(std::move(keychain));
}

TestServices::TestServices(
    std::unique_ptr<SecretStore> keychain, bool demoMode, const QString &folder)
    : m_profile(openProfile(folder.isEmpty() ? m_dir.path() : folder)), settings(m_profile.settingsPath()),
      keys(std::move(keychain)), prices(PriceBook::builtIn()),
      userPrices(m_profile.pricesPath(), prices), m_history(openHistory(m_profile.historyPath())),
      keeper(*m_history, m_profile.historyPath()),
      models(settings, keys, m_profile.modelsPath()), localServers(settings, models),
      calls(m_history.get(), prices, m_clock),
      budgets(settings, *m_history, [this] { return userPrices.book(); }, m_clock),
      capture(*m_history, settings, keys, prices, m_clock),
      m_demoMode(demoMode)
{
    QObject::connect(&calls, &CallService::finished, &budgets,
        [this](const Call &call) { budgets.ended(call.id); });
}

TestServices::~TestServices() = default;

Services TestServices::services()
{
    return {m_profile, settings, keys, *m_history, calls, demo, prices, m_demoMode,
        models, localServers, budgets, capture, &userPrices, &keeper};
}

}
