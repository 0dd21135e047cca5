#pragma once

#include "core/base/clock.h"
#include "core/budgets/budgetkeeper.h"
#include "core/capture/captureservice.h"
#include "core/history/historykeeper.h"
#include "core/session/localservers.h"
#include "core/session/modelcatalog.h"
#include "ui/services.h"

#include <QTemporaryDir>

namespace heliograph {

/// A keychain that refuses everything in these words, as a locked or absent one does.
std::unique_ptr<SecretStore> makeFailingStore(const QString &message);

/// A keychain that outlives the services that use it, as the real one does: for tests that start the program twice.
std::unique_ptr<SecretStore> makeSharedStore(std::shared_ptr<SecretStore> keychain);

/// Every service of the window on a temporary profile: keys in memory, a history of its own, the
/// demo provider.
class TestServices final
{
public:
    /// folder: the profile, where it is to outlive the services.
    explicit TestServices(std::unique_ptr<SecretStore> keychain = makeMemoryStore(),
        bool demoMode = false, const QString &folder = {});
    ~TestServices();

    Services services();
    QString path() const { return m_dir.path(); }

    // Destroyed from the last to the first, as in the program.
private:
    QTemporaryDir m_dir;
    SystemClock m_clock;
    Profile m_profile;

public:
    Settings settings;
    KeyRing keys;
    std::shared_ptr<const PriceBook> prices;
    UserPrices userPrices;

private:
    std::unique_ptr<History> m_history;

public:
    HistoryKeeper keeper;
    ModelCatalog models;
    LocalServers localServers;
    DemoHost demo;
    CallService calls;
    BudgetKeeper budgets;
    CaptureService capture;
    History &history() { return *m_history; }

private:
    bool m_demoMode;
};

}
