#include "ui/dashboard/dashboarddata.h"

#include "ui/charts/chartcolours.h"
#include "ui/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace heliograph::dashboard {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Dashboard)
};

constexpr int kStacked = 7; // one colour is left for the rest
constexpr int kTop = 8;

double dollars(qint64 pico)
{
    return double(pico) / 1e12;
}

QString valueName(const Dimension &by, const std::optional<QString> &value)
{
    if (value)
        return *value;
    switch (by.kind) {
    case Dimension::Kind::Model:
        return Tr::tr("no model answered");
    case Dimension::Kind::User:
        return Tr::tr("no user");
    default:
        return Tr::tr("not set");
    }
}

/// The kinds of errors in plain words.
QString errorText(const QString &name)
{
    switch (errorKindFromName(name).value_or(ErrorKind::Usage)) {
    case ErrorKind::Network:
        return Tr::tr("No connection");
    case ErrorKind::Tls:
        return Tr::tr("No secure connection");
    case ErrorKind::Timeout:
        return Tr::tr("No answer in time");
    case ErrorKind::Cancelled:
        return Tr::tr("Stopped by hand");
    case ErrorKind::Interrupted:
        return Tr::tr("Answer cut off");
    case ErrorKind::Auth:
        return Tr::tr("Key refused");
    case ErrorKind::NotFound:
        return Tr::tr("Model or address not found");
    case ErrorKind::RateLimit:
        return Tr::tr("Too many requests");
    case ErrorKind::Request:
        return Tr::tr("Request refused");
    case ErrorKind::Server:
        return Tr::tr("Provider failed");
    case ErrorKind::Proxy:
        return Tr::tr("Helicone failed");
    case ErrorKind::Malformed:
        return Tr::tr("Answer not understood");
    case ErrorKind::Secret:
        return Tr::tr("Keychain refused");
    case ErrorKind::Budget:
        return Tr::tr("Held back by a budget");
    case ErrorKind::Storage:
    case ErrorKind::Usage:
        break;
    }
    return name;
}

QString fieldOf(const Dimension &by)
{
    if (by.kind == Dimension::Kind::Property) {
        const bool plain = std::all_of(by.property.begin(), by.property.end(),
            [](QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'-'; });
        return QStringLiteral("property.") + (plain ? by.property : quoted(by.property));
    }
    return by.text();
}

struct Axis {
    QStringList categories;
    QStringList ticks;
    QStringList filters;
};

Axis axisOf(const TimeBuckets &buckets, const QString &where, const QTimeZone &zone)
{
    const QLocale locale;
    Axis axis;
    int lastYear = 0;
    for (int i = 0; i < buckets.count(); ++i) {
        const QDateTime start = QDateTime::fromMSecsSinceEpoch(buckets.start(i), zone);
        const QDateTime end = QDateTime::fromMSecsSinceEpoch(buckets.end(i) - 1, zone);
        const QString day = locale.toString(start.date(), Tr::tr("ddd d MMM yyyy"));
        const QString shortDay = locale.toString(start.date(), Tr::tr("d MMM"));
        switch (buckets.bucket()) {
        case Bucket::Hour:
            axis.categories << Tr::tr("%1, %2").arg(day, start.time().toString(QStringLiteral("HH:mm")));
            axis.ticks << (buckets.count() > 26 ? shortDay + QLatin1Char(' ') : QString())
                    + start.time().toString(QStringLiteral("HH:mm"));
            break;
        case Bucket::Week:
            axis.categories << Tr::tr("%1 to %2").arg(day, locale.toString(end.date(), Tr::tr("ddd d MMM yyyy")));
            axis.ticks << shortDay;
            break;
        case Bucket::Month: {
            const bool year = std::exchange(lastYear, start.date().year()) != start.date().year();
            axis.categories << locale.toString(start.date(), QStringLiteral("MMMM yyyy"));
            axis.ticks << locale.toString(start.date(), year ? QStringLiteral("MMM yyyy") : QStringLiteral("MMM"));
            break;
        }
        case Bucket::Day:
        case Bucket::None:
            axis.categories << day;
            axis.ticks << shortDay;
            break;
        }
        axis.filters << joined(where, timeFilter(buckets.start(i), buckets.end(i)));
    }
    return axis;
}

