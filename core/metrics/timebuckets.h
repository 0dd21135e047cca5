#pragma once

#include <QDateTime>
#include <QTimeZone>

#include <vector>

namespace heliograph {

/// How time is cut. A week begins on Monday (ISO 8601).
enum class Bucket { None, Hour, Day, Week, Month };

QString bucketName(Bucket bucket); ///< "none", "hour", "day", "week", "month"

/// Consecutive pieces of time between two moments, cut where the clock of a zone says that a new one begins: a day
/// may have 23 or 25 hours. The first and the last piece are cut at the moments themselves.
class TimeBuckets final
{
public:
    TimeBuckets() = default;
    /// from ≤ time < to, milliseconds since 1970. At most maximum pieces: where there would be more, a wider bucket
    /// is taken (and bucket() says so).
    TimeBuckets(qint64 from, qint64 to, Bucket bucket, const QTimeZone &zone, int maximum = 20'000);

    Bucket bucket() const { return m_bucket; }
    int count() const { return m_borders.empty() ? 0 : int(m_borders.size()) - 1; }
    qint64 start(int index) const { return m_borders[size_t(index)]; }
    qint64 end(int index) const { return m_borders[size_t(index) + 1]; }
    /// -1 outside. hint: where the last one was; times mostly come in order.
    int indexOf(qint64 time, int hint) const;

    /// The moment the bucket that holds this time begins, uncut.
    static qint64 floor(qint64 time, Bucket bucket, const QTimeZone &zone);
    /// The moment the one after it begins.
    static qint64 next(qint64 time, Bucket bucket, const QTimeZone &zone);

    bool operator==(const TimeBuckets &) const = default;

private:
    Bucket m_bucket = Bucket::None;
    std::vector<qint64> m_borders; ///< one more than there are pieces
};

}
