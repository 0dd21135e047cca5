#pragma once

#include "core/diff/diffside.h"
#include "core/providers/modelfacts.h"
#include "ui/playground/answerrun.h"
#include "ui/playground/conversation.h"
#include "ui/playground/costestimate.h"
#include "ui/playground/turncard.h"
#include "ui/widgets/copyasmenu.h"

#include <QWidget>

class QLabel;
class QStackedLayout;
class QToolButton;

namespace heliograph {

class Banner;
class CallsDiff;
class Composer;
class DraftAttachments;
class MessageExtras;
class ConversationView;
class EmptyState;
class RawRequest;
class RequestPanel;
class SystemPrompt;
class TabHeader;

/// One conversation with everything around it. Streams whether it is seen or not.
class ConversationTab final : public QWidget
{
    Q_OBJECT

public:
    ConversationTab(const Services &services, QWidget *parent = nullptr);
    ~ConversationTab() override;

    const Conversation &conversation() const { return m_conversation; }
    void setConversation(Conversation conversation);
    void setProvider(const QString &providerId); ///< with its first model
    void setQuestion(const QString &question); ///< into the composer
    void setName(const QString &name);
    void showProblem(const QString &text);
    void takeFocus();

    bool busy() const { return m_run.running(); }
    bool canSend() const;
    bool canRetry() const;
    bool hasAnswer() const;
    QString draft() const; ///< what is written in the composer
    QString title() const { return m_conversation.title(); }

    void send();
    void stop();
    void retry(); ///< the last answer
    void copyAnswer();
    void toggleRaw();
    void toggleSystem();
    /// Exactly the bytes that are written are sent, instead of the conversation.
    void setRawMode(bool raw);
    bool rawMode() const { return m_conversation.rawBody.has_value(); }
    void refreshRaw(); ///< the raw request anew from the conversation
    /// The next call as it would be recorded, keys struck out; nothing where no provider is chosen.
    std::optional<Copyable> copyableDraft() const;
    /// What is written and would be asked next, else what was asked last.
    ChatRequest requestToCompare() const;
    bool canDiffDraft() const;
    void diffDraft(); ///< with what was sent last; diffRequested() follows
    void chooseModel();
    void refreshModels(); ///< fetches the list of the present provider
    void switchRoute();
    void openHelicone();
    void togglePanel();
    /// The conversation anew, with a version of a prompt.
    void openPrompt(const OpenedPrompt &opened);
    void saveAsPrompt(); ///< asks for the name in the panel
    void saveAsVersion(); ///< of the prompt it was opened from; without one, as a prompt
    void openTools();
    void openOutput();
    void attachFiles();
    void attachAddress();

Q_SIGNALS:
    void changed(); ///< title, busy or what can be done
    void callRequested(const QUuid &id);
    void diffRequested(const heliograph::DiffSide &a, const heliograph::DiffSide &b);
    void keyRequested(const QString &name);
    void promptWanted(); ///< "Open…": one of the library is to be chosen

protected:
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildComposer(QWidget *side, QBoxLayout *column);
    void connectHelicone();
    void connectPrompt();
    void showPrompt();
    void openPanel();
    PromptVersion draftVersion() const;
    bool hasPromptText() const;
    void savePrompt(const PromptEdit &edit);
    void takeQuestion();
    void sendPromptAlong(CallSpec &spec) const;
    void connectRun();
    void connectView();
    void chooseProvider(const QString &provider, const QString &model);
    void setRoute(Route route);
    void showAll();
    CallSpec specFor(const ChatRequest &request) const;
    ChatRequest draftRequest() const; ///< with what is written in the composer
    void buildRaw(QWidget *side, QBoxLayout *column);
    WireFormat format() const; ///< of what is sent
    /// What raw bytes mean; error where they cannot be read, or are too many to be read in the window's thread.
    Result<ChatRequest> readRaw(const QByteArray &body) const;
    void takeRaw(const QByteArray &body);
    void sendRaw();
    void showRawMode();
    void ask(int answerId);
    void askWith(CallSpec spec, int answerId);
    void askAgain(int answerId);
    void act(int id, TurnAction action);
    void actOnAnswer(int id, TurnAction action);
    void structureChanged();
    void offerUndo(const QString &text, Conversation before);
    void addMessage(Role role);
    void updateState();
    void showHelicone();
    bool hasQuestion() const; ///< text or attachments in the composer
    QString problem() const; ///< why nothing can be sent, in words; empty: it can
    void raiseMaxTokens(int id);
    void endAnswer();
    void showRemedy(int id);
    void showPanel();
    std::optional<CostEstimate::Question> draftQuestion() const; ///< what Send would send
    int lastAnswer() const; ///< -1: none
    Provider provider() const;
    ModelFacts::Question factsQuestion() const;

    Services m_services;
    Conversation m_conversation;
    AnswerRun m_run;
    CostEstimate m_estimate;
    int m_answering = 0; ///< the turn that is being answered
    QString m_missingKey; ///< the one the last failure was about
    std::optional<RetryWait> m_wait;
    Route m_wantedRoute = Route::Direct; ///< taken again where the next provider has it
    Conversation m_before; ///< what undo brings back
    CallsDiff *m_diff;

    TabHeader *m_header;
    SystemPrompt *m_system;
    ConversationView *m_view;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    Banner *m_notice;
    Composer *m_composer;
    QWidget *m_composerBox;
    QLabel *m_variablesNote; ///< why nothing can be sent yet
    RawRequest *m_raw;
    QToolButton *m_add;
    DraftAttachments *m_draft;
    MessageExtras *m_extras;
    RequestPanel *m_panel;
    bool m_overBudget = false; ///< while one call is asked for that may pass a budget
    bool m_panelWide = true; ///< open where there is room
    bool m_panelNarrow = false;
};

}