ChartData overTime(const Axis &axis, ChartData::Kind kind, ChartUnit unit)
{
    ChartData data;
    data.kind = kind;
    data.unit = unit;
    data.categoryTitle = Tr::tr("Time");
    data.categories = axis.categories;
    data.ticks = axis.ticks;
    data.filters = axis.filters;
    return data;
}

template <typename Value>
ChartSeries seriesOf(const MetricsAnswer &answer, const QString &name, int colour, Value value, const QString &filter = {})
{
    ChartSeries series{name, colour, {}, filter};
    for (const Totals &totals : answer.series)
        series.values.push_back(value(totals));
    return series;
}

std::vector<std::optional<double>> spread(const std::vector<BucketCost> &list, int count)
{
    std::vector<std::optional<double>> values(size_t(count), 0.0);
    for (const BucketCost &one : list)
        values[size_t(one.bucket)] = dollars(one.costPico);
    return values;
}

ChartData costChart(const MetricsGroup &group, const Axis &axis, ChartColours &colours)
{
    ChartData data = overTime(axis, ChartData::Kind::StackedBars, ChartUnit::Dollars);
    const int count = int(axis.categories.size());
    for (const MetricsRow &row : group.rows) {
        if (row.totals.sums[Sum::Cost] == 0)
            continue;
        const QString name = valueName(group.by, row.value);
        const int colour = row.value ? colours.of(name) : kRestColour;
        data.series.append({name, colour, spread(row.overTime, count), valueFilter(group.by, row.value)});
    }
    if (group.rest.totals.sums[Sum::Cost] != 0)
        data.series.append({Tr::tr("%Ln others", nullptr, int(group.restRows)), kRestColour,
            spread(group.rest.overTime, count), {}});
    return data;
}

ChartData percentileChart(const MetricsAnswer &answer, const Axis &axis, Percentiles Totals::*member)
{
    ChartData data = overTime(axis, ChartData::Kind::Lines, ChartUnit::Seconds);
    const auto add = [&](const QString &name, int colour, qint64 Percentiles::*percentile) {
        data.series.append(seriesOf(answer, name, colour, [&](const Totals &totals) -> std::optional<double> {
            const Percentiles &times = totals.*member;
            if (times.count == 0)
                return std::nullopt;
            return double(times.*percentile) / 1e6;
        }));
    };
    add(Tr::tr("half are quicker (p50)"), 2, &Percentiles::p50);
    add(Tr::tr("p90"), 1, &Percentiles::p90);
    add(Tr::tr("p95"), 0, &Percentiles::p95);
    add(Tr::tr("p99"), 6, &Percentiles::p99);
    return data;
}

ChartData tokensChart(const MetricsAnswer &answer, const Axis &axis)
{
    ChartData data = overTime(axis, ChartData::Kind::StackedBars, ChartUnit::Count);
    const auto add = [&](const QString &name, int colour, auto value) {
        ChartSeries series = seriesOf(answer, name, colour,
            [&](const Totals &totals) { return std::optional(double(value(totals.sums))); });
        if (std::any_of(series.values.begin(), series.values.end(), [](const auto &v) { return v.value_or(0) > 0; }))
            data.series.append(std::move(series));
    };
    add(Tr::tr("cached input"), 2, [](const Sums &s) { return s[Sum::CachedInput]; });
    add(Tr::tr("written to the cache"), 4, [](const Sums &s) { return s[Sum::CacheWrite]; });
    add(Tr::tr("input"), 1, [](const Sums &s) { return s[Sum::Input]; });
    add(Tr::tr("audio and images"), 3, [](const Sums &s) { return s[Sum::OtherInput] + s[Sum::OtherOutput]; });
    add(Tr::tr("reasoning"), 6, [](const Sums &s) { return s[Sum::Reasoning]; });
    add(Tr::tr("output"), 0, [](const Sums &s) { return std::max<qint64>(0, s[Sum::Output] - s[Sum::Reasoning]); });
    return data;
}

ChartData speedChart(const MetricsAnswer &answer, const Axis &axis)
{
    ChartData data = overTime(axis, ChartData::Kind::Lines, ChartUnit::TokensPerSecond);
    const auto add = [&](const QString &name, int colour, qint64 Percentiles::*percentile) {
        data.series.append(seriesOf(answer, name, colour, [&](const Totals &totals) -> std::optional<double> {
            if (totals.speed.count == 0)
                return std::nullopt;
            return double(totals.speed.*percentile) / 1000;
        }));
    };
    add(Tr::tr("middle of all calls"), 2, &Percentiles::p50);
    add(Tr::tr("the quickest tenth is above"), 1, &Percentiles::p90);
    return data;
}

