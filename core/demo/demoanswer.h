#pragma once

#include "core/demo/democontent.h"
#include "core/demo/demoscenario.h"

namespace heliograph
{

struct DemoToolCall {
    QString id;
    QString name;
    QString arguments;
};

/// A whole answer before it is cut into chunks.
struct DemoAnswer {
    QString id; ///< chatcmpl-demo…
    QString model;
    QString reasoning;
    QString text;
    QString refusal;
    std::vector<DemoToolCall> toolCalls;
    QString finishReason = QStringLiteral("stop");
    qint64 promptTokens = 0;
    qint64 cachedTokens = 0; ///< of promptTokens
    qint64 completionTokens = 0; ///< with reasoningTokens
    qint64 reasoningTokens = 0;
    bool reportsUsage = true;
};

qint64 countPromptTokens(const DemoPrompt &prompt);

/// Answers from the content alone: the same prompt with a seed gives the same answer. Pure but for
/// the choice of an opening where the prompt does not ask for steadiness. promptTokens and
/// cachedTokens are the caller's.
DemoAnswer demoAnswer(
    const DemoContent &content, const DemoPrompt &prompt, const DemoScenario &scenario);

}
