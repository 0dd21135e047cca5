#include "ui/attachments/attachmenttext.h"

#include "core/session/audiolength.h"
#include "core/session/imagesize.h"
#include "core/wire/dataurl.h"
#include "ui/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMimeDatabase>
#include <QUrl>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Attachments)
};

/// "PNG", "PDF", "plain text document"
QString typeText(const ContentPart &part)
{
    const QString &type = part.mimeType;
    if (type.isEmpty() || type == QLatin1String("application/octet-stream"))
        return {};
    if (type == QLatin1String("audio/mpeg"))
        return QStringLiteral("MP3");
    if (type.startsWith(QLatin1String("image/")) || type.startsWith(QLatin1String("audio/"))
        || type == QLatin1String("application/pdf"))
        return type.section(QLatin1Char('/'), 1).toUpper().left(12);
    if (type.startsWith(QLatin1String("text/")))
        return Tr::tr("Text");
    return type.section(QLatin1Char('.'), -1).section(QLatin1Char('/'), -1).left(24);
}

}

QString byteText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

QString attachmentName(const ContentPart &part)
{
    if (!part.name.isEmpty())
        return part.name;
    if (!part.fileId.isEmpty())
        return part.fileId;
    if (!part.url.isEmpty() && !part.url.startsWith(QLatin1String("data:"), Qt::CaseInsensitive))
        return part.url.left(300);
    switch (part.kind) {
    case ContentPart::Kind::Image:
        return Tr::tr("Image");
    case ContentPart::Kind::Audio:
        return Tr::tr("Sound");
    case ContentPart::Kind::File:
        return Tr::tr("File");
    default:
        return Tr::tr("Content of an unknown kind");
    }
}

QString attachmentFacts(const ContentPart &part)
{
    QStringList facts;
    if (const QString type = typeText(part); !type.isEmpty())
        facts << type;
    if (part.kind == ContentPart::Kind::Image) {
        if (const QSize size = imageSize(part.data); size.isValid())
            facts << QStringLiteral("%1 × %2").arg(
                QString::number(size.width()), QString::number(size.height()));
    } else if (part.kind == ContentPart::Kind::Audio) {
        if (const auto ms = audioLengthMs(part.data))
            facts << durationText(*ms * 1000);
    }
    if (!part.data.isEmpty())
        facts << byteText(part.data.size());
    else if (!part.fileId.isEmpty())
        facts << Tr::tr("uploaded before");
    else if (!part.url.isEmpty())
        facts << Tr::tr("by address");
    return facts.join(QStringLiteral(" · "));
}

Icon attachmentIcon(const ContentPart &part)
{
    switch (part.kind) {
    case ContentPart::Kind::Image:
        return Icon::Picture;
    case ContentPart::Kind::Audio:
        return Icon::Sound;
    default:
        return Icon::Document;
    }
}

ContentPart withBytes(ContentPart part)
{
    if (part.data.isEmpty() && part.url.startsWith(QLatin1String("data:"), Qt::CaseInsensitive)) {
        if (const auto inside = parseDataUrl(part.url)) {
            part.data = inside->data;
            if (part.mimeType.isEmpty())
                part.mimeType = inside->mimeType;
            part.url.clear();
        }
    }
    return part;
}

bool isSameAttachment(const ContentPart &a, const ContentPart &b)
{
    return a.kind == b.kind && a.data.size() == b.data.size()
        && (a.data.isEmpty() || a.data.constData() == b.data.constData()) && a.url == b.url
        && a.fileId == b.fileId && a.name == b.name && a.mimeType == b.mimeType;
}

bool isAttachment(const ContentPart &part)
{
    return part.kind == ContentPart::Kind::Image || part.kind == ContentPart::Kind::Audio
        || part.kind == ContentPart::Kind::File;
}

}
