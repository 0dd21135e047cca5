#pragma once

#include "core/base/result.h"
#include "core/net/httpstream.h"
#include "core/providers/provider.h"

namespace heliograph {

/// A GET of something a provider serves beside answers, with its headers; path as
/// Provider::listPath. A whole address elsewhere (a public registry) gets no key. Error (Usage):
/// the provider has no address yet, in words.
Result<HttpRequest> providerRequest(
    const Provider &provider, const QString &path, const QString &key);

}
