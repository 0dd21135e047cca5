#pragma once

#include "ui/services.h"
#include "ui/settings/settingspanel.h"

namespace heliograph {

/// Version, licence and where the data is.
class AboutSettings final : public SettingsPanel
{
    Q_OBJECT

public:
    explicit AboutSettings(const Services &services, QWidget *parent = nullptr);
};

}
