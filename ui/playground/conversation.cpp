#include "ui/playground/conversation.h"

#include "core/helicone/heliconeread.h"

#include <QCoreApplication>

#include <algorithm>

namespace heliograph {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Conversation)
};

/// A system message that the prompt field can hold without losing anything.
bool isPlainSystem(const Message &message)
{
    if (message.role != Role::System || message.parts.size() != 1)
        return false;
    ContentPart plain = ContentPart::fromText(message.parts.front().text);
    plain.cache = message.parts.front().cache; // the field has a place for that
    return message.parts.front() == plain
        && !message.parts.front().text.isEmpty() && message.toolCalls.empty()
        && message.toolCallId.isEmpty() && message.name.isEmpty() && message.extra.isEmpty();
}

bool hasWords(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return !c.isSpace(); });
}

bool hasText(const Message &message)
{
    return std::any_of(message.parts.begin(), message.parts.end(),
        [](const ContentPart &part) { return hasWords(part.text); });
}

void growPart(Message &message, ContentPart::Kind kind, const QString &text)
{
    if (text.isEmpty())
        return;
    auto part = std::find_if(message.parts.begin(), message.parts.end(),
        [kind](const ContentPart &one) { return one.kind == kind; });
    if (part == message.parts.end()) {
        part = message.parts.insert(message.parts.end(), ContentPart());
        part->kind = kind;
    }
    part->text += text;
}

AnswerInfo finishedInfo(const Call &call)
{
    AnswerInfo info;
    info.callId = call.id;
    info.reasoning = call.answer.reasoning;
    info.model = call.model;
    info.finishReason = call.answer.finishReason;
    info.answer = std::make_shared<const Answer>(call.answer);
    info.timing = call.exchange.timing;
    info.tokensEstimated = !call.answer.usage.output.has_value();
    info.tokens = call.answer.usage.output.value_or(0);
    info.cost = call.cost();
    switch (call.status) {
    case CallStatus::Running:
    case CallStatus::Ok:
        info.state = AnswerState::Done;
        break;
    case CallStatus::Cancelled:
        info.state = AnswerState::Stopped;
        break;
    case CallStatus::Error:
    case CallStatus::Interrupted:
        info.state = AnswerState::Failed;
        info.error = call.error ? call.error : call.answer.error;
        if (!info.error)
            info.error = Error{ErrorKind::Interrupted, Words::tr("The answer broke off."), 0, {}};
        break;
    }
    return info;
}

}

bool AnswerInfo::busy() const
{
    return state == AnswerState::Waiting || state == AnswerState::Streaming
        || state == AnswerState::Retrying;
}

bool Turn::hasContent() const
{
    if (!message.toolCalls.empty() || message.role == Role::Tool)
        return true;
    return std::any_of(message.parts.begin(), message.parts.end(), [](const ContentPart &part) {
        return part.kind != ContentPart::Kind::Text || hasWords(part.text);
    });
}

const Turn *Conversation::turn(int id) const
{
    const int index = indexOf(id);
    return index < 0 ? nullptr : &m_turns[size_t(index)];
}

Turn *Conversation::find(int id)
{
    const int index = indexOf(id);
    return index < 0 ? nullptr : &m_turns[size_t(index)];
}

int Conversation::indexOf(int id) const
{
    const auto at = std::find_if(
        m_turns.begin(), m_turns.end(), [id](const Turn &turn) { return turn.id == id; });
    return at == m_turns.end() ? -1 : int(at - m_turns.begin());
}

bool Conversation::busy() const
{
    return std::any_of(m_turns.begin(), m_turns.end(), [](const Turn &turn) { return turn.busy(); });
}

int Conversation::append(Role role, const QString &text)
{
    return append(Message::fromText(role, text));
}

int Conversation::append(Message message)
{
    m_turns.push_back({m_nextId, std::move(message), {}, {}, provider});
    return m_nextId++;
}

int Conversation::insertAfter(int id, Message message)
{
    const int index = indexOf(id);
    if (index < 0)
        return append(std::move(message));
    m_turns.insert(m_turns.begin() + index + 1, Turn{m_nextId, std::move(message), {}, {}, provider});
    return m_nextId++;
}

void Conversation::remove(int id)
{
    const int index = indexOf(id);
    if (index >= 0)
        m_turns.erase(m_turns.begin() + index);
}

void Conversation::removeAfter(int id)
{
    const int index = indexOf(id);
    if (index >= 0)
        m_turns.erase(m_turns.begin() + index + 1, m_turns.end());
}

