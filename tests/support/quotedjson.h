#pragma once

#include <QByteArray>

namespace heliograph {

/// JSON with single quotes for double ones, for tests whose files moc reads: it stumbles over quotes in raw strings.
inline QByteArray quoted(const char *json)
{
    return QByteArray(json).replace('\'', '"');
}

}
