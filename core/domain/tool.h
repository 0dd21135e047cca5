#pragma once

#include "core/domain/message.h"

#include <optional>

namespace heliograph {

/// A tool the model may use, in no provider's words, unless it is one that only its provider knows.
struct Tool {
    QString name;
    QString description;
    QByteArray parameters; ///< JSON Schema of the arguments, its order kept; empty: takes none
    std::optional<bool> strict; ///< arguments must fit the schema, where the provider can promise that
    CacheMark cache = CacheMark::None;
    /// A tool of the provider's own (web search, code execution, …) or one with members the codec does not know:
    /// its JSON, sent as it is in rawFormat and left out in every other one. The fields above say what they can.
    QByteArray raw;
    WireFormat rawFormat = WireFormat::Unknown;
    bool operator==(const Tool &) const = default;
};

/// Whether and which tool the model has to use.
struct ToolChoice {
    enum class Mode { Auto, None, Required, Named };
    Mode mode = Mode::Auto;
    QString name; ///< Named
    bool operator==(const ToolChoice &) const = default;
};

}
