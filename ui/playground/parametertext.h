#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace heliograph {

/// Parameters as people type them. Pure. Errors (Usage) are one sentence.

/// A number with a point or a comma.
Result<double> readNumber(const QString &text, double lowest, double highest);
Result<qint64> readWhole(const QString &text, qint64 lowest, qint64 highest); ///< all of 64 bits
QString writeNumber(double value); ///< the shortest text that reads back the same

/// Stop sequences, one a line: \n, \t, \r and \\ stand for the characters. Empty lines do not count.
Result<QStringList> readStops(const QString &lines);
QString writeStops(const QStringList &stops);

}
