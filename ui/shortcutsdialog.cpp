#include "ui/shortcutsdialog.h"

#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace heliograph {

ShortcutsDialog::ShortcutsDialog(const QList<Command> &commands, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(460, 560);

    auto *tree = new QTreeWidget;
    tree->setObjectName(QStringLiteral("shortcutsList"));
    tree->setAccessibleName(windowTitle());
    tree->setHeaderLabels({tr("Action"), tr("Key")});
    tree->setRootIsDecorated(false);
    tree->setIndentation(spacing::kMedium);
    tree->setSelectionMode(QAbstractItemView::NoSelection);
    tree->setFrameShape(QFrame::NoFrame);
    tree->header()->setStretchLastSection(false);
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);

    QTreeWidgetItem *group = nullptr;
    for (const Command &command : commands) {
        if (command.keys.isEmpty())
            continue;
        if (!group || group->text(0) != command.place) {
            group = new QTreeWidgetItem(tree, {command.place});
            QFont font = group->font(0);
            font.setWeight(QFont::DemiBold);
            group->setFont(0, font);
            group->setFirstColumnSpanned(true);
        }
        new QTreeWidgetItem(group, {command.name, command.keys.toString(QKeySequence::NativeText)});
    }
    tree->expandAll();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(tree);
}

}
