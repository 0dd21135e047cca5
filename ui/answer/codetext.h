#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace heliograph {

/// JSON broken into lines, or text as it is, both selectable; long ones end after some thousand
/// characters and say so.
QLabel *makeCodeText(const QString &text, const QString &accessibleName, QWidget *parent);

}
