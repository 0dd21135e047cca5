#pragma once

#include "core/capture/clientsnippets.h"

namespace heliograph {

/// What the texts of all snippets are made of.
struct SnippetParts {
    WireFormat format = WireFormat::OpenAiChat;
    QString address; ///< with its version
    QString root; ///< without
    QString keyVariable; ///< empty: no key is needed
    QString keyHeader; ///< "Authorization" (Bearer) or one that takes the bare key
    QString model;
    QString provider; ///< its name for people
    bool ownKeys = false; ///< the provider the client was made for: it finds its key by itself
    bool tags = false;
};

QList<ClientSnippet> snippetCode(CaptureClient client, const SnippetParts &parts);

}
