#pragma once

#include "ui/commandpalette.h"

#include <QList>
#include <QString>

class QAction;
class QMenu;
class QMenuBar;

namespace heliograph {

struct FrameActions;

/// The menu bar. The Call menu holds the actions of the page that is open.
class Menus final
{
public:
    Menus(QMenuBar *bar, const FrameActions &frame, const QList<QAction *> &routes);

    /// Always in the File menu, whatever page is open: New tab.
    void addFileAction(QAction *action);
    /// The open page's actions; those in the File menu are not repeated.
    void setPageActions(const QList<QAction *> &actions);
    /// Every action that can be done now, with its menu, for the command palette.
    QList<Command> commands() const;

private:
    QMenuBar *m_bar;
    QMenu *m_file;
    QAction *m_fileEnd;
    QMenu *m_call;
    QAction *m_route; ///< always in the Call menu, behind the page's actions
};

}
