#pragma once

#include "core/domain/call.h"
#include "core/domain/chatrequest.h"

namespace heliograph {

/// One of the two things that are set side by side: a call, a draft, a version of a prompt or a plain text. What it has no
/// part of is not compared.
struct DiffSide {
    QString title; ///< as people know it: "gpt-4.1-mini, 14:02", "Draft", "refund bot, version 3"
    std::optional<QString> text; ///< a plain text or file; then nothing below counts
    std::optional<ChatRequest> request; ///< what is asked
    std::optional<Call> call; ///< what is known of the call: its answer, usage, cost, times, tags, route; not its exchange
    HeaderList headers; ///< that were sent, credentials already struck out

    static DiffSide fromText(const QString &title, const QString &text);
    static DiffSide fromRequest(const QString &title, const ChatRequest &request);
    /// Decodes the request's body. Where that cannot be understood, it is compared as a message that says it as it is.
    static DiffSide fromCall(const Call &call);
    /// Both at once, the second in a thread of its own: reading the bodies is most of the work where the calls are alike.
    static std::pair<DiffSide, DiffSide> fromCalls(const Call &a, const Call &b);
};

}
