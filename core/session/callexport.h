#pragma once

#include "core/history/callquery.h"
#include "core/history/history.h"

#include <QFuture>

namespace heliograph {

/// What a history is written as. OpenAiJsonl: a line a call for fine-tuning, {"messages": […], "tools": […]}.
enum class ExportFormat { Jsonl, Csv, Har, OpenAiJsonl };
QString exportFormatName(ExportFormat format); ///< "jsonl", "csv", "har", "openai-jsonl"
std::optional<ExportFormat> exportFormatFromName(QStringView name);

struct ExportReport {
    qint64 calls = 0; ///< that were written
    qint64 running = 0; ///< left out: they have not ended
    qint64 unreadable = 0; ///< left out: the history file is damaged there
    qint64 unfit = 0; ///< left out of OpenAiJsonl: without a whole answer, or in no known format
};

/// Writes the calls of a query to a file, oldest first, a few at a time. The file appears under its name when it is whole:
/// a failure, a cancelled future or a full disk leaves what was there before. path "-": standard output.
/// Runs in a thread of its own and waits for the history there, so the history must outlive the future. Progress in
/// calls; cancelled, there is no result. Error: Usage (the filter), Storage.
QFuture<Result<ExportReport>> exportCalls(
    History &history, const CallQuery &query, ExportFormat format, const QString &path);
/// The same of these rows, in the order of their numbers.
QFuture<Result<ExportReport>> exportRows(
    History &history, const QList<qint64> &rows, ExportFormat format, const QString &path);

}
