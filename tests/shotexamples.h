#pragma once

#include "core/history/history.h"
#include "ui/calls/calldetails.h"
#include "ui/playground/conversation.h"

namespace heliograph {

// What is shown in the pictures.

/// A call that paused twice while it was answered.
Call stalledCall();
/// Parameters, tools and the shape of an answer.
Conversation builderExample();
/// A few prompts with versions and the calls that were made from them; the second version of the first one.
PromptRef writePrompts(History &history);
HeliconeOptions exampleOptions();
ContentPart attachment(const char *name, const QByteArray &bytes);
/// A call with attachments, tool calls and an answer that holds everything.
CallDetails richDetails();
Conversation richConversation(); ///< the same in the playground

}
