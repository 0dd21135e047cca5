#include "app/commands/repricecommand.h"

#include "core/base/json.h"
#include "core/history/history.h"
#include "core/session/repricer.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(RepriceCommand)
};

int fail(QTextStream &err, const Error &error)
{
    err << error.message << Qt::endl;
    return error.kind == ErrorKind::Usage ? 2 : 1;
}

void printJson(const RepriceReport &report, bool dryRun, QTextStream &out)
{
    Json json = Json::object();
    json["dry_run"] = dryRun;
    json["calls"] = report.calls;
    json["changed"] = report.changed;
    json["newly_priced"] = report.newlyPriced;
    json["unchanged"] = report.unchanged;
    json["declared"] = report.declared;
    json["estimated"] = report.estimated;
    json["unpriced"] = report.withoutPrice;
    json["before_usd"] = toJson(report.before.toDecimal());
    json["after_usd"] = toJson(report.after.toDecimal());
    out << QString::fromUtf8(dumpJson(json)) << Qt::endl;
}

void printTable(const RepriceReport &report, bool dryRun, QTextStream &out)
{
    const auto line = [&out](const QString &what, const QString &value) {
        out << what.leftJustified(36) << value << '\n';
    };
    line(dryRun ? Tr::tr("Calls looked at (nothing written)") : Tr::tr("Calls looked at"),
        QString::number(report.calls));
    line(dryRun ? Tr::tr("Would change") : Tr::tr("Changed"), QString::number(report.changed));
    line(Tr::tr("  of these without a price before"), QString::number(report.newlyPriced));
    line(Tr::tr("Unchanged"), QString::number(report.unchanged));
    line(Tr::tr("Declared, left alone"), QString::number(report.declared));
    line(Tr::tr("Estimated, left alone"), QString::number(report.estimated));
    line(Tr::tr("No price known, left alone"), QString::number(report.withoutPrice));
    line(Tr::tr("Sum before"), QLatin1Char('$') + report.before.toDecimal());
    line(Tr::tr("Sum after"), QLatin1Char('$') + report.after.toDecimal());
    out.flush();
}

}

int runReprice(const QStringList &arguments, History &history, const ProviderList &providers,
    std::shared_ptr<const PriceBook> prices, QTextStream &out, QTextStream &err)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Tr::tr("Prices recorded calls again with the prices of now. "
                                            "Old receipts are kept; costs that were declared, and "
                                            "those of calls whose tokens nobody counted, stay."));
    const QCommandLineOption help(
        {QStringLiteral("h"), QStringLiteral("help")}, Tr::tr("Shows this help."));
    const QCommandLineOption where(
        QStringLiteral("where"), Tr::tr("Only calls that fit the filter."), Tr::tr("FILTER"));
    const QCommandLineOption dryRun(
        QStringLiteral("dry-run"), Tr::tr("Only says what would change."));
    const QCommandLineOption format(QStringLiteral("format"), Tr::tr("table or json."),
        Tr::tr("FORMAT"), QStringLiteral("table"));
    parser.addOptions({help, where, dryRun, format});
    if (!parser.parse(QStringList{QStringLiteral("heliograph reprice")} + arguments))
        return fail(err, {ErrorKind::Usage, parser.errorText()});
    if (parser.isSet(help)) {
        out << parser.helpText() << Qt::flush;
        return 0;
    }
    if (!parser.positionalArguments().isEmpty())
        return fail(err,
            {ErrorKind::Usage,
                Tr::tr("“%1” is not understood.").arg(parser.positionalArguments().constFirst())});
    const bool json = parser.value(format) == QLatin1String("json");
    if (!json && parser.value(format) != QLatin1String("table"))
        return fail(err,
            {ErrorKind::Usage,
                Tr::tr("--format is table or json, not “%1”.").arg(parser.value(format))});

    CallQuery query;
    query.where = parser.value(where);
    query.ascending = true;
    auto future =
        history.reprice(query, pricerOf(std::move(prices), providers), parser.isSet(dryRun));
    future.waitForFinished();
    if (future.resultCount() == 0)
        return fail(err, {ErrorKind::Storage, Tr::tr("The history was closed.")});
    const Result<RepriceReport> report = future.result();
    if (!report)
        return fail(err, report.error());
    (json ? printJson : printTable)(*report, parser.isSet(dryRun), out);
    return 0;
}

}
