#pragma once

#include "core/base/result.h"
#include "core/diff/diffside.h"

namespace heliograph {

/// Two files as the sides of a diff.
struct FileSides {
    DiffSide a;
    DiffSide b;
    bool latin1 = false; ///< one of them is no UTF-8: both texts are bytes, one a character
};

/// Every byte counts, a byte order mark too. Storage error where one cannot be read.
Result<FileSides> readSides(const QString &aPath, const QString &bPath);

}
