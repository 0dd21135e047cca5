#include "core/diff/difffiles.h"

#include <QCoreApplication>
#include <QFile>
#include <QStringDecoder>

namespace heliograph {

namespace {

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    const bool opened = file.open(QFile::ReadOnly);
    const QByteArray bytes = opened ? file.readAll() : QByteArray();
    if (!opened || file.error() != QFile::NoError) {
        return Error{ErrorKind::Storage,
            QCoreApplication::translate("DiffFiles", "%1 cannot be read: %2").arg(path, file.errorString()), 0, {}};
    }
    return bytes;
}

/// Nothing where the bytes are no UTF-8.
std::optional<QString> utf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    QString text = decoder(bytes);
    if (decoder.hasError() || text.toUtf8() != bytes)
        return std::nullopt;
    return text;
}

}

Result<FileSides> readSides(const QString &aPath, const QString &bPath)
{
    const auto a = readFile(aPath);
    if (!a)
        return a.error();
    const auto b = readFile(bPath);
    if (!b)
        return b.error();
    const auto aText = utf8(*a);
    const auto bText = utf8(*b);
    FileSides sides;
    sides.latin1 = !aText || !bText;
    sides.a = DiffSide::fromText(aPath, sides.latin1 ? QString::fromLatin1(*a) : *aText);
    sides.b = DiffSide::fromText(bPath, sides.latin1 ? QString::fromLatin1(*b) : *bText);
    return sides;
}

}
