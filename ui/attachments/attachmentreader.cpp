#include "ui/attachments/attachmentreader.h"

#include "core/base/whenready.h"
#include "core/session/attachment.h"
#include "core/base/aside.h"

#include <QBuffer>
#include <QImage>
#include <QMimeData>
#include <QUrl>

namespace heliograph {

namespace {

QStringList localFiles(const QMimeData &mime)
{
    QStringList paths;
    const QList<QUrl> urls = mime.urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

Result<ContentPart> pastedPicture(const QImage &image, const QString &name)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return attachmentFromBytes(name, bytes);
}

}

bool offersAttachments(const QMimeData &mime)
{
    return !localFiles(mime).isEmpty() || (mime.hasImage() && !mime.hasText());
}

AttachmentReader::AttachmentReader(QObject *parent) : QObject(parent) { }

template <typename Work> void AttachmentReader::start(int count, Work work)
{
    m_pending += count;
    Q_EMIT pendingChanged(m_pending);
    whenReady(aside(std::move(work)), this, [this, count](const Answers &answers) {
        m_pending -= count;
        std::vector<ContentPart> parts;
        QStringList problems;
        for (const Result<ContentPart> &answer : answers) {
            if (answer)
                parts.push_back(*answer);
            else
                problems << answer.error().message;
        }
        if (!parts.empty())
            Q_EMIT partsRead(parts);
        if (!problems.isEmpty())
            Q_EMIT refused(problems.join(QLatin1Char('\n')));
        Q_EMIT pendingChanged(m_pending);
    });
}

void AttachmentReader::readFiles(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    start(int(paths.size()), [paths] {
        Answers answers;
        for (const QString &path : paths)
            answers.push_back(attachmentFromFile(path));
        return answers;
    });
}

void AttachmentReader::readMime(const QMimeData &mime)
{
    const QStringList paths = localFiles(mime);
    if (!paths.isEmpty()) {
        readFiles(paths);
        return;
    }
    const auto image = qvariant_cast<QImage>(mime.imageData());
    if (image.isNull()) {
        Q_EMIT refused(tr("The picture on the clipboard cannot be read."));
        return;
    }
    start(1, [image, name = tr("Pasted image") + QStringLiteral(".png")] {
        return Answers{pastedPicture(image, name)};
    });
}

}
