#pragma once

#include "ui/services.h"
#include "ui/settings/settingspanel.h"

class QComboBox;

namespace heliograph {

class FormRow;

/// How the window looks. The language is the desktop's.
class AppearanceSettings final : public SettingsPanel
{
    Q_OBJECT

public:
    explicit AppearanceSettings(const Services &services, QWidget *parent = nullptr);

private:
    void load();

    Services m_services;
    QComboBox *m_theme;
    FormRow *m_row;
};

}
