#include "core/base/json.h"
#include "core/wire/codec.h"
#include "tests/support/geministreams.h"
#include "tests/support/testmain.h"

using namespace heliograph;

namespace {

Answer streamed(const QByteArrayList &payloads)
{
    return decodeAnswer(*codecFor(WireFormat::Gemini), true, geminiEvents(payloads));
}

Answer whole(const QByteArray &body)
{
    return decodeAnswer(*codecFor(WireFormat::Gemini), false, body);
}

}

/// Function calls: whole, in pieces, with ids and without.
class GeminiCallsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsInPieces_data()
    {
        QTest::addColumn<QByteArrayList>("calls");
        QTest::addColumn<QString>("arguments");
        QTest::newRow("none") << QByteArrayList{R"({"name":"f","willContinue":true})", "{}"}
                              << QStringLiteral("{}");
        QTest::newRow("ends with its last piece")
            << QByteArrayList{R"({"name":"f","willContinue":true})",
                   R"({"partialArgs":[{"jsonPath":"$.a","numberValue":1.5}]})"}
            << QStringLiteral(R"({"a":1.5})");
        QTest::newRow("in the first piece already")
            << QByteArrayList{R"({"name":"f","partialArgs":[{"jsonPath":"$.a","boolValue":true},{"jsonPath":"$.b","nullValue":"NULL_VALUE"}]})"}
            << QStringLiteral(R"({"a":true,"b":null})");
        QTest::newRow("a string in pieces") << QByteArrayList{R"({"name":"f","willContinue":true})",
            "{\"partialArgs\":[{\"jsonPath\":\"$.a\",\"stringValue\":\"x\\\"y\",\"willContinue\":"
            "true}],\"willContinue\":true}",
            R"({"partialArgs":[{"jsonPath":"$.a","stringValue":"\nz","willContinue":true}],"willContinue":true})",
            R"({"partialArgs":[{"jsonPath":"$.a","stringValue":""}],"willContinue":true})", "{}"}
                                            << QStringLiteral("{\"a\":\"x\\\"y\\nz\"}");
        QTest::newRow("nested") << QByteArrayList{R"({"name":"f","willContinue":true})",
            R"({"partialArgs":[{"jsonPath":"$.l[0].n","numberValue":1},{"jsonPath":"$.l[0].s","stringValue":"é"}],"willContinue":true})",
            R"({"partialArgs":[{"jsonPath":"$.l[1].n","numberValue":2},{"jsonPath":"$['odd key'][0][0]","boolValue":false}],"willContinue":true})",
            "{}"} << QStringLiteral(R"({"l":[{"n":1,"s":"é"},{"n":2}],"odd key":[[false]]})");
        QTest::newRow("args beside pieces")
            << QByteArrayList{R"({"name":"f","args":{"a":{"b":[1]}},"willContinue":true})",
                   R"({"partialArgs":[{"jsonPath":"$.c","numberValue":3}]})"}
            << QStringLiteral(R"({"a":{"b":[1]},"c":3})");
        // What is out of order is said once more, whole: the last of two equal names counts.
        QTest::newRow("out of order") << QByteArrayList{R"({"name":"f","willContinue":true})",
            R"({"partialArgs":[{"jsonPath":"$.a.x","numberValue":1},{"jsonPath":"$.b","stringValue":"s","willContinue":true},{"jsonPath":"$.a.y","numberValue":2}]})"}
                                      << QStringLiteral(
                                             R"({"a":{"x":1},"b":"s","a":{"x":1,"y":2}})");
    }

    void callsInPieces()
    {
        QFETCH(QByteArrayList, calls);
        QFETCH(QString, arguments);
        QByteArrayList payloads;
        for (const QByteArray &call : calls)
            payloads.append(geminiChunk(R"({"functionCall":)" + call + "}"));
        payloads.append(geminiChunk(R"({"text":""})", kGeminiStop));
        const Answer answer = streamed(payloads);
        QVERIFY(answer.complete);
        QVERIFY(answer.unknown.empty());
        QCOMPARE(answer.toolCalls.size(), size_t(1));
        QCOMPARE(answer.toolCalls[0].arguments, arguments);
        QCOMPARE(answer.blocks.size(), size_t(1));
        const Json block = parseJson(answer.blocks[0]).value_or(Json());
        QVERIFY(member(member(block, "functionCall"), "args") == *parseJson(arguments.toUtf8()));
        QVERIFY(!answer.blocks[0].contains("gemini_")); // an id that is ours alone stays here
    }

    void hostilePiecesAreKeptApart()
    {
        const Answer answer = streamed({geminiChunk(
                                            R"({"functionCall":{"name":"f","willContinue":true}})"),
            geminiChunk(
                R"({"functionCall":{"partialArgs":[{"jsonPath":"$.a[999999]","numberValue":1},{"jsonPath":"no path","numberValue":1},{"jsonPath":"$","stringValue":"x"},{"jsonPath":"$.b"},7,{"jsonPath":"$.c","numberValue":1}]}})"),
            geminiChunk(R"({"text":"x"})", kGeminiStop)});
        QVERIFY(answer.complete);
        QCOMPARE(answer.unknown.size(), size_t(5));
        QCOMPARE(answer.toolCalls[0].arguments, QStringLiteral(R"({"c":1})"));
    }

    void idsAreMadeWhereThereAreNone()
    {
        const QByteArray parts =
            R"({"functionCall":{"name":"f","args":{}}},{"functionCall":{"name":"f"}},{"functionCall":{"name":"g","args":{},"id":"own"}})";
        const Answer answer = whole(geminiChunk(parts, kGeminiStop));
        QCOMPARE(answer.toolCalls.size(), size_t(3));
        QVERIFY(answer.toolCalls[0].id.startsWith(QLatin1String("gemini_")));
        QVERIFY(answer.toolCalls[0].id != answer.toolCalls[1].id);
        QCOMPARE(answer.toolCalls[1].arguments, QStringLiteral("{}"));
        QCOMPARE(answer.toolCalls[2].id, QStringLiteral("own"));
        QCOMPARE(whole(geminiChunk(parts, kGeminiStop)), answer); // stable
    }

    void oneCallEndsTheOther()
    {
        const Answer answer = streamed(
            {geminiChunk(R"({"functionCall":{"name":"f","willContinue":true},"thoughtSignature":"s"})"),
                geminiChunk(
                    R"({"functionCall":{"partialArgs":[{"jsonPath":"$.a","numberValue":1}],"willContinue":true}})"),
                geminiChunk(R"({"functionCall":{"name":"g","args":{"b":2}}})"),
                geminiChunk(R"({"functionCall":{"name":"h","id":"i","willContinue":true}})"),
                geminiChunk(
                    R"({"functionCall":{"name":"h","id":"i","partialArgs":[{"jsonPath":"$.c","stringValue":"x"}]}})",
                    kGeminiStop)});
        QCOMPARE(answer.toolCalls.size(), size_t(3));
        QCOMPARE(answer.toolCalls[0].arguments, QStringLiteral(R"({"a":1})"));
        QCOMPARE(answer.toolCalls[2].arguments, QStringLiteral(R"({"c":"x"})"));
        QCOMPARE(answer.blocks,
            (std::vector<QByteArray>{
                R"({"functionCall":{"name":"f","args":{"a":1}},"thoughtSignature":"s"})",
                R"({"functionCall":{"name":"g","args":{"b":2}}})",
                R"({"functionCall":{"id":"i","name":"h","args":{"c":"x"}}})"}));
    }

    /// What was cut off in the middle of a call is no call that could be sent back.
    void aCallCutOffIsNoBlock()
    {
        const Answer answer =
            streamed({geminiChunk(R"({"text":"a"},{"functionCall":{"name":"f","willContinue":true}})"),
                geminiChunk(
                    R"({"functionCall":{"partialArgs":[{"jsonPath":"$.a","stringValue":"x","willContinue":true}],"willContinue":true}})")});
        QVERIFY(!answer.complete);
        QCOMPARE(answer.toolCalls[0].arguments, QStringLiteral("{\"a\":\"x"));
        QCOMPARE(answer.blocks, std::vector<QByteArray>{R"({"text":"a"})"});
    }
};

HELIOGRAPH_TEST_MAIN(GeminiCallsTest)
#include "tst_geminicalls.moc"
