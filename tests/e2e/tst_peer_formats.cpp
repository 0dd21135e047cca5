// heliograph send in all four wire formats, streamed and whole, against a mock provider that is not ours: text, calls
// of tools, a picture in the request, reasoning, and every failure the mock can inject.

#include "tests/support/aimockpeer.h"
#include "tests/support/testmain.h"

#include <QFile>

using namespace heliograph;

namespace {

struct Format {
    const char *name; ///< of --format
    const char *provider;
    const char *model;
    const char *base; ///< path of the base URL
};
constexpr Format kFormats[] = {
    {"openai-chat", "openai", "gpt-4o-mini", "/v1"},
    {"openai-responses", "openai", "gpt-4o-mini", "/v1"},
    {"anthropic", "anthropic", "claude-sonnet-4-5", "/v1"},
    {"gemini", "gemini", "gemini-2.5-flash", "/v1beta"},
};

}

class PeerFormatsTest final : public QObject
{
    Q_OBJECT

    AimockPeer m_peer;
    QTemporaryDir m_files;

    Ran send(const Format &format, bool stream, const QString &prompt, const QStringList &more = {})
    {
        QStringList arguments{QStringLiteral("send"), QStringLiteral("--provider"),
            QLatin1String(format.provider), QStringLiteral("--format"), QLatin1String(format.name),
            QStringLiteral("--model"), QLatin1String(format.model), QStringLiteral("--base-url"),
            m_peer.url(QLatin1String(format.base)), QStringLiteral("--json")};
        if (!stream)
            arguments << QStringLiteral("--no-stream");
        return m_peer.heliograph(arguments + more + QStringList{prompt});
    }

    QString file(const char *name, const QByteArray &bytes)
    {
        QFile file(m_files.filePath(QLatin1String(name)));
        if (file.open(QFile::WriteOnly))
            file.write(bytes);
        return file.fileName();
    }

