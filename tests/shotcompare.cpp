#include "tests/shotgroups.h"

#include "tests/photographer.h"
#include "tests/support/differentcalls.h"
#include "tests/support/examplecalls.h"
#include "ui/compare/comparepage.h"
#include "ui/compare/comparisonview.h"
#include "ui/diff/diffpanel.h"
#include "ui/diff/diffview.h"
#include "ui/mainwindow.h"

#include <QAction>
#include <QDialog>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

namespace heliograph {

void comparisonShots(Photographer &photos)
{
    TestServices services(makeMemoryStore(), true);
    for (const Call &call : dayOfCalls(QDateTime::currentDateTimeUtc()))
        record(services.history(), call);
    waitForHistory(services.history());
    const auto shown = photos.page<ComparisonView>(services);
    ComparisonView &view = *shown;
    photos.snap(view, QStringLiteral("compare-empty"));
    view.findChild<QPushButton *>(QStringLiteral("compareDemo"))->click();
    const auto edit = [&view](const char *name) { return view.findChild<QPlainTextEdit *>(QLatin1String(name)); };
    const auto settle = [&view] { (void)QTest::qWaitFor([&view] { return view.isSettled(); }, 60'000); };
    const auto run = [&view] { view.findChild<QAction *>(QStringLiteral("compare.run"))->trigger(); };
    const auto number = [&view](const char *name) { return view.findChild<QSpinBox *>(QLatin1String(name)); };
    edit("compareSystem")->setPlainText(QStringLiteral("You are a careful support agent. Answer in three sentences."));
    edit("comparePrompt")->setPlainText(QStringLiteral("How can I keep the costs of my calls down?"));
    photos.snap(view, QStringLiteral("compare-ready"));
    run();
    QTest::qWait(1'200);
    photos.snap(view, QStringLiteral("compare-streaming"));
    settle();
    photos.snap(view, QStringLiteral("compare-done"));
    view.findChild<QToolButton *>(QStringLiteral("compareDiff"))->click();
    settle();
    photos.snap(view, QStringLiteral("compare-diff"));
    view.findChild<QToolButton *>(QStringLiteral("compareDiff"))->click();
    const auto variant = [](const char *model, double temperature, const char *system) {
        ComparisonColumn column;
        column.provider = QStringLiteral("demo");
        column.model = QLatin1String(model);
        if (temperature >= 0)
            column.parameters.temperature = temperature;
        if (*system)
            column.system = QString::fromUtf8(system);
        return column;
    };
    number("compareRepeats")->setValue(3);
    edit("comparePrompt")->setPlainText(QStringLiteral("/echo The refund is on its way; it takes two to five days."));
    run();
    settle();
    photos.snap(view, QStringLiteral("compare-repeats"));
    number("compareRepeats")->setValue(1);
    ComparisonColumn other = variant("demo-large", -1, "");
    other.prompt = QStringLiteral("/echo Your refund is on its way. It takes three working days, rarely longer.");
    view.addColumn(other);
    run();
    settle();
    view.findChild<QToolButton *>(QStringLiteral("compareDiff"))->click();
    settle();
    auto *board = view.findChild<QScrollArea *>(QStringLiteral("comparisonScroll"));
    board->horizontalScrollBar()->setValue(board->horizontalScrollBar()->maximum());
    photos.snap(view, QStringLiteral("compare-words"));
    view.findChild<QToolButton *>(QStringLiteral("compareDiff"))->click();
    view.addColumn(variant("demo-small:rate-limit 30", -1, ""));
    view.addColumn(variant("demo-small:cut 20", 0.2, "Answer as a pirate."));
    view.addColumn(variant("demo-large:bad-key", -1, ""));
    view.addColumn(variant("demo-large:hang 15", 1.0, ""));
    edit("comparePrompt")->setPlainText(QStringLiteral("Write a poem about the sea."));
    run();
    QTest::qWait(3'000);
    photos.snap(view, QStringLiteral("compare-failures"));
    view.findChild<QAction *>(QStringLiteral("compare.stop"))->trigger();
    settle();
    photos.snap(view, QStringLiteral("compare-stopped"));
    view.findChild<QToolButton *>(QStringLiteral("columnSettings"))->click();
    photos.snap(*view.findChild<QDialog *>(QStringLiteral("variantDialog")), QStringLiteral("compare-variant"));
    view.findChild<QDialog *>(QStringLiteral("variantDialog"))->close();
    view.findChild<QToolButton *>(QStringLiteral("compareEarlier"))->click();
    photos.snap(*view.findChild<QWidget *>(QStringLiteral("earlierComparisons")), QStringLiteral("compare-earlier"));
    view.findChild<QWidget *>(QStringLiteral("earlierComparisons"))->close();
    Budget budget;
    budget.limit = *Money::fromDecimal(u"0.000001");
    (void)services.budgets.setBudgets({budget});
    QTest::qWait(700);
    run();
    settle();
    photos.snap(view, QStringLiteral("compare-budget"));
}

void differenceShots(Photographer &photos)
{
    TestServices services(makeMemoryStore(), true);
    const auto [a, b] = differentCalls();
    photos.take(services, QStringLiteral("diff"), [&](MainWindow &window) {
        window.showPage(MainWindow::Page::Compare);
        ComparePage *page = window.comparePage();
        DiffPanel *panel = page->openDiff(DiffSide::fromCall(a), DiffSide::fromCall(b));
        (void)QTest::qWaitFor([panel] { return !panel->isBusy(); }, 20'000);
        window.grab();
        photos.snap(window, QStringLiteral("diff-call"));
        panel->findChild<QAction *>(QStringLiteral("diffInline"))->setChecked(true);
        panel->view()->goToChange(true);
        panel->view()->goToChange(true);
        window.grab();
        photos.snap(window, QStringLiteral("diff-inline"));
        DiffPanel *texts = page->openDiff(DiffSide::fromText(QStringLiteral("draft-1.md"), differentTexts().first),
            DiffSide::fromText(QStringLiteral("draft-2.md"), differentTexts().second));
        (void)QTest::qWaitFor([texts] { return !texts->isBusy(); }, 20'000);
        texts->view()->goToChange(true);
        window.grab();
    });
}

}
