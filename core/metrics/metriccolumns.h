#pragma once

#include <QByteArray>

#include <array>
#include <limits>
#include <vector>

namespace heliograph {

/// What metrics need of a call. The numbers are stored in the history (metric blocks): append only.
enum class MetricColumn {
    Row = 0, ///< the call's row in the history
    CreatedAt = 1, ///< milliseconds since 1970
    Source = 2,
    Status = 3,
    Provider = 4, ///< from here numbers of names
    Model = 5,
    User = 6,
    Session = 7,
    ErrorKind = 8,
    Cost = 9, ///< pico-dollars
    CostBasis = 10,
    CacheSavings = 11, ///< pico-dollars
    Latency = 12, ///< microseconds
    FirstToken = 13,
    Input = 14, ///< tokens
    CachedInput = 15,
    CacheWrite = 16,
    Output = 17,
    Reasoning = 18,
    OtherInput = 19,
    OtherOutput = 20,
    Prompt = 21, ///< 48 bits of the hash of the prompt's preview
    Property = 22, ///< never stored: the number of the value of the property that is asked for
    Count_
};

/// A run of calls, column by column. A value that is not known is kUnset.
class MetricColumns final
{
public:
    static constexpr qint64 kUnset = std::numeric_limits<qint64>::min();
    using Column = std::vector<qint64>;

    Column &operator[](MetricColumn column) { return m_columns[size_t(column)]; }
    const Column &operator[](MetricColumn column) const { return m_columns[size_t(column)]; }
    size_t size() const { return m_size; }
    void clear();
    /// Adds a row; set the values that are known.
    void appendRow();
    /// Of the last row.
    void set(MetricColumn column, qint64 value) { m_columns[size_t(column)].back() = value; }
    /// Every column has this many values; new ones are unset.
    void resize(size_t size);

    /// Each column as a base and differences of 0 to 8 bytes.
    QByteArray pack() const;
    /// wanted: a bit for each column that is needed, the others may stay empty. False where the bytes are not what
    /// pack() gives.
    bool unpack(QByteArrayView bytes, quint32 wanted);
    static constexpr quint32 bit(MetricColumn column) { return quint32(1) << int(column); }

private:
    std::array<Column, size_t(MetricColumn::Count_)> m_columns;
    size_t m_size = 0;
};

}
