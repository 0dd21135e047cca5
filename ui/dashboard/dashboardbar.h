#pragma once

#include "ui/dashboard/dashboardrange.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;

namespace heliograph {

class Settings;

/// The line above the dashboard: range, bucket, filter, and whether to compare. What was chosen is kept in the
/// settings, but for the filter.
class DashboardBar final : public QWidget
{
    Q_OBJECT

public:
    explicit DashboardBar(Settings &settings, QWidget *parent = nullptr);

    DashboardRange range() const;
    void setRange(const DashboardRange &range);
    std::optional<Bucket> bucket() const; ///< unset: what suits the range
    bool compares() const;
    QString where() const;
    void setError(const QString &message); ///< of the filter; empty: none
    void focusFilter();

Q_SIGNALS:
    void changed();

private:
    void keep();

    Settings &m_settings;
    QComboBox *m_range;
    QDateEdit *m_first;
    QDateEdit *m_last;
    QComboBox *m_bucket;
    QLineEdit *m_filter;
    QCheckBox *m_compare;
    QLabel *m_error;
    QTimer m_pause;
};

}
