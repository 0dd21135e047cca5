#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/domain/chatrequest.h"
#include "core/schema/schemaproblem.h"
#include "ui/playground/toolentry.h"

#include <QStringList>

namespace heliograph {

// What the editors of tools and output know without a screen. Pure.

/// A parameter of a tool as a row of the form.
struct ToolParameter {
    QString was; ///< its name in the schema it was read from; empty: new
    QString name;
    QString type; ///< "string", …; empty: more than one word says ("as in the JSON")
    QString description;
    bool required = false;
    QStringList choices; ///< of an enum of strings
    bool fixedChoices = false; ///< the enum holds other values: the form leaves it alone
    bool operator==(const ToolParameter &) const = default;
};
std::vector<ToolParameter> toolParameters(const Json &schema);
/// The schema with its properties as the rows say, in their order; what the rows do not show stays
/// as it is.
Json withToolParameters(const Json &schema, const std::vector<ToolParameter> &rows);

/// Why most providers would refuse the name of a tool or schema, in words; empty: it is good.
QString toolNameProblem(const QString &name, WireFormat format);
/// The first reason why these tools cannot be sent, in words; empty: they can.
QString toolsProblem(
    const std::vector<ToolEntry> &tools, const std::optional<ToolChoice> &choice);
QString outputProblem(const std::optional<ResponseFormat> &output);

/// Tools out of anything a person pastes: a list in any provider's shape, one tool, or a request
/// with a member "tools".
Result<std::vector<Tool>> toolsFromText(const QByteArray &text, WireFormat format);
/// One tool as JSON of that format, indented.
QString toolToText(const Tool &tool, WireFormat format);
/// What is wrong with the JSON of one tool, its schema included; with lines.
SchemaProblems checkToolText(const QByteArray &text, WireFormat format);
/// What is wrong with the schema of an output; strict: also what OpenAI's strict mode refuses.
SchemaProblems checkOutputText(const QByteArray &text, bool strict);

/// "name", "name_2", …: one that no tool has yet.
QString freeToolName(const QString &wanted, const std::vector<ToolEntry> &tools);

}
