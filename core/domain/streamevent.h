#pragma once

#include "core/base/result.h"
#include "core/domain/usage.h"

#include <QByteArray>
#include <QString>

#include <variant>
#include <vector>

namespace heliograph {

/// What an answer says while it comes, in order. A whole answer gives the same events at once.
namespace event {
struct Started {
    QString id;
    QString model;
    bool operator==(const Started &) const = default;
};
struct Text {
    QString delta;
    bool operator==(const Text &) const = default;
};
struct Reasoning {
    QString delta;
    bool operator==(const Reasoning &) const = default;
};
struct Refusal {
    QString delta;
    bool operator==(const Refusal &) const = default;
};
/// The first event of an index has its id and name; later ones add to the arguments.
struct ToolCallDelta {
    int index = 0;
    QString id;
    QString name;
    QString arguments;
    bool operator==(const ToolCallDelta &) const = default;
};
struct UsageReport {
    Usage usage;
    bool operator==(const UsageReport &) const = default;
};
struct Finished {
    QString reason; ///< the provider's own word ("stop", "length", "tool_calls", …)
    bool operator==(const Finished &) const = default;
};
struct Failed {
    Error error;
    bool operator==(const Failed &other) const
    {
        return error.kind == other.error.kind && error.message == other.error.message;
    }
};
/// Something the codec does not know: kept and shown, never dropped.
struct Unknown {
    QByteArray json;
    bool operator==(const Unknown &) const = default;
};
/// The format's own end marker was seen: only this proves a success.
struct End {
    bool operator==(const End &) const = default;
};
}

using StreamEvent = std::variant<event::Started, event::Text, event::Reasoning, event::Refusal,
    event::ToolCallDelta, event::UsageReport, event::Finished, event::Failed, event::Unknown,
    event::End>;
using StreamEvents = std::vector<StreamEvent>;

}
