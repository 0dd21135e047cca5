#pragma once

#include <QString>

#include <optional>

namespace heliograph {

/// How well typed letters fit a text: every letter must occur in order, case and accents aside.
/// Higher is better: starts of words and runs of letters count most. Nothing where it does not fit;
/// 0 for nothing typed.
std::optional<int> fuzzyScore(QStringView typed, QStringView text);

}
