#pragma once

#include "core/base/clock.h"
#include "core/budgets/budgetkeeper.h"
#include "core/capture/captureservice.h"
#include "core/history/historykeeper.h"
#include "core/session/localservers.h"
#include "core/session/modelcatalog.h"
#include "ui/services.h"

namespace heliograph {

/// The composition root: makes every service, owns it and takes it down in the reverse order.
class AppServices final
{
public:
    /// profileDir empty: the default profile. Error where the profile or the history cannot be opened.
    static Result<std::unique_ptr<AppServices>> open(const QString &profileDir, bool demoMode);
    ~AppServices();

    Services services();
    /// For the window, which stays: from now on old calls go as the settings say, and a history that a crash left is
    /// looked through.
    void keepHouse();
    const Clock &clock() const { return m_clock; }

private:
    AppServices(Profile profile, std::unique_ptr<History> history, bool demoMode, bool crashed);

    // Destroyed from the last to the first: the calls stop before the history they write to closes.
    SystemClock m_clock;
    Profile m_profile;
    Settings m_settings;
    KeyRing m_keys;
    UserPrices m_prices;
    std::unique_ptr<History> m_history;
    HistoryKeeper m_keeper;
    ModelCatalog m_models;
    LocalServers m_localServers;
    DemoHost m_demo;
    CallService m_calls;
    BudgetKeeper m_budgets;
    CaptureService m_capture;
    bool m_demoMode;
    bool m_crashed; ///< the history was not closed the last time
};

}
