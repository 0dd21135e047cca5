#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace heliograph {

/// Recorded streams of a provider folder ("openai-chat"), full paths; empty where there are no recordings.
QStringList recordedStreams(const QString &folder);
/// Every recording, streamed or whole, full paths.
QStringList allRecordings();
/// What the file holds; empty where it cannot be read.
QByteArray fileText(const QString &path);
/// The recording as it went over the wire: its payloads as data lines, then the end marker, which recordings lack.
QByteArray asSse(const QString &path, const QByteArray &newline = "\n");

}
