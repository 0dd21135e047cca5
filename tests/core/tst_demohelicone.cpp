#include "tests/support/democlient.h"
#include "tests/support/testmain.h"

#include <QUuid>

using namespace heliograph;

/// The demo provider as Helicone: its headers, cache, retries, fallbacks and limits.
class DemoHeliconeTest final : public QObject, private DemoClient
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY2(listen(), "the demo server listens"); }
    void cleanup() { close(); }

    void speaksHeliconesHeaders()
    {
        const QByteArray id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
        const HeaderList auth = {{"Helicone-Auth", "Bearer sk-helicone-demo"}};
        auto reply =
            post(ask(QStringLiteral("hello")), auth + HeaderList{{"Helicone-Request-Id", id}});
        QCOMPARE(reply->rawHeader("Helicone-Id"), id);
        QCOMPARE(reply->rawHeader("Helicone-Status"), QByteArray("success"));
        QVERIFY(!reply->hasRawHeader("Helicone-Cache"));
        // A UUID of version 7 is none to Helicone.
        const QByteArray seven = "0193b2c4-5d6e-7f80-8123-456789abcdef";
        reply =
            post(ask(QStringLiteral("hello")), auth + HeaderList{{"Helicone-Request-Id", seven}});
        QVERIFY(reply->rawHeader("Helicone-Id") != seven);
        QCOMPARE(
            QUuid(QString::fromLatin1(reply->rawHeader("Helicone-Id"))).version(), QUuid::Random);
        // Failures are a success as well.
        reply = post(ask(QStringLiteral("/bad-key")), auth);
        QCOMPARE(reply->rawHeader("Helicone-Status"), QByteArray("success"));
        QVERIFY(!post(ask(QStringLiteral("hello")),
            {{"Helicone-Request-Id",
                id}})->hasRawHeader("Helicone-Id"));
        const Json body{{"model", "demo-small"}, {"stream", true},
            {"messages", Json::array({userMessage(QStringLiteral("hi"))})}};
        QVERIFY(post(body, auth + HeaderList{{"Helicone-Stream-Usage", "true"}})
                    ->readAll()
                    .contains("prompt_tokens"));
    }

    void cachesAsHeliconeDoes()
    {
        const HeaderList headers = {
            {"Helicone-Auth", "Bearer sk-helicone-demo"}, {"Helicone-Cache-Enabled", "true"}};
        const Json body = ask(QStringLiteral("sundials"));
        const auto miss = post(body, headers);
        QCOMPARE(miss->rawHeader("Helicone-Cache"), QByteArray("MISS"));
        const auto hit = post(body, headers);
        QCOMPARE(hit->rawHeader("Helicone-Cache"), QByteArray("HIT"));
        QCOMPARE(hit->rawHeader("Helicone-Cache-Bucket-Idx"), QByteArray("0"));
        QVERIFY(hit->rawHeader("Helicone-Cache-Latency").toInt() >= 0
            && hit->hasRawHeader("Helicone-Cache-Latency"));
        QCOMPARE(hit->rawHeader("Content-Type"), miss->rawHeader("Content-Type"));
        QCOMPARE(hit->readAll(), miss->readAll());
        QVERIFY(hit->rawHeader("Helicone-Id") != miss->rawHeader("Helicone-Id"));
        QCOMPARE(post(ask(QStringLiteral("other")), headers)->rawHeader("Helicone-Cache"),
            QByteArray("MISS"));
        QCOMPARE(post(body, headers + HeaderList{{"Helicone-Cache-Seed", "two"}})
                     ->rawHeader("Helicone-Cache"),
            QByteArray("MISS"));
        // A hit only once all buckets are full.
        const HeaderList buckets = headers + HeaderList{{"Helicone-Cache-Bucket-Max-Size", "2"}};
        for (const char *expected : {"MISS", "MISS", "HIT", "HIT"})
            QCOMPARE(post(body, buckets)->rawHeader("Helicone-Cache"), QByteArray(expected));
        const auto tooMany =
            post(body, headers + HeaderList{{"Helicone-Cache-Bucket-Max-Size", "21"}});
        QCOMPARE(status(*tooMany), 500);
        QCOMPARE(tooMany->readAll(), QByteArray("Cache bucket size cannot be greater than 20"));
        // Ignored members do not count; unquoted names fail the request.
        const HeaderList ignoring =
            headers + HeaderList{{"Helicone-Cache-Ignore-Keys", "\"user\", \"seed\""}};
        Json other = body;
        QCOMPARE(post(body, ignoring)->rawHeader("Helicone-Cache"), QByteArray("MISS"));
        other["seed"] = 99;
        other["user"] = "someone";
        QCOMPARE(post(other, ignoring)->rawHeader("Helicone-Cache"), QByteArray("HIT"));
        QCOMPARE(
            status(*post(body, headers + HeaderList{{"Helicone-Cache-Ignore-Keys", "user"}})), 500);
        // Without a key of Helicone's, no cache; a refusal is not kept.
        QVERIFY(!post(body, {{"Helicone-Cache-Enabled", "true"}})->hasRawHeader("Helicone-Cache"));
        for (int i = 0; i < 2; ++i)
            QCOMPARE(post(ask(QStringLiteral("/error 500")), headers)->rawHeader("Helicone-Cache"),
                QByteArray("MISS"));
        for (int i = 0; i < 2; ++i)
            QCOMPARE(post(ask(QStringLiteral("/cut")), headers)->rawHeader("Helicone-Cache"),
                QByteArray("MISS"));
    }

    void forgetsWhatIsTooOld()
    {
        qint64 now = 0;
        DemoHelicone helicone([&now] { return now; });
        const auto ask = [&helicone](const char *cacheControl) {
            IncomingRequest request;
            request.headers = {{"Helicone-Auth", "Bearer x"}, {"Helicone-Cache-Enabled", "true"}};
            if (cacheControl)
                request.headers.append(Header{"Cache-Control", cacheControl});
            request.target = cacheControl ? cacheControl : "none"; // a cache of its own for each
            request.body = "{}";
            const DemoHelicone::Visit visit = helicone.visit(request);
            if (!visit.hit && !visit.keepAs.isEmpty())
                helicone.keep(visit.keepAs, {"application/json", "{}", 5});
            return visit.hit.has_value();
        };
        const std::vector<std::pair<const char *, qint64>> lifetimes{{"max-age=60", 60},
            {"public, max-age=100, s-maxage=3600", 3600}, {nullptr, 7 * 86400}, {"no-cache", 7 * 86400},
            {"max-age=99999999999", 365 * 86400}};
        for (const auto &[text, seconds] : lifetimes) {
            now = 1;
            QVERIFY(!ask(text));
            now += seconds * 1000 - 1;
            QVERIFY2(ask(text), text ? text : "");
            now += 1;
            QVERIFY2(!ask(text), text ? text : "");
        }
        // Helicone's store takes nothing for less than a minute.
        QVERIFY(!ask("max-age=59"));
        QVERIFY(!ask("max-age=59"));
    }

    void asksAgainAsHeliconeDoes()
    {
        const HeaderList auth = {{"Helicone-Auth", "Bearer sk-helicone-demo"}};
        const HeaderList retries = auth
            + HeaderList{{"Helicone-Retry-Enabled", "true"}, {"Helicone-Retry-Num", "2"},
                {"Helicone-Retry-Min-Timeout", "1"}, {"Helicone-Retry-Max-Timeout", "2"}};
        // Refused twice, then answered: the client sees the answer alone.
        QCOMPARE(status(*post(ask(QStringLiteral("/error 503 2 a")), retries)), 200);
        QCOMPARE(status(*post(ask(QStringLiteral("/error 503 3 b")), retries)), 503);
        QCOMPARE(status(*post(ask(QStringLiteral("/error 429 1 c")), retries)), 200);
        QCOMPARE(status(*post(ask(QStringLiteral("/error 400 1 d")), retries)), 400);
        QCOMPARE(status(*post(ask(QStringLiteral("/error 503 1 e")), auth)), 503);
        // The header's mere presence turns them on; without Helicone it means nothing.
        HeaderList off = retries;
        off[1].second = "false";
        QCOMPARE(status(*post(ask(QStringLiteral("/error 503 1 f")), off)), 200);
        QCOMPARE(status(*post(ask(QStringLiteral("/error 503 1 g")), retries.mid(1))), 503);
    }

    void fallsBackAsHeliconeDoes()
    {
        const auto with = [](const QByteArray &fallbacks) {
            return HeaderList{{"Helicone-Auth", "Bearer sk-helicone-demo"}, {"Helicone-Fallbacks", fallbacks}};
        };
        const QByteArray two = "[{\"target-url\":\"https://a\",\"headers\":{},\"onCodes\":[{\"from\":500,\"to\":599}]},"
                               "{\"target-url\":\"https://b\",\"headers\":{},\"onCodes\":[],\"bodyKeyOverride\":{\"model\":\"demo-large\"}}]";
        auto reply = post(ask(QStringLiteral("hello"), false), with(two));
        QCOMPARE(status(*reply), 200);
        QCOMPARE(reply->rawHeader("helicone-fallback-index"), QByteArray("0"));
        QCOMPARE(stringMember(*parseJson(reply->readAll()), "model"), QStringLiteral("demo-small"));
        reply = post(ask(QStringLiteral("/error 503 1"), false), with(two));
        QCOMPARE(status(*reply), 503); // another body, counted anew: refused by both
        QCOMPARE(reply->rawHeader("helicone-fallback-index"), QByteArray("1"));
        const QByteArray same = "[{\"target-url\":\"https://a\",\"headers\":{},\"onCodes\":[503]},{\"target-url\":\"https://b\",\"headers\":{},\"onCodes\":[503]}]";
        reply = post(ask(QStringLiteral("/error 503 1 x"), false), with(same));
        QCOMPARE(status(*reply), 200);
        QCOMPARE(reply->rawHeader("helicone-fallback-index"), QByteArray("1"));
        reply = post(ask(QStringLiteral("/error 404 1"), false), with(same));
        QCOMPARE(status(*reply), 404);
        QCOMPARE(reply->rawHeader("helicone-fallback-index"), QByteArray("0"));
        for (const char *bad : {"{", "{}", "[{\"target-url\":\"https://a\"}]"}) {
            reply = post(ask(QStringLiteral("hello")), with(bad));
            QCOMPARE(status(*reply), 500);
            QCOMPARE(reply->rawHeader("helicone-error"), QByteArray("true"));
        }
        reply = post(ask(QStringLiteral("hello")), {{"Helicone-Auth", "Bearer x"}, {"Helicone-Prompt-Mode", "prod"}});
        QCOMPARE(status(*reply), 500);
    }

    void limitsByPolicy()
    {
        const HeaderList auth = {{"Helicone-Auth", "Bearer sk-helicone-demo"}};
        const HeaderList policy = auth
            + HeaderList{
                {"Helicone-RateLimit-Policy", "2;w=60;s=user"}, {"Helicone-User-Id", "ann"}};
        const Json body = ask(QStringLiteral("hello"));
        for (const char *remaining : {"1", "0"}) {
            const auto reply = post(body, policy);
            QCOMPARE(status(*reply), 200);
            QCOMPARE(reply->rawHeader("Helicone-RateLimit-Limit"), QByteArray("2"));
            QCOMPARE(reply->rawHeader("Helicone-RateLimit-Remaining"), QByteArray(remaining));
            QVERIFY(!reply->hasRawHeader("Helicone-RateLimit-Reset"));
        }
        const auto over = post(body, policy);
        QCOMPARE(status(*over), 429);
        const int reset = over->rawHeader("Helicone-RateLimit-Reset").toInt();
        QVERIFY(reset > 0 && reset <= 60);
        QVERIFY(over->readAll().startsWith("{\"message\":\"Helicone user was rate limit via "
                                           "Helicone-RateLimit-Policy header. Please wait"));
        // Another user has a quota of their own; what is malformed, or under a minute, limits
        // nothing.
        HeaderList bob = policy;
        bob.last().second = "bob";
        QCOMPARE(status(*post(body, bob)), 200);
        for (const char *bad : {"2", "0;w=59", "0;w=x", "0;w=60;u=tokens", "0;w=60;s=team"}) {
            const auto reply = post(body, auth + HeaderList{{"Helicone-RateLimit-Policy", bad}});
            QCOMPARE(status(*reply), 200);
            QVERIFY(!reply->hasRawHeader("Helicone-RateLimit-Limit"));
        }
    }

    void showsHeadersWithoutKeys()
    {
        const auto reply = post(ask(QStringLiteral("/headers")),
            {{"Helicone-Auth", "Bearer sk-helicone-abcdefg"},
                {"Helicone-Property-App", "planner"}});
        const QString text = readStream(reply->readAll()).text;
        QVERIFY2(text.contains(QStringLiteral("planner")), qPrintable(text));
        QVERIFY(!text.contains(QStringLiteral("sk-helicone"))
            && !text.contains(QStringLiteral("CANARY")));
    }
};

HELIOGRAPH_TEST_MAIN(DemoHeliconeTest)
#include "tst_demohelicone.moc"
