#include "core/history/metricrows.h"

#include "core/domain/call.h"
#include "core/history/database.h"

namespace heliograph {

namespace {

/// In the order of MetricColumn, from Row to OtherOutput.
QString selectRows(bool prompts)
{
    return QStringLiteral(
        "SELECT c.id, c.created_at, c.source, c.status, c.provider, c.model, c.user, c.session, "
        "c.error_kind, c.cost_pico, c.cost_basis, c.cache_saved_pico, c.latency_us, c.ttft_us, "
        "c.input, c.cached_input, "
        "CASE WHEN c.cache_write_5m IS NULL AND c.cache_write_1h IS NULL THEN NULL ELSE "
        "coalesce(c.cache_write_5m, 0) + coalesce(c.cache_write_1h, 0) END, "
        "c.output, c.reasoning, "
        "CASE WHEN coalesce(c.audio_input, c.cached_audio_input, c.image_input, c.cached_image_input) "
        "IS NULL THEN NULL ELSE coalesce(c.audio_input, 0) + coalesce(c.cached_audio_input, 0) + "
        "coalesce(c.image_input, 0) + coalesce(c.cached_image_input, 0) END, "
        "CASE WHEN coalesce(c.audio_output, c.image_output) IS NULL THEN NULL ELSE "
        "coalesce(c.audio_output, 0) + coalesce(c.image_output, 0) END%1 "
        "WHERE c.id BETWEEN ? AND ? AND c.status <> 0 ORDER BY c.id")
        .arg(prompts ? QStringLiteral(", t.prompt FROM calls c LEFT JOIN call_texts t ON t.call = c.id")
                     : QStringLiteral(" FROM calls c"));
}

}

qint64 promptHash(const QString &text)
{
    // FNV-1a over UTF-8, folded.
    quint64 hash = 0xcbf29ce484222325;
    const QByteArray bytes = text.toUtf8();
    for (const char c : bytes)
        hash = (hash ^ uchar(c)) * 0x100000001b3;
    return qint64((hash ^ (hash >> 48)) & 0xffff'ffff'ffff);
}

void readMetricRows(Database &database, qint64 first, qint64 last, bool prompts, MetricColumns &calls)
{
    static const QString withPrompts = selectRows(true);
    static const QString alone = selectRows(false);
    constexpr int columns = int(MetricColumn::OtherOutput) + 1;
    Statement rows(database, prompts ? withPrompts : alone);
    rows.bind(first).bind(last);
    while (rows.next()) {
        calls.appendRow();
        for (int i = 0; i < columns; ++i) {
            if (const auto value = rows.optional(i))
                calls.set(MetricColumn(i), *value);
        }
        if (!prompts)
            continue;
        const QString prompt = rows.text(columns);
        if (!prompt.isEmpty())
            calls.set(MetricColumn::Prompt, promptHash(prompt));
    }
}

}
