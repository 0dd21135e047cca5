#include "tests/support/examplecalls.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/calls/callpane.h"
#include "ui/calls/callsbulk.h"
#include "ui/calls/callsmodel.h"
#include "ui/calls/callspage.h"
#include "ui/calls/callsview.h"
#include "ui/calls/marksview.h"
#include "ui/calls/selectionbar.h"
#include "ui/widgets/chip.h"

#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

using namespace heliograph;

/// Many calls at once: selected, deleted, exported; and one by one: marked, the next and the one before.
class CallsBulkTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServices> m_services;
    std::unique_ptr<CallsPage> m_page;

    History &history() { return m_services->history(); }
    template <typename T> T *child(const char *name) { return m_page->findChild<T *>(QString::fromLatin1(name)); }
    CallsView *view() { return child<CallsView>("callsTable"); }
    CallPane *pane() { return child<CallPane>("callPane"); }
    SelectionBar *bar() { return child<SelectionBar>("callsSelection"); }
    QString barText() { return child<QLabel>("callsSelectionText")->text(); }
    int rows() { return view()->model()->rowCount(); }
    void open(int calls)
    {
        for (int i = 0; i < calls; ++i)
            record(history(), exampleCall(QStringLiteral("question %1").arg(i), QStringLiteral("a")));
        QVERIFY(waitForHistory(history()));
        m_page = std::make_unique<CallsPage>(m_services->services());
        m_page->resize(1080, 760);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QTRY_COMPARE(rows(), calls);
        view()->setFocus();
    }
    QAction *action(const char *name)
    {
        for (QAction *action : m_page->pageActions()) {
            if (action->objectName() == QLatin1String(name))
                return action;
        }
        return nullptr;
    }
    QString shownPrompt() { return pane()->call() ? pane()->call()->promptPreview : QString(); }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init() { m_services = std::make_unique<TestServices>(); }
    void cleanup()
    {
        m_page.reset();
        m_services.reset();
    }

    void barComesWithASecondCall()
    {
        open(6);
        QVERIFY(!bar()->isVisible());
        view()->selectRow(1);
        QTest::qWait(80);
        QVERIFY(!bar()->isVisible());
        QTest::keyClick(view(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(view(), Qt::Key_Down, Qt::ShiftModifier);
        QTRY_VERIFY(bar()->isVisible());
        QCOMPARE(view()->selectedCount(), 3);
        QVERIFY2(barText().startsWith(QLatin1Char('3')), qPrintable(barText()));
        QTest::keyClick(view(), Qt::Key_Escape);
        QTRY_VERIFY(!bar()->isVisible());
        QCOMPARE(view()->selectedCount(), 0);
    }

    void deletesAfterAQuestion()
    {
        open(6);
        view()->selectRow(1);
        QTest::keyClick(view(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(view(), Qt::Key_Delete);
        QCOMPARE(bar()->state(), SelectionBar::State::Asking);
        QVERIFY(barText().contains(QLatin1String("cannot be undone")));
        QVERIFY(barText().contains(QLatin1Char('2')));
        QTRY_VERIFY(child<QPushButton>("callsDeleteRefuse")->hasFocus());
        QTest::mouseClick(child<QPushButton>("callsDeleteRefuse"), Qt::LeftButton);
        QTest::qWait(200);
        QCOMPARE(rows(), 6);
        QCOMPARE(bar()->state(), SelectionBar::State::Selected);

        QTest::mouseClick(child<QPushButton>("callsDeleteSelected"), Qt::LeftButton);
        QCOMPARE(bar()->state(), SelectionBar::State::Asking);
        QTest::keyClick(child<QPushButton>("callsDeleteRefuse"), Qt::Key_Escape);
        QCOMPARE(bar()->state(), SelectionBar::State::Selected);
        QTest::mouseClick(child<QPushButton>("callsDeleteSelected"), Qt::LeftButton);
        QTest::mouseClick(child<QPushButton>("callsDeleteConfirm"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(bar()->state(), SelectionBar::State::Done, 20'000);
        QVERIFY2(barText().startsWith(QLatin1Char('2')), qPrintable(barText()));
        QTRY_COMPARE(rows(), 4);
        QStringList left;
        for (int i = 0; i < rows(); ++i) {
            QTRY_VERIFY(!view()->model()->index(i, int(CallColumn::Prompt)).data().toString().isEmpty());
            left.append(view()->model()->index(i, int(CallColumn::Prompt)).data().toString());
        }
        QVERIFY(!left.contains(QStringLiteral("question 4")) && !left.contains(QStringLiteral("question 3")));
        QVERIFY(!pane()->isVisible());
    }

    void runningCallsStay()
    {
        open(2);
        beginExample(history(), QStringLiteral("runs"));
        QTRY_COMPARE(rows(), 3);
        view()->selectAll();
        QTest::keyClick(view(), Qt::Key_Delete);
        QTest::mouseClick(child<QPushButton>("callsDeleteConfirm"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(bar()->state(), SelectionBar::State::Done, 20'000);
        QVERIFY2(barText().contains(QLatin1String("still run")), qPrintable(barText()));
        QTRY_COMPARE(rows(), 1);
    }

    /// All of a list are the list itself; what came after the selection is not part of it.
    void allCalls()
    {
        open(0);
        for (int i = 0; i < 700; ++i) {
            Call call = exampleCall(QStringLiteral("more %1").arg(i), QStringLiteral("a"));
            history().begin(call);
            history().finish(call);
        }
        QVERIFY(waitForHistory(history()));
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 700, 20'000);
        view()->setFocus();
        QTest::keySequence(view(), QKeySequence::SelectAll);
        QCOMPARE(view()->selectedCount(), 700);
        QCOMPARE(view()->selectionModel()->selection().size(), 1);
        const QList<qint64> ids = view()->selectedRowIds();
        QCOMPARE(ids.constData(), static_cast<CallsModel *>(view()->model())->rowIds(0, rows()).constData()); // shared
        QVERIFY(barText().startsWith(QLatin1String("700")));
        record(history(), exampleCall(QStringLiteral("later"), QStringLiteral("a")));
        QTRY_COMPARE(rows(), 701);
        QCOMPARE(view()->selectedCount(), 700);
        // Without two of them.
        view()->selectionModel()->select(view()->model()->index(10, 0), QItemSelectionModel::Deselect | QItemSelectionModel::Rows);
        view()->selectionModel()->select(view()->model()->index(500, 0), QItemSelectionModel::Deselect | QItemSelectionModel::Rows);
        const QList<qint64> most = view()->selectedRowIds();
        QCOMPARE(most.size(), 698);
        QCOMPARE(QSet<qint64>(most.begin(), most.end()).size(), 698);
        QVERIFY(barText().startsWith(QLatin1String("698")));
    }

    void exportsTheSelection()
    {
        open(5);
        view()->selectRow(0);
        QTest::keyClick(view(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::mouseClick(child<QPushButton>("callsExportSelected"), Qt::LeftButton);
        auto *dialog = child<QFileDialog>("callsExportDialog");
        QTRY_VERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->nameFilters().size(), 4);
        const QString path = m_services->path() + QStringLiteral("/out.csv");
        dialog->selectNameFilter(dialog->nameFilters().at(1));
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
        QTRY_COMPARE_WITH_TIMEOUT(bar()->state(), SelectionBar::State::Done, 20'000);
        QVERIFY2(barText().contains(QLatin1String("out.csv")), qPrintable(barText()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QCOMPARE(text.count("\r\n"), 3);
        QVERIFY(text.contains("question 4") && text.contains("question 3") && !text.contains("question 2"));
        // Where it cannot be written it says so.
        auto *bulk = m_page->findChild<CallsBulk *>();
        bulk->exportTo(view()->selectedRowIds(), ExportFormat::Jsonl, QStringLiteral("/nowhere/at/all.jsonl"));
        QTRY_COMPARE(bar()->state(), SelectionBar::State::Done);
        QTRY_VERIFY(barText().contains(QLatin1String("could not be written")));
        QTest::mouseClick(child<QToolButton>("callsSelectionClose"), Qt::LeftButton);
        QVERIFY(!bar()->isVisible());
    }

    void nextAndPrevious()
    {
        open(5);
        action("callNext")->trigger();
        QTRY_COMPARE(shownPrompt(), QStringLiteral("question 4"));
        QTest::keyClick(view(), Qt::Key_J);
        QTRY_COMPARE(shownPrompt(), QStringLiteral("question 3"));
        QTest::keyClick(view(), Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(shownPrompt(), QStringLiteral("question 2"));
        QTest::keyClick(view(), Qt::Key_K);
        QTRY_COMPARE(shownPrompt(), QStringLiteral("question 3"));
        for (int i = 0; i < 9; ++i)
            action("callPrevious")->trigger();
        QTRY_COMPARE(shownPrompt(), QStringLiteral("question 4"));
        // In a line a letter is a letter.
        auto *search = child<QLineEdit>("callsSearch");
        search->setFocus();
        QTest::keyClicks(search, QStringLiteral("jk"));
        QCOMPARE(search->text(), QStringLiteral("jk"));
    }

    void marksAreKept()
    {
        open(3);
        view()->selectRow(1);
        QTRY_COMPARE(shownPrompt(), QStringLiteral("question 1"));
        const QUuid id = pane()->id();
        const auto kept = [&] { return waitFor(history().call(id))->marks; };
        QTest::mouseClick(child<QToolButton>("callGood"), Qt::LeftButton);
        QTRY_COMPARE(kept().rating, std::optional(Rating::Good));
        QVERIFY(child<QToolButton>("callGood")->isChecked());
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_B);
        QTRY_COMPARE(kept().rating, std::optional(Rating::Bad));
        QVERIFY(!child<QToolButton>("callGood")->isChecked() && child<QToolButton>("callBad")->isChecked());
        action("callRateBad")->trigger(); // the same again takes it away
        QTRY_COMPARE(kept().rating, std::nullopt);

        auto *label = child<QLineEdit>("callNewLabel");
        action("callAddLabel")->trigger();
        QTRY_VERIFY(label->hasFocus());
        QTest::keyClicks(label, QStringLiteral("to check"));
        QTest::keyClick(label, Qt::Key_Return);
        QTest::keyClicks(label, QStringLiteral("Refund"));
        QTest::keyClick(label, Qt::Key_Return);
        QTRY_COMPARE(kept().labels, QStringList({QStringLiteral("Refund"), QStringLiteral("to check")}));
        const auto firstLabel = [&] {
            const auto *chip = child<Chip>("callLabel");
            return chip ? chip->text() : QString();
        };
        QTRY_COMPARE(firstLabel(), QStringLiteral("Refund"));
        QTest::keyClick(child<Chip>("callLabel"), Qt::Key_Delete);
        QTRY_COMPARE(kept().labels, QStringList{QStringLiteral("to check")});

        auto *note = child<QPlainTextEdit>("callNote");
        QVERIFY(!note->isVisible());
        action("callWriteNote")->trigger();
        QTRY_VERIFY(note->hasFocus());
        QTest::keyClicks(note, QStringLiteral("Wrong city"));
        QTRY_COMPARE(kept().note, QStringLiteral("Wrong city")); // as one pauses
        QTest::keyClicks(note, QStringLiteral(", and"));
        view()->step(1); // and when one goes on in the middle of it
        QTRY_COMPARE(kept().note, QStringLiteral("Wrong city, and"));
        QTRY_COMPARE(shownPrompt(), QStringLiteral("question 0"));
        QTRY_VERIFY(note->toPlainText().isEmpty());
        view()->step(-1);
        QTRY_COMPARE(note->toPlainText(), QStringLiteral("Wrong city, and"));
        QVERIFY(note->isVisible());
        QTRY_COMPARE(firstLabel(), QStringLiteral("to check"));
    }

    void tagsLeadToTheirCalls()
    {
        open(3);
        Call call = exampleCall(QStringLiteral("tagged"), QStringLiteral("a"));
        call.tags = {};
        call.tags.userId = QStringLiteral("ann \"the\" one");
        call.tags.properties = {{QStringLiteral("my app"), QStringLiteral("bot")}};
        record(history(), call);
        QTRY_COMPARE(rows(), 4);
        view()->selectRow(0);
        QTRY_COMPARE(shownPrompt(), QStringLiteral("tagged"));
        const auto chips = pane()->findChildren<Chip *>(QStringLiteral("callTag"));
        QCOMPARE(chips.size(), 2);
        QTest::mouseClick(chips[0], Qt::LeftButton);
        auto *filter = child<QLineEdit>("callsFilter");
        QCOMPARE(filter->text(), QStringLiteral("user = \"ann \\\"the\\\" one\""));
        QTRY_COMPARE(rows(), 1);
        QTest::mouseClick(chips[1], Qt::LeftButton);
        QTRY_COMPARE(filter->text(), QStringLiteral("property.\"my app\" = \"bot\""));
        QTRY_COMPARE(rows(), 1);
    }

    void saysThatOnlyNumbersWereKept()
    {
        history().setBodyRules(*BodyRules::parse(QStringLiteral("all")));
        open(1);
        view()->selectRow(0);
        QTRY_VERIFY(pane()->call());
        QVERIFY(child<QLabel>("callBare")->isVisible());
        history().setBodyRules({});
        record(history(), exampleCall(QStringLiteral("whole"), QStringLiteral("a")));
        QTRY_COMPARE(rows(), 2);
        view()->selectRow(0);
        QTRY_COMPARE(shownPrompt(), QStringLiteral("whole"));
        QVERIFY(!child<QLabel>("callBare")->isVisible());
    }
};

HELIOGRAPH_TEST_MAIN(CallsBulkTest)
#include "tst_callsbulk.moc"
