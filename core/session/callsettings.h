#pragma once

namespace heliograph {

class Settings;
struct CallSpec;

/// How often a call is asked again and how long it may be silent, as the user set it.
void takeCallSettings(const Settings &settings, CallSpec &spec);

}
