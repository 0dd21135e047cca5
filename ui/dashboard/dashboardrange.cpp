#include "ui/dashboard/dashboardrange.h"

#include <QCoreApplication>

#include <array>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(DashboardRange)
};

constexpr std::array kKeys{"today", "week", "month", "quarter", "year", "this-month", "all", "custom"};

int daysOf(RangeKind kind)
{
    switch (kind) {
    case RangeKind::Today:
        return 1;
    case RangeKind::Week:
        return 7;
    case RangeKind::Month:
        return 30;
    case RangeKind::Quarter:
        return 90;
    case RangeKind::Year:
        return 365;
    case RangeKind::ThisMonth:
    case RangeKind::All:
    case RangeKind::Custom:
        break;
    }
    return 0;
}

}

QDateTime DashboardRange::from(const QDateTime &now) const
{
    const QDate today = now.date();
    if (kind == RangeKind::All)
        return {};
    if (kind == RangeKind::Custom)
        return first.startOfDay(now.timeZone());
    if (kind == RangeKind::ThisMonth)
        return QDate(today.year(), today.month(), 1).startOfDay(now.timeZone());
    return today.addDays(1 - daysOf(kind)).startOfDay(now.timeZone());
}

QDateTime DashboardRange::to(const QDateTime &now) const
{
    if (kind == RangeKind::All)
        return {};
    const QDate end = kind == RangeKind::Custom ? last : now.date();
    return end.addDays(1).startOfDay(now.timeZone());
}

DashboardRange DashboardRange::before(const QDateTime &now) const
{
    if (kind == RangeKind::All)
        return *this;
    const QDate begin = from(now).date();
    if (kind == RangeKind::ThisMonth) {
        const QDate month = begin.addMonths(-1);
        return {RangeKind::Custom, month, month.addDays(std::min(now.date().day(), month.daysInMonth()) - 1)};
    }
    const qint64 days = begin.daysTo(to(now).date());
    return {RangeKind::Custom, begin.addDays(-days), begin.addDays(-1)};
}

Bucket DashboardRange::bucket(const QDateTime &now) const
{
    if (kind == RangeKind::All)
        return Bucket::Month;
    const qint64 days = from(now).date().daysTo(to(now).date());
    return days <= 2 ? Bucket::Hour : days <= 92 ? Bucket::Day : days <= 400 ? Bucket::Week : Bucket::Month;
}

QString rangeName(RangeKind kind)
{
    switch (kind) {
    case RangeKind::Today:
        return Tr::tr("Today");
    case RangeKind::Week:
        return Tr::tr("Last 7 days");
    case RangeKind::Month:
        return Tr::tr("Last 30 days");
    case RangeKind::Quarter:
        return Tr::tr("Last 90 days");
    case RangeKind::Year:
        return Tr::tr("Last 365 days");
    case RangeKind::ThisMonth:
        return Tr::tr("This month");
    case RangeKind::All:
        return Tr::tr("All time");
    case RangeKind::Custom:
        return Tr::tr("From … to …");
    }
    return {};
}

QString rangeKey(RangeKind kind)
{
    return QLatin1String(kKeys[size_t(kind)]);
}

RangeKind rangeFromKey(const QString &key)
{
    for (size_t i = 0; i < kKeys.size(); ++i) {
        if (key == QLatin1String(kKeys[i]))
            return RangeKind(i);
    }
    return RangeKind::Month;
}

}
