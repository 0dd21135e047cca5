#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUuid>

namespace heliograph {

/// Which call answers one cell of a comparison.
struct ComparisonCellRecord {
    int column = 0; ///< in the plan, from 0
    int repetition = 0; ///< from 0
    QUuid call;
    bool deleted = false; ///< read only: the call was in the history and was deleted
    bool operator==(const ComparisonCellRecord &) const = default;
};

/// A comparison as the history keeps it.
struct ComparisonRecord {
    QUuid id;
    QDateTime createdAt; ///< UTC, to the millisecond
    QString title; ///< one line
    QByteArray plan; ///< JSON, UTF-8
    QByteArray barePlan; ///< the same without what is said in it; kept in its place where the body rules ask for that
    QStringList providers; ///< of its columns, for the body rules; not read back
    QList<ComparisonCellRecord> cells; ///< by column, then repetition
};

/// A comparison as a list shows it.
struct ComparisonSummary {
    QUuid id;
    QDateTime createdAt; ///< UTC
    QString title; ///< empty: not kept
    int columns = 0;
    int cells = 0;
    int open = 0; ///< cells whose call was cut off, or never asked for
    bool operator==(const ComparisonSummary &) const = default;
};

}