void Conversation::takeTurns(const Conversation &other)
{
    m_turns = other.m_turns;
    m_nextId = std::max(m_nextId, other.m_nextId);
}

bool Conversation::canMove(int id, int by) const
{
    const int index = indexOf(id);
    return index >= 0 && by != 0 && index + by >= 0 && index + by < int(m_turns.size());
}

void Conversation::move(int id, int by)
{
    if (!canMove(id, by))
        return;
    const auto from = m_turns.begin() + indexOf(id);
    if (by > 0)
        std::rotate(from, from + 1, from + by + 1);
    else
        std::rotate(from + by, from, from + 1);
}

int Conversation::duplicate(int id)
{
    const Turn *original = turn(id);
    if (!original)
        return 0;
    const QString from = original->provider;
    const int copy = insertAfter(id, Message(original->message));
    find(copy)->provider = from;
    return copy;
}

void Conversation::setRole(int id, Role role)
{
    Turn *changed = find(id);
    if (!changed || changed->busy() || changed->message.role == role)
        return;
    changed->message.role = role;
    if (role != Role::Assistant) {
        changed->answer.reset();
        changed->message.toolCalls.clear();
        changed->message.blocks.clear();
        changed->message.blocksFormat = WireFormat::Unknown;
        changed->toolAnswers.clear();
    }
    if (role != Role::Tool) {
        changed->message.toolCallId.clear();
        changed->message.toolFailed = false;
    }
}

void Conversation::setText(int id, const QString &text)
{
    Turn *changed = find(id);
    if (!changed || changed->busy() || changed->message.text() == text)
        return;
    std::vector<ContentPart> parts;
    bool placed = text.isEmpty();
    for (ContentPart &part : changed->message.parts) {
        if (part.kind != ContentPart::Kind::Text) {
            parts.push_back(std::move(part));
        } else if (!placed) {
            part.text = text;
            parts.push_back(std::move(part));
            placed = true;
        }
    }
    if (!placed)
        parts.insert(parts.begin(), ContentPart::fromText(text));
    changed->message.parts = std::move(parts);
    changed->message.blocks.clear();
    changed->message.blocksFormat = WireFormat::Unknown;
    if (changed->answer)
        changed->answer->edited = true;
}

int Conversation::beginAnswer()
{
    m_turns.erase(std::remove_if(m_turns.begin(), m_turns.end(),
                      [](const Turn &turn) { return turn.answer && !turn.hasContent(); }),
        m_turns.end());
    const int id = append(Role::Assistant, QString());
    m_turns.back().message.parts.clear();
    m_turns.back().answer = AnswerInfo();
    m_turns.back().answer->asked = responseFormat;
    return id;
}

void Conversation::restartAnswer(int id)
{
    Turn *restarted = find(id);
    if (!restarted)
        return;
    restarted->message = Message();
    restarted->message.role = Role::Assistant;
    QUuid previous = restarted->answer ? restarted->answer->callId : QUuid();
    if (previous.isNull() && restarted->answer)
        previous = restarted->answer->previousCallId; // that one was never sent
    restarted->answer = AnswerInfo();
    restarted->answer->previousCallId = previous;
    restarted->answer->asked = responseFormat;
    restarted->toolAnswers.clear();
}

void Conversation::progress(int id, const CallProgress &progress)
{
    Turn *growing = find(id);
    if (!growing || !growing->busy())
        return;
    AnswerInfo &info = *growing->answer;
    info.callId = progress.id;
    growPart(growing->message, ContentPart::Kind::Text, progress.text);
    growPart(growing->message, ContentPart::Kind::Refusal, progress.refusal);
    if (progress.toolCalls)
        growing->message.toolCalls = *progress.toolCalls;
    if (progress.serverTools)
        info.serverTools = *progress.serverTools;
    info.reasoning += progress.reasoning;
    info.timing = progress.timing;
    info.tokens = progress.outputTokens;
    info.tokensEstimated = progress.tokensEstimated;
    info.cost = progress.cost;
    info.state = progress.timing.firstTokenUs >= 0 ? AnswerState::Streaming : AnswerState::Waiting;
}

void Conversation::retrying(int id)
{
    if (Turn *waiting = find(id); waiting && waiting->busy())
        waiting->answer->state = AnswerState::Retrying;
}

