#include "app/commandline.h"

#include "app/appservices.h"
#include "app/commands/callscommand.h"
#include "app/commands/capturecommand.h"
#include "app/commands/configcommand.h"
#include "app/commands/democommand.h"
#include "app/commands/diffcommand.h"
#include "app/commands/exportcommand.h"
#include "app/commands/historycommand.h"
#include "app/commands/keyscommand.h"
#include "app/commands/pricecommand.h"
#include "app/commands/pricescommand.h"
#include "app/commands/repricecommand.h"
#include "app/commands/secretinput.h"
#include "app/commands/sendcommand.h"
#include "app/commands/statscommand.h"
#include "app/interrupt.h"
#include "app/terminal.h"
#include "core/session/keepsettings.h"

#include <QCoreApplication>
#include <QFile>
#include <QFutureWatcher>
#include <QHash>
#include <QTextStream>

#include <functional>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

Error usage(const QString &message)
{
    return {ErrorKind::Usage, message};
}

int fail(const Error &error)
{
    QTextStream(stderr) << error.message << Qt::endl;
    return error.kind == ErrorKind::Usage ? 2 : 1;
}

int help(const QString &text)
{
    QTextStream(stdout) << text << Qt::flush;
    return 0;
}

/// Ctrl+C cancels the job, which then ends cleanly. On a terminal its progress is shown.
void waitOrInterrupt(QFuture<void> job)
{
    QFutureWatcher<void> watcher;
    Interrupt interrupt;
    QTextStream err(stderr);
    bool shown = false;
    QObject::connect(&interrupt, &Interrupt::requested, &watcher, [&job] { job.cancel(); });
    QObject::connect(&watcher, &QFutureWatcherBase::finished, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    QObject::connect(&watcher, &QFutureWatcherBase::progressValueChanged, &watcher, [&](int value) {
        if (!stdoutIsTerminal() || job.progressMaximum() <= 0)
            return;
        err << '\r' << int(100.0 * value / job.progressMaximum()) << " % " << Qt::flush;
        shown = true;
    });
    watcher.setFuture(job);
    QCoreApplication::exec();
    if (shown)
        err << "\r      \r" << Qt::flush;
}

int runSend(const CommandLine &commandLine)
{
    auto options = parseSendOptions(commandLine.arguments);
    if (!options)
        return fail(options.error());
    if (options->help)
        return help(options->helpText);
    const auto services = AppServices::open(commandLine.profile, commandLine.demo);
    if (!services)
        return fail(services.error());
    SendCommand command(*options, (*services)->services(), (*services)->clock());
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::requested, &command, &SendCommand::interrupt);
    QObject::connect(&command, &SendCommand::finished, qApp, &QCoreApplication::exit, Qt::QueuedConnection);
    QMetaObject::invokeMethod(&command, &SendCommand::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

int runDemoServer(const CommandLine &commandLine)
{
    const QStringList &arguments = commandLine.arguments;
    int port = 0;
    bool ok = arguments.isEmpty();
    if (arguments.size() == 2 && arguments[0] == QLatin1String("--port"))
        port = arguments[1].toInt(&ok);
    else if (arguments.size() == 1 && arguments[0].startsWith(QLatin1String("--port=")))
        port = arguments[0].sliced(7).toInt(&ok);
    if (arguments.contains(QLatin1String("--help")) || arguments.contains(QLatin1String("-h")))
        return help(Tr::tr("Usage: heliograph demo-server [--port N]\n"
                       "Runs the built-in demo provider alone, on 127.0.0.1, until Ctrl+C.\n"));
    if (!ok || port < 0 || port > 65'535)
        return fail(usage(Tr::tr("Usage: heliograph demo-server [--port N], with N from 0 (any free port) to 65535.")));
    DemoCommand command;
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::requested, qApp, &QCoreApplication::quit);
    if (const auto status = command.start(quint16(port)))
        return *status;
    return QCoreApplication::exec();
}

int runCaptureCommand(const CommandLine &commandLine)
{
    const auto options = parseCaptureOptions(commandLine.arguments);
    if (!options)
        return fail(options.error());
    if (options->help)
        return help(captureHelp());
    const auto services = AppServices::open(commandLine.profile, commandLine.demo);
    if (!services)
        return fail(services.error());
    const Services all = (*services)->services();
    if (commandLine.demo) {
        const auto demo = all.demo.baseUrl();
        if (!demo)
            return fail(demo.error());
        all.capture.setDemoUrl(*demo);
    }
    CaptureCommand command(all.capture);
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::requested, qApp, &QCoreApplication::quit);
    if (const auto status = command.start(*options))
        return *status;
    const int status = QCoreApplication::exec();
    all.capture.stop();
    return status;
}

int runPriceCommand(const CommandLine &commandLine)
{
    const QDateTime now = SystemClock().nowUtc();
    const auto options = parsePriceOptions(commandLine.arguments, now);
    if (!options)
        return fail(options.error());
    if (options->help)
        return help(options->helpText);
    QFile input;
    if (!input.open(stdin, QFile::ReadOnly))
        return fail(usage(Tr::tr("Standard input cannot be read.")));
    QTextStream out(stdout);
    QTextStream err(stderr);
    // Without a profile, and with one whose prices cannot be read, the built-in book is as good as ever.
    std::shared_ptr<const PriceBook> book = PriceBook::builtIn();
    if (const auto profile = Profile::open(commandLine.profile)) {
        const UserPrices own(profile->pricesPath(), book);
        if (!own.state())
            err << own.state().error().message << Qt::endl;
        book = own.book();
    }
    return runPrice(*options, *book, now, input, out, err);
}

int runPricesCommand(const CommandLine &commandLine)
{
    const auto profile = Profile::open(commandLine.profile);
    if (!profile)
        return fail(profile.error());
    UserPrices prices(profile->pricesPath(), PriceBook::builtIn());
    QTextStream out(stdout);
    QTextStream err(stderr);
    return runPrices(commandLine.arguments, prices, out, err);
}

int runRepriceCommand(const CommandLine &commandLine)
{
    const auto profile = Profile::open(commandLine.profile);
    if (!profile)
        return fail(profile.error());
    const UserPrices prices(profile->pricesPath(), PriceBook::builtIn());
    if (!prices.state())
        return fail(prices.state().error()); // else the history would lose the user's prices unasked
    const auto history = History::open(profile->historyPath());
    if (!history)
        return fail(history.error());
    const Settings settings(profile->settingsPath());
    QTextStream out(stdout);
    QTextStream err(stderr);
    return runReprice(
        commandLine.arguments, **history, ProviderList::load(settings), prices.book(), out, err);
}

int runExportCommand(const CommandLine &commandLine)
{
    const auto profile = Profile::open(commandLine.profile);
    if (!profile)
        return fail(profile.error());
    const auto history = History::open(profile->historyPath());
    if (!history)
        return fail(history.error());
    QTextStream out(stdout);
    QTextStream err(stderr);
    return runExport(commandLine.arguments, **history, out, err, waitOrInterrupt);
}

int runImportCommand(const CommandLine &commandLine)
{
    const auto profile = Profile::open(commandLine.profile);
    if (!profile)
        return fail(profile.error());
    const UserPrices prices(profile->pricesPath(), PriceBook::builtIn());
    const auto history = History::open(profile->historyPath());
    if (!history)
        return fail(history.error());
    const Settings settings(profile->settingsPath());
    (*history)->setBodyRules(bodyRulesOf(settings));
    QTextStream out(stdout);
    QTextStream err(stderr);
    return runImport(
        commandLine.arguments, **history, ProviderList::load(settings), prices.book(), out, err,
        waitOrInterrupt);
}

int runHistoryCommand(const CommandLine &commandLine)
{
    const auto profile = Profile::open(commandLine.profile);
    if (!profile)
        return fail(profile.error());
    const Settings settings(profile->settingsPath());
    QTextStream in(stdin);
    QTextStream out(stdout);
    QTextStream err(stderr);
    HistoryCommandContext context{profile->historyPath(), settings, out, err, {}, waitOrInterrupt};
    if (stdoutIsTerminal()) {
        context.confirm = [&](const QString &question) {
            err << question << Qt::flush;
            return in.readLine().trimmed().compare(QLatin1String("y"), Qt::CaseInsensitive) == 0;
        };
    }
    return runHistory(commandLine.arguments, context);
}

int runCallsCommand(const CommandLine &commandLine)
{
    const auto profile = Profile::open(commandLine.profile);
    if (!profile)
        return fail(profile.error());
    const auto history = History::open(profile->historyPath());
    if (!history)
        return fail(history.error());
    const Settings settings(profile->settingsPath());
    const ProviderList providers = ProviderList::load(settings);
    QTextStream out(stdout);
    QTextStream err(stderr);
    return CallsCommand(**history, providers, out, err, terminalWidth()).run(commandLine.arguments);
}

int runDiffCommand(const CommandLine &commandLine)
{
    QTextStream out(stdout);
    QTextStream err(stderr);
    // Files need no history.
    const auto openHistory = [&commandLine]() -> Result<std::unique_ptr<History>> {
        const auto profile = Profile::open(commandLine.profile);
        if (!profile)
            return profile.error();
        return History::open(profile->historyPath());
    };
    return runDiff(commandLine.arguments, openHistory, out, err);
}

int runStatsCommand(const CommandLine &commandLine)
{
    const auto profile = Profile::open(commandLine.profile);
    if (!profile)
        return fail(profile.error());
    const auto history = History::open(profile->historyPath());
    if (!history)
        return fail(history.error());
    QTextStream out(stdout);
    QTextStream err(stderr);
    return runStats(commandLine.arguments, **history, out, err, terminalWidth());
}

int runKeysCommand(const CommandLine &commandLine)
{
    const auto profile = Profile::open(commandLine.profile);
    if (!profile)
        return fail(profile.error());
    const Settings settings(profile->settingsPath());
    const ProviderList providers = ProviderList::load(settings);
    KeyRing keys(makeKeychainStore());
    QTextStream out(stdout);
    QTextStream err(stderr);
    const KeysContext context{keys, providers, out, err, readSecretFromStdin};
    // Started from within the event loop: the keychain answers through it.
    QMetaObject::invokeMethod(qApp, [&] {
        runKeys(commandLine.arguments, context).then(qApp, [](int status) { QCoreApplication::exit(status); });
    }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

int runConfigCommand(const CommandLine &commandLine)
{
    const auto profile = Profile::open(commandLine.profile);
    if (!profile)
        return fail(profile.error());
    Settings settings(profile->settingsPath());
    const ProviderList providers = ProviderList::load(settings);
    QTextStream out(stdout);
    QTextStream err(stderr);
    return runConfig(commandLine.arguments, settings, providers, out, err);
}

using Runner = int (*)(const CommandLine &);

const QHash<QString, Runner> &commands()
{
    static const QHash<QString, Runner> table{
        {QStringLiteral("send"), runSend},
        {QStringLiteral("calls"), runCallsCommand},
        {QStringLiteral("capture"), runCaptureCommand},
        {QStringLiteral("diff"), runDiffCommand},
        {QStringLiteral("export"), runExportCommand},
        {QStringLiteral("import"), runImportCommand},
        {QStringLiteral("history"), runHistoryCommand},
        {QStringLiteral("stats"), runStatsCommand},
        {QStringLiteral("price"), runPriceCommand},
        {QStringLiteral("prices"), runPricesCommand},
        {QStringLiteral("reprice"), runRepriceCommand},
        {QStringLiteral("keys"), runKeysCommand},
        {QStringLiteral("config"), runConfigCommand},
        {QStringLiteral("demo-server"), runDemoServer},
    };
    return table;
}

}

Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    CommandLine result;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (argument == QLatin1String("--")) {
            result.arguments += arguments.sliced(i);
            break;
        }
        if (argument == QLatin1String("--profile") || argument == QLatin1String("--selfcheck")) {
            if (i + 1 == arguments.size())
                return usage(Tr::tr("%1 needs a folder.").arg(argument));
            (argument == QLatin1String("--profile") ? result.profile : result.selfCheckFolder)
                = arguments[++i];
        } else if (argument.startsWith(QLatin1String("--profile="))) {
            result.profile = argument.sliced(10);
        } else if (argument == QLatin1String("--demo")) {
            result.demo = true;
        } else if (!result.command.isEmpty()) {
            result.arguments.append(argument);
        } else if (argument == QLatin1String("--help") || argument == QLatin1String("-h")) {
            result.help = true;
        } else if (argument == QLatin1String("--version") || argument == QLatin1String("-v")) {
            result.version = true;
        } else if (argument.startsWith(QLatin1Char('-'))) {
            return usage(Tr::tr("The option %1 is not known. Try heliograph --help.").arg(argument));
        } else if (commands().contains(argument)) {
            result.command = argument;
        } else {
            return usage(Tr::tr("The command “%1” is not known. Try heliograph --help.").arg(argument));
        }
    }
    return result;
}

