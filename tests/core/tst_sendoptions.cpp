#include "app/commands/sendoptions.h"
#include "tests/support/testmain.h"

using namespace heliograph;

namespace {

Result<ChatRequest> requestOf(const QStringList &parameters)
{
    QStringList arguments;
    for (const QString &parameter : parameters)
        arguments << QStringLiteral("--param") << parameter;
    const Result<SendOptions> options = parseSendOptions(arguments << QStringLiteral("hi"));
    if (!options)
        return options.error();
    return buildRequest(*options, WireFormat::OpenAiChat, QStringLiteral("hi"));
}

}

/// What `send --param` understands.
class TestSendOptions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parametersHaveTheirFields()
    {
        const auto request = requestOf({QStringLiteral("reasoning_effort=high"), QStringLiteral("thinking_budget=-1"),
            QStringLiteral("top_k=40"), QStringLiteral("verbosity=low"), QStringLiteral("top_logprobs=0"),
            QStringLiteral("service_tier=flex"), QStringLiteral("parallel_tool_calls=false"), QStringLiteral("temperature=0"),
            QStringLiteral("user=me"), QStringLiteral("metadata={\"b\":1, \"a\":2}")});
        QVERIFY(request);
        const Parameters &p = request->parameters;
        QCOMPARE(p.reasoningEffort, std::optional(QStringLiteral("high")));
        QCOMPARE(p.thinkingBudget, std::optional<qint64>(-1));
        QCOMPARE(p.topK, std::optional<qint64>(40));
        QCOMPARE(p.verbosity, std::optional(QStringLiteral("low")));
        QCOMPARE(p.topLogProbs, std::optional<qint64>(0));
        QCOMPARE(p.serviceTier, std::optional(QStringLiteral("flex")));
        QCOMPARE(p.parallelToolCalls, std::optional(false));
        QCOMPARE(p.temperature, std::optional(0.0));
        QCOMPARE(request->extra, QByteArray("{\"user\":\"me\",\"metadata\":{\"b\":1, \"a\":2}}"));
    }

    void wrongOnesAreNamed_data()
    {
        QTest::addColumn<QString>("parameter");
        for (const char *parameter : {"top_k=many", "thinking_budget=1.5", "top_logprobs=", "parallel_tool_calls=yes", "temperature=hot", "alone"})
            QTest::newRow(parameter) << QString::fromLatin1(parameter);
    }

    void wrongOnesAreNamed()
    {
        QFETCH(const QString, parameter);
        const auto request = requestOf({parameter});
        QVERIFY(!request);
        QCOMPARE(request.error().kind, ErrorKind::Usage);
        QVERIFY(request.error().message.contains(parameter.section(QLatin1Char('='), 0, 0)));
    }

    void toolChoices_data()
    {
        using Mode = ToolChoice::Mode;
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("mode");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *text, Mode mode, const char *name = "") {
            QTest::newRow(text) << QString::fromLatin1(text) << int(mode) << QString::fromLatin1(name);
        };
        row("auto", Mode::Auto);
        row("none", Mode::None);
        row("required", Mode::Required);
        row("get_weather", Mode::Named, "get_weather");
        row("{\"type\":\"function\",\"function\":{\"name\":\"f\"}}", Mode::Named, "f");
        row("{\"type\":\"function\",\"name\":\"f\"}", Mode::Named, "f");
        row("{\"type\":\"tool\",\"name\":\"f\"}", Mode::Named, "f");
        row("{\"type\":\"any\"}", Mode::Required);
    }

    void toolChoices()
    {
        QFETCH(const QString, text);
        QFETCH(const int, mode);
        QFETCH(const QString, name);
        const auto request = requestOf({QStringLiteral("tool_choice=") + text});
        QVERIFY(request && request->toolChoice);
        QCOMPARE(int(request->toolChoice->mode), mode);
        QCOMPARE(request->toolChoice->name, name);
        QVERIFY(request->extra.isEmpty());
    }

    void otherToolChoicesGoAsTheyAre()
    {
        const auto request = requestOf({QStringLiteral("tool_choice={\"type\":\"allowed_tools\",\"mode\":\"auto\"}")});
        QVERIFY(request && !request->toolChoice);
        QCOMPARE(request->extra, QByteArray("{\"tool_choice\":{\"type\":\"allowed_tools\",\"mode\":\"auto\"}}"));
    }
};

HELIOGRAPH_TEST_MAIN(TestSendOptions)
#include "tst_sendoptions.moc"
