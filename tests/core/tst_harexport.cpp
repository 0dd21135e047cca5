#include "core/session/harexport.h"
#include "tests/support/testmain.h"

using namespace heliograph;

namespace
{

Call exampleCall()
{
    Call call;
    call.id = QUuid::createUuid();
    call.createdAt =
        QDateTime::fromString(QStringLiteral("2026-11-24T09:08:07.123Z"), Qt::ISODateWithMs);
    call.provider = QStringLiteral("openai");
    call.status = CallStatus::Ok;
    call.httpStatus = 200;
    Exchange &exchange = call.exchange;
    exchange.url =
        QStringLiteral("https://api.example.com/v1/chat?alt=sse&key=sk-CANARY0123456789abcdefghij");
    exchange.requestHeaders = {{"Content-Type", "application/json"},
        {"Authorization", "Bearer sk-CANARY0123456789abcdefghij"}, {"X-Note", "Gr\xfc\xdf"}};
    exchange.requestBody = "{\"b\": 1, \"a\": \"ü\"}";
    exchange.status = 200;
    exchange.responseHeaders = {
        {"content-type", "text/event-stream"}, {"set-cookie", "session=CANARY"}};
    exchange.responseBody = "data: {}\n\n";
    exchange.timing = {1'500, 2'000, 2'500, 10'250};
    return call;
}

}

class HarExportTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasEveryMember()
    {
        const Json document = harDocument({harEntry(exampleCall())});
        const Json &log = member(document, "log");
        QCOMPARE(stringMember(log, "version"), QStringLiteral("1.2"));
        QCOMPARE(stringMember(member(log, "creator"), "name"), QStringLiteral("Heliograph"));
        QCOMPARE(member(log, "entries").size(), size_t(1));
        const Json &entry = member(log, "entries")[0];
        // The members that HAR 1.2 asks for.
        for (const char *key :
            {"startedDateTime", "time", "request", "response", "cache", "timings"})
            QVERIFY2(entry.contains(key), key);
        for (const char *key : {"method", "url", "httpVersion", "cookies", "headers", "queryString",
                 "headersSize", "bodySize"})
            QVERIFY2(member(entry, "request").contains(key), key);
        for (const char *key : {"status", "statusText", "httpVersion", "cookies", "headers",
                 "content", "redirectURL", "headersSize", "bodySize"})
            QVERIFY2(member(entry, "response").contains(key), key);
        for (const char *key : {"size", "mimeType", "text"})
            QVERIFY2(member(member(entry, "response"), "content").contains(key), key);
        for (const char *key : {"send", "wait", "receive"})
            QVERIFY2(member(entry, "timings").contains(key), key);
    }

    void saysWhatHappened()
    {
        const Json entry = harEntry(exampleCall());
        QCOMPARE(
            stringMember(entry, "startedDateTime"), QStringLiteral("2026-11-24T09:08:07.123Z"));
        QCOMPARE(member(entry, "time").get<double>(), 10.25);
        QCOMPARE(member(member(entry, "timings"), "wait").get<double>(), 2.0);
        QCOMPARE(member(member(entry, "timings"), "receive").get<double>(), 8.25);
        const Json &request = member(entry, "request");
        QCOMPARE(stringMember(member(request, "postData"), "text"),
            QStringLiteral("{\"b\": 1, \"a\": \"ü\"}"));
        QCOMPARE(stringMember(member(request, "postData"), "mimeType"),
            QStringLiteral("application/json"));
        QCOMPARE(intMember(request, "bodySize"), std::optional<qint64>(19));
        QCOMPARE(stringMember(member(request, "queryString")[0], "name"), QStringLiteral("alt"));
        QCOMPARE(stringMember(member(request, "headers")[2], "value"), QStringLiteral("Grüß"));
        const Json &content = member(member(entry, "response"), "content");
        QCOMPARE(stringMember(content, "text"), QStringLiteral("data: {}\n\n"));
        QCOMPARE(intMember(content, "size"), std::optional<qint64>(10));
    }

    void strikesSecretsOut()
    {
        const QByteArray text = dumpJson(harDocument({harEntry(exampleCall())}));
        QVERIFY2(!text.contains("CANARY"), text.constData());
        QVERIFY(text.contains("Bearer [redacted]"));
    }

    void takesAnyBytes()
    {
        Call call = exampleCall();
        call.exchange.requestBody = QByteArray("\xff\0'", 3);
        call.exchange.responseBody = "\x80\x81";
        const Json entry = harEntry(call);
        const Json &post = member(member(entry, "request"), "postData");
        QCOMPARE(stringMember(post, "_encoding"), QStringLiteral("base64"));
        QCOMPARE(QByteArray::fromBase64(stringMember(post, "text").toLatin1()),
            call.exchange.requestBody);
        const Json &content = member(member(entry, "response"), "content");
        QCOMPARE(stringMember(content, "encoding"), QStringLiteral("base64"));
        QCOMPARE(QByteArray::fromBase64(stringMember(content, "text").toLatin1()),
            call.exchange.responseBody);
    }

    void failedCall()
    {
        Call call = exampleCall();
        call.status = CallStatus::Error;
        call.httpStatus = 0;
        call.error = Error{ErrorKind::Network, QStringLiteral("No connection."), 0, {}};
        call.exchange.status = 0;
        call.exchange.responseHeaders.clear();
        call.exchange.responseBody.clear();
        call.exchange.timing = {-1, -1, -1, 30'000};
        const Json entry = harEntry(call);
        QCOMPARE(intMember(member(entry, "response"), "status"), std::optional<qint64>(0));
        QCOMPARE(
            stringMember(member(entry, "response"), "_error"), QStringLiteral("No connection."));
        QCOMPARE(member(member(entry, "timings"), "wait").get<double>(), 30.0);
        QCOMPARE(member(member(entry, "timings"), "receive").get<double>(), 0.0);
        call.exchange.timing = {};
        QCOMPARE(member(harEntry(call), "time").get<double>(), 0.0);
    }
};

HELIOGRAPH_TEST_MAIN(HarExportTest)
#include "tst_harexport.moc"
