#pragma once

#include "core/base/json.h"
#include "core/domain/call.h"

namespace heliograph
{

/// One call as an entry of the HTTP Archive format 1.2
/// (http://www.softwareishard.com/blog/har-12-spec/), credentials struck out. Times in
/// milliseconds. A body that is no UTF-8 stands in base64: content.encoding says so, as the format
/// has it; postData, where the format has nothing, says so in _encoding.
Json harEntry(const Call &call);
/// The whole document around entries.
Json harDocument(std::vector<Json> entries);

}