QString helpText()
{
    return Tr::tr("Usage: heliograph [--profile DIR] [--demo] [COMMAND]\n"
              "\n"
              "Without a command the window opens. Commands:\n"
              "  send           ask a model and stream its answer\n"
              "  calls          list recorded calls, or show one\n"
              "  capture        run the capture proxy: what clients send through it is recorded\n"
              "  diff           what differs between two calls, or two files\n"
              "  export         write recorded calls to a file\n"
              "  import         take calls out of a file into the history\n"
              "  history        back up, restore, check and delete what was recorded\n"
              "  stats          sums, costs and percentiles of recorded calls\n"
              "  price          what a call costs, as a receipt\n"
              "  prices         list, set and remove prices of your own\n"
              "  reprice        price recorded calls again with the prices of now\n"
              "  keys           store, list and remove keys in the system's keychain\n"
              "  config         read and change settings\n"
              "  demo-server    run the built-in demo provider alone\n"
              "\n"
              "heliograph COMMAND --help says more about one.\n"
              "\n"
              "  --profile DIR  keep history and settings in this folder\n"
              "  --demo         use the built-in demo provider\n"
              "  --selfcheck DIR  ask the demo provider one question through the window, leave a\n"
              "                 picture in this folder and close\n"
              "  --version      print the version\n");
}

int runCommand(const CommandLine &commandLine)
{
    const Runner runner = commands().value(commandLine.command);
    return runner ? runner(commandLine) : 2;
}

}
