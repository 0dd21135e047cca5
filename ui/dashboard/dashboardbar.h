#pragma once

#include "ui/dashboard/dashboardrange.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace heliograph {

class FilterCompleter;
class RangeBox;
class Settings;
struct KnownTags;

/// The line above the dashboard: range, bucket, filter, and whether to compare. What was chosen is kept in the
/// settings, but for the filter.
class DashboardBar final : public QWidget
{
    Q_OBJECT

public:
    explicit DashboardBar(Settings &settings, QWidget *parent = nullptr);

    DashboardRange range() const;
    void setRange(const DashboardRange &range);
    void setLastDay(const QDate &last); ///< see RangeBox
    std::optional<Bucket> bucket() const; ///< unset: what suits the range
    bool compares() const;
    QString where() const;
    void setKnown(const KnownTags &known); ///< what is offered while one writes the filter
    void setError(const QString &message); ///< of the filter; empty: none
    void focusFilter();

Q_SIGNALS:
    void changed();

private:
    void keep();

    Settings &m_settings;
    RangeBox *m_range;
    QComboBox *m_bucket;
    QLineEdit *m_filter;
    FilterCompleter *m_completer;
    QCheckBox *m_compare;
    QLabel *m_error;
    QTimer m_pause;
};

}
