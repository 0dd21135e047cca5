#include "core/metrics/timebuckets.h"

#include <algorithm>

namespace heliograph {

namespace {

constexpr qint64 kHourMs = 3'600'000;

qint64 midnight(const QDate &date, const QTimeZone &zone)
{
    return date.startOfDay(zone).toMSecsSinceEpoch(); // where there is no 00:00, the first moment there is
}

QDate dateOf(qint64 time, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(time, zone).date();
}

QDate firstDay(const QDate &date, Bucket bucket)
{
    if (bucket == Bucket::Week)
        return date.addDays(1 - date.dayOfWeek());
    return bucket == Bucket::Month ? QDate(date.year(), date.month(), 1) : date;
}

QDate nextDay(const QDate &first, Bucket bucket)
{
    if (bucket == Bucket::Week)
        return first.addDays(7);
    return bucket == Bucket::Month ? first.addMonths(1) : first.addDays(1);
}

Bucket wider(Bucket bucket)
{
    return bucket == Bucket::Hour ? Bucket::Day : bucket == Bucket::Day ? Bucket::Week : Bucket::Month;
}

/// Hours begin where the zone's minutes are 0; some zones are half or a quarter of an hour off the others.
qint64 hourStart(qint64 time, const QTimeZone &zone)
{
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(time, Qt::UTC);
    const qint64 offset = qint64(zone.offsetFromUtc(utc)) * 1000;
    const qint64 local = time + offset;
    const qint64 within = ((local % kHourMs) + kHourMs) % kHourMs;
    return time - within;
}

}

QString bucketName(Bucket bucket)
{
    switch (bucket) {
    case Bucket::None:
        return QStringLiteral("none");
    case Bucket::Hour:
        return QStringLiteral("hour");
    case Bucket::Day:
        return QStringLiteral("day");
    case Bucket::Week:
        return QStringLiteral("week");
    case Bucket::Month:
        return QStringLiteral("month");
    }
    return {};
}

qint64 TimeBuckets::floor(qint64 time, Bucket bucket, const QTimeZone &zone)
{
    if (bucket == Bucket::None)
        return time;
    if (bucket == Bucket::Hour)
        return hourStart(time, zone);
    return midnight(firstDay(dateOf(time, zone), bucket), zone);
}

qint64 TimeBuckets::next(qint64 time, Bucket bucket, const QTimeZone &zone)
{
    if (bucket == Bucket::None)
        return time;
    if (bucket == Bucket::Hour)
        return hourStart(time, zone) + kHourMs;
    return midnight(nextDay(firstDay(dateOf(time, zone), bucket), bucket), zone);
}

TimeBuckets::TimeBuckets(qint64 from, qint64 to, Bucket bucket, const QTimeZone &zone, int maximum)
    : m_bucket(bucket)
{
    if (to <= from)
        return;
    if (bucket == Bucket::None) {
        m_borders = {from, to};
        return;
    }
    const auto tooMany = [&](Bucket b) {
        const qint64 hours = (to - from) / kHourMs;
        const qint64 each = b == Bucket::Hour ? 1 : b == Bucket::Day ? 24 : b == Bucket::Week ? 168 : 720;
        return hours / each > maximum;
    };
    while (m_bucket != Bucket::Month && tooMany(m_bucket))
        m_bucket = wider(m_bucket);
    m_borders.push_back(from);
    if (m_bucket == Bucket::Hour) {
        for (qint64 at = next(from, m_bucket, zone); at < to; at += kHourMs)
            m_borders.push_back(at);
    } else {
        QDate day = firstDay(dateOf(from, zone), m_bucket);
        for (;;) {
            day = nextDay(day, m_bucket);
            const qint64 at = midnight(day, zone);
            if (at >= to)
                break;
            if (at > m_borders.back())
                m_borders.push_back(at);
        }
    }
    m_borders.push_back(to);
}

int TimeBuckets::indexOf(qint64 time, int hint) const
{
    if (m_borders.empty() || time < m_borders.front() || time >= m_borders.back())
        return -1;
    if (hint >= 0 && hint < count() && time >= m_borders[size_t(hint)] && time < m_borders[size_t(hint) + 1])
        return hint;
    const auto after = std::upper_bound(m_borders.begin(), m_borders.end(), time);
    return int(after - m_borders.begin()) - 1;
}

}
