#pragma once

#include <QString>

namespace heliograph {

/// SQLite's own word on a file: "ok", or the first thing that is wrong with it; empty where it cannot be opened.
QString integrityOf(const QString &path);

}
