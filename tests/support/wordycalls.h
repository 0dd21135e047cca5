#pragma once

#include "core/domain/call.h"
#include "tests/support/manytexts.h"

namespace heliograph {

/// Random calls of few words and few values, so that whatever is looked for is found in some of them.
class WordyCalls final
{
public:
    explicit WordyCalls(SeededRandom &random) : m_random(random) { }

    QString word();
    QString words(int count);
    /// The answer to the last of these messages. Mostly one after the other, some out of turn, as imports are, some at
    /// the same moment.
    Call next(const QStringList &conversation);

private:
    SeededRandom &m_random;
    qint64 m_time = 1'790'000'000'000;
};

}
