#include "core/net/callerror.h"
#include "tests/support/testmain.h"

using namespace heliograph;

namespace {

Failure failure(int status, const QByteArray &body, const char *type = "application/json")
{
    Failure f;
    f.status = status;
    f.body = body;
    f.contentType = QLatin1String(type);
    f.host = QStringLiteral("api.openai.com");
    f.provider = QStringLiteral("OpenAI");
    f.now = QDateTime::currentDateTimeUtc();
    return f;
}

}

class CallErrorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusalsBecomeOneSentence_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("401") << 401 << QByteArray(R"({"error":{"message":"Incorrect API key provided"}})")
                             << int(ErrorKind::Auth) << QStringLiteral("Incorrect API key provided");
        QTest::newRow("403") << 403 << QByteArray(R"({"error":{"message":"Country not supported"}})")
                             << int(ErrorKind::Auth) << QStringLiteral("Country not supported");
        QTest::newRow("404") << 404 << QByteArray(R"({"error":{"message":"The model gpt-9 does not exist"}})")
                             << int(ErrorKind::NotFound) << QStringLiteral("gpt-9 does not exist");
        QTest::newRow("429") << 429 << QByteArray(R"({"error":{"message":"Rate limit reached"}})")
                             << int(ErrorKind::RateLimit) << QStringLiteral("Rate limit reached");
        QTest::newRow("no credit") << 429 << QByteArray(R"({"error":{"message":"You exceeded your quota","code":"insufficient_quota"}})")
                                   << int(ErrorKind::Request) << QStringLiteral("no credit");
        QTest::newRow("500") << 500 << QByteArray(R"({"error":{"message":"Oops"}})") << int(ErrorKind::Server) << QStringLiteral("Oops");
        QTest::newRow("empty 503") << 503 << QByteArray() << int(ErrorKind::Server) << QStringLiteral("503");
        QTest::newRow("400") << 400 << QByteArray(R"({"error":{"message":"Bad parameter"}})") << int(ErrorKind::Request) << QStringLiteral("Bad parameter");
        QTest::newRow("plain text") << 400 << QByteArray("Missing target base url") << int(ErrorKind::Request) << QStringLiteral("Missing target base url");
        QTest::newRow("helicone down") << 502 << QByteArray(R"({"error":"Network connection lost","message":"Unable to connect to the provider","helicone-message":"Helicone ran into an error servicing your request"})")
                                       << int(ErrorKind::Proxy) << QStringLiteral("Helicone ran into an error");
        QTest::newRow("html") << 200 << QByteArray("<!DOCTYPE html><html><head><title>Login</title>") << int(ErrorKind::Malformed) << QStringLiteral("Login");
        QTest::newRow("html 502") << 502 << QByteArray("<html><title>Bad gateway</title>") << int(ErrorKind::Server) << QStringLiteral("Bad gateway");
    }

    void refusalsBecomeOneSentence()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        QFETCH(QString, words);
        const Error error = errorOfStatus(failure(status, body));
        QCOMPARE(int(error.kind), kind);
        QVERIFY2(error.message.contains(words), qPrintable(error.message));
        QVERIFY(!error.message.contains(QLatin1Char('\n')));
        QVERIFY2(error.message.endsWith(QLatin1Char('.')), qPrintable(error.message));
        QCOMPARE(error.httpStatus, status);
    }

    void saysHowLongToWait()
    {
        Failure f = failure(429, R"({"message":"Helicone user was rate limit"})");
        f.throughHelicone = true;
        f.headers = {{"X-Helicone-Error", "rate_limited"}, {"Helicone-RateLimit-Reset", "30"}};
        const Error error = errorOfStatus(f);
        QCOMPARE(error.kind, ErrorKind::RateLimit);
        QCOMPARE(error.retryAfterMs, std::optional<qint64>(30'000));
        QVERIFY(error.message.contains(QLatin1String("30 s")));
        QVERIFY(error.message.contains(QLatin1String("Helicone's rate limit")));
    }

    /// Google says it in the body.
    void readsGooglesWait_data()
    {
        QTest::addColumn<QByteArray>("delay");
        QTest::addColumn<qint64>("ms");
        QTest::newRow("tenths") << QByteArray(R"("34.4s")") << qint64(34'400);
        QTest::newRow("whole") << QByteArray(R"("2s")") << qint64(2'000);
        QTest::newRow("nothing") << QByteArray(R"("0s")") << qint64(0);
        for (const char *odd : {R"("-1s")", R"("soon")", R"("1e300s")", R"("12")", "12", "null"})
            QTest::newRow(odd) << QByteArray(odd) << qint64(-1);
    }

    void readsGooglesWait()
    {
        QFETCH(QByteArray, delay);
        QFETCH(qint64, ms);
        const QByteArray body
            = R"({"error":{"code":429,"message":"Quota","details":[{"@type":"x"},{"retryDelay":)" + delay + "}]}}";
        for (const QByteArray &form : {body, "[" + body + "\n]"}) {
            Failure f = failure(429, form);
            f.format = WireFormat::Gemini;
            const Error error = errorOfStatus(f);
            QCOMPARE(error.kind, ErrorKind::RateLimit);
            QCOMPARE(error.retryAfterMs.value_or(-1), ms);
            QVERIFY(error.message.contains(QLatin1String("Quota")));
            f.headers = {{"Retry-After", "7"}};
            QCOMPARE(errorOfStatus(f).retryAfterMs, std::optional<qint64>(7'000)); // the header comes first
        }
    }

    void googleRefusesAKeyInItsOwnWay()
    {
        Failure f = failure(400,
            R"({"error":{"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT","details":[{"reason":"API_KEY_INVALID"}]}})");
        f.format = WireFormat::Gemini;
        QCOMPARE(errorOfStatus(f).kind, ErrorKind::Auth);
    }

    void neverShowsAKey()
    {
        const QByteArray secret = "opaque+key/without=shape";
        Failure f = failure(401, R"({"error":{"message":"Bad key opaque+key/without=shape and sk-CANARY0123456789abcdef"}})");
        f.secrets = {secret};
        const QString message = errorOfStatus(f).message;
        QVERIFY(!message.contains(QString::fromUtf8(secret)));
        QVERIFY(!message.contains(QLatin1String("CANARY")));
        f = failure(302, {});
        f.headers = {{"Location", "https://x.example/?key=sk-CANARY0123456789abcdef"}};
        QVERIFY(!errorOfStatus(f).message.contains(QLatin1String("CANARY")));
    }

    void theNetworksFailuresAreToldApart()
    {
        QSet<QString> sentences;
        const Failure f = failure(0, {});
        using N = QNetworkReply;
        for (const auto code : {N::HostNotFoundError, N::ConnectionRefusedError, N::SslHandshakeFailedError,
                 N::RemoteHostClosedError, N::ProxyNotFoundError, N::ProtocolFailure, N::UnknownNetworkError})
            sentences.insert(errorOfNetwork(code, f, false).message);
        sentences.insert(errorOfNetwork(N::OperationCanceledError, f, true).message);
        QCOMPARE(sentences.size(), 8);
        QCOMPARE(errorOfNetwork(N::SslHandshakeFailedError, f, false).kind, ErrorKind::Tls);
        QCOMPARE(errorOfNetwork(N::OperationCanceledError, f, true).kind, ErrorKind::Timeout);
        QCOMPARE(errorOfNetwork(N::RemoteHostClosedError, failure(200, {}), false).kind, ErrorKind::Interrupted);
    }
};

HELIOGRAPH_TEST_MAIN(CallErrorTest)
#include "tst_callerror.moc"
