#pragma once

#include "core/base/result.h"

#include <QString>

namespace heliograph {

/// Where one user's history and settings live.
struct Profile {
    QString dataDir; ///< history.db, models.json
    QString configDir; ///< settings.ini; the same folder where --profile is given
    bool custom = false; ///< given by --profile or HELIOGRAPH_PROFILE

    QString historyPath() const;
    QString settingsPath() const;
    QString pricesPath() const; ///< the user's own prices
    QString modelsPath() const; ///< the lists of models that providers gave, for times without a network

    /// directory empty: HELIOGRAPH_PROFILE, else the platform's folders. Creates the folders (mode 700).
    static Result<Profile> open(const QString &directory);
};

}
