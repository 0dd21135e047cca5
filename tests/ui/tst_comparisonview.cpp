#include "core/budgets/budgetkeeper.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/compare/answercell.h"
#include "ui/compare/answercolumn.h"
#include "ui/compare/columnheader.h"
#include "ui/compare/comparisontext.h"
#include "ui/compare/comparisonview.h"
#include "ui/compare/difftext.h"
#include "ui/compare/earliercomparisons.h"
#include "ui/compare/figuresview.h"
#include "ui/markdown/markdownview.h"
#include "ui/playground/growingedit.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>

using namespace heliograph;

namespace {

constexpr int kLongMs = 30'000;

/// The board on services of its own, shown, with the demo provider.
struct Fixture {
    explicit Fixture(std::unique_ptr<SecretStore> keys = makeMemoryStore(), const QString &folder = {})
        : services(std::move(keys), true, folder), view(services.services())
    {
        view.resize(1280, 800);
        view.show();
        if (!QTest::qWaitForWindowActive(&view))
            qFatal("the window did not become active");
    }

    template <typename T> T *child(const char *name) { return view.findChild<T *>(QLatin1String(name)); }
    /// The visible ones, from left to right and from top to bottom.
    template <typename T> QList<T *> all(const char *name)
    {
        QList<T *> found;
        for (T *one : view.findChildren<T *>(QLatin1String(name))) {
            if (one->isVisible())
                found.append(one);
        }
        std::sort(found.begin(), found.end(), [this](T *a, T *b) {
            const QPoint left = a->mapTo(&view, QPoint());
            const QPoint right = b->mapTo(&view, QPoint());
            return std::pair(left.x(), left.y()) < std::pair(right.x(), right.y());
        });
        return found;
    }
    void add(const QString &model, const QString &provider = QStringLiteral("demo"))
    {
        ComparisonColumn column;
        column.provider = provider;
        column.model = model;
        view.addColumn(column);
    }
    void prompt(const QString &text)
    {
        auto *edit = child<GrowingEdit>("comparePrompt");
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    void run() { QTest::keyClick(child<GrowingEdit>("comparePrompt"), Qt::Key_Return, Qt::ControlModifier); }
    bool settle()
    {
        return QTest::qWaitFor([this] { return view.isSettled(); }, kLongMs);
    }
    QStringList texts()
    {
        QStringList list;
        for (AnswerCell *cell : all<AnswerCell>("answerCell"))
            list << cell->text();
        return list;
    }
    QString problem(int cell)
    {
        auto *label = all<AnswerCell>("answerCell")[cell]->findChild<QLabel *>(QStringLiteral("problemText"));
        return label->isVisible() ? label->text() : QString();
    }
    QToolButton *button(int cell, const char *name)
    {
        return all<AnswerCell>("answerCell")[cell]->findChild<QToolButton *>(QLatin1String(name));
    }
    QAction *action(const char *name) { return view.findChild<QAction *>(QLatin1String(name)); }
    QAction *columnAction(int column, const char *name)
    {
        return all<ColumnHeader>("columnHeader")[column]->findChild<QAction *>(QLatin1String(name));
    }

    TestServices services;
    ComparisonView view;
};

}

class TestComparisonView final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyBoardSaysWhatToDo()
    {
        Fixture f;
        QVERIFY(f.child<QPushButton>("compareFirst")->isVisible());
        QVERIFY(!f.child<QPushButton>("compareRun")->isEnabled());
        QCOMPARE(f.child<QPushButton>("compareRun")->toolTip(), QStringLiteral("Add a model first."));
        QTest::mouseClick(f.child<QPushButton>("compareDemo"), Qt::LeftButton);
        QCOMPARE(f.all<ColumnHeader>("columnHeader").size(), 3);
        QVERIFY(!f.child<QPushButton>("compareFirst")->isVisible());
        QVERIFY(f.child<QPushButton>("compareRun")->isEnabled()); // with a first prompt
        f.child<GrowingEdit>("comparePrompt")->clear();
        QVERIFY(!f.child<QPushButton>("compareRun")->isEnabled());
        QCOMPARE(f.child<QPushButton>("compareRun")->toolTip(), QStringLiteral("Write a prompt first."));
    }

