#pragma once

#include "core/prompts/prompt.h"
#include "core/session/callengine.h"
#include "ui/playground/toolentry.h"

namespace heliograph {

enum class AnswerState { Waiting, Streaming, Retrying, Done, Stopped, Failed };

/// How the answer of an assistant turn came about.
struct AnswerInfo {
    AnswerState state = AnswerState::Waiting;
    QUuid callId; ///< null: never sent
    QUuid previousCallId; ///< the one whose answer stood here before it was asked for again; null: this is the first
    QString reasoning;
    QString model; ///< the model that answered, as it named itself
    QString finishReason;
    Timing timing;
    qint64 tokens = 0; ///< output
    bool tokensEstimated = true;
    std::optional<Money> cost; ///< unset: unpriced
    std::optional<Error> error;
    bool edited = false; ///< the text was changed by hand afterwards
    std::optional<ResponseFormat> asked; ///< the shape that was asked for
    std::vector<ServerTool> serverTools; ///< the provider's own, while the answer comes
    std::shared_ptr<const Answer> answer; ///< everything it holds; null while it comes

    bool busy() const;
};

/// One message of a conversation. An assistant turn without an answer was written by hand.
struct Turn {
    int id = 0; ///< stable while the conversation lives
    Message message;
    std::optional<AnswerInfo> answer;
    std::vector<ToolAnswer> toolAnswers; ///< by the message's tool calls; may be fewer
    /// Whose API the message came from or was written for. What only that one understands (Message::blocks, extra) is
    /// sent to no other.
    QString provider;

    bool busy() const { return answer && answer->busy(); }
    bool hasContent() const; ///< something that can be sent: text, other parts or tool calls
};

/// What a playground tab holds: the messages and everything that is sent with them. A value; knows no widget.
class Conversation final
{
public:
    QString provider; ///< provider id
    QString model;
    Route route = Route::Direct;
    QString system; ///< the system prompt at the top; empty: none is sent
    CacheMark systemCache = CacheMark::None;
    Parameters parameters;
    Tags tags;
    HeliconeOptions helicone; ///< sent on the Helicone route only
    bool stream = true;
    std::vector<ToolEntry> tools;
    std::optional<ToolChoice> toolChoice; ///< sent with tools only
    std::optional<ResponseFormat> responseFormat;
    QByteArray extra; ///< JSON object of further body members, or empty
    HeaderList extraHeaders;
    std::optional<QByteArray> rawBody; ///< set: exactly these bytes are sent instead of the conversation
    std::optional<WireFormat> format; ///< of a recorded call; unset: the provider's
    QString name; ///< given by the user; empty: title() is made from the first question
    PromptValues values; ///< of the variables in what people wrote here
    bool fillVariables = true; ///< else the braces are sent as they are
    std::shared_ptr<const OpenedPrompt> prompt; ///< the version it was opened from or saved as last; null: none

    const std::vector<Turn> &turns() const { return m_turns; }
    const Turn *turn(int id) const; ///< null where unknown
    int indexOf(int id) const; ///< -1 where unknown
    bool busy() const;

    int append(Role role, const QString &text);
    int append(Message message);
    int insertAfter(int id, Message message);
    void remove(int id);
    void removeAfter(int id); ///< everything that follows the turn
    void takeTurns(const Conversation &other); ///< instead of these; for undoing
    /// Messages, tools and parameters of a request instead of these; provider, route and tags stay.
    void takeRequest(const ChatRequest &request);
    bool canMove(int id, int by) const;
    void move(int id, int by); ///< -1 up, 1 down
    int duplicate(int id); ///< the copy follows the turn; its answer's call stays with the original
    void setRole(int id, Role role);
    /// Replaces the text parts and keeps all others; the unchanged text changes nothing.
    void setText(int id, const QString &text);
    void addParts(int id, const std::vector<ContentPart> &parts); ///< at the end
    void removePart(int id, size_t index);
    void setCacheMark(int id, CacheMark mark); ///< on the last part; what is empty has none

    /// The tool calls of a turn, each with the answer that is being written for it.
    std::vector<CallState> callStates(int id) const;
    void setToolAnswer(int id, size_t call, const ToolAnswer &answer);
    /// The assistant's turn at the end whose tool calls wait for an answer; -1: none.
    int waitingTurn() const;
    /// Makes messages of the answers that are written for the waiting turn; they follow it.
    void takeToolAnswers();

    /// Drops answers that hold nothing and adds a waiting one at the end; its id.
    int beginAnswer();
    void restartAnswer(int id); ///< empties it for asking again
    /// Not changed while the answer is not busy.
    void progress(int id, const CallProgress &progress);
    void retrying(int id);
    void finish(int id, const Call &call);
    void fail(int id, const Error &error); ///< before anything was sent
    void stopUnsent(int id); ///< stopped before anything was sent

    /// What asks for this answer: the system prompt and every sendable turn before it; of turns that came from another
    /// provider only what every provider understands. Variables are filled in as far as they have values.
    ChatRequest requestFor(int answerId) const;
    /// Those of the system prompt and of every message that no model wrote.
    QList<PromptVariable> variables() const;
    /// A model has answered here, or is about to.
    bool answered() const;
    /// What a prompt would say: everything before the first answer, with its variables as they are written. What came
    /// after that is one use of it.
    ChatRequest promptContent() const;
    /// It still begins with what its prompt says; more may have been said since.
    bool followsPrompt() const;
    /// Begins anew with a version of a prompt; route, tags and values stay. A provider that is not known here does too.
    void takePrompt(const OpenedPrompt &opened, const ProviderList &providers);
    /// Why these messages cannot be sent, in words; empty: they can. withQuestion: another user message follows.
    QString problem(bool withQuestion) const;

    QString title() const; ///< one line, may be long

    /// A recorded request, ready to be sent again, with its answer as the last turn.
    static Conversation fromCall(const Call &call, const ChatRequest &request);

private:
    Turn *find(int id);
    Message messageOf(const Turn &turn, bool fill) const;
    ChatRequest requestWith(int answerId, bool fill) const;
    std::vector<bool> openCalls(size_t index) const; ///< by the turn's tool calls

    std::vector<Turn> m_turns;
    int m_nextId = 1;
};

CacheMark cacheMarkOf(const Message &message);
/// Why the marks of a conversation cannot be sent, in words; empty: they can, or nobody looks at them.
QString cacheMarksProblem(const Conversation &conversation, WireFormat format);

/// What a tab shows for people: "System", "User", …
QString roleLabel(Role role);
/// "Image photo.png", "Audio", …: parts that are no text.
QString partLabel(const ContentPart &part);
/// The one thing that helps with an error.
enum class Remedy { None, AddKey, ChangeKey, Retry, DirectRoute, ChooseModel, SendAnyway };
Remedy remedyFor(const Error &error, bool sent, bool directRouteHelps);
/// Why a provider cannot be reached on this route, in words; empty: it can.
QString routeProblem(const Provider &provider, Route route);
/// "412 ms to first token · 86 tok/s · 132 tokens · $0.0004"; what is not known is left out.
QString answerLine(const AnswerInfo &info);

}
