#pragma once

#include "core/domain/message.h"

#include <QStringList>

#include <optional>

namespace heliograph {

/// Unset means: not sent, the provider decides. That differs from every value.
struct Parameters {
    std::optional<double> temperature;
    std::optional<double> topP;
    std::optional<double> frequencyPenalty;
    std::optional<double> presencePenalty;
    std::optional<qint64> maxTokens;
    std::optional<qint64> seed;
    std::optional<QStringList> stop;
    bool operator==(const Parameters &) const = default;
};

/// What is asked, in no provider's words. System prompts are messages of role System.
struct ChatRequest {
    QString model;
    std::vector<Message> messages;
    Parameters parameters;
    QByteArray tools; ///< JSON array as the format has it, or empty
    QByteArray extra; ///< JSON object of further body members, sent as they are, or empty
    bool stream = true;
    bool streamUsage = true; ///< ask for the usage on a stream; a few providers refuse the question
    bool operator==(const ChatRequest &) const = default;
};

}
