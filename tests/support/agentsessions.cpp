#include "tests/support/agentsessions.h"

#include "core/wire/codec.h"
#include "tests/support/examplecalls.h"

#include <QRandomGenerator>

#include <array>

namespace heliograph {

namespace {

constexpr std::array kNames{"Refund bot", "Release notes", "Invoice reader", "Trip planner", "Bug triage", ""};
constexpr std::array kUsers{"ann", "ben", "carla", "support bot", ""};
constexpr std::array kEnvironments{"production", "staging", "development"};
constexpr std::array kQuestions{"Customer 4711 wants to know where the refund for order 90210 is.",
    "Write the release notes for version 2.4 from these commits.", "Read the attached invoice and tell me what is due and when.",
    "Plan three days in Lisbon for two people who like trains.", "Which of these twelve reports describe the same bug?",
    "Summarise the discussion and list what is still open."};

struct Model {
    const char *provider;
    const char *name;
    qint64 dollarsIn; ///< per million tokens, tenths; 0: unpriced
    qint64 dollarsOut;
};
constexpr std::array kModels{Model{"openai", "gpt-4.1", 20, 80}, Model{"anthropic", "claude-sonnet-4-5", 30, 150},
    Model{"openai", "gpt-4.1-mini", 4, 16}, Model{"ollama", "qwen3:8b", 0, 0}};

/// An agent at work on one session.
class Agent final
{
public:
    Agent(History &history, QRandomGenerator &random, Tags tags, QDateTime start)
        : m_history(history), m_random(random), m_tags(std::move(tags)), m_now(std::move(start))
    {
    }

    std::vector<Message> m_messages;

    const QDateTime &now() const { return m_now; }
    void pause(int ms) { m_now = m_now.addMSecs(ms); }

    /// Asks and keeps the answer in the conversation. aside: not in it, and time does not go on.
    Call ask(const char *path, size_t model, const QString &answer, std::vector<ToolCall> tools = {},
        CallStatus status = CallStatus::Ok, bool besides = false)
    {
        const Model &asked = kModels[model];
        Call call;
        call.id = QUuid::createUuid();
        call.createdAt = m_now.toUTC();
        call.source = Source::Capture;
        call.provider = QString::fromLatin1(asked.provider);
        call.format = model == 1 ? WireFormat::Anthropic : WireFormat::OpenAiChat;
        call.requestedModel = call.model = QString::fromLatin1(asked.name);
        call.status = status;
        call.tags = m_tags;
        call.tags.sessionPath = QString::fromLatin1(path);
        ChatRequest request;
        request.model = call.requestedModel;
        request.messages = m_messages;
        request.parameters.maxTokens = 4000;
        call.exchange.requestBody = codecFor(call.format)->encode(request);
        call.promptPreview = m_messages.back().text().simplified().left(200);
        const qint64 input = call.exchange.requestBody.size() / 4;
        const qint64 output = answer.size() / 4 + 20 * qint64(tools.size()) + 5;
        const qint64 first = 250'000 + qint64(m_random.bounded(900'000));
        const qint64 us = first + output * (8'000 + qint64(m_random.bounded(14'000)));
        call.exchange.timing = {first / 2, first / 2 + 1000, first, us};
        if (status == CallStatus::Error) {
            call.httpStatus = 529;
            call.exchange.timing = {first, first, -1, first};
            call.error = Error{ErrorKind::Server, QStringLiteral("The provider is overloaded. Try again in a moment."), 529, {}};
        } else {
            call.httpStatus = 200;
            call.answer.text = answer;
            call.answer.toolCalls = tools;
            call.answer.usage.input = input;
            call.answer.usage.output = output;
            if (asked.dollarsIn > 0) {
                Receipt receipt;
                receipt.total = Money::fromPico((input * asked.dollarsIn + output * asked.dollarsOut) * 100'000);
                receipt.basis = status == CallStatus::Cancelled ? CostBasis::Estimated : CostBasis::Exact;
                call.receipt = receipt;
            }
        }
        m_history.finish(call);
        if (besides)
            return call;
        m_now = m_now.addMSecs(call.exchange.timing.endUs / 1000 + 30);
        if (status == CallStatus::Ok)
            m_messages.push_back(call.answer.toMessage(call.format));
        if (!m_messages.empty())
            m_messages.back().blocks.clear();
        return call;
    }
    void say(Role role, const QString &text) { m_messages.push_back(Message::fromText(role, text)); }
    void answerTool(const ToolCall &tool, const QString &result)
    {
        Message message = Message::fromText(Role::Tool, result);
        message.toolCallId = tool.id;
        message.name = tool.name;
        m_messages.push_back(message);
    }

private:
    History &m_history;
    QRandomGenerator &m_random;
    Tags m_tags;
    QDateTime m_now;
};

}

