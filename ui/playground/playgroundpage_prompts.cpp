#include "ui/playground/playgroundpage.h"

#include "ui/playground/conversationtab.h"
#include "ui/prompts/promptpicker.h"

// Prompts of the library: opened in a tab, and saved from it.

namespace heliograph {

void PlaygroundPage::buildPromptActions()
{
    QAction *open = addPageAction("playground.openPrompt", tr("Open prompt…"), {QKeySequence(Qt::CTRL | Qt::Key_O)});
    connect(open, &QAction::triggered, this, &PlaygroundPage::choosePrompt);
    const auto add = [this](const char *name, const QString &text, QKeyCombination key, void (ConversationTab::*what)()) {
        connect(addPageAction(name, text, {QKeySequence(key)}), &QAction::triggered, this, [this, what] {
            if (ConversationTab *shown = current())
                (shown->*what)();
        });
    };
    add("playground.savePrompt", tr("Save as prompt…"), Qt::CTRL | Qt::ALT | Qt::Key_S, &ConversationTab::saveAsPrompt);
    add("playground.saveVersion", tr("Save as new version…"), Qt::CTRL | Qt::Key_S, &ConversationTab::saveAsVersion);
}

void PlaygroundPage::choosePrompt()
{
    auto *picker = new PromptPicker(m_services, this);
    picker->setAttribute(Qt::WA_DeleteOnClose);
    connect(picker, &PromptPicker::picked, this, &PlaygroundPage::openPrompt);
    picker->open();
}

void PlaygroundPage::openPrompt(const OpenedPrompt &opened)
{
    freshTab()->openPrompt(opened);
}

}
