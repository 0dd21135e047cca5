#pragma once

#include "core/base/profile.h"
#include "core/base/settings.h"
#include "core/demo/demohost.h"
#include "core/history/history.h"
#include "core/pricing/userprices.h"
#include "core/providers/provider.h"
#include "core/secrets/keyring.h"
#include "core/session/callservice.h"

#include <memory>

namespace heliograph {

class BudgetKeeper;
class CaptureService;
class HistoryKeeper;
class LocalServers;
class ModelCatalog;

/// What the pages work with; made by the composition root, outlives every page.
struct Services {
    const Profile &profile;
    Settings &settings;
    KeyRing &keys;
    History &history;
    CallService &calls;
    DemoHost &demo;
    std::shared_ptr<const PriceBook> prices; ///< without the user's own, see book()
    bool demoMode =
        false; ///< started with --demo: the demo provider is chosen and first run is skipped
    ModelCatalog &models; ///< what providers list
    LocalServers &localServers;
    BudgetKeeper &budgets; ///< to be asked before a call is sent
    CaptureService &capture; ///< made, not started
    UserPrices *userPrices = nullptr; ///< null: the user has none and can have none

    HistoryKeeper *keeper = nullptr; ///< null: this history is not kept house in

    /// The prices as they are now, the user's over the book's.
    std::shared_ptr<const PriceBook> book() const { return userPrices ? userPrices->book() : prices; }
    /// The providers with the user's URLs; the demo provider's URL is filled in once it runs.
    ProviderList providers() const { return ProviderList::load(settings); }
    /// The route that new calls take; direct until the user chose (first run asks).
    Route route() const
    {
        return routeFromName(settings.get(QStringLiteral("route"))).value_or(Route::Direct);
    }
};

}
