#include "core/base/json.h"
#include "core/providers/provider.h"
#include "core/session/codebody.h"
#include "core/session/codeexport.h"
#include "tests/support/onerequest.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace heliograph;

/// Every program that is copied is run, where its language is at hand, and must send the same request.
class CodeExportTest final : public QObject
{
    Q_OBJECT

    Provider m_provider;
    QTemporaryDir m_dir;

    static Call callTo(const QString &url, const QByteArray &body)
    {
        Call call;
        call.id = QUuid::createUuid();
        call.provider = QStringLiteral("openai");
        call.exchange.url = url;
        call.exchange.requestHeaders = {{"Content-Type", "application/json"},
            {"Authorization", "Bearer [redacted]"}, {"Helicone-Auth", "Bearer [redacted]"},
            {"Helicone-Property-App", "it's {x} \"$HOME\" `id` ${y} \\ !"},
            {"Helicone-Request-Id", "old"}, {"Accept-Encoding", "gzip"}};
        call.exchange.requestBody = body;
        return call;
    }

    QString write(const QString &name, const QString &text)
    {
        QFile file(m_dir.filePath(name));
        if (!file.open(QFile::WriteOnly))
            return {};
        file.write(text.toUtf8());
        return file.fileName();
    }

    /// The exit code; -1 where the program could not be run in time.
    static int run(const QString &program, const QStringList &arguments, QByteArray *output)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("OPENAI_API_KEY"), QStringLiteral("a {b} $c"));
        environment.insert(QStringLiteral("HELICONE_API_KEY"), QStringLiteral("helicone"));
        environment.insert(QStringLiteral("no_proxy"), QStringLiteral("127.0.0.1"));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        QSignalSpy finished(&process, &QProcess::finished);
        process.start(program, arguments);
        if (!finished.wait(120'000))
            return -1;
        *output = process.readAll();
        return process.exitCode();
    }

    /// Whether a program of that language can be run here.
    static bool available(CodeLanguage language)
    {
        const auto has = [](const char *program) {
            return !QStandardPaths::findExecutable(QLatin1String(program)).isEmpty();
        };
        QByteArray output;
        switch (language) {
        case CodeLanguage::Curl:
            return has("curl") && has("bash");
        case CodeLanguage::Python:
            return has("python3")
                && run(QStringLiteral("python3"),
                       {QStringLiteral("-c"), QStringLiteral("import requests")}, &output)
                == 0;
        case CodeLanguage::TypeScript:
            return has("node")
                && run(QStringLiteral("node"),
                       {QStringLiteral("-e"), QStringLiteral("if (!globalThis.fetch) throw 1")},
                       &output)
                == 0;
        case CodeLanguage::Go:
            return has("go");
        case CodeLanguage::Cpp:
            return has("g++")
                && QFile::exists(QStringLiteral("/usr/include/x86_64-linux-gnu/curl/curl.h"));
        }
        return false;
    }

    int runCode(CodeLanguage language, const QString &code, QByteArray *output)
    {
        switch (language) {
        case CodeLanguage::Curl:
            return run(QStringLiteral("bash"), {write(QStringLiteral("call.sh"), code)}, output);
        case CodeLanguage::Python:
            return run(QStringLiteral("python3"), {write(QStringLiteral("call.py"), code)}, output);
        case CodeLanguage::TypeScript: {
            // The one mark that is no JavaScript.
            QString plain = code;
            plain.replace(QLatin1String("response.body!"), QLatin1String("response.body"));
            return run(QStringLiteral("node"), {write(QStringLiteral("call.mjs"), plain)}, output);
        }
        case CodeLanguage::Go:
            return run(QStringLiteral("go"),
                {QStringLiteral("run"), write(QStringLiteral("call.go"), code)}, output);
        case CodeLanguage::Cpp: {
            const QString program = m_dir.filePath(QStringLiteral("call"));
            const int built = run(QStringLiteral("g++"),
                {QStringLiteral("-std=c++17"), QStringLiteral("-Wall"), QStringLiteral("-Wextra"),
                    QStringLiteral("-Werror"), QStringLiteral("-o"), program,
                    write(QStringLiteral("call.cpp"), code), QStringLiteral("-lcurl")},
                output);
            return built == 0 ? run(program, {}, output) : built;
        }
        }
        return -1;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_provider.id = QStringLiteral("openai");
        m_provider.keyVariable = QStringLiteral("OPENAI_API_KEY");
    }

    void sendsTheSame_data()
    {
        QTest::addColumn<CodeLanguage>("language");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("exact"); ///< the same bytes, not only the same JSON
        const QByteArray json
            = "{\"model\": \"m\", \"messages\": [{\"role\": \"user\", \"content\": \"it's \\\"so\\\" "
              "{x} ${y} `z` \\\\ \\/ Gr\xc3\xbc\xc3\x9f"
              "e \xf0\x9f\x9a\x80 \\ud83d\\ude80 \\u200b\\n\\t\"}], \"stream\": true, "
              "\"temperature\": 0.7, \"seed\": 12, \"x\": null, \"y\": [], \"z\": {}}";
        const auto languages = codeLanguages();
        for (const CodeLanguageName &language : languages) {
            const QByteArray name = language.id.toLatin1();
            const bool literal = language.language == CodeLanguage::Python
                || language.language == CodeLanguage::TypeScript;
            QTest::addRow("%s, JSON", name.constData()) << language.language << json << !literal;
            QTest::addRow("%s, duplicates and big numbers", name.constData())
                << language.language
                << QByteArray(R"({"a": 1, "a": 2, "n": 12345678901234567890, "__proto__": 1})") << true;
            QTest::addRow("%s, no text", name.constData()) << language.language << QByteArray("a\0\xff'\"\r\n?", 8) << true;
            QTest::addRow("%s, quotes", name.constData()) << language.language
                                                     << QByteArray("`)json\" ''' \"\"\" \\ ?\?/ %s") << true;
            QTest::addRow("%s, long", name.constData()) << language.language
                                           << "\xc3\xbc" + QByteArray(30'000, 'x') + "\xc3\xbc" << true;
        }
    }

    void sendsTheSame()
    {
        QFETCH(CodeLanguage, language);
        QFETCH(QByteArray, body);
        QFETCH(bool, exact);
        if (!available(language))
            QSKIP("a tool of this language is not installed");
        OneRequest server;
        const Call call = callTo(server.url() + QStringLiteral("/v1/x?a=b&c={d}"), body);
        const QString code = codeFor(language, call, &m_provider);
        QByteArray output;
        const int status = runCode(language, code, &output);
        QVERIFY2(status == 0, (output + "\n" + code.left(3'000).toUtf8()).constData());
        QVERIFY2(output.contains("ok"), output.constData());
        QVERIFY2(server.head.startsWith("POST /v1/x?a=b&c="), server.head.constData());
        if (exact)
            QCOMPARE(server.body, body);
        else
            QCOMPARE(dumpJson(*parseJson(server.body)), dumpJson(*parseJson(body)));
        QCOMPARE(server.header("content-type"), "application/json");
        QCOMPARE(server.header("authorization"), "Bearer a {b} $c");
        QCOMPARE(server.header("helicone-auth"), "Bearer helicone");
        QCOMPARE(server.header("helicone-property-app"), "it's {x} \"$HOME\" `id` ${y} \\ !");
        QVERIFY(!server.has("helicone-request-id"));
    }

    void keysAreVariables()
    {
        Call call = callTo(QStringLiteral("https://h.example/v1/chat"), "{}");
        call.exchange.requestHeaders += Header("x-api-key", "sk-CANARY0123456789abcdef");
        const auto languages = codeLanguages();
        for (const CodeLanguageName &language : languages) {
            const QString code = codeFor(language.language, call, &m_provider);
            QVERIFY2(!code.contains(QLatin1String("CANARY")), qPrintable(code));
            QVERIFY2(code.contains(QLatin1String("OPENAI_API_KEY")), qPrintable(code));
            QVERIFY2(code.contains(QLatin1String("HELICONE_API_KEY")), qPrintable(code));
        }
    }

    void literals()
    {
        QCOMPARE(jsonLiteral(R"({"a":[true,null,1.50],"b":{}})", LiteralSyntax::Python, 0).value_or(QString()),
            QStringLiteral("{\n    \"a\": [\n        True,\n        None,\n        1.50,\n    ],\n    \"b\": {},\n}"));
        QVERIFY(!jsonLiteral("{\"a\":1", LiteralSyntax::Python, 0));
        QVERIFY(!jsonLiteral(R"({"a":1,"a":2})", LiteralSyntax::Python, 0));
        QVERIFY(jsonLiteral("[12345678901234567890]", LiteralSyntax::Python, 0));
        QVERIFY(!jsonLiteral("[12345678901234567890]", LiteralSyntax::JavaScript, 0));
        QCOMPARE(stringLiteral(QString(QChar(0x202e)) + QLatin1Char('a')), QStringLiteral("\"\\u202ea\""));
    }
};

HELIOGRAPH_TEST_MAIN(CodeExportTest)
#include "tst_codeexport.moc"
