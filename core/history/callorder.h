#pragma once

#include <QList>

#include <vector>

namespace heliograph {

/// A call to be put in order.
struct OrderedCall {
    quint64 key = 0; ///< ascending
    qint64 row = 0;
};

/// The key for a column's number. kUnset comes last in both directions.
quint64 orderKey(qint64 value, bool ascending);

/// Sorts by key; equal ones keep their order. Fast for a million: digit by digit, leaving out digits that are all alike.
void sortByKey(std::vector<OrderedCall> &calls);

}
