#include "core/metrics/monthend.h"

#include <algorithm>

namespace heliograph {

namespace {
constexpr int kDays = 28; // whole weeks, so that weekends weigh what they weigh
}

QDateTime monthEndBegin(const QDateTime &now)
{
    const QDate today = now.date();
    const QDate first(today.year(), today.month(), 1);
    return std::min(first, today.addDays(-kDays)).startOfDay(now.timeZone());
}

std::optional<MonthEnd> expectMonthEnd(const MetricsAnswer &days, const QDateTime &now)
{
    const QDate today = now.date();
    MonthEnd result;
    result.month = QDate(today.year(), today.month(), 1);
    qint64 spent = 0;
    qint64 before = 0;
    qint64 ofToday = 0;
    QDate first;
    for (int i = 0; i < days.buckets.count() && size_t(i) < days.series.size(); ++i) {
        const Sums &sums = days.series[size_t(i)].sums;
        const QDate day = QDateTime::fromMSecsSinceEpoch(days.buckets.start(i), now.timeZone()).date();
        if (day > today)
            break;
        if (day >= result.month)
            spent += sums[Sum::Cost];
        if (day == today) {
            ofToday = sums[Sum::Cost];
            continue;
        }
        if (day < today.addDays(-kDays))
            continue;
        if (!first.isValid() && sums[Sum::Calls] > 0)
            first = day;
        before += sums[Sum::Cost];
    }
    if (!first.isValid())
        return std::nullopt;
    result.days = int(first.daysTo(today));
    const qint64 mean = before / result.days;
    const int left = today.daysInMonth() - today.day();
    result.spent = Money::fromPico(spent);
    result.expected = Money::fromPico(spent + std::max<qint64>(mean - ofToday, 0) + mean * left);
    return result;
}

}
