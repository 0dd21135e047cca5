#pragma once

#include <QString>

namespace heliograph {

/// A class of usage or of rates in words: "cached_input" is "Cached input". An unknown key stays as
/// it is.
QString usageClassText(const QString &key);

}