void Conversation::finish(int id, const Call &call)
{
    Turn *finished = find(id);
    if (!finished || !finished->busy())
        return;
    const AnswerInfo soFar = *finished->answer;
    AnswerInfo info = finishedInfo(call);
    if (info.tokensEstimated)
        info.tokens = soFar.tokens;
    info.asked = soFar.asked;
    info.previousCallId = soFar.previousCallId;
    finished->message = call.answer.toMessage(call.format);
    finished->provider = call.provider;
    finished->answer = std::move(info);
}

void Conversation::fail(int id, const Error &error)
{
    Turn *failed = find(id);
    if (!failed || !failed->busy())
        return;
    failed->answer->state = AnswerState::Failed;
    failed->answer->error = error;
}

void Conversation::stopUnsent(int id)
{
    if (Turn *stopped = find(id); stopped && stopped->busy())
        stopped->answer->state = AnswerState::Stopped;
}

ChatRequest Conversation::requestFor(int answerId) const
{
    return requestWith(answerId, fillVariables);
}

ChatRequest Conversation::requestWith(int answerId, bool fill) const
{
    ChatRequest request;
    request.model = model;
    request.parameters = parameters;
    for (const ToolEntry &entry : tools) {
        if (entry.enabled)
            request.tools.push_back(entry.tool);
    }
    if (request.tools.empty()) // refused by providers where there is nothing to choose from
        request.parameters.parallelToolCalls.reset();
    else
        request.toolChoice = toolChoice;
    request.responseFormat = responseFormat;
    request.extra = extra;
    request.stream = stream;
    if (!system.isEmpty())
        request.messages.push_back(Message::fromText(Role::System, fill ? filledText(system, values) : system));
    if (!system.isEmpty())
        request.messages.back().parts.front().cache = systemCache;
    for (const Turn &turn : m_turns) {
        if (turn.id == answerId)
            break;
        if (turn.answer && (turn.busy() || !turn.hasContent()))
            continue;
        request.messages.push_back(messageOf(turn, fill));
    }
    return request;
}

QString Conversation::problem(bool withQuestion) const
{
    if (model.trimmed().isEmpty())
        return Words::tr("Choose a model first.");
    if (busy())
        return Words::tr("An answer is still coming. Stop it first.");
    for (const Turn &turn : m_turns) {
        if (!turn.answer && !turn.hasContent())
            return Words::tr("A message is empty. Write something in it or remove it.");
    }
    if (const int waiting = waitingTurn(); waiting >= 0) {
        for (const CallState &state : callStates(waiting)) {
            if (state.open && !state.answer.given())
                return Words::tr("Answer the tool call “%1” first.").arg(state.call.name);
        }
        return {};
    }
    if (withQuestion)
        return {};
    if (m_turns.empty())
        return Words::tr("Write a message first.");
    const Turn &last = m_turns.back();
    if (last.answer && last.answer->state == AnswerState::Done)
        return Words::tr("Write the next message first.");
    return {};
}

QString Conversation::title() const
{
    if (!name.isEmpty())
        return name;
    for (const Turn &turn : m_turns) {
        if (turn.message.role == Role::User && hasText(turn.message))
            return turn.message.text().left(200).simplified();
    }
    return Words::tr("New conversation");
}

void Conversation::takeRequest(const ChatRequest &request)
{
    m_turns.clear();
    model = request.model;
    parameters = request.parameters;
    stream = request.stream;
    tools.clear();
    for (const Tool &tool : request.tools)
        tools.push_back({tool, true, {}});
    toolChoice = request.toolChoice;
    responseFormat = request.responseFormat;
    extra = request.extra;
    system.clear();
    systemCache = CacheMark::None;
    size_t first = 0;
    if (!request.messages.empty() && isPlainSystem(request.messages.front())) {
        system = request.messages.front().text();
        systemCache = cacheMarkOf(request.messages.front());
        first = 1;
    }
    for (size_t i = first; i < request.messages.size(); ++i)
        append(request.messages[i]);
}

Conversation Conversation::fromCall(const Call &call, const ChatRequest &request)
{
    Conversation made;
    made.provider = call.provider;
    made.route = call.route;
    made.tags = call.tags;
    made.helicone = readHeliconeRequest(call.exchange.requestHeaders).options;
    made.format = call.format;
    made.takeRequest(request);
    if (made.model.isEmpty())
        made.model = call.requestedModel;
    made.fillVariables = made.variables().isEmpty(); // what was sent with its braces is meant so
    const int answer = made.append(call.answer.toMessage(call.format));
    made.find(answer)->answer = finishedInfo(call);
    made.find(answer)->answer->asked = request.responseFormat;
    return made;
}

}
