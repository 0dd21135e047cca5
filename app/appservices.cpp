#include "app/appservices.h"

namespace heliograph {

Result<std::unique_ptr<AppServices>> AppServices::open(const QString &profileDir, bool demoMode)
{
    auto profile = Profile::open(profileDir);
    if (!profile)
        return profile.error();
    auto history = History::open(profile->historyPath());
    if (!history)
        return history.error();
    return std::unique_ptr<AppServices>(
        new AppServices(*profile, std::move(history).value(), demoMode));
}

AppServices::AppServices(Profile profile, std::unique_ptr<History> history, bool demoMode) :
    m_profile(std::move(profile)),
    m_settings(m_profile.settingsPath()),
    m_keys(makeKeychainStore()),
    m_prices(PriceBook::builtIn()),
    m_history(std::move(history)),
    m_models(m_settings, m_keys, m_profile.modelsPath()),
    m_localServers(m_settings, m_models),
    m_calls(m_history.get(), m_prices, m_clock),
    m_demoMode(demoMode)
{
}

AppServices::~AppServices() = default;

Services AppServices::services()
{
    return {m_profile, m_settings, m_keys, *m_history, m_calls, m_demo, m_prices, m_demoMode,
        m_models, m_localServers};
}

}
