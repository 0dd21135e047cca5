#pragma once

#include "ui/commandpalette.h"

#include <QDialog>

namespace heliograph {

/// Every action that has a key, by menu. Stays beside the window while one works.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT

public:
    ShortcutsDialog(const QList<Command> &commands, QWidget *parent);
};

}
