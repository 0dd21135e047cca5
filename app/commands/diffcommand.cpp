#include "app/commands/diffcommand.h"

#include "app/commands/callid.h"
#include "app/terminal.h"
#include "core/diff/diffexport.h"
#include "core/diff/difffiles.h"
#include "core/diff/messageparts.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(DiffCommand)
};

/// Two sides and what differs between them.
struct Compared {
    DiffSide a;
    DiffSide b;
    CallDiff diff;
    bool latin1 = false; ///< the texts are bytes, one a character
};

Result<Compared> compareFiles(const QString &aPath, const QString &bPath, const DiffOptions &options)
{
    auto sides = readSides(aPath, bPath);
    if (!sides)
        return sides.error();
    Compared compared{std::move(sides.value().a), std::move(sides.value().b), {}, sides->latin1};
    compared.diff = diffSides(compared.a, compared.b, options);
    return compared;
}

Result<Call> findCall(History &history, const QString &typed)
{
    const auto id = findCallId(history, typed);
    return id ? waitForHistory(history.call(*id)) : Result<Call>(id.error());
}

Result<Compared> compareCalls(History &history, const QString &a, const QString &b, const DiffOptions &options)
{
    const auto left = findCall(history, a);
    if (!left)
        return left.error();
    const auto right = findCall(history, b);
    if (!right)
        return right.error();
    Compared compared;
    std::tie(compared.a, compared.b) = DiffSide::fromCalls(*left, *right);
    compared.diff = diffSides(compared.a, compared.b, options);
    return compared;
}

QString jsonText(const Compared &compared)
{
    Json json;
    if (compared.diff.plain) {
        const PartDiff &part = compared.diff.messages.front().parts.front();
        // Of equal texts no steps were noted.
        json = textDiffToJson(part.a, part.b, part.a == part.b ? diffTexts(part.a, part.b) : part.diff, compared.latin1);
    } else {
        json = sidesDiffToJson(compared.a, compared.b, compared.diff);
    }
    return QString::fromUtf8(dumpJson(json)) + u'\n';
}

QString patchText(const Compared &compared, const DiffOptions &options)
{
    const QString a = textOfSide(compared.a);
    const QString b = textOfSide(compared.b);
    return unifiedPatch(compared.a.title, a, compared.b.title, b, diffTexts(a, b, options));
}

}

int runDiff(const QStringList &arguments, const std::function<Result<std::unique_ptr<History>>()> &openHistory,
    QTextStream &out, QTextStream &err)
{
    QCommandLineParser parser;
    const QCommandLineOption format(QStringLiteral("format"),
        Tr::tr("text, json (one line: every step from A to B), html (side by side, one file), markdown, or patch "
               "(unified)."),
        Tr::tr("FORMAT"), QStringLiteral("text"));
    const QCommandLineOption files(QStringLiteral("files"), Tr::tr("A and B are files, not calls."));
    const QCommandLineOption spaceChange(
        QStringLiteral("ignore-space-change"), Tr::tr("Take any white space for equal to any other."));
    const QCommandLineOption allSpace(QStringLiteral("ignore-space"), Tr::tr("Leave white space out of account."));
    const QCommandLineOption ignoreCase(QStringLiteral("ignore-case"), Tr::tr("Take capital and small letters for equal."));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, Tr::tr("Show this help."));
    parser.addOptions({format, files, spaceChange, allSpace, ignoreCase, help});
    parser.addPositionalArgument(Tr::tr("A"), Tr::tr("A call's id or its beginning; with --files a file."));
    parser.addPositionalArgument(Tr::tr("B"), Tr::tr("The other one."));
    const auto fail = [&err, &out](const Error &error) {
        out.flush();
        for (const QString &line : error.message.split(u'\n'))
            err << terminalSafe(line) << '\n';
        err.flush();
        return error.kind == ErrorKind::Usage ? 2 : 1;
    };
    const auto usage = [&fail](const QString &message) { return fail({ErrorKind::Usage, message, 0, {}}); };
    if (!parser.parse(QStringList{QStringLiteral("heliograph diff")} + arguments))
        return usage(parser.errorText());
    if (parser.isSet(help)) {
        out << Tr::tr("Says what differs between two calls, or two files.") << "\n\n" << parser.helpText() << Qt::flush;
        return 0;
    }
    const QStringList sides = parser.positionalArguments();
    if (sides.size() != 2)
        return usage(Tr::tr("Give two calls, or two files with --files."));
    const QString form = parser.value(format);
    const QStringList formats{QStringLiteral("text"), QStringLiteral("json"), QStringLiteral("html"),
        QStringLiteral("markdown"), QStringLiteral("patch")};
    if (!formats.contains(form))
        return usage(Tr::tr("There is no format “%1”. Known are %2.").arg(form, formats.join(QLatin1String(", "))));
    DiffOptions options;
    options.ignoreCase = parser.isSet(ignoreCase);
    if (parser.isSet(allSpace))
        options.space = DiffOptions::Space::IgnoreAll;
    else if (parser.isSet(spaceChange))
        options.space = DiffOptions::Space::IgnoreChange;

    Result<Compared> compared(Error{});
    if (parser.isSet(files)) {
        compared = compareFiles(sides[0], sides[1], options);
    } else {
        const auto history = openHistory();
        if (!history)
            return fail(history.error());
        compared = compareCalls(**history, sides[0], sides[1], options);
    }
    if (!compared)
        return fail(compared.error());
    if (form == QLatin1String("json")) {
        out << jsonText(*compared);
    } else if (form == QLatin1String("patch")) {
        out << patchText(*compared, options);
    } else {
        const DiffDocument document = makeDocument(compared->a.title, compared->b.title, compared->diff);
        if (form == QLatin1String("html"))
            out << diffToHtml(document);
        else if (form == QLatin1String("markdown"))
            out << diffToMarkdown(document);
        else
            out << terminalSafe(diffToText(document));
    }
    out.flush();
    return out.status() == QTextStream::Ok ? 0 : 1;
}

}
