#include "app/windowapp.h"

#include "app/appservices.h"
#include "app/interrupt.h"
#include "app/selfcheck.h"
#include "app/translator.h"
#include "core/session/localservers.h"
#include "ui/mainwindow.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QMessageBox>
#include <QTextStream>

namespace heliograph {

int runWindow(int &argc, char **argv, const CommandLine &commandLine)
{
    QApplication app(argc, argv);
    QApplication::setDesktopFileName(QStringLiteral("heliograph"));
    installTranslations(app);
    auto services = AppServices::open(
        commandLine.profile, commandLine.demo || !commandLine.selfCheckFolder.isEmpty());
    if (!services) {
        QTextStream(stderr) << services.error().message << Qt::endl;
        QMessageBox::critical(nullptr, QStringLiteral("Heliograph"), services.error().message);
        return 1;
    }
    applyTheme(app,
        themeModeFromName((*services)->services().settings.get(QStringLiteral("theme"))));
    MainWindow window((*services)->services());
    window.show();
    (*services)->keepHouse();
    (*services)->services().localServers.look(); // in the background; the model picker shows who answers
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::requested, &window, &QWidget::close);
    if (commandLine.selfCheckFolder.isEmpty())
        return QApplication::exec();
    SelfCheck check(window, (*services)->services(), commandLine.selfCheckFolder);
    QObject::connect(&check, &SelfCheck::finished, qApp, &QCoreApplication::exit, Qt::QueuedConnection);
    check.start();
    return QApplication::exec();
}

}
