#include "tests/support/recordings.h"

#include "tests/support/testenvironment.h"

#include <QDir>
#include <QFile>

namespace heliograph {

QStringList recordedStreams(const QString &folder)
{
    QStringList paths;
    const QString root = recordingsFolder();
    if (root.isEmpty())
        return paths;
    const QDir dir(root + QLatin1Char('/') + folder);
    for (const QString &name : dir.entryList({QStringLiteral("*.chunks.txt")}, QDir::Files))
        paths.append(dir.filePath(name));
    return paths;
}

QStringList allRecordings()
{
    QStringList paths;
    const QString root = recordingsFolder();
    if (root.isEmpty())
        return paths;
    for (const QString &folder : QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QDir dir(root + QLatin1Char('/') + folder);
        for (const QString &name :
            dir.entryList({QStringLiteral("*.chunks.txt"), QStringLiteral("*.json")}, QDir::Files))
            paths.append(dir.filePath(name));
    }
    return paths;
}

QByteArray fileText(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray asSse(const QString &path, const QByteArray &newline)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return {};
    QByteArray sse;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (!line.trimmed().isEmpty())
            sse += "data: " + line.trimmed() + newline + newline;
    }
    return sse + "data: [DONE]" + newline + newline;
}

}
