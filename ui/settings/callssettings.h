#pragma once

#include "ui/services.h"
#include "ui/settings/settingspanel.h"

class QRadioButton;
class QSpinBox;

namespace heliograph {

class FormRow;

/// Which way new calls take, how long they wait and how often they are tried again.
class CallsSettings final : public SettingsPanel
{
    Q_OBJECT

public:
    explicit CallsSettings(const Services &services, QWidget *parent = nullptr);

private:
    QWidget *makeRoute();
    QWidget *makeLimits();
    void load();
    void set(const QString &key, const QString &value, FormRow *row);

    Services m_services;
    QRadioButton *m_throughHelicone;
    QRadioButton *m_direct;
    QSpinBox *m_timeout;
    QSpinBox *m_retries;
    FormRow *m_timeoutRow;
    FormRow *m_retriesRow;
};

}
