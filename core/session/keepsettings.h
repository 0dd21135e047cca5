#pragma once

#include "core/history/bodyrules.h"
#include "core/history/keeping.h"

namespace heliograph {

class Settings;

/// history.keep-days and history.keep-mb.
Retention retentionOf(const Settings &settings);
/// history.metadata-only. Where it cannot be read, nothing is kept of any call: better too little than too much.
BodyRules bodyRulesOf(const Settings &settings);

}
