#pragma once

#include "core/history/history.h"

#include <QStringList>
#include <QTextStream>

#include <functional>

namespace heliograph {

/// heliograph diff A B: two calls by their ids, or two files. openHistory is asked for calls only. 0 done (whether they differ
/// or not), 1 one of them could not be read, 2 wrong usage.
int runDiff(const QStringList &arguments, const std::function<Result<std::unique_ptr<History>>()> &openHistory,
    QTextStream &out, QTextStream &err);

}
