#include "core/history/historykeeper.h"
#include "core/session/comparisonrun.h"
#include "tests/support/examplecalls.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"

#include <QSignalSpy>

using namespace heliograph;

namespace {

/// Takes calls and answers them when the test says so.
class FakeSender final : public CallSender
{
public:
    struct Sent {
        CallSpec spec;
        bool overBudget = false;
    };

    void send(const CallSpec &spec, bool overBudget) override
    {
        sent.push_back({spec, overBudget});
        open.append(spec.id);
        const int now = ++busy[spec.provider.id];
        most[spec.provider.id] = std::max(most[spec.provider.id], now);
    }
    void stop(const QUuid &id) override
    {
        stopped.append(id);
        answer(id, CallStatus::Cancelled, QStringLiteral("so far"));
    }

    const CallSpec &specOf(const QUuid &id) const
    {
        return std::find_if(sent.begin(), sent.end(), [&id](const Sent &one) { return one.spec.id == id; })->spec;
    }
    void progress(const QUuid &id, const QString &text)
    {
        CallProgress progress;
        progress.id = id;
        progress.text = text;
        progress.timing.firstTokenUs = 1'000;
        progress.timing.endUs = 2'000;
        Q_EMIT progressed(progress);
    }
    void answer(const QUuid &id, CallStatus status = CallStatus::Ok, const QString &text = QStringLiteral("yes"))
    {
        QVERIFY(open.removeOne(id));
        const CallSpec &spec = specOf(id);
        --busy[spec.provider.id];
        Call call;
        call.id = id;
        call.provider = spec.provider.id;
        call.requestedModel = spec.request.model;
        call.status = status;
        call.answer.text = text;
        if (status == CallStatus::Error)
            call.error = Error{ErrorKind::Server, QStringLiteral("It fell over."), 500, {}};
        Q_EMIT finished(call);
    }
    void refuse(const QUuid &id, const Error &error, const QString &key = {})
    {
        QVERIFY(open.removeOne(id));
        --busy[specOf(id).provider.id];
        Q_EMIT unsent(id, error, key);
    }

    std::vector<Sent> sent;
    QList<QUuid> open;
    QList<QUuid> stopped;
    QHash<QString, int> busy;
    QHash<QString, int> most; ///< at once, by provider
};

ComparisonColumn column(const char *provider, const char *model)
{
    ComparisonColumn column;
    column.provider = QLatin1String(provider);
    column.model = QLatin1String(model);
    return column;
}

Comparison planOf(std::vector<ComparisonColumn> columns, int repeats = 1, int atOnce = 4)
{
    Comparison plan;
    plan.system = QStringLiteral("Be short.");
    setPrompt(plan.request, QStringLiteral("Where is my refund?"));
    plan.columns = std::move(columns);
    plan.repeats = repeats;
    plan.atOnce = atOnce;
    return plan;
}

CallSpec specFor(const Comparison &plan, int column)
{
    CallSpec spec;
    spec.provider.id = plan.columns[size_t(column)].provider;
    spec.request = requestOf(plan, column);
    return spec;
}

/// A cell that was answered so.
ComparisonCell answered(
    int column, int repetition, const QString &text, Timing timing = {}, qint64 tokens = 0, qint64 pico = -1)
{
    ComparisonCell cell;
    cell.column = column;
    cell.repetition = repetition;
    cell.state = CellState::Done;
    cell.text = text;
    cell.timing = timing;
    cell.tokens = tokens;
    if (pico >= 0)
        cell.cost = Money::fromPico(pico);
    return cell;
}

QList<CellState> statesOf(const ComparisonRun &run)
{
    QList<CellState> states;
    for (const ComparisonCell &cell : run.cells())
        states.append(cell.state);
    return states;
}

}

class ComparisonTest final : public QObject
{
    Q_OBJECT

