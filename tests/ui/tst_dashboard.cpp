#include "tests/support/examplecalls.h"
#include "tests/support/monthofcalls.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/charts/barlist.h"
#include "ui/charts/chartcard.h"
#include "ui/charts/chartmodel.h"
#include "ui/charts/chartview.h"
#include "ui/dashboard/dashboardbar.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/dashboard/dashboardtile.h"
#include "ui/mainwindow.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace heliograph;

class DashboardTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServices> m_services;
    std::unique_ptr<DashboardPage> m_page;

    History &history() { return m_services->history(); }
    template <typename T> T *child(const char *name) { return m_page->findChild<T *>(QLatin1String(name)); }
    void open(QSize size = {1180, 900})
    {
        m_page = std::make_unique<DashboardPage>(m_services->services());
        m_page->resize(size);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        settle();
    }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(m_page->isSettled(), 20'000); }
    void choose(const char *box, const QVariant &data)
    {
        auto *combo = child<QComboBox>(box);
        combo->setCurrentIndex(combo->findData(data));
        settle();
    }
    const ChartData &chart(const char *name) { return child<ChartCard>(name)->model().chart(); }
    static double sum(const ChartData &data)
    {
        double all = 0;
        for (const ChartSeries &series : data.series) {
            for (const auto &value : series.values)
                all += value.value_or(0);
        }
        return all;
    }
    static ChartData sample()
    {
        ChartData data;
        data.unit = ChartUnit::Dollars;
        data.categoryTitle = QStringLiteral("Time");
        data.categories = {QStringLiteral("Mon"), QStringLiteral("=cmd()"), QStringLiteral("Wed, late")};
        data.filters = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
        data.series = {{QStringLiteral("one"), 0, {1.5, std::nullopt, 0.25}, QStringLiteral("model = \"one\"")},
            {QStringLiteral("two"), 1, {0.0, 2.0, 1.0}, {}}};
        return data;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyTheme(*qApp, ThemeMode::Light);
    }
    void init() { m_services = std::make_unique<TestServices>(); }
    void cleanup()
    {
        m_page.reset();
        m_services.reset();
    }

    void chartModelIsAProperModel()
    {
        ChartModel model;
        const QAbstractItemModelTester tester(&model);
        model.setData(sample());
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.columnCount(), 3);
        QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("$1.50"));
        QCOMPARE(model.index(1, 1).data().toString(), QStringLiteral("–"));
        QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), QStringLiteral("one"));
        QCOMPARE(model.csv(), QStringLiteral("Time,one,two\r\nMon,1.5,0\r\n'=cmd(),,2\r\n\"Wed, late\",0.25,1\r\n"));
        model.setData({});
        QCOMPARE(model.rowCount(), 0);
        model.setData(sample());
    }

    void filtersOfAPartOfAChart()
    {
        const ChartData data = sample();
        QCOMPARE(data.filterOf(1, 0), QStringLiteral("b and model = \"one\""));
        QCOMPARE(data.filterOf(2, -1), QStringLiteral("c"));
        QCOMPARE(data.filterOf(2, 1), QStringLiteral("c"));
        QCOMPARE(dashboard::quoted(QStringLiteral("a\"b\\c")), QStringLiteral("\"a\\\"b\\\\c\""));
    }

    void valuesAsPeopleWriteThem()
    {
        QCOMPARE(chartValueText(ChartUnit::Dollars, 0.00043), QStringLiteral("$0.00043"));
        QCOMPARE(chartValueText(ChartUnit::Dollars, 25'000, true), QStringLiteral("$25 k"));
        QCOMPARE(chartValueText(ChartUnit::Count, 12'345), QStringLiteral("12,345"));
        QCOMPARE(chartValueText(ChartUnit::Count, 1'250'000, true), QStringLiteral("1.3 M"));
        QCOMPARE(chartValueText(ChartUnit::Seconds, 0.25, true), QStringLiteral("250 ms"));
        QCOMPARE(chartValueText(ChartUnit::Seconds, 4.2), QStringLiteral("4.2 s"));
        QCOMPARE(chartValueText(ChartUnit::Share, 0.0216), QStringLiteral("2.2 %"));
    }

    void coloursStayWithTheirNames()
    {
        ChartColours first(m_services->settings);
        const int opus = first.of(QStringLiteral("opus"));
        const int mini = first.of(QStringLiteral("mini"));
        QVERIFY(opus != mini);
        ChartColours again(m_services->settings);
        QCOMPARE(again.of(QStringLiteral("mini")), mini);
        const ThemeColors &theme = themeColors(themePalette(false));
        QSet<QRgb> seen;
        for (int i = 0; i < 16; ++i)
            seen.insert(ChartColours::colour(theme, i).rgb());
        QCOMPARE(seen.size(), 16);
    }

    void ranges()
    {
        const QDateTime now(QDate(2026, 3, 15), QTime(12, 0), QTimeZone("Europe/Berlin"));
        const DashboardRange month{RangeKind::ThisMonth, {}, {}};
        QCOMPARE(month.from(now).date(), QDate(2026, 3, 1));
        QCOMPARE(month.before(now).first, QDate(2026, 2, 1));
        QCOMPARE(month.before(now).last, QDate(2026, 2, 15));
        const DashboardRange week{RangeKind::Week, {}, {}};
        QCOMPARE(week.from(now).date(), QDate(2026, 3, 9));
        QCOMPARE(week.to(now).date(), QDate(2026, 3, 16));
        QCOMPARE(week.before(now).first, QDate(2026, 3, 2));
        QCOMPARE(week.before(now).last, QDate(2026, 3, 8));
        QCOMPARE(DashboardRange({RangeKind::Today, {}, {}}).bucket(now), Bucket::Hour);
        QCOMPARE(week.bucket(now), Bucket::Day);
        QVERIFY(!DashboardRange({RangeKind::All, {}, {}}).from(now).isValid());
        for (int i = 0; i <= int(RangeKind::Custom); ++i)
            QCOMPARE(rangeFromKey(rangeKey(RangeKind(i))), RangeKind(i));
    }

    void monthEnd()
    {
        const QDateTime now(QDate(2026, 11, 21), QTime(12, 0), QTimeZone::utc());
        MetricsAnswer days;
        days.buckets = TimeBuckets(QDateTime(QDate(2026, 11, 10), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch(),
            QDateTime(QDate(2026, 11, 22), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch(), Bucket::Day, QTimeZone::utc());
        days.series.resize(12);
        QVERIFY(!expectMonthEnd(days, now));
        for (size_t i = 1; i < 12; ++i) {
            days.series[i].sums[Sum::Calls] = 1;
            days.series[i].sums[Sum::Cost] = i == 11 ? 500'000'000'000 : 2'000'000'000'000;
        }
        const auto end = expectMonthEnd(days, now);
        QVERIFY(end);
        QCOMPARE(end->days, 10); // from the first day with calls on
        QCOMPARE(end->spent.toDecimal(), QStringLiteral("20.5"));
        QCOMPARE(end->expected.toDecimal(), QStringLiteral("40")); // 20.5 + 1.5 for today + 9 × 2
    }

    void anEmptyHistorySaysWhatToDo()
    {
        open();
        QVERIFY(child<QWidget>("dashboardNothing")->isVisible());
        QSignalSpy asked(m_page.get(), &DashboardPage::playgroundRequested);
        child<QWidget>("dashboardNothing")->findChild<QPushButton *>()->click();
        QCOMPARE(asked.count(), 1);
    }

    void anEmptyRangeOffersTheLastOne()
    {
        writeMonthOfCalls(history(), QDateTime::currentDateTimeUtc().addDays(-200), 20, 6);
        open();
        QVERIFY(child<QWidget>("dashboardEmptyRange")->isVisible());
        child<QPushButton>("dashboardShowLast")->click();
        settle();
        QVERIFY(child<QWidget>("dashboardScroll")->isVisible());
        QVERIFY(child<DashboardTile>("callsTile")->number().toInt() > 20);
        child<QLineEdit>("dashboardFilter")->setText(QStringLiteral("model = \"none such\""));
        QTest::keyClick(child<QLineEdit>("dashboardFilter"), Qt::Key_Return);
        settle();
        QVERIFY(child<QWidget>("dashboardEmptyRange")->isVisible());
        QVERIFY(!child<QPushButton>("dashboardShowLast")->isVisible());
    }

    void everyChartHasItsNumbers()
    {
        writeMonthOfCalls(history(), QDateTime::currentDateTimeUtc());
        open();
        for (ChartCard *card : m_page->findChildren<ChartCard *>()) {
            const QAbstractItemModelTester tester(const_cast<ChartModel *>(&card->model()));
            QVERIFY2(!card->model().chart().isEmpty(), qPrintable(card->objectName()));
            QVERIFY(!card->accessibleName().isEmpty());
        }
        for (const DashboardTile *tile : m_page->findChildren<DashboardTile *>())
            QVERIFY2(tile->number() != QLatin1String("–") && !tile->number().isEmpty(), qPrintable(tile->objectName()));
        QVERIFY(!child<DashboardTile>("spendTile")->change().isEmpty());
        QVERIFY(!child<DashboardTile>("spendTile")->note().isEmpty()); // unpriced and estimated calls
        MetricsQuery query;
        query.from = DashboardRange().from(QDateTime::currentDateTime());
        auto future = history().metrics(query);
        future.waitForFinished();
        const Result<MetricsAnswer> answer = future.result();
        QVERIFY(std::abs(sum(chart("costChart")) - double(answer->total.sums[Sum::Cost]) / 1e12) < 1e-9);
        QCOMPARE(sum(chart("callsChart")), double(answer->total.sums[Sum::Calls]));
        QCOMPARE(sum(chart("latencyBarsChart")), double(answer->total.latencyUs.count));
        QVERIFY(chart("costChart").series.size() <= 8);
        choose("dashboardCostBy", QStringLiteral("user"));
        QVERIFY(std::abs(sum(chart("costChart")) - double(answer->total.sums[Sum::Cost]) / 1e12) < 1e-9);
        choose("dashboardBucket", int(Bucket::Week));
        QVERIFY(chart("callsChart").categories.size() <= 6);
        QCOMPARE(sum(chart("callsChart")), double(answer->total.sums[Sum::Calls]));
    }

    void aModelKeepsItsColour()
    {
        writeMonthOfCalls(history(), QDateTime::currentDateTimeUtc());
        open();
        const ChartData &cost = chart("costChart");
        const ChartData &models = chart("modelsChart");
        for (const ChartSeries &series : cost.series) {
            const qsizetype row = models.categories.indexOf(series.name);
            if (row >= 0)
                QCOMPARE(models.rowColours[row], series.colour);
        }
    }

    void aMistakeInTheFilterIsPointedAt()
    {
        record(history(), exampleCall(QStringLiteral("a"), QStringLiteral("b")));
        open();
        auto *filter = child<QLineEdit>("dashboardFilter");
        filter->setText(QStringLiteral("modell = 3"));
        QTest::keyClick(filter, Qt::Key_Return);
        settle();
        QVERIFY(child<QLabel>("dashboardFilterError")->isVisible());
        QVERIFY(child<QWidget>("dashboardScroll")->isVisible()); // what was shown stays
        filter->clear();
        QTest::keyClick(filter, Qt::Key_Return);
        settle();
        QTRY_VERIFY(!child<QLabel>("dashboardFilterError")->isVisible());
    }

    void theFilterOffersWords()
    {
        record(history(), exampleCall(QStringLiteral("a"), QStringLiteral("b")));
        open();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        auto *filter = child<QLineEdit>("dashboardFilter");
        filter->setFocus();
        QTest::keyClicks(filter, QStringLiteral("provid"));
        QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
        QVERIFY2(filter->text().startsWith(QLatin1String("provider")), qPrintable(filter->text()));
    }

    void newCallsAreCounted()
    {
        record(history(), exampleCall(QStringLiteral("a"), QStringLiteral("b")));
        open();
        QCOMPARE(child<DashboardTile>("callsTile")->number(), QStringLiteral("1"));
        record(history(), exampleCall(QStringLiteral("c"), QStringLiteral("d")));
        QTRY_COMPARE_WITH_TIMEOUT(child<DashboardTile>("callsTile")->number(), QStringLiteral("2"), 10'000);
    }

    void aClickLeadsToTheCallsBehindIt()
    {
        writeMonthOfCalls(history(), QDateTime::currentDateTimeUtc(), 10);
        open();
        QSignalSpy asked(m_page.get(), &DashboardPage::callsRequested);
        auto *models = child<BarList>("modelsPicture");
        Q_EMIT models->rowActivated(0);
        QCOMPARE(asked.count(), 1);
        const ChartData &data = chart("modelsChart");
        MetricsQuery query;
        query.where = asked[0][0].toString();
        auto future = history().metrics(query);
        future.waitForFinished();
        const Result<MetricsAnswer> answer = future.result();
        QVERIFY2(answer, qPrintable(query.where));
        QVERIFY(std::abs(double(answer->total.sums[Sum::Cost]) / 1e12 - *data.series[0].values[0]) < 1e-9);
        // Every part of every chart is a filter that can be read, and finds what the chart counts.
        for (const ChartCard *card : m_page->findChildren<ChartCard *>()) {
            const ChartData &chart = card->model().chart();
            for (int category = 0; category < chart.categories.size(); category += 3) {
                CallQuery calls;
                calls.where = chart.filterOf(category, 0);
                auto found = history().find(calls);
                found.waitForFinished();
                QVERIFY2(found.result().ok(), qPrintable(calls.where));
                if (card->objectName() == QLatin1String("callsChart"))
                    QCOMPARE(double(found.result()->size()), *chart.series[0].values[size_t(category)]);
            }
        }
        auto *picture = child<ChartView>("costPicture");
        if (picture) {
            QTest::keyClick(picture, Qt::Key_Right);
            QCOMPARE(picture->current(), 0);
            QTest::keyClick(picture, Qt::Key_Return);
            QCOMPARE(asked.count(), 2);
        }
    }

    void asATableAndSaved()
    {
        writeMonthOfCalls(history(), QDateTime::currentDateTimeUtc(), 10);
        open();
        auto *card = child<ChartCard>("costChart");
        card->setShowsTable(true);
        QVERIFY(child<QWidget>("costTable")->isVisible());
        card->setShowsTable(false);
        QVERIFY(!child<QWidget>("costTable")->isVisible());
        const QTemporaryDir dir;
        QVERIFY(card->savePicture(dir.filePath(QStringLiteral("a.png"))));
        QVERIFY(QImage(dir.filePath(QStringLiteral("a.png"))).width() > 200);
        QVERIFY(card->saveTable(dir.filePath(QStringLiteral("a.csv"))));
        QFile csv(dir.filePath(QStringLiteral("a.csv")));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readAll().count('\n'), card->model().rowCount() + 1);
        QVERIFY(!card->saveTable(dir.filePath(QStringLiteral("none/a.csv"))));
    }

    void oneColumnWhereItIsNarrow()
    {
        writeMonthOfCalls(history(), QDateTime::currentDateTimeUtc(), 10);
        open({800, 700});
        QCOMPARE(child<QWidget>("latencyChart")->x(), child<QWidget>("costChart")->x());
        m_page->resize(1300, 900);
        QTRY_VERIFY(child<QWidget>("latencyChart")->x() > child<QWidget>("costChart")->x());
    }

    void theWindowLeadsToItAndOn()
    {
        writeMonthOfCalls(history(), QDateTime::currentDateTimeUtc(), 5);
        m_services->settings.set(QStringLiteral("first-run-done"), QStringLiteral("true"));
        MainWindow window(m_services->services());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.activateWindow();
        window.showPage(MainWindow::Page::Dashboard);
        auto *page = window.findChild<DashboardPage *>();
        QTRY_VERIFY_WITH_TIMEOUT(page->isVisible() && page->isSettled(), 20'000);
        Q_EMIT page->callsRequested(QStringLiteral("status = error"));
        QCOMPARE(window.page(), MainWindow::Page::Calls);
        QCOMPARE(window.findChild<QLineEdit *>(QStringLiteral("callsFilter"))->text(), QStringLiteral("status = error"));
    }
};

HELIOGRAPH_TEST_MAIN(DashboardTest)
#include "tst_dashboard.moc"