    static void addRows()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<bool>("stream");
        for (int i = 0; i < int(std::size(kFormats)); ++i) {
            QTest::addRow("%s, streamed", kFormats[i].name) << i << true;
            QTest::addRow("%s, whole", kFormats[i].name) << i << false;
        }
    }

    /// The call it printed; checks what is true of every good one.
    void good(const Ran &ran, const Format &format, bool stream, Json &call)
    {
        QVERIFY2(ran.exitCode == 0, (ran.err + ran.out).constData());
        QCOMPARE(ran.out.count('\n'), 1);
        const auto json = parseJson(ran.out);
        QVERIFY2(json, ran.out.constData());
        call = *json;
        QCOMPARE(stringMember(call, "status"), QStringLiteral("ok"));
        QCOMPARE(stringMember(call, "format"), QLatin1String(format.name));
        QCOMPARE(intMember(call, "http_status").value_or(-1), 200);
        QVERIFY(member(call, "streamed") == stream);
        QVERIFY(member(call, "error").is_null());
        QVERIFY2(member(call, "cost_usd").is_string(), ran.out.constData());
        QVERIFY(member(call, "latency_ms").is_number() && member(call, "ttft_ms").is_number());
        const auto listed = m_peer.lastListed();
        QVERIFY(listed);
        for (const char *key : {"id", "text", "reasoning", "tool_calls", "usage", "cost_usd", "finish_reason"})
            QCOMPARE(dumpJson(member(*listed, key)), dumpJson(member(call, key)));
    }

    static qint64 usage(const Json &call, const char *key)
    {
        return intMember(member(call, "usage"), key).value_or(-1);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!m_peer.missing().isEmpty())
            QSKIP(qPrintable(m_peer.missing()));
        for (const char *name : {"OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY"})
            qputenv(name, "test-key-0123456789");
        QCOMPARE(m_peer.heliograph({QStringLiteral("config"), QStringLiteral("set"), QStringLiteral("call.retries"), QStringLiteral("0")}).exitCode, 0);
    }

    void text_data() { addRows(); }
    void text()
    {
        QFETCH(int, format);
        QFETCH(bool, stream);
        QCOMPARE(m_peer.start({}), QByteArray());
        Json call;
        good(send(kFormats[format], stream, QStringLiteral("Tell me about the sundial")), kFormats[format], stream, call);
        QCOMPARE(stringMember(call, "text"), QStringLiteral("A sundial tells the time by the shadow of its gnomon. ☀️"));
        QCOMPARE(usage(call, "input"), 1000);
        QCOMPARE(usage(call, "output"), 200);
        QVERIFY(!stringMember(call, "finish_reason").isEmpty());
    }

    void toolCalls_data() { addRows(); }
    void toolCalls()
    {
        QFETCH(int, format);
        QFETCH(bool, stream);
        QCOMPARE(m_peer.start({}), QByteArray());
        const QString tools = file("tools.json",
            R"([{"type":"function","function":{"name":"get_weather","description":"d","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}},)"
            R"({"type":"function","function":{"name":"get_time"}}])");
        Json call;
        good(send(kFormats[format], stream, QStringLiteral("What weather is it"), {QStringLiteral("--tools"), tools}), kFormats[format], stream, call);
        const Json &calls = member(call, "tool_calls");
        QCOMPARE(calls.size(), size_t(2));
        QCOMPARE(stringMember(calls[0], "name"), QStringLiteral("get_weather"));
        QCOMPARE(dumpJson(*parseJson(stringMember(calls[0], "arguments").toUtf8())), QByteArray(R"({"city":"Lisbon","days":[1,2]})"));
        QCOMPARE(stringMember(calls[1], "name"), QStringLiteral("get_time"));
        QCOMPARE(dumpJson(*parseJson(stringMember(calls[1], "arguments").toUtf8())), QByteArray("{}"));
        QVERIFY(stringMember(calls[0], "id") != stringMember(calls[1], "id"));
    }

    void reasoning_data() { addRows(); }
    void reasoning()
    {
        QFETCH(int, format);
        QFETCH(bool, stream);
        QCOMPARE(m_peer.start({}), QByteArray());
        Json call;
        good(send(kFormats[format], stream, QStringLiteral("Solve the riddle"), {QStringLiteral("--param"), QStringLiteral("reasoning_effort=low")}),
            kFormats[format], stream, call);
        QCOMPARE(stringMember(call, "text"), QStringLiteral("It is a gnomon."));
        QCOMPARE(stringMember(call, "reasoning"), QStringLiteral("The riddle names a thing that casts a shadow."));
    }

    void picture_data() { addRows(); }
    void picture()
    {
        QFETCH(int, format);
        QFETCH(bool, stream);
        QCOMPARE(m_peer.start({}), QByteArray());
        const QString image = file("pixel.png", QByteArray::fromBase64(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));
        Json call;
        good(send(kFormats[format], stream, QStringLiteral("Describe the picture"), {QStringLiteral("--image"), image}), kFormats[format], stream, call);
        QCOMPARE(stringMember(call, "text"), QStringLiteral("I see one pixel."));
        const Ran shown = m_peer.heliograph({QStringLiteral("calls"), QStringLiteral("show"), stringMember(call, "id"), QStringLiteral("--format"), QStringLiteral("curl")});
        QVERIFY2(shown.out.contains("iVBORw0KGgo"), shown.out.constData());
    }

    void failures_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<bool>("stream");
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QStringList>("mock");
        QTest::addColumn<QStringList>("statuses");
        QTest::addColumn<int>("http"); ///< -1: whatever
        QTest::addColumn<QString>("said");
        const QStringList error{QStringLiteral("error")};
        const QStringList broken{QStringLiteral("error"), QStringLiteral("interrupted")};
        for (int i = 0; i < int(std::size(kFormats)); ++i) {
            for (const bool stream : {true, false}) {
                const auto row = [&](const char *what, const char *prompt, const QStringList &mock,
                                     const QStringList &statuses, int http, const char *said) {
                    QTest::addRow("%s, %s, %s", kFormats[i].name, stream ? "streamed" : "whole", what)
                        << i << stream << QString::fromLatin1(prompt) << mock << statuses << http
                        << QString::fromLatin1(said);
                };
                row("429", "too many", {}, error, 429, "The peer is out of requests");
                row("500", "broken", {}, error, 500, "The peer broke on purpose");
                row("malformed", "sundial", {QStringLiteral("--chaos-malformed"), QStringLiteral("1")}, broken, -1, "");
                row("dropped", "sundial", {QStringLiteral("--chaos-disconnect"), QStringLiteral("1")}, broken, -1, "");
                if (stream)
                    row("cut", "cut", {}, {QStringLiteral("interrupted")}, 200, "");
            }
        }
    }
    void failures()
    {
        QFETCH(int, format);
        QFETCH(bool, stream);
        QFETCH(QString, prompt);
        QFETCH(QStringList, mock);
        QFETCH(QStringList, statuses);
        QFETCH(int, http);
        QFETCH(QString, said);
        QCOMPARE(m_peer.start(mock), QByteArray());
        const Ran ran = send(kFormats[format], stream, prompt);
        QCOMPARE(ran.exitCode, 1);
        QVERIFY2(ran.err.trimmed().count('\n') == 0 && ran.err.size() > 20, ran.err.constData());
        QVERIFY2(ran.err.contains(said.toUtf8()), ran.err.constData());
        const auto call = parseJson(ran.out);
        QVERIFY2(call, ran.out.constData());
        QVERIFY2(statuses.contains(stringMember(*call, "status")), ran.out.constData());
        if (http >= 0)
            QCOMPARE(intMember(*call, "http_status").value_or(0), http);
        QCOMPARE(stringMember(member(*call, "error"), "message").toUtf8(), ran.err.trimmed());
        const auto listed = m_peer.lastListed();
        QVERIFY(listed);
        QCOMPARE(stringMember(*listed, "id"), stringMember(*call, "id"));
        if (prompt == QLatin1String("cut"))
            QVERIFY2(stringMember(*listed, "text").startsWith(QLatin1String("This answer")), ran.out.constData());
    }
};

HELIOGRAPH_TEST_MAIN(PeerFormatsTest)
#include "tst_peer_formats.moc"
