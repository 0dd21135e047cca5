#include "core/history/callsums.h"
#include "core/session/sessionthread.h"
#include "core/session/sessiontimeline.h"
#include "core/session/sessiontree.h"
#include "core/wire/codec.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace heliograph;

namespace {

const QDateTime kBegin(QDate(2026, 11, 1), QTime(9, 0), Qt::UTC);

CallSummary at(qint64 ms, qint64 latencyMs, const QString &path = {})
{
    CallSummary call;
    call.createdAt = kBegin.addMSecs(ms);
    call.latencyUs = latencyMs * 1000;
    call.status = CallStatus::Ok;
    call.tags.sessionPath = path;
    return call;
}

QByteArray chat(const QStringList &turns)
{
    QByteArray body = "{\"model\":\"m\",\"messages\":[";
    for (qsizetype i = 0; i < turns.size(); ++i) {
        const QString role = turns[i].section(u'|', 0, 0);
        const QString text = turns[i].section(u'|', 1);
        body += (i > 0 ? ",{\"role\":\"" : "{\"role\":\"") + role.toUtf8() + "\",\"content\":\"" + text.toUtf8() + "\"}";
    }
    return body + "]}";
}

Call callOf(const QByteArray &body, const QString &answer, const QString &path = {})
{
    Call call;
    call.id = QUuid::createUuid();
    call.format = WireFormat::OpenAiChat;
    call.status = CallStatus::Ok;
    call.exchange.requestBody = body;
    call.answer.text = answer;
    call.tags.sessionPath = path;
    return call;
}

QStringList textsOf(const SessionTurn &turn)
{
    QStringList texts;
    for (const Message &message : turn.messages)
        texts.append(roleName(message.role) + u'|' + message.text());
    return texts;
}

}

class SessionViewsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void treeOfPaths()
    {
        const QList<CallSummary> calls{at(0, 100), at(200, 50, QStringLiteral("/plan")), at(300, 50, QStringLiteral("/write/draft")),
            at(400, 50, QStringLiteral("write//draft/")), at(500, 50, QStringLiteral("/write")),
            at(600, 50, QStringLiteral("/plan"))};
        const auto tree = sessionTree(calls);
        QCOMPARE(tree.size(), size_t(4));
        QCOMPARE(tree[0].path, QStringLiteral("/"));
        QCOMPARE(tree[0].calls, std::vector<int>{0});
        QCOMPARE(tree[0].sums.calls, 6);
        QCOMPARE(tree[0].children, (std::vector<int>{1, 2}));
        QCOMPARE(tree[1].path, QStringLiteral("/plan"));
        QCOMPARE(tree[1].calls, (std::vector<int>{1, 5}));
        QCOMPARE(tree[2].name, QStringLiteral("write"));
        QCOMPARE(tree[2].calls, std::vector<int>{4});
        QCOMPARE(tree[2].sums.calls, 3);
        QCOMPARE(tree[3].parent, 2);
        QCOMPARE(tree[3].calls, (std::vector<int>{2, 3}));
        QCOMPARE(sessionTree({}).size(), size_t(1));
    }

    /// Every branch against a plain sum over the calls whose path begins so.
    void sumsOfRandomTrees()
    {
        QRandomGenerator random(4);
        for (int round = 0; round < 30; ++round) {
            QList<CallSummary> calls;
            for (int i = 0; i < 60; ++i) {
                QString path;
                for (quint32 depth = random.bounded(4); depth > 0; --depth)
                    path += QStringLiteral("/p%1").arg(random.bounded(3));
                CallSummary call = at(qint64(random.bounded(100'000)), random.bounded(9'000), path);
                call.status = CallStatus(random.bounded(5));
                if (random.bounded(4) > 0)
                    call.cost = Money::fromPico(random.bounded(1'000'000));
                call.costBasis = random.bounded(5) == 0 ? CostBasis::Estimated : CostBasis::Exact;
                call.usage.input = random.bounded(100);
                call.usage.cachedInput = random.bounded(100);
                call.usage.output = random.bounded(100);
                call.usage.reasoning = random.bounded(50);
                calls.append(call);
            }
            size_t seen = 0;
            for (const SessionNode &node : sessionTree(calls)) {
                CallSums plain;
                for (const CallSummary &call : calls) {
                    const QString path = call.tags.sessionPath;
                    if (node.parent >= 0 && path != node.path && !path.startsWith(node.path + u'/'))
                        continue;
                    const CallSums one = sumsOf(call);
                    const bool first = plain.calls++ == 0;
                    plain.firstMs = first ? one.firstMs : std::min(plain.firstMs, one.firstMs);
                    plain.lastMs = std::max(plain.lastMs, one.lastMs);
                    plain.endMs = std::max(plain.endMs, one.firstMs + call.latencyUs / 1000);
                    plain.running += call.status == CallStatus::Running;
                    plain.errors += call.status == CallStatus::Error;
                    plain.unpriced += !call.cost && call.status != CallStatus::Running && call.status != CallStatus::Error;
                    const bool guessed = call.cost && call.costBasis == CostBasis::Estimated;
                    plain.estimated += guessed;
                    plain.costPico += call.cost ? call.cost->pico() : 0;
                    plain.estimatedPico += guessed ? call.cost->pico() : 0;
                    plain.inputTokens += *call.usage.input + *call.usage.cachedInput;
                    plain.outputTokens += *call.usage.output;
                }
                QCOMPARE(node.sums, plain);
                seen += node.calls.size();
            }
            QCOMPARE(seen, size_t(60));
        }
    }

    void timelineLanes()
    {
        const QList<CallSummary> calls{at(0, 1000), at(500, 1000), at(1000, 200), at(1600, 100)};
        const SessionTimeline lanes(calls, SessionTimeline::Rows::Lanes, 0);
        QCOMPARE(lanes.rows(), 2);
        QCOMPARE(lanes.bars()[1].row, 1);
        QCOMPARE(lanes.bars()[2].row, 0);
        QCOMPARE(lanes.bars()[3].row, 0);
        QCOMPARE(lanes.gaps().size(), size_t(1));
        QCOMPARE(lanes.busyUs(), 1'600'000);
        const SessionTimeline each(calls, SessionTimeline::Rows::Each, 0);
        QCOMPARE(each.rows(), 4);
        QCOMPARE(each.bars()[3].row, 3);
        QCOMPARE(each.lengthUs(), 1'700'000);
    }

    void timelineFoldsLongWaits()
    {
        CallSummary running = at(3'601'000, -1);
        running.status = CallStatus::Running;
        running.latencyUs = -1;
        const QList<CallSummary> calls{at(0, 1000), at(3'600'000, 500), running};
        const SessionTimeline line(calls, SessionTimeline::Rows::Each, kBegin.addMSecs(3'602'000).toMSecsSinceEpoch());
        QCOMPARE(line.bars()[2].toUs, 3'602'000'000);
        QVERIFY(line.gaps().front().folded);
        const double wait = line.place(3'600'000'000) - line.place(1'000'000);
        QVERIFY2(wait > 0.02 && wait < 0.12, qPrintable(QString::number(wait)));
        QCOMPARE(line.place(-5), 0.0);
        QCOMPARE(line.place(3'602'000'000), 1.0);
        double before = -1;
        for (qint64 us = 0; us <= line.lengthUs(); us += 3'333'333) {
            const double place = line.place(us);
            QVERIFY(place >= before);
            before = place;
            QVERIFY(std::abs(line.timeAt(place) - us) < 5'000);
        }
        QCOMPARE(SessionTimeline({}, SessionTimeline::Rows::Each, 0).place(10), 0.0);
    }

    /// No two calls of a lane overlap, and there are no more lanes than calls that run at once.
    void randomLanes()
    {
        QRandomGenerator random(3);
        for (int round = 0; round < 50; ++round) {
            QList<CallSummary> calls;
            qint64 ms = 0;
            for (int i = 0; i < 80; ++i) {
                ms += random.bounded(400);
                calls.append(at(ms, random.bounded(1500)));
            }
            const SessionTimeline lanes(calls, SessionTimeline::Rows::Lanes, 0);
            int most = 0;
            for (const TimelineBar &bar : lanes.bars()) {
                int running = 0;
                for (const TimelineBar &other : lanes.bars()) {
                    running += other.fromUs <= bar.fromUs && (bar.fromUs < other.toUs || &other == &bar);
                    if (&other < &bar && other.row == bar.row)
                        QVERIFY(other.toUs <= bar.fromUs);
                }
                most = std::max(most, running);
            }
            QVERIFY(lanes.rows() <= most);
        }
    }

    void whatIsNewInEachCall()
    {
        SessionThread thread;
        const SessionTurn first = thread.add(callOf(chat({QStringLiteral("system|Be kind."), QStringLiteral("user|Hello")}), QStringLiteral("Hi  there")));
        QCOMPARE(textsOf(first), (QStringList{QStringLiteral("system|Be kind."), QStringLiteral("user|Hello")}));
        const SessionTurn second = thread.add(callOf(chat({QStringLiteral("system|Be kind."), QStringLiteral("user|Hello"),
                                                   QStringLiteral("assistant|Hi there"), QStringLiteral("user|Hello")}), QStringLiteral("Again?")));
        QCOMPARE(textsOf(second), QStringList{QStringLiteral("user|Hello")}); // said twice, so shown twice
        QCOMPARE(second.repeated, 3);
        QVERIFY(!second.again);
        // The same once more, as after an error.
        const SessionTurn third = thread.add(callOf(chat({QStringLiteral("system|Be kind."), QStringLiteral("user|Hello")}), QStringLiteral("Hey")));
        QVERIFY(third.again);
        QVERIFY(third.messages.empty());
        QCOMPARE(third.answer.text, QStringLiteral("Hey"));
        // From the middle of an older one.
        const SessionTurn branch = thread.add(callOf(chat({QStringLiteral("system|Be kind."), QStringLiteral("user|Hello"),
                                                   QStringLiteral("assistant|Hi there"), QStringLiteral("user|Bye")}), QStringLiteral("Bye")));
        QCOMPARE(textsOf(branch), QStringList{QStringLiteral("user|Bye")});
    }

    void whatWasLeftOutIsNotTakenForNew()
    {
        SessionThread thread;
        QStringList turns{QStringLiteral("system|S"), QStringLiteral("user|one"), QStringLiteral("assistant|1"), QStringLiteral("user|two")};
        thread.add(callOf(chat(turns), QStringLiteral("2"), QStringLiteral("/a")));
        // A summary in place of what is old.
        const SessionTurn cut = thread.add(callOf(chat({QStringLiteral("system|S"), QStringLiteral("user|Summary"), QStringLiteral("user|two"),
                                              QStringLiteral("assistant|2"), QStringLiteral("user|three")}), QStringLiteral("3"), QStringLiteral("/a")));
        QCOMPARE(textsOf(cut), (QStringList{QStringLiteral("user|Summary"), QStringLiteral("user|three")}));
        QCOMPARE(cut.dropped, 2);
        QCOMPARE(cut.repeated, 3);
        // Another path knows nothing of it but its beginning.
        const SessionTurn other = thread.add(callOf(chat({QStringLiteral("system|S"), QStringLiteral("user|three")}), QStringLiteral("4"), QStringLiteral("/b")));
        QCOMPARE(textsOf(other), QStringList{QStringLiteral("user|three")});
    }

    /// Agents that take turns and keep only the latest of what they said: each message comes out once all the same.
    void randomAgentsSayEachMessageOnce()
    {
        QRandomGenerator random(12);
        for (int round = 0; round < 40; ++round) {
            SessionThread thread;
            struct Agent {
                QStringList turns;
                qsizetype window = 0;
            };
            std::vector<Agent> agents(1 + random.bounded(3));
            for (Agent &agent : agents)
                agent.window = random.bounded(3) == 0 ? 1'000 : 4 + qsizetype(random.bounded(8));
            QHash<QString, int> seen;
            int asked = 0;
            for (int i = 0; i < 60; ++i) {
                const auto which = size_t(random.bounded(int(agents.size())));
                Agent &agent = agents[which];
                agent.turns.append(QStringLiteral("user|question %1").arg(i));
                ++asked;
                const QStringList sent = QStringList(QStringLiteral("system|Be kind."))
                    + agent.turns.mid(std::max<qsizetype>(0, agent.turns.size() - agent.window));
                const Call call = callOf(chat(sent), QStringLiteral("answer %1").arg(i), QStringLiteral("/agent/%1").arg(which));
                for (const QString &text : textsOf(thread.add(call)))
                    ++seen[text];
                if (random.bounded(10) == 0) { // once more, as after a failure
                    const SessionTurn again = thread.add(call);
                    QVERIFY(again.again && again.messages.empty());
                }
                agent.turns.append(QStringLiteral("assistant|answer %1").arg(i));
            }
            QCOMPARE(seen.size(), asked + 1); // and no answer comes a second time
            for (auto one = seen.constBegin(); one != seen.constEnd(); ++one)
                QVERIFY2(one.value() == 1, qPrintable(one.key()));
        }
    }

    void toolCallsWithNewIdsAndSpaces()
    {
        SessionThread thread;
        Call call = callOf(chat({QStringLiteral("user|Weather?")}), {});
        call.answer.toolCalls = {{QStringLiteral("call_1"), QStringLiteral("weather"), QStringLiteral("{\"city\": \"Rome\"}")}};
        thread.add(call);
        const QByteArray body = R"({"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"Weather?"}]},)"
                                R"({"role":"assistant","content":null,"tool_calls":[{"id":"x9","type":"function","function":)"
                                R"({"name":"weather","arguments":"{\u0022city\u0022:\u0022Rome\u0022}"}}]},)"
                                R"({"role":"tool","tool_call_id":"x9","content":"18"}]})";
        const SessionTurn next = thread.add(callOf(body, QStringLiteral("18 degrees")));
        QCOMPARE(next.problem, QString());
        QCOMPARE(textsOf(next), QStringList{QStringLiteral("tool|18")});
    }

    void whatCannotBeReadIsSaid()
    {
        SessionThread thread;
        const SessionTurn broken = thread.add(callOf("{\"model\":", QStringLiteral("partial")));
        QVERIFY(!broken.problem.isEmpty());
        QCOMPARE(broken.answer.text, QStringLiteral("partial"));
        Call unknown = callOf("x", {});
        unknown.format = WireFormat::Unknown;
        QVERIFY(!thread.add(unknown).problem.isEmpty());
    }

    /// An agent of two hundred calls: each message comes out once, in order.
    void aLongAgentSaysEachMessageOnce()
    {
        SessionThread thread;
        QStringList turns{QStringLiteral("system|You are an agent.")};
        QStringList seen;
        QStringList said = turns;
        for (int i = 0; i < 200; ++i) {
            const QString question = QStringLiteral("user|Step %1: %2").arg(i % 7).arg(QString(200, u'q'));
            const QString answer = QStringLiteral("Done %1").arg(i % 3);
            turns.append(question);
            said.append(question);
            const SessionTurn turn = thread.add(callOf(chat(turns), answer));
            seen += textsOf(turn);
            QCOMPARE(turn.messages.size(), size_t(i == 0 ? 2 : 1));
            turns.append(QStringLiteral("assistant|") + answer);
        }
        QCOMPARE(seen, said);
    }
};

HELIOGRAPH_TEST_MAIN(SessionViewsTest)
#include "tst_sessionviews.moc"