    void aModelIsAddedByTheKeyboard()
    {
        Fixture f;
        QTest::keyClick(f.child<GrowingEdit>("comparePrompt"), Qt::Key_M, Qt::ControlModifier);
        auto *search = f.view.findChild<QLineEdit *>(QStringLiteral("modelSearch"));
        QVERIFY(search);
        QTRY_VERIFY(search->isVisible());
        QTest::keyClicks(search, QStringLiteral("demo-large"));
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(f.all<ColumnHeader>("columnHeader").size(), 1);
        QCOMPARE(f.all<ColumnHeader>("columnHeader")[0]->accessibleName(), QStringLiteral("Column 1: demo-large"));
    }

    void allStreamAtOnceAndAreMeasured()
    {
        Fixture f;
        f.add(QStringLiteral("demo-small"));
        f.add(QStringLiteral("demo-large"));
        f.prompt(QStringLiteral("/long 500"));
        auto *estimate = f.child<QLabel>("compareEstimate");
        QTRY_VERIFY(estimate->text().startsWith(QLatin1String("2 call")));
        QVERIFY2(estimate->text().contains(QLatin1String("estimate $")), qPrintable(estimate->text()));
        QVERIFY(estimate->toolTip().contains(QLatin1String("Column 2, demo-large")));
        f.run();
        QTRY_VERIFY(f.view.busy());
        QVERIFY(f.child<QPushButton>("compareStop"));
        QTRY_VERIFY_WITH_TIMEOUT(f.texts().size() == 2 && !f.texts()[0].isEmpty() && !f.texts()[1].isEmpty(), kLongMs);
        QVERIFY(f.view.run().running(0) && f.view.run().running(1)); // both write at the same time
        QVERIFY(f.settle());
        for (const ComparisonCell &cell : f.view.run().cells()) {
            QCOMPARE(cell.state, CellState::Done);
            QVERIFY(cell.tokens > 0 && !cell.tokensEstimated);
            QVERIFY(cell.cost);
        }
        const auto figures = f.all<FiguresView>("figures");
        QCOMPARE(figures.size(), 2);
        for (const Figure figure : kFigures) {
            const auto marked = std::count_if(figures.begin(), figures.end(), [figure](const FiguresView *one) {
                return one->text(figure).endsWith(
                    figure == Figure::Cost ? QLatin1String(", cheapest") : QLatin1String(", fastest"));
            });
            const auto &cells = f.view.run().cells();
            const bool equal = figuresOf(cells[0])[size_t(figure)] == figuresOf(cells[1])[size_t(figure)];
            QCOMPARE(int(marked), equal ? 0 : 1);
        }
        QVERIFY(figures[0]->accessibleDescription().contains(QLatin1String("First token: ")));
        // Each is a call of the history like any other.
        for (const ComparisonCell &cell : f.view.run().cells()) {
            const auto call = waitFor(f.services.history().call(cell.call));
            QVERIFY(call.ok());
            QCOMPARE(call->answer.text, cell.text);
        }
        QSignalSpy opened(&f.view, &ComparisonView::callRequested);
        QTest::mouseClick(f.button(1, "cellOpen"), Qt::LeftButton);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].toUuid(), f.view.run().cells()[1].call);
        QTest::mouseClick(f.button(0, "cellCopy"), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), f.view.run().cells()[0].text);
        f.action("compare.copy")->trigger();
        const QString markdown = QApplication::clipboard()->text();
        QVERIFY(markdown.contains(QLatin1String("/long 500")) && markdown.contains(f.view.run().cells()[1].text));
        QVERIFY(markdown.contains(QLatin1String("| demo-large |")));
    }

    void failuresStandWhereTheAnswerWouldBe()
    {
        Fixture f;
        QVERIFY(f.services.settings.set(QStringLiteral("call.retries"), QStringLiteral("0")).ok());
        f.add(QStringLiteral("demo-small"));
        f.add(QStringLiteral("demo-small:rate-limit 30"));
        f.add(QStringLiteral("demo-small:cut 4"));
        f.add(QStringLiteral("demo-small:not-json"));
        f.add(QStringLiteral("demo-small:bad-key"));
        f.add(QStringLiteral("gpt-x"), QStringLiteral("openai"));
        f.prompt(QStringLiteral("/echo still here"));
        f.run();
        QTRY_VERIFY(f.view.busy());
        QVERIFY(f.settle());
        using S = CellState;
        QList<S> states;
        for (const ComparisonCell &cell : f.view.run().cells())
            states << cell.state;
        QCOMPARE(states, (QList<S>{S::Done, S::Failed, S::Interrupted, S::Failed, S::Failed, S::Failed}));
        QCOMPARE(f.texts()[0], QStringLiteral("still here"));
        QVERIFY(f.problem(0).isEmpty());
        for (int i = 1; i < 6; ++i)
            QVERIFY2(!f.problem(i).isEmpty(), qPrintable(QString::number(i)));
        QVERIFY2(f.problem(2).contains(QLatin1String("cut off")), qPrintable(f.problem(2)));
        QVERIFY(!f.texts()[2].isEmpty()); // what came before the cut stays
        for (QLabel *label : f.view.findChildren<QLabel *>()) { // no line is cut off
            if (label->isVisible() && label->wordWrap())
                QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
        }
        QCOMPARE(f.button(1, "cellRemedy")->text(), QStringLiteral("Retry"));
        QCOMPARE(f.button(4, "cellRemedy")->text(), QStringLiteral("Change the key"));
        QCOMPARE(f.button(5, "cellRemedy")->text(), QStringLiteral("Add a key"));
        QVERIFY(!f.view.run().cells()[5].sent);
        QVERIFY(!f.button(5, "cellOpen")->isVisible()); // there is no call
        QSignalSpy key(&f.view, &ComparisonView::keyRequested);
        QTest::mouseClick(f.button(5, "cellRemedy"), Qt::LeftButton);
        QCOMPARE(key.size(), 1);
        QCOMPARE(key[0][0].toString(), QStringLiteral("openai"));
        // A failure is never the best.
        QVERIFY(!f.all<FiguresView>("figures")[1]->text(Figure::Total).contains(QLatin1String("fastest")));
    }

    void oneIsAskedAgain()
    {
        Fixture f;
        QVERIFY(f.services.settings.set(QStringLiteral("call.retries"), QStringLiteral("0")).ok());
        f.add(QStringLiteral("demo-small"));
        f.add(QStringLiteral("demo-large:error 500 1"));
        f.prompt(QStringLiteral("Hello"));
        f.run();
        QTRY_VERIFY(f.view.busy());
        QVERIFY(f.settle());
        QCOMPARE(f.view.run().cells()[1].state, CellState::Failed);
        const QUuid first = f.view.run().cells()[0].call;
        const QUuid second = f.view.run().cells()[1].call;
        QTest::mouseClick(f.button(1, "cellRemedy"), Qt::LeftButton);
        QVERIFY(f.view.busy());
        QVERIFY(f.settle());
        QCOMPARE(f.view.run().cells()[1].state, CellState::Done);
        QVERIFY(f.view.run().cells()[1].call != second);
        QCOMPARE(f.view.run().cells()[0].call, first);
        QVERIFY(f.problem(1).isEmpty());
        QVERIFY(waitFor(f.services.history().call(second)).ok()); // the failure stays in the history
    }

    void oneAndAllStop()
    {
        Fixture f;
        f.child<QSpinBox>("compareAtOnce")->setValue(2);
        for (int i = 0; i < 3; ++i)
            f.add(QStringLiteral("demo-small:hang 3"));
        f.prompt(QStringLiteral("Hello there"));
        f.run();
        QTRY_VERIFY_WITH_TIMEOUT(f.texts().size() == 3 && !f.texts()[0].isEmpty() && !f.texts()[1].isEmpty(), kLongMs);
        QCOMPARE(f.view.run().cells()[2].state, CellState::Queued); // two at once
        QCOMPARE(f.all<AnswerCell>("answerCell")[2]->findChild<QLabel *>(QStringLiteral("cellLine"))->text(),
            QStringLiteral("Waiting for its turn"));
        const QString before = f.texts()[0];
        QTest::mouseClick(f.all<QToolButton>("columnStop")[0], Qt::LeftButton);
        QTRY_COMPARE(f.view.run().cells()[0].state, CellState::Stopped);
        QVERIFY(f.texts()[0].startsWith(before.left(3)));
        QTRY_VERIFY(f.view.run().cells()[2].state != CellState::Queued); // it moved up
        QVERIFY(f.view.run().running(1));
        QTest::keyClick(f.child<GrowingEdit>("comparePrompt"), Qt::Key_Escape);
        QVERIFY(f.settle());
        for (const ComparisonCell &cell : f.view.run().cells())
            QCOMPARE(cell.state, CellState::Stopped);
        QVERIFY(f.child<QPushButton>("compareRun"));
    }

    void equalAnswersFold()
    {
        Fixture f;
        f.add(QStringLiteral("demo-small"));
        f.add(QStringLiteral("demo-large"));
        f.child<QSpinBox>("compareRepeats")->setValue(3);
        f.prompt(QStringLiteral("/echo the same"));
        f.run();
        QTRY_VERIFY(f.view.busy());
        QVERIFY(f.settle());
        QCOMPARE(int(f.view.run().cells().size()), 6);
        auto toggles = f.all<QToolButton>("equalAnswers");
        QCOMPARE(toggles.size(), 2);
        QVERIFY2(toggles[0]->text().startsWith(QLatin1String("3 equal answer")), qPrintable(toggles[0]->text()));
        QCOMPARE(f.all<AnswerCell>("answerCell").size(), 2);
        QTest::mouseClick(toggles[0], Qt::LeftButton);
        QTRY_COMPARE(f.all<AnswerCell>("answerCell").size(), 4);
        QTest::mouseClick(f.all<QToolButton>("equalAnswers")[0], Qt::LeftButton);
        QTRY_COMPARE(f.all<AnswerCell>("answerCell").size(), 2);
        // The head sums the column up.
        const auto sums = f.all<FiguresView>("columnFigures");
        QCOMPARE(sums.size(), 2);
        const auto spread = spreadsOf(f.view.run().cells(), 0)[size_t(Figure::Total)];
        QVERIFY(spread);
        QCOMPARE(spread->count, 3);
        QVERIFY(sums[0]->text(Figure::Total).startsWith(figureText(Figure::Total, spread->middle)));
        QCOMPARE(f.all<QLabel>("columnProgress")[0]->text(), QStringLiteral("3 of 3 answered"));
    }

    void anyColumnIsTheBaseline()
    {
        Fixture f;
        f.add(QStringLiteral("demo-small"));
        f.add(QStringLiteral("demo-small"));
        f.add(QStringLiteral("demo-small"));
        f.prompt(QStringLiteral("/echo the quick brown fox"));
        QTest::mouseClick(f.all<QToolButton>("columnSettings")[1], Qt::LeftButton);
        auto *dialog = f.child<QDialog>("variantDialog");
        QTRY_VERIFY(dialog && dialog->isVisible());
        dialog->findChild<QCheckBox *>(QStringLiteral("variantPromptBox"))->click();
        dialog->findChild<GrowingEdit *>(QStringLiteral("variantPromptEdit"))
            ->setPlainText(QStringLiteral("/echo the slow brown fox jumps"));
        dialog->close();
        f.view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&f.view));
        f.child<GrowingEdit>("comparePrompt")->setFocus();
        QCOMPARE(f.all<QLabel>("columnDiffers").size(), 1);
        f.run();
        QTRY_VERIFY(f.view.busy());
        QVERIFY(f.settle());
        QCOMPARE(f.texts(),
            (QStringList{QStringLiteral("the quick brown fox"), QStringLiteral("the slow brown fox jumps"),
                QStringLiteral("the quick brown fox")}));
        QTest::mouseClick(f.child<QToolButton>("compareDiff"), Qt::LeftButton);
        QVERIFY(f.settle());
        auto diffs = f.all<DiffText>("diffText");
        QCOMPARE(diffs.size(), 1);
        QCOMPARE(diffs[0]->differences(), 2);
        const QString marked = diffs[0]->toPlainText();
        QVERIFY2(marked.contains(QLatin1String("quick")) && marked.contains(QLatin1String("slow"))
                && marked.contains(QLatin1String("jumps")),
            qPrintable(marked));
        // What is gone is struck through, what is new is underlined.
        const auto formatOf = [&](const char *word) {
            QTextCursor at = diffs[0]->document()->find(QLatin1String(word));
            return at.charFormat();
        };
        QVERIFY(formatOf("quick").fontStrikeOut() && !formatOf("quick").fontUnderline());
        QVERIFY(formatOf("slow").fontUnderline() && !formatOf("slow").fontStrikeOut());
        QVERIFY(!formatOf("brown").fontUnderline() && !formatOf("brown").fontStrikeOut());
        const auto notes = f.all<QLabel>("diffNote");
        QCOMPARE(notes.size(), 2);
        QVERIFY(notes[0]->text().startsWith(QLatin1String("2 difference")));
        QCOMPARE(notes[1]->text(), QStringLiteral("✓ The same as column 1"));
        QTest::keyClick(f.child<GrowingEdit>("comparePrompt"), Qt::Key_F7);
        QVERIFY(diffs[0]->textCursor().hasSelection());
        const int first = diffs[0]->textCursor().selectionStart();
        QTest::keyClick(diffs[0], Qt::Key_F7);
        QVERIFY(diffs[0]->textCursor().selectionStart() > first);
        QTest::keyClick(diffs[0], Qt::Key_F7, Qt::ShiftModifier);
        QCOMPARE(diffs[0]->textCursor().selectionStart(), first);

        f.columnAction(1, "columnSetBaseline")->trigger();
        QVERIFY(f.settle());
        QCOMPARE(f.child<QComboBox>("compareBaseline")->currentIndex(), 1);
        QCOMPARE(f.all<DiffText>("diffText").size(), 2);
        QCOMPARE(f.all<QLabel>("columnBaseline").size(), 1);
        QSignalSpy diff(&f.view, &ComparisonView::diffRequested);
        QTest::mouseClick(f.button(2, "cellOpenDiff"), Qt::LeftButton);
        QCOMPARE(diff.size(), 1);
        const auto a = diff[0][0].value<DiffSide>();
        const auto b = diff[0][1].value<DiffSide>();
        QCOMPARE(a.title, QStringLiteral("demo-small, column 2"));
        QCOMPARE(b.title, QStringLiteral("demo-small, column 3"));
        QCOMPARE(a.call->answer.text, QStringLiteral("the slow brown fox jumps"));
        QCOMPARE(b.request->messages.back().text(), QStringLiteral("/echo the quick brown fox"));
        QTest::mouseClick(f.child<QToolButton>("compareDiff"), Qt::LeftButton);
        QVERIFY(f.settle());
        QVERIFY(f.all<DiffText>("diffText").isEmpty());
        QCOMPARE(f.all<MarkdownView>("cellText").size(), 3);
    }

    void columnsMoveDuplicateAndGo()
    {
        Fixture f;
        f.add(QStringLiteral("demo-small"));
        f.add(QStringLiteral("demo-large"));
        f.prompt(QStringLiteral("/echo hi"));
        f.run();
        QTRY_VERIFY(f.view.busy());
        QVERIFY(f.settle());
        const auto names = [&f] {
            QStringList list;
            for (ColumnHeader *header : f.all<ColumnHeader>("columnHeader"))
                list << header->accessibleName();
            return list;
        };
        f.columnAction(1, "columnLeft")->trigger();
        QTRY_COMPARE(
            names(), (QStringList{QStringLiteral("Column 1: demo-large"), QStringLiteral("Column 2: demo-small")}));
        QCOMPARE(f.texts().size(), 2); // each took its answer along
        f.columnAction(0, "columnDuplicate")->trigger();
        auto *dialog = f.child<QDialog>("variantDialog");
        QTRY_VERIFY(dialog && dialog->isVisible());
        dialog->findChild<QCheckBox *>(QStringLiteral("variantSystemBox"))->click();
        dialog->findChild<GrowingEdit *>(QStringLiteral("variantSystemEdit"))
            ->setPlainText(QStringLiteral("Be a pirate."));
        dialog->close();
        QTRY_COMPARE(names().size(), 3);
        QTRY_COMPARE(f.all<QLabel>("columnDiffers")[0]->toolTip(), QStringLiteral("own system prompt"));
        QCOMPARE(f.all<QLabel>("columnProgress")[0]->text(), QStringLiteral("not asked yet"));
        // The new one alone is asked what the others were.
        const QUuid before = f.view.run().cells()[0].call;
        QTest::mouseClick(f.all<QToolButton>("columnAsk")[0], Qt::LeftButton);
        QVERIFY(f.view.busy());
        QVERIFY(f.settle());
        QCOMPARE(f.texts(), (QStringList(3, QStringLiteral("hi"))));
        QCOMPARE(f.view.run().cells()[0].call, before);
        const auto call = waitFor(f.services.history().call(f.view.run().cells()[2].call));
        QVERIFY(call->exchange.requestBody.contains("Be a pirate."));
        f.columnAction(0, "columnRemove")->trigger();
        QTRY_COMPARE(names().size(), 2);
        QCOMPARE(f.texts().size(), 2);
    }

    void aBudgetHoldsTheWholeRunBackOnce()
    {
        Fixture f;
        Budget budget;
        budget.limit = *Money::fromDecimal(u"0.000000001");
        QVERIFY(f.services.budgets.setBudgets({budget}).ok());
        f.add(QStringLiteral("demo-small"));
        f.add(QStringLiteral("demo-large"));
        f.prompt(QStringLiteral("/echo one"));
        QTRY_VERIFY(f.child<QLabel>("compareWarning")->isVisible());
        QVERIFY(f.child<QLabel>("compareWarning")->text().contains(QLatin1String("budget")));
        f.run();
        auto *banner = f.child<QWidget>("compareBanner");
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), kLongMs);
        QVERIFY(f.view.run().empty()); // nothing was sent or laid out
        QVERIFY(waitFor(f.services.history().comparisons(5))->isEmpty());
        auto *anyway = banner->findChild<QPushButton *>(QStringLiteral("bannerAction"));
        QCOMPARE(anyway->text(), QStringLiteral("Run it all the same"));
        QTest::mouseClick(anyway, Qt::LeftButton);
        QTRY_VERIFY(!f.view.run().empty());
        QVERIFY(f.settle());
        QCOMPARE(f.texts(), (QStringList{QStringLiteral("one"), QStringLiteral("one")}));
        QTest::mouseClick(f.button(0, "cellRetry"), Qt::LeftButton); // that was for once
        QVERIFY(f.settle());
        QCOMPARE(f.view.run().cells()[0].state, CellState::Failed);
        QCOMPARE(f.button(0, "cellRemedy")->text(), QStringLiteral("Send it all the same"));
        QTest::mouseClick(f.button(0, "cellRemedy"), Qt::LeftButton);
        QVERIFY(f.settle());
        QCOMPARE(f.view.run().cells()[0].state, CellState::Done);
    }

    void anInterruptedRunIsFoundAgain()
    {
        QTemporaryDir folder;
        {
            Fixture f(makeMemoryStore(), folder.path());
            f.child<QSpinBox>("compareAtOnce")->setValue(1);
            f.add(QStringLiteral("demo-small"));
            f.add(QStringLiteral("demo-large"));
            f.prompt(QStringLiteral("/echo kept"));
            f.run();
            QTRY_VERIFY(f.view.busy());
            QVERIFY(f.settle());
            // As a program leaves it that ends by force: known to the history, and nothing more was sent.
            ComparisonRecord record;
            Comparison plan = f.view.run().plan();
            plan.id = QUuid::createUuid();
            record.id = plan.id;
            record.createdAt = plan.createdAt.addSecs(1);
            record.title = QStringLiteral("cut short");
            record.plan = comparisonToJson(plan);
            record.cells = {{0, 0, f.view.run().cells()[0].call, false}, {1, 0, QUuid::createUuid(), false}};
            QVERIFY(waitFor(f.services.history().keepComparison(record)));
        }
        Fixture f(makeMemoryStore(), folder.path());
        QTest::keyClick(f.child<GrowingEdit>("comparePrompt"), Qt::Key_O, Qt::ControlModifier);
        auto *panel = f.child<EarlierComparisons>("earlierComparisons");
        QVERIFY(panel && panel->isVisible());
        QTRY_VERIFY(panel->settled());
        auto *list = panel->findChild<QListView *>(QStringLiteral("earlierList"));
        QCOMPARE(list->model()->rowCount(), 2);
        QVERIFY(list->model()->index(0, 0).data().toString().startsWith(QLatin1String("cut short\n")));
        QVERIFY(list->model()->index(0, 0).data().toString().contains(QLatin1String("1 unfinished")));
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(f.settle());
        QCOMPARE(f.all<ColumnHeader>("columnHeader").size(), 2);
        QCOMPARE(f.child<GrowingEdit>("comparePrompt")->toPlainText(), QStringLiteral("/echo kept"));
        QCOMPARE(f.texts()[0], QStringLiteral("kept"));
        QVERIFY(f.problem(1).startsWith(QLatin1String("This answer was not asked for")));
        auto *banner = f.child<QWidget>("compareBanner");
        QVERIFY(banner->isVisible());
        QCOMPARE(f.services.calls.runningCount(), 0); // nothing is sent unasked
        QTest::mouseClick(banner->findChild<QPushButton *>(QStringLiteral("bannerAction")), Qt::LeftButton);
        QVERIFY(f.view.busy());
        QVERIFY(f.settle());
        QCOMPARE(f.texts(), (QStringList{QStringLiteral("kept"), QStringLiteral("kept")}));

        // Deleting takes two clicks, and leaves the calls.
        const QUuid call = f.view.run().cells()[0].call;
        QTest::mouseClick(f.child<QToolButton>("compareEarlier"), Qt::LeftButton);
        QTRY_VERIFY(panel->settled());
        auto *remove = panel->findChild<QPushButton *>(QStringLiteral("earlierDelete"));
        QTest::mouseClick(remove, Qt::LeftButton);
        QVERIFY(panel->settled());
        QCOMPARE(list->model()->rowCount(), 2);
        QTest::mouseClick(remove, Qt::LeftButton);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QVERIFY(waitFor(f.services.history().call(call)).ok());
        QVERIFY(f.view.run().empty()); // it was the one that was shown
    }

    void deletedCallsAreTold()
    {
        Fixture f;
        f.add(QStringLiteral("demo-small"));
        f.add(QStringLiteral("demo-large"));
        f.prompt(QStringLiteral("/echo soon gone"));
        f.run();
        QTRY_VERIFY(f.view.busy());
        QVERIFY(f.settle());
        QVERIFY(waitFor(f.services.keeper.remove(QList<QUuid>{f.view.run().cells()[0].call})).ok());
        f.action("compare.earlier")->trigger();
        auto *panel = f.child<EarlierComparisons>("earlierComparisons");
        QTRY_VERIFY(panel->settled());
        QTest::mouseClick(panel->findChild<QPushButton *>(QStringLiteral("earlierOpen")), Qt::LeftButton);
        QVERIFY(f.settle());
        QCOMPARE(f.problem(0), QStringLiteral("The call was deleted from the history."));
        QCOMPARE(f.texts()[1], QStringLiteral("soon gone"));
    }

    void aRequestFromElsewhereStartsABoard()
    {
        Fixture f;
        f.add(QStringLiteral("demo-large"));
        ChatRequest request;
        request.model = QStringLiteral("demo-small");
        request.messages = {Message::fromText(Role::System, QStringLiteral("Be kind.")),
            Message::fromText(Role::User, QStringLiteral("Hello")),
            Message::fromText(Role::Assistant, QStringLiteral("Hi")),
            Message::fromText(Role::User, QStringLiteral("/echo again"))};
        request.parameters.temperature = 0.3;
        f.view.startWith(request, QStringLiteral("demo"));
        const auto headers = f.all<ColumnHeader>("columnHeader");
        QCOMPARE(headers.size(), 2);
        QCOMPARE(headers[0]->accessibleName(), QStringLiteral("Column 1: demo-small"));
        QCOMPARE(f.child<GrowingEdit>("compareSystem")->toPlainText(), QStringLiteral("Be kind."));
        QCOMPARE(f.child<GrowingEdit>("comparePrompt")->toPlainText(), QStringLiteral("/echo again"));
        QVERIFY(f.child<QLabel>("compareBeyond")->text().contains(QLatin1String("2 more message")));
        f.run();
        QTRY_VERIFY(f.view.busy());
        f.view.startWith(request, QStringLiteral("demo")); // a running one stays
        QVERIFY(f.child<QWidget>("compareBanner")->isVisible());
        QVERIFY(f.settle());
        const auto call = waitFor(f.services.history().call(f.view.run().cells()[0].call));
        const auto body = parseJson(call->exchange.requestBody);
        QCOMPARE(int(member(*body, "messages").size()), 4);
        QCOMPARE(member(*body, "temperature").get<double>(), 0.3);
        QTest::mouseClick(f.child<QToolButton>("comparePlain"), Qt::LeftButton);
        QVERIFY(!f.child<QLabel>("compareBeyond")->isVisible());
        QCOMPARE(f.child<GrowingEdit>("comparePrompt")->toPlainText(), QStringLiteral("/echo again"));
    }

    void aRecordedCallStartsABoard()
    {
        Fixture f;
        Call call = sampleCall(QStringLiteral("Where is it?"));
        call.provider = QStringLiteral("openai");
        f.view.startWithCall(call);
        QTRY_COMPARE(f.all<ColumnHeader>("columnHeader").size(), 1);
        QCOMPARE(f.child<GrowingEdit>("comparePrompt")->toPlainText(), QStringLiteral("Where is it?"));
        QCOMPARE(f.all<ColumnHeader>("columnHeader")[0]->accessibleName(),
            QStringLiteral("Column 1: %1").arg(call.requestedModel));
        QVERIFY(f.view.run().empty()); // nothing is sent
        call.exchange.requestBody = "no JSON";
        f.view.startWithCall(call);
        QTRY_VERIFY(f.child<QWidget>("compareBanner")->isVisible());
        QCOMPARE(f.child<GrowingEdit>("comparePrompt")->toPlainText(), QStringLiteral("Where is it?"));
    }

    void everythingHasAName()
    {
        Fixture f;
        f.add(QStringLiteral("demo-small"));
        f.add(QStringLiteral("demo-large"));
        f.prompt(QStringLiteral("/echo x"));
        f.run();
        QTRY_VERIFY(f.view.busy());
        QVERIFY(f.settle());
        for (QWidget *widget : f.view.findChildren<QWidget *>()) {
            const bool used = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QPlainTextEdit *>(widget)
                || qobject_cast<QSpinBox *>(widget) || qobject_cast<QComboBox *>(widget);
            if (!used || !widget->isVisible() || widget->objectName().startsWith(QLatin1String("qt_")))
                continue;
            const auto *button = qobject_cast<QAbstractButton *>(widget);
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                qPrintable(widget->objectName()));
        }
        QStringList keys;
        for (QAction *action : f.view.pageActions()) {
            QVERIFY2(!action->objectName().isEmpty() && !action->text().isEmpty(), qPrintable(action->text()));
            QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->objectName()));
            QVERIFY2(action->toolTip().contains(action->shortcut().toString(QKeySequence::NativeText)),
                qPrintable(action->objectName()));
            QVERIFY2(!keys.contains(action->shortcut().toString()), qPrintable(action->objectName()));
            keys << action->shortcut().toString();
        }
    }

    void eightColumnsFitASmallWindow()
    {
        Fixture f;
        for (int i = 0; i < 8; ++i)
            f.add(QStringLiteral("demo-small"));
        QTRY_COMPARE(f.all<ColumnHeader>("columnHeader").size(), 8);
        const auto headers = f.all<ColumnHeader>("columnHeader");
        auto *scroll = f.child<QScrollArea>("comparisonScroll");
        QTRY_VERIFY(scroll->horizontalScrollBar()->maximum() > 0);
        scroll->horizontalScrollBar()->setValue(scroll->horizontalScrollBar()->maximum());
        const auto columns = f.all<AnswerColumn>("answerColumn");
        for (int i = 0; i < 8; ++i) { // heads stay above their answers
            QCOMPARE(headers[i]->mapTo(&f.view, QPoint()).x(), columns[i]->mapTo(&f.view, QPoint()).x());
            QCOMPARE(headers[i]->width(), columns[i]->width());
        }
    }

    void theListOfEarlierOnes()
    {
        EarlierModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(model.idAt(0).isNull());
        const QUuid id = QUuid::createUuid();
        model.setComparisons({{id, QDateTime::currentDateTimeUtc(), QStringLiteral("Why?"), 2, 4, 0},
            {QUuid::createUuid(), QDateTime::currentDateTimeUtc(), QString(), 1, 1, 1}});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.idAt(0), id);
        QVERIFY(model.index(0).data().toString().startsWith(QLatin1String("Why?\n")));
        QVERIFY(!model.index(0).data().toString().contains(QLatin1String("unfinished")));
        QVERIFY(model.index(1).data().toString().startsWith(QLatin1String("(the prompt was not kept)\n")));
        model.setComparisons({});
        QCOMPARE(model.rowCount(), 0);
    }
};

HELIOGRAPH_TEST_MAIN(TestComparisonView)
#include "tst_comparisonview.moc"
