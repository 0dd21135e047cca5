#include "core/helicone/route.h"
#include "tests/support/testmain.h"

using namespace heliograph;

namespace {

RouteQuestion question(Route route)
{
    RouteQuestion q;
    q.provider.id = QStringLiteral("openai");
    q.provider.name = QStringLiteral("OpenAI");
    q.provider.directUrl = QStringLiteral("https://api.openai.com/v1");
    q.provider.heliconeUrl = QStringLiteral("https://oai.helicone.ai/v1");
    q.provider.keyVariable = QStringLiteral("OPENAI_API_KEY");
    q.route = route;
    q.id = QUuid::createUuid();
    q.credentials = {QStringLiteral("sk-provider"), QStringLiteral("sk-helicone-x")};
    return q;
}

QByteArray header(const Destination &destination, const char *name)
{
    for (const auto &[key, value] : destination.headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

}

class RouteTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void directCarriesNothingOfHelicone()
    {
        RouteQuestion q = question(Route::Direct);
        q.tags.userId = QStringLiteral("u");
        q.tags.properties = {{QStringLiteral("App"), QStringLiteral("bot")}};
        const auto destination = destinationOf(q);
        QVERIFY(destination.ok());
        QCOMPARE(destination->url, QStringLiteral("https://api.openai.com/v1/chat/completions"));
        QCOMPARE(header(*destination, "Authorization"), QByteArray("Bearer sk-provider"));
        for (const auto &[name, value] : destination->headers) {
            QVERIFY(!name.toLower().startsWith("helicone"));
            QVERIFY(!value.contains("sk-helicone"));
        }
    }

    void heliconeGetsItsHeaders()
    {
        RouteQuestion q = question(Route::Helicone);
        q.tags = {QStringLiteral("u-1"), QStringLiteral("s-1"), QStringLiteral("Chat"), QStringLiteral("/a/b"),
            {{QStringLiteral("App"), QStringLiteral("bot")}}};
        const auto destination = destinationOf(q);
        QVERIFY(destination.ok());
        QCOMPARE(destination->url, QStringLiteral("https://oai.helicone.ai/v1/chat/completions"));
        QCOMPARE(header(*destination, "Helicone-Auth"), QByteArray("Bearer sk-helicone-x"));
        QCOMPARE(header(*destination, "Authorization"), QByteArray("Bearer sk-provider"));
        QCOMPARE(header(*destination, "Helicone-Request-Id"), q.id.toByteArray(QUuid::WithoutBraces));
        QCOMPARE(q.id.version(), QUuid::Random);
        QCOMPARE(header(*destination, "Helicone-User-Id"), QByteArray("u-1"));
        QCOMPARE(header(*destination, "Helicone-Session-Id"), QByteArray("s-1"));
        QCOMPARE(header(*destination, "Helicone-Session-Name"), QByteArray("Chat"));
        QCOMPARE(header(*destination, "Helicone-Session-Path"), QByteArray("/a/b"));
        QCOMPARE(header(*destination, "Helicone-Property-App"), QByteArray("bot"));
        QCOMPARE(header(*destination, "Helicone-Target-URL"), QByteArray());
    }

    void providersWithoutAHostGoThroughTheGateway()
    {
        RouteQuestion q = question(Route::Helicone);
        q.provider.directUrl = QStringLiteral("https://api.example.com:8443/openai/v1/");
        q.provider.heliconeUrl.clear();
        const auto destination = destinationOf(q);
        QVERIFY(destination.ok());
        QCOMPARE(destination->url, QStringLiteral("https://gateway.helicone.ai/openai/v1/chat/completions"));
        QCOMPARE(header(*destination, "Helicone-Target-URL"), QByteArray("https://api.example.com:8443"));
        q.provider.local = true;
        QVERIFY(!destinationOf(q).ok());
    }

    void aBaseUrlReplacesTheProviders()
    {
        for (const Route route : {Route::Direct, Route::Helicone}) {
            RouteQuestion q = question(route);
            q.baseUrl = QStringLiteral("http://127.0.0.1:4010/v1/?a=b");
            const auto destination = destinationOf(q);
            QVERIFY(destination.ok());
            QCOMPARE(destination->url, QStringLiteral("http://127.0.0.1:4010/v1/chat/completions?a=b"));
        }
    }

    void geminiHasTheModelInThePath_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<bool>("streamed");
        QTest::addColumn<QString>("url");
        const auto row = [](const char *model, bool streamed, const char *tail) {
            QTest::newRow(tail) << QString::fromLatin1(model) << streamed
                                << QStringLiteral("https://g.example/v1beta") + QLatin1String(tail);
        };
        row("gemini-x", true, "/models/gemini-x:streamGenerateContent?alt=sse");
        row("gemini-x", false, "/models/gemini-x:generateContent");
        row("models/gemini-x", false, "/models/gemini-x:generateContent");
        row("tunedModels/t", false, "/tunedModels/t:generateContent");
        row("publishers/google/models/g@1", true,
            "/publishers/google/models/g@1:streamGenerateContent?alt=sse");
        row("a?b#c", true, "/models/a%3Fb%23c:streamGenerateContent?alt=sse");
        row("", false, "");
    }

