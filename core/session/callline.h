#pragma once

#include "core/domain/call.h"
#include "core/history/repricing.h"

namespace heliograph {

/// One line of `export --format jsonl`, without its line end: the call as callToJson has it, then request_body and
/// response_body: text, or base64 with …_encoding "base64" where it is not UTF-8; null where there is none. What looks
/// like a key is struck out.
QByteArray callToLine(const Call &call);

/// The reverse. Missing keys are null; without an id the call gets one that follows from the line, so that the same
/// line is the same call. What the answer was is read out of response_body where that agrees with the line. pricer: its
/// receipt is taken where it comes to the line's cost_usd; else the cost stands as declared, without lines. Error
/// (Malformed): why the line is no call, in words for people.
Result<Call> callFromLine(const QByteArray &line, const Pricer &pricer);

/// A UUID that follows from these bytes alone (version 8 of RFC 9562).
QUuid idFromContent(QByteArrayView bytes);
/// The last user message in one line, for lists.
QString promptPreviewOf(WireFormat format, QByteArrayView body);

}
