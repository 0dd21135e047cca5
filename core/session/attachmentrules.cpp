#include "core/session/attachmentrules.h"

#include "core/session/imagesize.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <algorithm>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(AttachmentRules)
};

constexpr qint64 kMb = 1024 * 1024;

QStringList list(std::initializer_list<const char *> types)
{
    QStringList all;
    for (const char *type : types)
        all.append(QLatin1String(type));
    return all;
}

QStringList commonImages()
{
    return list({"image/png", "image/jpeg", "image/gif", "image/webp"});
}

/// Source: OpenAI's guides "Images and vision", "File inputs" (chat completions: PDF files only,
/// and none by address; 50 MB a file) and "Audio" (chat completions: wav, mp3).
AttachmentRules openAiChat()
{
    AttachmentRules rules;
    rules.images = commonImages();
    rules.audio = list({"audio/wav", "audio/mpeg"});
    rules.files = list({"application/pdf"});
    rules.imageAddresses = true;
    rules.fileBytes = 50 * kMb;
    rules.requestBytes = 512 * kMb;
    return rules;
}

/// Source: OpenAI's guide "File inputs", its table for Responses. Sound is not among the inputs.
AttachmentRules openAiResponses()
{
    AttachmentRules rules = openAiChat();
    rules.audio.clear();
    rules.fileAddresses = true;
    rules.files = list({"application/pdf", "application/msword",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.oasis.opendocument.text", "application/rtf",
        "application/vnd.ms-powerpoint",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "application/vnd.ms-excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"});
    return rules;
}

/// Sources: Anthropic's guides "Vision" (four image types, 8000 pixels) and "PDF support" (32 MB a
/// request, PDF files by address too). The 5 MB of an image are counted in base64, as its refusals
/// show ("… bytes > 5242880 bytes").
AttachmentRules anthropic()
{
    AttachmentRules rules;
    rules.images = commonImages();
    rules.files = list({"application/pdf"});
    rules.imageAddresses = true;
    rules.fileAddresses = true;
    rules.imageBytes = 5 * kMb / 4 * 3;
    rules.requestBytes = 32 * kMb;
    rules.imageSide = 8000;
    return rules;
}

/// Sources: Gemini's guides "Image understanding", "Audio understanding", "Document understanding"
/// and "File input methods" (100 MB of inline data since January 2026, 50 MB a PDF file, public
/// addresses).
AttachmentRules gemini()
{
    AttachmentRules rules;
    rules.images = list({"image/png", "image/jpeg", "image/webp", "image/heic", "image/heif"});
    rules.audio =
        list({"audio/wav", "audio/mpeg", "audio/aiff", "audio/aac", "audio/ogg", "audio/flac"});
    rules.files = list({"application/pdf"});
    rules.imageAddresses = true;
    rules.fileAddresses = true;
    rules.fileBytes = 50 * kMb;
    rules.requestBytes = 100 * kMb;
    return rules;
}

/// What is known of providers that speak OpenAI's chat completions and take less, or more.
void adapt(AttachmentRules &rules, const QString &provider)
{
    if (provider == QLatin1String("groq")) { // "Images and Vision": 4 MB of images in base64
        rules.audio.clear();
        rules.files.clear();
        rules.requestBytes = 4 * kMb;
    } else if (provider == QLatin1String("deepseek")) { // its API reference knows text alone
        rules = {};
    } else if (provider
        == QLatin1String("mistral")) { // "Vision": 10 MB an image; documents by address only
        rules.files.clear();
        rules.imageBytes = 10 * kMb;
    } else if (provider
        == QLatin1String("xai")) { // "Image Understanding": JPEG and PNG up to 20 MiB
        rules.images = list({"image/png", "image/jpeg"});
        rules.audio.clear();
        rules.files.clear();
        rules.imageBytes = 20 * kMb;
    } else if (provider == QLatin1String("openrouter")) { // "PDF inputs": addresses too
        rules.fileAddresses = true;
    }
}

QString typeName(const QString &mimeType)
{
    static const QHash<QString, QString> names{
        {QStringLiteral("image/png"), QStringLiteral("PNG")},
        {QStringLiteral("image/jpeg"), QStringLiteral("JPEG")},
        {QStringLiteral("image/gif"), QStringLiteral("GIF")},
        {QStringLiteral("image/webp"), QStringLiteral("WebP")},
        {QStringLiteral("image/heic"), QStringLiteral("HEIC")},
        {QStringLiteral("image/heif"), QStringLiteral("HEIF")},
        {QStringLiteral("image/tiff"), QStringLiteral("TIFF")},
        {QStringLiteral("image/bmp"), QStringLiteral("BMP")},
        {QStringLiteral("audio/wav"), QStringLiteral("WAV")},
        {QStringLiteral("audio/mpeg"), QStringLiteral("MP3")},
        {QStringLiteral("audio/ogg"), QStringLiteral("Ogg")},
        {QStringLiteral("audio/flac"), QStringLiteral("FLAC")},
        {QStringLiteral("audio/aac"), QStringLiteral("AAC")},
        {QStringLiteral("audio/aiff"), QStringLiteral("AIFF")},
        {QStringLiteral("application/pdf"), QStringLiteral("PDF")},
    };
    return names.value(mimeType, mimeType);
}

