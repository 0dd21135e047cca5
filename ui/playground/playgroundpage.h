#pragma once

#include "core/diff/diffside.h"
#include "ui/services.h"

#include <QAction>
#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace heliograph {

class ConversationTab;

/// Tabs of conversations with models; each streams on its own, also while one looks elsewhere.
class PlaygroundPage final : public QWidget
{
    Q_OBJECT

public:
    explicit PlaygroundPage(const Services &services, QWidget *parent = nullptr);
    ~PlaygroundPage() override;

    /// What the page can do, for the menu and the command palette (texts, keys and tooltips set).
    QList<QAction *> pageActions() const;

    /// A new tab with the request of a recorded call, ready to send again.
    void openCall(const Call &call);
    /// A new tab for this provider with a first question written into the composer; sent at once where asked to.
    void startConversation(const QString &providerId, const QString &question, bool send);

public Q_SLOTS:
    /// A new tab with a version of a prompt, which the tab remembers until its text is changed.
    void openPrompt(const heliograph::OpenedPrompt &opened);

Q_SIGNALS:
    void callRequested(const QUuid &id); ///< "Open call": show it on the Calls page
    void diffRequested(const heliograph::DiffSide &a, const heliograph::DiffSide &b);
    void keyRequested(const QString &name); ///< "Add a key": provider id or "helicone"
    /// "Compare with other models": what the tab would ask, or asked last.
    void compareRequested(const heliograph::ChatRequest &request, const QString &provider);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildActions();
    QAction *addPageAction(const char *name, const QString &text, const QList<QKeySequence> &keys);
    ConversationTab *addTab();
    ConversationTab *freshTab(); ///< the present one where it was never used, else a new one
    ConversationTab *tab(int index) const;
    ConversationTab *current() const;
    void closeTab(int index);
    void showTab(int index);
    void step(int by);
    void rename(int index);
    void refreshTab(ConversationTab *tab);
    void refreshActions();
    void importRequest();
    void buildPromptActions();
    void choosePrompt();
    void fillFromCall(ConversationTab *tab, const Call &call);

    Services m_services;
    QTabBar *m_bar;
    QStackedWidget *m_stack;
    QList<QAction *> m_actions;
    QAction *m_send = nullptr;
    QAction *m_stop = nullptr;
    QAction *m_retry = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_raw = nullptr;
    QAction *m_rawRequest = nullptr;
};

}
