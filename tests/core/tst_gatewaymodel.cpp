#include "core/helicone/gatewaymodel.h"
#include "tests/support/testmain.h"

using namespace heliograph;

class GatewayModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("meaning"); // model|provider|uid|online; and !provider
        const auto row = [](const char *text, const char *meaning) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(meaning);
        };
        row("gpt-4o", "gpt-4o|||");
        row(" gpt-4o ", "gpt-4o|||");
        row("gpt-4o/openai", "gpt-4o|openai||");
        row("gpt-4o/azure/my-key", "gpt-4o|azure|my-key|");
        row("gpt-4o:online", "gpt-4o|||online");
        row("claude-4.5-sonnet:online/anthropic", "claude-4.5-sonnet|anthropic||online");
        row("gpt-4o/openai,claude-4.5-sonnet/bedrock , gemini-2.5-pro",
            "gpt-4o|openai||;claude-4.5-sonnet|bedrock||;gemini-2.5-pro|||");
        row("gpt-4o,!openai", "gpt-4o|||;!openai");
        row("!google-ai-studio,!xai, grok-4", "grok-4|||;!google-ai-studio;!xai");
        row("model:2025/openai", "model:2025|openai||");
    }

    void reads()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, meaning);
        const auto parsed = parseGatewayModels(text);
        const auto *models = std::get_if<GatewayModels>(&parsed);
        QVERIFY2(models, models ? "" : qPrintable(std::get<GatewayModelProblem>(parsed).message));
        QStringList parts;
        for (const GatewayModel &model : models->models)
            parts << QStringList{model.model, model.provider, model.customUid,
                model.online ? QStringLiteral("online") : QString()}
                         .join(QLatin1Char('|'));
        for (const QString &provider : models->excluded)
            parts << QLatin1Char('!') + provider;
        QCOMPARE(parts.join(QLatin1Char(';')), meaning);
        QVERIFY(!gatewayModelError(text));
    }

    void pointsAtMistakes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("position");
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *text, int position, int length, const char *says) {
            QTest::newRow(text) << QString::fromUtf8(text) << position << length
                                << QString::fromUtf8(says);
        };
        row("", 0, 0, "missing");
        row("   ", 0, 0, "missing");
        row("gpt-4o,", 7, 0, "Between two commas");
        row("gpt-4o,, o3", 7, 0, "Between two commas");
        row(",gpt-4o", 0, 0, "Between two commas");
        row("/openai", 0, 0, "model's name is missing");
        row("gpt-4o/", 7, 0, "provider's name is missing");
        row("gpt-4o/openai/", 14, 0, "your keys is missing");
        row("gpt-4o/opnai", 7, 5, "no provider “opnai”");
        row("openai/gpt-4o", 7, 6, "no provider “gpt-4o”");
        row("gpt-4o, o3/nobody", 11, 6, "no provider “nobody”");
        row("gpt-4o/openai/a/b", 15, 2, "three parts");
        row("gpt 4o", 3, 1, "no space");
        row("gpt-4o claude/openai", 6, 1, "no space");
        row("gpt-4o,!", 8, 0, "Which provider");
        row("gpt-4o,!nobody", 8, 6, "no provider “nobody”");
        row("!openai", 7, 0, "Only exclusions");
        row("!openai/x", 0, 1, "exclusion names a provider alone");
        row("gpt-4o/openai,!openai", 7, 6, "excluded as well");
        row("!openai, gpt-4o/openai", 16, 6, "excluded as well");
        row("gpt-4o/openai:online", 13, 7, "behind the model's name");
        row(":online", 0, 0, "model's name is missing");
    }

    void pointsAtMistakes()
    {
        QFETCH(const QString, text);
        QFETCH(const int, position);
        QFETCH(const int, length);
        QFETCH(const QString, says);
        const auto parsed = parseGatewayModels(text);
        const auto *problem = std::get_if<GatewayModelProblem>(&parsed);
        QVERIFY(problem);
        QVERIFY2(problem->message.contains(says), qPrintable(problem->message));
        QCOMPARE(int(problem->position), position);
        QCOMPARE(int(problem->length), length);
        const auto error = gatewayModelError(text);
        QVERIFY(error && error->kind == ErrorKind::Usage);
        QVERIFY2(
            error->message.contains(QString::number(position + 1)), qPrintable(error->message));
    }
};

HELIOGRAPH_TEST_MAIN(GatewayModelTest)
#include "tst_gatewaymodel.moc"
