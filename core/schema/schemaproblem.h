#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace heliograph {

/// One thing to say about a JSON text, a schema or a value that a schema is held against.
struct SchemaProblem {
    enum class Kind {
        Wrong, ///< it does not fit, or is no schema
        Note ///< worth knowing: a keyword nobody here knows, a part that could not be checked
    };
    Kind kind = Kind::Wrong;
    QString pointer; ///< JSON Pointer into what was checked; empty: the whole
    QString message; ///< a whole sentence that names the place
    int line = 0; ///< from 1; 0: unknown
    int column = 0; ///< from 1, in characters; 0: unknown
    bool operator==(const SchemaProblem &) const = default;
};
using SchemaProblems = std::vector<SchemaProblem>;

bool hasWrong(const SchemaProblems &problems); ///< not notes alone
const SchemaProblem *firstWrong(const SchemaProblems &problems); ///< null: none

}
