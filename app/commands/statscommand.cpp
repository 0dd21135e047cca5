#include "app/commands/statscommand.h"

#include "app/commands/callsprint.h"
#include "core/base/json.h"
#include "core/history/history.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(StatsCommand)
};

int fail(QTextStream &err, const Error &error)
{
    err << error.message << Qt::endl;
    return error.kind == ErrorKind::Usage ? 2 : 1;
}

/// A line of the answer, whatever it was put together by.
struct Line {
    std::optional<QString> value;
    Totals totals;
};

/// "2026-11-28", or "2026-11-28T13:00+01:00": with the offset, because an hour of autumn comes twice.
QString timeText(qint64 ms, Bucket bucket, const QTimeZone &zone)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, zone);
    if (bucket == Bucket::Day)
        return time.toString(QStringLiteral("yyyy-MM-dd"));
    const int offset = time.offsetFromUtc();
    const QString shift = offset == 0 ? QStringLiteral("Z")
                                      : QStringLiteral("%1%2:%3")
                                            .arg(offset < 0 ? QLatin1Char('-') : QLatin1Char('+'))
                                            .arg(std::abs(offset) / 3600, 2, 10, QLatin1Char('0'))
                                            .arg(std::abs(offset) / 60 % 60, 2, 10, QLatin1Char('0'));
    return time.toString(QStringLiteral("yyyy-MM-ddTHH:mm")) + shift;
}

QList<Line> linesOf(const MetricsAnswer &answer, const MetricsQuery &query)
{
    QList<Line> lines;
    if (!answer.groups.isEmpty()) {
        for (const MetricsRow &row : answer.groups.constFirst().rows)
            lines.append({row.value, row.totals});
        return lines;
    }
    for (size_t i = 0; i < answer.series.size(); ++i) {
        if (answer.series[i].sums[Sum::Calls] == 0)
            continue;
        const qint64 start = TimeBuckets::floor(answer.buckets.start(int(i)), query.bucket, query.zone);
        lines.append({timeText(start, query.bucket, query.zone), answer.series[i]});
    }
    return lines;
}

Json percentilesJson(const Percentiles &times)
{
    const auto ms = [&times](qint64 us) { return times.count == 0 ? Json() : Json(double(us) / 1'000.0); };
    return {{"p50", ms(times.p50)}, {"p90", ms(times.p90)}, {"p95", ms(times.p95)}, {"p99", ms(times.p99)}};
}

void addTotals(Json &json, const Totals &totals)
{
    const Sums &sums = totals.sums;
    json["calls"] = sums[Sum::Calls];
    json["errors"] = sums[Sum::Errors];
    json["unpriced"] = sums[Sum::Unpriced];
    json["estimated"] = sums[Sum::Estimated];
    json["input"] = sums[Sum::Input];
    json["cached_input"] = sums[Sum::CachedInput];
    json["output"] = sums[Sum::Output];
    json["reasoning"] = sums[Sum::Reasoning];
    json["cost_usd"] = toJson(sums.cost().toDecimal());
    json["latency_ms"] = percentilesJson(totals.latencyUs);
    json["ttft_ms"] = percentilesJson(totals.firstTokenUs);
}

void printJson(const QList<Line> &lines, const Totals &total, const QString &dimension, QTextStream &out)
{
    Json rows = Json::array();
    for (const Line &line : lines) {
        Json row = Json::object();
        row[dimension.toStdString()] = line.value ? toJson(*line.value) : Json();
        addTotals(row, line.totals);
        rows.push_back(std::move(row));
    }
    Json all = Json::object();
    addTotals(all, total);
    out << QString::fromUtf8(dumpJson({{"rows", std::move(rows)}, {"total", std::move(all)}})) << Qt::endl;
}

QString milliseconds(const Percentiles &times, qint64 us)
{
    return times.count == 0 ? QStringLiteral("-") : QString::number(double(us) / 1'000.0, 'f', 0);
}

QStringList cells(const QString &name, const Totals &totals)
{
    const Sums &sums = totals.sums;
    const auto number = [&sums](Sum sum) { return QString::number(sums[sum]); };
    return {name, number(Sum::Calls), number(Sum::Errors), sums.cost().toDisplay(), number(Sum::Unpriced),
        number(Sum::Estimated), number(Sum::Input), number(Sum::CachedInput), number(Sum::Output),
        number(Sum::Reasoning), milliseconds(totals.latencyUs, totals.latencyUs.p50),
        milliseconds(totals.latencyUs, totals.latencyUs.p95),
        milliseconds(totals.firstTokenUs, totals.firstTokenUs.p50),
        milliseconds(totals.firstTokenUs, totals.firstTokenUs.p95)};
}

/// At most so many columns, with dots where something is missing.
QString cut(const QString &text, int columns)
{
    if (columnsOf(text) <= columns)
        return text;
    QString shown = text;
    while (!shown.isEmpty() && columnsOf(shown) > columns - 1)
        shown.chop(shown.size() > 1 && shown.back().isLowSurrogate() ? 2 : 1);
    return shown + QChar(0x2026);
}

void printTable(const QList<Line> &lines, const Totals &total, const QString &dimension, int width, QTextStream &out)
{
    QList<QStringList> table{{dimension.toUpper(), Tr::tr("CALLS"), Tr::tr("ERRORS"), Tr::tr("COST"),
        Tr::tr("UNPRICED"), Tr::tr("ESTIMATED"), Tr::tr("INPUT"), Tr::tr("CACHED"), Tr::tr("OUTPUT"),
        Tr::tr("REASONING"), Tr::tr("P50 MS"), Tr::tr("P95 MS"), Tr::tr("TTFT P50"), Tr::tr("TTFT P95")}};
    for (const Line &line : lines)
        table.append(cells(line.value ? terminalLine(*line.value) : QStringLiteral("-"), line.totals));
    table.append(cells(Tr::tr("total"), total));
    QList<int> widths(table[0].size(), 0);
    for (const QStringList &row : table) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], columnsOf(row[i]));
    }
    int others = 0;
    for (qsizetype i = 1; i < widths.size(); ++i)
        others += widths[i] + 2;
    if (width > 0) // long names give way, numbers never
        widths[0] = std::clamp(widths[0], std::min(widths[0], 12), std::max(12, width - others));
    for (const QStringList &row : table) {
        const QString name = cut(row[0], widths[0]);
        out << name << QString(std::max(0, widths[0] - columnsOf(name)), QLatin1Char(' '));
        for (qsizetype i = 1; i < row.size(); ++i)
            out << "  " << row[i].rightJustified(widths[i]);
        out << '\n';
    }
    out.flush();
}

}

