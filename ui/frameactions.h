#pragma once

#include <QAction>

class QActionGroup;

namespace heliograph {

/// What the frame itself can do, each once, for the menus, the sidebar and the command palette.
struct FrameActions {
    explicit FrameActions(QObject *parent);

    QAction *playground;
    QAction *compare;
    QAction *calls;
    QAction *sessions;
    QAction *dashboard;
    QAction *prompts;
    QAction *capture;
    QAction *groups; ///< users and properties
    QAction *settings;
    QAction *prices; ///< the settings' page of them
    QAction *budgets; ///< likewise
    QAction *quit;
    QAction *palette;
    QAction *narrowSidebar;
    QAction *fullScreen;
    QAction *themeSystem;
    QAction *themeLight;
    QAction *themeDark;
    QAction *shortcuts;
    QAction *about;
    QActionGroup *pages;
    QActionGroup *themes;

    QList<QAction *> all() const;

private:
    QAction *make(
        const QString &name, const QString &text, const QKeySequence &keys, const QString &toolTip);

    QObject *m_parent;
};

/// The editing of whatever has the focus: texts and lines know undo, cut, copy and the like by
/// name.
QList<QAction *> makeEditActions(QObject *parent);

/// The action's name for lists: without the mnemonic and the dots of a menu text.
QString actionName(const QAction &action);

}
