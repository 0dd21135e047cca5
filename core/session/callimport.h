#pragma once

#include "core/history/history.h"
#include "core/history/repricing.h"
#include "core/providers/provider.h"

#include <QFuture>
#include <QStringList>

namespace heliograph {

/// A line, or an entry by the line it begins in, that could not be taken over, and why.
struct RefusedLine {
    qint64 line = 0; ///< from 1
    QString reason;
};

struct ImportReport {
    qint64 imported = 0;
    qint64 alreadyThere = 0; ///< their id is in the history: they stay as they are
    qint64 refused = 0;
    QList<RefusedLine> refusedLines; ///< the first thousand
};

/// Takes calls out of a file into the history: lines as exportCalls writes them, or an HTTP Archive (known by its first
/// words), a few at a time. Every batch is in the history whole or not at all; after an end by force the same import
/// takes the rest. Runs in a thread of its own and waits for the history there, so the history must outlive the future.
/// Progress in thousandths of the file; cancelled, there is no result, and what was taken stays. Error (Storage): the file
/// cannot be read or is neither of the two, or the history cannot be written; the message says how much was taken.
QFuture<Result<ImportReport>> importCalls(
    History &history, const QString &path, const ProviderList &providers, const Pricer &pricer);

}
