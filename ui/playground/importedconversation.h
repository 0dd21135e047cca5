#pragma once

#include "core/providers/provider.h"
#include "core/session/requestimport.h"
#include "ui/playground/conversation.h"

namespace heliograph {

/// Puts an imported request into a conversation, whose provider stays where the request names none. What could not be
/// taken over, in words for people; empty: everything was.
QString takeImported(
    const ImportedRequest &imported, const ProviderList &providers, Conversation &conversation);

}
