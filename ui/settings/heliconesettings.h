#pragma once

#include "ui/services.h"
#include "ui/settings/settingspanel.h"

#include <QTimer>

class QLineEdit;

namespace heliograph {

class Banner;
class FormRow;
class HeaderPreview;
class HeliconeForm;

/// Helicone's own address and what new conversations ask of it.
class HeliconeSettings final : public SettingsPanel
{
    Q_OBJECT

public:
    explicit HeliconeSettings(const Services &services, QWidget *parent = nullptr);
    ~HeliconeSettings() override; ///< writes what was typed a moment ago

private:
    QWidget *makeService();
    QWidget *makeDefaults();
    void load();
    void save();
    void showPreview();

    Services m_services;
    QLineEdit *m_apiUrl;
    FormRow *m_apiRow;
    Banner *m_problem;
    HeliconeForm *m_form;
    HeaderPreview *m_preview;
    QTimer m_saveTimer; ///< a moment after the last change: one write, not one a letter
};

}
