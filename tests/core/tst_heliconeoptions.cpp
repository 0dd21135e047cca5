#include "core/base/settings.h"
#include "core/helicone/heliconedefaults.h"
#include "core/helicone/heliconeread.h"
#include "core/helicone/route.h"
#include "tests/support/testmain.h"

using namespace heliograph;

namespace {

using Change = std::function<void(HeliconeOptions &)>;

HeliconeFallback target(const QString &url, const QString &model = {})
{
    HeliconeFallback one;
    one.targetUrl = url;
    one.headers = {{QStringLiteral("Authorization"), QStringLiteral("Bearer $OPENAI_API_KEY")},
        {QStringLiteral("Content-Type"), QStringLiteral("application/json")}};
    one.onCodes = {{429, 429}, {500, 599}};
    if (!model.isEmpty())
        one.bodyOverride = dumpJson(Json{{"model", model.toStdString()}});
    return one;
}

HeliconeUse openAiChat()
{
    HeliconeUse use;
    use.provider.id = QStringLiteral("openai");
    use.provider.name = QStringLiteral("OpenAI");
    use.provider.directUrl = QStringLiteral("https://api.openai.com/v1");
    use.provider.heliconeUrl = QStringLiteral("https://oai.helicone.ai/v1");
    return use;
}

QByteArray valueOf(const HeaderList &headers, const char *name)
{
    for (const Header &header : headers) {
        if (header.first.compare(name, Qt::CaseInsensitive) == 0)
            return header.second;
    }
    return {};
}

QString textsOf(const HeliconeProblems &problems)
{
    QStringList texts;
    for (const HeliconeProblem &problem : problems)
        texts << QStringLiteral("%1: %2").arg(int(problem.field)).arg(problem.text);
    return texts.join(QLatin1Char('\n'));
}

}

