#pragma once

#include "ui/services.h"

#include <QAction>
#include <QWidget>

namespace heliograph {

class GroupsPanel;
class SessionPane;

/// Sessions with what they cost, and one of them in full.
class SessionsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SessionsPage(const Services &services, QWidget *parent = nullptr);

    QList<QAction *> pageActions() const { return m_actions; }
    /// Nothing is being counted or read.
    bool isSettled() const;

Q_SIGNALS:
    void callsRequested(const QString &filter);
    void callRequested(const QUuid &id);
    void playgroundRequested(); ///< from the empty page
    void failed(const QString &message);

private:
    void makeActions();
    void showChosen();

    GroupsPanel *m_panel;
    SessionPane *m_pane = nullptr;
    QAction *m_showCalls = nullptr;
    QList<QAction *> m_actions;
};

}
