#include "core/base/json.h"
#include "core/base/settings.h"
#include "core/providers/provider.h"
#include "core/session/curlexport.h"
#include "core/session/curlimport.h"
#include "core/session/looseliteral.h"
#include "core/session/requestimport.h"
#include "core/session/shellwords.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>
#include <QTest>

using namespace heliograph;

namespace {

QStringList list(std::initializer_list<const char *> texts)
{
    QStringList result;
    for (const char *text : texts)
        result.append(QString::fromUtf8(text));
    return result;
}

}

/// What people paste: commands, JSON and pieces of programs.
class RequestImportTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    ProviderList m_providers;

private Q_SLOTS:
    void initTestCase()
    {
        const Settings settings(m_dir.filePath(QStringLiteral("settings.ini")));
        m_providers = ProviderList::load(settings);
    }

    void words_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("plain") << QStringLiteral("a  b\tc") << list({"a", "b", "c"});
        QTest::newRow("single quotes") << QStringLiteral("'a b' 'it'\\''s'") << list({"a b", "it's"});
        QTest::newRow("double quotes") << QStringLiteral("\"a \\\"b\\\" \\n \\\\ \\$x\"") << list({"a \"b\" \\n \\ $x"});
        QTest::newRow("ansi quotes") << QStringLiteral("$'it\\'s\\n\\u00fc\\x41'") << list({"it's\nüA"});
        QTest::newRow("joined") << QStringLiteral("a'b'\"c\"") << list({"abc"});
        QTest::newRow("empty word") << QStringLiteral("a '' b") << list({"a", "", "b"});
        QTest::newRow("lines that go on") << QStringLiteral("a \\\n  b \\\r\n c") << list({"a", "b", "c"});
        QTest::newRow("cmd lines") << QStringLiteral("a ^\n  b ^\r\n c") << list({"a", "b", "c"});
        QTest::newRow("cmd quotes") << QStringLiteral("^\"a ^\\^\"b^\\^\" ^%c^\"") << list({"a \"b\" %c"});
        QTest::newRow("variable") << QStringLiteral("\"a $HOME ${X}\"") << list({"a ${HOME} ${X}"});
        QTest::newRow("pipe") << QStringLiteral("a|b") << list({"a", "|", "b"});
        QTest::newRow("comment") << QStringLiteral("a # b\nc") << list({"a", ";", "c"});
    }

    void words()
    {
        QFETCH(QString, command);
        QFETCH(QStringList, words);
        const auto read = shellWords(command);
        QVERIFY2(read.ok(), qPrintable(read.ok() ? QString() : read.error().message));
        QStringList texts;
        for (const ShellWord &word : *read)
            texts.append(word.text);
        QCOMPARE(texts, words);
    }

    void wordsNeverRun()
    {
        for (const char *command : {"a 'b", "a \"b", "a $(id)", "a `id`", "\"$(id)\"", "$'a", "^\"a"})
            QVERIFY2(!shellWords(QLatin1String(command)).ok(), command);
    }

    void curl()
    {
        const auto imported = importRequest(QStringLiteral(
            "curl -sS https://api.openai.com/v1/chat/completions \\\n"
            "  -H \"Content-Type: application/json\" -H \"Authorization: Bearer $OPENAI_API_KEY\" \\\n"
            "  -H 'Helicone-Property-App: bot' -H'X-Own: 1' \\\n"
            "  -d '{\n \"model\": \"gpt-4.1-mini\", \"stream\": true,\n \"messages\": [{\"role\": \"user\", \"content\": \"it'\\''s\"}]}'"),
            m_providers);
        QVERIFY2(imported.ok(), qPrintable(imported.ok() ? QString() : imported.error().message));
        QCOMPARE(imported->provider, QStringLiteral("openai"));
        QCOMPARE(imported->route, Route::Direct);
        QCOMPARE(imported->format, WireFormat::OpenAiChat);
        QVERIFY(imported->baseUrl.isEmpty());
        QVERIFY(imported->request.has_value());
        QCOMPARE(imported->request->model, QStringLiteral("gpt-4.1-mini"));
        QVERIFY(imported->request->stream);
        QCOMPARE(imported->request->messages.front().text(), QStringLiteral("it's"));
        QCOMPARE(imported->tags.properties.value(0).second, QStringLiteral("bot"));
        QCOMPARE(imported->headers, (HeaderList{Header("X-Own", "1")}));
        QCOMPARE(imported->notes.size(), 1);
    }

    void addresses_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("provider");
        QTest::addColumn<Route>("route");
        QTest::addColumn<WireFormat>("format");
        QTest::addColumn<QString>("baseUrl");
        QTest::newRow("through Helicone") << "https://oai.helicone.ai/v1/chat/completions" << "openai" << Route::Helicone << WireFormat::OpenAiChat << "";
        QTest::newRow("key in the path") << "https://oai.helicone.ai/sk-helicone-abc/v1/chat/completions" << "openai" << Route::Helicone << WireFormat::OpenAiChat << "";
        QTest::newRow("responses") << "https://api.openai.com/v1/responses" << "openai" << Route::Direct << WireFormat::OpenAiResponses << "";
        QTest::newRow("groq") << "https://api.groq.com/openai/v1/chat/completions" << "groq" << Route::Direct << WireFormat::OpenAiChat << "";
        QTest::newRow("custom") << "http://127.0.0.1:4010/v1/messages" << "" << Route::Direct << WireFormat::Anthropic << "http://127.0.0.1:4010/v1";
        QTest::newRow("gateway") << "https://gateway.helicone.ai/v1/chat/completions -H 'Helicone-Target-URL: https://api.openai.com'" << "openai" << Route::Helicone << WireFormat::OpenAiChat << "";
        QTest::newRow("gemini") << "https://h.example/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse" << "" << Route::Direct << WireFormat::Gemini << "https://h.example/v1beta";
    }

    void addresses()
    {
        QFETCH(QString, command);
        const auto imported = importRequest(
            QStringLiteral("curl %1 -d '{\"messages\":[]}'").arg(command), m_providers);
        QVERIFY(imported.ok());
        QTEST(imported->provider, "provider");
        QTEST(imported->route, "route");
        QTEST(imported->format, "format");
        QTEST(imported->baseUrl, "baseUrl");
    }

    void noKeyIsTakenOver()
    {
        const auto imported = importRequest(
            QStringLiteral("curl https://h.example/v1/chat/completions?key=sk-CANARY0123456789abcdef -H 'Authorization: Bearer "
                           "sk-CANARY0123456789abcdef' -H 'x-api-key: sk-CANARY0123456789abcdef' -d '{\"messages\":[]}'"),
            m_providers);
        QVERIFY(imported.ok());
        QVERIFY(imported->headers.isEmpty());
        QVERIFY(!imported->baseUrl.contains(QLatin1String("CANARY")));
        QVERIFY(!imported->notes.join(u' ').contains(QLatin1String("CANARY")));
    }

    /// What "Copy as curl" gives comes back as it was, long and strange bodies too.
    void ownCommandsComeBack_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("json") << QByteArray("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"it's $HOME `x` \\\"q\\\" \\\\ !\"}]}");
        QTest::newRow("long") << "{\"messages\":[],\"x\":\"it's " + QByteArray(100'000, 'x') + "\"}";
        QTest::newRow("no text") << QByteArray("{\"messages\":[],\"x\":\"\xff\x01\"}");
    }

    void ownCommandsComeBack()
    {
        QFETCH(QByteArray, body);
        Call call;
        call.provider = QStringLiteral("openai");
        call.exchange.url = QStringLiteral("https://api.openai.com/v1/chat/completions");
        call.exchange.requestHeaders = {{"Content-Type", "application/json"}, {"Authorization", "Bearer [redacted]"}};
        call.exchange.requestBody = body;
        const auto imported = importRequest(curlCommand(call, m_providers.find(u"openai")), m_providers);
        QVERIFY2(imported.ok(), qPrintable(imported.ok() ? QString() : imported.error().message));
        QCOMPARE(imported->body, body);
        QCOMPARE(imported->provider, QStringLiteral("openai"));
    }

    void literals_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("function");
        QTest::newRow("json") << "{\"a\": 12345678901234567890, \"b\": 1.50}" << QByteArray("{\"a\":12345678901234567890,\"b\":1.5}") << "";
        QTest::newRow("python dict") << "{'a': True, 'b': None, \"c\": [1, 2,], 'd': 'x' \"y\"}" << QByteArray("{\"a\":true,\"b\":null,\"c\":[1,2],\"d\":\"xy\"}") << "";
        QTest::newRow("python call") << "response = client.chat.completions.create(\n    model=\"m\",  # why\n    messages=[{'role': 'user', 'content': 'it\\'s'}],\n    temperature=.5, n=1_000,\n)" << QByteArray("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"it's\"}],\"temperature\":0.5,\"n\":1000}") << "client.chat.completions.create";
        QTest::newRow("triple quotes") << "{'a': \"\"\"one\n\"two\" \"\"\"}" << QByteArray("{\"a\":\"one\\n\\\"two\\\" \"}") << "";
        QTest::newRow("brackets") << "{'a': (\"one \"\n  \"two\")}" << QByteArray("{\"a\":\"one two\"}") << "";
        QTest::newRow("js object") << "const body = { model: 'm', 'x-y': `a\nb`, deep: { a: [1, undefined,], }, /* c */ };" << QByteArray("{\"model\":\"m\",\"x-y\":\"a\\nb\",\"deep\":{\"a\":[1,null]}}") << "";
        QTest::newRow("js call") << "const r = await client.messages.create({ model: 'm', max_tokens: 5 }, { timeout: 3 });" << QByteArray("{\"model\":\"m\",\"max_tokens\":5}") << "client.messages.create";
        QTest::newRow("raw string") << "{'a': r'\\d+'}" << QByteArray("{\"a\":\"\\\\d+\"}") << "";
    }

    void literals()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, json);
        QFETCH(QString, function);
        const auto literal = readLooseLiteral(text);
        QVERIFY2(literal.ok(), qPrintable(literal.ok() ? QString() : literal.error().message));
        QCOMPARE(dumpJson(literal->value), json);
        QCOMPARE(literal->function, function);
        QVERIFY(literal->left.isEmpty());
    }

    void expressionsAreLeftOut()
    {
        const auto literal = readLooseLiteral(
            QStringLiteral("client.chat.completions.create(model=MODEL, messages=build(x, [1]), temperature=0, **rest)"));
        QVERIFY(literal.ok());
        QCOMPARE(literal->left, (list({"MODEL", "build(x, [1])", "rest"})));
        QCOMPARE(dumpJson(literal->value), QByteArray("{\"model\":null,\"messages\":null,\"temperature\":0}"));
    }

    void mistakesArePointedAt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("where");
        QTest::newRow("cut") << "{\"a\": 1,\n \"b\": [1, 2" << "Line 2, column 12";
        QTest::newRow("no colon") << "{\"a\" 1}" << "Line 1, column 6";
        QTest::newRow("open text") << "{\"a\": \"x\n}" << "Line 1, column 9";
        QTest::newRow("two values") << "{} {}" << "Line 1, column 4";
        QTest::newRow("nothing to read") << "?" << "Line 1, column 1";
    }

    void mistakesArePointedAt()
    {
        QFETCH(QString, text);
        QFETCH(QString, where);
        const auto literal = readLooseLiteral(text);
        QVERIFY(!literal.ok());
        QVERIFY2(literal.error().message.startsWith(where), qPrintable(literal.error().message));
    }

    void hostileTextEnds()
    {
        for (const QString &unit : {QStringLiteral("["), QStringLiteral("{a:"), QStringLiteral("f("), QStringLiteral("'"),
                 QStringLiteral("\\"), QStringLiteral("("), QStringLiteral("a."), QStringLiteral("**"), QStringLiteral("\"\"\"")}) {
            readLooseLiteral(unit.repeated(20'000));
            shellWords(unit.repeated(20'000));
            importRequest(QStringLiteral("curl ") + unit.repeated(20'000), m_providers);
        }
    }

    void programs()
    {
        const auto anthropic = importRequest(
            QStringLiteral("message = client.messages.create(model='claude-x', max_tokens=1024, system='s', extra_headers={'x-own': 'v'}, "
                           "messages=[{'role': 'user', 'content': 'hi'}], timeout=30)"),
            m_providers);
        QVERIFY(anthropic.ok());
        QCOMPARE(anthropic->format, WireFormat::Anthropic);
        QCOMPARE(anthropic->body, QByteArray("{\"model\":\"claude-x\",\"max_tokens\":1024,\"system\":\"s\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"));
        QCOMPARE(anthropic->headers, (HeaderList{Header("x-own", "v")}));

        const auto gemini = importRequest(
            QStringLiteral("client.models.generate_content(model='gemini-2.5-flash', contents='hi', config={'system_instruction': 's', "
                           "'temperature': 0.1, 'max_output_tokens': 5})"),
            m_providers);
        QVERIFY(gemini.ok());
        QCOMPARE(gemini->format, WireFormat::Gemini);
        QCOMPARE(gemini->body, QByteArray("{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"hi\"}]}],\"systemInstruction\":{\"parts\":[{\"text\":\"s\"}]},\"generationConfig\":{\"temperature\":0.1,\"maxOutputTokens\":5}}"));

        const auto messages = importRequest(QStringLiteral("[{'role': 'user', 'content': 'hi'}]"), m_providers);
        QVERIFY(messages.ok());
        QVERIFY(messages->request.has_value());
        QCOMPARE(messages->request->messages.size(), size_t(1));

        const QString exact = QStringLiteral("{\"model\": \"m\",   \"messages\": [ ], \"n\": 1.50}");
        QCOMPARE(importRequest(exact, m_providers)->body, exact.toUtf8());
    }

    void noRequest_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << "  ";
        QTest::newRow("words") << "What is the capital of France?";
        QTest::newRow("number") << "12";
        QTest::newRow("no body") << "curl https://api.openai.com/v1/models";
        QTest::newRow("form") << "curl https://api.openai.com/v1/files -F file=@x";
        QTest::newRow("file") << "curl https://api.openai.com/v1/chat/completions -d @body.json";
        QTest::newRow("no address") << "curl -d '{}'";
        QTest::newRow("cut") << "curl https://api.openai.com/v1/chat/completions -d";
    }

    void noRequest()
    {
        QFETCH(QString, text);
        const auto imported = importRequest(text, m_providers);
        QVERIFY(!imported.ok());
        QCOMPARE(imported.error().kind, ErrorKind::Usage);
        QVERIFY(!imported.error().message.isEmpty());
    }
};

HELIOGRAPH_TEST_MAIN(RequestImportTest)
#include "tst_requestimport.moc"
