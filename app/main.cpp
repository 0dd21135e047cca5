#include "app/commandline.h"
#include "app/translator.h"
#include "app/windowapp.h"
#include "core/base/log.h"
#include "core/base/memory.h"

#include <QCoreApplication>
#include <QNetworkProxyFactory>
#include <QTextStream>

using namespace heliograph;

namespace {

void describeProgram()
{
    QCoreApplication::setApplicationName(QStringLiteral("heliograph"));
    QCoreApplication::setOrganizationName(QString()); // folders are called after the program alone
    QCoreApplication::setApplicationVersion(QStringLiteral(HELIOGRAPH_VERSION));
    QNetworkProxyFactory::setUseSystemConfiguration(true);
}

QStringList argumentsOf(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

}

int main(int argc, char **argv)
{
    giveLargeBlocksBack();
    installRedactingLog();
    describeProgram();
    const QStringList arguments = argumentsOf(argc, argv);
    if (const auto first = parseCommandLine(arguments);
        first && first->command.isEmpty() && !first->help && !first->version)
        return runWindow(argc, argv, *first);

    QCoreApplication app(argc, argv);
    installTranslations(app);
    const auto commandLine = parseCommandLine(arguments); // again, for its words in the user's language
    if (!commandLine) {
        QTextStream(stderr) << commandLine.error().message << Qt::endl;
        return 2;
    }
    if (commandLine->version) {
        QTextStream(stdout) << "Heliograph " << HELIOGRAPH_VERSION << Qt::endl;
        return 0;
    }
    if (commandLine->help) {
        QTextStream(stdout) << helpText() << Qt::flush;
        return 0;
    }
    return runCommand(*commandLine);
}
