#include "ui/attachments/imagedecoder.h"

#include "core/session/imagesize.h"
#include "core/base/aside.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>

#include <mutex>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(ImageDecoder)
};

QByteArray decoderName(const QString &mimeType)
{
    if (mimeType == QLatin1String("image/png"))
        return "png";
    if (mimeType == QLatin1String("image/jpeg"))
        return "jpeg";
    if (mimeType == QLatin1String("image/gif"))
        return "gif";
    if (mimeType == QLatin1String("image/webp"))
        return "webp";
    return {};
}

}

DecodedImage decodeImage(const QByteArray &bytes, QSize box)
{
    // The header's own word is checked first; the limit is for what lies about it.
    static std::once_flag limited;
    std::call_once(
        limited, [] { QImageReader::setAllocationLimit(int(kMaxPixels * 4 / 1'000'000)); });
    const QByteArray name = decoderName(imageMimeType(bytes));
    if (name.isEmpty())
        return {{}, Tr::tr("This is no picture that can be shown.")};
    const QSize size = imageSize(bytes);
    if (!size.isValid())
        return {{}, Tr::tr("The picture is broken.")};
    if (qint64(size.width()) * size.height() > kMaxPixels)
        return {{},
            Tr::tr("The picture is too large to be shown: %1 × %2 pixels.")
                .arg(QString::number(size.width()), QString::number(size.height()))};
    if (!QImageReader::supportedImageFormats().contains(name))
        return {{},
            Tr::tr("Pictures of this kind (%1) cannot be shown here.")
                .arg(QString::fromLatin1(name).toUpper())};
    QBuffer buffer;
    buffer.setData(bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        return {{}, Tr::tr("The picture is broken.")};
    QImageReader reader(&buffer, name);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    // A photo may say that it stands on its side: both ways have to fit.
    const bool large = size.width() > box.width() || size.height() > box.height();
    if (large)
        reader.setScaledSize(size.scaled(box, Qt::KeepAspectRatio).expandedTo({1, 1}));
    QImage image = reader.read();
    if (image.isNull())
        return {{}, Tr::tr("The picture is broken.")};
    if (image.width() > box.width() || image.height() > box.height())
        image = image.scaled(box, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return {image, {}};
}

QFuture<DecodedImage> decodeImageAside(const QByteArray &bytes, QSize box)
{
    return aside([bytes, box] { return decodeImage(bytes, box); });
}

}
