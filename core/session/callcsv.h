#pragma once

#include "core/history/callquery.h"

namespace heliograph {

// Comma-separated values by RFC 4180, a line a call. A text that a spreadsheet would take for a formula gets an
// apostrophe in front; control characters are left out.
QString csvHeader();
QString csvRow(const CallSummary &call);

}
