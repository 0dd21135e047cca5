#pragma once

#include "core/domain/call.h"

#include <QByteArray>

namespace heliograph {

/// The parts of a call that only its detail pane shows, as the JSON object of the table
/// call_details: method, URL, headers, receipt, Helicone's words, properties, error details and,
/// where asked for, the answer.
QByteArray packDetail(const Call &call, bool withAnswer);
/// Fills these parts in; true where the answer was among them. Members that are missing stay as
/// they are.
bool unpackDetail(QByteArrayView json, Call &call);

}
