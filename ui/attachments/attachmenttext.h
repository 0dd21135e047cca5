#pragma once

#include "core/domain/message.h"
#include "ui/theme/icons.h"

namespace heliograph {

/// What a part is called where it is named: its name, else the end of its address, else what it is.
QString attachmentName(const ContentPart &part);
/// "PNG · 1024 × 768 · 1.2 MB", "PDF · 340 kB", "WAV · 3.2 s · 51 kB", "by address".
QString attachmentFacts(const ContentPart &part);
Icon attachmentIcon(const ContentPart &part);
QString byteText(qint64 bytes); ///< "1.2 MB"
/// The part with the bytes that stand in a data: address.
ContentPart withBytes(ContentPart part);
/// The same bytes, without reading them: parts are compared while one types.
bool isSameAttachment(const ContentPart &a, const ContentPart &b);
bool isAttachment(const ContentPart &part); ///< image, audio or file

}
