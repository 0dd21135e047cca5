#include "core/history/filtervalue.h"

#include "core/base/money.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>

namespace heliograph {

namespace {

constexpr qint64 kSecond = 1'000'000; // microseconds

Error expected(const FilterToken &value, const QString &what)
{
    return filterError(value.column,
        QCoreApplication::translate("Filter", "expected %1, found %2.").arg(what, value.shown()));
}

/// A number and the unit right behind it; nothing for anything else.
std::optional<std::pair<double, QString>> numberWithUnit(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^(\\d{1,18}(?:\\.\\d{1,12})?|\\.\\d{1,12})\\s*(\\p{L}*)$"));
    const auto match = form.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    return std::pair(match.captured(1).toDouble(), match.captured(2));
}

std::optional<qint64> whole(double number)
{
    if (!(std::abs(number) < 9e18))
        return std::nullopt;
    return std::llround(number);
}

FilterTimeSpan wholeDay(QDate day, const QDateTime &now)
{
    const auto start = [&](QDate date) {
        QDateTime time = now; // keeps its zone
        time.setDate(date);
        time.setTime(QTime(0, 0));
        return time.toMSecsSinceEpoch();
    };
    return {start(day), start(day.addDays(1))};
}

/// "-7d": that long ago.
std::optional<FilterTimeSpan> ago(const QString &text, const QDateTime &now)
{
    static const QRegularExpression form(QStringLiteral("^-(\\d{1,6})\\s*(min|[smhdw])$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const qint64 count = match.captured(1).toLongLong();
    const QString unit = match.captured(2);
    QDateTime time = now;
    if (unit == QLatin1String("d"))
        time = now.addDays(-count);
    else if (unit == QLatin1String("w"))
        time = now.addDays(-7 * count);
    else if (unit == QLatin1String("h"))
        time = now.addSecs(-3600 * count);
    else if (unit == QLatin1String("s"))
        time = now.addSecs(-count);
    else
        time = now.addSecs(-60 * count);
    const qint64 ms = time.toMSecsSinceEpoch();
    return FilterTimeSpan{ms, ms + 1};
}

}

Result<FilterTimeSpan> readFilterTime(const FilterToken &value, const QDateTime &now)
{
    const QString text = value.text.trimmed().toLower();
    if (text == QLatin1String("now"))
        return FilterTimeSpan{now.toMSecsSinceEpoch(), now.toMSecsSinceEpoch() + 1};
    if (text == QLatin1String("today"))
        return wholeDay(now.date(), now);
    if (text == QLatin1String("yesterday"))
        return wholeDay(now.date().addDays(-1), now);
    if (const auto span = ago(text, now))
        return *span;
    static const QRegularExpression form(
        QStringLiteral("^(\\d{4}-\\d{2}-\\d{2})(?:[t "
                       "](\\d{2}:\\d{2})(:\\d{2})?(\\.\\d{1,3})?(z|[+-]\\d{2}:?\\d{2})?)?$"));
    const auto match = form.match(text);
    const QDate date = QDate::fromString(match.captured(1), Qt::ISODate);
    const QTime time = match.captured(2).isEmpty()
        ? QTime(0, 0)
        : QTime::fromString(
            match.captured(2) + match.captured(3) + match.captured(4), Qt::ISODateWithMs);
    if (!match.hasMatch() || !date.isValid() || !time.isValid()) {
        return expected(value,
            QCoreApplication::translate("Filter",
                "a time such as 2026-11-01, \"2026-11-01 14:30\", today, yesterday or -7d"));
    }
    if (match.captured(2).isEmpty())
        return wholeDay(date, now);
    QDateTime at = now;
    QString zone = match.captured(5);
    if (zone == QLatin1String("z")) {
        at = QDateTime(date, time, Qt::UTC);
    } else if (!zone.isEmpty()) {
        zone.remove(u':');
        const int seconds = zone.mid(1, 2).toInt() * 3600 + zone.mid(3, 2).toInt() * 60;
        at = QDateTime(date, time, Qt::OffsetFromUTC, zone.startsWith(u'-') ? -seconds : seconds);
    } else {
        at.setDate(date);
        at.setTime(time);
    }
    const qint64 length = !match.captured(4).isEmpty() ? 1
        : match.captured(3).isEmpty()                  ? 60'000
                                                       : 1000;
    return FilterTimeSpan{at.toMSecsSinceEpoch(), at.toMSecsSinceEpoch() + length};
}

Result<qint64> readFilterCount(const FilterToken &value)
{
    if (const auto number = numberWithUnit(value.text)) {
        const QString unit = number->second;
        std::optional<qint64> count;
        if (unit.isEmpty())
            count = whole(number->first);
        else if (unit == QLatin1String("k") || unit == QLatin1String("K"))
            count = whole(number->first * 1e3);
        else if (unit == QLatin1String("m") || unit == QLatin1String("M"))
            count = whole(number->first * 1e6);
        if (count)
            return *count;
    }
    return expected(
        value, QCoreApplication::translate("Filter", "a number such as 1200, 1.5k or 2M"));
}

Result<qint64> readFilterCost(const FilterToken &value)
{
    QString text = value.text.trimmed();
    if (text.startsWith(u'$'))
        text.remove(0, 1);
    if (const auto cost = Money::fromDecimal(text))
        return qint64(cost->pico());
    return expected(value,
        QCoreApplication::translate("Filter", "an amount in dollars such as 0.05, or unpriced"));
}

Result<qint64> readFilterDuration(const FilterToken &value)
{
    if (const auto number = numberWithUnit(value.text)) {
        const QString unit = number->second.toLower();
        double us = -1;
        if (unit == QLatin1String("us"))
            us = 1;
        else if (unit == QLatin1String("ms"))
            us = 1e3;
        else if (unit == QLatin1String("s"))
            us = kSecond;
        else if (unit == QLatin1String("m") || unit == QLatin1String("min"))
            us = 60.0 * kSecond;
        else if (unit == QLatin1String("h"))
            us = 3600.0 * kSecond;
        else if (unit.isEmpty() && number->first == 0)
            us = 0;
        if (us >= 0) {
            if (const auto duration = whole(number->first * us))
                return *duration;
        }
    }
    return expected(value,
        QCoreApplication::translate(
            "Filter", "a duration with its unit such as 500ms, 2s or 1.5min"));
}

Result<qint64> readFilterRate(const FilterToken &value)
{
    const auto number = numberWithUnit(value.text);
    const auto thousandths = number && number->second.isEmpty() ? whole(number->first * 1e3) : std::nullopt;
    if (thousandths)
        return *thousandths;
    return expected(value, QCoreApplication::translate("Filter", "a number of tokens a second such as 50"));
}

Result<qint64> readFilterFlag(const FilterToken &value)
{
    const QString text = value.text.toLower();
    if (text == QLatin1String("true") || text == QLatin1String("yes") || text == QLatin1String("1"))
        return qint64(1);
    if (text == QLatin1String("false") || text == QLatin1String("no") || text == QLatin1String("0"))
        return qint64(0);
    return expected(value, QCoreApplication::translate("Filter", "true or false"));
}

QString containsPattern(const QString &text)
{
    QString pattern(u'*');
    for (const QChar c : text) {
        const QChar lower = c.toLower();
        const QChar upper = c.toUpper();
        if (c == u'*' || c == u'?' || c == u'[')
            pattern += u'[' + QString(c) + u']';
        else if (lower != upper)
            pattern += u'[' + QString(lower) + upper + u']';
        else
            pattern += c;
    }
    return pattern + u'*';
}

}