    /// A run that keeps nothing.
    struct Bare {
        FakeSender sender;
        ComparisonRun run{sender, nullptr, specFor};
        QSignalSpy over{&run, &ComparisonRun::over};
        void start(Comparison plan, bool overBudget = false)
        {
            run.start(plan, cellsOf(plan), overBudget);
            QTRY_VERIFY(!sender.sent.empty());
        }
    };

private Q_SLOTS:
    void aColumnAsksWhatIsItsOwn()
    {
        Comparison plan = planOf({column("openai", "a"), column("anthropic", "b"), column("openai", "c")});
        plan.provider = QStringLiteral("openai");
        plan.request.extra = "{\"store\":true}";
        plan.request.messages.front().extra = "{\"name2\":1}";
        plan.columns[1].system = QStringLiteral("Be rude.");
        plan.columns[1].prompt = QStringLiteral("Where is it?");
        plan.columns[1].parameters.temperature = 0.5;
        plan.columns[2].system = QString();
        const ChatRequest first = requestOf(plan, 0);
        QCOMPARE(first.model, QStringLiteral("a"));
        QCOMPARE(int(first.messages.size()), 2);
        QCOMPARE(first.messages[0].role, Role::System);
        QCOMPARE(first.messages[0].text(), QStringLiteral("Be short."));
        QCOMPARE(first.messages[1].text(), QStringLiteral("Where is my refund?"));
        QCOMPARE(first.extra, QByteArray("{\"store\":true}"));
        QVERIFY(!first.parameters.temperature);
        const ChatRequest second = requestOf(plan, 1);
        QCOMPARE(second.messages[0].text(), QStringLiteral("Be rude."));
        QCOMPARE(second.messages[1].text(), QStringLiteral("Where is it?"));
        QVERIFY(second.extra.isEmpty() && second.messages[1].extra.isEmpty()); // only its own API knows them
        QCOMPARE(second.parameters.temperature, std::optional(0.5));
        QCOMPARE(int(requestOf(plan, 2).messages.size()), 1); // no system prompt at all
    }

    void thePromptIsTheLastUserMessage()
    {
        ChatRequest request;
        request.messages = {Message::fromText(Role::User, QStringLiteral("one")),
            Message::fromText(Role::Assistant, QStringLiteral("two")),
            Message::fromText(Role::User, QStringLiteral("three"))};
        ContentPart picture;
        picture.kind = ContentPart::Kind::Image;
        picture.data = "png";
        request.messages.back().parts.push_back(picture);
        setPrompt(request, QStringLiteral("four"));
        QCOMPARE(request.messages[0].text(), QStringLiteral("one"));
        QCOMPARE(request.messages[2].text(), QStringLiteral("four"));
        QCOMPARE(int(request.messages[2].parts.size()), 2); // the picture stays
        Comparison plan;
        plan.request = request;
        QCOMPARE(plan.prompt(), QStringLiteral("four"));
        setPrompt(plan.request, QString());
        QCOMPARE(int(plan.request.messages[2].parts.size()), 1);
    }

    void whatKeepsARunBackIsSaid()
    {
        QCOMPARE(comparisonProblem(planOf({})), QStringLiteral("Add a model first."));
        QCOMPARE(comparisonProblem(planOf({column("openai", "a"), column("openai", " ")})),
            QStringLiteral("Choose a model for column 2 first."));
        Comparison plan = planOf({column("openai", "a")});
        QVERIFY(comparisonProblem(plan).isEmpty());
        setPrompt(plan.request, QStringLiteral("  \n"));
        QCOMPARE(comparisonProblem(plan), QStringLiteral("Write a prompt first."));
        plan.columns[0].prompt = QStringLiteral("its own");
        QVERIFY(comparisonProblem(plan).isEmpty());
    }

