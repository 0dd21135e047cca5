#include "tests/support/recordings.h"

#include "tests/support/streampieces.h"
#include "tests/support/testenvironment.h"

#include <QDir>
#include <QFile>
#include <QTest>

namespace heliograph {

namespace {

QStringList filesIn(const QString &folder, const QString &pattern)
{
    QStringList paths;
    const QString root = recordingsFolder();
    if (root.isEmpty())
        return paths;
    const QDir dir(root + QLatin1Char('/') + folder);
    for (const QString &name : dir.entryList({pattern}, QDir::Files))
        paths.append(dir.filePath(name));
    return paths;
}

}

QStringList recordedStreams(const QString &folder)
{
    return filesIn(folder, QStringLiteral("*.chunks.txt"));
}

QStringList recordedBodies(const QString &folder)
{
    return filesIn(folder, QStringLiteral("*.json"));
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

QByteArrayList payloadsOf(const QString &path)
{
    QByteArrayList payloads;
    for (const QByteArray &line : fileText(path).split('\n')) {
        if (!line.trimmed().isEmpty())
            payloads.append(line.trimmed());
    }
    return payloads;
}

QByteArray asSse(const QString &path, const QByteArray &newline)
{
    return dataLines(payloadsOf(path), newline) + "data: [DONE]" + newline + newline;
}

void addRecordings(const QStringList &paths)
{
    QTest::addColumn<QString>("path");
    for (const QString &path : paths)
        QTest::newRow(qPrintable(path.section(QLatin1Char('/'), -2))) << path;
    if (recordingsFolder().isEmpty())
        QTest::newRow("absent") << QString();
}

}
