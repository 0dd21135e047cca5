#include "core/session/attachment.h"

#include "core/session/imagesize.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QLocale>
#include <QMimeDatabase>
#include <QStringDecoder>
#include <QUrl>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Attachment)
};

Error refusal(ErrorKind kind, const QString &message)
{
    return {kind, message, 0, {}};
}

/// One name for each kind of sound: the data base knows several, and the providers one each.
QString commonName(const QString &mimeType)
{
    static const QHash<QString, QString> names{
        {QStringLiteral("audio/x-wav"), QStringLiteral("audio/wav")},
        {QStringLiteral("audio/wave"), QStringLiteral("audio/wav")},
        {QStringLiteral("audio/vnd.wave"), QStringLiteral("audio/wav")},
        {QStringLiteral("audio/mp3"), QStringLiteral("audio/mpeg")},
        {QStringLiteral("audio/x-mp3"), QStringLiteral("audio/mpeg")},
        {QStringLiteral("audio/x-aiff"), QStringLiteral("audio/aiff")},
        {QStringLiteral("audio/x-flac"), QStringLiteral("audio/flac")},
        {QStringLiteral("audio/x-vorbis+ogg"), QStringLiteral("audio/ogg")},
        {QStringLiteral("audio/x-opus+ogg"), QStringLiteral("audio/ogg")},
    };
    return names.value(mimeType, mimeType);
}

/// The bytes as UTF-8, where they are text in an encoding that can be told.
std::optional<QByteArray> utf8Text(const QByteArray &bytes)
{
    if (const auto encoding = QStringConverter::encodingForData(bytes);
        encoding && *encoding != QStringConverter::Utf8) {
        QStringDecoder decoder(*encoding);
        const QString text = decoder(bytes);
        return decoder.hasError() ? std::nullopt : std::optional(text.toUtf8());
    }
    if (bytes.contains('\0'))
        return std::nullopt;
    if (bytes.isValidUtf8())
        return bytes.startsWith("\xef\xbb\xbf") ? bytes.sliced(3) : bytes;
    return QString::fromLatin1(bytes).toUtf8();
}

bool startsAsPdf(const QByteArray &bytes)
{
    return bytes.startsWith("%PDF-"); // may otherwise pass for text
}

ContentPart::Kind kindOf(const QString &mimeType)
{
    if (mimeType.startsWith(QLatin1String("image/")))
        return ContentPart::Kind::Image;
    if (mimeType.startsWith(QLatin1String("audio/")))
        return ContentPart::Kind::Audio;
    return ContentPart::Kind::File;
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

}

Result<ContentPart> attachmentFromBytes(const QString &name, const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return refusal(ErrorKind::Usage, Tr::tr("%1 is empty.").arg(name));
    ContentPart part;
    part.name = name;
    part.data = bytes;
    part.mimeType = imageMimeType(bytes);
    if (part.mimeType.isEmpty() && startsAsPdf(bytes))
        part.mimeType = QStringLiteral("application/pdf");
    if (part.mimeType.isEmpty()) {
        const QMimeType type = QMimeDatabase().mimeTypeForFileNameAndData(name, bytes);
        part.mimeType = commonName(type.name());
        // A drawing in SVG is read as text by every model and as a picture by none.
        if (type.isDefault() ? bytes.isValidUtf8() : type.inherits(QStringLiteral("text/plain"))) {
            if (const auto text = utf8Text(bytes)) {
                part.kind = ContentPart::Kind::File;
                part.data = *text;
                if (!part.mimeType.startsWith(QLatin1String("text/")))
                    part.mimeType = QStringLiteral("text/plain");
                return part;
            }
        }
    }
    part.kind = kindOf(part.mimeType);
    return part;
}

Result<ContentPart> attachmentFromFile(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return refusal(ErrorKind::Usage,
            Tr::tr("%1 is a folder. Attach the files in it.").arg(info.fileName()));
    if (info.size() > kMaxAttachmentBytes)
        return refusal(ErrorKind::Usage,
            Tr::tr("%1 has %2. No provider takes files of more than %3.")
                .arg(info.fileName(), sizeText(info.size()), sizeText(kMaxAttachmentBytes)));
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return refusal(ErrorKind::Storage,
            Tr::tr("The file %1 cannot be read: %2.").arg(path, file.errorString()));
    // Some files tell no size or a wrong one (pipes, /proc).
    const QByteArray bytes = file.read(kMaxAttachmentBytes + 1);
    if (file.error() != QFile::NoError)
        return refusal(ErrorKind::Storage,
            Tr::tr("The file %1 cannot be read: %2.").arg(path, file.errorString()));
    if (bytes.size() > kMaxAttachmentBytes)
        return refusal(ErrorKind::Usage,
            Tr::tr("%1 is larger than %2, which no provider takes.")
                .arg(info.fileName(), sizeText(kMaxAttachmentBytes)));
    return attachmentFromBytes(info.fileName(), bytes);
}

Result<ContentPart> attachmentFromAddress(const QString &address)
{
    const QUrl url(address.trimmed(), QUrl::StrictMode);
    const bool web =
        url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !web || url.host().isEmpty())
        return refusal(ErrorKind::Usage,
            Tr::tr("This is no address of a picture or document. It begins with https://."));
    if (!url.userInfo().isEmpty())
        return refusal(ErrorKind::Usage,
            Tr::tr("The address holds a user name or password, which the provider would see. "
                   "Remove it."));
    ContentPart part;
    part.url = QString::fromLatin1(url.toEncoded());
    part.name = url.fileName();
    // Without the bytes only the name can tell; most addresses without one are pictures.
    const QMimeType type =
        QMimeDatabase().mimeTypeForFile(part.name, QMimeDatabase::MatchExtension);
    part.mimeType = type.isDefault() ? QString() : commonName(type.name());
    part.kind = type.isDefault() ? ContentPart::Kind::Image : kindOf(part.mimeType);
    return part;
}

void sendTextFilesAsText(ChatRequest &request, WireFormat format)
{
    if (format == WireFormat::Anthropic) // has documents of plain text
        return;
    for (Message &message : request.messages) {
        for (ContentPart &part : message.parts) {
            const bool textFile = part.kind == ContentPart::Kind::File && part.raw.isEmpty()
                && !part.data.isEmpty() && part.mimeType.startsWith(QLatin1String("text/"));
            if (!textFile)
                continue;
            part.kind = ContentPart::Kind::Text;
            part.text = QStringLiteral("%1:\n\n%2").arg(part.name, QString::fromUtf8(part.data));
            part.data.clear();
        }
    }
}

}
