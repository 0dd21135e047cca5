#include "core/providers/modelfacts.h"
#include "tests/support/testmain.h"

using namespace heliograph;

class ModelFactsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rules_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("refused"); // the names of those that are, in order
        const auto row = [](const char *provider, const char *format, const char *model, const char *refused) {
            QTest::addRow("%s %s %s", provider, format, model)
                << QString::fromLatin1(provider) << QString::fromLatin1(format) << QString::fromLatin1(model)
                << QString::fromLatin1(refused);
        };
        row("openai", "openai-chat", "gpt-4o-mini", "topK reasoningEffort thinkingBudget verbosity");
        row("openai", "openai-chat", "o3", "temperature topP topK frequencyPenalty presencePenalty stop thinkingBudget verbosity topLogProbs parallelToolCalls");
        row("openai", "openai-chat", "o1-2024-12-17", "temperature topP topK frequencyPenalty presencePenalty thinkingBudget verbosity topLogProbs parallelToolCalls");
        row("openai", "openai-chat", "gpt-5-mini", "temperature topP topK frequencyPenalty presencePenalty stop thinkingBudget topLogProbs");
        row("openai", "openai-chat", "gpt-5-chat-latest", "topK reasoningEffort thinkingBudget verbosity");
        row("openai", "openai-chat", "gpt-5.4", "topK frequencyPenalty presencePenalty stop thinkingBudget");
        row("openai", "openai-responses", "gpt-4.1", "topK frequencyPenalty presencePenalty seed stop reasoningEffort thinkingBudget verbosity");
        row("openrouter", "openai-chat", "openai/o4-mini", "temperature topP frequencyPenalty presencePenalty stop topLogProbs parallelToolCalls");
        row("helicone", "openai-chat", "o3/openai,gpt-4o", "temperature topP frequencyPenalty presencePenalty stop topLogProbs parallelToolCalls");
        row("anthropic", "anthropic", "claude-sonnet-4-5-20250929", "frequencyPenalty presencePenalty seed verbosity topLogProbs");
        row("anthropic", "anthropic", "claude-sonnet-4-20250514", "frequencyPenalty presencePenalty seed verbosity topLogProbs");
        row("anthropic", "anthropic", "claude-opus-4-8", "temperature topP topK frequencyPenalty presencePenalty seed thinkingBudget verbosity topLogProbs");
        row("anthropic", "anthropic", "claude-sonnet-5", "temperature topP topK frequencyPenalty presencePenalty seed thinkingBudget verbosity topLogProbs");
        row("anthropic", "anthropic", "claude-3-haiku-20240307", "frequencyPenalty presencePenalty seed reasoningEffort thinkingBudget verbosity topLogProbs");
        row("openrouter", "openai-chat", "anthropic/claude-opus-5.5", "temperature topP topK frequencyPenalty presencePenalty seed thinkingBudget topLogProbs");
        row("gemini", "gemini", "gemini-2.5-flash", "reasoningEffort verbosity serviceTier parallelToolCalls");
        row("gemini", "gemini", "models/gemini-2.0-flash", "reasoningEffort thinkingBudget verbosity serviceTier parallelToolCalls");
        row("gemini", "gemini", "gemini-3.5-flash", "verbosity serviceTier parallelToolCalls");
        row("xai", "openai-chat", "grok-4-1-fast-reasoning", "topK frequencyPenalty presencePenalty stop reasoningEffort thinkingBudget");
        row("xai", "openai-chat", "grok-4.3", "topK frequencyPenalty presencePenalty stop thinkingBudget");
        row("deepseek", "openai-chat", "deepseek-reasoner", "temperature topP topK frequencyPenalty presencePenalty seed thinkingBudget verbosity topLogProbs serviceTier");
        row("moonshot", "openai-chat", "kimi-k2.6", "temperature topP topK frequencyPenalty presencePenalty thinkingBudget");
        row("ollama", "openai-chat", "anything", "");
        row("my-lab", "openai-chat", "who-knows", "");
    }

    void rules()
    {
        QFETCH(const QString, provider);
        QFETCH(const QString, format);
        QFETCH(const QString, model);
        QFETCH(const QString, refused);
        const auto facts = ModelFacts::builtIn();
        const ModelFacts::Question question{provider, *wireFormatFromName(format), model, {}};
        QStringList found;
        for (const Parameter parameter : allParameters()) {
            const auto why = facts->whyUnsupported(question, parameter);
            if (why) {
                found << parameterName(parameter);
                QVERIFY2(why->endsWith(QLatin1Char('.')) && !why->contains(QLatin1Char('%')), qPrintable(*why));
            }
        }
        QCOMPARE(found.join(QLatin1Char(' ')), refused);
    }

    void someExcludeEachOther()
    {
        const auto facts = ModelFacts::builtIn();
        ModelFacts::Question question{QStringLiteral("anthropic"), WireFormat::Anthropic, QStringLiteral("claude-sonnet-4-6"), {}};
        QVERIFY(!facts->whyUnsupported(question, Parameter::TopP));
        question.parameters.temperature = 0.5;
        const auto why = facts->whyUnsupported(question, Parameter::TopP);
        QVERIFY(why && why->contains(QStringLiteral("claude-sonnet-4-6")));
        question.parameters.topP = 0.9;
        QVERIFY(!facts->whyUnsupported(question, Parameter::Temperature));
        std::vector<Parameter> dropped;
        const Parameters sent = facts->supported(question, &dropped);
        QCOMPARE(dropped, std::vector<Parameter>{Parameter::TopP});
        QCOMPARE(sent.temperature, std::optional<double>(0.5));
        QVERIFY(!sent.topP);

        question = {QStringLiteral("openai"), WireFormat::OpenAiChat, QStringLiteral("gpt-5.4"), {}};
        QVERIFY(!facts->whyUnsupported(question, Parameter::Temperature));
        question.parameters.reasoningEffort = QStringLiteral("none");
        QVERIFY(!facts->whyUnsupported(question, Parameter::Temperature));
        question.parameters.reasoningEffort = QStringLiteral("high");
        QVERIFY(facts->whyUnsupported(question, Parameter::Temperature));
    }

    void whatIsSupportedStays()
    {
        Parameters all;
        all.temperature = 1;
        all.topP = 1;
        all.topK = 1;
        all.frequencyPenalty = 1;
        all.presencePenalty = 1;
        all.maxTokens = 1;
        all.seed = 1;
        all.stop = QStringList{QStringLiteral("x")};
        all.reasoningEffort = QStringLiteral("low");
        all.thinkingBudget = 1;
        all.verbosity = QStringLiteral("low");
        all.topLogProbs = 1;
        all.serviceTier = QStringLiteral("auto");
        all.parallelToolCalls = true;
        for (const Parameter parameter : allParameters()) {
            QVERIFY(isSet(all, parameter));
            QCOMPARE(parameterFromName(parameterName(parameter)), parameter);
            Parameters one = all;
            unset(one, parameter);
            QVERIFY(!isSet(one, parameter) && one != all);
        }
        const ModelFacts::Question unknown{QStringLiteral("my-lab"), WireFormat::OpenAiChat, QStringLiteral("x"), all};
        QCOMPARE(ModelFacts::builtIn()->supported(unknown), all);
    }

    void aRuleThatCannotBeReadIsAnError()
    {
        for (const char *rule : {"{'parameters':'temperatur','reason':'format'}", "{'parameters':'seed','reason':'because'}",
                 "{'parameters':[],'reason':'format'}", "{'parameters':'seed','formats':'soap','reason':'format'}",
                 "{'parameters':'seed','model':'(','reason':'format'}"}) {
            const QByteArray json = QByteArray(rule).replace('\'', '"');
            const auto facts = ModelFacts::fromJson("{\"rules\":[" + json + "]}");
            QVERIFY2(!facts.ok(), rule);
        }
        QVERIFY(ModelFacts::fromJson("{\"rules\":[]}").ok());
    }
};

HELIOGRAPH_TEST_MAIN(ModelFactsTest)
#include "tst_modelfacts.moc"
