#pragma once

#include "core/domain/message.h"
#include "core/domain/wireformat.h"

#include <QSize>

namespace heliograph {

/// About how many input tokens a picture, sound, document or text takes, by the rules its format's
/// documentation gives. Unset where they cannot be known from what is here: an address, an upload,
/// a kind without a rule. Time grows with the bytes of a PDF file: not for the GUI thread. model:
/// OpenAI and Gemini count by model; empty: as most of them do.
std::optional<qint64> attachmentTokens(
    const ContentPart &part, WireFormat format, const QString &model = {});

/// Tokens of a picture. An empty size counts as 1024 × 1024. lowDetail: OpenAI's "detail": "low".
qint64 imageTokens(
    const QSize &size, WireFormat format, const QString &model, bool lowDetail = false);

/// Pages of a PDF file by the page objects that stand open in it; where they are packed, by the
/// largest count of a page tree (at most 100,000); 0 where neither is there to see.
qint64 pdfPages(QByteArrayView bytes);

}
