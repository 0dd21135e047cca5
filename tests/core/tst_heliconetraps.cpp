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

QString textsOf(const HeliconeProblems &problems)
{
    QStringList texts;
    for (const HeliconeProblem &problem : problems)
        texts << QStringLiteral("%1: %2").arg(int(problem.field)).arg(problem.text);
    return texts.join(QLatin1Char('\n'));
}

}

/// What Helicone would silently ignore or misread, each refused with the way out.
class HeliconeTrapsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesEveryTrapInOptions_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("field");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const Change &change, HeliconeField field,
                             const char *says) {
            QTest::newRow(name) << change << int(field) << QString::fromUtf8(says);
        };
        using O = HeliconeOptions;
        using F = HeliconeField;
        row(
            "lifetime without a cache", [](O &o) { o.cacheTtlS = 60; }, F::CacheTtl,
            "cache is off");
        row(
            "buckets without a cache", [](O &o) { o.cacheBuckets = 2; }, F::CacheBuckets,
            "cache is off");
        row(
            "seed without a cache", [](O &o) { o.cacheSeed = QStringLiteral("x"); }, F::CacheSeed,
            "cache is off");
        row(
            "ignored keys without a cache", [](O &o) { o.cacheIgnoreKeys = {QStringLiteral("x")}; },
            F::CacheIgnoreKeys, "cache is off");
        row(
            "too short",
            [](O &o) {
                o.cacheRead = o.cacheSave = true;
                o.cacheTtlS = 59;
            },
            F::CacheTtl, "keep none");
        row(
            "nothing at all",
            [](O &o) {
                o.cacheRead = o.cacheSave = true;
                o.cacheTtlS = 0;
            },
            F::CacheTtl, "keep none");
        row(
            "over a year",
            [](O &o) {
                o.cacheRead = o.cacheSave = true;
                o.cacheTtlS = 31'536'001;
            },
            F::CacheTtl, "365 days");
        row(
            "21 buckets",
            [](O &o) {
                o.cacheRead = o.cacheSave = true;
                o.cacheBuckets = 21;
            },
            F::CacheBuckets, "1 to 20");
        row(
            "no bucket",
            [](O &o) {
                o.cacheRead = o.cacheSave = true;
                o.cacheBuckets = 0;
            },
            F::CacheBuckets, "1 to 20");
        row(
            "an empty key",
            [](O &o) {
                o.cacheRead = true;
                o.cacheIgnoreKeys = {QString()};
            },
            F::CacheIgnoreKeys, "empty name");
        row(
            "a seed with a line break",
            [](O &o) {
                o.cacheRead = true;
                o.cacheSeed = QStringLiteral("a\nX: 1");
            },
            F::CacheSeed, "line breaks");
        row(
            "a seed with an accent",
            [](O &o) {
                o.cacheRead = true;
                o.cacheSeed = QStringLiteral("é");
            },
            F::CacheSeed, "accents");
        row(
            "number of no retries", [](O &o) { o.retryNumber = 3; }, F::RetryNumber,
            "retries are off");
        row(
            "factor of no retries", [](O &o) { o.retryFactor = 3; }, F::RetryFactor,
            "retries are off");
        row(
            "shortest of no retries", [](O &o) { o.retryShortestMs = 3; }, F::RetryShortest,
            "retries are off");
        row(
            "longest of no retries", [](O &o) { o.retryLongestMs = 3; }, F::RetryLongest,
            "retries are off");
        row(
            "no retry",
            [](O &o) {
                o.retries = true;
                o.retryNumber = 0;
            },
            F::RetryNumber, "1 or more");
        row(
            "factor nought",
            [](O &o) {
                o.retries = true;
                o.retryFactor = 0;
            },
            F::RetryFactor, "above 0");
        row(
            "negative wait",
            [](O &o) {
                o.retries = true;
                o.retryShortestMs = -1;
            },
            F::RetryShortest, "negative");
        row(
            "waits crossed",
            [](O &o) {
                o.retries = true;
                o.retryShortestMs = 20'000;
            },
            F::RetryShortest, "longer than the longest");
        row(
            "waits crossed below",
            [](O &o) {
                o.retries = true;
                o.retryLongestMs = 500;
            },
            F::RetryLongest, "longer than the longest");
        row(
            "quota nought",
            [](O &o) {
                o.rateLimit = RateLimitPolicy{0, 60, {}, {}};
            },
            F::RateLimitQuota, "above 0");
        row(
            "half a request",
            [](O &o) {
                o.rateLimit = RateLimitPolicy{0.5, 60, {}, {}};
            },
            F::RateLimitQuota, "whole");
        row(
            "window of 59 s",
            [](O &o) {
                o.rateLimit = RateLimitPolicy{1, 59, {}, {}};
            },
            F::RateLimitWindow, "lets every call pass");
        row(
            "window over a year",
            [](O &o) {
                o.rateLimit = RateLimitPolicy{1, 31'536'001, {}, {}};
            },
            F::RateLimitWindow, "lets every call pass");
        row(
            "segment with a dot",
            [](O &o) {
                o.rateLimit = RateLimitPolicy{1, 60, {}, QStringLiteral("a.b")};
            },
            F::RateLimitSegment, "lets every call pass");
        row(
            "no handler of that name", [](O &o) { o.tokenLimitHandler = QStringLiteral("cut"); },
            F::TokenLimit, "ignores");
        row(
            "thorough without a check", [](O &o) { o.securityAdvanced = true; },
            F::SecurityAdvanced, "no effect");
        row(
            "no mode of that name",
            [](O &o) {
                o.promptId = QStringLiteral("p");
                o.promptMode = QStringLiteral("prod");
            },
            F::PromptMode, "fails");
        row(
            "version of no prompt", [](O &o) { o.promptVersion = QStringLiteral("1"); },
            F::PromptVersion, "without a prompt id");
        row(
            "inputs of no prompt",
            [](O &o) {
                o.promptInputs = {{QStringLiteral("a"), QStringLiteral("b")}};
            },
            F::PromptInputs, "without the id");
        row(
            "an input twice",
            [](O &o) {
                o.gatewayPromptId = QStringLiteral("p");
                o.promptInputs = {{QStringLiteral("a"), QStringLiteral("b")},
                    {QStringLiteral("a"), QStringLiteral("c")}};
            },
            F::PromptInputs, "twice");
        row(
            "no mapping of that name", [](O &o) { o.bodyMapping = QStringLiteral("openai"); },
            F::BodyMapping, "OPENAI");
        row(
            "host without a key", [](O &o) { o.posthogHost = QStringLiteral("https://a.b"); },
            F::PosthogHost, "POSTHOG_API_KEY");
        row(
            "host that is none",
            [](O &o) {
                o.lytix = true;
                o.lytixHost = QStringLiteral("lytix");
            },
            F::LytixHost, "https://");
        const auto fallback = [](const std::function<void(HeliconeFallback &)> &change) {
            return [change](O &o) {
                o.fallbacks = {target(QStringLiteral("https://api.openai.com")),
                    target(QStringLiteral("https://b.example"))};
                change(o.fallbacks.front());
            };
        };
        row("target with a path",
            fallback([](auto &f) { f.targetUrl = QStringLiteral("https://api.openai.com/v1"); }),
            F::Fallbacks, "Write https://api.openai.com.");
        row("target that is none",
            fallback([](auto &f) { f.targetUrl = QStringLiteral("api.openai.com"); }), F::Fallbacks,
            "must look like");
        row("target with a password",
            fallback([](auto &f) { f.targetUrl = QStringLiteral("https://u:p@a.b"); }),
            F::Fallbacks, "password");
        row("no content type", fallback([](auto &f) { f.headers.removeLast(); }), F::Fallbacks,
            "Content-Type");
        row("no key", fallback([](auto &f) { f.headers.removeFirst(); }), F::Fallbacks,
            "key must be among them");
        row("a key written out", fallback([](auto &f) {
            f.headers[0].second = QStringLiteral("Bearer sk-proj-abcdefgh12345678");
        }),
            F::Fallbacks, "Do not write a key");
        row("a key in another header", fallback([](auto &f) {
            f.headers.append({QStringLiteral("X-Api-Key"), QStringLiteral("abc")});
        }),
            F::Fallbacks, "Do not write a key");
        row("a header with a blank", fallback([](auto &f) {
            f.headers.append({QStringLiteral("X A"), QStringLiteral("1")});
        }),
            F::Fallbacks, "name of a header");
        row("a header with a line break", fallback([](auto &f) {
            f.headers.append({QStringLiteral("X-A"), QStringLiteral("1\r\nX: 2")});
        }),
            F::Fallbacks, "plain letters");
        row("a header twice", fallback([](auto &f) {
            f.headers.append({QStringLiteral("content-type"), QStringLiteral("x/y")});
        }),
            F::Fallbacks, "twice");
        row("no status", fallback([](auto &f) { f.onCodes.clear(); }), F::Fallbacks,
            "never goes on");
        row("a status that is none", fallback([](auto &f) {
            f.onCodes = {{42, 42}};
        }),
            F::Fallbacks, "100 to 599");
        row("a range backwards", fallback([](auto &f) {
            f.onCodes = {{599, 500}};
        }),
            F::Fallbacks, "100 to 599");
        row(
            "a body that is none",
            [](O &o) {
                o.fallbacks = {target(QStringLiteral("https://a.b"))};
                o.fallbacks[0].bodyOverride = "[1]";
            },
            F::Fallbacks, "JSON object");
        row("a change that stays", fallback([](auto &f) { f.bodyOverride = "{\"model\":\"a\"}"; }),
            F::Fallbacks, "body changes of target 1");
    }
    void refusesEveryTrapInOptions()
    {
        QFETCH(Change, change);
        QFETCH(int, field);
        QFETCH(QString, says);
        HeliconeOptions options;
        change(options);
        const HeliconeProblems problems = problemsOf(options);
        const bool said =
            std::any_of(problems.begin(), problems.end(), [&](const HeliconeProblem &problem) {
                return int(problem.field) == field && problem.text.contains(says);
            });
        QVERIFY2(said, qPrintable(textsOf(problems)));
        QVERIFY(!headersOf(options).ok());
        RouteQuestion question;
        question.provider = openAiChat().provider;
        question.route = Route::Helicone;
        question.helicone = options;
        const auto destination = destinationOf(question);
        QVERIFY(!destination.ok());
        QCOMPARE(destination.error().kind, ErrorKind::Usage);
        question.route = Route::Direct; // where none of it is sent
        QVERIFY(destinationOf(question).ok());
    }

    void refusesEveryTrapInHeaders_data()
    {
        QTest::addColumn<QByteArrayList>("lines");
        QTest::addColumn<QString>("says");
        const auto row = [](const QByteArrayList &lines, const char *says) {
            QTest::newRow(lines.join(" + ").left(70).constData())
                << lines << QString::fromUtf8(says);
        };
        row({"Helicone-Retry-Enabled: false"}, "any value turns retries on");
        row({"helicone-retry-enabled: 0"}, "leave the header out");
        row({"Helicone-Cache-Enabled: 1"}, "word true alone");
        row({"Helicone-Cache-Enabled: yes"}, "word true alone");
        row({"Helicone-Omit-Request: True"}, "word true alone");
        row({"Helicone-Omit-Response: 1"}, "word true alone");
        row({"Helicone-Stream-Usage: TRUE"}, "word true alone");
        row({"Helicone-Moderations-Enabled: on"}, "word true alone");
        row({"Helicone-LLM-Security-Enabled: enabled"}, "word true alone");
        row({"Helicone-Cache-Enabled: true", "Helicone-Cache-Ignore-Keys: user,seed"},
            "Write \"user\",\"seed\".");
        row({"Helicone-Cache-Enabled: true", "Helicone-Cache-Ignore-Keys: [\"user\"]"},
            "Write \"user\".");
        row({"Helicone-Cache-Enabled: true", "Helicone-Cache-Ignore-Keys: 1"}, "double quotes");
        row({"Helicone-Cache-Enabled: true", "Cache-Control: no-cache"}, "7 days");
        row({"Helicone-Cache-Enabled: true", "Cache-Control: max-age=1h"}, "7 days");
        row({"Helicone-Cache-Enabled: true", "Cache-Control: Max-Age=60"}, "7 days");
        row({"Helicone-Cache-Enabled: true", "Cache-Control: max-age = 60"}, "7 days");
        row({"Helicone-Cache-Enabled: true", "Helicone-Cache-Control: max-age=60"},
            "only writes it down");
        row({"Helicone-Cache-Enabled: true", "Helicone-Cache-Bucket-Max-Size: 3x"}, "whole number");
        row({"Helicone-Retry-Enabled: true", "Helicone-Retry-Num: many"}, "whole number");
        row({"Helicone-Retry-Enabled: true", "Helicone-Retry-Factor: x"}, "must be a number");
        row({"Helicone-RateLimit-Policy: 100"}, "let every call pass");
        row({"Helicone-RateLimit-Policy: 100;w=3600;s=user;u=request"}, "in this order");
        row({"Helicone-RateLimit-Policy: 100; w=3600"}, "without blanks");
        row({"Helicone-RateLimit-Policy: 100;w=3600;u=tokens"}, "let every call pass");
        row({"Helicone-Fallbacks: {}"}, "no JSON list");
        row({"Helicone-Fallbacks: [{\"target-url\":\"https://a.b\"}]"}, "lacks");
        row({"Helicone-Fallbacks: "
             "[{\"target-url\":\"https://a.b\",\"headers\":{\"a\":1},\"onCodes\":[]}]"},
            "no text");
        row({"Helicone-Fallbacks: "
             "[{\"target-url\":\"https://a.b\",\"headers\":{},\"onCodes\":[\"500\"]}]"},
            "numbers");
        row({"Helicone-Request-Id: 0193b2c4-5d6e-7f80-8123-456789abcdef"}, "version 1 to 5");
        row({"Helicone-Request-Id: mine"}, "silently use another");
        row({"Helicone-Target-URL: https://api.openai.com/v1"}, "drops the path");
        row({"Helicone-Target-URL: api.openai.com"}, "must be an address");
        row({"Helicone-OpenAI-Api-Base: azure"}, "must be an address");
        row({"Helicone-Auth: sk-helicone-x"}, "Bearer");
        row({"Helicone-Posthog-Key: phc_1234567890"}, "do not write the key");
        row({"Helicone-Lytix-Key: abc"}, "heliograph keys set lytix");
        row({"Helicone-Rate-Limit-Policy: 1;w=60"}, "Did you mean Helicone-RateLimit-Policy?");
        row({"Helicone-Cache-Enable: true"}, "Did you mean Helicone-Cache-Enabled?");
        row({"Helicone-User: me"}, "Did you mean Helicone-User-Id?");
        row({"__helicone-mock-response: no"}, "JSON");
    }
    void refusesEveryTrapInHeaders()
    {
        QFETCH(QByteArrayList, lines);
        QFETCH(QString, says);
        HeaderList headers;
        for (const QByteArray &line : lines)
            headers.append(Header{line.left(line.indexOf(':')), line.mid(line.indexOf(':') + 2)});
        const HeliconeRequest read = readHeliconeRequest(headers);
        QVERIFY2(textsOf(read.problems).contains(says), qPrintable(textsOf(read.problems)));
        RouteQuestion question;
        question.provider = openAiChat().provider;
        question.route = Route::Helicone;
        question.extraHeaders = headers;
        QVERIFY(!destinationOf(question).ok());
    }
};

HELIOGRAPH_TEST_MAIN(HeliconeTrapsTest)
#include "tst_heliconetraps.moc"
