#include "ui/format.h"

#include <QCoreApplication>
#include <QLocale>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

constexpr qint64 kMsPerMinute = 60'000;
constexpr qint64 kMsPerHour = 60 * kMsPerMinute;

}

QString durationText(qint64 us)
{
    if (us < 0)
        return QStringLiteral("–");
    const QLocale locale;
    if (us > 0 && us < 500)
        return Tr::tr("<1 ms");
    const qint64 ms = (us + 500) / 1000;
    if (ms < 1000)
        return Tr::tr("%1 ms").arg(ms);
    const qint64 tenths =
        (ms + 50) / 100; // rounded before it is split, so that 59.96 s is one minute
    if (tenths < 600)
        return Tr::tr("%1 s").arg(locale.toString(double(tenths) / 10, 'f', 1));
    const qint64 seconds = (ms + 500) / 1000;
    if (seconds < 3600)
        return Tr::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    const qint64 minutes = (seconds + 30) / 60;
    return Tr::tr("%1 h %2 min").arg(locale.toString(minutes / 60)).arg(minutes % 60);
}

QString countText(qint64 count)
{
    return QLocale().toString(count);
}

QString costText(const std::optional<Money> &cost)
{
    return cost ? cost->toDisplay() : Tr::tr("unpriced");
}

QString rateText(double tokensPerSecond)
{
    if (!(tokensPerSecond >= 0) || tokensPerSecond > 1e9) // also not a number
        return QStringLiteral("–");
    const int decimals = tokensPerSecond < 9.95 ? 1 : 0;
    return Tr::tr("%1 tok/s").arg(QLocale().toString(tokensPerSecond, 'f', decimals));
}

QString relativeTimeText(const QDateTime &when, const QDateTime &now)
{
    if (!when.isValid())
        return QStringLiteral("–");
    const qint64 age = when.msecsTo(now);
    if (age >= -kMsPerMinute
        && age < 24 * kMsPerHour) { // clocks of two machines may differ a little
        if (age < kMsPerMinute)
            return Tr::tr("just now");
        if (age < kMsPerHour)
            return Tr::tr("%1 min ago").arg(age / kMsPerMinute);
        return Tr::tr("%1 h ago").arg(age / kMsPerHour);
    }
    return QLocale().toString(when.toLocalTime().date(), QLocale::ShortFormat);
}

QString fullTimeText(const QDateTime &when)
{
    if (!when.isValid())
        return {};
    const QDateTime local = when.toLocalTime();
    return QLocale().toString(local.date(), QLocale::LongFormat) + QStringLiteral(", ")
        + local.time().toString(QStringLiteral("HH:mm:ss"));
}

}
