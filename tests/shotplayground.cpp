#include "tests/shotgroups.h"

#include "tests/photographer.h"
#include "tests/shotexamples.h"
#include "tests/support/attachments.h"
#include "tests/support/examplecalls.h"
#include "ui/answer/foldbox.h"
#include "ui/attachments/draftattachments.h"
#include "ui/calls/callconversation.h"
#include "ui/mainwindow.h"
#include "ui/playground/conversationtab.h"
#include "ui/playground/importdialog.h"
#include "ui/playground/playgroundpage.h"
#include "ui/settings/settingspage.h"

#include <QComboBox>
#include <QDialog>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

namespace heliograph {

namespace {

void openFolds(QWidget *page)
{
    for (FoldBox *box : page->findChildren<FoldBox *>())
        box->setOpen(true);
}

}

void builderShots(Photographer &photos)
{
    TestServices services(makeMemoryStore(), true);
    photos.take(services, QStringLiteral("toolanswers-done"), [&](MainWindow &window) {
        window.playground()->startConversation(QStringLiteral("demo"), QString(), false);
        auto *tab = window.findChild<ConversationTab *>();
        tab->setConversation(builderExample());
        window.findChild<QToolButton *>(QStringLiteral("moreParameters"))->click();
        photos.snap(window, QStringLiteral("parameters"));
        tab->openTools();
        photos.snap(*window.findChild<QDialog *>(QStringLiteral("toolsDialog")), QStringLiteral("tools"));
        tab->openOutput();
        auto *output = window.findChild<QDialog *>(QStringLiteral("outputDialog"));
        photos.snap(*output, QStringLiteral("output"));
        auto *schema = output->findChild<QPlainTextEdit *>(QStringLiteral("outputSchema"));
        schema->setPlainText(schema->toPlainText().replace(QStringLiteral("\"number\""), QStringLiteral("\"nmber\"")));
        photos.snap(*output, QStringLiteral("output-problem"));
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
        photos.snap(window, QStringLiteral("toolanswers"));
        if (answers.size() > 1)
            answers.last()->setPlainText(QStringLiteral("There is no such order."));
        tab->send();
        (void)QTest::qWaitFor([&] { return services.calls.runningCount() == 0 && !tab->busy(); }, 20'000);
    });
    photos.take(services, QStringLiteral("answer-misfit"), [&](MainWindow &window) {
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

void requestShots(Photographer &photos)
{
    TestServices services(makeMemoryStore(), true);
    photos.take(services, QStringLiteral("rawrequest"), [&](MainWindow &window) {
        window.playground()->startConversation(QStringLiteral("demo"), QStringLiteral("Where is my refund?"), false);
        window.findChild<ConversationTab *>()->setRawMode(true);
        window.findChild<QToolButton *>(QStringLiteral("rawPretty"))->click();
        ImportDialog dialog(services.services().providers());
        dialog.show();
        dialog.setText(QStringLiteral("what is this"));
        photos.snap(dialog, QStringLiteral("import-problem"));
        dialog.setText(QStringLiteral("curl https://oai.helicone.ai/v1/chat/completions \\\n  -H \"Authorization: Bearer $OPENAI_API_KEY\" \\\n"
                                      "  -d '{\"model\": \"gpt-4.1-mini\", \"messages\": [{\"role\": \"user\", \"content\": \"hi\"}]}'"));
        photos.snap(dialog, QStringLiteral("import"));
    });
}

void budgetShots(Photographer &photos)
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
    photos.take(services, QStringLiteral("budget-stops"), [&](MainWindow &window) {
        QTest::qWait(1'500);
        window.showPage(MainWindow::Page::Settings);
        window.findChild<SettingsPage *>()->showBudgets();
        photos.snap(window, QStringLiteral("budgets"));
        window.findChild<QPushButton *>(QStringLiteral("budgetAdd"))->click();
        photos.snap(window, QStringLiteral("budget-new"));
        window.showPage(MainWindow::Page::Playground);
        window.playground()->startConversation(QStringLiteral("demo"), QStringLiteral("Where is my refund?"), true);
        QTest::qWait(1'000);
    });
}

void mediaShots(Photographer &photos)
{
    TestServices services(makeMemoryStore(), true);
    photos.take(services, QStringLiteral("answer"), [&](MainWindow &window) {
        auto *tab = window.playground()->findChild<ConversationTab *>();
        auto *draft = tab->findChild<DraftAttachments *>();
        draft->add({attachment("sunset over the harbour.png", pngPicture(1600, 900)),
            attachment("minutes of the meeting in November.pdf", "%PDF-1.4 /Type /Page /Type /Page"),
            attachment("voice.wav", wavSound(12'500)), attachment("notes.md", "# Notes\n\nTwo lines.")});
        tab->setQuestion(QStringLiteral("What do these have in common?"));
        photos.snap(window, QStringLiteral("attachments"));
        draft->add({attachment("archive.zip", QByteArray("PK\3\4", 4) + QByteArray(40, '\0'))});
        photos.snap(window, QStringLiteral("attachments-refused"));
        (void)draft->take();
        tab->setQuestion({});
        tab->setConversation(richConversation());
        photos.snap(window, QStringLiteral("answer-end"));
        auto *view = window.findChild<QScrollArea *>(QStringLiteral("conversationView"));
        openFolds(tab);
        QTest::qWait(300);
        photos.snap(window, QStringLiteral("answer-open-end"));
        view->verticalScrollBar()->setValue(0);
        photos.snap(window, QStringLiteral("answer-open-top"));
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
    photos.save(pane, QStringLiteral("call-conversation"));
    pane.verticalScrollBar()->setValue(pane.verticalScrollBar()->maximum());
    QTest::qWait(300);
    photos.save(pane, QStringLiteral("call-conversation-end"));
}

}
