#pragma once

#include <QStringList>
#include <QTextStream>

namespace heliograph {

class History;

/// `heliograph stats [--by …] [--where FILTER] [--format table|json]`; arguments follow "stats". Blocks until the sums
/// are printed. Exit status: 0 done, 1 the history could not be read, 2 wrong usage.
int runStats(const QStringList &arguments, History &history, QTextStream &out, QTextStream &err, int width);

}
