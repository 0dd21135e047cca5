#pragma once

#include <QStringView>

namespace heliograph {

/// RFC 9110's token: what the name of a header may hold.
bool isHeaderName(QStringView name);
/// Printable ASCII: what a header's value carries unharmed everywhere.
bool isPlainHeaderText(QStringView value);

}
