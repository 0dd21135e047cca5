#include "core/session/callsettings.h"

#include "core/base/settings.h"
#include "core/session/callengine.h"

namespace heliograph {

namespace {

int numberSetting(const Settings &settings, const char *key, int fallback)
{
    bool ok = false;
    const int value = settings.get(QLatin1String(key)).toInt(&ok);
    return ok && value >= 0 ? value : fallback;
}

}

void takeCallSettings(const Settings &settings, CallSpec &spec)
{
    spec.retry.maxRetries = numberSetting(settings, "call.retries", 2);
    spec.timeoutMs = 1000 * qBound(1, numberSetting(settings, "call.timeout-s", 300), 86400);
}

}
