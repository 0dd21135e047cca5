#include "tests/shotgroups.h"

#include "tests/photographer.h"
#include "tests/shotexamples.h"
#include "ui/mainwindow.h"
#include "ui/playground/conversationtab.h"
#include "ui/playground/playgroundpage.h"
#include "ui/prompts/promptspage.h"

#include <QAction>
#include <QListView>
#include <QTableView>
#include <QTest>

namespace heliograph {

void promptShots(Photographer &photos)
{
    TestServices services(makeMemoryStore(), true);
    photos.take(services, QStringLiteral("playground-variables"), [&](MainWindow &window) {
        const PromptRef refund = writePrompts(services.history());
        (void)services.settings.set(QStringLiteral("theme"), photos.look().theme);
        PromptsPage page(services.services());
        page.resize(photos.look().size - QSize(photos.look().size.width() < 1100 ? 56 : 200, 32)); // less sidebar and strip
        page.show();
        const auto snapPage = [&](const char *name) {
            (void)QTest::qWaitFor([&page] { return page.isSettled(); }, 20'000);
            QTest::qWait(300);
            photos.save(page, QLatin1String(name));
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
        if (photos.look().size.width() < 1100)
            tab->togglePanel();
        QTest::qWait(300);
        photos.snap(window, QStringLiteral("playground-changed"));
        tab->saveAsPrompt();
    });
    TestServices nothing(makeMemoryStore(), true);
    PromptsPage page(nothing.services());
    page.resize(photos.look().size - QSize(photos.look().size.width() < 1100 ? 56 : 200, 32));
    page.show();
    (void)QTest::qWaitFor([&page] { return page.isSettled(); }, 20'000);
    QTest::qWait(300);
    photos.save(page, QStringLiteral("prompts-empty"));
}

}
