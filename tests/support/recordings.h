#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace heliograph {

/// Recorded streams of a provider folder ("openai-chat"), full paths; empty where there are no recordings.
QStringList recordedStreams(const QString &folder);
/// Its whole answers, and what else was recorded as one body; likewise.
QStringList recordedBodies(const QString &folder);
/// Every recording, streamed or whole, full paths.
QStringList allRecordings();
/// What the file holds; empty where it cannot be read.
QByteArray fileText(const QString &path);
/// What a recorded stream consists of, an event a line.
QByteArrayList payloadsOf(const QString &path);
/// The recording as it went over the wire: its payloads as data lines, then the end marker, which recordings lack.
QByteArray asSse(const QString &path, const QByteArray &newline = "\n");

/// A column "path" for a test function, and a row for each. Where there are no recordings at all a row without a path, so
/// that the function can say that it is skipped.
void addRecordings(const QStringList &paths);

}
