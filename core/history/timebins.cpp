#include "core/history/timebins.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace heliograph {

namespace {

constexpr qint64 kSecond = 1'000;
constexpr qint64 kMinute = 60 * kSecond;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;

/// Fewer bins could not be round.
constexpr int kFewest = 4;

/// About how long a bin is, and what counts it off: milliseconds of a day, days or months.
struct Step {
    qint64 aboutMs;
    qint64 ms;
    int days;
    int months;
};
constexpr Step ofMs(qint64 ms)
{
    return {ms, ms, 0, 0};
}
constexpr Step ofDays(int days)
{
    return {days * kDay, 0, days, 0};
}
constexpr Step ofMonths(int months)
{
    return {months * 30 * kDay, 0, 0, months};
}
constexpr std::array kSteps{ofMs(kSecond), ofMs(5 * kSecond), ofMs(15 * kSecond), ofMs(30 * kSecond), ofMs(kMinute),
    ofMs(5 * kMinute), ofMs(15 * kMinute), ofMs(30 * kMinute), ofMs(kHour), ofMs(3 * kHour), ofMs(6 * kHour),
    ofMs(12 * kHour), ofDays(1), ofDays(7), ofMonths(1), ofMonths(3), ofMonths(12)};

qint64 startOfDay(QDate day, const QTimeZone &zone)
{
    return day.startOfDay(zone).toMSecsSinceEpoch();
}

/// The last edge that is not after the moment.
QDate firstDate(QDate day, const Step &step)
{
    if (step.days == 7)
        return day.addDays(1 - day.dayOfWeek());
    if (step.months > 0)
        return QDate(day.year(), (day.month() - 1) / step.months * step.months + 1, 1);
    return day;
}

}

QList<qint64> roundTimeBins(qint64 firstMs, qint64 lastMs, int mostBins, const QTimeZone &zone)
{
    QList<qint64> edges;
    if (lastMs < firstMs || mostBins < 1)
        return edges;
    const qint64 span = lastMs - firstMs + 1;
    // One begins before the span, one ends behind it; where clocks change within it, one more is cut short.
    const auto fits = [&](const Step &step) {
        return span / step.aboutMs + (step.ms >= kHour ? 3 : 2) <= std::max(mostBins, kFewest);
    };
    const auto found = std::find_if(kSteps.begin(), kSteps.end(), fits);
    Step step = found == kSteps.end() ? kSteps.back() : *found;
    while (!fits(step)) { // more than a lifetime: so many years in a bin
        step.aboutMs *= 2;
        step.months *= 2;
    }
    const QDate day = QDateTime::fromMSecsSinceEpoch(firstMs, zone).date();
    if (step.ms > 0) {
        // Counted from midnight, so that they are round; where clocks are put forward or back, from the next midnight
        // anew.
        for (QDate date = day; edges.isEmpty() || edges.constLast() <= lastMs; date = date.addDays(1)) {
            const qint64 next = startOfDay(date.addDays(1), zone);
            for (qint64 at = startOfDay(date, zone); at < next; at += step.ms) {
                if (at <= firstMs)
                    edges.clear();
                edges.append(at);
                if (at > lastMs)
                    break;
            }
        }
        return edges;
    }
    for (QDate date = firstDate(day, step); edges.isEmpty() || edges.constLast() <= lastMs;
         date = step.days > 0 ? date.addDays(step.days) : date.addMonths(step.months))
        edges.append(startOfDay(date, zone));
    return edges;
}

}
