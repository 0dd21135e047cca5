#include "app/commands/callscommand.h"

#include "app/commands/callid.h"
#include "app/commands/callsprint.h"
#include "core/session/calljson.h"
#include "core/session/codeexport.h"
#include "core/session/harexport.h"

#include <QCommandLineParser>

#include <deque>

namespace heliograph
{

namespace
{

constexpr int kTableLimit = 50;
constexpr qsizetype kPage = 500;
/// How many whole calls are asked for ahead of the one that is printed.
constexpr size_t kAhead = 16;

}

CallsCommand::CallsCommand(
    History &history, const ProviderList &providers, QTextStream &out, QTextStream &err, int width)
    : m_history(history), m_providers(providers), m_out(out), m_err(err), m_width(width)
{
}

int CallsCommand::run(const QStringList &arguments)
{
    const QString command = arguments.value(0);
    if (command == QLatin1String("list"))
        return list(arguments.mid(1));
    if (command == QLatin1String("show"))
        return show(arguments.mid(1));
    const bool help = command == QLatin1String("--help") || command == QLatin1String("-h");
    (help ? m_out : m_err) << tr("Usage: heliograph calls list [options]\n"
                                 "       heliograph calls show [options] ID\n"
                                 "\n"
                                 "Add --help to either for its options.")
                           << Qt::endl;
    return help ? 0 : 2;
}

int CallsCommand::list(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption where(QStringLiteral("where"),
        tr("Only calls for which this holds, such as: cost > 0.05 and model ~ \"opus\" and ttft > "
           "2s"),
        tr("FILTER"));
    const QCommandLineOption search(QStringLiteral("search"),
        tr("Only calls with these words in prompt or answer."), tr("TEXT"));
    const QCommandLineOption limit(QStringLiteral("limit"),
        tr("At most so many, the newest first. Without it %1 in a table, all in jsonl and csv.")
            .arg(kTableLimit),
        tr("N"));
    const QCommandLineOption format(QStringLiteral("format"),
        tr("table, jsonl (whole calls, one a line) or csv (for spreadsheets: a text that would be "
           "taken for a "
           "formula gets an apostrophe in front)."),
        tr("FORMAT"), QStringLiteral("table"));
    const QCommandLineOption help(
        {QStringLiteral("h"), QStringLiteral("help")}, tr("Show this help."));
    parser.addOptions({where, search, limit, format, help});
    const auto usage = [this](const QString &message) {
        return fail({ErrorKind::Usage, message, 0, {}});
    };
    // The parser takes the first argument for the program's name.
    if (!parser.parse(QStringList{QStringLiteral("heliograph calls list")} + arguments))
        return usage(parser.errorText());
    if (parser.isSet(help)) {
        m_out << tr("Lists recorded calls, newest first.") << "\n\n"
              << parser.helpText() << Qt::flush;
        return 0;
    }
    if (!parser.positionalArguments().isEmpty())
        return usage(tr("“%1” was not expected.").arg(parser.positionalArguments().constFirst()));
    const QString form = parser.value(format);
    if (!QStringList{QStringLiteral("table"), QStringLiteral("jsonl"), QStringLiteral("csv")}
             .contains(form))
        return usage(tr("There is no format “%1”: use table, jsonl or csv.").arg(form));

    CallQuery query;
    query.where = parser.value(where);
    query.search = parser.value(search);
    if (form == QLatin1String("table"))
        query.limit = kTableLimit;
    if (parser.isSet(limit)) {
        bool isNumber = false;
        query.limit = parser.value(limit).toInt(&isNumber);
        if (!isNumber || query.limit < 0)
            return usage(tr("--limit takes a whole number, not “%1”.").arg(parser.value(limit)));
    }
    const auto rows = waitForHistory(m_history.find(query));
    if (!rows)
        return fail(rows.error());
    return form == QLatin1String("jsonl") ? listCalls(*rows) : listRows(*rows, form);
}

int CallsCommand::listRows(const QList<qint64> &rows, const QString &format)
{
    const bool csv = format == QLatin1String("csv");
    const SummaryParts parts{false, csv}; // labels are a column of the CSV alone
    CallsTable table(m_out, m_width);
    if (csv)
        m_out << csvHeader();
    else if (rows.isEmpty())
        m_err << tr("No calls.") << Qt::endl;
    // The next page is read while this one is printed.
    auto next = m_history.summaries(rows.mid(0, kPage), parts);
    for (qsizetype from = 0; from < rows.size(); from += kPage) {
        const auto page = waitForHistory(std::move(next));
        if (!page)
            return fail(page.error());
        next = m_history.summaries(rows.mid(from + kPage, kPage), parts);
        if (csv) {
            for (const CallSummary &call : *page)
                m_out << csvRow(call);
        } else {
            table.add(*page);
        }
        if (!flush())
            return 1;
    }
    return flush() ? 0 : 1;
}

int CallsCommand::listCalls(const QList<qint64> &rows)
{
    std::deque<QFuture<Result<Call>>> asked;
    const auto printFirst = [this, &asked] {
        const auto call = waitForHistory(std::move(asked.front()));
        asked.pop_front();
        if (!call)
            return fail(call.error());
        m_out << QString::fromUtf8(dumpJson(callToJson(*call))) << '\n';
        return flush() ? 0 : 1;
    };
    for (qsizetype from = 0; from < rows.size(); from += kPage) {
        const auto page = waitForHistory(m_history.summaries(rows.mid(from, kPage)));
        if (!page)
            return fail(page.error());
        for (const CallSummary &summary : *page) {
            asked.push_back(m_history.call(summary.id));
            if (asked.size() <= kAhead)
                continue;
            if (const int status = printFirst())
                return status;
        }
    }
    while (!asked.empty()) {
        if (const int status = printFirst())
            return status;
    }
    return 0;
}

int CallsCommand::show(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption format(QStringLiteral("format"),
        tr("text, json (one line), har (HTTP Archive), or a program that sends the call again, "
           "keys as variables: curl, python, typescript, go, cpp."),
        tr("FORMAT"), QStringLiteral("text"));
    const QCommandLineOption help(
        {QStringLiteral("h"), QStringLiteral("help")}, tr("Show this help."));
    parser.addOptions({format, help});
    parser.addPositionalArgument(tr("ID"),
        tr("The call's id, or as much of its beginning as no other id has (at least four "
           "characters)."));
    const auto usage = [this](const QString &message) {
        return fail({ErrorKind::Usage, message, 0, {}});
    };
    if (!parser.parse(QStringList{QStringLiteral("heliograph calls show")} + arguments))
        return usage(parser.errorText());
    if (parser.isSet(help)) {
        m_out << tr("Shows one recorded call.") << "\n\n" << parser.helpText() << Qt::flush;
        return 0;
    }
    const QStringList ids = parser.positionalArguments();
    if (ids.size() != 1)
        return usage(tr("Give the id of one call. heliograph calls list shows them."));
    const QString form = parser.value(format);
    QStringList formats{QStringLiteral("text"), QStringLiteral("json"), QStringLiteral("har")};
    for (const CodeLanguageName &language : codeLanguages())
        formats.append(language.id);
    if (!formats.contains(form))
        return usage(tr("There is no format “%1”. Known are %2.")
                         .arg(form, formats.join(QLatin1String(", "))));
    const auto id = findCallId(m_history, ids[0]);
    if (!id)
        return fail(id.error());
    const auto call = waitForHistory(m_history.call(*id));
    return call ? print(*call, form) : fail(call.error());
}

int CallsCommand::print(const Call &call, const QString &format)
{
    const auto languages = codeLanguages();
    const auto language = std::find_if(languages.begin(), languages.end(),
        [&format](const CodeLanguageName &known) { return known.id == format; });
    if (language != languages.end())
        m_out << codeFor(language->language, call, m_providers.find(call.provider)).trimmed() << '\n';
    else if (format == QLatin1String("json"))
        m_out << QString::fromUtf8(dumpJson(callToJson(call))) << '\n';
    else if (format == QLatin1String("har"))
        m_out << QString::fromUtf8(dumpJsonPretty(harDocument({harEntry(call)}))) << '\n';
    else
        printCall(call, m_out);
    return flush() ? 0 : 1;
}

int CallsCommand::fail(const Error &error)
{
    m_out.flush();
    const QStringList lines = error.message.split(QLatin1Char('\n'));
    for (const QString &line : lines)
        m_err << terminalLine(line) << '\n';
    m_err.flush();
    return error.kind == ErrorKind::Usage ? 2 : 1;
}

bool CallsCommand::flush()
{
    m_out.flush();
    return m_out.status() == QTextStream::Ok;
}

}
