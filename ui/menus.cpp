#include "ui/menus.h"

#include "ui/frameactions.h"

#include <QCoreApplication>
#include <QMenuBar>
#include <QPointer>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Menus)
};

void collect(const QMenu &menu, const QString &place, QList<Command> &commands)
{
    const auto actions = menu.actions();
    for (QAction *action : actions) {
        if (const QMenu *sub = action->menu()) {
            collect(*sub, place + QStringLiteral(" › ") + actionName(*action), commands);
        } else if (!action->isSeparator() && action->isEnabled() && action->isVisible()) {
            const QPointer<QAction> target(action);
            QKeySequence keys = action->shortcut();
            if (keys.isEmpty())
                keys = QKeySequence(
                    action->text().section(QLatin1Char('\t'), 1), QKeySequence::NativeText);
            commands.append({actionName(*action), place, keys, [target] {
                                 if (target)
                                     target->trigger();
                             }});
        }
    }
}

}

Menus::Menus(QMenuBar *bar, const FrameActions &frame, const QList<QAction *> &routes)
    : m_bar(bar), m_file(bar->addMenu(Tr::tr("&File")))
{
    m_file->setObjectName(QStringLiteral("menuFile"));
    m_fileEnd = m_file->addSeparator();
    m_file->addAction(frame.quit);

    QMenu *edit = bar->addMenu(Tr::tr("&Edit"));
    edit->setObjectName(QStringLiteral("menuEdit"));
    const QList<QAction *> editing = makeEditActions(edit);
    for (QAction *action : editing) {
        edit->addAction(action);
        if (action->objectName() == QLatin1String("edit-redo")
            || action->objectName() == QLatin1String("edit-paste"))
            edit->addSeparator();
    }

    QMenu *view = bar->addMenu(Tr::tr("&View"));
    view->setObjectName(QStringLiteral("menuView"));
    view->addActions({frame.themeSystem, frame.themeLight, frame.themeDark});
    view->addSeparator();
    view->addActions({frame.narrowSidebar, frame.fullScreen});

    QMenu *go = bar->addMenu(Tr::tr("&Go"));
    go->setObjectName(QStringLiteral("menuGo"));
    go->addActions({frame.playground, frame.calls, frame.sessions, frame.groups, frame.dashboard, frame.settings, frame.prices,
        frame.budgets});
    go->addSeparator();
    go->addAction(frame.palette);

    m_call = bar->addMenu(Tr::tr("&Call"));
    m_call->setObjectName(QStringLiteral("menuCall"));
    QMenu *route = new QMenu(Tr::tr("&Route"), bar);
    route->setObjectName(QStringLiteral("menuRoute"));
    route->addActions(routes);
    m_route = m_call->addMenu(route);

    QMenu *help = bar->addMenu(Tr::tr("&Help"));
    help->setObjectName(QStringLiteral("menuHelp"));
    help->addActions({frame.shortcuts, frame.about});
}

void Menus::addFileAction(QAction *action)
{
    m_file->insertAction(m_fileEnd, action);
}

void Menus::setPageActions(const QList<QAction *> &actions)
{
    const auto present = m_call->actions();
    for (QAction *action : present) {
        if (action != m_route)
            m_call->removeAction(action);
    }
    bool any = false;
    for (QAction *action : actions) {
        if (m_file->actions().contains(action))
            continue;
        m_call->insertAction(m_route, action);
        any = true;
    }
    if (any)
        m_call->insertSeparator(m_route);
}

QList<Command> Menus::commands() const
{
    QList<Command> commands;
    const auto menus = m_bar->actions();
    for (const QAction *menu : menus) {
        if (menu->menu())
            collect(*menu->menu(), actionName(*menu), commands);
    }
    return commands;
}

}
