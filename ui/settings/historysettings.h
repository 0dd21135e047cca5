#pragma once

#include "ui/services.h"
#include "ui/settings/settingspanel.h"

class QLineEdit;
class QSpinBox;

namespace heliograph {

class FormRow;

/// What is kept of calls and for how long; copies of the history, what it takes up, and deleting out of it.
class HistorySettings final : public SettingsPanel
{
    Q_OBJECT

public:
    explicit HistorySettings(const Services &services, QWidget *parent = nullptr);

private:
    QWidget *makeLimits();
    QWidget *makePrivacy();
    void load();
    void set(const QString &key, const QString &value, FormRow *row);
    /// A limit that was switched on deletes calls at once: says how many first.
    void setDays(int days);

    Services m_services;
    QSpinBox *m_days;
    QSpinBox *m_megabytes;
    QLineEdit *m_metadataOnly;
    FormRow *m_daysRow;
    FormRow *m_megabytesRow;
    FormRow *m_metadataRow;
};

}
