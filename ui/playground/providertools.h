#pragma once

#include "core/domain/tool.h"

#include <QString>

namespace heliograph {

/// A tool that a provider runs itself.
struct ProviderTool {
    QString label; ///< "Web search"
    QString note; ///< what it needs besides, for people; may be empty
    Tool tool;
};

/// Those worth offering in a format; any other can be written as JSON.
std::vector<ProviderTool> providerTools(WireFormat format);

}
