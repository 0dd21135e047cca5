#include "core/history/callcolumns.h"

#include "core/history/compression.h"
#include "core/history/database.h"

namespace heliograph {

namespace {

QByteArray unpacked(const Statement &row)
{
    constexpr int corrupt = 11;
    auto bytes = unpack(int(row.integer(0)), row.bytes(1));
    if (!bytes)
        throw DatabaseFailure{corrupt, QStringLiteral("a part of a call cannot be unpacked")};
    return std::move(*bytes);
}

}

StoredResponse loadResponse(Database &database, qint64 row)
{
    StoredResponse response;
    {
        Statement whole(database,
            QStringLiteral("SELECT encoding, data, timings FROM responses WHERE call = ?"));
        if (whole.bind(row).next()) {
            response.body = unpacked(whole);
            response.chunks = unpackChunks(whole.bytes(2));
        }
    }
    QByteArray timings;
    Statement parts(database,
        QStringLiteral("SELECT data, timings FROM response_chunks WHERE call = ? ORDER BY seq"));
    parts.bind(row);
    while (parts.next()) {
        response.body += parts.bytes(0);
        timings += parts.bytes(1);
    }
    for (const Chunk &chunk : unpackChunks(timings))
        response.chunks.push_back(chunk);
    return response;
}

QByteArray loadDetail(Database &database, qint64 row)
{
    Statement find(
        database, QStringLiteral("SELECT encoding, data FROM call_details WHERE call = ?"));
    return find.bind(row).next() ? unpacked(find) : QByteArray();
}

QString previewOf(const QString &text)
{
    constexpr qsizetype longest = kPreviewLength;
    QString line = text.left(4 * longest).simplified();
    if (line.size() > longest) {
        line.truncate(longest);
        if (line.back().isHighSurrogate())
            line.chop(1);
    }
    return line;
}

QString previewOf(const Answer &answer)
{
    if (!answer.text.trimmed().isEmpty())
        return previewOf(answer.text);
    if (!answer.refusal.isEmpty())
        return previewOf(answer.refusal);
    QString tools;
    for (const ToolCall &call : answer.toolCalls)
        tools += QStringLiteral("%1(%2) ").arg(call.name, call.arguments.left(kPreviewLength));
    return previewOf(tools.isEmpty() ? answer.reasoning : tools);
}

}
