#include "core/diff/calldiff.h"

#include "core/wire/codec.h"
#include "tests/support/testmain.h"

using namespace heliograph;

namespace {

/// "s: be kind | u: hi | a: hello": a conversation in one line. Two spaces begin a second part.
std::vector<Message> conversation(const QString &text)
{
    std::vector<Message> messages;
    if (text.isEmpty())
        return messages;
    for (const QString &piece : text.split(QStringLiteral(" | "))) {
        static const QHash<QChar, Role> roles{{u's', Role::System}, {u'd', Role::Developer}, {u'u', Role::User},
            {u'a', Role::Assistant}, {u't', Role::Tool}};
        Message message;
        message.role = roles.value(piece.front());
        for (const QString &part : piece.mid(3).split(QStringLiteral("  "))) {
            if (part.startsWith(u'@'))
                message.toolCalls.push_back({QStringLiteral("id"), part.section(u'(', 0, 0).mid(1),
                    part.section(u'(', 1).chopped(1)});
            else
                message.parts.push_back(ContentPart::fromText(part));
        }
        messages.push_back(message);
    }
    return messages;
}

ChatRequest request(const QString &text)
{
    ChatRequest result;
    result.model = QStringLiteral("m");
    result.messages = conversation(text);
    return result;
}

CallDiff diff(const ChatRequest &a, const ChatRequest &b, const DiffOptions &options = {})
{
    return diffSides(DiffSide::fromRequest(QStringLiteral("A"), a), DiffSide::fromRequest(QStringLiteral("B"), b), options);
}

/// "=00 ~11 +2 -2 >13": equal, changed, added, removed, moved, with the indices.
QString written(const std::vector<MessageDiff> &messages)
{
    QStringList words;
    for (const MessageDiff &message : messages) {
        switch (message.op) {
        case ItemOp::Equal:
            words.append(QStringLiteral("=%1,%2").arg(message.a).arg(message.b));
            break;
        case ItemOp::Changed:
            words.append(QStringLiteral("~%1,%2").arg(message.a).arg(message.b));
            break;
        case ItemOp::Added:
            words.append(QStringLiteral("+%1").arg(message.b));
            break;
        case ItemOp::Removed:
            words.append(QStringLiteral("-%1").arg(message.a));
            break;
        case ItemOp::Moved:
            words.append(QStringLiteral(">%1,%2").arg(message.a).arg(message.b));
            break;
        }
    }
    return words.join(u' ');
}

Tool tool(const char *name, const char *description, const char *schema)
{
    Tool result;
    result.name = QLatin1String(name);
    result.description = QLatin1String(description);
    result.parameters = schema;
    return result;
}

}

class CallDiffTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void alignment_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *a, const char *b, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(a) << QString::fromUtf8(b) << QString::fromUtf8(expected);
        };
        row("nothing", "", "", "");
        row("from nothing", "", "u: hi", "+0");
        row("equal", "s: be kind | u: hi", "s: be kind | u: hi", "=0,0 =1,1");
        row("a word of the system prompt", "s: be kind and brief | u: hi", "s: be kind and exact | u: hi", "~0,0 =1,1");
        row("a system prompt written anew", "s: be kind | u: hi", "s: answer in French only | u: hi", "~0,0 =1,1");
        row("a developer's prompt is a system prompt", "s: be kind | u: hi", "d: be very kind | u: hi", "~0,0 =1,1");
        row("an inserted turn", "s: be kind | u: where is my refund", "s: be kind | u: hello | a: how can I help | u: where is my refund",
            "=0,0 +1 +2 =1,3");
        row("a turn taken out", "u: one | a: two | u: three", "u: one | u: three", "=0,0 -1 =2,1");
        row("a conversation that goes on", "u: one | a: two", "u: one | a: two | u: three | a: four", "=0,0 =1,1 +2 +3");
        row("the first turns were dropped", "s: s | u: one | a: two | u: three | a: four", "s: s | u: three | a: four",
            "=0,0 -1 -2 =3,1 =4,2");
        row("the last question was edited", "s: s | u: tell me about the red planet Mars", "s: s | u: tell me about the giant planet Jupiter",
            "=0,0 ~1,1");
        row("edited, and a turn before it", "u: tell me about the red planet Mars",
            "u: hello there | a: hi | u: tell me about the giant planet Jupiter", "+0 +1 ~0,2");
        row("roles do not mix", "u: the same words", "a: the same words", "-0 +0");
        row("moved", "u: first long question | a: an answer to it | u: other things | a: fine",
            "u: other things | a: fine | u: first long question | a: an answer to it", "=2,0 =3,1 >0,2 >1,3");
        row("an example moved up", "s: s | u: example one | u: example two | u: question", "s: s | u: example two | u: example one | u: question",
            "=0,0 =2,1 >1,2 =3,3");
        row("one of several alike changes", "u: look up order 1 | a: ok | u: look up order 2 | a: ok | u: look up order 3",
            "u: look up order 1 | a: ok | u: look up order 5 please | a: ok | u: look up order 3", "=0,0 =1,1 ~2,2 =3,3 =4,4");
        row("a tool's result changes", "u: weather | a: @get(1) | t: rain in Berlin today", "u: weather | a: @get(1) | t: sun in Berlin today",
            "=0,0 =1,1 ~2,2");
        row("arguments of a tool call change", "u: weather | a: @get({\"city\":\"Berlin\"})", "u: weather | a: @get({\"city\":\"Bonn\"})",
            "=0,0 ~1,1");
        row("two edits and an insertion", "s: you are a careful agent | u: summarise the report of May | a: it was good | u: thanks a lot",
            "s: you are a careless agent | u: summarise the report of June | u: and be brief | a: it was good | u: thanks a lot",
            "~0,0 ~1,1 +2 =2,3 =3,4");
        row("nothing in common", "u: alpha beta gamma | u: delta epsilon", "u: one two three | u: four five | u: six seven",
            "-0 -1 +0 +1 +2");
    }
    void alignment()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(QString, expected);
        const CallDiff result = diff(request(a), request(b));
        QCOMPARE(written(result.messages), expected);
        QCOMPARE(result.equal(), a == b);
        // Each message is told once on each side.
        std::vector<int> left;
        std::vector<int> right;
        for (const MessageDiff &message : result.messages) {
            if (message.a >= 0)
                left.push_back(message.a);
            if (message.b >= 0)
                right.push_back(message.b);
        }
        std::sort(left.begin(), left.end());
        QCOMPARE(left.size(), conversation(a).size());
        QCOMPARE(right.size(), conversation(b).size());
        QVERIFY(std::is_sorted(right.begin(), right.end()));
        QVERIFY(std::adjacent_find(left.begin(), left.end()) == left.end());
        QVERIFY(std::adjacent_find(right.begin(), right.end()) == right.end());
    }

    void partsOfAMessage()
    {
        ChatRequest a = request(QStringLiteral("u: what is in these pictures?"));
        ChatRequest b = request(QStringLiteral("u: what is in this picture?"));
        ContentPart picture;
        picture.kind = ContentPart::Kind::Image;
        picture.mimeType = QStringLiteral("image/png");
        picture.data = "first";
        a.messages[0].parts.push_back(picture);
        b.messages[0].parts.push_back(picture);
        picture.data = "second";
        a.messages[0].parts.push_back(picture);
        const CallDiff result = diff(a, b);
        QCOMPARE(written(result.messages), QStringLiteral("~0,0"));
        const auto &parts = result.messages[0].parts;
        QCOMPARE(parts.size(), size_t(3));
        QCOMPARE(parts[0].op, ItemOp::Changed);
        QCOMPARE(parts[0].kind, PartKind::Text);
        QCOMPARE(parts[1].op, ItemOp::Equal);
        QCOMPARE(parts[2].op, ItemOp::Removed);
        QCOMPARE(parts[2].kind, PartKind::Image);
        QVERIFY(parts[2].a.contains(QLatin1String("6 bytes")));
    }

    void idsOfToolCallsSayNothing()
    {
        ChatRequest a = request(QStringLiteral("a: @get({\"x\":1})"));
        ChatRequest b = a;
        b.messages[0].toolCalls[0].id = QStringLiteral("another");
        QVERIFY(diff(a, b).equal());
    }

    void toolsByName()
    {
        ChatRequest a = request(QStringLiteral("u: hi"));
        ChatRequest b = a;
        a.tools = {tool("gone", "", "{}"), tool("get_weather", "The weather", R"({"type":"object","properties":{"city":{"type":"string"},"unit":{"enum":["C","F"]}},"required":["city"]})")};
        b.tools = {tool("get_weather", "The weather of a place", R"({"type":"object","properties":{"unit":{"enum":["C","F","K"]},"city":{"type":"string"}},"required":["city","unit"]})"), tool("come", "", "{}")};
        const CallDiff result = diff(a, b);
        QCOMPARE(result.tools.size(), size_t(3));
        QCOMPARE(result.tools[0].op, ItemOp::Removed);
        QCOMPARE(result.tools[1].op, ItemOp::Changed);
        QCOMPARE(result.tools[2].op, ItemOp::Added);
        QStringList changes;
        for (const JsonChange &change : result.tools[1].changes)
            changes.append(QStringLiteral("%1 %2 %3 > %4").arg(int(change.kind)).arg(change.path, QString::fromUtf8(change.a), QString::fromUtf8(change.b)));
        QCOMPARE(changes,
            (QStringList{QStringLiteral("2 description \"The weather\" > \"The weather of a place\""),
                QStringLiteral("0 parameters.properties.unit.enum[2]  > \"K\""),
                QStringLiteral("3 parameters.properties.city {\"type\":\"string\"} > {\"type\":\"string\"}"),
                QStringLiteral("0 parameters.required[1]  > \"unit\"")}));
    }

    void parameters()
    {
        ChatRequest a = request(QStringLiteral("u: hi"));
        ChatRequest b = a;
        a.parameters.temperature = 0.7;
        b.parameters.temperature = 0.2;
        b.parameters.maxTokens = 100;
        a.parameters.stop = QStringList{QStringLiteral("END")};
        b.model = QStringLiteral("n");
        a.extra = R"({"logit_bias":{"50256":-100}})";
        const CallDiff result = diff(a, b);
        QStringList lines;
        for (const ValueDiff &value : result.params)
            lines.append(QStringLiteral("%1: %2 > %3").arg(value.name, QString::fromUtf8(dumpJson(value.a)), QString::fromUtf8(dumpJson(value.b))));
        QCOMPARE(lines, (QStringList{QStringLiteral("model: \"m\" > \"n\""), QStringLiteral("temperature: 0.7 > 0.2"),
                            QStringLiteral("stop: [\"END\"] > null"), QStringLiteral("logit_bias: {\"50256\":-100} > null"),
                            QStringLiteral("max_tokens: null > 100")}));
        QVERIFY(!result.equal());
    }

    void whatCallsCameTo()
    {
        Call a;
        a.id = QUuid::createUuid();
        a.format = WireFormat::OpenAiChat;
        a.provider = QStringLiteral("openai");
        a.requestedModel = QStringLiteral("m");
        a.status = CallStatus::Ok;
        a.answer.text = QStringLiteral("It rains in Berlin.");
        a.answer.usage.input = 100;
        a.answer.usage.cachedInput = 20;
        a.answer.usage.output = 7;
        a.exchange.timing.endUs = 2'000'000;
        a.exchange.requestBody = R"({"model":"m","messages":[{"role":"user","content":"weather?"}],"temperature":0.7})";
        a.exchange.requestHeaders = {{"Content-Type", "application/json"}, {"Content-Length", "12"}};
        a.tags.properties = {{QStringLiteral("app"), QStringLiteral("bot")}};
        a.receipt.emplace();
        a.receipt->total = Money::fromPico(1'000'000);
        Call b = a;
        b.id = QUuid::createUuid();
        b.answer.text = QStringLiteral("It snows in Berlin.");
        b.answer.usage.input = 412;
        b.exchange.timing.endUs = 3'800'000;
        b.exchange.requestHeaders = {{"content-type", "application/json"}, {"Content-Length", "99"}, {"X-Trace", "on"}};
        b.tags.properties = {{QStringLiteral("app"), QStringLiteral("web")}};
        b.receipt->total = Money::fromPico(5'100'000'000);
        const CallDiff result = diffSides(DiffSide::fromCall(a), DiffSide::fromCall(b));
        QCOMPARE(written(result.messages), QStringLiteral("=0,0"));
        QVERIFY(result.answer.has_value());
        QCOMPARE(result.answer->op, ItemOp::Changed);
        QVERIFY(result.params.empty());
        QCOMPARE(result.headers.size(), size_t(1));
        QCOMPARE(result.headers[0].name, QStringLiteral("x-trace"));
        QCOMPARE(result.tags.size(), size_t(1));
        QCOMPARE(result.deltas.inputTokens, std::optional<qint64>(312));
        QCOMPARE(result.deltas.outputTokens, std::optional<qint64>(0));
        QCOMPARE(result.deltas.latencyUs, std::optional<qint64>(1'800'000));
        QCOMPARE(result.deltas.cost, std::optional(Money::fromPico(5'099'000'000)));
        QCOMPARE(result.deltas.usage.size(), size_t(1));
        // Unpriced is not $0.
        b.receipt.reset();
        QVERIFY(!diffSides(DiffSide::fromCall(a), DiffSide::fromCall(b)).deltas.cost);
    }

    void aBodyNobodyUnderstands()
    {
        Call a;
        a.format = WireFormat::OpenAiChat;
        a.exchange.requestBody = "{not json";
        Call b = a;
        b.exchange.requestBody = "{not yaml";
        const CallDiff result = diffSides(DiffSide::fromCall(a), DiffSide::fromCall(b));
        QCOMPARE(written(result.messages), QStringLiteral("~0,0"));
    }

    void ignoreModesReachTheMessages()
    {
        const CallDiff result = diff(request(QStringLiteral("u: Hello \t There")), request(QStringLiteral("u: hello there")),
            {DiffOptions::Space::IgnoreAll, true});
        QVERIFY(result.equal());
    }

    void jsonByStructure_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *a, const char *b, const char *expected) {
            QTest::newRow(name) << QByteArray(a) << QByteArray(b) << QString::fromUtf8(expected);
        };
        row("equal", R"({"a":1})", R"({ "a" : 1 })", "");
        row("a value", R"({"a":1})", R"({"a":2})", "~a 1 2");
        row("order of keys", R"({"a":1,"b":2})", R"({"b":2,"a":1})", ">a 1 1");
        row("one key goes to the end", R"({"a":1,"b":2,"c":3})", R"({"b":2,"c":3,"a":1})", ">a 1 1");
        row("inside a list", R"([{"x":1},{"y":2}])", R"([{"x":1},{"z":0},{"y":2}])", "+[1] {\"z\":0}");
        row("types differ", R"({"a":[1]})", R"({"a":{"b":1}})", "~a [1] {\"b\":1}");
        row("null is a value", R"({"a":null})", R"({})", "-a null");
        row("the whole", "1", "\"1\"", "~ 1 \"1\"");
    }
    void jsonByStructure()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        QFETCH(QString, expected);
        DiffBudget budget;
        QStringList words;
        for (const JsonChange &change : diffJson(*parseJson(a), *parseJson(b), budget)) {
            static const QString signs = QStringLiteral("+-~>");
            QStringList parts{QString(signs[int(change.kind)]) + change.path, QString::fromUtf8(change.a), QString::fromUtf8(change.b)};
            parts.removeAll(QString());
            words.append(parts.join(u' '));
        }
        QCOMPARE(words.join(QStringLiteral("; ")), expected);
    }

    void indented()
    {
        QCOMPARE(*indentedJson("{\"a\":[1,2.50,1E+20,{}],\"b\":{\"c\":\"x: {\\\"y\\\"}\"},\"d\":[ ]}"),
            QStringLiteral("{\n  \"a\": [\n    1,\n    2.50,\n    1E+20,\n    {}\n  ],\n  \"b\": {\n    \"c\": \"x: {\\\"y\\\"}\"\n  },\n  \"d\": []\n}"));
        QVERIFY(!indentedJson("{"));
    }
};

HELIOGRAPH_TEST_MAIN(CallDiffTest)
#include "tst_calldiff.moc"
