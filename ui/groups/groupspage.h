#pragma once

#include "core/metrics/callgroups.h"
#include "ui/services.h"

#include <QAction>
#include <QWidget>

class QTabBar;

namespace heliograph {

class GroupPane;
class GroupsPanel;

/// Users, and the values of each property: what they spent, how often and how fast.
class GroupsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit GroupsPage(const Services &services, QWidget *parent = nullptr);

    QList<QAction *> pageActions() const { return m_actions; }
    /// Nothing is being counted or read.
    bool isSettled() const;

Q_SIGNALS:
    void callsRequested(const QString &filter, const QString &search);
    void playgroundRequested(); ///< from the empty page
    void failed(const QString &message);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeActions();
    void askProperties();
    void setProperties(const QStringList &names);
    void showTab();
    void showChosen();
    void turnTab(int by);

    Services m_services;
    GroupsPanel *m_panel;
    GroupPane *m_pane = nullptr;
    QTabBar *m_tabs;
    QStringList m_properties;
    Dimension m_by{Dimension::Kind::User, {}};
    QString m_unset;
    QAction *m_showCalls = nullptr;
    QList<QAction *> m_actions;
    bool m_asking = false;
};

}
