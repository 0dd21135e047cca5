#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/calls/callspage.h"
#include "ui/mainwindow.h"
#include "ui/playground/playgroundpage.h"
#include "ui/settings/settingspage.h"
#include "ui/sidebar.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"

#include <QAbstractButton>
#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QToolButton>

using namespace heliograph;
using Page = MainWindow::Page;

class MainWindowTest final : public QObject
{
    Q_OBJECT

private:
    void show(MainWindow &window)
    {
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
    static QWidget *current(const MainWindow &window)
    {
        return window.findChild<QStackedWidget *>(QStringLiteral("pages"))->currentWidget();
    }
    static void skipFirstRun(TestServices &services)
    {
        QVERIFY(
            services.settings.set(QStringLiteral("first-run-done"), QStringLiteral("true")).ok());
    }

private Q_SLOTS:
    void opensOnFirstRunUntilItIsDone()
    {
        TestServices services;
        MainWindow window(services.services());
        QCOMPARE(current(window)->objectName(), QStringLiteral("firstRunPage"));
        window.findChild<QAbstractButton *>(QStringLiteral("firstSkip"))->click();
        QVERIFY(qobject_cast<PlaygroundPage *>(current(window)));
        QCOMPARE(services.settings.get(QStringLiteral("first-run-done")), QStringLiteral("true"));

        MainWindow again(services.services());
        QVERIFY(qobject_cast<PlaygroundPage *>(current(again)));
    }

    void demoModeSkipsFirstRunAndShowsItsMark()
    {
        TestServices services(makeMemoryStore(), true);
        MainWindow window(services.services());
        QVERIFY(qobject_cast<PlaygroundPage *>(current(window)));
        QVERIFY(!window.findChild<QToolButton *>(QStringLiteral("statusDemo"))->isHidden());

        TestServices plain;
        skipFirstRun(plain);
        MainWindow without(plain.services());
        QVERIFY(without.findChild<QToolButton *>(QStringLiteral("statusDemo"))->isHidden());
    }

    void askingTheDemoFinishesFirstRun()
    {
        TestServices services;
        MainWindow window(services.services());
        show(window);
        window.findChild<QAbstractButton *>(QStringLiteral("askDemo"))->click();
        QVERIFY(qobject_cast<PlaygroundPage *>(current(window)));
        QCOMPARE(services.settings.get(QStringLiteral("first-run-done")), QStringLiteral("true"));
        QCOMPARE(services.settings.get(QStringLiteral("provider")), QStringLiteral("demo"));
        QVERIFY(!window.findChild<QToolButton *>(QStringLiteral("statusDemo"))->isHidden());
    }

    void keysAndSidebarLeadToThePages()
    {
        TestServices services;
        skipFirstRun(services);
        MainWindow window(services.services());
        show(window);
        QTest::keyClick(&window, Qt::Key_3, Qt::ControlModifier);
        QVERIFY(window.page() == Page::Calls);
        QVERIFY(qobject_cast<CallsPage *>(current(window)));
        QTest::keyClick(&window, Qt::Key_Comma, Qt::ControlModifier);
        QVERIFY(window.page() == Page::Settings);
        QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
        QVERIFY(window.page() == Page::Playground);

        auto *calls = window.findChild<QAbstractButton *>(QStringLiteral("sidebar-goCalls"));
        QTest::mouseClick(calls, Qt::LeftButton);
        QVERIFY(window.page() == Page::Calls);
        QVERIFY(calls->isChecked());
        window.showPage(Page::Settings);
        QVERIFY(!calls->isChecked());
        QVERIFY(
            window.findChild<QAbstractButton *>(QStringLiteral("sidebar-goSettings"))->isChecked());
    }

    void paletteFindsAndRuns()
    {
        TestServices services;
        skipFirstRun(services);
        MainWindow window(services.services());
        show(window);
        auto *palette = window.findChild<QWidget *>(QStringLiteral("commandPalette"));
        auto *input = window.findChild<QLineEdit *>(QStringLiteral("commandInput"));
        auto *list = window.findChild<QListView *>(QStringLiteral("commandList"));
        QVERIFY(!palette->isVisible());
        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
        QVERIFY(palette->isVisible());
        QVERIFY(list->model()->rowCount() > 10);
        QTest::keyClicks(input, QStringLiteral("dark th"));
        QCOMPARE(list->currentIndex().data().toString(), QStringLiteral("Dark theme"));
        QTest::keyClick(input, Qt::Key_Return);
        QVERIFY(!palette->isVisible());
        QCOMPARE(services.settings.get(QStringLiteral("theme")), QStringLiteral("dark"));
        QCoreApplication::processEvents();
        QVERIFY(themeColors(window.palette()).dark);

        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(input, QStringLiteral("zzqx"));
        QCOMPARE(list->model()->rowCount(), 1); // says that there is none
        QTest::keyClick(input, Qt::Key_Return);
        QVERIFY(palette->isVisible());
        QTest::keyClick(input, Qt::Key_Escape);
        QVERIFY(!palette->isVisible());

        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
        const QString first = list->currentIndex().data().toString();
        QTest::keyClick(input, Qt::Key_Down);
        QVERIFY(list->currentIndex().data().toString() != first);
        QTest::keyClick(input, Qt::Key_Up);
        QCOMPARE(list->currentIndex().data().toString(), first);
        QTest::keyClick(input, Qt::Key_Up); // goes round
        QCOMPARE(list->currentIndex().row(), list->model()->rowCount() - 1);
    }

    void themeAppliesAtOnceFromTheSettings()
    {
        TestServices services;
        MainWindow window(services.services());
        for (const bool dark : {true, false}) {
            QVERIFY(services.settings
                        .set(QStringLiteral("theme"),
                            dark ? QStringLiteral("dark") : QStringLiteral("light"))
                        .ok());
            QCoreApplication::processEvents();
            QCOMPARE(themeColors(window.palette()).dark, dark);
            QVERIFY(window
                        .findChild<QAction *>(
                            dark ? QStringLiteral("themeDark") : QStringLiteral("themeLight"))
                        ->isChecked());
        }
    }

    void routeIsSwitchedInTheStatusBar()
    {
        TestServices services;
        skipFirstRun(services);
        MainWindow window(services.services());
        auto *button = window.findChild<QToolButton *>(QStringLiteral("statusRoute"));
        QCOMPARE(button->text(), QStringLiteral("Direct"));
        window.findChild<QAction *>(QStringLiteral("route-helicone"))->trigger();
        QCOMPARE(services.settings.get(QStringLiteral("route")), QStringLiteral("helicone"));
        QCOMPARE(button->text(), QStringLiteral("Through Helicone"));
        QVERIFY(services.settings.set(QStringLiteral("route"), QStringLiteral("direct")).ok());
        QCOMPARE(button->text(), QStringLiteral("Direct"));
        QVERIFY(window.findChild<QAction *>(QStringLiteral("route-direct"))->isChecked());
    }

    void keychainTroubleIsShown()
    {
        const QString problem = QStringLiteral("The keychain is locked. Unlock it.");
        TestServices services(makeFailingStore(problem));
        skipFirstRun(services);
        MainWindow window(services.services());
        show(window);
        auto *keys = window.findChild<QToolButton *>(QStringLiteral("statusKeys"));
        QCOMPARE(keys->text(), QStringLiteral("Keys"));
        QTest::mouseClick(keys, Qt::LeftButton);
        QVERIFY(window.page() == Page::Settings);
        QTRY_COMPARE(keys->text(), QStringLiteral("Keychain unavailable"));
        QCOMPARE(keys->toolTip(), problem);
    }

    void spendOfTodayCountsNewCalls()
    {
        TestServices services;
        skipFirstRun(services);
        MainWindow window(services.services());
        auto *spend = window.findChild<QToolButton *>(QStringLiteral("statusSpend"));
        QCOMPARE(spend->text(), QStringLiteral("Today $0"));
        const auto add = [&services](std::optional<Money> cost, const QDateTime &at) {
            Call call;
            call.id = QUuid::createUuid();
            call.createdAt = at;
            call.provider = QStringLiteral("openai");
            call.requestedModel = call.model = QStringLiteral("m");
            services.history().begin(call);
            call.status = CallStatus::Ok;
            if (cost) {
                call.receipt = Receipt();
                call.receipt->total = *cost;
            }
            services.history().finish(call);
        };
        const QDateTime now = QDateTime::currentDateTimeUtc();
        add(Money::fromDecimal(u"1.84"), now);
        add(Money::fromDecimal(u"7"),
            QDate::currentDate().startOfDay().addSecs(-60).toUTC()); // yesterday
        QTRY_COMPARE(spend->text(), QStringLiteral("Today $1.84"));
        add(std::nullopt, now);
        QTRY_COMPARE(spend->text(), QStringLiteral("Today $1.84 · 1 unpriced"));
    }

    void historyTroubleIsABarAndNoDialog()
    {
        TestServices services;
        skipFirstRun(services);
        MainWindow window(services.services());
        auto *bar = window.findChild<Banner *>(QStringLiteral("problemBar"));
        QVERIFY(bar->isHidden());
        Q_EMIT services.history().writeFailed(
            {ErrorKind::Storage, QStringLiteral("The disk is full."), 0, {}});
        QTRY_VERIFY(!bar->isHidden());
        QVERIFY(bar->text().contains(QStringLiteral("The disk is full.")));
        bar->findChild<QAbstractButton *>(QStringLiteral("bannerClose"))->click();
        QVERIFY(bar->isHidden());
    }

    void sidebarIsNarrowInANarrowWindow()
    {
        TestServices services;
        MainWindow window(services.services());
        auto *sidebar = window.findChild<Sidebar *>();
        window.resize(1280, 800);
        show(window);
        QVERIFY(!sidebar->isNarrow());
        window.resize(1000, 700);
        QTRY_VERIFY(sidebar->isNarrow());
        window.resize(1280, 800);
        QTRY_VERIFY(!sidebar->isNarrow());
        QTest::keyClick(&window, Qt::Key_B, Qt::ControlModifier);
        QVERIFY(sidebar->isNarrow());
    }

    void placeAndPageAreKept()
    {
        TestServices services;
        skipFirstRun(services);
        {
            MainWindow window(services.services());
            window.resize(1000, 700);
            show(window);
            window.move(20, 30);
            window.showPage(Page::Calls);
            window.close();
        }
        Settings reread(services.settings.path());
        QCOMPARE(reread.get(QStringLiteral("window.page")), QStringLiteral("calls"));
        MainWindow window(services.services());
        QVERIFY(window.page() == Page::Calls);
        QCOMPARE(window.size(), QSize(1000, 700).boundedTo(window.screen()->availableSize()));
    }

    void windowOfALostScreenComesBack()
    {
        TestServices services;
        QVERIFY(services.settings
                    .set(QStringLiteral("window.geometry"), QStringLiteral("90000 90000 800 600"))
                    .ok());
        MainWindow window(services.services());
        QVERIFY(window.screen()->availableGeometry().intersects(window.geometry()));
        QVERIFY(services.settings
                    .set(QStringLiteral("window.geometry"), QStringLiteral("no numbers at all"))
                    .ok());
        MainWindow other(services.services());
        QVERIFY(other.width() >= other.minimumWidth());
    }

    void pagesLeadToEachOther()
    {
        TestServices services;
        skipFirstRun(services);
        MainWindow window(services.services());
        show(window);
        auto *playground = window.findChild<PlaygroundPage *>();
        auto *calls = window.findChild<CallsPage *>();
        Q_EMIT playground->callRequested(QUuid::createUuid());
        QVERIFY(window.page() == Page::Calls);
        Q_EMIT calls->playgroundRequested();
        QVERIFY(window.page() == Page::Playground);
        Q_EMIT playground->keyRequested(QStringLiteral("openai"));
        QVERIFY(window.page() == Page::Settings);
        auto *row = window.findChild<QWidget *>(QStringLiteral("key-openai"));
        QVERIFY(row);
        QVERIFY(row->findChild<QLineEdit *>(QStringLiteral("keyField"))->isVisible());
    }

    void escapeInThePaletteIsThePalettesOwn()
    {
        TestServices services;
        skipFirstRun(services);
        MainWindow window(services.services());
        show(window);
        QAction stop;
        stop.setShortcut(Qt::Key_Escape); // as a page's Stop
        window.addAction(&stop);
        QSignalSpy stopped(&stop, &QAction::triggered);
        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
        auto *palette = window.findChild<QWidget *>(QStringLiteral("commandPalette"));
        QVERIFY(palette->isVisible());
        QTest::keyClick(
            window.findChild<QLineEdit *>(QStringLiteral("commandInput")), Qt::Key_Escape);
        QVERIFY(!palette->isVisible());
        QCOMPARE(stopped.size(), 0);
        QTest::keyClick(&window, Qt::Key_Escape);
        QCOMPARE(stopped.size(), 1);
    }

    /// Saved filters are found like any action, and only while their page is open.
    void paletteFindsSavedFilters()
    {
        TestServices services;
        skipFirstRun(services);
        (void)services.settings.set(QStringLiteral("window.calls.filters"),
            QStringLiteral("[{\"name\":\"Dear ones\",\"where\":\"cost > 1\",\"search\":\"\"}]"));
        MainWindow window(services.services());
        show(window);
        const auto found = [&window] {
            QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
            auto *input = window.findChild<QLineEdit *>(QStringLiteral("commandInput"));
            auto *list = window.findChild<QListView *>(QStringLiteral("commandList"));
            QTest::keyClicks(input, QStringLiteral("dear ones"));
            return list->currentIndex().data().toString();
        };
        auto *input = window.findChild<QLineEdit *>(QStringLiteral("commandInput"));
        window.showPage(MainWindow::Page::Calls);
        QCOMPARE(found(), QStringLiteral("Dear ones"));
        QTest::keyClick(input, Qt::Key_Return);
        QCOMPARE(window.findChild<QLineEdit *>(QStringLiteral("callsFilter"))->text(), QStringLiteral("cost > 1"));
        window.showPage(MainWindow::Page::Settings);
        QVERIFY(found() != QStringLiteral("Dear ones"));
        QTest::keyClick(input, Qt::Key_Escape);
        const auto menu = window.findChild<QMenu *>(QStringLiteral("menuCall"))->actions();
        QVERIFY(std::none_of(menu.begin(), menu.end(),
            [](const QAction *action) { return action->objectName().startsWith(QLatin1String("call")); }));
    }

    void newTabIsThereFromEveryPage()
    {
        TestServices services;
        MainWindow window(services.services());
        const auto offered = [&window] {
            const auto actions = window.findChild<QMenu *>(QStringLiteral("menuFile"))->actions();
            return std::any_of(actions.begin(), actions.end(), [](const QAction *action) {
                return action->shortcut() == QKeySequence(QStringLiteral("Ctrl+T"));
            });
        };
        QVERIFY(!offered()); // not on the first-run page
        window.findChild<QAbstractButton *>(QStringLiteral("firstSkip"))->click();
        QVERIFY(offered());
        show(window);
        window.showPage(Page::Calls);
        QTest::keyClick(&window, Qt::Key_T, Qt::ControlModifier);
        QVERIFY(window.page() == Page::Playground);
    }

    void everyButtonHasANameAndEveryActionATip()
    {
        TestServices services;
        skipFirstRun(services);
        MainWindow window(services.services());
        const auto menus = window.menuBar()->findChildren<QMenu *>();
        for (const QMenu *menu : menus) {
            const auto actions = menu->actions();
            for (const QAction *action : actions) {
                if (!action->isSeparator() && !action->menu())
                    QVERIFY2(!action->toolTip().isEmpty(), qPrintable(action->text()));
            }
        }
        for (const char *name : {"statusStrip", "sidebar", "settingsPage"}) {
            const auto buttons =
                window.findChild<QWidget *>(QLatin1String(name))->findChildren<QAbstractButton *>();
            QVERIFY(!buttons.isEmpty());
            for (const QAbstractButton *button : buttons) {
                if (button->objectName().startsWith(QLatin1String("qt_")))
                    continue;
                if (button->objectName() == QLatin1String("bannerAction") && button->isHidden())
                    continue; // named with its message
                QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                    qPrintable(QLatin1String(name) + QLatin1Char('/') + button->objectName()));
            }
        }
    }
};

HELIOGRAPH_TEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
