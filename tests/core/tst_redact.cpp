#include "core/base/log.h"
#include "core/base/redact.h"
#include "tests/support/testmain.h"

#include <QProcess>
#include <QRandomGenerator>

using namespace heliograph;

namespace {
const QString kMark = QLatin1String(kRedacted);

/// The tail of a made-up key: enough to see whether it got out.
const char kTail[] = "Q7w8E9r0T1y2U3i4";
}

class RedactTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysGo_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *text, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(text)
                                << QString::fromUtf8(expected).replace(QLatin1String("@@"), kMark);
        };
        row("openai old", "key sk-abcdefghijklmnopqrstuvwx123456 end", "key @@ end");
        row("openai project", "sk-proj-Ab_c-D3fghijklmnop", "@@");
        row("openai service", "sk-svcacct-Ab3defghijkl", "@@");
        row("anthropic", "(sk-ant-api03-AbCdEf_12-34)", "(@@)");
        row("openrouter", "\"sk-or-v1-0123456789abcdef\"", "\"@@\"");
        row("helicone", "sk-helicone-abc1234-def5678-ghi9012-jkl3456.", "@@.");
        row("helicone eu", "sk-helicone-eu-abc1234-def5678-ghi9012-jkl3456", "@@");
        row("helicone public", "pk-helicone-abc1234-def5678-ghi9012-jkl3456", "@@");
        row("helicone letters only", "sk-helicone-abcdefg-abcdefg-abcdefg-abcdefg", "@@");
        row("helicone legacy", "sk-abc1234-def5678-ghi9012-jkl3456", "@@");
        row("groq", "gsk_Ab12Cd34Ef56Gh78", "@@");
        row("google", "AIzaSyA-1234567890_abcdefghijklmnopqrst", "@@");
        row("google oauth", "ya29.a0AfH6SMBx-12345_abc", "@@");
        row("xai", "xai-AbCdEf1234567890abcdef", "@@");
        row("perplexity", "pplx-0123456789abcdef0123456789abcdef", "@@");
        row("hugging face", "hf_AbCdEfGhIjKlMnOpQrStUvWxYz12345678", "@@");
        row("replicate", "r8_AbCdEfGhIjKlMnOpQrStUvWxYz1234567890", "@@");
        row("fireworks", "fw_3ZabcdefghijkLMNOP123", "@@");
        row("cerebras", "csk-abcdef1234567890abcdef1234567890", "@@");
        row("aws", "AKIAIOSFODNN7EXAMPLE", "@@");
        row("github", "ghp_abcdefghijklmnopqrstuvwxyz0123456789", "@@");
        row("jwt", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n", "@@");
        row("masked by the provider", "Incorrect API key provided: sk-abcd****************wxyz.",
            "Incorrect API key provided: @@.");
        row("canary", "sk-CANARY", "@@");
        row("canary with tail", "sk-CANARY-lower-case-tail", "@@");
        row("bearer", "Authorization: Bearer abcDEF123", "Authorization: Bearer @@");
        row("bearer, any case", "bearer\tabc123def", "bearer\t@@");
        row("bearer of letters in a header", "authorization: bearer secretword",
            "authorization: bearer @@");
        row("basic", "Basic dXNlcjpwYXNzd29yZA==", "Basic @@");
        row("bare header", "x-api-key: 0123456789abcdef0123456789abcdef", "x-api-key: @@");
        row("azure header", "api-key: 0123456789abcdef", "api-key: @@");
        row("helicone header", "Helicone-Auth: Bearer whatever", "Helicone-Auth: Bearer @@");
        row("cookie", "Set-Cookie: session=abc; Path=/\nnext", "Set-Cookie: @@\nnext");
        row("query key", "GET /v1beta/models/m:generateContent?key=abc&alt=sse",
            "GET /v1beta/models/m:generateContent?key=@@&alt=sse");
        row("query api_key", "https://h/p?a=1&api_key=zzz#f", "https://h/p?a=1&api_key=@@#f");
        row("query access_token", "?access_token=zzz", "?access_token=@@");
        row("query amp", "?a=1&amp;token=zzz", "?a=1&amp;token=@@");
        row("query escaped amp", "{\"url\":\"/x?a=1\\u0026key=zzz\"}",
            "{\"url\":\"/x?a=1\\u0026key=@@\"}");
        row("environment", "OPENAI_API_KEY=abcdef0123456789", "OPENAI_API_KEY=@@");
        row("environment, mistral", "export MISTRAL_API_KEY='Qw8rT2yU7iOp'",
            "export MISTRAL_API_KEY='@@'");
        row("json member", "{\"api_key\": \"any\", \"x\": 1}", "{\"api_key\": \"@@\", \"x\": 1}");
        row("json password", "{\"password\":\"hunter\"}", "{\"password\":\"@@\"}");
        row("json authorization", "{\"Authorization\":\"Bearer any\"}",
            "{\"Authorization\":\"Bearer @@\"}");
        row("json in json", "{\"h\":\"{\\\"authorization\\\":\\\"Bearer any\\\"}\"}",
            "{\"h\":\"{\\\"authorization\\\":\\\"Bearer @@\\\"}\"}");
        row("path segment", "https://oai.helicone.ai/sk-helicone-abc1234-def5678/v1/chat",
            "https://oai.helicone.ai/@@/v1/chat");
        row("user info", "https://user:pass@host/p", "https://@@@host/p");
        row("percent before", "q=%22sk-CANARY1234%22", "q=%22@@%22");
        row("double percent before", "q=%2522sk-CANARY1234%2522", "q=%2522@@%2522");
        row("percent inside", "q=sk%2DCANARY1234", "q=@@");
        row("all percent", "q=%73%6B%2D%43%41%4e%41%52%59%31", "q=@@");
        row("json line break before", "\"a\\nsk-CANARY1234\"", "\"a\\n@@\"");
        row("json line break twice escaped", "\"a\\\\nsk-CANARY1234\"", "\"a\\\\n@@\"");
        row("json unicode quote", "\\u0022sk-CANARY1234\\u0022", "\\u0022@@\\u0022");
        row("json unicode inside", "sk\\u002dCANARY1234", "@@");
        row("after a letter of another script", "ключ:sk-CANARY1234…", "ключ:@@…");
        row("after underscore", "my_sk-CANARY1234", "my_@@");
        row("markdown", "**sk-CANARY1234**", "**@@**");
        row("two", "sk-CANARY1234,sk-CANARY5678", "@@,@@");
        row("with a dotted tail", "sk-CANARY1234.Abcdefgh5678", "@@");
        row("before a key that goes", "Authorization: B@h.edabcde?key=kbjkl",
            "Authorization: B@h.edabcde?key=@@");
        row("a name before user info that goes", "apikey://`@h.1", "apikey://@@@h.1");
        row("a value with a question mark", "://&key=?'b@", "://&key=@@'b@");
        row("end of a file name", "sk-CANARY1234.json", "@@.json");
    }

    void keysGo()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, expected);
        QCOMPARE(redactText(text), expected);
        QCOMPARE(redactBytes(text.toUtf8()), expected.toUtf8());
        QCOMPARE(redactText(expected), expected); // striking out twice changes nothing
    }

    void proseStays_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
            {"ask-me anything, task-list-of-things-1234567 and desk-proj-abcdefghijklmnop",
                "risk-averse sk-SK sk-learn sk-top-container sk-fading-circle",
                "The bearer of bad news", "Bearer authentication is used",
                "Bearer Authentication failed", "Basic JavaScript and Basic PostgreSQL",
                "basic understanding of typesetting", "key=value, sort(key=str.lower)",
                "password: must be long", "api_key: the key to use",
                "x-api-key: $ANTHROPIC_API_KEY", "Authorization: Bearer $OPENAI_API_KEY",
                "Authorization: Bearer ${KEY}", "api_key=os.environ", "max_tokens=4096&tokens=12",
                "token: 5 tokens used", "pplx-70b-online pplx-7b-chat",
                "hf_hub_download(hf_model_id)", "xai-sdk-python xai-grok-4-0709",
                "gpt-4o-mini-2024-07-18 claude-3-5-sonnet-20241022",
                "ASIAN FOOD, ASIAPACIFICREGIONALTEAM", "eyJust kidding",
                "550e8400-e29b-41d4-a716-446655440000",
                "see https://medium.com/@user or mail me@example.com", "50% of 100%25 is %zz",
                "C:\\new\\table\\sketch-book", "\\u00e9t\\u00e9", "Cookie: chocolate chip",
                "the monkey=banana turkey=x", "keyboard: qwerty12345", "secret=santa",
                "a sk- b pk- c", "", "sk-", "Bearer ", "api_key=", "https://", "\\", "%", "\\u00"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }

    void proseStays()
    {
        QFETCH(const QString, text);
        QCOMPARE(redactText(text), text);
        QCOMPARE(redactBytes(text.toUtf8()), text.toUtf8());
    }

    void canariesAreFoundAnywhereInBigTexts()
    {
        const QList<QByteArray> wraps{" @ ", "\"@\"", "\\n@\\n", "/@/", "%22@%22", "%2F@%3F",
            "key=@&", "\\u0022@\\u0022", "<@>", "\n@\n", ":@,", "='@'", "\xc3\xa9@\xc3\xa9",
            "\x00@\x00"};
        QRandomGenerator random(20261124);
        QByteArray filler;
        while (filler.size() < 1 << 20) {
            for (int letters = random.bounded(1, 12); letters > 0; --letters)
                filler += char('a' + random.bounded(26));
            filler += " \n.,-_/:{}\"\\%&="[random.bounded(16)];
        }
        const QByteArray canary = QByteArray("sk-CANARY") + kTail;
        for (int round = 0; round < 15; ++round) {
            QByteArray text = filler;
            for (int n = 0; n < 25; ++n) {
                QByteArray wrapped = wraps[random.bounded(int(wraps.size()))];
                wrapped.replace("@", canary);
                text.insert(random.bounded(int(text.size())), wrapped);
            }
            QVERIFY(!redactBytes(text).contains(kTail));
            QVERIFY(!redactText(QString::fromUtf8(text)).toUtf8().contains(kTail));
        }
    }

    /// Each of these makes a backtracking matcher, or one that looks ahead without bound, run for
    /// hours.
    void hostileTextsEnd_data()
    {
        QTest::addColumn<QByteArray>("piece");
        for (const char *piece : {"sk-", "sk-a", "sk-a-", "-", "\\", "%25", "%", "Bearer ",
                 "bearer", "api_key", "api_key=\"", "?key", "://", "://a", "@", "eyJ", "eyJa.",
                 "hf_", "a_", "key=", "authorization: ", "authorization: bearer ", "cookie: a",
                 "\"", "*", "sk-*", "\\u0022", "AKIA", "password : "})
            QTest::newRow(piece) << QByteArray(piece);
    }

    void hostileTextsEnd()
    {
        QFETCH(const QByteArray, piece);
        const QByteArray text = piece.repeated((1 << 20) / piece.size());
        const QByteArray canary = " sk-CANARY" + QByteArray(kTail);
        const QByteArray result = redactBytes(text + canary);
        QVERIFY(!result.contains(kTail));
    }

    void everyByteIsSurvived()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 20'000; ++round) {
            QByteArray bytes;
            static constexpr char kAlphabet[] =
                "sk-CANARY1%25\\u0022n\"'=:/?&@ bearpi_yJ.\0\xff\xc3";
            for (int n = random.bounded(60); n > 0; --n)
                bytes += kAlphabet[random.bounded(int(sizeof kAlphabet - 1))];
            const QByteArray once = redactBytes(bytes);
            QCOMPARE(redactBytes(once), once);
        }
    }

    void exactSecretsGoInEveryForm()
    {
        const QByteArray secret = "pass\"w/ord+\\1";
        const QByteArray text = "raw " + secret + " url " + secret.toPercentEncoding()
            + " json pass\\\"w/ord+\\\\1 and pass\\\"w\\/ord+\\\\1";
        const QByteArray result = redactBytes(text, {secret, "short", "pass\"w"});
        QCOMPARE(result, QByteArray("raw @ url @ json @ and @").replace("@", kRedacted));
        QCOMPARE(redactText(QString::fromUtf8(text), {QString::fromUtf8(secret)}),
            QString::fromUtf8(result));
        QCOMPARE(redactText(QStringLiteral("short words"), {QStringLiteral("short")}),
            QStringLiteral("short words"));
        QCOMPARE(redactText(QStringLiteral("a b"), {QString()}), QStringLiteral("a b"));
    }

    void headers()
    {
        const HeaderList headers{{"Authorization", "Bearer plainword"},
            {"HELICONE-AUTH", "bearer x"}, {"x-api-key", "abc"}, {"api-key", "abc"},
            {"x-goog-api-key", "abc"}, {"Cookie", "a=b"}, {"Set-Cookie", "a=b"},
            {"Proxy-Authorization", "Basic abc"}, {"aws-secret-key", "abc"},
            {"Helicone-Posthog-Key", "abc"}, {"X-Auth-Token", ""},
            {"Content-Type", "application/json"}, {"Idempotency-Key", "retry-1"},
            {"Helicone-Token-Limit-Exception-Handler", "truncate"},
            {"Helicone-Property-Customer-Key", "blue"}, {"X-Note", "sk-CANARY1234"},
            {"x-ratelimit-remaining-tokens", "12"},
            {"Helicone-Fallbacks", "[{\"headers\":{\"Authorization\":\"Bearer any\"}}]"}};
        const QByteArray mark = kRedacted;
        const QList<QByteArray> expected{"Bearer " + mark, "bearer " + mark, mark, mark, mark, mark,
            mark, "Basic " + mark, mark, mark, "", "application/json", "retry-1", "truncate",
            "blue", mark, "12", "[{\"headers\":{\"Authorization\":\"Bearer " + mark + "\"}}]"};
        const HeaderList result = redactHeaders(headers);
        QCOMPARE(result.size(), expected.size());
        for (qsizetype i = 0; i < result.size(); ++i) {
            QCOMPARE(result[i].first, headers[i].first);
            QCOMPARE(result[i].second, expected[i]);
        }
    }

    void urls()
    {
        const auto check = [](const char *url, const char *expected) {
            QCOMPARE(redactUrl(QString::fromUtf8(url)),
                QString::fromUtf8(expected).replace(QLatin1String("@@"), kMark));
        };
        check("https://api.openai.com/v1/chat/completions",
            "https://api.openai.com/v1/chat/completions");
        check("https://u:p@h:8080/v1?key=a&b=c&sig=x", "https://@@@h:8080/v1?key=@@&b=c&sig=@@");
        check("https://deepinfra.helicone.ai/abcdefghij0123456789abcdefgh/v1/openai",
            "https://deepinfra.helicone.ai/@@/v1/openai");
        check("http://127.0.0.1:1/0123456789abcdef0123456789abcdef/a/abcdefabcdef1234567890abcd",
            "http://127.0.0.1:1/@@/a/@@");
        check(
            "https://h/models/gemini-2.5-flash-preview-native-audio-dialog:generateContent?alt=sse",
            "https://h/models/"
            "gemini-2.5-flash-preview-native-audio-dialog:generateContent?alt=sse");
        check("https://h/v1/550e8400-e29b-41d4-a716-446655440000",
            "https://h/v1/550e8400-e29b-41d4-a716-446655440000");
        check("", "");
        check("no url", "no url");
    }

    void logLinesAreRedacted()
    {
        if (!qEnvironmentVariableIsEmpty("TST_REDACT_LOG")) {
            installRedactingLog();
            qCWarning(lcNet, "sent with sk-CANARY%s to %s", kTail, "https://u:secretpw@h/");
            qWarning("line one\nBearer %s", kTail);
            return;
        }
        QProcess child;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("TST_REDACT_LOG"), QStringLiteral("1"));
        child.setProcessEnvironment(environment);
        child.start(
            QCoreApplication::applicationFilePath(), {QStringLiteral("logLinesAreRedacted")});
        QVERIFY(child.waitForFinished());
        const QByteArray output = child.readAllStandardError();
        QVERIFY2(output.contains("heliograph.net: sent with [redacted] to https://[redacted]@h/"),
            output.constData());
        QVERIFY2(output.contains("line one\nBearer [redacted]\n"), output.constData());
        QVERIFY(!child.readAllStandardOutput().contains(kTail));
    }
};

HELIOGRAPH_TEST_MAIN(RedactTest)
#include "tst_redact.moc"
