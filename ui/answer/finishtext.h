#pragma once

#include "core/domain/answer.h"

#include <QString>

namespace heliograph {

/// Why an answer ended, for people.
struct FinishText {
    QString text; ///< one sentence; empty: it ended as answers do
    QString help; ///< what one can do about it, or empty
    bool moreTokens = false; ///< raising the token limit helps
    bool warning = false; ///< the answer is not what was asked for
};

FinishText finishText(const Answer &answer);

}
