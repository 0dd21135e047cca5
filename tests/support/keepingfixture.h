#pragma once

#include "core/history/history.h"
#include "core/history/historykeeper.h"

#include <QTemporaryDir>

namespace heliograph {

/// A word that stands nowhere else, one a place. The index leaves out of a word what it shares with the one before, so
/// they differ from the start.
QString markedWord(const QString &place, int n = 0);
/// What a file is looked through for: a word without the beginning that the index may leave out.
QByteArray traceOf(const QString &word);
/// A call with such words at "prompt", "answer", "model", "user", "session", "name", "value" and "header"; a day later for
/// each n.
Call markedCall(int n);

/// A history in a folder of its own, and its keeper.
class KeepingFixture
{
protected:
    void begin(); ///< an empty one
    void end();
    void open();
    void close();

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path; ///< of history.db
    std::unique_ptr<History> m_history; ///< null: closed
    std::unique_ptr<HistoryKeeper> m_keeper;
};

}
