#pragma once

#include "core/helicone/heliconeoptions.h"

namespace heliograph {

class Settings;

/// The options that new conversations and `heliograph send` start with. Kept as plain settings:
/// helicone.NAME is the header Helicone-NAME in lower case, with its value as in the header;
/// helicone.cache-control is Cache-Control.
QStringList heliconeSettingKeys();
HeliconeOptions heliconeDefaults(const Settings &settings);
/// What to write for these options: every key of heliconeSettingKeys(), empty where unset. The
/// options have no problems.
QHash<QString, QString> heliconeSettings(const HeliconeOptions &options);
/// What is wrong with a value for one of these keys, beside the others as they are set; empty:
/// nothing.
QString heliconeSettingProblem(const Settings &settings, const QString &key, const QString &value);

/// The headers over the defaults: a header replaces the default of its kind, and one of the cache's
/// or of the retries' all of these.
HeaderList overDefaults(const HeliconeOptions &defaults, const HeaderList &headers);

}
