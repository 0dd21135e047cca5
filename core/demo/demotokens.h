#pragma once

#include "core/base/json.h"

#include <QString>

namespace heliograph
{

/// The length in UTF-16 units of the token at the start of a text that is not empty. Made up,
/// deterministic and near what real tokenizers give: about four characters of English, one of
/// Chinese. Never half a character.
qsizetype demoTokenLength(QStringView text);
qint64 countDemoTokens(QStringView text);
/// What a value costs in a prompt: its strings as text, an image a flat 85.
qint64 countDemoTokens(const Json &value);

}
