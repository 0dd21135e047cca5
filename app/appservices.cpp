#include "app/appservices.h"

#include "core/base/log.h"
#include "core/session/keepsettings.h"

namespace heliograph {

Result<std::unique_ptr<AppServices>> AppServices::open(const QString &profileDir, bool demoMode)
{
    auto profile = Profile::open(profileDir);
    if (!profile)
        return profile.error();
    const bool crashed = endedByForce(profile->historyPath());
    auto history = History::open(profile->historyPath());
    if (!history)
        return history.error();
    return std::unique_ptr<AppServices>(
        new AppServices(*profile, std::move(history).value(), demoMode, crashed));
}

AppServices::AppServices(Profile profile, std::unique_ptr<History> history, bool demoMode, bool crashed) :
    m_profile(std::move(profile)),
    m_settings(m_profile.settingsPath()),
    m_keys(makeKeychainStore()),
    m_prices(m_profile.pricesPath(), PriceBook::builtIn()),
    m_history(std::move(history)),
    m_keeper(*m_history, m_profile.historyPath()),
    m_models(m_settings, m_keys, m_profile.modelsPath()),
    m_localServers(m_settings, m_models),
    m_calls(m_history.get(), m_prices.book(), m_clock),
    m_budgets(m_settings, *m_history, [this] { return m_prices.book(); }, m_clock),
    m_capture(*m_history, m_settings, m_keys, m_prices.book(), m_clock),
    m_demoMode(demoMode),
    m_crashed(crashed)
{
    if (const Status read = m_prices.state(); !read)
        qCWarning(lcApp, "%s", qUtf8Printable(read.error().message));
    QObject::connect(&m_calls, &CallService::finished, &m_budgets,
        [this](const Call &call) { m_budgets.ended(call.id); });
    m_history->setBodyRules(bodyRulesOf(m_settings));
    QObject::connect(&m_settings, &Settings::changed, m_history.get(), [this](const QString &key) {
        if (key == QLatin1String("history.metadata-only"))
            m_history->setBodyRules(bodyRulesOf(m_settings));
    });
    QObject::connect(&m_prices, &UserPrices::changed, &m_calls, [this] {
        m_calls.setPrices(m_prices.book());
        m_capture.setPrices(m_prices.book());
    });
}

AppServices::~AppServices() = default;

void AppServices::keepHouse()
{
    if (m_crashed)
        m_keeper.checkQuietly();
    m_keeper.setRetention(retentionOf(m_settings));
    QObject::connect(&m_settings, &Settings::changed, &m_keeper, [this](const QString &key) {
        if (key == QLatin1String("history.keep-days") || key == QLatin1String("history.keep-mb"))
            m_keeper.setRetention(retentionOf(m_settings));
    });
}

Services AppServices::services()
{
    return {m_profile, m_settings, m_keys, *m_history, m_calls, m_demo, PriceBook::builtIn(), m_demoMode,
        m_models, m_localServers, m_budgets, m_capture, &m_prices, &m_keeper};
}

}
