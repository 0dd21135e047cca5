#include "app/commands/historycommand.h"

#include "app/commands/callsprint.h"
#include "core/base/json.h"
#include "core/history/backup.h"
#include "core/history/history.h"
#include "core/history/historykeeper.h"
#include "core/session/keepsettings.h"

#include <QCommandLineParser>
#include <QDir>
#include <QLocale>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(HistoryCommand)
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

template <typename T> Result<T> waitFor(const HistoryCommandContext &context, QFuture<Result<T>> future)
{
    context.wait(QFuture<void>(future));
    if (future.resultCount() == 0)
        return Error{ErrorKind::Cancelled, Tr::tr("Stopped. What was deleted until then is gone."), 0, {}};
    return future.takeResult();
}

QString bytesText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString spanText(const RemovalPlan &plan)
{
    const auto day = [](const QDateTime &time) {
        return time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    };
    return Tr::tr("%1 to %2").arg(day(plan.oldest), day(plan.newest));
}

int printRemoval(const Result<RemovalReport> &report, const HistoryCommandContext &context)
{
    if (!report)
        return fail(context.err, report.error());
    context.out << Tr::tr("Calls deleted: %1. The file became smaller by %2.").arg(report->calls).arg(bytesText(report->bytesFreed))
                << Qt::endl;
    if (report->logRemains)
        context.err << Tr::tr("Another program is reading the history. Traces of the deleted calls remain in the file beside it "
                              "until that ends.")
                    << Qt::endl;
    if (report->stopped)
        context.err << Tr::tr("It was stopped before the end. The next start goes on with it.") << Qt::endl;
    return report->stopped ? 1 : 0;
}

int remove(const QStringList &arguments, const HistoryCommandContext &context)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Tr::tr("Deletes calls for good: what was said in them is gone from the file, its search index and its log.\n"
               "Calls that have not ended stay. Without --yes it says how many there are and asks."));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, Tr::tr("Shows this help."));
    const QCommandLineOption where(QStringLiteral("where"), Tr::tr("The calls that fit this filter."), Tr::tr("FILTER"));
    const QCommandLineOption yes(QStringLiteral("yes"), Tr::tr("Does not ask."));
    parser.addOptions({help, where, yes});
    if (!parser.parse(QStringList{QStringLiteral("heliograph history delete")} + arguments))
        return usage(context.err, parser.errorText());
    if (parser.isSet(help)) {
        context.out << parser.helpText() << Qt::flush;
        return 0;
    }
    if (!parser.positionalArguments().isEmpty() || parser.value(where).trimmed().isEmpty())
        return usage(context.err,
            Tr::tr("Say which calls with --where FILTER, such as --where 'created < 2026-01-01'."));
    const auto history = History::open(context.path);
    if (!history)
        return fail(context.err, history.error());
    HistoryKeeper keeper(**history, context.path);
    CallQuery query;
    query.where = parser.value(where);
    const auto plan = waitFor(context, keeper.plan(query));
    if (!plan)
        return fail(context.err, plan.error());
    if (plan->running > 0)
        context.err << Tr::tr("Left alone, because they have not ended: %1.").arg(plan->running) << Qt::endl;
    if (plan->calls == 0) {
        context.out << Tr::tr("No call fits.") << Qt::endl;
        return 0;
    }
    const QString what = Tr::tr("Calls to delete: %1, from %2.").arg(QString::number(plan->calls), spanText(*plan));
    context.err << what << Qt::endl;
    if (!parser.isSet(yes)) {
        if (!context.confirm)
            return usage(context.err, Tr::tr("Nothing was deleted: add --yes."));
        if (!context.confirm(Tr::tr("Delete them for good? [y/N] "))) {
            context.err << Tr::tr("Nothing was deleted.") << Qt::endl;
            return 1;
        }
    }
    return printRemoval(waitFor(context, keeper.remove(query)), context);
}

int tidy(const HistoryCommandContext &context)
{
    const Retention retention = retentionOf(context.settings);
    if (retention == Retention())
        context.err << Tr::tr("No limit is set: heliograph config set history.keep-days N, or history.keep-mb N.") << Qt::endl;
    const auto history = History::open(context.path);
    if (!history)
        return fail(context.err, history.error());
    HistoryKeeper keeper(**history, context.path);
    return printRemoval(waitFor(context, keeper.retain(retention)), context);
}

int backup(const QString &file, const HistoryCommandContext &context)
{
    const auto history = History::open(context.path);
    if (!history)
        return fail(context.err, history.error());
    HistoryKeeper keeper(**history, context.path);
    const auto report = waitFor(context, keeper.backUp(file));
    if (!report)
        return fail(context.err, report.error());
    context.out << Tr::tr("%1 calls were copied to %2 (%3), and the copy was checked.")
                       .arg(QString::number(report->calls), QDir::toNativeSeparators(file), bytesText(report->bytes))
                << Qt::endl;
    return 0;
}

