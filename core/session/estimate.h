#pragma once

#include <QtGlobal>

namespace heliograph {

/// About how many tokens a text has, where the provider has not said: four bytes of UTF-8 each, the rule of thumb of
/// OpenAI's documentation. Whatever is built on it is marked as an estimate.
constexpr qint64 estimatedTokens(qint64 bytes)
{
    return (bytes + 3) / 4;
}

}
