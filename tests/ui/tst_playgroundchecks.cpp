#include "core/base/json.h"
#include "core/base/settings.h"
#include "core/helicone/tagrules.h"
#include "tests/support/quotedjson.h"
#include "tests/support/testmain.h"
#include "ui/playground/answercheck.h"
#include "ui/playground/conversation.h"
#include "ui/playground/modelchoices.h"
#include "ui/playground/parameterrows.h"
#include "ui/playground/parametertext.h"
#include "ui/playground/toolcallsview.h"

#include <limits>

using namespace heliograph;

/// What stands beside a conversation, checked and said in words: fields, answers and their shape, errors and their remedy,
/// routes, models by name.
class TestPlaygroundChecks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parametersAreReadAndWritten_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        const auto row = [](const char *key, const char *text, bool good) {
            QTest::addRow("%s=%s", key, text) << QString::fromLatin1(key) << QString::fromLatin1(text) << good;
        };
        row("temperature", "0", true);
        row("temperature", "2.1", false);
        row("max_tokens", "0", false);
        row("max_tokens", "9223372036854775807", true);
        row("thinking_budget", "-1", true);
        row("thinking_budget", "0", true);
        row("thinking_budget", "-2", false);
        row("thinking_budget", "32000", true);
        row("top_k", "40", true);
        row("top_k", "-1", false);
        row("seed", "-9223372036854775808", true);
        row("top_logprobs", "20", true);
        row("top_logprobs", "21", false);
        row("reasoning_effort", "high", true);
        row("verbosity", "low", true);
        row("service_tier", "priority", true);
        row("parallel_tool_calls", "no", true);
    }

    void parametersAreReadAndWritten()
    {
        QFETCH(const QString, key);
        QFETCH(const QString, text);
        QFETCH(const bool, good);
        const auto &rows = parameterRows();
        const auto row = std::find_if(rows.begin(), rows.end(), [&key](const ParameterRow &one) { return key == QLatin1String(one.key); });
        QVERIFY(row != rows.end());
        Parameters parameters;
        const QString wrong = setParameterText(*row, parameters, text);
        QCOMPARE(wrong.isEmpty(), good);
        QCOMPARE(parameterText(*row, parameters), good ? text : QString());
        QCOMPARE(parameters == Parameters(), !good);
        QCOMPARE(setParameterText(*row, parameters, QStringLiteral("  ")), QString());
        QVERIFY(parameters == Parameters());
    }

    void answersAreCheckedAgainstTheirShape_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown"); // what the place covers
        const auto row = [](const char *name, const char *answer, const char *text, const char *shown) {
            QTest::newRow(name) << QString::fromUtf8(answer) << QString::fromUtf8(text) << QString::fromUtf8(shown);
        };
        row("fits", "{\"items\":[{\"price\":1}]}", "Fits the schema", "");
        row("does not", "{\"Ã¤\": \"ð\",\n \"items\": [{\"price\": \"1\"}]}",
            "Does not fit: /items/0/price is a string, not a number.", "\"1\"");
        row("more", "{\"items\":[{\"price\":null},{\"price\":true}]}", "Does not fit: /items/0/price is null, not a number. (and 1 more)", "null");
        row("no JSON", "{\"items\":\n[}", "Does not fit: this is no JSON. Line 2: This is no JSON: here may stand a text in double quotes, a number, true, false, null, { or [.", "}");
        row("words", "Sure!", "Does not fit: this is no JSON. Line 1: This is no JSON: here may stand a text in double quotes, a number, true, false, null, { or [.", "S");
        row("cut", "{\"items\":[", "Does not fit: this is no JSON. Line 1: The JSON ends too early: a bracket or a quote is not closed.", "[");
    }

    void answersAreCheckedAgainstTheirShape()
    {
        QFETCH(const QString, answer);
        QFETCH(const QString, text);
        QFETCH(const QString, shown);
        ResponseFormat format;
        format.schema = quoted("{'properties':{'items':{'items':{'properties':{'price':{'type':'number'}}}}}}");
        const AnswerFit fit = checkAnswer(answer, format);
        QCOMPARE(fit.text, text);
        QCOMPARE(fit.fits, shown.isEmpty());
        if (!shown.isEmpty())
            QCOMPARE(answer.mid(fit.start, fit.length), shown);
        format.kind = ResponseFormat::Kind::JsonObject;
        QCOMPARE(checkAnswer(answer, format).fits, parseJson(answer.toUtf8()).has_value());
    }

    void argumentsAreCheckedAgainstTheTool()
    {
        CallState state;
        state.call = {QStringLiteral("1"), QStringLiteral("f"), QStringLiteral("{\"days\":\"3\"}")};
        QVERIFY(!argumentsProblem(state).isEmpty()); // no such tool
        state.known = true;
        QVERIFY(argumentsProblem(state).isEmpty()); // it takes anything
        state.schema = quoted("{'type':'object','properties':{'days':{'type':'integer'}}}");
        QCOMPARE(argumentsProblem(state), QStringLiteral("Does not fit the tool's schema: /days is a string, not a whole number."));
        state.call.arguments = QStringLiteral("{\"days\":");
        QVERIFY(argumentsProblem(state).contains(QStringLiteral("ends too early")));
        state.call.arguments.clear();
        QVERIFY(argumentsProblem(state).isEmpty());
        state.call.arguments = QStringLiteral("anything");
        state.call.custom = true;
        QVERIFY(argumentsProblem(state).isEmpty());
    }

    void errorsHaveOneRemedy()
    {
        const auto remedy = [](ErrorKind kind, bool sent = true, bool direct = false) {
            return remedyFor({kind, QStringLiteral("x"), 0, {}}, sent, direct);
        };
        QCOMPARE(remedy(ErrorKind::Auth, false), Remedy::AddKey);
        QCOMPARE(remedy(ErrorKind::Auth), Remedy::ChangeKey);
        QCOMPARE(remedy(ErrorKind::Secret, false), Remedy::AddKey);
        QCOMPARE(remedy(ErrorKind::Proxy, true, true), Remedy::DirectRoute);
        QCOMPARE(remedy(ErrorKind::Proxy), Remedy::Retry);
        QCOMPARE(remedy(ErrorKind::RateLimit), Remedy::Retry);
        QCOMPARE(remedy(ErrorKind::NotFound), Remedy::ChooseModel);
        QCOMPARE(remedy(ErrorKind::Request), Remedy::None);
    }

    void routesSayWhyNot()
    {
        Provider provider;
        provider.name = QStringLiteral("Ollama");
        provider.directUrl = QStringLiteral("http://127.0.0.1:11434/v1");
        provider.local = true;
        QVERIFY(!routeProblem(provider, Route::Helicone).isEmpty());
        QVERIFY(routeProblem(provider, Route::Direct).isEmpty());
        provider.heliconeUrl = QStringLiteral("http://127.0.0.1:8585/v1"); // Helicone on one's own machine
        QVERIFY(routeProblem(provider, Route::Helicone).isEmpty());
        provider.directUrl.clear();
        QVERIFY(!routeProblem(provider, Route::Direct).isEmpty());
        provider = Provider();
        provider.demo = true;
        QVERIFY(routeProblem(provider, Route::Helicone).isEmpty()); // it plays Helicone's part too
        QVERIFY(routeProblem(provider, Route::Direct).isEmpty());
    }

    void numbersAreReadAndRefusedInWords()
    {
        QCOMPARE(*readNumber(QStringLiteral(" 0.7 "), 0, 2), 0.7);
        QCOMPARE(*readNumber(QStringLiteral("0,7"), 0, 2), 0.7);
        QCOMPARE(*readNumber(QStringLiteral("0"), 0, 2), 0.0);
        for (const char *bad : {"", "x", "2.01", "-0.1", "nan", "inf", "1,000.5", "0.7.1"})
            QVERIFY2(!readNumber(QLatin1String(bad), 0, 2).ok(), bad);
        QCOMPARE(writeNumber(0.1), QStringLiteral("0.1"));
        QCOMPARE(writeNumber(1), QStringLiteral("1"));

        const auto whole = [](const char *text, qint64 lowest = std::numeric_limits<qint64>::min()) {
            return readWhole(QLatin1String(text), lowest, std::numeric_limits<qint64>::max());
        };
        QCOMPARE(*whole("9223372036854775807"), std::numeric_limits<qint64>::max());
        QCOMPARE(*whole("-9223372036854775808"), std::numeric_limits<qint64>::min());
        QVERIFY(!whole("9223372036854775808").ok());
        QVERIFY(!whole("1.5").ok());
        QVERIFY(!whole("0", 1).ok());
    }

    void stopSequencesKeepTheirEscapes()
    {
        const QStringList stops {QStringLiteral("\n\n"), QStringLiteral("a\\n"),
            QStringLiteral("\t"), QStringLiteral(" END ")};
        QCOMPARE(*readStops(writeStops(stops)), stops);
        QCOMPARE(*readStops(QString()), QStringList());
        QCOMPARE(*readStops(QStringLiteral("\\n")), QStringList {QStringLiteral("\n")});
        QVERIFY(!readStops(QStringLiteral("\\x")).ok());
        QVERIFY(!readStops(QStringLiteral("end\\")).ok());
    }

    void tagsThatCannotBeHeadersAreNamed()
    {
        Tags tags;
        QVERIFY(tagsProblem(tags).isEmpty());
        tags.userId = QStringLiteral("José");
        tags.sessionId = QStringLiteral("s");
        tags.sessionPath = QStringLiteral("/a");
        tags.properties = {{QStringLiteral("App"), QStringLiteral("bot")}};
        QCOMPARE(tagsProblem(tags), QString());
        const auto refused = [&tags](auto change) {
            Tags changed = tags;
            change(changed);
            return !tagsProblem(changed).isEmpty();
        };
        QVERIFY(refused([](Tags &t) { t.userId = QStringLiteral("a\nb"); }));
        QVERIFY(refused([](Tags &t) { t.sessionPath = QStringLiteral("a"); }));
        QVERIFY(refused([](Tags &t) { t.sessionId.clear(); }));
        QVERIFY(refused([](Tags &t) { t.properties[0].first = QStringLiteral("a b"); }));
        QVERIFY(refused([](Tags &t) { t.properties[0].first.clear(); }));
        QVERIFY(refused([](Tags &t) { t.properties[0].second.clear(); }));
        QVERIFY(refused([](Tags &t) { t.properties << qMakePair(QStringLiteral("app"), QStringLiteral("x")); }));
    }

    void recentModelsComeFirstAndStayFew()
    {
        QList<RecentModel> recent;
        for (int i = 0; i < 20; ++i)
            recent = withRecentModel(recent, {QStringLiteral("openai"), QString::number(i)});
        recent = withRecentModel(recent, {QStringLiteral("openai"), QStringLiteral("15")});
        QCOMPARE(recent.size(), 8);
        QCOMPARE(recent.first().model, QStringLiteral("15"));
        QCOMPARE(recent.at(1).model, QStringLiteral("19"));
        QCOMPARE(readRecentModels(writeRecentModels(recent)), recent);
        QVERIFY(readRecentModels(QStringLiteral("[1,{},[\"a\"]]")).isEmpty());
        QVERIFY(readRecentModels(QStringLiteral("nonsense")).isEmpty());
    }

    void searchFindsAndTakesAnyName()
    {
        QTemporaryDir folder;
        const Settings settings(folder.filePath(QStringLiteral("settings.ini")));
        const ProviderList providers = ProviderList::load(settings);
        const auto prices = PriceBook::builtIn();
        const ModelChoices choices(providers, prices.get());
        const QList<RecentModel> recent {
            {QStringLiteral("openrouter"), QStringLiteral("my-claude")}};
        const auto all = choices.matching({}, recent, QStringLiteral("openai"));
        QCOMPARE(all.first().model, QStringLiteral("my-claude"));
        QVERIFY(all.first().recent);
        QVERIFY(all.size() > 20);

        const auto found = choices.matching(QStringLiteral("openai gpt"), {}, QStringLiteral("openai"));
        QVERIFY(!found.isEmpty());
        for (const ModelChoice &choice : found) {
            QVERIFY(choice.model.contains(QStringLiteral("gpt"), Qt::CaseInsensitive)
                || choice.providerName.contains(QStringLiteral("gpt"), Qt::CaseInsensitive));
        }

        const auto typed = choices.matching(QStringLiteral("ft:mine:7"), {}, QStringLiteral("openai"));
        QVERIFY(!typed.isEmpty());
        QVERIFY(typed.last().typed);
        QCOMPARE(typed.last().provider, QStringLiteral("openai"));
        QCOMPARE(typed.last().model, QStringLiteral("ft:mine:7"));

        const auto other = choices.matching(QStringLiteral("ollama/qwen3:4b"), {}, QStringLiteral("openai"));
        QCOMPARE(other.first().provider, QStringLiteral("ollama"));
        QCOMPARE(other.first().model, QStringLiteral("qwen3:4b"));
    }
};

HELIOGRAPH_TEST_MAIN(TestPlaygroundChecks)
#include "tst_playgroundchecks.moc"
