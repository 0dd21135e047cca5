#pragma once

#include "core/base/json.h"
#include "core/base/redact.h"
#include "core/base/result.h"

#include <QStringList>

#include <optional>
#include <variant>

namespace heliograph
{

/// What a chat completion request asks, as the demo provider reads it. Read on its own and not by
/// the codec, so that the two check each other.
struct DemoPrompt {
    Json body;
    QString model; ///< without a scenario behind the colon
    QString user; ///< the text of the last user message
    QString toolResult; ///< of the tools' messages at the end; empty: the last message is no tool's
    QString command; ///< "rate-limit 2", asked for by the prompt or the model; empty: none
    bool stream = false;
    bool includeUsage = false;
    std::optional<qint64> maxTokens;
    std::optional<qint64> seed;
    bool steady = false; ///< temperature 0 or a seed: the same answer every time
    QStringList stop;
    HeaderList headers; ///< of the request

    const Json &messages() const { return member(body, "messages"); }
};

/// An answer of the provider that is no 200.
struct DemoRefusal {
    int status = 400;
    HeaderList headers;
    QByteArray body;
};

/// An error in OpenAI's words: {"error": {"message", "type", "param", "code"}}. code empty: null.
DemoRefusal openAiRefusal(int status, const QString &message, const QString &type,
    const QString &code = {}, const QString &param = {});

/// The prompt, or why OpenAI would refuse it.
std::variant<DemoPrompt, DemoRefusal> readDemoPrompt(
    QByteArrayView body, const HeaderList &headers);

}