ChartData callsChart(const MetricsAnswer &answer, const Axis &axis)
{
    ChartData data = overTime(axis, ChartData::Kind::StackedBars, ChartUnit::Count);
    data.series.append(seriesOf(answer, Tr::tr("failed"), kBadColour,
        [](const Totals &totals) { return std::optional(double(totals.sums[Sum::Errors])); },
        QStringLiteral("status = error")));
    data.series.append(seriesOf(answer, Tr::tr("all others"), 1,
        [](const Totals &totals) { return std::optional(double(totals.sums[Sum::Calls] - totals.sums[Sum::Errors])); },
        QStringLiteral("status != error")));
    return data;
}

QString rangeFilter(const MetricsAnswer &answer, const QString &where)
{
    if (answer.buckets.count() == 0)
        return where;
    return joined(where, timeFilter(answer.buckets.start(0), answer.buckets.end(answer.buckets.count() - 1)));
}

ChartData barList(const MetricsGroup &group, const QString &title, ChartUnit unit, const QString &where)
{
    ChartData data;
    data.kind = ChartData::Kind::BarList;
    data.unit = unit;
    data.categoryTitle = title;
    ChartSeries main{unit == ChartUnit::Dollars ? Tr::tr("Cost in dollars") : Tr::tr("Calls"), 1, {}, {}};
    for (const MetricsRow &row : group.rows) {
        if (group.by.kind == Dimension::Kind::ErrorKind && !row.value)
            continue; // calls without an error
        const Sums &sums = row.totals.sums;
        data.categories << (group.by.kind == Dimension::Kind::ErrorKind ? errorText(*row.value) : valueName(group.by, row.value));
        const bool prompt = group.by.kind == Dimension::Kind::Prompt;
        // A prompt is known by its first line only, cut at kPreviewLength characters.
        data.filters << joined(where, prompt ? QStringLiteral("prompt = %1").arg(quoted(row.value.value_or(QString())))
                                             : valueFilter(group.by, row.value));
        main.values.push_back(unit == ChartUnit::Dollars ? dollars(sums[Sum::Cost]) : double(sums[Sum::Calls]));
    }
    data.series = {main};
    return data;
}

ChartData latencyBars(const MetricsAnswer &answer, const QString &where)
{
    ChartData data;
    data.kind = ChartData::Kind::StackedBars;
    data.categoryTitle = Tr::tr("Latency");
    ChartSeries series{Tr::tr("Calls"), 1, {}, {}};
    for (const DistributionBar &bar : answer.latencyBars) {
        data.categories << Tr::tr("%1 to %2").arg(durationText(bar.from), durationText(bar.to));
        data.ticks << chartValueText(ChartUnit::Seconds, double(bar.from) / 1e6, true);
        data.filters << joined(where, QStringLiteral("latency >= %1us and latency < %2us").arg(bar.from).arg(bar.to));
        series.values.push_back(double(bar.count));
    }
    data.series = {series};
    return data;
}

/// The change as people say it; unset before, or nothing in it: nothing to compare with.
void compare(TileData &tile, double now, std::optional<double> before)
{
    if (!before || *before <= 0)
        return;
    const double part = now / *before - 1;
    const QLocale locale;
    if (std::abs(part) < 0.005) {
        tile.change = Tr::tr("as before");
        return;
    }
    const double percent = std::abs(part) * 100;
    const QString amount = percent >= 1000 ? Tr::tr("%1 times").arg(locale.toString(now / *before, 'f', 0))
                                           : Tr::tr("%1 %").arg(locale.toString(percent, 'f', percent < 9.95 ? 1 : 0));
    tile.change = part > 0 ? Tr::tr("▲ %1 more than before").arg(amount) : Tr::tr("▼ %1 less than before").arg(amount);
    if (percent >= 1000 && part > 0)
        tile.change = Tr::tr("▲ %1 as much as before").arg(amount);
}

