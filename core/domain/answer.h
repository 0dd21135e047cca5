#pragma once

#include "core/domain/message.h"
#include "core/domain/streamevent.h"

namespace heliograph {

/// The events of an answer, added up.
struct Answer {
    QString id;
    QString model;
    QString text;
    QString reasoning;
    QString refusal;
    std::vector<ToolCall> toolCalls;
    QString finishReason;
    Usage usage;
    std::vector<QByteArray> unknown; ///< JSON the codec did not know
    std::optional<Error> error; ///< an error inside the stream
    bool complete = false; ///< the end marker was seen

    void add(const StreamEvent &event);
    void add(const StreamEvents &events);
    bool operator==(const Answer &other) const;
};

}
