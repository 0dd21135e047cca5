// Pictures of every page, for people to look at: light and dark, large and small. ./dev shots

#include "core/history/history.h"
#include "tests/support/examplecalls.h"
#include "tests/support/testenvironment.h"
#include "tests/support/testservices.h"
#include "ui/mainwindow.h"
#include "ui/playground/playgroundpage.h"

#include <QApplication>
#include <QDir>
#include <QListWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTextStream>

using namespace heliograph;

namespace {

struct Look {
    QString name;
    QString theme;
    QSize size;
};

class Photographer final
{
public:
    explicit Photographer(QString folder) : m_folder(std::move(folder)) { }

    void firstRun(const Look &look)
    {
        TestServices services;
        take(look, services, QStringLiteral("firstrun"), [](MainWindow &) {});
    }

    void pages(const Look &look)
    {
        TestServices services(makeMemoryStore(), true);
        for (const Call &call : dayOfCalls(QDateTime::currentDateTimeUtc()))
            record(services.history(), call);
        waitForHistory(services.history());
        take(look, services, QStringLiteral("playground"), [&](MainWindow &window) {
            window.playground()->startConversation(
                QStringLiteral("demo"), QStringLiteral("Show me some Markdown."), true);
            QTest::qWait(500);
            snap(window, look, QStringLiteral("playground-streaming"));
            (void)QTest::qWaitFor([&] { return services.calls.runningCount() == 0; }, 60'000);
        });
        take(look, services, QStringLiteral("calls"), [](MainWindow &window) {
            window.showPage(MainWindow::Page::Calls);
            QTest::qWait(500);
            if (auto *table = window.findChild<QTableView *>(QStringLiteral("callsTable")))
                table->selectRow(1);
        });
        take(look, services, QStringLiteral("receipt"), [](MainWindow &window) {
            window.showPage(MainWindow::Page::Calls);
            QTest::qWait(500);
            if (auto *table = window.findChild<QTableView *>(QStringLiteral("callsTable")))
                table->selectRow(5);
            QTest::qWait(300);
            if (auto *tabs = window.findChild<QTabWidget *>(QStringLiteral("callTabs")))
                tabs->setCurrentIndex(3);
        });
        take(look, services, QStringLiteral("settings"), [this, &look](MainWindow &window) {
            window.showPage(MainWindow::Page::Settings);
            auto *list = window.findChild<QListWidget *>(QStringLiteral("settingsList"));
            for (int i = 0; list && i < list->count(); ++i) {
                list->setCurrentRow(i);
                snap(window, look, QStringLiteral("settings-%1").arg(i));
            }
        });
    }

private:
    template <typename Prepare>
    void take(const Look &look, TestServices &services, const QString &name, Prepare prepare)
    {
        (void)services.settings.set(QStringLiteral("theme"), look.theme);
        MainWindow window(services.services());
        window.resize(look.size);
        window.show();
        QTest::qWait(300);
        prepare(window);
        snap(window, look, name);
    }

    void snap(MainWindow &window, const Look &look, const QString &name)
    {
        QTest::qWait(500);
        window.grab().save(QStringLiteral("%1/%2-%3.png").arg(m_folder, name, look.name));
    }

    QString m_folder;
};

}

int main(int argc, char **argv)
{
    const TestEnvironment environment;
    QApplication app(argc, argv);
    const QString folder = app.arguments().value(1, QStringLiteral("shots"));
    QDir().mkpath(folder);
    Photographer photographer(folder);
    for (const Look &look : {Look{QStringLiteral("light"), QStringLiteral("light"), {1280, 800}},
             Look{QStringLiteral("dark"), QStringLiteral("dark"), {1280, 800}},
             Look{QStringLiteral("small"), QStringLiteral("light"), {900, 600}}}) {
        photographer.firstRun(look);
        photographer.pages(look);
    }
    QTextStream(stdout) << folder << Qt::endl;
    return 0;
}
