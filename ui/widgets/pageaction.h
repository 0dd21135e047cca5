#pragma once

#include <QAction>

namespace heliograph {

/// An action of a page, found by its name, with its key in the tooltip. The key holds while the page or something in it has the
/// focus; empty: none.
QAction *addPageAction(QWidget *page, const char *name, const QString &text, const QString &toolTip, const char *keys);

}
