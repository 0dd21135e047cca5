#pragma once

#include "core/helicone/heliconeoptions.h"
#include "core/prompts/prompt.h"

namespace heliograph {

/// Helicone's options of a call that is made from a prompt: its id and version go along in the headers, where no prompt id
/// was set by hand. gateway: the call goes to Helicone's AI gateway, which then fills in the prompt of its own library that
/// the prompt names, with these values.
HeliconeOptions withPrompt(
    HeliconeOptions options, const OpenedPrompt &used, bool gateway, const PromptValues &values);
/// The AI gateway will put the prompt's messages before those of the request, so they must not be sent as well
/// (Helicone's packages/prompts, HeliconePromptManager.ts: mergePromptBody).
bool gatewayFillsIn(const HeliconeOptions &options, const OpenedPrompt &used, bool gateway);

}