template <typename Value> std::vector<double> shapeOf(const MetricsAnswer &answer, Value value)
{
    std::vector<double> shape;
    for (const Totals &totals : answer.series)
        shape.push_back(value(totals.sums));
    return shape;
}

QString shortNote(const Sums &sums)
{
    QStringList parts;
    const qint64 unpriced = sums[Sum::Unpriced] - sums[Sum::UnpricedErrors];
    if (unpriced > 0)
        parts << Tr::tr("%1 unpriced").arg(countText(unpriced));
    if (sums[Sum::Estimated] > 0)
        parts << Tr::tr("%1 estimated").arg(countText(sums[Sum::Estimated]));
    return parts.join(QStringLiteral(", "));
}

double errorRate(const Sums &sums)
{
    return sums[Sum::Calls] == 0 ? 0 : double(sums[Sum::Errors]) / double(sums[Sum::Calls]);
}

/// Of the calls that have a cost.
std::optional<double> meanCost(const Sums &sums)
{
    const qint64 priced = sums[Sum::Calls] - sums[Sum::Unpriced];
    return priced == 0 ? std::nullopt : std::optional(dollars(sums[Sum::Cost]) / double(priced));
}

}

QString valueFilter(const Dimension &by, const std::optional<QString> &value)
{
    if (!value)
        return fieldOf(by) + QStringLiteral(" is null");
    return QStringLiteral("%1 = %2").arg(fieldOf(by), quoted(*value));
}

QString joined(const QString &a, const QString &b)
{
    if (a.trimmed().isEmpty())
        return b;
    return QStringLiteral("(%1) and %2").arg(a.trimmed(), b);
}

QString quoted(const QString &text)
{
    QString escaped = text;
    escaped.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('"'), QLatin1String("\\\""));
    return QLatin1Char('"') + escaped + QLatin1Char('"');
}

QString timeFilter(qint64 fromMs, qint64 toMs)
{
    const auto text = [](qint64 ms) {
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms); // as one would type it
        const QString format = time.time() == QTime(0, 0) ? QStringLiteral("yyyy-MM-dd") : QStringLiteral("yyyy-MM-dd HH:mm");
        const QString shown = time.toString(format);
        // The hour that comes twice in autumn, or a moment between minutes, must be told with its offset.
        if (QDateTime::fromString(shown, format).toMSecsSinceEpoch() != ms)
            return quoted(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")) + QLatin1Char('Z'));
        return time.time() == QTime(0, 0) ? shown : quoted(shown);
    };
    return QStringLiteral("created >= %1 and created < %2").arg(text(fromMs), text(toMs));
}

QString sumNote(const Sums &sums)
{
    QStringList parts;
    // Calls that failed cost nothing, as a rule, and say so themselves.
    const qint64 unpriced = sums[Sum::Unpriced] - sums[Sum::UnpricedErrors];
    if (unpriced > 0)
        parts << Tr::tr("%Ln calls have no known price and are not in it", nullptr, int(unpriced));
    if (sums[Sum::Estimated] > 0)
        parts << Tr::tr("%Ln calls are estimated (%1)", nullptr, int(sums[Sum::Estimated]))
                     .arg(sums.estimatedCost().toDisplay());
    return parts.join(QStringLiteral(" · "));
}

QList<Grouping> groupings(const Dimension &costBy)
{
    using Kind = Dimension::Kind;
    return {{costBy, kStacked, false, true}, {{Kind::Model, {}}, kTop, false, false},
        {{Kind::User, {}}, kTop, false, false}, {{Kind::Prompt, {}}, kTop, false, false},
        {{Kind::ErrorKind, {}}, -1, false, false}};
}

