#pragma once

#include <QUuid>

namespace heliograph {

/// A new call's id: by its form a UUID of version 4, as Helicone wants it, in which the first 48 bits are the time (ms since
/// 1970, UTC) and 74 are random. Ids made at the same time are neighbours in an index, so that of a history of a million
/// calls a new one changes one page of it and not any.
QUuid newCallId();

}
