#pragma once

#include <QUuid>

namespace heliograph {

/// A version of a prompt in the library.
struct PromptRef {
    QUuid prompt;
    int version = 0; ///< from 1
    bool operator==(const PromptRef &) const = default;
};

}
