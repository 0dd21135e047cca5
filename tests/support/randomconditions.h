#pragma once

#include "tests/support/wordycalls.h"

#include <functional>

namespace heliograph {

/// A condition as the filter language has it, and the same said of a call in memory.
struct CallCondition {
    QString text;
    std::function<bool(const Call &)> fits;
};

/// Random conditions on WordyCalls.
class RandomConditions final
{
public:
    RandomConditions(SeededRandom &random, WordyCalls &calls) : m_random(random), m_calls(calls) { }

    /// Conditions within conditions, so many deep at the most.
    CallCondition next(int depth);

private:
    CallCondition one();
    CallCondition number(const QString &name, qint64 limit, const QString &shown,
        const std::function<std::optional<qint64>(const Call &)> &value);
    CallCondition text(const QString &name, const QString &value, const std::function<QString(const Call &)> &of);

    SeededRandom &m_random;
    WordyCalls &m_calls;
};

}
