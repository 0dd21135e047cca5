#include "core/budgets/budgetkeeper.h"
#include "tests/support/comparisonfixture.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"
#include "ui/compare/answercell.h"
#include "ui/compare/difftext.h"
#include "ui/compare/figuresview.h"
#include "ui/markdown/markdownview.h"
#include "ui/playground/growingedit.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>

using namespace heliograph;

/// A comparison that runs: its answers, their figures and failures, what is stopped or asked again, and how they differ.
class TestComparisonAnswers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allStreamAtOnceAndAreMeasured()
    {
        ComparisonFixture f;
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
        QTRY_VERIFY_WITH_TIMEOUT(f.texts().size() == 2 && !f.texts()[0].isEmpty() && !f.texts()[1].isEmpty(), ComparisonFixture::kLongMs);
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
        ComparisonFixture f;
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
        ComparisonFixture f;
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
        ComparisonFixture f;
        f.child<QSpinBox>("compareAtOnce")->setValue(2);
        for (int i = 0; i < 3; ++i)
            f.add(QStringLiteral("demo-small:hang 3"));
        f.prompt(QStringLiteral("Hello there"));
        f.run();
        QTRY_VERIFY_WITH_TIMEOUT(f.texts().size() == 3 && !f.texts()[0].isEmpty() && !f.texts()[1].isEmpty(), ComparisonFixture::kLongMs);
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
        ComparisonFixture f;
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
        ComparisonFixture f;
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

    void aBudgetHoldsTheWholeRunBackOnce()
    {
        ComparisonFixture f;
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
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), ComparisonFixture::kLongMs);
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
};

HELIOGRAPH_TEST_MAIN(TestComparisonAnswers)
#include "tst_comparisonanswers.moc"
