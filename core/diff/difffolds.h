#pragma once

#include "core/diff/diffdocument.h"

namespace heliograph {

/// Rows that say nothing new and are shown as one.
struct DiffFold {
    int first = 0;
    int count = 0;
    int messages = 0; ///< headings of messages among them
    int tools = 0;
    int parts = 0;
    bool operator==(const DiffFold &) const = default;
};

/// What can be left out of a diff: equal lines farther than so many from a change, and items that are equal. In order.
std::vector<DiffFold> foldsOf(const DiffDocument &document, int context = 3);

QString foldText(const DiffFold &fold); ///< "14 equal messages", "120 equal lines"

}
