#pragma once

#include <QByteArray>
#include <QStringList>

namespace heliograph {

/// A key that is used for real in a test and must be found nowhere afterwards.
inline constexpr char kCanaryKey[] = "sk-CANARY7f3a9b2c1d4e5f60718293a4b5c6d7e8";

/// The files under a folder that hold the bytes, as they are or in base64, UTF-16 or percent encoding.
QStringList filesHolding(const QString &folder, const QByteArray &bytes);

}