    void theOrderIsFair()
    {
        const Comparison plan = planOf({column("a", "1"), column("a", "2"), column("b", "3")}, 2, 2);
        std::vector<CellPlace> cells;
        for (int i = 0; i < 3; ++i) {
            for (int k = 0; k < 2; ++k)
                cells.push_back({i, k, CellState::Queued});
        }
        // Of "a" one repetition of each column, not two of the first; "b" does not wait for them.
        QCOMPARE(nextCells(plan, cells), (std::vector<int>{0, 2, 4, 5}));
        cells[0].state = CellState::Streaming;
        cells[2].state = CellState::Done;
        QCOMPARE(nextCells(plan, cells), (std::vector<int>{4, 1, 5}));
        cells[1].state = CellState::Retrying;
        cells[4].state = cells[5].state = CellState::Asking;
        QVERIFY(nextCells(plan, cells).empty());
    }

    void jsonKeepsEverything()
    {
        Comparison plan = planOf({column("openai", "a"), column("anthropic", "b")}, 3, 2);
        plan.provider = QStringLiteral("openai");
        Parameters &all = plan.columns[0].parameters;
        all = {0.25, 0.5, 40, 0.1, -0.1, 100, 7, QStringList{QStringLiteral("a\nb")}, QStringLiteral("low"), -1,
            QStringLiteral("high"), 3, QStringLiteral("flex"), false};
        plan.columns[0].stream = false;
        plan.columns[1].route = Route::Helicone;
        plan.columns[1].system = QString();
        plan.columns[1].prompt = QStringLiteral("Äh?");
        Tool tool;
        tool.name = QStringLiteral("find");
        tool.parameters = R"({"type":"object"})";
        plan.request.tools = {tool};
        plan.request.messages.insert(
            plan.request.messages.begin(), Message::fromText(Role::User, QStringLiteral("before")));
        plan.request.messages.insert(
            plan.request.messages.begin() + 1, Message::fromText(Role::Assistant, QStringLiteral("mine")));
        const auto read = comparisonFromJson(comparisonToJson(plan));
        QVERIFY(read.ok());
        QCOMPARE(read->columns, plan.columns);
        QCOMPARE(read->repeats, 3);
        QCOMPARE(read->atOnce, 2);
        QCOMPARE(read->system, plan.system);
        QCOMPARE(read->provider, plan.provider);
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(requestOf(*read, i).messages, requestOf(plan, i).messages);
            QCOMPARE(requestOf(*read, i).tools, requestOf(plan, i).tools);
            QCOMPARE(requestOf(*read, i).parameters, requestOf(plan, i).parameters);
        }
        const QByteArray bare = comparisonToBareJson(plan);
        QVERIFY(!bare.contains("refund") && !bare.contains("short") && !bare.contains("before"));
        const auto readBare = comparisonFromJson(bare);
        QVERIFY(readBare.ok());
        QCOMPARE(readBare->columns[1].model, QStringLiteral("b"));
        QVERIFY(!comparisonFromJson("{}").ok());
        QVERIFY(!comparisonFromJson("[").ok());
        QCOMPARE(comparisonFromJson(R"({"columns":[{"model":"m"}],"repeats":99999999})")->cellCount(), 10'000);
        QVERIFY(!comparisonFromJson(R"({"columns":[{"model":"m"},{"model":"n"}],"repeats":99999999})").ok());
    }

    void keysAreStruckOut()
    {
        const QString key = QStringLiteral("sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCD");
        Comparison plan = planOf({column("openai", "a")});
        plan.system = plan.columns[0].system.emplace(QStringLiteral("use ") + key);
        setPrompt(plan.request, QStringLiteral("my key is ") + key);
        plan.columns[0].prompt = key;
        QVERIFY(!comparisonToJson(plan).contains("abcdefghijklmnop"));
    }

