#include "ui/playground/conversationtab.h"

#include "core/base/whenready.h"
#include "core/prompts/prompthelicone.h"
#include "ui/attachments/draftattachments.h"
#include "ui/playground/composer.h"
#include "ui/playground/promptsection.h"
#include "ui/playground/requestpanel.h"
#include "ui/playground/variablespanel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"

#include <QBoxLayout>
#include <QLabel>

// The prompt a tab was opened from: what of it goes along with a call, and how it is saved.

namespace heliograph {

void ConversationTab::connectPrompt()
{
    m_variablesNote = new QLabel(m_composerBox);
    m_variablesNote->setObjectName(QStringLiteral("variablesNote"));
    m_variablesNote->setTextFormat(Qt::PlainText);
    m_variablesNote->setWordWrap(true);
    m_variablesNote->setContentsMargins(spacing::kMedium, 0, spacing::kMedium, 0);
    m_variablesNote->hide();
    setTextRole(m_variablesNote, TextRole::Warning);
    static_cast<QVBoxLayout *>(m_composerBox->layout())->insertWidget(0, m_variablesNote);
    PromptSection *section = m_panel->prompt();
    connect(section, &PromptSection::openWanted, this, &ConversationTab::promptWanted);
    connect(section, &PromptSection::savePromptWanted, this, &ConversationTab::saveAsPrompt);
    connect(section, &PromptSection::saveVersionWanted, this, &ConversationTab::saveAsVersion);
    connect(section, &PromptSection::forgetWanted, this, [this] {
        m_conversation.prompt.reset();
        updateState();
    });
    connect(section, &PromptSection::promptNamed, this, [this](const QString &name, const QStringList &tags) {
        Prompt prompt;
        prompt.name = name;
        prompt.tags = tags;
        savePrompt(promptedit::Add{prompt, draftVersion()});
    });
    connect(section, &PromptSection::versionNoted, this, [this](const QString &note) {
        if (!m_conversation.prompt)
            return;
        PromptVersion version = draftVersion();
        version.note = note;
        savePrompt(promptedit::AddVersion{m_conversation.prompt->prompt.id, version});
    });
}

void ConversationTab::openPrompt(const OpenedPrompt &opened)
{
    Conversation made = m_conversation;
    made.takePrompt(opened, m_services.providers());
    m_composer->clear();
    (void)m_draft->take();
    setConversation(std::move(made));
    m_panel->prompt()->endSaving();
    takeFocus();
}

/// The draft before anything is filled in. What is written in the composer belongs to it until there is an answer; after
/// that it is what one goes on with.
PromptVersion ConversationTab::draftVersion() const
{
    Conversation draft = m_conversation;
    if (hasQuestion() && !draft.answered())
        draft.addParts(draft.append(Role::User, m_composer->text()), m_draft->parts());
    PromptVersion version;
    version.provider = draft.provider;
    version.content = draft.promptContent();
    return version;
}

bool ConversationTab::hasPromptText() const
{
    return !rawMode() && !draftVersion().content.messages.empty();
}

void ConversationTab::saveAsPrompt()
{
    openPanel();
    if (hasPromptText()) {
        m_panel->prompt()->askForPrompt(m_conversation.name);
        m_panel->ensureWidgetVisible(m_panel->prompt());
    } else {
        showProblem(rawMode() ? tr("A raw request cannot be saved as a prompt. Leave the raw mode first.")
                              : tr("There is nothing to save yet. Write a system prompt or a message first."));
    }
}

void ConversationTab::saveAsVersion()
{
    if (!m_conversation.prompt || !hasPromptText()) {
        saveAsPrompt();
        return;
    }
    openPanel();
    m_panel->prompt()->askForVersion();
    m_panel->ensureWidgetVisible(m_panel->prompt());
}

void ConversationTab::savePrompt(const PromptEdit &edit)
{
    const ChatRequest content = std::holds_alternative<promptedit::Add>(edit)
        ? std::get<promptedit::Add>(edit).first.content
        : std::get<promptedit::AddVersion>(edit).version.content;
    whenReady(m_services.history.edit(edit), this, [this, content](const Result<PromptRef> &saved) {
        if (!saved) {
            m_panel->prompt()->showProblem(saved.error().message);
            return;
        }
        m_panel->prompt()->endSaving();
        whenReady(m_services.history.promptVersion(*saved), this, [this, content](const Result<OpenedPrompt> &read) {
            if (!read)
                return;
            OpenedPrompt opened = *read;
            opened.version.content = content; // keys are struck out of what is kept
            takeQuestion();
            m_conversation.prompt = std::make_shared<const OpenedPrompt>(opened);
            m_conversation.name = opened.prompt.name;
            structureChanged();
            m_notice->showMessage(
                Banner::Kind::Good, tr("Saved as %1.").arg(versionTitle(opened.prompt.name, opened.version.number)));
        });
    });
}

/// What is written in the composer becomes the last message, as it is in the version that was saved.
void ConversationTab::takeQuestion()
{
    if (!hasQuestion() || m_conversation.answered())
        return;
    const QString question = m_composer->text();
    const int id = m_conversation.append(Role::User, question.trimmed().isEmpty() ? QString() : question);
    m_conversation.addParts(id, m_draft->take());
    m_composer->clear();
}

/// The fields of the variables that the draft has now, and the state of the prompt.
void ConversationTab::showPrompt()
{
    PromptSection *section = m_panel->prompt();
    const OpenedPrompt *used = m_conversation.prompt.get();
    section->showPrompt(used ? used->prompt.name : QString(), used ? used->version.number : 0,
        used && !m_conversation.followsPrompt());
    QList<PromptVariable> found;
    if (!rawMode()) {
        found = m_conversation.variables();
        collectVariables(m_composer->text(), found);
    }
    section->variables()->setVariables(m_conversation.fillVariables ? found : QList<PromptVariable>(), !found.isEmpty());
    const QString problem = section->variables()->problem();
    m_variablesNote->setText(problem);
    m_variablesNote->setVisible(!problem.isEmpty());
}

void ConversationTab::sendPromptAlong(CallSpec &spec) const
{
    const OpenedPrompt *used = m_conversation.prompt.get();
    if (!used || rawMode() || !m_conversation.followsPrompt())
        return;
    std::vector<Message> &messages = spec.request.messages;
    const size_t own = used->version.content.messages.size();
    if (messages.size() < own)
        return; // an answer in the middle of it is asked for again
    spec.prompt = PromptRef{used->prompt.id, used->version.number};
    if (!heliconeReads(spec.provider, spec.route))
        return;
    if (gatewayFillsIn(spec.helicone, *used, spec.provider.gateway))
        messages.erase(messages.begin(), messages.begin() + std::ptrdiff_t(own));
    spec.helicone = withPrompt(spec.helicone, *used, spec.provider.gateway, m_conversation.values);
}

}