/// Helicone's headers: what is written and what is read back.
class HeliconeOptionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAndReadsBack_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QStringList>("headers");
        const auto row = [](const char *name, const Change &change, const QStringList &headers) {
            QTest::newRow(name) << change << headers;
        };
        const auto h = [](const char *text) { return QString::fromUtf8(text); };
        row("nothing", [](HeliconeOptions &) {}, {});
        row("cache", [](HeliconeOptions &o) { o.cacheSave = o.cacheRead = true; },
            {h("Helicone-Cache-Enabled: true")});
        row("cache saving", [](HeliconeOptions &o) { o.cacheSave = true; },
            {h("Helicone-Cache-Save: true")});
        row("cache reading", [](HeliconeOptions &o) { o.cacheRead = true; },
            {h("Helicone-Cache-Read: true")});
        row("cache whole",
            [](HeliconeOptions &o) {
                o.cacheSave = o.cacheRead = true;
                o.cacheTtlS = 3600;
                o.cacheBuckets = 20;
                o.cacheSeed = QStringLiteral("user-123");
                o.cacheIgnoreKeys = {
                    QStringLiteral("user"), QStringLiteral("a\"b,c"), QStringLiteral("größe")};
            },
            {h("Helicone-Cache-Enabled: true"), h("Cache-Control: max-age=3600"),
                h("Helicone-Cache-Ignore-Keys: \"user\",\"a\\\"b,c\",\"gr\\u00f6\\u00dfe\""),
                h("Helicone-Cache-Bucket-Max-Size: 20"), h("Helicone-Cache-Seed: user-123")});
        row("retries", [](HeliconeOptions &o) { o.retries = true; },
            {h("Helicone-Retry-Enabled: true")});
        row("retries whole",
            [](HeliconeOptions &o) {
                o.retries = true;
                o.retryNumber = 3;
                o.retryFactor = 1.5;
                o.retryShortestMs = 200;
                o.retryLongestMs = 20'000;
            },
            {h("Helicone-Retry-Enabled: true"), h("Helicone-Retry-Factor: 1.5"),
                h("Helicone-Retry-Num: 3"), h("Helicone-Retry-Min-Timeout: 200"),
                h("Helicone-Retry-Max-Timeout: 20000")});
        row("limit",
            [](HeliconeOptions &o) {
                o.rateLimit = RateLimitPolicy{100, 3600, RateLimitPolicy::Unit::Requests, {}};
            },
            {h("Helicone-RateLimit-Policy: 100;w=3600;u=request")});
        row("limit of cost by user",
            [](HeliconeOptions &o) {
                o.rateLimit =
                    RateLimitPolicy{12.5, 60, RateLimitPolicy::Unit::Cents, QStringLiteral("user")};
            },
            {h("Helicone-RateLimit-Policy: 12.5;w=60;u=cents;s=user")});
        row("fallbacks",
            [](HeliconeOptions &o) {
                o.fallbacks = {
                    target(QStringLiteral("https://api.openai.com"), QStringLiteral("gpt-4o")),
                    target(QStringLiteral("https://api.example.com"), QStringLiteral("other"))};
            },
            {h("Helicone-Fallbacks: "
               "[{\"target-url\":\"https://"
               "api.openai.com\",\"headers\":{\"Authorization\":\"Bearer "
               "$OPENAI_API_KEY\",\"Content-Type\":\"application/"
               "json\"},\"onCodes\":[429,{\"from\":500,\"to\":599}],"
               "\"bodyKeyOverride\":{\"model\":\"gpt-4o\"}},{\"target-url\":\"https://"
               "api.example.com\",\"headers\":{"
               "\"Authorization\":\"Bearer "
               "$OPENAI_API_KEY\",\"Content-Type\":\"application/json\"},\"onCodes\":[429,{"
               "\"from\":500,\"to\":599}],\"bodyKeyOverride\":{\"model\":\"other\"}}]")});
        row("omit", [](HeliconeOptions &o) { o.omitRequest = o.omitResponse = true; },
            {h("Helicone-Omit-Request: true"), h("Helicone-Omit-Response: true")});
        row("model", [](HeliconeOptions &o) { o.modelOverride = QStringLiteral("gpt-4o"); },
            {h("Helicone-Model-Override: gpt-4o")});
        row("streams",
            [](HeliconeOptions &o) { o.streamUsage = o.streamForceFormat = o.longTimeout = true; },
            {h("Helicone-Stream-Usage: true"), h("Helicone-Stream-Force-Format: true"),
                h("Helicone-Increase-Timeout: true")});
        row("long prompts",
            [](HeliconeOptions &o) { o.tokenLimitHandler = QStringLiteral("middle-out"); },
            {h("Helicone-Token-Limit-Exception-Handler: middle-out")});
        row("safety",
            [](HeliconeOptions &o) { o.moderation = o.security = o.securityAdvanced = true; },
            {h("Helicone-Moderations-Enabled: true"), h("Helicone-LLM-Security-Enabled: true"),
                h("Helicone-LLM-Security-Advanced: true")});
        row("prompt",
            [](HeliconeOptions &o) {
                o.promptId = QStringLiteral("greet");
                o.promptVersion = QStringLiteral("3");
                o.promptName = QStringLiteral("Greeting");
                o.promptMode = QStringLiteral("testing");
                o.promptFormat = QStringLiteral("jsx");
            },
            {h("Helicone-Prompt-Id: greet"), h("Helicone-Prompt-Version: 3"),
                h("Helicone-Prompt-Name: Greeting"), h("Helicone-Prompt-Mode: testing"),
                h("Helicone-Prompt-Format: jsx")});
        row("mapping", [](HeliconeOptions &o) { o.bodyMapping = QStringLiteral("NO_MAPPING"); },
            {h("Helicone-Gateway-Body-Mapping: NO_MAPPING")});
        row("elsewhere",
            [](HeliconeOptions &o) {
                o.webhook = o.posthog = o.lytix = true;
                o.posthogHost = QStringLiteral("https://eu.posthog.com");
                o.lytixHost = QStringLiteral("https://lytix.example.com");
            },
            {h("Helicone-Webhook-Enabled: true"), h("Helicone-Posthog-Key: $POSTHOG_API_KEY"),
                h("Helicone-Lytix-Key: $LYTIX_API_KEY"),
                h("Helicone-Posthog-Host: https://eu.posthog.com"),
                h("Helicone-Lytix-Host: https://lytix.example.com")});
    }
    void writesAndReadsBack()
    {
        QFETCH(Change, change);
        QFETCH(QStringList, headers);
        HeliconeOptions options;
        change(options);
        QCOMPARE(textsOf(problemsOf(options)), QString());
        const auto written = headersOf(options);
        QVERIFY(written.ok());
        QStringList lines;
        for (const Header &header : *written) {
            lines << QString::fromUtf8(header.first + ": " + header.second);
            for (const char c : header.second)
                QVERIFY(c >= 32 && c < 127);
        }
        QCOMPARE(lines, headers);
        const HeliconeRequest read = readHeliconeRequest(*written);
        QCOMPARE(textsOf(read.problems), QString());
        QVERIFY(read.options == options);
        QVERIFY(read.rest.isEmpty());
        QCOMPARE(summaryOf(options).isEmpty(), headers.isEmpty());
        // What a call keeps of them opens as the same options again.
        QVERIFY(readHeliconeRequest(redactHeaders(*written)).options == options);
        // And so do the settings.
        HeliconeOptions kept = options;
        kept.promptId.clear();
        kept.promptVersion.clear();
        kept.promptName.clear();
        kept.promptMode.clear();
        kept.promptFormat.clear();
        QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("settings.ini")));
        const Status status = settings.set(heliconeSettings(options));
        QVERIFY2(status.ok(), status.ok() ? "" : qPrintable(status.error().message));
        QVERIFY(
            heliconeDefaults(Settings(folder.filePath(QStringLiteral("settings.ini")))) == kept);
        for (const QString &key : settings.keys())
            QVERIFY2(settings.isKnown(key), qPrintable(key));
    }

    void takesWhatIsSound()
    {
        const HeaderList headers{{"helicone-cache-enabled", "TRUE"},
            {"cache-control", "public, s-maxage=120, max-age=60"},
            {"Helicone-Retry-Enabled", "true"}, {"Helicone-Omit-Request", "false"},
            {"Helicone-Prompt-Security-Enabled", "true"}, {"Helicone-User-Id", "u"},
            {"Helicone-Session-Path", "/a"}, {"Helicone-Property-App", "bot"},
            {"Helicone-Node-Id", "n"}, {"X-Mine", "1"},
            {"Helicone-Request-Id", "9a1e9d2c-4a0e-4b53-8f0e-2f1c0f5f0001"},
            {"Helicone-RateLimit-Policy", "10;W=60;U=Request;S=User"},
            {"Helicone-Something-Entirely-New", "1"}};
        const HeliconeRequest read = readHeliconeRequest(headers);
        QCOMPARE(textsOf(read.problems), QString());
        QVERIFY(read.options.cacheSave && read.options.cacheRead && read.options.retries
            && read.options.security);
        QVERIFY(!read.options.omitRequest);
        QCOMPARE(read.options.cacheTtlS, std::optional<qint64>(120));
        QCOMPARE(read.options.rateLimit->quota, 10.0);
        QCOMPARE(read.tags.userId, QStringLiteral("u"));
        QCOMPARE(read.tags.sessionPath, QStringLiteral("/a"));
        QCOMPARE(read.tags.properties.first().first, QStringLiteral("App"));
        QCOMPARE(read.requestId, QStringLiteral("9a1e9d2c-4a0e-4b53-8f0e-2f1c0f5f0001"));
        QCOMPARE(read.rest,
            HeaderList({{"Helicone-Node-Id", "n"}, {"X-Mine", "1"},
                {"Helicone-Something-Entirely-New", "1"}}));
        // Without a cache, Cache-Control is none of Helicone's business.
        const HeliconeRequest plain = readHeliconeRequest({{"Cache-Control", "no-cache"}});
        QVERIFY(plain.problems.empty() && plain.rest.size() == 1 && !plain.options.cacheTtlS);
    }

    void knowsTheRequest_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<std::function<void(HeliconeUse &)>>("use");
        QTest::addColumn<QString>("says");
        using Use = std::function<void(HeliconeUse &)>;
        const auto row = [](const char *name, const Change &change, const Use &use,
                             const char *says) {
            QTest::newRow(name) << change << use << QString::fromUtf8(says);
        };
        const auto limit = [](const char *segment) {
            return Change([segment](HeliconeOptions &o) {
                o.rateLimit = RateLimitPolicy{1, 60, {}, QLatin1String(segment)};
            });
        };
        row(
            "user without one", limit("user"), [](HeliconeUse &) {}, "--user-id");
        row(
            "user with one", limit("user"),
            [](HeliconeUse &u) { u.tags.userId = QStringLiteral("u"); }, "");
        row(
            "property without it", limit("app"),
            [](HeliconeUse &u) { u.tags.userId = QStringLiteral("u"); }, "--property app=");
        row(
            "property with it", limit("app"),
            [](HeliconeUse &u) {
                u.tags.properties = {{QStringLiteral("App"), QStringLiteral("x")}};
            },
            "");
        const Change usage = [](HeliconeOptions &o) { o.streamUsage = true; };
        row(
            "usage of a stream", usage, [](HeliconeUse &) {}, "");
        row(
            "usage of no stream", usage, [](HeliconeUse &u) { u.streamed = false; },
            "not streamed");
        row(
            "usage of another format", usage,
            [](HeliconeUse &u) { u.format = WireFormat::Anthropic; }, "this format refuses");
        const Change moderation = [](HeliconeOptions &o) { o.moderation = true; };
        row(
            "moderation at OpenAI", moderation, [](HeliconeUse &) {}, "");
        row(
            "moderation elsewhere", moderation,
            [](HeliconeUse &u) { u.provider.id = QStringLiteral("groq"); }, "unchecked");
        row(
            "moderation of responses", moderation,
            [](HeliconeUse &u) { u.format = WireFormat::OpenAiResponses; }, "unchecked");
        row(
            "security elsewhere", [](HeliconeOptions &o) { o.security = true; },
            [](HeliconeUse &u) { u.provider.id = QStringLiteral("groq"); }, "unchecked");
        row(
            "prompt elsewhere", [](HeliconeOptions &o) { o.gatewayPromptId = QStringLiteral("p"); },
            [](HeliconeUse &) {}, "AI gateway fills");
        row(
            "prompt at the gateway",
            [](HeliconeOptions &o) { o.gatewayPromptId = QStringLiteral("p"); },
            [](HeliconeUse &u) { u.provider.gateway = true; }, "");
        row(
            "mapping elsewhere",
            [](HeliconeOptions &o) { o.bodyMapping = QStringLiteral("OPENAI"); },
            [](HeliconeUse &) {}, "maps bodies");
        row(
            "fallbacks at the gateway",
            [](HeliconeOptions &o) { o.fallbacks = {target(QStringLiteral("https://a.b"))}; },
            [](HeliconeUse &u) { u.provider.gateway = true; }, "model's name");
    }
    void knowsTheRequest()
    {
        QFETCH(Change, change);
        QFETCH(std::function<void(HeliconeUse &)>, use);
        QFETCH(QString, says);
        HeliconeOptions options;
        change(options);
        QCOMPARE(textsOf(problemsOf(options)), QString());
        HeliconeUse request = openAiChat();
        use(request);
        const QString texts = textsOf(problemsOf(options, request));
        QVERIFY2(says.isEmpty() ? texts.isEmpty() : texts.contains(says), qPrintable(texts));
    }

    void keysAreNamedAndFilledIn()
    {
        RouteQuestion question;
        question.provider = openAiChat().provider;
        question.route = Route::Helicone;
        question.helicone.fallbacks = {target(QStringLiteral("https://api.openai.com"))};
        question.helicone.posthog = true;
        QCOMPARE(keysNeededBy(question.helicone),
            QStringList({QStringLiteral("OPENAI_API_KEY"), QStringLiteral("POSTHOG_API_KEY")}));
        const auto missing = destinationOf(question);
        QVERIFY(!missing.ok());
        QCOMPARE(missing.error().kind, ErrorKind::Auth);
        QVERIFY(missing.error().message.contains(QStringLiteral("$OPENAI_API_KEY")));
        question.credentials.named = {
            {QStringLiteral("OPENAI_API_KEY"), QStringLiteral("sk-CANARY\"1")},
            {QStringLiteral("POSTHOG_API_KEY"), QStringLiteral("phc-CANARY2")}};
        const auto destination = destinationOf(question);
        QVERIFY(destination.ok());
        // Fallbacks work at the gateway alone.
        QCOMPARE(
            destination->url, QStringLiteral("https://gateway.helicone.ai/v1/chat/completions"));
        QCOMPARE(valueOf(destination->headers, "Helicone-Target-URL"),
            QByteArray("https://api.openai.com"));
        const auto sent = parseJson(valueOf(destination->headers, "Helicone-Fallbacks"));
        QVERIFY(sent.has_value());
        QCOMPARE(stringMember(member((*sent)[0], "headers"), "Authorization"),
            QStringLiteral("Bearer sk-CANARY\"1"));
        QCOMPARE(valueOf(destination->headers, "Helicone-Posthog-Key"), QByteArray("phc-CANARY2"));
        for (const Header &header : redactHeaders(destination->recorded))
            QVERIFY2(!header.second.contains("CANARY"), header.first.constData());
        QVERIFY(valueOf(redactHeaders(destination->recorded), "Helicone-Fallbacks")
                    .contains("Bearer $OPENAI_API_KEY"));
        QVERIFY(question.credentials.all().contains(QStringLiteral("phc-CANARY2")));
    }

    void promptsOfTheGatewayTravelInTheBody()
    {
        HeliconeOptions options;
        options.gatewayPromptId = QStringLiteral("p1");
        options.gatewayEnvironment = QStringLiteral("staging");
        options.promptInputs = {{QStringLiteral("name"), QStringLiteral("A \"B\"")}};
        QVERIFY(headersOf(options)->isEmpty());
        const auto members = bodyMembersOf(options);
        QCOMPARE(members.size(), 3);
        QCOMPARE(members[0], (QPair<QByteArray, QByteArray>("prompt_id", "\"p1\"")));
        QCOMPARE(members[1], (QPair<QByteArray, QByteArray>("environment", "\"staging\"")));
        QCOMPARE(
            members[2], (QPair<QByteArray, QByteArray>("inputs", "{\"name\":\"A \\\"B\\\"\"}")));
    }

    void saysWhatALimitDoes()
    {
        QCOMPARE(periodText(3600), QStringLiteral("1 hour"));
        QCOMPARE(periodText(90), QStringLiteral("90 seconds"));
        QCOMPARE(periodText(172'800), QStringLiteral("2 days"));
        const QString all = policySentence({100, 3600, RateLimitPolicy::Unit::Requests, {}});
        QVERIFY2(all.startsWith(QStringLiteral(
                     "All calls with your Helicone key together: at most 100 requests in 1 hour.")),
            qPrintable(all));
        const QString user =
            policySentence({250, 86'400, RateLimitPolicy::Unit::Cents, QStringLiteral("user")});
        QVERIFY2(user.startsWith(QStringLiteral("Each user: at most $2.50 of cost in 1 day.")),
            qPrintable(user));
        QVERIFY(policySentence({1, 60, {}, QStringLiteral("App")})
                    .contains(QStringLiteral("property “App”")));
    }

    void statusesAreReadAndWritten()
    {
        const auto ranges = readStatusRanges(QStringLiteral(" 429, 500-599 ,503"));
        QVERIFY(ranges.ok());
        QCOMPARE(statusRangesText(*ranges), QStringLiteral("429, 500-599, 503"));
        QVERIFY(!readStatusRanges(QStringLiteral("5xx")).ok());
        QVERIFY(readStatusRanges(QString())->empty());
    }

    void defaultsAreSettings()
    {
        QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("settings.ini")));
        for (const QString &key : heliconeSettingKeys())
            QVERIFY2(Settings::plainKeys().contains(key), qPrintable(key));
        const auto problem = [&settings](const char *key, const char *value) {
            return heliconeSettingProblem(settings, QLatin1String(key), QString::fromUtf8(value));
        };
        // In any order: a switch may be set last.
        QCOMPARE(problem("helicone.retry-num", "3"), QString());
        QCOMPARE(problem("helicone.cache-control", "max-age=60"), QString());
        QCOMPARE(problem("helicone.retry-enabled", "false"), QString());
        QVERIFY(problem("helicone.cache-control", "1 hour").contains(QStringLiteral("7 days")));
        QVERIFY(problem("helicone.ratelimit-policy", "100")
                    .contains(QStringLiteral("every call pass")));
        QVERIFY(
            problem("helicone.cache-bucket-max-size", "21").contains(QStringLiteral("1 to 20")));
        QVERIFY(problem("helicone.cache-ignore-keys", "user")
                    .contains(QStringLiteral("double quotes")));
        QVERIFY(problem("helicone.omit-request", "yes").contains(QStringLiteral("word true")));

        HeliconeOptions defaults;
        defaults.cacheSave = defaults.cacheRead = true;
        defaults.cacheTtlS = 3600;
        defaults.omitRequest = true;
        // One's own headers replace what belongs together.
        const HeaderList laid =
            overDefaults(defaults, {{"Helicone-Cache-Enabled", "false"}, {"X-Mine", "1"}});
        QCOMPARE(laid,
            HeaderList({{"Helicone-Omit-Request", "true"}, {"Helicone-Cache-Enabled", "false"},
                {"X-Mine", "1"}}));
        QCOMPARE(overDefaults(defaults, {}).size(), 3);
    }
};

HELIOGRAPH_TEST_MAIN(HeliconeOptionsTest)
#include "tst_heliconeoptions.moc"
