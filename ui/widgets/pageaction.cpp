#include "ui/widgets/pageaction.h"

#include <QWidget>

namespace heliograph {

QAction *addPageAction(QWidget *page, const char *name, const QString &text, const QString &toolTip, const char *keys)
{
    auto *action = new QAction(text, page);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(QKeySequence(QString::fromLatin1(keys)));
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    const QString key = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(key.isEmpty() ? toolTip : QStringLiteral("%1 (%2)").arg(toolTip, key));
    page->addAction(action);
    return action;
}

}
