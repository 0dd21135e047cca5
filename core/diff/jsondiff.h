#pragma once

#include "core/base/json.h"
#include "core/diff/diffbudget.h"

#include <QString>

#include <optional>
#include <vector>

namespace heliograph {

/// One difference between two JSON values. Order of keys counts, since a model reads them in order.
struct JsonChange {
    enum class Kind { Added, Removed, Changed, Moved };
    Kind kind = Kind::Changed;
    QString path; ///< "properties.city.type", "required[1]" by the place in B, of a removed one in A; empty: the whole
    QByteArray a; ///< JSON, compact; empty: added
    QByteArray b; ///< JSON, compact; empty: removed
    bool operator==(const JsonChange &) const = default;
};

/// By structure: members by their names, elements of lists by what they are. Stops at kMostJsonChanges.
std::vector<JsonChange> diffJson(const Json &a, const Json &b, DiffBudget &budget);
inline constexpr size_t kMostJsonChanges = 10'000;

/// A JSON text as it is shown and compared: indented by two, all else as it stands (numbers, escapes, order). Unset where it
/// is no JSON.
std::optional<QString> indentedJson(QByteArrayView json);

}