int runStats(const QStringList &arguments, History &history, QTextStream &out, QTextStream &err, int width)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Tr::tr("Adds up recorded calls that have ended. Calls without a price and "
                                            "calls with an estimated cost are counted beside every sum. Times are "
                                            "percentiles, in milliseconds; days and hours are those of this "
                                            "computer's time zone."));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, Tr::tr("Shows this help."));
    const QCommandLineOption by(QStringLiteral("by"),
        Tr::tr("model, provider, user, session, source, day, hour or property:NAME."), Tr::tr("DIMENSION"),
        QStringLiteral("model"));
    const QCommandLineOption where(QStringLiteral("where"), Tr::tr("Only calls that fit the filter."), Tr::tr("FILTER"));
    const QCommandLineOption format(
        QStringLiteral("format"), Tr::tr("table or json."), Tr::tr("FORMAT"), QStringLiteral("table"));
    parser.addOptions({help, by, where, format});
    const auto usage = [&err](const QString &message) { return fail(err, {ErrorKind::Usage, message}); };
    if (!parser.parse(QStringList{QStringLiteral("heliograph stats")} + arguments))
        return usage(parser.errorText());
    if (parser.isSet(help)) {
        out << parser.helpText() << Qt::flush;
        return 0;
    }
    if (!parser.positionalArguments().isEmpty())
        return usage(Tr::tr("“%1” is not understood.").arg(parser.positionalArguments().constFirst()));
    const bool json = parser.value(format) == QLatin1String("json");
    if (!json && parser.value(format) != QLatin1String("table"))
        return usage(Tr::tr("--format is table or json, not “%1”.").arg(parser.value(format)));
    const QString dimension = parser.value(by);
    const auto known = Dimension::fromText(dimension);
    if (!known || known->kind == Dimension::Kind::ErrorKind || known->kind == Dimension::Kind::Prompt)
        return usage(Tr::tr("--by is model, provider, user, session, source, day, hour or property:NAME, not “%1”.")
                         .arg(dimension));

    MetricsQuery query;
    query.where = parser.value(where);
    if (known->isTime())
        query.bucket = known->kind == Dimension::Kind::Day ? Bucket::Day : Bucket::Hour;
    else
        query.groupings = {{*known, -1, true, false}};
    auto future = history.metrics(query);
    future.waitForFinished();
    if (future.resultCount() == 0)
        return fail(err, {ErrorKind::Storage, Tr::tr("The history was closed.")});
    const Result<MetricsAnswer> answer = future.result();
    if (!answer)
        return fail(err, answer.error());
    query.bucket = known->isTime() ? answer->buckets.bucket() : query.bucket;
    const QList<Line> lines = linesOf(*answer, query);
    if (json)
        printJson(lines, answer->total, dimension, out);
    else
        printTable(lines, answer->total, dimension, width, out);
    return out.status() == QTextStream::Ok ? 0 : 1;
}

}
