#pragma once

#include "ui/dashboard/dashboardrange.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QDateEdit;

namespace heliograph {

class Settings;

/// A choice of the time that a page looks at; keeps it in the settings, but for days of the user's own.
class RangeBox final : public QWidget
{
    Q_OBJECT

public:
    /// page: begins the object names and the settings' key, such as "dashboard".
    RangeBox(Settings &settings, const QString &page, RangeKind byDefault, QWidget *parent = nullptr);

    DashboardRange range() const;
    void setRange(const DashboardRange &range);
    /// So many days as are chosen now, up to that day.
    void setLastDay(const QDate &last);

Q_SIGNALS:
    void changed();

private:
    void keep();

    Settings &m_settings;
    QString m_key;
    QComboBox *m_kind;
    QDateEdit *m_first;
    QDateEdit *m_last;
    QTimer m_pause;
};

/// Now, in the system's time zone.
QDateTime nowHere();

}
