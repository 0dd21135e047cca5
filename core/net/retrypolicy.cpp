#include "core/net/retrypolicy.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace heliograph {

namespace {

constexpr qint64 kFirstWaitMs = 1'000;
constexpr qint64 kDayMs = 24 * 3'600'000;

std::optional<qint64> milliseconds(const QByteArray &number, double factor)
{
    bool ok = false;
    const double value = number.trimmed().toDouble(&ok) * factor;
    if (!ok || !std::isfinite(value) || value < 0)
        return std::nullopt;
    return qint64(std::min(value, double(kDayMs)));
}

/// An HTTP date (RFC 9110): Sun, 06 Nov 1994 08:49:37 GMT.
std::optional<qint64> untilDate(const QByteArray &value, const QDateTime &now)
{
    QString text = QString::fromLatin1(value).trimmed();
    if (!text.endsWith(QLatin1String(" GMT")))
        return std::nullopt;
    text.chop(4);
    QDateTime date = QLocale::c().toDateTime(text, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss"));
    if (!date.isValid())
        return std::nullopt;
    date.setTimeSpec(Qt::UTC);
    return std::clamp<qint64>(now.msecsTo(date), 0, kDayMs);
}

}

std::optional<qint64> requestedWaitMs(const HeaderList &headers, const QDateTime &now)
{
    std::optional<qint64> exact;
    std::optional<qint64> retryAfter;
    std::optional<qint64> helicone;
    for (const auto &[rawName, value] : headers) {
        const QByteArray name = rawName.toLower();
        if (name == "retry-after-ms")
            exact = milliseconds(value, 1);
        else if (name == "retry-after")
            retryAfter = milliseconds(value, 1'000);
        else if (name == "helicone-ratelimit-reset")
            helicone = milliseconds(value, 1'000);
        if (name == "retry-after" && !retryAfter)
            retryAfter = untilDate(value, now);
    }
    return exact ? exact : retryAfter ? retryAfter : helicone;
}

std::optional<qint64> RetryPolicy::waitMs(const Error &error, int attempt) const
{
    if (attempt > maxRetries)
        return std::nullopt;
    const bool worthIt = error.kind == ErrorKind::RateLimit || error.kind == ErrorKind::Server
        || (error.kind == ErrorKind::Proxy && error.httpStatus >= 500);
    if (!worthIt)
        return std::nullopt;
    const qint64 wait = error.retryAfterMs.value_or(kFirstWaitMs << std::min(attempt - 1, 20));
    return wait <= maxWaitMs ? std::optional(wait) : std::nullopt;
}

}
