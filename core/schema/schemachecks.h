#pragma once

#include "core/base/json.h"
#include "core/schema/schemaproblem.h"

namespace heliograph {

// JSON Schema, draft 2020-12 as far as providers use it, with what older drafts and OpenAPI spell
// otherwise. Pure. Nothing is ever fetched. Own code because Debian's one C++ library
// (valijson 1.0) stops at draft 7, throws on a broken schema instead of pointing into it, and runs
// patterns from outside through std::regex, which recurses.

/// Is it a well-formed schema? Pointers lead into the schema. Keywords that are not known are
/// noted, not refused.
SchemaProblems checkSchema(const Json &schema);
/// The same for a text that may be no JSON at all; with line and column.
SchemaProblems checkSchemaText(QByteArrayView text);

/// What OpenAI's strict mode refuses in a schema that is well-formed otherwise. Source: OpenAI's
/// guide to structured outputs, "Supported schemas".
SchemaProblems strictProblems(const Json &schema);

/// Whether a value fits a schema. Pointers lead into the value; at most 50 problems are named.
/// Hostile input costs a bounded number of steps: where they do not suffice, a Note says so.
/// Formats (date, email, …) are checked.
SchemaProblems validate(const Json &schema, const Json &value);
/// The same for a text that may be no JSON at all; with line and column.
SchemaProblems validateText(const Json &schema, QByteArrayView text);

}
