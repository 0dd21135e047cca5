#pragma once

#include "ui/services.h"

#include <QMainWindow>

namespace heliograph {

/// Shows that an installed program works, without a person: types a question into the open window's playground, sends
/// it, waits for the answer and its record in the history, and saves a picture of the window. For ./dev run without a
/// display and for the checks of packages.
class SelfCheck final : public QObject
{
    Q_OBJECT

public:
    /// folder: where window.png goes; it exists.
    SelfCheck(QMainWindow &window, const Services &services, QString folder);
    void start();

Q_SIGNALS:
    void finished(int exitStatus); ///< 0: asked, answered, recorded and pictured

private:
    void ask();
    void typeInto(QWidget *widget, const QString &text);
    void answered(const Call &call);
    void fail(const QString &why);

    QMainWindow &m_window;
    Services m_services;
    QString m_folder;
    bool m_done = false;
};

}
