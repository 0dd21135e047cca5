#include "core/base/json.h"
#include "core/wire/tooljson.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace heliograph;

/// Lists of tools in every format's shape, read and written.
class ToolJsonTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneFunctionInEveryShape_data()
    {
        QTest::addColumn<WireFormat>("format");
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("chat") << WireFormat::OpenAiChat << QByteArray(
            R"([{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object","properties":{"z":{"type":"string"},"a":{"type":"integer"}}},"strict":true}}])");
        QTest::newRow("responses") << WireFormat::OpenAiResponses << QByteArray(
            R"([{"type":"function","name":"f","description":"d","parameters":{"type":"object","properties":{"z":{"type":"string"},"a":{"type":"integer"}}},"strict":true}])");
        QTest::newRow("anthropic") << WireFormat::Anthropic << QByteArray(
            R"([{"name":"f","description":"d","input_schema":{"type":"object","properties":{"z":{"type":"string"},"a":{"type":"integer"}}},"strict":true}])");
        QTest::newRow("gemini") << WireFormat::Gemini << QByteArray(
            R"([{"functionDeclarations":[{"name":"f","description":"d","parameters":{"type":"object","properties":{"z":{"type":"string"},"a":{"type":"integer"}}}}]}])");
    }

    void oneFunctionInEveryShape()
    {
        QFETCH(WireFormat, format);
        QFETCH(QByteArray, json);
        // Whatever format is asked for, the shape tells.
        for (const WireFormat own : {WireFormat::OpenAiChat, WireFormat::Gemini}) {
            const auto tools = toolsFromJson(json, own);
            QVERIFY(tools.ok());
            QCOMPARE(tools->size(), size_t(1));
            const Tool &tool = tools->front();
            QCOMPARE(tool.name, QStringLiteral("f"));
            QCOMPARE(tool.description, QStringLiteral("d"));
            QCOMPARE(tool.parameters,
                QByteArray(R"({"type":"object","properties":{"z":{"type":"string"},"a":{"type":"integer"}}})"));
            QVERIFY(tool.raw.isEmpty());
            QCOMPARE(toolsToJson(*tools, format), json);
        }
    }

    void providersOwnTools()
    {
        const QByteArray search = R"([{"type":"web_search_20250305","name":"web_search","max_uses":5}])";
        const auto tools = toolsFromJson(search, WireFormat::Anthropic);
        QVERIFY(tools.ok());
        QCOMPARE(tools->front().name, QStringLiteral("web_search"));
        QCOMPARE(toolsToJson(*tools, WireFormat::Anthropic), search);
        QVERIFY(toolsToJson(*tools, WireFormat::OpenAiChat).isEmpty());

        const QByteArray google = R"([{"functionDeclarations":[{"name":"f"}]},{"googleSearch":{}}])";
        const auto both = toolsFromJson(google, WireFormat::Gemini);
        QVERIFY(both.ok());
        QCOMPARE(both->size(), size_t(2));
        QCOMPARE(toolsToJson(*both, WireFormat::Gemini), google);
        QCOMPARE(toolsToJson(*both, WireFormat::OpenAiChat),
            QByteArray(R"([{"type":"function","function":{"name":"f"}}])"));
    }

    /// What we do not know stays where it came from, and does not hinder the other formats.
    void unknownMembersOfAFunction()
    {
        const QByteArray json
            = R"([{"name":"f","input_schema":{"type":"object"},"defer_loading":true,"cache_control":{"type":"ephemeral","ttl":"1h"}}])";
        const auto tools = toolsFromJson(json, WireFormat::Anthropic);
        QVERIFY(tools.ok());
        QCOMPARE(tools->front().cache, CacheMark::OneHour);
        QCOMPARE(toolsToJson(*tools, WireFormat::Anthropic), json);
        QCOMPARE(toolsToJson(*tools, WireFormat::OpenAiResponses),
            QByteArray(R"([{"type":"function","name":"f","parameters":{"type":"object"}}])"));
    }

    void fullSchemasGoToGeminiAsSuch()
    {
        Tool tool;
        tool.name = QStringLiteral("f");
        tool.parameters = R"({"type":"object","additionalProperties":false})";
        QCOMPARE(toolsToJson({tool}, WireFormat::Gemini),
            QByteArray(R"([{"functionDeclarations":[{"name":"f","parametersJsonSchema":{"type":"object","additionalProperties":false}}]}])"));
    }

    void noList_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("object") << QByteArray("{}");
        QTest::newRow("strings") << QByteArray(R"(["a"])");
        QTest::newRow("cut") << QByteArray(R"([{"name":"f")");
    }

    void noList()
    {
        QFETCH(QByteArray, json);
        const auto tools = toolsFromJson(json, WireFormat::OpenAiChat);
        QVERIFY(!tools.ok());
        QCOMPARE(tools.error().kind, ErrorKind::Usage);
        QVERIFY(!tools.error().message.isEmpty());
    }
};

HELIOGRAPH_TEST_MAIN(ToolJsonTest)
#include "tst_tooljson.moc"
