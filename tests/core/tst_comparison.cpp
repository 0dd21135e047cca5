#include "core/session/comparisoncell.h"
#include "tests/support/comparisonplans.h"
#include "tests/support/testmain.h"

using namespace heliograph;

namespace {

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

}

/// What a comparison asks of each column, and what is made of the answers. Carrying it out: tst_comparisonrun.
class ComparisonTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aColumnAsksWhatIsItsOwn()
    {
        Comparison plan = planOf({columnFor("openai", "a"), columnFor("anthropic", "b"), columnFor("openai", "c")});
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
        QCOMPARE(comparisonProblem(planOf({columnFor("openai", "a"), columnFor("openai", " ")})),
            QStringLiteral("Choose a model for column 2 first."));
        Comparison plan = planOf({columnFor("openai", "a")});
        QVERIFY(comparisonProblem(plan).isEmpty());
        setPrompt(plan.request, QStringLiteral("  \n"));
        QCOMPARE(comparisonProblem(plan), QStringLiteral("Write a prompt first."));
        plan.columns[0].prompt = QStringLiteral("its own");
        QVERIFY(comparisonProblem(plan).isEmpty());
    }

    void theOrderIsFair()
    {
        const Comparison plan = planOf({columnFor("a", "1"), columnFor("a", "2"), columnFor("b", "3")}, 2, 2);
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
        Comparison plan = planOf({columnFor("openai", "a"), columnFor("anthropic", "b")}, 3, 2);
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
        Comparison plan = planOf({columnFor("openai", "a")});
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
};

HELIOGRAPH_TEST_MAIN(ComparisonTest)
#include "tst_comparison.moc"