    void geminiHasTheModelInThePath()
    {
        QFETCH(QString, model);
        QFETCH(bool, streamed);
        QFETCH(QString, url);
        RouteQuestion q = question(Route::Direct);
        q.format = WireFormat::Gemini;
        q.baseUrl = QStringLiteral("https://g.example/v1beta");
        q.provider.authHeader = QStringLiteral("x-goog-api-key");
        q.model = model;
        q.streamed = streamed;
        const auto destination = destinationOf(q);
        QCOMPARE(destination.ok(), !model.isEmpty());
        if (!destination)
            return;
        QCOMPARE(destination->url, url);
        QCOMPARE(header(*destination, "x-goog-api-key"), QByteArray("sk-provider"));
        QCOMPARE(header(*destination, "Authorization"), QByteArray());
    }

    void refusesWhatCannotBeSent()
    {
        RouteQuestion q = question(Route::Helicone);
        q.tags.userId = QStringLiteral("a\r\nX-Evil: 1");
        QVERIFY(!destinationOf(q).ok());
        q = question(Route::Helicone);
        q.tags.properties = {{QStringLiteral("a b"), QStringLiteral("c")}};
        QVERIFY(!destinationOf(q).ok());
        q = question(Route::Direct);
        q.extraHeaders = {{"X-A", "b\nc"}};
        QVERIFY(!destinationOf(q).ok());
        for (const char *url : {"nonsense", "ftp://x/y", "http://", "file:///etc/passwd"}) {
            q = question(Route::Direct);
            q.baseUrl = QLatin1String(url);
            QVERIFY2(!destinationOf(q).ok(), url);
        }
    }

    void theUsersHeadersWin()
    {
        RouteQuestion q = question(Route::Direct);
        q.extraHeaders = {{"authorization", "Bearer other"}, {"X-New", "1"}};
        const auto destination = destinationOf(q);
        QVERIFY(destination.ok());
        QCOMPARE(header(*destination, "Authorization"), QByteArray("Bearer other"));
        QCOMPARE(header(*destination, "X-New"), QByteArray("1"));
    }

    void keysGoIntoTheProvidersOwnHeader()
    {
        RouteQuestion q = question(Route::Direct);
        q.provider.authHeader = QStringLiteral("api-key");
        const auto destination = destinationOf(q);
        QCOMPARE(header(*destination, "api-key"), QByteArray("sk-provider"));
        QCOMPARE(header(*destination, "Authorization"), QByteArray());
        q.credentials = {};
        QCOMPARE(header(*destinationOf(q), "api-key"), QByteArray());
    }

    void readsHeliconesHeaders()
    {
        const HeliconeInfo info = readHeliconeHeaders({{"helicone-id", "abc"}, {"Helicone-Cache", "hit"},
            {"Helicone-Cache-Latency", "412"}, {"Helicone-Cache-Bucket-Idx", "3"},
            {"Helicone-RateLimit-Limit", "10"}, {"Helicone-RateLimit-Remaining", "0"},
            {"Helicone-RateLimit-Reset", "x"}, {"Helicone-RateLimit-Policy", "10;w=60"}});
        QCOMPARE(info.id, QStringLiteral("abc"));
        QCOMPARE(info.cache, QStringLiteral("HIT"));
        QCOMPARE(info.cacheLatencyMs, 412);
        QCOMPARE(info.cacheBucket, 3);
        QCOMPARE(info.rateLimitLimit, 10);
        QCOMPARE(info.rateLimitRemaining, 0);
        QCOMPARE(info.rateLimitResetS, -1);
        QCOMPARE(info.rateLimitPolicy, QStringLiteral("10;w=60"));
        QCOMPARE(readHeliconeHeaders({}), HeliconeInfo{});
    }
};

HELIOGRAPH_TEST_MAIN(RouteTest)
#include "tst_route.moc"
