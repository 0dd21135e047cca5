#include "tests/support/attachments.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QtEndian>

namespace heliograph {

namespace {

template <typename T> QByteArray bytesOf(T number)
{
    return QByteArray(reinterpret_cast<const char *>(&number), sizeof number);
}

}

QByteArray pngHeader(quint32 width, quint32 height)
{
    return QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) + bytesOf(qToBigEndian(width))
        + bytesOf(qToBigEndian(height)) + QByteArray("\x08\x02\0\0\0", 5);
}

QByteArray pngPicture(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    QPainter painter(&image);
    QLinearGradient sky(0, 0, 0, height);
    sky.setColorAt(0, QColor(38, 84, 124));
    sky.setColorAt(1, QColor(244, 180, 120));
    painter.fillRect(image.rect(), sky);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 236, 200));
    painter.drawEllipse(QPointF(width * 0.65, height * 0.55), height * 0.15, height * 0.15);
    painter.setBrush(QColor(24, 44, 60));
    painter.drawPolygon(QPolygonF{{0, height * 1.0}, {width * 0.3, height * 0.55},
        {width * 0.55, height * 0.85}, {width * 0.8, height * 0.6}, {width * 1.0, height * 1.0}});
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray wavSound(int ms)
{
    const QByteArray samples(ms * 8, '\x80');
    return QByteArray("RIFF") + bytesOf(qToLittleEndian<quint32>(quint32(samples.size() + 36)))
        + QByteArray("WAVEfmt \x10\0\0\0\x01\0\x01\0", 16) + bytesOf(qToLittleEndian<quint32>(8000))
        + bytesOf(qToLittleEndian<quint32>(8000)) + QByteArray("\x01\0\x08\0", 4) + "data"
        + bytesOf(qToLittleEndian<quint32>(quint32(samples.size()))) + samples;
}

}
