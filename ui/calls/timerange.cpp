#include "ui/calls/timerange.h"

#include "core/history/filterlexer.h"
#include "core/history/filtervalue.h"

#include <QDateTime>
#include <QLocale>

namespace heliograph {

namespace {

using Kind = FilterToken::Kind;

/// A condition that holds “or” outside of parentheses is one thing only inside of them.
bool joinsByOr(const std::vector<FilterToken> &tokens, size_t count)
{
    int depth = 0;
    for (size_t i = 0; i < count; ++i) {
        depth += tokens[i].kind == Kind::Open ? 1 : tokens[i].kind == Kind::Close ? -1 : 0;
        if (depth == 0 && tokens[i].is(QLatin1String("or")))
            return true;
    }
    return false;
}

struct Parts {
    QString rest; ///< without the range
    TimeRange range;
};

std::optional<Parts> split(const QString &where, const QTimeZone &zone)
{
    constexpr size_t length = 7; // created >= A and created < B
    const auto read = readFilterTokens(where);
    if (!read || read->size() < length + 1)
        return std::nullopt;
    const std::vector<FilterToken> &tokens = *read;
    const size_t at = tokens.size() - 1 - length;
    const auto op = [&](size_t i, const char *text) {
        return tokens[i].kind == Kind::Operator && tokens[i].text == QLatin1String(text);
    };
    const bool fits = tokens[at].is(QLatin1String("created")) && op(at + 1, ">=")
        && tokens[at + 3].is(QLatin1String("and")) && tokens[at + 4].is(QLatin1String("created")) && op(at + 5, "<");
    if (!fits || (at > 0 && !tokens[at - 1].is(QLatin1String("and"))) || (at > 0 && joinsByOr(tokens, at - 1)))
        return std::nullopt;
    const QDateTime now = QDateTime::currentDateTime().toTimeZone(zone);
    const auto from = readFilterTime(tokens[at + 2], now);
    const auto to = readFilterTime(tokens[at + 6], now);
    if (!from || !to || to->from <= from->from)
        return std::nullopt;
    Parts parts;
    parts.range = {from->from, to->from};
    if (at > 0) {
        parts.rest = where.left(tokens[at - 1].column - 1).trimmed();
        // Parentheses around all of it were needed for the range alone.
        int depth = 0;
        size_t closed = 0;
        for (size_t i = 0; i < at - 1 && closed == 0; ++i) {
            depth += tokens[i].kind == Kind::Open ? 1 : tokens[i].kind == Kind::Close ? -1 : 0;
            closed = depth == 0 ? i + 1 : 0;
        }
        if (tokens[0].kind == Kind::Open && closed == at - 1)
            parts.rest = parts.rest.mid(1, parts.rest.size() - 2).trimmed();
    }
    return parts;
}

/// Whether a filter understands the text as that moment.
bool means(const QString &text, qint64 ms, const QTimeZone &zone)
{
    const auto read = readFilterTime({Kind::Quoted, text, 1}, QDateTime::currentDateTime().toTimeZone(zone));
    return read && read->from == ms;
}

QString written(qint64 ms, const QTimeZone &zone)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, zone);
    if (const QString day = time.date().toString(Qt::ISODate); time.time() == QTime(0, 0) && means(day, ms, zone))
        return day;
    QString form = QStringLiteral("yyyy-MM-dd HH:mm");
    if (time.time().msec() != 0)
        form += QStringLiteral(":ss.zzz");
    else if (time.time().second() != 0)
        form += QStringLiteral(":ss");
    QString text = time.toString(form);
    // Where clocks are put back a time comes twice.
    if (!means(text, ms, zone)) {
        const int minutes = time.offsetFromUtc() / 60;
        text += QStringLiteral("%1%2:%3")
                    .arg(QChar(minutes < 0 ? u'-' : u'+'))
                    .arg(qAbs(minutes) / 60, 2, 10, QLatin1Char('0'))
                    .arg(qAbs(minutes) % 60, 2, 10, QLatin1Char('0'));
    }
    return u'"' + text + u'"';
}

}

std::optional<TimeRange> timeRangeOf(const QString &where, const QTimeZone &zone)
{
    const auto parts = split(where, zone);
    return parts ? std::optional(parts->range) : std::nullopt;
}

QString withoutTimeRange(const QString &where, const QTimeZone &zone)
{
    const auto parts = split(where, zone);
    return parts ? parts->rest : where;
}

QString withTimeRange(const QString &where, const TimeRange &range, const QTimeZone &zone)
{
    QString rest = withoutTimeRange(where, zone).trimmed();
    const auto tokens = readFilterTokens(rest);
    if (tokens && joinsByOr(*tokens, tokens->size()))
        rest = u'(' + rest + u')';
    if (!rest.isEmpty())
        rest += QStringLiteral(" and ");
    return rest
        + QStringLiteral("created >= %1 and created < %2").arg(written(range.fromMs, zone), written(range.toMs, zone));
}

QString timeRangeText(const TimeRange &range, const QTimeZone &zone)
{
    const QLocale locale;
    const QDateTime from = QDateTime::fromMSecsSinceEpoch(range.fromMs, zone);
    const QDateTime to = QDateTime::fromMSecsSinceEpoch(range.toMs, zone);
    const QDateTime last = QDateTime::fromMSecsSinceEpoch(range.toMs - 1, zone);
    const auto day = [&](QDate date) { return locale.toString(date, QStringLiteral("d MMM yyyy")); };
    const bool wholeDays = from.time() == QTime(0, 0) && to.time() == QTime(0, 0);
    if (wholeDays)
        return from.date() == last.date() ? day(from.date())
                                          : day(from.date()) + QStringLiteral(" – ") + day(last.date());
    const bool seconds = from.time().second() != 0 || to.time().second() != 0 || range.toMs - range.fromMs < 60'000;
    const auto clock = [&](const QDateTime &time) {
        return time.time().toString(seconds ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
    };
    if (from.date() == last.date())
        return QStringLiteral("%1, %2 – %3").arg(day(from.date()), clock(from), clock(to));
    return QStringLiteral("%1, %2 – %3, %4").arg(day(from.date()), clock(from), day(to.date()), clock(to));
}

}
