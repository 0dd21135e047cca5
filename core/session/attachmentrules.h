#pragma once

#include "core/domain/message.h"
#include "core/providers/provider.h"

namespace heliograph {

/// What a provider takes beside text. MIME types; sizes in bytes, 0: no limit is known.
struct AttachmentRules {
    QStringList images;
    QStringList audio;
    QStringList files; ///< "text/" files count as text and always go
    bool imageAddresses = false; ///< images by URL
    bool fileAddresses = false; ///< documents by URL
    qint64 imageBytes = 0; ///< of one image as it is
    qint64 fileBytes = 0; ///< of one document or sound
    qint64 requestBytes = 0; ///< of all attachments in base64
    int imageSide = 0; ///< pixels
};

/// What is documented for the format, and what is known of providers that take less of it.
AttachmentRules attachmentRules(WireFormat format, const QString &providerId);

/// Why this part cannot be sent there and what to do instead, in words; empty: it can, as far as is
/// known.
QString attachmentProblem(const ContentPart &part, WireFormat format, const Provider &provider);

/// The same for all parts of a conversation and their sizes together; the first problem.
QString attachmentsProblem(
    const std::vector<const Message *> &messages, WireFormat format, const Provider &provider);

/// Why nothing can be marked for the provider's cache in this format, in words; empty: it can.
QString cacheMarkProblem(WireFormat format);

}
