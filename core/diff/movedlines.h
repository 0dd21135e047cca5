#pragma once

#include "core/diff/sequencediff.h"
#include "core/diff/textdiff.h"

#include <functional>

namespace heliograph {

/// Looks in what was deleted and what was inserted for lines that only changed their place. Each line belongs to one move at
/// most; a move says enough (isWeighty) that it is no accident, as empty lines and lone brackets would be.
std::vector<MovedLines> findMovedLines(DiffSequence a, DiffSequence b, const std::vector<LineBlock> &blocks,
    const std::function<bool(qsizetype aLine, qsizetype count)> &isWeighty, DiffBudget &budget);

}
