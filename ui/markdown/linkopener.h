#pragma once

#include <QString>

class QWidget;

namespace heliograph {

/// Names a link's whole target and asks before it opens it, or says why it does not. Returns at
/// once.
void askToOpenLink(QWidget *parent, const QString &target, const QString &linkText);

/// What a hovered link's tooltip says: the whole target, and why it is refused where it is.
/// HTML-escaped.
QString linkToolTip(const QString &target, const QString &linkText);

}
