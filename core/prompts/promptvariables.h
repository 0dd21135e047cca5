#pragma once

#include "core/base/result.h"

#include <QList>
#include <QMap>
#include <QString>

namespace heliograph {

/// A place to fill in: {{name}}, or Helicone's {{hc:name:type}}.
struct PromptVariable {
    QString name;
    QString type; ///< "string", "number", "boolean" or another word, which promises nothing; empty: none was given
    bool operator==(const PromptVariable &) const = default;
};

struct VariablePlace {
    qsizetype from = 0; ///< of the first brace
    qsizetype length = 0; ///< to behind the last one
    PromptVariable variable;
    bool operator==(const VariablePlace &) const = default;
};

using PromptValues = QMap<QString, QString>; ///< by name; an empty value is none

/// The variables of a text, in order. Spaces inside the braces are allowed. A name begins with a letter or _ and goes on
/// with letters, digits, _, - and, without hc, dots; names and types of hc are as in Helicone's packages/prompts. A
/// backslash before the braces makes them text, and so is everything else that only begins like a variable.
QList<VariablePlace> variablePlaces(QStringView text);
/// Adds those of the text that are not known yet; a type that is given anywhere holds for all places of that name.
void collectVariables(QStringView text, QList<PromptVariable> &known);

/// What is wrong with a value, in words; empty: nothing. An empty one is missing.
QString valueProblem(const PromptVariable &variable, const QString &value);
/// The first thing that is wrong: all missing ones by name, or the value that does not fit. Empty: they can be filled in.
QString valuesProblem(const QList<PromptVariable> &variables, const PromptValues &values);

/// The text with its variables filled in; those without a value stay. What is filled in is not looked through again.
QString filledText(const QString &text, const PromptValues &values);
/// The same, or an Error (Usage) with the words of valuesProblem.
Result<QString> fillText(const QString &text, const PromptValues &values);

}
