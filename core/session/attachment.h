#pragma once

#include "core/base/result.h"
#include "core/domain/chatrequest.h"

namespace heliograph {

/// More is read by no provider: such a file is refused before it is read.
inline constexpr qint64 kMaxAttachmentBytes = 512 * 1024 * 1024;

/// What a file becomes in a message: an image, a sound, or a file; a text is a file whose type
/// begins with "text/" and whose bytes are UTF-8, whatever they were. The bytes tell the type where
/// they can, the name elsewhere. Error (Usage): the file is empty.
Result<ContentPart> attachmentFromBytes(const QString &name, const QByteArray &bytes);
/// Reads the file. Error (Storage, Usage): it cannot be read, is a folder, empty or too large. Not
/// for the GUI thread.
Result<ContentPart> attachmentFromFile(const QString &path);
/// An image or document that the provider fetches itself; nothing is fetched here. Error (Usage):
/// no http or https address.
Result<ContentPart> attachmentFromAddress(const QString &address);

/// Files of text become text parts, headed by their names, in formats that have no text documents.
void sendTextFilesAsText(ChatRequest &request, WireFormat format);

}
