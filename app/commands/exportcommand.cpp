#include "app/commands/exportcommand.h"

#include "app/commands/callsprint.h"
#include "core/session/callexport.h"
#include "core/session/callimport.h"
#include "core/session/repricer.h"

#include <QCommandLineParser>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(ExportCommand)
};

int fail(QTextStream &err, const Error &error)
{
    err << terminalLine(error.message) << Qt::endl;
    return error.kind == ErrorKind::Usage ? 2 : 1;
}

int usage(QTextStream &err, const QString &message)
{
    return fail(err, {ErrorKind::Usage, message, 0, {}});
}

}

int runExport(const QStringList &arguments, History &history, QTextStream &out, QTextStream &err, const Waiter &wait)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Tr::tr("Writes recorded calls to a file, oldest first. Keys are not in it.\n"
        "jsonl has everything and can be imported again; csv is for spreadsheets; har (HTTP Archive) for\n"
        "network tools; openai-jsonl has the conversations of answered calls for fine-tuning."));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, Tr::tr("Shows this help."));
    const QCommandLineOption where(QStringLiteral("where"), Tr::tr("Only calls that fit the filter."), Tr::tr("FILTER"));
    const QCommandLineOption format(QStringLiteral("format"), Tr::tr("jsonl, csv, har or openai-jsonl."),
        Tr::tr("FORMAT"), QStringLiteral("jsonl"));
    parser.addOptions({help, where, format});
    parser.addPositionalArgument(Tr::tr("FILE"), Tr::tr("The file to write; - is standard output."));
    if (!parser.parse(QStringList{QStringLiteral("heliograph export")} + arguments))
        return usage(err, parser.errorText());
    if (parser.isSet(help)) {
        out << parser.helpText() << Qt::flush;
        return 0;
    }
    const QStringList files = parser.positionalArguments();
    if (files.size() != 1)
        return usage(err, Tr::tr("Name one file to write to. heliograph export --help says more."));
    const auto chosen = exportFormatFromName(parser.value(format));
    if (!chosen)
        return usage(err,
            Tr::tr("There is no format “%1”: use jsonl, csv, har or openai-jsonl.").arg(parser.value(format)));
    CallQuery query;
    query.where = parser.value(where);
    auto future = exportCalls(history, query, *chosen, files.constFirst());
    wait(QFuture<void>(future));
    if (future.resultCount() == 0)
        return fail(err, {ErrorKind::Cancelled, Tr::tr("Stopped. No file was written."), 0, {}});
    const Result<ExportReport> report = future.takeResult();
    if (!report)
        return fail(err, report.error());
    err << Tr::tr("Calls written: %1.").arg(report->calls) << '\n';
    if (report->running > 0)
        err << Tr::tr("Left out, because they have not ended: %1.").arg(report->running) << '\n';
    if (report->unfit > 0)
        err << Tr::tr("Left out, because they have no whole answer that could be taught: %1.").arg(report->unfit) << '\n';
    if (report->unreadable > 0)
        err << Tr::tr("Left out, because the history file is damaged where they are: %1.").arg(report->unreadable) << '\n';
    err.flush();
    return report->unreadable > 0 ? 1 : 0;
}

int runImport(const QStringList &arguments, History &history, const ProviderList &providers,
    std::shared_ptr<const PriceBook> prices, QTextStream &out, QTextStream &err, const Waiter &wait)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Tr::tr("Takes calls out of files into the history: lines that heliograph export wrote (jsonl), and\n"
               "HTTP Archives (har). A call that is already there is not taken twice. Lines that cannot be read\n"
               "are named, and the rest is taken."));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, Tr::tr("Shows this help."));
    parser.addOption(help);
    parser.addPositionalArgument(Tr::tr("FILE"), Tr::tr("One or more files to read."), Tr::tr("FILE…"));
    if (!parser.parse(QStringList{QStringLiteral("heliograph import")} + arguments))
        return usage(err, parser.errorText());
    if (parser.isSet(help)) {
        out << parser.helpText() << Qt::flush;
        return 0;
    }
    const QStringList files = parser.positionalArguments();
    if (files.isEmpty())
        return usage(err, Tr::tr("Name at least one file to read."));
    const Pricer pricer = pricerOf(std::move(prices), providers);
    ImportReport total;
    int status = 0;
    for (const QString &file : files) {
        auto future = importCalls(history, file, providers, pricer);
        wait(QFuture<void>(future));
        if (future.resultCount() == 0)
            return fail(err, {ErrorKind::Cancelled, Tr::tr("Stopped. What was taken over until then stays."), 0, {}});
        const Result<ImportReport> report = future.takeResult();
        if (!report) {
            status = fail(err, report.error());
            continue;
        }
        for (const RefusedLine &refused : report->refusedLines) {
            const QString place = refused.line > 0 ? Tr::tr("%1, line %2").arg(file).arg(refused.line) : file;
            err << terminalLine(place + QStringLiteral(": ") + refused.reason) << '\n';
        }
        if (report->refused > report->refusedLines.size())
            err << Tr::tr("%1: %2 more lines were not taken over.")
                       .arg(terminalLine(file)).arg(report->refused - report->refusedLines.size()) << '\n';
        total.imported += report->imported;
        total.alreadyThere += report->alreadyThere;
        total.refused += report->refused;
        if (report->imported + report->alreadyThere == 0 && report->refused > 0)
            status = 1; // nothing in it could be read
    }
    out << Tr::tr("Imported: %1. Already there: %2. Not taken over: %3.")
               .arg(total.imported).arg(total.alreadyThere).arg(total.refused)
        << Qt::endl;
    err.flush();
    return status;
}

}
