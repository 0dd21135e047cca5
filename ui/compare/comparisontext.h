#pragma once

#include "core/session/comparisoncell.h"

namespace heliograph {

/// A comparison as Markdown, to be pasted elsewhere: the prompt, a table of what each answer took and cost, the
/// answers.
QString comparisonMarkdown(const Comparison &plan, const std::vector<ComparisonCell> &cells);

/// "answered", "stopped", …: where a cell stands, in a word.
QString cellStateText(CellState state);

}
