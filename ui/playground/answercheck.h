#pragma once

#include "core/domain/chatrequest.h"

namespace heliograph {

/// Whether an answer has the shape that was asked for.
struct AnswerFit {
    bool fits = false;
    QString text; ///< one line for people
    qsizetype start =
        -1; ///< of the first place that does not fit, in characters of the answer; -1: unknown
    qsizetype length = 0;
    bool operator==(const AnswerFit &) const = default;
};

/// Pure; takes time in the size of the answer, so it is asked beside the window.
AnswerFit checkAnswer(const QString &answer, const ResponseFormat &asked);

}
