#pragma once

#include <QByteArray>
#include <QString>

#include <limits>
#include <optional>
#include <vector>

namespace heliograph {

/// Rows of a segment: their ids agree in all but the last twelve bits (see resources/schema/0004_columns.sql).
inline constexpr int kSegmentBits = 12;
inline constexpr int kSegmentRows = 1 << kSegmentBits;
/// In a column: no value, or no such row.
inline constexpr qint64 kUnset = std::numeric_limits<qint64>::min();

enum class SegmentKind { Calls = 0, Nodes = 1 };

// The numbers of columns are stored: append only. Beyond the last follow those of properties.
namespace column {
inline constexpr int kCreated = 0; ///< unset: there is no such call
inline constexpr int kRequestNode = 1;
/// A text as far as its order goes: the first 16 bytes of its lower case, as two big-endian numbers.
inline constexpr int kPromptKey = 2; ///< and 3
inline constexpr int kAnswerKey = 4; ///< and 5; of the error where there is no answer
inline constexpr int kFirstNumber = 16; ///< the columns of numberColumns()
inline constexpr int kFirstProperty = 1'000; ///< + the id of its name; the value's id
inline constexpr int kNodeParent = 0;
inline constexpr int kNodePiece = 1;
}

/// SQL over the table calls, named c, of the columns that hold plain numbers; their places are stored: append only.
const QStringList &numberColumns();
/// The column of such an expression.
std::optional<int> columnOf(const QString &sql);

/// All tokens of a call; NULL where no class is known. Reasoning is part of output; searches and requests are none.
QString tokensSql();
/// All input tokens, likewise.
QString inputTokensSql();
/// The model that answered, else the one that was asked for.
QString shownModelSql();

/// Both kinds of cache writes together.
QString cacheWriteSql();
/// CallSummary::speed().
QString speedSql();
QString ratingSql();

/// The row in the table columns.
qint64 columnRow(SegmentKind kind, qint64 segment, qint64 column);

/// As offsets from the least, in as few bytes each as will do.
QByteArray packColumn(const std::vector<qint64> &values);
/// Into kSegmentRows values. False where it is damaged.
bool unpackColumn(QByteArrayView packed, std::vector<qint64> &values);

/// The two numbers of a text's order; kUnset where there is none.
std::pair<qint64, qint64> textKey(const QString &text);

}
