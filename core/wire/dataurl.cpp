#include "core/wire/dataurl.h"

namespace heliograph {

std::optional<DataUrl> parseDataUrl(const QString &url)
{
    const qsizetype comma = url.indexOf(QLatin1Char(','));
    if (!url.startsWith(QLatin1String("data:"), Qt::CaseInsensitive) || comma < 0)
        return std::nullopt;
    const QString head = url.sliced(5, comma - 5);
    const QByteArray body = QStringView(url).sliced(comma + 1).toLatin1();
    DataUrl result;
    result.mimeType = head.section(QLatin1Char(';'), 0, 0);
    result.data = head.endsWith(QLatin1String(";base64"), Qt::CaseInsensitive)
        ? QByteArray::fromBase64(body)
        : QByteArray::fromPercentEncoding(body);
    return result;
}

QString toDataUrl(const QString &mimeType, const QByteArray &data)
{
    return QStringLiteral("data:%1;base64,%2").arg(mimeType, QString::fromLatin1(data.toBase64()));
}

}
