#pragma once

#include "core/domain/call.h"
#include "core/history/repricing.h"

namespace heliograph {

class ProviderList;

/// A call out of one entry of an HTTP Archive: one that harEntry wrote, or one that a browser or a proxy recorded. An
/// entry without our _id gets an id that follows from when it was, what was asked and what came back, so that it is the
/// same call however often it is read. Credentials are struck out. pricer may be empty. Error (Malformed): why the entry
/// is no call to a model, in words.
Result<Call> callFromHarEntry(
    const QByteArray &entry, const ProviderList &providers, const Pricer &pricer);

}
