#include "core/history/columns.h"

#include "core/history/callcolumns.h"

#include <QStringList>
#include <QtEndian>

#include <algorithm>
#include <cstring>

namespace heliograph {

namespace {

/// Sum of usage columns; NULL where all are.
QString sumSql(bool (*counts)(Usage::Count Usage::*))
{
    QStringList all;
    QStringList zeroed;
    for (const UsageColumn &column : kUsageColumns) {
        if (!counts(column.member))
            continue;
        const QString name = QStringLiteral("c.") + QLatin1String(column.name);
        all.append(name);
        zeroed.append(QStringLiteral("coalesce(%1, 0)").arg(name));
    }
    return QStringLiteral("(CASE WHEN coalesce(%1) IS NULL THEN NULL ELSE %2 END)")
        .arg(all.join(QStringLiteral(", ")), zeroed.join(QStringLiteral(" + ")));
}

struct PackedHeader {
    quint8 width = 0; ///< bytes a value
    quint8 unset = 0; ///< 1: the number 0 stands for no value, the others are one higher
    qint64 least = 0;
};
constexpr qsizetype kHeaderBytes = 10;

template <typename T> void put(QByteArray &out, const std::vector<qint64> &values, const PackedHeader &header)
{
    const qsizetype at = out.size();
    out.resize(at + qsizetype(values.size() * sizeof(T)));
    char *to = out.data() + at;
    for (const qint64 value : values) {
        const quint64 offset = value == kUnset ? 0 : quint64(value) - quint64(header.least) + header.unset;
        const T number = qToLittleEndian(T(offset));
        std::memcpy(to, &number, sizeof(T));
        to += sizeof(T);
    }
}

template <typename T> void take(const char *from, const PackedHeader &header, std::vector<qint64> &values)
{
    for (qint64 &value : values) {
        T number;
        std::memcpy(&number, from, sizeof(T));
        from += sizeof(T);
        const quint64 offset = qFromLittleEndian(number);
        value = header.unset && offset == 0 ? kUnset : qint64(quint64(header.least) + offset - header.unset);
    }
}

}

const QStringList &numberColumns()
{
    static const QStringList columns{QStringLiteral("c.source"), QStringLiteral("c.provider"), QStringLiteral("c.format"),
        QStringLiteral("c.model"), QStringLiteral("c.requested_model"), shownModelSql(), QStringLiteral("c.route"),
        QStringLiteral("c.status"), QStringLiteral("nullif(c.http_status, 0)"), QStringLiteral("c.streamed"),
        QStringLiteral("c.attempts"), QStringLiteral("c.finish_reason"), QStringLiteral("c.error_kind"),
        QStringLiteral("c.cost_pico"), QStringLiteral("c.cost_basis"), QStringLiteral("c.latency_us"),
        QStringLiteral("c.ttft_us"), QStringLiteral("c.input"), QStringLiteral("c.cached_input"),
        QStringLiteral("c.output"), QStringLiteral("c.reasoning"), tokensSql(), inputTokensSql(),
        QStringLiteral("c.user"), QStringLiteral("c.session"), QStringLiteral("c.session_name"),
        QStringLiteral("c.session_path"), QStringLiteral("c.cache_write_5m"), QStringLiteral("c.cache_write_1h"),
        cacheWriteSql(), QStringLiteral("c.audio_input"), QStringLiteral("c.cached_audio_input"),
        QStringLiteral("c.audio_output"), QStringLiteral("c.image_input"), QStringLiteral("c.cached_image_input"),
        QStringLiteral("c.image_output"), QStringLiteral("c.web_searches"), speedSql(),
        QStringLiteral("c.helicone_cache"), ratingSql()};
    return columns;
}

std::optional<int> columnOf(const QString &sql)
{
    if (sql == QLatin1String("c.created_at"))
        return column::kCreated;
    const qsizetype place = numberColumns().indexOf(sql);
    return place < 0 ? std::nullopt : std::optional(column::kFirstNumber + int(place));
}

QString tokensSql()
{
    return sumSql([](Usage::Count Usage::*member) {
        return member != &Usage::reasoning && member != &Usage::webSearches && member != &Usage::requests;
    });
}

QString inputTokensSql()
{
    return sumSql([](Usage::Count Usage::*member) {
        return member == &Usage::input || member == &Usage::cachedInput || member == &Usage::cacheWrite5m
            || member == &Usage::cacheWrite1h || member == &Usage::audioInput || member == &Usage::cachedAudioInput
            || member == &Usage::imageInput || member == &Usage::cachedImageInput;
    });
}

QString cacheWriteSql()
{
    return sumSql([](Usage::Count Usage::*member) {
        return member == &Usage::cacheWrite5m || member == &Usage::cacheWrite1h;
    });
}

QString speedSql()
{
    return QStringLiteral("(CASE WHEN c.output > 0 THEN CASE WHEN c.streamed AND c.latency_us - c.ttft_us >= 1000 THEN "
                          "c.output * 1000000000 / (c.latency_us - c.ttft_us) WHEN NOT c.streamed AND c.latency_us >= 1000 "
                          "THEN c.output * 1000000000 / c.latency_us END END)");
}

QString ratingSql()
{
    return QStringLiteral("(SELECT m.rating FROM marks m WHERE m.call = c.id)");
}

QString shownModelSql()
{
    return QStringLiteral("coalesce(c.model, c.requested_model)");
}

qint64 columnRow(SegmentKind kind, qint64 segment, qint64 column)
{
    return (qint64(kind) << 60) | (segment << 32) | column;
}

QByteArray packColumn(const std::vector<qint64> &values)
{
    PackedHeader header;
    bool any = false;
    qint64 most = 0;
    for (const qint64 value : values) {
        if (value == kUnset) {
            header.unset = 1;
            continue;
        }
        header.least = any ? std::min(header.least, value) : value;
        most = any ? std::max(most, value) : value;
        any = true;
    }
    const quint64 span = any ? quint64(most) - quint64(header.least) : 0;
    if (span == std::numeric_limits<quint64>::max() && header.unset)
        return {}; // cannot be: no column holds both ends of 64 bits
    const quint64 largest = span + (any ? header.unset : 0);
    header.width = largest == 0 ? 0 : largest < 0x100 ? 1 : largest < 0x10000 ? 2 : largest < 0x100000000 ? 4 : 8;
    QByteArray out;
    out.append(char(header.width)).append(char(header.unset));
    const qint64 least = qToLittleEndian(header.least);
    out.append(reinterpret_cast<const char *>(&least), sizeof least);
    switch (header.width) {
    case 1:
        put<quint8>(out, values, header);
        break;
    case 2:
        put<quint16>(out, values, header);
        break;
    case 4:
        put<quint32>(out, values, header);
        break;
    case 8:
        put<quint64>(out, values, header);
        break;
    default:
        break;
    }
    return out;
}

bool unpackColumn(QByteArrayView packed, std::vector<qint64> &values)
{
    if (packed.size() < kHeaderBytes)
        return false;
    values.resize(kSegmentRows);
    const PackedHeader header{quint8(packed[0]), quint8(packed[1]), qFromLittleEndian<qint64>(packed.data() + 2)};
    if (packed.size() != kHeaderBytes + qsizetype(header.width) * kSegmentRows)
        return false;
    const char *from = packed.data() + kHeaderBytes;
    switch (header.width) {
    case 0:
        std::fill(values.begin(), values.end(), header.unset ? kUnset : header.least);
        return true;
    case 1:
        take<quint8>(from, header, values);
        return true;
    case 2:
        take<quint16>(from, header, values);
        return true;
    case 4:
        take<quint32>(from, header, values);
        return true;
    case 8:
        take<quint64>(from, header, values);
        return true;
    default:
        return false;
    }
}

std::pair<qint64, qint64> textKey(const QString &text)
{
    if (text.isEmpty())
        return {kUnset, kUnset};
    const QByteArray bytes = text.left(16).toLower().toUtf8().left(16).leftJustified(16, '\0');
    // Signed numbers in the order of the bytes, above kUnset.
    const auto number = [&](int at) {
        return std::max(qint64(qFromBigEndian<quint64>(bytes.constData() + at) ^ (1ULL << 63)), kUnset + 1);
    };
    return {number(0), number(8)};
}

}
