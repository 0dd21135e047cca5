#pragma once

#include "core/history/history.h"
#include "tests/support/testservices.h"
#include "ui/playground/conversationtab.h"
#include "ui/playground/playgroundpage.h"
#include "ui/prompts/promptpane.h"
#include "ui/prompts/promptspage.h"

#include <QObject>

class QListView;
class QTableView;

namespace heliograph {

/// A version with a system prompt that has a variable, and this prompt of the user's.
PromptVersion promptVersionOf(const QString &user, const QString &note = {});

/// The page of prompts and the playground over one library, empty for each test function. Tests of either derive from it.
class PromptsFixture : public QObject
{
    Q_OBJECT

protected:
    History &history() { return m_services->history(); }
    PromptRef add(const QString &name, const QStringList &tags = {});
    PromptRef addVersion(const PromptRef &prompt, const QString &user);
    QList<CallSummary> found(const QString &where);

    // The page.
    void open(QSize size = {1200, 800});
    void settle();
    template <typename T> T *child(const char *name) { return m_page->findChild<T *>(QLatin1String(name)); }
    PromptPane *pane() { return child<PromptPane>("promptPane"); }
    QListView *list();
    QTableView *versions();
    void click(const char *button);
    QString shownText(int field = 1);

    // The playground.
    void openPlayground();
    ConversationTab *tab() { return m_playground->findChild<ConversationTab *>(QString(), Qt::FindChildrenRecursively); }
    template <typename T> T *inTab(const QString &name) { return tab()->findChild<T *>(name); }
    QString state();
    void say(const QString &text) { tab()->setQuestion(text); }
    void send();
    void savePrompt(const QString &name);

    std::unique_ptr<TestServices> m_services;
    std::unique_ptr<PromptsPage> m_page;
    std::unique_ptr<PlaygroundPage> m_playground;

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
};

}
