#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/domain/tool.h"

namespace heliograph {

/// Reads a JSON list of tools in the shape of any format: OpenAI chat ({type, function {…}}), Responses ({type, name,
/// parameters}), Anthropic ({name, input_schema}), Gemini ({functionDeclarations […]}). What has none of these shapes
/// is a tool of ownFormat that only its provider knows. Error (Usage) where the text is no list of objects.
Result<std::vector<Tool>> toolsFromJson(QByteArrayView array, WireFormat ownFormat);

/// The list as a format has it; empty where no tool can be said in that format.
QByteArray toolsToJson(const std::vector<Tool> &tools, WireFormat format);

/// Whether the subset of OpenAPI 3.0's schema that Gemini had first ("parameters", "responseSchema") can say a JSON
/// Schema. Source: the Gemini API's Schema.
bool isOpenApiSchema(const Json &schema);

}
