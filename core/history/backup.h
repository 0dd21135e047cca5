#pragma once

#include "core/base/result.h"
#include "core/history/keeping.h"

namespace heliograph {

/// Copies the history, while others write and read, to a file that does not exist yet, and reads the copy back. The file
/// appears under its name when it is whole and sound. Free pages and the log are not in it. Error (Storage).
Result<BackupReport> backUpHistory(const QString &historyPath, const QString &file);

/// Reads every page and index. quick: without comparing indexes with their tables. Error (Storage): the file cannot be
/// opened at all.
Result<CheckReport> checkHistory(const QString &historyPath, bool quick);

/// Checks a backup and lays a copy beside the history, which takes its place when the history is opened next. Error
/// (Storage): it is no history, of a newer version or damaged; nothing has changed then.
Result<BackupReport> prepareRestore(const QString &backup, const QString &historyPath);
/// Takes a prepared copy away again.
void abandonRestore(const QString &historyPath);
/// Whether a prepared restore waits for the next opening.
bool restoreWaits(const QString &historyPath);
/// Puts a prepared copy in the place of the history, which is kept beside it; the name it is kept under, empty where
/// nothing waited or there was no history. Error (Storage): another program has the history open.
Result<QString> finishRestore(const QString &historyPath);

}
