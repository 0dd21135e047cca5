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
    std::vector<ServerTool> serverTools; ///< in the order of their first mention
    std::vector<Citation> citations; ///< each once
    std::vector<ContentPart> media; ///< pictures, sounds and files the model made
    std::vector<TokenLogProb> logProbs;
    std::vector<QByteArray> blocks; ///< see Message::blocks
    QString finishReason; ///< the provider's own word
    QString serviceTier; ///< the provider's own word; empty: it did not say
    std::optional<Money> declaredCost; ///< what the provider says that the call costs
    Usage usage;
    std::vector<QByteArray> unknown; ///< JSON the codec did not know, the first 256
    std::optional<Error> error; ///< an error inside the stream
    bool complete = false; ///< the end marker was seen

    void add(const StreamEvent &event);
    void add(const StreamEvents &events);
    bool operator==(const Answer &other) const;

    /// The assistant's turn of a conversation that goes on; format: of the answer.
    Message toMessage(WireFormat format) const;
};

/// Why an answer ended, in one language for all formats.
enum class FinishKind { Unknown, Stop, Length, ToolCalls, ContentFilter, Error };
/// From the provider's own word; where the format has none for it, an answer with calls of the user's tools waits for
/// their results.
FinishKind finishKind(const Answer &answer);

}
