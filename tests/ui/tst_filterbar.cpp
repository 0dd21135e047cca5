#include "tests/support/examplecalls.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/calls/callspage.h"
#include "ui/calls/callsview.h"
#include "ui/calls/filtercompleter.h"
#include "ui/calls/savedfilterspanel.h"
#include "ui/calls/savedfilters.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QPushButton>

using namespace heliograph;

/// Completion in the filter line, and filters kept under a name.
class FilterBarTest final : public QObject
{
    Q_OBJECT

    static QStringList offered(const QString &text)
    {
        const KnownTags known{{QStringLiteral("app"), QStringLiteral("my app")}, {QStringLiteral("to check")}, {}};
        return completeFilter(text, int(text.size()), known).words;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void whatCanComeNext()
    {
        QVERIFY(offered({}).contains(QStringLiteral("cost")));
        QCOMPARE(offered(QStringLiteral("lat")), QStringList{QStringLiteral("latency")});
        QCOMPARE(offered(QStringLiteral("cost > 1 and lat")), QStringList{QStringLiteral("latency")});
        QCOMPARE(offered(QStringLiteral("(LAT")), QStringList{QStringLiteral("latency")});
        QCOMPARE(offered(QStringLiteral("property.")),
            QStringList({QStringLiteral("property.app"), QStringLiteral("property.\"my app\"")}));
        QCOMPARE(offered(QStringLiteral("rating = ")), QStringList({QStringLiteral("bad"), QStringLiteral("good")}));
        QCOMPARE(offered(QStringLiteral("rating=g")), QStringList{QStringLiteral("good")});
        QVERIFY(offered(QStringLiteral("status = ")).contains(QStringLiteral("interrupted")));
        QVERIFY(offered(QStringLiteral("source != ")).contains(QStringLiteral("playground")));
        QCOMPARE(offered(QStringLiteral("label = ")), QStringList{QStringLiteral("\"to check\"")});
        QCOMPARE(offered(QStringLiteral("cost > 1 ")), QStringList({QStringLiteral("and"), QStringLiteral("or")}));
        QVERIFY(offered(QStringLiteral("cost ")).contains(QStringLiteral("is not null")));
        QCOMPARE(offered(QStringLiteral("cost is n")), QStringList({QStringLiteral("null"), QStringLiteral("not null")}));
        QVERIFY(offered(QStringLiteral("prompt ~ \"inside of a ")).isEmpty());
        QVERIFY(offered(QStringLiteral("latency")).isEmpty()); // there is nothing to add
        const auto middle = completeFilter(QStringLiteral("sta and cost > 1"), 3, {});
        QCOMPARE(middle.words, QStringList{QStringLiteral("status")});
        QCOMPARE(middle.from, 0);
        QCOMPARE(middle.length, 3);
    }

    void popupWritesTheWord()
    {
        QLineEdit line;
        auto *completer = new FilterCompleter(&line);
        completer->setKnown({{}, {}, {}});
        line.resize(500, 28);
        line.show();
        line.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&line));
        line.setFocus();
        QTest::keyClicks(&line, QStringLiteral("rati"));
        QWidget *popup = nullptr;
        QTRY_VERIFY((popup = QApplication::activePopupWidget()));
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(line.text(), QStringLiteral("rating "));
        QTest::keyClicks(&line, QStringLiteral("= "));
        QTest::keyClick(&line, Qt::Key_Space, Qt::ControlModifier);
        QTRY_VERIFY((popup = QApplication::activePopupWidget()));
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(line.text(), QStringLiteral("rating = good "));
    }

    void filtersAreKept()
    {
        TestServices services;
        {
            SavedFilters filters(services.settings);
            QSignalSpy changed(&filters, &SavedFilters::changed);
            QVERIFY(!filters.save({QString(), QStringLiteral("cost > 1"), {}}));
            QVERIFY(!filters.save({QStringLiteral("nothing"), {}, {}}));
            QVERIFY(filters.save({QStringLiteral(" Dear "), QStringLiteral("cost > 1 and model ~ \"a\\\\b\""), {}}));
            QVERIFY(filters.save({QStringLiteral("alpha"), {}, QStringLiteral("wörter, \"zusammen\"")}));
            QCOMPARE(changed.count(), 2);
            QVERIFY(filters.save({QStringLiteral("DEAR"), QStringLiteral("cost > 2"), {}})); // in its place
            QCOMPARE(filters.all().size(), 2);
            QVERIFY(!filters.rename(QStringLiteral("alpha"), QStringLiteral("dear")));
            QVERIFY(filters.rename(QStringLiteral("alpha"), QStringLiteral("Zeta")));
            QCOMPARE(filters.all().last().name, QStringLiteral("Zeta"));
        }
        SavedFilters again(services.settings);
        QCOMPARE(again.all().size(), 2);
        QCOMPARE(again.all().first(), (SavedFilter{QStringLiteral("DEAR"), QStringLiteral("cost > 2"), {}}));
        QCOMPARE(again.all().last().search, QStringLiteral("wörter, \"zusammen\""));
        again.remove(QStringLiteral("zeta"));
        again.remove(QStringLiteral("dear"));
        QVERIFY(again.all().isEmpty());
        QVERIFY(services.settings.get(QStringLiteral("window.calls.filters")).isEmpty());
        (void)services.settings.set(QStringLiteral("window.calls.filters"), QStringLiteral("{not json"));
        QVERIFY(SavedFilters(services.settings).all().isEmpty());
    }

    void savedChosenRenamedRemoved()
    {
        TestServices services;
        record(services.history(), exampleCall(QStringLiteral("about zebras"), QStringLiteral("a")));
        record(services.history(), exampleCall(QStringLiteral("about lions"), QStringLiteral("a")));
        CallsPage page(services.services());
        page.resize(1080, 700);
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        auto *view = page.findChild<CallsView *>();
        QTRY_COMPARE(view->model()->rowCount(), 2);
        auto *filter = page.findChild<QLineEdit *>(QStringLiteral("callsFilter"));
        auto *menu = page.findChild<QMenu *>(QStringLiteral("savedFiltersMenu"));
        auto *panel = page.findChild<SavedFiltersPanel *>();
        filter->setText(QStringLiteral("prompt ~ lions"));
        QTRY_COMPARE(view->model()->rowCount(), 1);
        menu->actions().last()->trigger();
        QTRY_VERIFY(panel->isVisible());
        auto *name = panel->findChild<QLineEdit *>(QStringLiteral("savedFilterName"));
        name->setText(QStringLiteral("Lions & more"));
        panel->findChild<QPushButton *>(QStringLiteral("savedFilterSave"))->click();
        QVERIFY(!panel->isVisible());
        QCOMPARE(menu->actions().size(), 3); // it, a line, and the way to the panel
        filter->clear();
        QTRY_COMPARE(view->model()->rowCount(), 2);
        menu->actions().first()->trigger();
        QCOMPARE(filter->text(), QStringLiteral("prompt ~ lions"));
        QTRY_COMPARE(view->model()->rowCount(), 1);

        menu->actions().last()->trigger();
        QTRY_VERIFY(panel->isVisible());
        auto *list = panel->findChild<QListWidget *>(QStringLiteral("savedFilterList"));
        QCOMPARE(list->count(), 1);
        list->item(0)->setText(QStringLiteral("Big cats"));
        QCOMPARE(menu->actions().first()->text(), QStringLiteral("Big cats"));
        panel->findChild<QPushButton *>(QStringLiteral("savedFilterRemove"))->click();
        QCOMPARE(list->count(), 0);
        QCOMPARE(menu->actions().size(), 1);
        panel->close();
    }
};

HELIOGRAPH_TEST_MAIN(FilterBarTest)
#include "tst_filterbar.moc"
