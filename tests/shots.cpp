// Pictures of every page, for people to look at: light and dark, large and small. ./dev shots

#include "core/history/history.h"
#include "core/session/attachment.h"
#include "tests/support/attachments.h"
#include "tests/support/examplecalls.h"
#include "tests/support/richanswer.h"
#include "tests/support/testenvironment.h"
#include "tests/support/testservices.h"
#include "ui/answer/foldbox.h"
#include "ui/attachments/draftattachments.h"
#include "ui/calls/callconversation.h"
#include "ui/mainwindow.h"
#include "ui/playground/conversationtab.h"
#include "ui/playground/playgroundpage.h"

#include <QApplication>
#include <QDir>
#include <QListWidget>
#include <QTableView>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>
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
        take(look, services, QStringLiteral("calls"), [](MainWindow &window) {
            window.showPage(MainWindow::Page::Calls);
            QTest::qWait(500);
            if (auto *table = window.findChild<QTableView *>(QStringLiteral("callsTable")))
                table->selectRow(1);
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

private:
    static ContentPart attachment(const char *name, const QByteArray &bytes)
    {
        const auto part = attachmentFromBytes(QString::fromUtf8(name), bytes);
        return part ? *part : ContentPart();
    }

    static CallDetails richDetails()
    {
        CallDetails details;
        details.request = ChatRequest();
        Message question = Message::fromText(Role::User, QStringLiteral("Where was this taken?"));
        question.parts.push_back(attachment("harbour.png", pngPicture(900, 600)));
        question.parts.push_back(attachment("voice.wav", wavSound(4'000)));
        Message asking;
        asking.role = Role::Assistant;
        asking.toolCalls = {{QStringLiteral("c1"), QStringLiteral("find_place"), QStringLiteral("{\"lat\": 52.9}"), false}};
        Message result = Message::fromText(Role::Tool, QStringLiteral("{\"place\": \"Den Helder\"}"));
        result.toolCallId = QStringLiteral("c1");
        details.request->messages = {question, asking, result};
        details.call = std::make_shared<const Call>(richCall());
        return details;
    }

    static Conversation richConversation()
    {
        ChatRequest request;
        request.model = QStringLiteral("demo-large");
        Message question = Message::fromText(Role::User, QStringLiteral("When is high water where this was taken?"));
        question.parts.push_back(attachment("harbour.png", pngPicture(900, 600)));
        question.parts.push_back(attachment("pilot.pdf", "%PDF-1.4 /Type /Page"));
        question.parts.back().cache = CacheMark::FiveMinutes;
        request.messages = {Message::fromText(Role::System, QStringLiteral("Answer with the source.")), question};
        Call call = richCall();
        call.provider = QStringLiteral("demo");
        return Conversation::fromCall(call, request);
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

    void snap(MainWindow &window, const Look &look, const QString &name)
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
    const QString folder = app.arguments().value(1, QStringLiteral("shots"));
    QDir().mkpath(folder);
    Photographer photographer(folder);
    // "shots FOLDER media": that part alone
    const QString only = app.arguments().value(2);
    for (const Look &look : {Look{QStringLiteral("light"), QStringLiteral("light"), {1280, 800}},
             Look{QStringLiteral("dark"), QStringLiteral("dark"), {1280, 800}},
             Look{QStringLiteral("small"), QStringLiteral("light"), {900, 600}}}) {
        if (only.isEmpty()) {
            photographer.firstRun(look);
            photographer.pages(look);
        }
        if (only.isEmpty() || only == QLatin1String("media"))
            photographer.media(look);
    }
    QTextStream(stdout) << folder << Qt::endl;
    return 0;
}
