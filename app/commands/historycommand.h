#pragma once

#include "app/commands/waiter.h"

#include <QStringList>
#include <QTextStream>

#include <functional>

namespace heliograph {

class Settings;

/// What `heliograph history` works with.
struct HistoryCommandContext {
    QString path; ///< of the history
    const Settings &settings;
    QTextStream &out;
    QTextStream &err;
    std::function<bool(const QString &question)> confirm; ///< empty: nobody is there to ask
    Waiter wait = waitBlocking;
};

/// `heliograph history backup FILE | restore FILE | check | space | delete --where FILTER [--yes] | tidy`; arguments follow
/// "history". Blocks until it is done. The exit status: 0 done, 1 failed (check: damaged), 2 wrong usage.
int runHistory(const QStringList &arguments, const HistoryCommandContext &context);

}
