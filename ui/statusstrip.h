#pragma once

#include "ui/services.h"

#include <QSet>
#include <QTimer>
#include <QToolButton>
#include <QWidget>

class QActionGroup;

namespace heliograph {

class ShareBar;

/// The line at the bottom: route, keys, capture, demo mark, running streams and what today cost. Everything
/// in it is a button that leads to where it is changed.
class StatusStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusStrip(const Services &services, QWidget *parent = nullptr);

    QList<QAction *> routeActions() const { return m_routeActions; }

Q_SIGNALS:
    void keysRequested();
    void captureRequested();
    void playgroundRequested();
    void callsRequested();
    void budgetsRequested();
    /// Bad news for the user, in words: the setting could not be written.
    void failed(const QString &message);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeRouteMenu();
    void updateRoute();
    void updateKeys();
    void updateCapture();
    void updateDemo();
    void updateRunning(int count);
    void updateSpend();
    void showSpend(const SpendSummary &spend);
    void showBudgets(QString &text, QStringList &lines); ///< adds to what is said of the spending

    Services m_services;
    QToolButton *m_route;
    QToolButton *m_keys;
    QToolButton *m_capture;
    QToolButton *m_demo = nullptr;
    QToolButton *m_running;
    QToolButton *m_spend;
    ShareBar *m_share; ///< of the budget that is nearest to its end
    SpendSummary m_today;
    QList<QAction *> m_routeActions;
    QSet<QUuid> m_demoCalls;
    QTimer m_spendTimer; ///< bundles the changes of the history
    QTimer m_minute; ///< the day may end
};

}