int restore(const QString &file, const HistoryCommandContext &context)
{
    const auto prepared = prepareRestore(file, context.path);
    if (!prepared)
        return fail(context.err, prepared.error());
    const auto aside = finishRestore(context.path);
    if (!aside) {
        abandonRestore(context.path);
        return fail(context.err, aside.error());
    }
    context.out << Tr::tr("%1 calls were restored.").arg(prepared->calls) << Qt::endl;
    if (!aside->isEmpty())
        context.out << Tr::tr("The history that was there is kept as %1.").arg(QDir::toNativeSeparators(*aside)) << Qt::endl;
    return 0;
}

int check(const HistoryCommandContext &context)
{
    const auto report = checkHistory(context.path, false);
    if (!report)
        return fail(context.err, report.error());
    for (const QString &problem : report->problems)
        context.err << terminalLine(problem) << '\n';
    if (report->problems.isEmpty()) {
        context.out << Tr::tr("The history is sound. Calls: %1.").arg(report->calls) << Qt::endl;
        return 0;
    }
    context.err << Tr::tr("The history file %1 is damaged. Calls that can be read still can: export them, or put a backup in "
                          "its place with heliograph history restore FILE.")
                       .arg(QDir::toNativeSeparators(context.path))
                << Qt::endl;
    return 1;
}

int space(bool json, const HistoryCommandContext &context)
{
    const auto history = History::open(context.path);
    if (!history)
        return fail(context.err, history.error());
    HistoryKeeper keeper(**history, context.path);
    const auto report = waitFor(context, keeper.space());
    if (!report)
        return fail(context.err, report.error());
    if (json) {
        const Json object{{"requests", report->requests}, {"answers", report->answers}, {"search", report->search},
            {"calls", report->calls}, {"indexes", report->indexes}, {"other", report->other}, {"free", report->free},
            {"log", report->log}, {"total", report->total()}};
        context.out << QString::fromUtf8(dumpJson(object)) << Qt::endl;
        return 0;
    }
    const auto line = [&context](const QString &what, qint64 bytes) {
        context.out << what.leftJustified(24) << bytesText(bytes).rightJustified(12) << '\n';
    };
    line(Tr::tr("Requests"), report->requests);
    line(Tr::tr("Answers"), report->answers);
    line(Tr::tr("Search"), report->search);
    line(Tr::tr("Calls and details"), report->calls);
    line(Tr::tr("Indexes"), report->indexes);
    line(Tr::tr("Other"), report->other);
    line(Tr::tr("Free for new calls"), report->free);
    line(Tr::tr("Log beside the file"), report->log);
    line(Tr::tr("Together"), report->total());
    context.out.flush();
    return 0;
}

}

int runHistory(const QStringList &arguments, const HistoryCommandContext &context)
{
    const QString help =
        Tr::tr("Usage: heliograph history backup FILE          copy the history while it is in use, and check the copy\n"
               "       heliograph history restore FILE         put a backup in its place; the present history is kept beside it\n"
               "       heliograph history check                read every page and say whether it is sound\n"
               "       heliograph history space [--format table|json]   what uses the space\n"
               "       heliograph history delete --where FILTER [--yes] delete calls for good\n"
               "       heliograph history tidy                 hold it to history.keep-days and history.keep-mb now\n");
    const QString command = arguments.value(0);
    const QStringList rest = arguments.mid(1);
    if (command == QLatin1String("--help") || command == QLatin1String("-h")
        || (command != QLatin1String("delete") && (rest.contains(QLatin1String("--help")) || rest.contains(QLatin1String("-h"))))) {
        context.out << help << Qt::flush;
        return 0;
    }
    if (command == QLatin1String("delete"))
        return remove(rest, context);
    if (command == QLatin1String("backup") && rest.size() == 1)
        return backup(rest[0], context);
    if (command == QLatin1String("restore") && rest.size() == 1)
        return restore(rest[0], context);
    if (command == QLatin1String("check") && rest.isEmpty())
        return check(context);
    if (command == QLatin1String("tidy") && rest.isEmpty())
        return tidy(context);
    const QString format = rest.join(u' ').replace(u'=', u' ');
    if (command == QLatin1String("space")
        && (rest.isEmpty() || format == QLatin1String("--format table") || format == QLatin1String("--format json")))
        return space(format.endsWith(QLatin1String("json")), context);
    context.err << help << Qt::flush;
    return 2;
}

}
