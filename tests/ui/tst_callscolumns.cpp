#include "tests/support/examplecalls.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/calls/callscolumns.h"
#include "ui/calls/callsmodel.h"
#include "ui/calls/callspage.h"
#include "ui/calls/callsview.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>

using namespace heliograph;

/// Which columns the list of calls shows, and what stands in them.
class CallsColumnsTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServices> m_services;
    std::unique_ptr<CallsPage> m_page;

    History &history() { return m_services->history(); }
    template <typename T> T *child(const char *name) { return m_page->findChild<T *>(QString::fromLatin1(name)); }
    CallsView *view() { return child<CallsView>("callsTable"); }
    CallsColumns &columns() { return view()->columns(); }
    CallsModel *model() { return static_cast<CallsModel *>(view()->model()); }
    void open(QSize size = {1280, 760})
    {
        m_page = std::make_unique<CallsPage>(m_services->services());
        m_page->resize(size);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    QStringList seen()
    {
        QStringList keys;
        for (int i = 0; i < model()->columnCount(); ++i) {
            const int column = view()->horizontalHeader()->logicalIndex(i);
            if (!view()->isColumnHidden(column))
                keys.append(columns().keyOf(column));
        }
        return keys;
    }
    QString cell(int row, const QString &key)
    {
        return model()->index(row, int(columns().all().indexOf(key))).data().toString();
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init()
    {
        m_services = std::make_unique<TestServices>();
        Call call = exampleCall(QStringLiteral("first"), QStringLiteral("a"));
        call.answer.usage.cacheWrite5m = 300;
        call.answer.usage.cacheWrite1h = 4;
        call.answer.usage.audioOutput = 17;
        call.streamed = true;
        call.attempts = 3;
        call.answer.usage.output = 100;
        call.exchange.timing.firstTokenUs = 500'000;
        call.exchange.timing.endUs = 2'500'000;
        call.helicone.cache = QStringLiteral("HIT");
        call.tags.userId = QStringLiteral("ann");
        call.tags.sessionPath = QStringLiteral("/a/b");
        call.tags.properties = {{QStringLiteral("app"), QStringLiteral("bot")}};
        call.marks = {Rating::Good, QStringLiteral("fine"), {QStringLiteral("one"), QStringLiteral("two")}};
        history().finish(call);
        Call other = exampleCall(QStringLiteral("second"), QStringLiteral("b"));
        other.tags.properties = {{QStringLiteral("App"), QStringLiteral("api")}, {QStringLiteral("zone"), QStringLiteral("eu")}};
        history().finish(other);
        QVERIFY(waitForHistory(history()));
    }
    void cleanup()
    {
        m_page.reset();
        m_services.reset();
    }

    void everyFieldIsAColumn()
    {
        open();
        QTRY_COMPARE(model()->rowCount(), 2);
        QTRY_VERIFY(columns().all().contains(QStringLiteral("property.zone")));
        columns().setShown(columns().all());
        QTRY_COMPARE(cell(1, QStringLiteral("prompt")), QStringLiteral("first"));
        QTRY_COMPARE(cell(1, QStringLiteral("property.App")), QStringLiteral("bot"));
        const QHash<QString, QString> expected{{QStringLiteral("cachewrite"), QStringLiteral("304")},
            {QStringLiteral("audioout"), QStringLiteral("17")}, {QStringLiteral("attempts"), QStringLiteral("3")},
            {QStringLiteral("speed"), QStringLiteral("50 tok/s")}, {QStringLiteral("heliconecache"), QStringLiteral("Hit")},
            {QStringLiteral("user"), QStringLiteral("ann")}, {QStringLiteral("sessionpath"), QStringLiteral("/a/b")},
            {QStringLiteral("basis"), QStringLiteral("Exact")}, {QStringLiteral("http"), QStringLiteral("200")},
            {QStringLiteral("finish"), QStringLiteral("stop")}, {QStringLiteral("rating"), QStringLiteral("Good")},
            {QStringLiteral("labels"), QStringLiteral("one, two")}, {QStringLiteral("note"), QStringLiteral("fine")},
            {QStringLiteral("property.zone"), QString()}, {QStringLiteral("imagein"), QStringLiteral("–")}};
        for (auto it = expected.begin(); it != expected.end(); ++it)
            QVERIFY2(cell(1, it.key()) == it.value(), qPrintable(it.key() + QStringLiteral(": ") + cell(1, it.key())));
        QCOMPARE(cell(0, QStringLiteral("property.App")), QStringLiteral("api")); // blind to case, as filters are
        for (const QString &key : columns().all()) {
            QVERIFY2(!columns().nameOf(key).isEmpty(), qPrintable(key));
            const int column = int(columns().all().indexOf(key));
            const bool unsortable = key == QLatin1String("labels") || key == QLatin1String("note");
            QCOMPARE(model()->canSort(column), !unsortable);
            if (unsortable)
                continue;
            QSignalSpy loaded(model(), &CallsModel::loaded);
            QSignalSpy failed(model(), &CallsModel::queryFailed);
            const bool again = model()->query().sort == sortField(CallColumn(column)) && column < kCallColumns;
            model()->sort(column, Qt::DescendingOrder);
            if (!again && key != QLatin1String("time"))
                QTRY_VERIFY2(!loaded.isEmpty() || !failed.isEmpty(), qPrintable(key));
            QVERIFY2(failed.isEmpty(), qPrintable(key));
        }
    }

    void modelKeepsItsPromises()
    {
        CallsModel own(history(), ProviderList::load(m_services->settings));
        QAbstractItemModelTester tester(&own);
        own.setQuery({}, {});
        QTRY_COMPARE(own.rowCount(), 2);
        own.addProperties({QStringLiteral("app"), QStringLiteral("App"), QStringLiteral("zone")});
        QCOMPARE(own.columnCount(), kCallColumns + 2);
        own.addProperties({QStringLiteral("zone"), QString(), QStringLiteral("other")});
        QCOMPARE(own.columnCount(), kCallColumns + 3);
        own.setParts({true, true});
        QTRY_COMPARE(own.index(1, kCallColumns).data().toString(), QStringLiteral("bot"));
        own.sort(kCallColumns, Qt::AscendingOrder);
        QTRY_COMPARE(own.index(0, kCallColumns).data().toString(), QStringLiteral("api"));
        QCOMPARE(own.headerData(kCallColumns, Qt::Horizontal).toString(), QStringLiteral("app"));
    }

    void chosenOrderedAndRemembered()
    {
        open();
        QTRY_COMPARE(model()->rowCount(), 2);
        const QStringList before = seen();
        QCOMPARE(before.first(), QStringLiteral("time"));
        QTRY_VERIFY(columns().all().contains(QStringLiteral("property.App")));
        const QStringList chosen{QStringLiteral("cost"), QStringLiteral("property.App"), QStringLiteral("prompt"), QStringLiteral("speed")};
        columns().setShown(chosen);
        QCOMPARE(seen(), chosen);
        // Dragged: the header's own move.
        auto *header = view()->horizontalHeader();
        header->moveSection(header->visualIndex(int(CallColumn::Speed)), 0);
        const QStringList dragged{QStringLiteral("speed"), QStringLiteral("cost"), QStringLiteral("property.App"), QStringLiteral("prompt")};
        QCOMPARE(columns().shown(), dragged);
        header->resizeSection(int(CallColumn::Cost), 222);
        QTest::qWait(500); // kept a moment later
        m_page.reset();

        open();
        QCOMPARE(columns().shown(), dragged);
        QCOMPARE(seen(), dragged);
        QCOMPARE(view()->columnWidth(int(CallColumn::Cost)), 222);
        QTRY_COMPARE(cell(1, QStringLiteral("property.App")), QStringLiteral("bot"));
        columns().reset();
        QCOMPARE(seen(), before);
        QVERIFY(view()->columnWidth(int(CallColumn::Cost)) != 222);
        QVERIFY(m_services->settings.get(QStringLiteral("window.calls.columns")).isEmpty());
    }

    void moreThanFitsIsScrolled()
    {
        open({700, 600});
        QTRY_COMPARE(model()->rowCount(), 2);
        QVERIFY(seen().size() < kDefaultColumns);
        QCOMPARE(view()->horizontalScrollBar()->maximum(), 0);
        columns().setVisible(QStringLiteral("user"), true);
        QCOMPARE(seen().size(), kDefaultColumns + 1);
        QTRY_VERIFY(view()->horizontalScrollBar()->maximum() > 0);
    }

    void panelTicksAndMoves()
    {
        open();
        QTRY_COMPARE(model()->rowCount(), 2);
        child<QToolButton>("callsColumnsButton")->click();
        auto *panel = child<QFrame>("columnsPanel");
        auto *list = panel->findChild<QListWidget *>(QStringLiteral("columnsList"));
        QTRY_VERIFY(panel->isVisible());
        const auto item = [&](const QString &text) { return list->findItems(text, Qt::MatchExactly).value(0); };
        QVERIFY(item(QStringLiteral("User")) && item(QStringLiteral("User"))->checkState() == Qt::Unchecked);
        item(QStringLiteral("User"))->setCheckState(Qt::Checked);
        QCOMPARE(columns().shown().last(), QStringLiteral("user"));
        item(QStringLiteral("Status"))->setCheckState(Qt::Unchecked);
        QVERIFY(!columns().shown().contains(QStringLiteral("status")));
        list->setCurrentItem(item(QStringLiteral("Model")));
        panel->findChild<QPushButton *>(QStringLiteral("columnDown"))->click();
        panel->findChild<QPushButton *>(QStringLiteral("columnDown"))->click();
        QCOMPARE(columns().shown().first(), QStringLiteral("time"));
        QVERIFY(columns().shown().indexOf(QStringLiteral("model")) > columns().shown().indexOf(QStringLiteral("prompt")));
        panel->findChild<QPushButton *>(QStringLiteral("columnsReset"))->click();
        QCOMPARE(columns().shown().size(), kDefaultColumns);
        for (int i = 0; i < list->count(); ++i)
            list->item(i)->setCheckState(Qt::Unchecked);
        QCOMPARE(columns().shown().size(), 1); // one always stays
        panel->close();
    }

    void headerMenu()
    {
        open();
        QTRY_COMPARE(model()->rowCount(), 2);
        auto *header = view()->horizontalHeader();
        Q_EMIT header->customContextMenuRequested({header->sectionViewportPosition(int(CallColumn::Status)) + 5, 5});
        auto *menu = child<QMenu>("callsHeaderMenu");
        QTRY_VERIFY(menu && menu->isVisible());
        for (QAction *action : menu->actions()) {
            if (action->text() == QStringLiteral("Hide “Status”"))
                action->trigger();
        }
        QVERIFY(!columns().shown().contains(QStringLiteral("status")));
        menu->close();
    }

    /// What calls cannot be sorted by does not take the arrow.
    void unsortableHeaders()
    {
        open();
        QTRY_COMPARE(model()->rowCount(), 2);
        columns().setVisible(QStringLiteral("note"), true);
        view()->sortByColumn(int(CallColumn::Cost), Qt::DescendingOrder);
        QCOMPARE(model()->query().sort, QStringLiteral("cost"));
        view()->sortByColumn(int(CallColumn::Note), Qt::AscendingOrder);
        QCOMPARE(view()->horizontalHeader()->sortIndicatorSection(), int(CallColumn::Cost));
        QCOMPARE(model()->query().sort, QStringLiteral("cost"));
    }

    void runningCallsCountUp()
    {
        beginExample(history(), QStringLiteral("slow"));
        open();
        QTRY_COMPARE(model()->rowCount(), 3);
        QTRY_COMPARE(cell(0, QStringLiteral("status")), QStringLiteral("Running"));
        QVERIFY(model()->hasRunning());
        const QString first = cell(0, QStringLiteral("latency"));
        QTRY_VERIFY(cell(0, QStringLiteral("latency")) != first);
    }

    void newCallsAreKnownAsNew()
    {
        open();
        QTRY_COMPARE(model()->rowCount(), 2);
        QCOMPARE(model()->index(0, 0).data(CallsModel::AgeRole).toLongLong(), CallsModel::kArrivalMs);
        record(history(), exampleCall(QStringLiteral("new"), QStringLiteral("c")));
        QTRY_COMPARE(model()->rowCount(), 3);
        QTRY_COMPARE(cell(0, QStringLiteral("prompt")), QStringLiteral("new"));
        QVERIFY(model()->index(1, 0).data(CallsModel::AgeRole).toLongLong() == CallsModel::kArrivalMs);
        QTRY_COMPARE(model()->index(0, 0).data(CallsModel::AgeRole).toLongLong(), CallsModel::kArrivalMs);
    }
};

HELIOGRAPH_TEST_MAIN(CallsColumnsTest)
#include "tst_callscolumns.moc"
