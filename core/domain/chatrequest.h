#pragma once

#include "core/domain/message.h"
#include "core/domain/tool.h"

#include <QStringList>

#include <optional>

namespace heliograph {

/// Unset means: not sent, the provider decides. That differs from every value. A format that has no place for a
/// parameter does not send it.
struct Parameters {
    std::optional<double> temperature;
    std::optional<double> topP;
    std::optional<qint64> topK;
    std::optional<double> frequencyPenalty;
    std::optional<double> presencePenalty;
    std::optional<qint64> maxTokens;
    std::optional<qint64> seed;
    std::optional<QStringList> stop;
    std::optional<QString> reasoningEffort; ///< "none", "minimal", "low", "medium", "high", … as the provider calls it
    std::optional<qint64> thinkingBudget; ///< tokens; 0: do not think; -1: as much as the model likes
    std::optional<QString> verbosity; ///< "low", "medium", "high"
    std::optional<qint64> topLogProbs; ///< log probabilities of so many tokens at each place; 0: of the chosen one
    std::optional<QString> serviceTier; ///< "auto", "default", "flex", "priority", … as the provider calls it
    std::optional<bool> parallelToolCalls;
    bool operator==(const Parameters &) const = default;
};

/// The shape the answer must have.
struct ResponseFormat {
    enum class Kind { JsonObject, JsonSchema };
    Kind kind = Kind::JsonSchema;
    QString name; ///< JsonSchema: letters, digits, _ and -
    QString description;
    QByteArray schema; ///< JsonSchema: JSON Schema, its order kept
    std::optional<bool> strict;
    bool operator==(const ResponseFormat &) const = default;
};

/// What is asked, in no provider's words. System prompts are messages of role System.
struct ChatRequest {
    QString model;
    std::vector<Message> messages;
    Parameters parameters;
    std::vector<Tool> tools;
    std::optional<ToolChoice> toolChoice;
    std::optional<ResponseFormat> responseFormat;
    QByteArray extra; ///< JSON object of further body members, sent as they are, or empty; they win over the fields
    bool stream = true;
    bool streamUsage = true; ///< ask for the usage on a stream; a few providers refuse the question
    bool operator==(const ChatRequest &) const = default;
};

}
