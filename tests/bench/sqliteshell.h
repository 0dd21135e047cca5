#pragma once

#include <QString>

#include <optional>

namespace heliograph {

/// How long the sqlite3 shell takes for the same question of the same file: the median of several askings in one
/// session, as its own timer says, in milliseconds. Nothing where the program is not there.
std::optional<double> sqliteShellMs(const QString &file, const QString &sql, int times = 7);

}