void writeAgentSessions(History &history, const QDateTime &now, int sessions)
{
    QRandomGenerator random(7);
    for (int i = sessions - 1; i >= 0; --i) {
        Tags tags;
        tags.sessionId = QStringLiteral("run-%1").arg(20'481 - i * 37, 5);
        tags.sessionName = QString::fromLatin1(kNames[size_t(random.bounded(int(kNames.size())))]);
        tags.userId = QString::fromLatin1(kUsers[size_t(random.bounded(int(kUsers.size())))]);
        tags.properties = {{QStringLiteral("app"), tags.sessionName.isEmpty() ? QStringLiteral("scripts") : tags.sessionName.section(u' ', 0, 0).toLower()},
            {QStringLiteral("environment"), QString::fromLatin1(kEnvironments[size_t(random.bounded(3))])}};
        Agent agent(history, random, tags, now.addSecs(-i * 5'400 - (i == 0 ? 95 : 300)));
        const size_t planner = random.bounded(2U);
        const size_t worker = 2 + size_t(random.bounded(4) == 0);
        agent.say(Role::System,
            QStringLiteral("You are a careful assistant of a small company. Plan first, use the tools you have, and say what "
                           "you could not find out."));
        agent.say(Role::User, QString::fromLatin1(kQuestions[size_t(random.bounded(int(kQuestions.size())))]));
        agent.ask("/plan", planner, QStringLiteral("I will do this in three steps:\n\n1. look up what is known,\n2. check it against the rules,\n3. write a short answer."));
        agent.say(Role::User, QStringLiteral("Go on with step 1."));
        std::vector<ToolCall> tools;
        const int searches = 2 + int(random.bounded(3));
        for (int k = 0; k < searches; ++k)
            tools.push_back({QStringLiteral("call_%1").arg(k), QStringLiteral("search"), QStringLiteral("{\"query\": \"order 90210 part %1\", \"limit\": 5}").arg(k + 1)});
        agent.ask("/research", planner, {}, tools);
        // Side by side, each a call of its own.
        for (int k = 0; k < searches; ++k) {
            Agent helper(history, random, tags, agent.now().addMSecs(40 * k));
            helper.say(Role::User, QStringLiteral("Sum up what the search for part %1 gave: paid on 3 May, returned on 9 May, refund asked for on 12 May.").arg(k + 1));
            static constexpr std::array paths{"/research/search/1", "/research/search/2", "/research/search/3", "/research/search/4"};
            const bool failed = k == 1 && i % 3 == 0;
            helper.ask(paths[size_t(k)], worker, QStringLiteral("Part %1: paid, returned, refund asked for and not yet sent.").arg(k + 1), {},
                failed ? CallStatus::Error : CallStatus::Ok);
            if (failed)
                helper.ask(paths[size_t(k)], worker, QStringLiteral("Part %1: paid, returned, refund asked for.").arg(k + 1));
            agent.answerTool(tools[size_t(k)], QStringLiteral("{\"rows\": 3, \"latest\": \"2026-05-12\"}"));
        }
        agent.pause(2'600);
        agent.ask("/research", planner, QStringLiteral("The refund was approved on **12 May** and has not left the bank yet."));
        agent.pause(20'000 + int(random.bounded(1'500'000)) * (i % 4 == 1)); // a person reads it
        agent.say(Role::User, QStringLiteral("Write the answer, friendly and short."));
        agent.ask("/write/draft", planner, QStringLiteral("Dear customer,\n\nyour refund of €42.00 was approved on 12 May. Banks take up to five days; it should be with you by Monday.\n\nKind regards"));
        if (i % 3 == 1)
            agent.ask("/write/draft", planner, QStringLiteral("Dear customer,\n\nyour refund is on its"), {}, CallStatus::Cancelled);
        agent.say(Role::User, QStringLiteral("Shorter, please."));
        agent.ask("/write/review", worker, QStringLiteral("Your refund of €42.00 is on its way and should arrive by Monday."));
    }
    Call running = exampleCall(QStringLiteral("Translate it into German as well."), QString());
    running.id = QUuid::createUuid();
    running.status = CallStatus::Running;
    running.createdAt = now.addSecs(-3).toUTC();
    running.tags = {};
    running.tags.sessionId = QStringLiteral("run-20481");
    running.tags.sessionPath = QStringLiteral("/write/translate");
    running.receipt.reset();
    running.answer = {};
    running.exchange.timing = {};
    history.begin(running);
    waitForHistory(history);
}

void writeLongSession(History &history, const QDateTime &now, const QString &id, int calls)
{
    QRandomGenerator random(11);
    Tags tags;
    tags.sessionId = id;
    tags.userId = QStringLiteral("ann");
    Agent agent(history, random, tags, now.addSecs(-calls * 20));
    agent.say(Role::System, QStringLiteral("You are an agent that works through a long list."));
    for (int i = 0; i < calls; ++i) {
        agent.say(Role::User, QStringLiteral("Step %1: %2").arg(i + 1).arg(QStringLiteral("look at the next file and say what it does. ").repeated(12)));
        agent.ask(i % 2 == 0 ? "/work/read" : "/work/write", size_t(i % 3), QStringLiteral("Step %1 is done.\n\n").arg(i + 1) + QStringLiteral("It parses a header and checks its length. ").repeated(10));
        agent.pause(200);
    }
    waitForHistory(history);
}

}