QString typeNames(const QStringList &mimeTypes)
{
    QStringList names;
    for (const QString &type : mimeTypes)
        names.append(typeName(type));
    return QLocale().createSeparatedList(names);
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

QString tooLarge(const ContentPart &part, qint64 most, const Provider &provider)
{
    return Tr::tr("%1 has %2; %3 takes %4. Attach a smaller version.")
        .arg(part.name, sizeText(part.data.size()), provider.name, sizeText(most));
}

QString imageProblem(
    const ContentPart &part, const AttachmentRules &rules, const Provider &provider)
{
    if (rules.images.isEmpty())
        return Tr::tr("%1 takes no images. Remove it or choose a model of another provider.")
            .arg(provider.name);
    if (!part.url.isEmpty())
        return rules.imageAddresses
            ? QString()
            : Tr::tr("%1 takes no images by address. Download it and attach the file.")
                  .arg(provider.name);
    if (!part.mimeType.isEmpty() && !rules.images.contains(part.mimeType))
        return Tr::tr("%1 takes %2 images, not %3. Save it as PNG or JPEG.")
            .arg(provider.name, typeNames(rules.images), typeName(part.mimeType));
    if (rules.imageBytes > 0 && part.data.size() > rules.imageBytes)
        return tooLarge(part, rules.imageBytes, provider);
    const QSize size = rules.imageSide > 0 ? imageSize(part.data) : QSize();
    if (size.isValid() && std::max(size.width(), size.height()) > rules.imageSide)
        return Tr::tr("%1 is %2 × %3 pixels; %4 takes %5 a side. Attach a smaller version.")
            .arg(part.name, QString::number(size.width()), QString::number(size.height()),
                provider.name, QString::number(rules.imageSide));
    return {};
}

QString audioProblem(
    const ContentPart &part, const AttachmentRules &rules, const Provider &provider)
{
    if (rules.audio.isEmpty())
        return Tr::tr("%1 takes no sound in this format. Attach a transcript, or choose an audio "
                      "model of OpenAI's chat completions or of Gemini.")
            .arg(provider.name);
    if (!part.url.isEmpty())
        return Tr::tr("%1 takes no sound by address. Download it and attach the file.")
            .arg(provider.name);
    if (!rules.audio.contains(part.mimeType))
        return Tr::tr("%1 takes %2 sound, not %3. Save it as WAV or MP3.")
            .arg(provider.name, typeNames(rules.audio), typeName(part.mimeType));
    if (rules.fileBytes > 0 && part.data.size() > rules.fileBytes)
        return tooLarge(part, rules.fileBytes, provider);
    return {};
}

QString fileProblem(const ContentPart &part, const AttachmentRules &rules, const Provider &provider)
{
    const bool text = part.mimeType.startsWith(QLatin1String("text/"));
    if (!part.url.isEmpty()) {
        if (!rules.fileAddresses)
            return Tr::tr("%1 takes no documents by address. Download it and attach the file.")
                .arg(provider.name);
        if (!part.mimeType.isEmpty() && !rules.files.contains(part.mimeType))
            return Tr::tr("%1 takes %2 documents by address, not %3. Attach the file instead.")
                .arg(provider.name, typeNames(rules.files.mid(0, 1)), typeName(part.mimeType));
        return {};
    }
    if (text) // goes as text
        return {};
    if (rules.files.isEmpty())
        return Tr::tr(
            "%1 takes no files but text and images. Attach its text, or pictures of its pages.")
            .arg(provider.name);
    if (!rules.files.contains(part.mimeType))
        return rules.files.size() == 1
            ? Tr::tr("%1 takes PDF files and text, not %2. Save it as PDF or as text.")
                  .arg(provider.name, part.name)
            : Tr::tr("%1 takes PDF, Office and text files, not %2. Save it as PDF or as text.")
                  .arg(provider.name, part.name);
    if (rules.fileBytes > 0 && part.data.size() > rules.fileBytes)
        return tooLarge(part, rules.fileBytes, provider);
    return {};
}

bool sentAsRecorded(const ContentPart &part, WireFormat format)
{
    return !part.raw.isEmpty() && part.rawFormat == format;
}

}

AttachmentRules attachmentRules(WireFormat format, const QString &providerId)
{
    switch (format) {
    case WireFormat::OpenAiResponses:
        return openAiResponses();
    case WireFormat::Anthropic:
        return anthropic();
    case WireFormat::Gemini:
        return gemini();
    default:
        break;
    }
    AttachmentRules rules = openAiChat();
    adapt(rules, providerId);
    return rules;
}

QString attachmentProblem(const ContentPart &part, WireFormat format, const Provider &provider)
{
    if (sentAsRecorded(part, format) || !part.fileId.isEmpty())
        return {};
    const AttachmentRules rules = attachmentRules(format, provider.id);
    switch (part.kind) {
    case ContentPart::Kind::Image:
        return imageProblem(part, rules, provider);
    case ContentPart::Kind::Audio:
        return audioProblem(part, rules, provider);
    case ContentPart::Kind::File:
        return fileProblem(part, rules, provider);
    default:
        return {};
    }
}

QString attachmentsProblem(
    const std::vector<const Message *> &messages, WireFormat format, const Provider &provider)
{
    qint64 bytes = 0;
    for (const Message *message : messages) {
        for (const ContentPart &part : message->parts) {
            const QString problem = attachmentProblem(part, format, provider);
            if (!problem.isEmpty())
                return problem;
            if (!sentAsRecorded(part, format))
                bytes += (part.data.size() + 2) / 3 * 4;
        }
    }
    const qint64 most = attachmentRules(format, provider.id).requestBytes;
    if (most > 0 && bytes > most)
        return Tr::tr("The attachments of this conversation come to %1 on the way; %2 takes %3 a "
                      "request. Remove some.")
            .arg(sizeText(bytes), provider.name, sizeText(most));
    return {};
}

QString cacheMarkProblem(WireFormat format)
{
    if (format == WireFormat::Anthropic)
        return {};
    return format == WireFormat::Gemini
        ? Tr::tr("Gemini's format has no such mark: it keeps the beginnings of prompts by itself.")
        : Tr::tr("OpenAI's format has no such mark: prompts are cached by themselves, where the "
                 "provider does so.");
}

}
