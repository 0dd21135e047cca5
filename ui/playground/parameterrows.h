#pragma once

#include "core/domain/chatrequest.h"

#include <variant>
#include <vector>

namespace heliograph {

/// One parameter of a request as the panel shows it. A new one is a row of the table, not code.
struct ParameterRow {
    using Member =
        std::variant<std::optional<double> Parameters::*, std::optional<qint64> Parameters::*,
            std::optional<QString> Parameters::*, std::optional<bool> Parameters::*>;
    const char *key; ///< its name on the command line: "top_p"
    const char *name; ///< of its widgets: "topP" makes topPBox and topPEdit
    const char *label; ///< untranslated; see parameterLabel()
    const char *tip; ///< untranslated; see parameterTip()
    bool common; ///< always in sight; the others fold away
    Member member;
    double lowest = 0; ///< numbers
    double highest = 0; ///< of a number with a fraction; whole ones end at 64 bits
    const char *start = ""; ///< what checking the box writes
    const char *words =
        ""; ///< of a text: what is usual, separated by blanks; any other can be typed
};

const std::vector<ParameterRow> &parameterRows();
QString parameterLabel(const ParameterRow &row);
QString parameterTip(const ParameterRow &row);

/// The value as it stands in the field; empty: unset. A switch says "yes" or "no".
QString parameterText(const ParameterRow &row, const Parameters &parameters);
/// Sets it from a text; an empty one unsets it. Gives what is wrong with the text, in words; it is
/// unset then.
QString setParameterText(const ParameterRow &row, Parameters &parameters, const QString &text);

}
