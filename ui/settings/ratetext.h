#pragma once

#include "core/pricing/rate.h"

#include <QString>

namespace heliograph {

/// A rate as a person writes it: "1.25", or with the rates of longer prompts "1.25, 200000: 2.5",
/// each pair being the input tokens above which a rate holds, and the rate.
QString rateToText(const Rate &rate);
/// The reverse; error (Usage) in words. Money may begin with $, and numbers may have underscores.
Result<Rate> rateFromText(RateClass rateClass, const QString &text);

}
