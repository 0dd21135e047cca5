#pragma once

#include <QList>
#include <QPair>
#include <QString>

class QAction;
class QTableView;
class QWidget;

namespace heliograph {

class VersionsModel;

/// Buttons for the actions, in as many rows as they need; the first one is the primary.
QWidget *actionButtons(const QList<QAction *> &actions, QWidget *parent);
/// Fields with their names before them, side by side, or below each other where it is narrow.
QWidget *labelledFields(const QList<QPair<QString, QWidget *>> &fields, QWidget *parent);

QTableView *makeVersionsTable(VersionsModel *model, QWidget *parent);
void fitVersions(QTableView *versions); ///< columns as wide as their texts, what changed takes the rest

}
