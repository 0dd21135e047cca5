#pragma once

#include "core/domain/call.h"

#include <QByteArray>

namespace heliograph {

/// The parts of a call that only its detail pane shows, as the JSON object of the table
/// call_details: method, URL, headers, receipt, Helicone's words, properties, error details and,
/// where asked for, the answer.
QByteArray packDetail(const Call &call, bool withAnswer);
/// What was among the parts.
struct DetailParts {
    bool answer = false;
    bool tier = false; ///< the service tier, be it that none was named; details of older versions lack it
};
/// Fills these parts in. Members that are missing stay as they are.
DetailParts unpackDetail(QByteArrayView json, Call &call);

/// The JSON of a receipt alone, null where there is none; and back.
QByteArray packReceipt(const std::optional<Receipt> &receipt);
std::optional<Receipt> unpackReceipt(QByteArrayView json);
/// Details with this receipt in the place of the one they have; unset: they are no such JSON.
std::optional<QByteArray> withReceipt(QByteArrayView json, const Receipt &receipt);

}
