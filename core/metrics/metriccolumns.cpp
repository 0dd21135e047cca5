#include "core/metrics/metriccolumns.h"

#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cstring>

namespace heliograph {

namespace {

constexpr char kVersion = 1;
constexpr size_t kHead = 6; // version, columns, rows (32 bits)
constexpr size_t kColumnHead = 10; // column, width, base
constexpr size_t kPadding = 8; // so that eight bytes can be read anywhere
constexpr size_t kMostRows = 1'000'000;
constexpr size_t kStored = size_t(MetricColumn::Property);

void put64(QByteArray &bytes, quint64 value)
{
    char raw[8];
    qToLittleEndian(value, raw);
    bytes.append(raw, 8);
}

/// Differences are counted from 1: 0 is for what is not known.
void packColumn(QByteArray &bytes, const MetricColumns::Column &values)
{
    qint64 least = std::numeric_limits<qint64>::max();
    qint64 most = MetricColumns::kUnset;
    bool unset = false;
    for (const qint64 value : values) {
        if (value == MetricColumns::kUnset) {
            unset = true;
            continue;
        }
        least = std::min(least, value);
        most = std::max(most, value);
    }
    const bool none = most == MetricColumns::kUnset;
    if (none || (least == most && !unset)) {
        bytes.append(char(0));
        put64(bytes, quint64(none ? MetricColumns::kUnset : least));
        return;
    }
    const quint64 range = quint64(most) - quint64(least) + 1;
    const int width = range == 0 ? 8 : (int(std::bit_width(range)) + 7) / 8;
    bytes.append(char(width));
    put64(bytes, quint64(least));
    for (const qint64 value : values) {
        const quint64 difference = value == MetricColumns::kUnset ? 0 : quint64(value) - quint64(least) + 1;
        char raw[8];
        qToLittleEndian(difference, raw);
        bytes.append(raw, width);
    }
}

void unpackColumn(const char *data, int width, quint64 base, MetricColumns::Column &values)
{
    if (width == 0) {
        std::fill(values.begin(), values.end(), qint64(base));
        return;
    }
    const quint64 mask = width == 8 ? ~quint64(0) : (quint64(1) << (8 * width)) - 1;
    for (qint64 &value : values) {
        const quint64 difference = qFromLittleEndian<quint64>(data) & mask;
        value = difference == 0 ? MetricColumns::kUnset : qint64(base + difference - 1);
        data += width;
    }
}

}

void MetricColumns::clear()
{
    for (Column &column : m_columns)
        column.clear();
    m_size = 0;
}

void MetricColumns::appendRow()
{
    for (Column &column : m_columns)
        column.push_back(kUnset);
    ++m_size;
}

void MetricColumns::resize(size_t size)
{
    for (Column &column : m_columns)
        column.resize(size, kUnset);
    m_size = size;
}

QByteArray MetricColumns::pack() const
{
    QByteArray bytes;
    bytes.append(kVersion);
    bytes.append(char(kStored));
    char rows[4];
    qToLittleEndian(quint32(m_size), rows);
    bytes.append(rows, 4);
    for (size_t i = 0; i < kStored; ++i) {
        bytes.append(char(i));
        packColumn(bytes, m_columns[i]);
    }
    bytes.append(int(kPadding), char(0));
    return bytes;
}

bool MetricColumns::unpack(QByteArrayView bytes, quint32 wanted)
{
    clear();
    if (size_t(bytes.size()) < kHead + kPadding || bytes[0] != kVersion)
        return false;
    const auto columns = size_t(uchar(bytes[1]));
    const auto rows = size_t(qFromLittleEndian<quint32>(bytes.data() + 2));
    if (rows > kMostRows)
        return false;
    m_size = rows;
    const size_t end = size_t(bytes.size()) - kPadding;
    size_t at = kHead;
    for (size_t i = 0; i < columns; ++i) {
        if (at + kColumnHead > end)
            return false;
        const auto column = size_t(uchar(bytes[qsizetype(at)]));
        const int width = uchar(bytes[qsizetype(at) + 1]);
        const auto base = qFromLittleEndian<quint64>(bytes.data() + at + 2);
        at += kColumnHead;
        if (width > 8 || at + rows * size_t(width) > end)
            return false;
        if (column < kStored && (wanted & (quint32(1) << column))) {
            m_columns[column].resize(rows);
            unpackColumn(bytes.data() + at, width, base, m_columns[column]);
        }
        at += rows * size_t(width);
    }
    for (size_t i = 0; i < m_columns.size(); ++i) { // a block of an older version may lack one
        if ((wanted & (quint32(1) << i)) && m_columns[i].size() != rows)
            m_columns[i].resize(rows, kUnset);
    }
    return true;
}

}
