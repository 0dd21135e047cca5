#include "core/session/finetuneline.h"

#include "core/base/json.h"
#include "core/base/redact.h"
#include "core/wire/codec.h"

namespace heliograph {

QByteArray fineTuningLine(const Call &call)
{
    const Codec *spoken = codecFor(call.format);
    const Codec *chat = codecFor(WireFormat::OpenAiChat);
    const Answer &answer = call.answer;
    const bool empty = answer.text.isEmpty() && answer.toolCalls.empty() && answer.refusal.isEmpty();
    if (!spoken || call.status != CallStatus::Ok || empty)
        return {};
    auto request = spoken->decodeRequest(call.exchange.requestBody);
    if (!request || request->messages.empty())
        return {};
    ChatRequest whole = std::move(request).value();
    whole.messages.push_back(answer.toMessage(call.format));
    for (Message &message : whole.messages) {
        if (message.role == Role::Developer)
            message.role = Role::System;
    }
    const auto body = parseJson(chat->encode(whole));
    if (!body || !member(*body, "messages").is_array())
        return {};
    Json line{{"messages", member(*body, "messages")}};
    for (const char *key : {"tools", "parallel_tool_calls"}) {
        if (body->contains(key))
            line[key] = member(*body, key);
    }
    return redactBytes(dumpJson(line));
}

}