Tiles tiles(const MetricsAnswer &now, const MetricsAnswer *before, const std::optional<MonthEnd> &end)
{
    const Sums &sums = now.total.sums;
    const Sums *old = before ? &before->total.sums : nullptr;
    const auto past = [old](auto value) { return old ? std::optional<double>(value(*old)) : std::nullopt; };
    Tiles tiles;
    const auto cost = [](const Sums &s) { return dollars(s[Sum::Cost]); };
    tiles.spend.number = sums.cost().toDisplay();
    tiles.spend.note = shortNote(sums);
    tiles.spend.toolTip = sumNote(sums);
    tiles.spend.shape = shapeOf(now, cost);
    compare(tiles.spend, cost(sums), past(cost));

    const auto calls = [](const Sums &s) { return double(s[Sum::Calls]); };
    tiles.calls.number = countText(sums[Sum::Calls]);
    tiles.calls.shape = shapeOf(now, calls);
    compare(tiles.calls, calls(sums), past(calls));

    tiles.errorRate.number = chartValueText(ChartUnit::Share, errorRate(sums));
    tiles.errorRate.note = sums[Sum::Errors] > 0 ? Tr::tr("%Ln calls failed", nullptr, int(sums[Sum::Errors])) : QString();
    tiles.errorRate.shape = shapeOf(now, errorRate);
    compare(tiles.errorRate, errorRate(sums), past(errorRate));

    const auto tokens = [](const Sums &s) { return double(s.tokens()); };
    tiles.tokens.number = chartValueText(ChartUnit::Count, tokens(sums), sums.tokens() >= 100'000);
    tiles.tokens.toolTip = Tr::tr("%1 in, of these %2 from the cache; %3 out")
                               .arg(countText(sums[Sum::Input] + sums[Sum::CachedInput] + sums[Sum::CacheWrite] + sums[Sum::OtherInput]),
                                   countText(sums[Sum::CachedInput]), countText(sums[Sum::Output] + sums[Sum::OtherOutput]));
    tiles.tokens.shape = shapeOf(now, tokens);
    compare(tiles.tokens, tokens(sums), past(tokens));

    const auto savings = [](const Sums &s) { return dollars(s[Sum::CacheSavings]); };
    tiles.cacheSavings.number = sums.cacheSavings().toDisplay();
    tiles.cacheSavings.toolTip = Tr::tr("What input read from the providers' caches would have cost more without them");
    tiles.cacheSavings.shape = shapeOf(now, savings);
    compare(tiles.cacheSavings, savings(sums), past(savings));

    const auto mean = meanCost(sums);
    tiles.costPerCall.number = mean ? chartValueText(ChartUnit::Dollars, *mean) : QStringLiteral("–");
    tiles.costPerCall.toolTip = Tr::tr("The mean of all calls with a price");
    tiles.costPerCall.shape = shapeOf(now, [](const Sums &s) { return meanCost(s).value_or(0); });
    compare(tiles.costPerCall, mean.value_or(0), old ? meanCost(*old) : std::nullopt);

    tiles.monthEnd.number = QStringLiteral("–");
    if (end) {
        tiles.monthEnd.number = end->expected.toDisplay();
        tiles.monthEnd.change = Tr::tr("%1 so far").arg(end->spent.toDisplay());
        tiles.monthEnd.toolTip
            = Tr::tr("What is spent, and for each day that is left the mean of the last %Ln whole days", nullptr, end->days);
    } else {
        tiles.monthEnd.toolTip = Tr::tr("Known after the first whole day with calls");
    }
    return tiles;
}

Charts charts(const MetricsAnswer &answer, const QString &where, const QTimeZone &zone, ChartColours &colours)
{
    Charts charts;
    const Axis axis = axisOf(answer.buckets, where, zone);
    const QString all = rangeFilter(answer, where);
    charts.latency = percentileChart(answer, axis, &Totals::latencyUs);
    charts.firstToken = percentileChart(answer, axis, &Totals::firstTokenUs);
    charts.calls = callsChart(answer, axis);
    charts.tokens = tokensChart(answer, axis);
    charts.speed = speedChart(answer, axis);
    charts.latencyBars = latencyBars(answer, all);
    charts.costNote = sumNote(answer.total.sums);
    if (answer.groups.size() < 5)
        return charts;
    charts.models = barList(answer.groups[1], Tr::tr("Model"), ChartUnit::Dollars, all);
    for (const MetricsRow &row : answer.groups[1].rows)
        charts.models.rowColours << (row.value ? colours.of(*row.value) : kRestColour);
    charts.cost = costChart(answer.groups[0], axis, colours);
    charts.users = barList(answer.groups[2], Tr::tr("User"), ChartUnit::Dollars, all);
    charts.prompts = barList(answer.groups[3], Tr::tr("Prompt"), ChartUnit::Dollars, all);
    charts.errorKinds = barList(answer.groups[4], Tr::tr("Error"), ChartUnit::Count, all);
    charts.errorKinds.series[0].colour = kBadColour;
    return charts;
}

}
