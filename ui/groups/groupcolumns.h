#pragma once

#include "core/metrics/callgroups.h"

namespace heliograph {

/// What a table of groups can show of each.
enum class GroupColumn {
    Name,
    Last,
    Length,
    Cost,
    Calls,
    Errors,
    Input,
    Output,
    Median,
    Slowest,
    First,
    Users,
    Models
};

QString groupTitle(GroupColumn column); ///< Name has none of its own
QString groupToolTip(GroupColumn column); ///< of the title; empty where the title says it all
bool isNumberColumn(GroupColumn column);

QString groupText(const CallGroup &group, GroupColumn column, const QDateTime &now);
QString groupToolTip(const CallGroup &group, GroupColumn column);
/// What a sum of costs leaves out or guesses: "3 unpriced · 2 estimated"; empty: nothing.
QString costNote(const CallSums &sums);
/// The same in sentences, with the exact sum.
QString costToolTip(const CallSums &sums);
/// "$1.84"; an en dash where no call has a price.
QString sumText(const CallSums &sums);

/// Equal ones keep their order; groups without a value come last whatever the direction where that is what is sorted by.
void sortGroups(QList<CallGroup> &groups, GroupColumn column, Qt::SortOrder order);

}