    void figuresOfACell()
    {
        const ComparisonCell cell = answered(0, 0, {}, {0, 0, 200'000, 1'200'000}, 50, 400);
        const Figures figures = figuresOf(cell);
        QCOMPARE(figures[size_t(Figure::FirstToken)], std::optional<qint64>(200'000));
        QCOMPARE(figures[size_t(Figure::Total)], std::optional<qint64>(1'200'000));
        QCOMPARE(figures[size_t(Figure::Rate)], std::optional<qint64>(50'000)); // 50 tokens in a second
        QCOMPARE(figures[size_t(Figure::Cost)], std::optional<qint64>(400));
        const Figures none = figuresOf(answered(0, 0, {}, {0, 0, 100, 200}, 50));
        QVERIFY(!none[size_t(Figure::Rate)] && !none[size_t(Figure::Cost)]);
    }

    void theBestIsMarked()
    {
        using Values = std::vector<std::optional<qint64>>;
        using Marks = std::vector<bool>;
        QCOMPARE(bestOf(Values{3, 1, 2}, Figure::Cost), (Marks{false, true, false}));
        QCOMPARE(bestOf(Values{3, 1, 3}, Figure::Rate), (Marks{true, false, true}));
        QCOMPARE(bestOf(Values{2, 2}, Figure::Total), (Marks{false, false})); // neither is better
        QCOMPARE(bestOf(Values{std::nullopt, 2}, Figure::Total), (Marks{false, false}));
        QCOMPARE(bestOf(Values{std::nullopt, 2, 0}, Figure::Cost), (Marks{false, false, true}));
    }

    void spreadOverRepetitions()
    {
        std::vector<ComparisonCell> cells;
        for (const qint64 cost : {50, 10, 30, 20})
            cells.push_back(answered(0, int(cells.size()), {}, {0, 0, -1, cost * 1'000}, 0, cost));
        cells.push_back(answered(1, 0, {}, {}, 0, 1));
        cells.push_back(answered(0, 4, {}, {0, 0, -1, 1}, 0, 1));
        cells.back().state = CellState::Failed; // a failure is quick and cheap, and no answer
        const Spreads spreads = spreadsOf(cells, 0);
        QCOMPARE(spreads[size_t(Figure::Cost)], std::optional(Spread{10, 20, 50, 4}));
        QCOMPARE(spreads[size_t(Figure::Total)], std::optional(Spread{10'000, 20'000, 50'000, 4}));
        QVERIFY(!spreads[size_t(Figure::FirstToken)]);
    }

    void equalAnswersStandTogether()
    {
        std::vector<ComparisonCell> cells{answered(0, 0, QStringLiteral("a")), answered(0, 1, QStringLiteral("b")),
            answered(0, 2, QStringLiteral("a")), answered(0, 3, QStringLiteral("a")),
            answered(1, 0, QStringLiteral("a"))};
        using Groups = std::vector<std::vector<int>>;
        QCOMPARE(equalAnswers(cells, 0), (Groups{{0, 2, 3}, {1}}));
        cells[2].toolCalls = {{QStringLiteral("x"), QStringLiteral("find"), QStringLiteral("{}"), false}};
        cells[3].state = CellState::Streaming;
        QCOMPARE(equalAnswers(cells, 0), (Groups{{0}, {1}, {2}, {3}}));
        cells[0].toolCalls = {
            {QStringLiteral("y"), QStringLiteral("find"), QStringLiteral("{}"), false}}; // ids are random
        QCOMPARE(equalAnswers(cells, 0), (Groups{{0, 2}, {1}, {3}}));
    }

    void allStreamAtOnceWithinTheLimit()
    {
        Bare b;
        b.start(planOf({column("x", "1"), column("x", "2"), column("y", "3")}, 3, 2));
        QCOMPARE(b.sender.open.size(), 4); // two of x, two of y
        while (!b.sender.open.isEmpty())
            b.sender.answer(b.sender.open.first());
        QCOMPARE(int(b.sender.sent.size()), 9);
        QCOMPARE(b.sender.most.value(QStringLiteral("x")), 2);
        QCOMPARE(b.sender.most.value(QStringLiteral("y")), 2);
        QCOMPARE(statesOf(b.run), QList<CellState>(9, CellState::Done));
        QCOMPARE(b.over.size(), 1);
        QSet<QUuid> ids;
        for (const ComparisonCell &cell : b.run.cells())
            ids.insert(cell.call);
        QCOMPARE(ids.size(), 9);
    }

    void everyCellEndsOnce()
    {
        Bare b;
        QList<int> ended;
        connect(&b.run, &ComparisonRun::changed, this, [&](int cell) {
            if (isOver(b.run.cells()[size_t(cell)].state))
                ended.append(cell);
        });
        b.start(planOf({column("x", "1"), column("x", "2"), column("y", "3"), column("z", "4")}));
        const auto id = [&](int cell) { return b.run.cells()[size_t(cell)].call; };
        b.sender.progress(id(0), QStringLiteral("Hel"));
        b.sender.progress(id(0), QStringLiteral("lo"));
        QCOMPARE(b.run.cells()[0].text, QStringLiteral("Hello"));
        QCOMPARE(b.run.cells()[0].state, CellState::Streaming);
        b.sender.answer(id(1), CallStatus::Error, {});
        b.sender.refuse(id(2), {ErrorKind::Secret, QStringLiteral("No key."), 0, {}}, QStringLiteral("y"));
        b.sender.answer(id(3), CallStatus::Interrupted, QStringLiteral("half"));
        QVERIFY(b.run.running());
        b.sender.answer(id(0), CallStatus::Ok, QStringLiteral("Hello!"));
        b.sender.progress(id(0), QStringLiteral("late")); // nothing comes after the end
        QCOMPARE(ended, (QList<int>{1, 2, 3, 0}));
        QCOMPARE(statesOf(b.run),
            (QList<CellState>{CellState::Done, CellState::Failed, CellState::Failed, CellState::Interrupted}));
        QCOMPARE(b.run.cells()[0].text, QStringLiteral("Hello!"));
        QCOMPARE(b.run.cells()[1].error->httpStatus, 500);
        QCOMPARE(b.run.cells()[2].keyName, QStringLiteral("y"));
        QVERIFY(!b.run.cells()[2].sent);
        QCOMPARE(b.run.cells()[3].text, QStringLiteral("half"));
        QCOMPARE(b.over.size(), 1);
    }

    void stopsOneAndAll()
    {
        Bare b;
        b.start(planOf({column("x", "1"), column("x", "2"), column("x", "3")}, 2, 2));
        QCOMPARE(b.sender.open.size(), 2);
        b.run.stop(0); // under way: the next one moves up
        QCOMPARE(b.run.cells()[0].state, CellState::Stopped);
        QCOMPARE(b.run.cells()[0].text, QStringLiteral("so far"));
        QCOMPARE(b.sender.open.size(), 2);
        b.run.stop(1); // it waits: nothing was sent for it
        QCOMPARE(b.run.cells()[1].state, CellState::Stopped);
        QVERIFY(!b.run.cells()[1].sent);
        b.run.stopColumn(1);
        QVERIFY(!b.run.running(1));
        QVERIFY(b.run.running(2));
        QCOMPARE(b.over.size(), 0);
        const size_t sent = b.sender.sent.size();
        b.run.stopAll();
        QCOMPARE(b.sender.sent.size(), sent); // stopping starts nothing
        QCOMPARE(statesOf(b.run), QList<CellState>(6, CellState::Stopped));
        QCOMPARE(b.over.size(), 1);
        QVERIFY(!b.run.running());
        b.run.stopAll();
        QCOMPARE(b.over.size(), 1);
    }

    void asksOneAgain()
    {
        Bare b;
        b.start(planOf({column("x", "1"), column("y", "2")}), true);
        QVERIFY(b.sender.sent[0].overBudget);
        const QUuid first = b.run.cells()[0].call;
        b.run.retry({0}); // still under way
        QCOMPARE(b.run.cells()[0].call, first);
        b.sender.answer(first, CallStatus::Error, QStringLiteral("ha"));
        b.sender.answer(b.run.cells()[1].call);
        QCOMPARE(b.over.size(), 1);
        b.run.retry({0});
        QVERIFY(b.run.running());
        QTRY_COMPARE(int(b.sender.sent.size()), 3);
        QVERIFY(!b.sender.sent[2].overBudget); // that was for the run
        QVERIFY(b.run.cells()[0].call != first);
        QVERIFY(b.run.cells()[0].text.isEmpty() && !b.run.cells()[0].error);
        b.sender.answer(b.run.cells()[0].call);
        QCOMPARE(statesOf(b.run), QList<CellState>(2, CellState::Done));
        QCOMPARE(b.over.size(), 2);
    }

    void aRunIsKeptBeforeItIsSent()
    {
        TestServices services;
        FakeSender sender;
        ComparisonRun run(sender, &services.history(), specFor);
        bool known = false;
        connect(&run, &ComparisonRun::changed, this, [&](int) { // the first is sent now
            known = known || waitFor(services.history().comparison(run.plan().id)).ok();
        });
        const Comparison plan = planOf({column("x", "1"), column("y", "2")}, 2);
        run.start(plan, cellsOf(plan), false);
        QVERIFY(sender.sent.empty());
        QTRY_COMPARE(int(sender.sent.size()), 4);
        QVERIFY(known);
        const auto record = waitFor(services.history().comparison(run.plan().id));
        QVERIFY(record.ok());
        QCOMPARE(record->cells.size(), 4);
        for (const ComparisonCellRecord &cell : record->cells)
            QCOMPARE(cell.call, run.cells()[size_t(run.indexOf(cell.column, cell.repetition))].call);
        const auto list = waitFor(services.history().comparisons(10));
        QCOMPARE(list->size(), 1);
        QCOMPARE(list->first().title, QStringLiteral("Where is my refund?"));
        QCOMPARE(list->first().columns, 2);
        QCOMPARE(list->first().cells, 4);
        QCOMPARE(list->first().open, 4);
        run.stopAll();
        QVERIFY(waitFor(services.history().removeComparison(run.plan().id)));
        QVERIFY(!waitFor(services.history().removeComparison(run.plan().id)));
        QVERIFY(waitFor(services.history().comparisons(10))->isEmpty());
        QVERIFY(!waitFor(services.history().comparison(run.plan().id)).ok());
    }

    void textsAreLeftOutWhereTheRulesSaySo()
    {
        TestServices services;
        services.history().setBodyRules(*BodyRules::parse(QStringLiteral("provider=y")));
        FakeSender sender;
        ComparisonRun run(sender, &services.history(), specFor);
        const Comparison plan = planOf({column("x", "1"), column("y", "2")});
        run.start(plan, cellsOf(plan), false);
        QTRY_COMPARE(int(sender.sent.size()), 2);
        const auto record = waitFor(services.history().comparison(run.plan().id));
        QVERIFY(record.ok());
        QVERIFY(record->title.isEmpty());
        QVERIFY(!record->plan.contains("refund"));
        run.stopAll();
    }

    void foundAgainAfterAKill()
    {
        QTemporaryDir folder;
        QUuid id;
        QUuid done;
        {
            TestServices services(makeMemoryStore(), false, folder.path());
            FakeSender sender;
            ComparisonRun run(sender, &services.history(), specFor);
            const Comparison plan = planOf({column("x", "1"), column("x", "2")}, 2, 2);
            run.start(plan, cellsOf(plan), false);
            QTRY_COMPARE(int(sender.sent.size()), 2);
            id = run.plan().id;
            // The first was answered, the second had begun to stream, the others were not sent.
            Call call = sampleCall(QStringLiteral("Where is my refund?"));
            call.id = done = run.cells()[0].call;
            services.history().finish(call);
            Call streaming = sampleCall(QStringLiteral("Where is my refund?"));
            streaming.id = run.cells()[2].call;
            streaming.status = CallStatus::Running;
            services.history().begin(streaming);
            services.history().append(
                streaming.id, "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"It is\"}}]}\n\n", {});
            QVERIFY(waitFor(services.history().flush()));
            run.stopAll(); // of the fake only: the history knows nothing of it
        }
        TestServices services(makeMemoryStore(), false, folder.path());
        const auto list = waitFor(services.history().comparisons(10));
        QCOMPARE(list->size(), 1);
        QCOMPARE(list->first().open, 3);
        FakeSender sender;
        ComparisonRun run(sender, &services.history(), specFor);
        QSignalSpy loaded(&run, &ComparisonRun::loaded);
        run.load(id);
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(run.plan().id, id);
        QCOMPARE(run.plan().prompt(), QStringLiteral("Where is my refund?"));
        QCOMPARE(run.plan().system, QStringLiteral("Be short."));
        QCOMPARE(statesOf(run),
            (QList<CellState>{CellState::Done, CellState::Unasked, CellState::Interrupted, CellState::Unasked}));
        QVERIFY(!run.running());
        QVERIFY(sender.sent.empty());
        QCOMPARE(run.cells()[2].text, QStringLiteral("It is")); // nothing that came is lost
        run.retry({1, 2, 3});
        QTRY_COMPARE(int(sender.sent.size()), 2);
        while (!sender.open.isEmpty())
            sender.answer(sender.open.first());
        QCOMPARE(statesOf(run), QList<CellState>(4, CellState::Done));
        QCOMPARE(run.cells()[0].call, done);
    }

    void deletedCallsLeaveTheRunReadable()
    {
        TestServices services;
        FakeSender sender;
        ComparisonRun run(sender, &services.history(), specFor);
        const Comparison plan = planOf({column("x", "1"), column("y", "2")});
        run.start(plan, cellsOf(plan), false);
        QTRY_COMPARE(int(sender.sent.size()), 2);
        for (const ComparisonCell &cell : run.cells()) {
            Call call = sampleCall(QStringLiteral("question"));
            call.id = cell.call;
            services.history().finish(call);
        }
        const QUuid id = run.plan().id;
        const QList<QUuid> calls{run.cells()[0].call};
        run.stopAll();
        QVERIFY(waitFor(services.history().flush()));
        QVERIFY(waitFor(services.keeper.remove(calls)).ok());
        QSignalSpy loaded(&run, &ComparisonRun::loaded);
        run.load(id);
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(statesOf(run), (QList<CellState>{CellState::Deleted, CellState::Done}));
        QCOMPARE(run.cells()[0].call, calls.first());
        run.retry({0});
        QTRY_COMPARE(int(sender.sent.size()), 3);
        const auto record = waitFor(services.history().comparison(id));
        QVERIFY(!record->cells[0].deleted);
        QVERIFY(record->cells[0].call != calls.first());
        run.stopAll();
        // With the last of its calls what was asked goes too.
        QVERIFY(waitFor(services.keeper.remove(QList<QUuid>{run.cells()[1].call})).ok());
        QVERIFY(!waitFor(services.history().comparison(id)).ok());
        QVERIFY(waitFor(services.history().comparisons(5))->isEmpty());
    }

    void nothingIsSentWhereItCannotBeKept()
    {
        TestServices services;
        FakeSender sender;
        ComparisonRun run(sender, &services.history(), specFor);
        QSignalSpy failed(&run, &ComparisonRun::failed);
        QSignalSpy over(&run, &ComparisonRun::over);
        run.load(QUuid::createUuid());
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().message,
            QStringLiteral("This comparison is no longer in the history."));
        QVERIFY(run.empty());
        QCOMPARE(over.size(), 0);
    }
};

HELIOGRAPH_TEST_MAIN(ComparisonTest)
#include "tst_comparison.moc"
