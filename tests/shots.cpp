// Pictures of every page, for people to look at: light and dark, large and small. ./dev shots

#include "core/capture/captureservice.h"
#include "core/history/history.h"
#include "tests/shotexamples.h"
#include "tests/support/agentsessions.h"
#include "tests/support/attachments.h"
#include "tests/support/differentcalls.h"
#include "tests/support/examplecalls.h"
#include "tests/support/monthofcalls.h"
#include "tests/support/testenvironment.h"
#include "tests/support/testservices.h"
#include "ui/answer/foldbox.h"
#include "ui/attachments/draftattachments.h"
#include "ui/calls/callconversation.h"
#include "ui/capture/capturepage.h"
#include "ui/compare/comparisonview.h"
#include "ui/compare/comparepage.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/diff/diffpanel.h"
#include "ui/diff/diffview.h"
#include "ui/groups/groupspage.h"
#include "ui/helicone/heliconedialog.h"
#include "ui/mainwindow.h"
#include "ui/playground/conversationtab.h"
#include "ui/playground/importdialog.h"
#include "ui/playground/playgroundpage.h"
#include "ui/prompts/promptpane.h"
#include "ui/prompts/promptspage.h"
#include "ui/sessions/sessionspage.h"
#include "ui/settings/settingspage.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QListView>
#include <QListWidget>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTranslator>
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
        helicone(look, services);
        heliconeCall(look, services);
        take(look, services, QStringLiteral("receipt"), [](MainWindow &window) {
            window.showPage(MainWindow::Page::Calls);
            QTest::qWait(500);
            if (auto *table = callsTable(window))
                table->selectRow(dearest(*table->model()));
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

    /// The list of calls with all that can be done there, and the details beside it.
    void calls(const Look &look)
    {
        TestServices services(makeMemoryStore(), true);
        const auto list = dayOfCalls(QDateTime::currentDateTimeUtc());
        for (const Call &call : list)
            record(services.history(), call);
        services.history().setBodyRules(*BodyRules::parse(QStringLiteral("all")));
        record(services.history(), exampleCall(QStringLiteral("bare"), QStringLiteral("bare")));
        services.history().setBodyRules({});
        const Call stalled = stalledCall();
        services.history().finish(stalled);
        services.history().mark(stalled.id,
            {Rating::Good, QStringLiteral("Took its time in the middle; the provider's status page says nothing."),
                {QStringLiteral("slow"), QStringLiteral("to check")}});
        services.history().mark(list[list.size() - 3].id, {Rating::Bad, {}, {QStringLiteral("to check")}});
        waitForHistory(services.history());
        (void)beginExample(services.history(), QStringLiteral("Write a long story about a lighthouse."));
        (void)services.settings.set(QStringLiteral("window.calls.columns"), {});
        take(look, services, QStringLiteral("calls-list"), [&](MainWindow &window) {
            window.showPage(MainWindow::Page::Calls);
            QTest::qWait(2'500);
            auto *table = callsTable(window);
            auto *tabs = window.findChild<QTabWidget *>(QStringLiteral("callTabs"));
            snap(window, look, QStringLiteral("calls"));
            table->selectRow(1);
            QTest::qWait(500);
            snap(window, look, QStringLiteral("calls-marks"));
            tabs->setCurrentIndex(2);
            snap(window, look, QStringLiteral("calls-timing"));
            tabs->setCurrentIndex(0);
            table->selectRow(2);
            snap(window, look, QStringLiteral("calls-bare"));
            window.findChild<QToolButton *>(QStringLiteral("callClose"))->click();
            for (int row = 3; row < 8; row += 2)
                table->selectionModel()->select(
                    table->model()->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
            snap(window, look, QStringLiteral("calls-selected"));
            window.findChild<QPushButton *>(QStringLiteral("callsDeleteSelected"))->click();
            snap(window, look, QStringLiteral("calls-delete"));
            window.findChild<QPushButton *>(QStringLiteral("callsDeleteRefuse"))->click();
            table->clearSelection();
            auto *strip = window.findChild<QWidget *>(QStringLiteral("callsTimeStrip"));
            QTest::mousePress(strip, Qt::LeftButton, {}, {strip->width() / 2, 40});
            QTest::mouseMove(strip, {strip->width() * 3 / 4, 40});
            snap(window, look, QStringLiteral("calls-drag"));
            QTest::mouseRelease(strip, Qt::LeftButton, {}, {strip->width() * 3 / 4, 40});
            QTest::qWait(500);
            snap(window, look, QStringLiteral("calls-range"));
            window.findChild<QAction *>(QStringLiteral("callsSavedFilters"))->trigger();
            if (auto *panel = window.findChild<QFrame *>(QStringLiteral("savedFiltersPanel"))) {
                panel->findChild<QLineEdit *>(QStringLiteral("savedFilterName"))->setText(QStringLiteral("This afternoon"));
                panel->findChild<QPushButton *>(QStringLiteral("savedFilterSave"))->click();
                window.findChild<QAction *>(QStringLiteral("callsSavedFilters"))->trigger();
                snap(*panel, look, QStringLiteral("calls-saved"));
                panel->close();
            }
            window.findChild<QAction *>(QStringLiteral("callsClearFilter"))->trigger();
            window.findChild<QAction *>(QStringLiteral("callsColumns"))->trigger();
            if (auto *panel = window.findChild<QFrame *>(QStringLiteral("columnsPanel"))) {
                snap(*panel, look, QStringLiteral("calls-columns"));
                panel->close();
            }
            (void)services.settings.set(QStringLiteral("window.calls.columns"),
                QStringLiteral("[\"time\",\"status\",\"model\",\"prompt\",\"in\",\"cached\",\"out\",\"reasoning\",\"speed\","
                               "\"cost\",\"basis\",\"user\",\"session\",\"property.app\",\"rating\",\"labels\"]"));
        });
        take(look, services, QStringLiteral("calls-chosen"), [](MainWindow &window) {
            window.showPage(MainWindow::Page::Calls);
            QTest::qWait(1'000);
        });
    }

    void dashboard(const Look &look)
    {
        TestServices services(makeMemoryStore(), true);
        writeMonthOfCalls(services.history(), QDateTime::currentDateTimeUtc(), 75, 30);
        take(look, services, QStringLiteral("dashboard-bottom"), [&](MainWindow &window) {
            window.showPage(MainWindow::Page::Dashboard);
            auto *page = window.findChild<DashboardPage *>();
            (void)QTest::qWaitFor([page] { return page->isSettled(); }, 20'000);
            snap(window, look, QStringLiteral("dashboard"));
            auto *scroll = window.findChild<QScrollArea *>(QStringLiteral("dashboardScroll"));
            scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum() / 2);
            snap(window, look, QStringLiteral("dashboard-middle"));
            scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
        });
    }

    /// Sessions, one of them in its three forms, and users and properties.
    void sessions(const Look &look)
    {
        TestServices empty(makeMemoryStore(), true);
        take(look, empty, QStringLiteral("sessions-empty"), [](MainWindow &window) {
            window.showPage(MainWindow::Page::Sessions);
            (void)QTest::qWaitFor([&] { return window.findChild<SessionsPage *>()->isSettled(); }, 20'000);
        });
        TestServices services(makeMemoryStore(), true);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        writeAgentSessions(services.history(), now);
        writeLongSession(services.history(), now.addDays(-2), QStringLiteral("nightly-import"), 60);
        take(look, services, QStringLiteral("session-conversation"), [&](MainWindow &window) {
            window.showPage(MainWindow::Page::Sessions);
            auto *page = window.findChild<SessionsPage *>();
            const auto settle = [page] { (void)QTest::qWaitFor([page] { return page->isSettled(); }, 20'000); };
            settle();
            snap(window, look, QStringLiteral("sessions"));
            window.findChild<QTableView *>(QStringLiteral("sessionsTable"))->selectRow(3);
            QTest::qWait(100);
            settle();
            snap(window, look, QStringLiteral("session-tree"));
            auto *tabs = window.findChild<QTabWidget *>(QStringLiteral("sessionTabs"));
            tabs->setCurrentIndex(1);
            QTest::keyClick(tabs->currentWidget(), Qt::Key_Down);
            QTest::keyClick(tabs->currentWidget(), Qt::Key_Down);
            snap(window, look, QStringLiteral("session-timeline"));
            auto *lanes = window.findChild<QToolButton *>(QStringLiteral("timelineLanes"));
            lanes->click();
            snap(window, look, QStringLiteral("session-lanes"));
            lanes->click();
            tabs->setCurrentIndex(2);
            QTest::qWait(500);
        });
        take(look, services, QStringLiteral("property"), [&](MainWindow &window) {
            window.showPage(MainWindow::Page::Groups);
            auto *page = window.findChild<GroupsPage *>();
            const auto settle = [page] { (void)QTest::qWaitFor([page] { return page->isSettled(); }, 20'000); };
            settle();
            snap(window, look, QStringLiteral("users"));
            window.findChild<QTableView *>(QStringLiteral("groupsTable"))->selectRow(1);
            QTest::qWait(100);
            settle();
            snap(window, look, QStringLiteral("user"));
            window.findChild<QTabBar *>(QStringLiteral("groupsTabs"))->setCurrentIndex(1);
            settle();
        });
    }

    /// The request builder: parameters, tools, output, and tool calls that wait for their answers.
    void builder(const Look &look)
    {
        TestServices services(makeMemoryStore(), true);
        take(look, services, QStringLiteral("toolanswers-done"), [&](MainWindow &window) {
            window.playground()->startConversation(QStringLiteral("demo"), QString(), false);
            auto *tab = window.findChild<ConversationTab *>();
            tab->setConversation(builderExample());
            window.findChild<QToolButton *>(QStringLiteral("moreParameters"))->click();
            snap(window, look, QStringLiteral("parameters"));
            tab->openTools();
            snap(*window.findChild<QDialog *>(QStringLiteral("toolsDialog")), look, QStringLiteral("tools"));
            tab->openOutput();
            auto *output = window.findChild<QDialog *>(QStringLiteral("outputDialog"));
            snap(*output, look, QStringLiteral("output"));
            auto *schema = output->findChild<QPlainTextEdit *>(QStringLiteral("outputSchema"));
            schema->setPlainText(schema->toPlainText().replace(QStringLiteral("\"number\""), QStringLiteral("\"nmber\"")));
            snap(*output, look, QStringLiteral("output-problem"));
            output->findChild<QComboBox *>(QStringLiteral("outputMode"))->setCurrentIndex(0);
            output->hide();
            window.findChild<QDialog *>(QStringLiteral("toolsDialog"))->hide();
            window.activateWindow();
            window.findChild<QToolButton *>(QStringLiteral("moreParameters"))->click();
            tab->setQuestion(QStringLiteral("/tools"));
            tab->send();
            (void)QTest::qWaitFor([&] { return services.calls.runningCount() == 0 && !tab->busy(); }, 20'000);
            const auto answers = tab->findChildren<QPlainTextEdit *>(QStringLiteral("toolAnswer"));
            if (!answers.isEmpty())
                answers.first()->setPlainText(QStringLiteral("{\"temperature\": 18, \"sky\": \"clear\"}"));
            snap(window, look, QStringLiteral("toolanswers"));
            if (answers.size() > 1)
                answers.last()->setPlainText(QStringLiteral("There is no such order."));
            tab->send();
            (void)QTest::qWaitFor([&] { return services.calls.runningCount() == 0 && !tab->busy(); }, 20'000);
        });
        take(look, services, QStringLiteral("answer-misfit"), [&](MainWindow &window) {
            window.playground()->startConversation(QStringLiteral("demo"), QString(), false);
            auto *tab = window.findChild<ConversationTab *>();
            Conversation talk = builderExample();
            talk.tools.clear();
            tab->setConversation(talk);
            for (const char *text : {"List two lamps.", "/echo {\"summary\": \"Two lamps\", \"items\": [{\"name\": \"Lamp\", \"price\": "
                                                        "19.9, \"note\": null}, {\"name\": \"Bulb\", \"price\": \"2\", \"note\": null}]}"}) {
                tab->setQuestion(QString::fromLatin1(text));
                tab->send();
                (void)QTest::qWaitFor([&] { return services.calls.runningCount() == 0 && !tab->busy(); }, 20'000);
            }
            QTest::qWait(200);
        });
    }

    /// A budget in the settings, and what it holds back.
    void budgets(const Look &look)
    {
        TestServices services(makeMemoryStore(), true);
        for (const Call &call : dayOfCalls(QDateTime::currentDateTimeUtc()))
            record(services.history(), call);
        waitForHistory(services.history());
        Budget day;
        day.limit = *Money::fromDecimal(u"1");
        day.period = Budget::Period::Day;
        Budget demo;
        demo.limit = *Money::fromDecimal(u"0.0001");
        demo.scope = Budget::Scope::Provider;
        demo.value = QStringLiteral("demo");
        (void)services.budgets.setBudgets({day, demo});
        take(look, services, QStringLiteral("budget-stops"), [&](MainWindow &window) {
            QTest::qWait(1'500);
            window.showPage(MainWindow::Page::Settings);
            window.findChild<SettingsPage *>()->showBudgets();
            snap(window, look, QStringLiteral("budgets"));
            window.findChild<QPushButton *>(QStringLiteral("budgetAdd"))->click();
            snap(window, look, QStringLiteral("budget-new"));
            window.showPage(MainWindow::Page::Playground);
            window.playground()->startConversation(QStringLiteral("demo"), QStringLiteral("Where is my refund?"), true);
            QTest::qWait(1'000);
        });
    }

    /// The raw request, and a command that is about to be imported.
    void requests(const Look &look)
    {
        TestServices services(makeMemoryStore(), true);
        take(look, services, QStringLiteral("rawrequest"), [&](MainWindow &window) {
            window.playground()->startConversation(QStringLiteral("demo"), QStringLiteral("Where is my refund?"), false);
            window.findChild<ConversationTab *>()->setRawMode(true);
            window.findChild<QToolButton *>(QStringLiteral("rawPretty"))->click();
            ImportDialog dialog(services.services().providers());
            dialog.show();
            dialog.setText(QStringLiteral("what is this"));
            snap(dialog, look, QStringLiteral("import-problem"));
            dialog.setText(QStringLiteral("curl https://oai.helicone.ai/v1/chat/completions \\\n  -H \"Authorization: Bearer $OPENAI_API_KEY\" \\\n"
                                          "  -d '{\"model\": \"gpt-4.1-mini\", \"messages\": [{\"role\": \"user\", \"content\": \"hi\"}]}'"));
            snap(dialog, look, QStringLiteral("import"));
        });
    }

    /// Attachments above the composer and on a message, and an answer that holds everything.
    void media(const Look &look)
    {
        TestServices services(makeMemoryStore(), true);
        take(look, services, QStringLiteral("answer"), [&](MainWindow &window) {
            auto *tab = window.playground()->findChild<ConversationTab *>();
            auto *draft = tab->findChild<DraftAttachments *>();
            draft->add({attachment("sunset over the harbour.png", pngPicture(1600, 900)),
                attachment("minutes of the meeting in November.pdf", "%PDF-1.4 /Type /Page /Type /Page"),
                attachment("voice.wav", wavSound(12'500)), attachment("notes.md", "# Notes\n\nTwo lines.")});
            tab->setQuestion(QStringLiteral("What do these have in common?"));
            snap(window, look, QStringLiteral("attachments"));
            draft->add({attachment("archive.zip", QByteArray("PK\3\4", 4) + QByteArray(40, '\0'))});
            snap(window, look, QStringLiteral("attachments-refused"));
            (void)draft->take();
            tab->setQuestion({});
            tab->setConversation(richConversation());
            snap(window, look, QStringLiteral("answer-end"));
            auto *view = window.findChild<QScrollArea *>(QStringLiteral("conversationView"));
            openFolds(tab);
            QTest::qWait(300);
            snap(window, look, QStringLiteral("answer-open-end"));
            view->verticalScrollBar()->setValue(0);
            snap(window, look, QStringLiteral("answer-open-top"));
            view->verticalScrollBar()->setValue(view->viewport()->height() * 3 / 4);
        });
        const CallDetails details = richDetails();
        CallConversation pane;
        pane.resize(640, 1100);
        pane.setDetails(details);
        pane.show();
        QTest::qWait(300);
        openFolds(&pane);
        QTest::qWait(700);
        pane.grab().save(QStringLiteral("%1/call-conversation-%2.png").arg(m_folder, look.name));
        pane.verticalScrollBar()->setValue(pane.verticalScrollBar()->maximum());
        QTest::qWait(300);
        pane.grab().save(QStringLiteral("%1/call-conversation-end-%2.png").arg(m_folder, look.name));
    }

    /// Two calls of an agent: an edited system prompt, an inserted turn, a moved one, another tool, parameter and answer.
    void differences(const Look &look)
    {
        TestServices services(makeMemoryStore(), true);
        const auto [a, b] = differentCalls();
        take(look, services, QStringLiteral("diff"), [&](MainWindow &window) {
            window.showPage(MainWindow::Page::Compare);
            ComparePage *page = window.comparePage();
            DiffPanel *panel = page->openDiff(DiffSide::fromCall(a), DiffSide::fromCall(b));
            (void)QTest::qWaitFor([panel] { return !panel->isBusy(); }, 20'000);
            window.grab();
            snap(window, look, QStringLiteral("diff-call"));
            panel->findChild<QAction *>(QStringLiteral("diffInline"))->setChecked(true);
            panel->view()->goToChange(true);
            panel->view()->goToChange(true);
            window.grab();
            snap(window, look, QStringLiteral("diff-inline"));
            DiffPanel *texts = page->openDiff(DiffSide::fromText(QStringLiteral("draft-1.md"), differentTexts().first),
                DiffSide::fromText(QStringLiteral("draft-2.md"), differentTexts().second));
            (void)QTest::qWaitFor([texts] { return !texts->isBusy(); }, 20'000);
            texts->view()->goToChange(true);
            window.grab();
        });
    }

    /// A comparison before, while and after it runs, with failures, repetitions and differences.
    void compare(const Look &look)
    {
        TestServices services(makeMemoryStore(), true);
        for (const Call &call : dayOfCalls(QDateTime::currentDateTimeUtc()))
            record(services.history(), call);
        waitForHistory(services.history());
        (void)services.settings.set(QStringLiteral("theme"), look.theme);
        applyTheme(*qApp, themeModeFromName(look.theme));
        ComparisonView view(services.services());
        view.resize(look.size - QSize(200, 60)); // less the frame's sidebar and status bar
        view.show();
        snap(view, look, QStringLiteral("compare-empty"));
        view.findChild<QPushButton *>(QStringLiteral("compareDemo"))->click();
        const auto edit = [&view](const char *name) { return view.findChild<QPlainTextEdit *>(QLatin1String(name)); };
        const auto settle = [&view] { (void)QTest::qWaitFor([&view] { return view.isSettled(); }, 60'000); };
        const auto run = [&view] { view.findChild<QAction *>(QStringLiteral("compare.run"))->trigger(); };
        const auto number = [&view](const char *name) { return view.findChild<QSpinBox *>(QLatin1String(name)); };
        edit("compareSystem")->setPlainText(QStringLiteral("You are a careful support agent. Answer in three sentences."));
        edit("comparePrompt")->setPlainText(QStringLiteral("How can I keep the costs of my calls down?"));
        snap(view, look, QStringLiteral("compare-ready"));
        run();
        QTest::qWait(1'200);
        snap(view, look, QStringLiteral("compare-streaming"));
        settle();
        snap(view, look, QStringLiteral("compare-done"));
        view.findChild<QToolButton *>(QStringLiteral("compareDiff"))->click();
        settle();
        snap(view, look, QStringLiteral("compare-diff"));
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
        snap(view, look, QStringLiteral("compare-repeats"));
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
        snap(view, look, QStringLiteral("compare-words"));
        view.findChild<QToolButton *>(QStringLiteral("compareDiff"))->click();
        view.addColumn(variant("demo-small:rate-limit 30", -1, ""));
        view.addColumn(variant("demo-small:cut 20", 0.2, "Answer as a pirate."));
        view.addColumn(variant("demo-large:bad-key", -1, ""));
        view.addColumn(variant("demo-large:hang 15", 1.0, ""));
        edit("comparePrompt")->setPlainText(QStringLiteral("Write a poem about the sea."));
        run();
        QTest::qWait(3'000);
        snap(view, look, QStringLiteral("compare-failures"));
        view.findChild<QAction *>(QStringLiteral("compare.stop"))->trigger();
        settle();
        snap(view, look, QStringLiteral("compare-stopped"));
        view.findChild<QToolButton *>(QStringLiteral("columnSettings"))->click();
        snap(*view.findChild<QDialog *>(QStringLiteral("variantDialog")), look, QStringLiteral("compare-variant"));
        view.findChild<QDialog *>(QStringLiteral("variantDialog"))->close();
        view.findChild<QToolButton *>(QStringLiteral("compareEarlier"))->click();
        snap(*view.findChild<QWidget *>(QStringLiteral("earlierComparisons")), look, QStringLiteral("compare-earlier"));
        view.findChild<QWidget *>(QStringLiteral("earlierComparisons"))->close();
        Budget budget;
        budget.limit = *Money::fromDecimal(u"0.000001");
        (void)services.budgets.setBudgets({budget});
        QTest::qWait(700);
        run();
        settle();
        snap(view, look, QStringLiteral("compare-budget"));
    }

    /// The library of prompts, and a prompt with its variables in the playground.
    void prompts(const Look &look)
    {
        TestServices services(makeMemoryStore(), true);
        take(look, services, QStringLiteral("playground-variables"), [&](MainWindow &window) {
            const PromptRef refund = writePrompts(services.history());
            (void)services.settings.set(QStringLiteral("theme"), look.theme);
            PromptsPage page(services.services());
            page.resize(look.size - QSize(look.size.width() < 1100 ? 56 : 200, 32)); // less sidebar and strip
            page.show();
            const auto snapPage = [&](const char *name) {
                (void)QTest::qWaitFor([&page] { return page.isSettled(); }, 20'000);
                QTest::qWait(300);
                page.grab().save(QStringLiteral("%1/%2-%3.png").arg(m_folder, QLatin1String(name), look.name));
            };
            (void)QTest::qWaitFor([&page] { return page.isSettled(); }, 20'000);
            page.findChild<QListView *>(QStringLiteral("promptsView"))->setCurrentIndex(
                page.findChild<QListView *>(QStringLiteral("promptsView"))->model()->index(1, 0));
            snapPage("prompts");
            auto *view = page.findChild<QTableView *>(QStringLiteral("promptVersions"));
            view->selectRow(1);
            snapPage("prompts-older");
            page.findChild<QAction *>(QStringLiteral("promptRemove"))->trigger();
            page.findChild<QAction *>(QStringLiteral("promptEdit"))->trigger();
            snapPage("prompts-edit");
            page.hide();
            auto opened = services.history().promptVersion(refund);
            opened.waitForFinished();
            window.playground()->openPrompt(*opened.result());
            auto *tab = window.playground()->findChild<ConversationTab *>();
            QTest::qWait(300);
            Conversation talk = tab->conversation();
            talk.values = {{QStringLiteral("customer"), QStringLiteral("Ann Example")}, {QStringLiteral("order"), QStringLiteral("seventeen")}};
            talk.system += QStringLiteral(" Be brief.");
            tab->setConversation(talk);
            if (look.size.width() < 1100)
                tab->togglePanel();
            QTest::qWait(300);
            snap(window, look, QStringLiteral("playground-changed"));
            tab->saveAsPrompt();
        });
        TestServices nothing(makeMemoryStore(), true);
        PromptsPage page(nothing.services());
        page.resize(look.size - QSize(look.size.width() < 1100 ? 56 : 200, 32));
        page.show();
        (void)QTest::qWaitFor([&page] { return page.isSettled(); }, 20'000);
        QTest::qWait(300);
        page.grab().save(QStringLiteral("%1/prompts-empty-%2.png").arg(m_folder, look.name));
    }

    /// Other programs' calls: off, waiting, with calls that run and ended, with trouble, and the options.
    void capture(const Look &look)
    {
        TestServices services(makeMemoryStore(), true);
        CaptureService &service = services.capture;
        (void)services.settings.set(QStringLiteral("theme"), look.theme);
        applyTheme(*qApp, themeModeFromName(look.theme));
        CapturePage page(services.services());
        page.resize(look.size - QSize(200, 60)); // less the frame's sidebar and status bar
        page.show();
        snap(page, look, QStringLiteral("capture-off"));
        page.findChild<QAbstractButton *>(QStringLiteral("captureSwitch"))->click();
        snap(page, look, QStringLiteral("capture-waiting"));
        page.findChild<QAbstractButton *>(QStringLiteral("client-assistant-ui"))->click();
        page.findChild<QAbstractButton *>(QStringLiteral("captureTags"))->click();
        snap(page, look, QStringLiteral("capture-client"));
        page.findChild<QAbstractButton *>(QStringLiteral("client-curl"))->click();
        for (Call call : dayOfCalls(QDateTime::currentDateTimeUtc())) {
            call.source = Source::Capture;
            if (call.status != CallStatus::Running)
                Q_EMIT service.callFinished(call);
        }
        for (const char *text : {"The tide turns at half past four, and with it the wind, so that a boat that leaves the harbour by three has both",
                 "A heliograph needs two mirrors, a sighting vane and a shutter; on a clear day its flashes are seen at a distance of fifty"}) {
            Call call = exampleCall(QStringLiteral("When should we leave the harbour, and what do we need on board?"), {});
            call.id = QUuid::createUuid();
            call.createdAt = QDateTime::currentDateTimeUtc();
            call.status = CallStatus::Running;
            call.receipt.reset();
            call.answer = {};
            call.exchange.timing = {};
            Q_EMIT service.callStarted(call);
            QTest::qWait(200);
            CaptureProgress progress;
            progress.id = call.id;
            progress.text = QString::fromLatin1(text);
            progress.timing.firstTokenUs = 20'000;
            Q_EMIT service.callProgressed(progress);
        }
        QTest::qWait(800);
        snap(page, look, QStringLiteral("capture-calls"));
        page.findChild<QAbstractButton *>(QStringLiteral("captureFold"))->click();
        snap(page, look, QStringLiteral("capture-folded"));
        page.findChild<QAbstractButton *>(QStringLiteral("capturePause"))->click();
        Q_EMIT service.refused({CaptureRefusal::Reason::Token, QStringLiteral("/…/openai/v1/chat/completions"), {}});
        Q_EMIT service.refused({CaptureRefusal::Reason::Origin, QStringLiteral("/"), QStringLiteral("http://localhost:5173 is not allowed.")});
        page.findChild<QAbstractButton *>(QStringLiteral("captureOptionsButton"))->click();
        page.findChild<QAbstractButton *>(QStringLiteral("captureNewToken"))->click();
        snap(page, look, QStringLiteral("capture-options"));
    }

private:
    /// The list of calls; the dashboard has a table of that name too.
    static QTableView *callsTable(const MainWindow &window)
    {
        return window.findChild<QWidget *>(QStringLiteral("callsPage"))->findChild<QTableView *>(QStringLiteral("callsTable"));
    }

    /// The row with the most to see in its receipt.
    static int dearest(const QAbstractItemModel &calls)
    {
        int row = 0;
        double most = 0;
        for (int i = 0; i < calls.rowCount(); ++i) {
            for (int column = 0; column < calls.columnCount(); ++column) {
                const QString text = calls.index(i, column).data().toString();
                const double cost = text.startsWith(QLatin1Char('$')) ? text.mid(1).toDouble() : 0;
                if (cost > most) {
                    most = cost;
                    row = i;
                }
            }
        }
        return row;
    }

    /// Helicone's options of a tab: the form from top to bottom, and with something wrong in it.
    void helicone(const Look &look, TestServices &services)
    {
        take(look, services, QStringLiteral("helicone-panel"), [&](MainWindow &window) {
            window.playground()->startConversation(QStringLiteral("openai"), QStringLiteral("Where is my refund?"), false);
            auto *tab = window.playground()->findChild<ConversationTab *>();
            Conversation conversation = tab->conversation();
            conversation.route = Route::Helicone;
            conversation.tags.userId = QStringLiteral("ann");
            conversation.helicone = exampleOptions();
            tab->setConversation(conversation);
            tab->openHelicone();
            auto *dialog = tab->findChild<HeliconeDialog *>();
            if (look.size.width() < 1000)
                dialog->resize(680, 560);
            auto *scroll = dialog->findChild<QScrollArea *>(QStringLiteral("heliconeScroll"));
            for (int i = 0; i < 5; ++i) {
                QTest::qWait(200);
                scroll->verticalScrollBar()->setValue(i * (scroll->viewport()->height() - 40));
                QTest::qWait(200);
                dialog->grab().save(QStringLiteral("%1/helicone-form-%2-%3.png").arg(m_folder).arg(i).arg(look.name));
            }
            scroll->verticalScrollBar()->setValue(0);
            dialog->findChild<QLineEdit *>(QStringLiteral("cacheBuckets"))->setText(QStringLiteral("30"));
            QTest::qWait(200);
            dialog->grab().save(QStringLiteral("%1/helicone-wrong-%2.png").arg(m_folder, look.name));
            dialog->findChild<QLineEdit *>(QStringLiteral("cacheBuckets"))->setText(QStringLiteral("3"));
            conversation.route = Route::Direct;
            tab->setConversation(conversation);
            QTest::qWait(200);
            dialog->grab().save(QStringLiteral("%1/helicone-direct-%2.png").arg(m_folder, look.name));
            conversation.route = Route::Helicone;
            tab->setConversation(conversation);
            dialog->close();
        });
    }

    /// What Helicone said of a call, above its headers.
    void heliconeCall(const Look &look, TestServices &services)
    {
        Call call = dayOfCalls(QDateTime::currentDateTimeUtc()).back();
        call.id = QUuid::createUuid();
        call.createdAt = QDateTime::currentDateTimeUtc();
        call.route = Route::Helicone;
        call.helicone.id = call.id.toString(QUuid::WithoutBraces);
        call.helicone.cache = QStringLiteral("HIT");
        call.helicone.cacheBucket = 0;
        call.helicone.cacheLatencyMs = 1'240;
        call.helicone.rateLimitLimit = 100;
        call.helicone.rateLimitRemaining = 37;
        call.helicone.rateLimitPolicy = QStringLiteral("100;w=3600;u=request;s=user");
        call.helicone.fallbackIndex = 1;
        record(services.history(), call);
        waitForHistory(services.history());
        take(look, services, QStringLiteral("helicone-call"), [&](MainWindow &window) {
            window.showPage(MainWindow::Page::Calls);
            QTest::qWait(500);
            if (auto *table = callsTable(window))
                table->selectRow(0);
            QTest::qWait(500);
            if (auto *tabs = window.findChild<QTabWidget *>(QStringLiteral("callTabs")))
                tabs->setCurrentIndex(tabs->count() - 1);
        });
    }

    static void openFolds(QWidget *page)
    {
        for (FoldBox *box : page->findChildren<FoldBox *>())
            box->setOpen(true);
    }

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

    void snap(QWidget &window, const Look &look, const QString &name)
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
    QTranslator english; // for its plural forms
    if (english.load(QStringLiteral(":/translations/heliograph_en.qm")))
        QCoreApplication::installTranslator(&english);
    const QString folder = app.arguments().value(1, QStringLiteral("shots"));
    QDir().mkpath(folder);
    const QString only = app.arguments().value(2); // "builder", "media", …: that part alone
    Photographer photographer(folder);
    for (const Look &look : {Look{QStringLiteral("light"), QStringLiteral("light"), {1280, 800}},
             Look{QStringLiteral("dark"), QStringLiteral("dark"), {1280, 800}},
             Look{QStringLiteral("small"), QStringLiteral("light"), {900, 600}},
             Look{QStringLiteral("large"), QStringLiteral("light"), {1920, 1080}},
             Look{QStringLiteral("large-dark"), QStringLiteral("dark"), {1920, 1080}}}) {
        if (only.isEmpty() || only == QLatin1String("firstrun"))
            photographer.firstRun(look);
        if (only.isEmpty() || only == QLatin1String("pages"))
            photographer.pages(look);
        if (only.isEmpty() || only == QLatin1String("calls"))
            photographer.calls(look);
        if (only.isEmpty() || only == QLatin1String("dashboard"))
            photographer.dashboard(look);
        if (only.isEmpty() || only == QLatin1String("sessions"))
            photographer.sessions(look);
        if (only.isEmpty() || only == QLatin1String("prompts"))
            photographer.prompts(look);
        if (only.isEmpty() || only == QLatin1String("builder"))
            photographer.builder(look);
        if (only.isEmpty() || only == QLatin1String("requests"))
            photographer.requests(look);
        if (only.isEmpty() || only == QLatin1String("budgets"))
            photographer.budgets(look);
        if (only.isEmpty() || only == QLatin1String("media"))
            photographer.media(look);
        if (only.isEmpty() || only == QLatin1String("compare"))
            photographer.compare(look);
        if (only.isEmpty() || only == QLatin1String("diff"))
            photographer.differences(look);
        if (only.isEmpty() || only == QLatin1String("capture"))
            photographer.capture(look);
    }
    QTextStream(stdout) << folder << Qt::endl;
    return 0;
}
