#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QString>
#include <QVariantList>

#include <memory>
#include <vector>

namespace heliograph {

struct FilterNode;

/// A condition over the table calls, named c, with the user's values apart from it.
struct SqlCondition {
    QString sql; ///< empty: all
    QVariantList binds; ///< for the question marks, in order
    std::shared_ptr<const FilterNode> node = nullptr; ///< the same as a tree; unset where the SQL alone says it
};

/// A condition that can be answered from columns (columns.h), as far as it can.
struct FilterNode {
    enum class Kind {
        Every, ///< of the children
        Any,
        Range, ///< from ≤ the column's number ≤ to
        Among, ///< the column's number is one of these, or the id of a name that names selects
        Set, ///< the column has a value
        Rows, ///< the call is one of the few that rows selects
        Sql ///< what no column says
    };
    Kind kind = Kind::Sql;
    bool negated = false; ///< true where the condition is not; of leaves only
    std::vector<FilterNode> children;
    QString column; ///< SQL as in numberColumns()
    QString property; ///< its name, whatever the case of its letters; then there is no column
    qint64 from = 0;
    qint64 to = 0;
    QList<qint64> numbers;
    SqlCondition names; ///< over the table names
    SqlCondition rows; ///< a SELECT of ids of calls
    SqlCondition sql;
};

/// Reads the filter language: comparisons joined by and, or, not and parentheses.
///
///     cost > 0.05 and model ~ "opus" and ttft > 2s and property.app = "bot" and created >=
///     2026-11-01
///
/// Operators: = != > >= < <= and, for text, ~ (contains) and !~ (does not), blind to case. "field
/// is null" (or unset, or unpriced) and "is not null". Durations have a unit (us ms s min h),
/// counts may (k, M), costs may begin with $. Times: 2026-11-01, "2026-11-01 14:30", with Z or an
/// offset, now, today, yesterday, -7d, -2h (days, w, h, min); a day means the whole of it, in now's
/// time zone. What is not set fits no comparison but != and !~, and not turns every answer round.
/// What people said of calls: rating = good (or bad), note ~ "word", label = "todo"; a call may have several labels.
/// Which prompt of the library a call was made from: prompt_name = "refund bot" and prompt_version = 3. (The field prompt
/// is what was asked.)
/// Error (Usage) says the column, counted from 1, and what was expected.
Result<SqlCondition> compileFilter(const QString &text, const QDateTime &now);

/// The names a filter may begin with, for completion; property.NAME comes on top.
QStringList filterFields();
/// The words a field may be compared with, where they are few and known beforehand.
QStringList filterValues(const QString &field);

}
