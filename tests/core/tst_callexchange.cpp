#include "app/commands/exportcommand.h"
#include "core/base/json.h"
#include "core/pricing/pricebook.h"
#include "core/session/callexport.h"
#include "core/session/callimport.h"
#include "core/session/callline.h"
#include "core/session/finetuneline.h"
#include "core/session/harentries.h"
#include "core/session/harexport.h"
#include "core/session/repricer.h"
#include "core/wire/codec.h"
#include "tests/support/canary.h"
#include "tests/support/examplecalls.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"

#include <QDir>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace heliograph;

/// Calls out of the history into files and back.
class CallExchangeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_services = std::make_unique<TestServices>();
        m_folder = std::make_unique<QTemporaryDir>();
    }
    void cleanup()
    {
        m_services.reset();
        m_folder.reset();
    }

    void exportImportExportGivesTheSameBytes()
    {
        for (const Call &call : dayOfCalls(QDateTime::currentDateTimeUtc()))
            record(m_services->history(), call);
        Call odd = sampleCall(QStringLiteral("Überprüfung “…” 北京 \n\t\\"));
        odd.exchange.responseBody = QByteArray("\xff\xfe\0\x80 no text", 12);
        odd.exchange.chunks.clear();
        odd.answer = {};
        odd.status = CallStatus::Error;
        odd.error = Error{ErrorKind::RateLimit, QStringLiteral("Slow down"), 429, {}};
        odd.marks = {Rating::Bad, QStringLiteral("Ask why\nit was refused"), {QStringLiteral("to check"), QStringLiteral("Überprüfung")}};
        Call same = sampleCall();
        same.marks.labels = {QStringLiteral("one")};
        same.createdAt = odd.createdAt; // two at the same moment keep their order
        Call bare = sampleCall();
        bare.exchange.requestBody.clear();
        bare.exchange.responseBody.clear();
        Call unpriced = sampleCall();
        unpriced.receipt.reset();
        unpriced.model.clear();
        unpriced.answer.usage = {};
        for (const Call &call : {odd, same, bare, unpriced})
            m_services->history().finish(call);
        QVERIFY(waitForHistory(m_services->history()));

        const QByteArray first = exported(m_services->history());
        QVERIFY(first.count('\n') > 40);
        TestServices other;
        const ImportReport report = imported(other.history(), write("first.jsonl", first));
        QCOMPARE(report.imported, first.count('\n'));
        QCOMPARE(report.refused, 0);
        QCOMPARE(exported(other.history()), first);
        QCOMPARE(waitFor(other.history().call(odd.id))->marks, odd.marks);
        // Nothing is imported twice, and what is there stays.
        const ImportReport again = imported(other.history(), m_folder->filePath(QStringLiteral("first.jsonl")));
        QCOMPARE(again.imported, 0);
        QCOMPARE(again.alreadyThere, first.count('\n'));
        QCOMPARE(exported(other.history()), first);
    }

    void linesHaveTheContractsKeys()
    {
        const Call call = sampleCall();
        const auto json = parseJson(callToLine(call));
        QVERIFY(json.has_value());
        QCOMPARE(QByteArray::fromStdString(json->at("request_body").get<std::string>()), call.exchange.requestBody);
        QCOMPARE(QByteArray::fromStdString(json->at("response_body").get<std::string>()), call.exchange.responseBody);
        QVERIFY(!json->contains("request_body_encoding"));
        Call binary = call;
        binary.exchange.requestBody = "\xff\xfe";
        const auto coded = parseJson(callToLine(binary));
        QCOMPARE(stringMember(*coded, "request_body_encoding"), QStringLiteral("base64"));
        QCOMPARE(stringMember(*coded, "request_body"), QStringLiteral("//4="));
    }

    void missingKeysAreNull()
    {
        const QByteArray line = R"({"model":"gpt-4o","text":"Hi","request_body":"{}"})";
        const auto call = callFromLine(line, {});
        QVERIFY(call.ok());
        QCOMPARE(call->source, Source::Import);
        QVERIFY(!call->receipt);
        QCOMPARE(call->answer.text, QStringLiteral("Hi"));
        QCOMPARE(callFromLine(line, {})->id, call->id); // the same line is the same call
        QVERIFY(callFromLine(R"({"model":"gpt-4o","text":"Ho","request_body":"{}"})", {})->id != call->id);
    }

    void badLinesAreNamedAndTheRestIsTaken()
    {
        const QByteArray good = callToLine(sampleCall());
        const QByteArray lines = good + "\nnot json\n\n{\"id\":\"17\",\"model\":\"x\"}\n[1]\n{\"model\":\"x\",\"status\":\"fine\"}\n"
            + QByteArray("{\"model\":\"\xff\"}\n") + "{\"model\":\"x\",\"cost_usd\":\"much\"}\n" + callToLine(sampleCall())
            + "\n{\"model\":\"x\",\"requ";
        const ImportReport report = imported(m_services->history(), write("mixed.jsonl", lines));
        QCOMPARE(report.imported, 2);
        QCOMPARE(report.refused, 7);
        QList<qint64> numbers;
        for (const RefusedLine &refused : report.refusedLines) {
            numbers.append(refused.line);
            QVERIFY(!refused.reason.isEmpty());
        }
        QCOMPARE(numbers, (QList<qint64>{2, 4, 5, 6, 7, 8, 10}));

        QString out;
        QString err;
        QCOMPARE(command(m_folder->filePath(QStringLiteral("mixed.jsonl")), out, err), 0);
        QVERIFY2(out.contains(QStringLiteral("Already there: 2")), qPrintable(out));
        QVERIFY2(err.contains(QStringLiteral("mixed.jsonl, line 4: id is not a UUID")), qPrintable(err));
        QCOMPARE(command(write("bad.jsonl", "nothing\n"), out, err), 1);
        QCOMPARE(command(m_folder->filePath(QStringLiteral("absent")), out, err), 1);
        QVERIFY(err.contains(QStringLiteral("absent")));
    }

    void receiptsComeBackWithTheirLines()
    {
        Call call = exampleCall(QStringLiteral("Hello"), QStringLiteral("Good day"));
        const ProviderList providers = ProviderList::load(m_services->settings);
        const Pricer pricer = pricerOf(PriceBook::builtIn(), providers);
        call.receipt = pricer(call);
        QVERIFY(call.receipt && !call.receipt->lines.empty());
        QVERIFY(callFromLine(callToLine(call), pricer)->receipt == call.receipt);
        call.receipt->total = Money::fromPico(call.receipt->total.pico() + 1); // by prices we do not know
        const auto other = callFromLine(callToLine(call), pricer);
        QCOMPARE(other->receipt->total, call.receipt->total);
        QCOMPARE(other->receipt->basis, CostBasis::Declared);
        QVERIFY(other->receipt->lines.empty());
    }

    void archivesComeBack()
    {
        QList<QUuid> ids;
        for (int i = 0; i < 5; ++i) {
            const Call call = exampleCall(QStringLiteral("Question %1").arg(i), QStringLiteral("Answer"));
            record(m_services->history(), call);
            ids.append(call.id);
        }
        const QString path = m_folder->filePath(QStringLiteral("calls.har"));
        const auto report = waitFor(exportCalls(m_services->history(), {}, ExportFormat::Har, path));
        QVERIFY(report.ok());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto json = parseJson(file.readAll());
        QVERIFY(json.has_value());
        QCOMPARE(int(json->at("log").at("entries").size()), 5);
        TestServices other;
        QCOMPARE(imported(other.history(), path).imported, 5);
        for (const QUuid &id : ids) {
            const auto before = waitFor(m_services->history().call(id));
            const auto after = waitFor(other.history().call(id));
            QVERIFY(after.ok());
            QCOMPARE(after->exchange.requestBody, before->exchange.requestBody);
            QCOMPARE(after->exchange.responseBody, before->exchange.responseBody);
            QCOMPARE(after->answer.text, before->answer.text);
            QCOMPARE(after->createdAt, before->createdAt);
        }
        QCOMPARE(imported(other.history(), path).alreadyThere, 5);
    }

    /// As a browser writes them: pages, other requests, keys in the headers, no id of ours.
    void foreignArchivesAreRead()
    {
        const QByteArray body = chatBody({QStringLiteral("Say \"entries\": [ {")});
        Json good{{"startedDateTime", "2026-11-02T10:00:00.000+01:00"}, {"time", 1234.5},
            {"request",
                {{"method", "POST"}, {"url", "https://api.openai.com/v1/chat/completions"},
                    {"headers", Json::array({{{"name", "Authorization"}, {"value", std::string("Bearer ") + kCanaryKey}}})},
                    {"postData", {{"mimeType", "application/json"}, {"text", body.toStdString()}}}}},
            {"response",
                {{"status", 200}, {"headers", Json::array()},
                    {"content", {{"text", chatStream(QStringLiteral("Yes")).toBase64().toStdString()}, {"encoding", "base64"}}}}}};
        Json page = good;
        page["request"] = Json{{"method", "GET"}, {"url", "https://example.org/"}, {"headers", Json::array()}};
        const QByteArray har = "{\n \"log\": { \"comment\": \"\\\"entries\\\": [\", \"pages\": [{\"id\": 1}],\n \"entries\" : [\n"
            + dumpJson(page) + ",\n" + dumpJsonPretty(good) + ",\n{\"request\": 1}\n], \"more\": [{\"a\":1}] } }\n";
        const QString path = write("browser.har", har);
        const ImportReport report = imported(m_services->history(), path);
        QCOMPARE(report.imported, 1);
        QCOMPARE(report.refused, 2);
        QCOMPARE(report.refusedLines.first().line, 4);
        QCOMPARE(report.refusedLines.first().reason, QStringLiteral("it is no call to a model"));
        QCOMPARE(imported(m_services->history(), path).alreadyThere, 1);
        const auto rows = waitFor(m_services->history().find({}));
        const auto summary = waitFor(m_services->history().summaries(*rows))->first();
        QCOMPARE(summary.provider, QStringLiteral("openai"));
        QCOMPARE(summary.status, CallStatus::Ok);
        QCOMPARE(summary.answerPreview, QStringLiteral("Yes"));
        QCOMPARE(summary.createdAt, QDateTime(QDate(2026, 11, 2), QTime(9, 0), Qt::UTC));
        QVERIFY(summary.cost.has_value());
        const auto call = waitFor(m_services->history().call(summary.id));
        QCOMPARE(call->exchange.requestBody, body);
        const QByteArray cut = har.left(har.indexOf("\"request\": 1"));
        QCOMPARE(imported(m_services->history(), write("cut.har", cut)).refused, 2); // one of them: the end is missing
        m_services.reset();
    }

    void keysAreStruckOut()
    {
        const QByteArray key(kCanaryKey);
        Call call = sampleCall();
        call.exchange.requestBody = chatBody({QStringLiteral("My key is ") + QLatin1String(kCanaryKey)});
        call.exchange.url += QStringLiteral("?key=") + QLatin1String(kCanaryKey);
        call.exchange.requestHeaders.append({"Authorization", "Bearer " + key});
        QVERIFY(!callToLine(call).contains(key));
        QVERIFY(!fineTuningLine(call).contains(key));
        Json line = *parseJson(callToLine(sampleCall()));
        line["request_body"] = chatBody({QLatin1String(kCanaryKey)}).toStdString();
        line["text"] = std::string(kCanaryKey);
        const QString path = write("keys.jsonl", dumpJson(line) + '\n' + callToLine(call));
        QCOMPARE(imported(m_services->history(), path).imported, 2);
        for (const ExportFormat format : {ExportFormat::Jsonl, ExportFormat::Csv, ExportFormat::Har, ExportFormat::OpenAiJsonl}) {
            const QString target = m_services->path() + QStringLiteral("/out");
            QVERIFY(waitFor(exportCalls(m_services->history(), {}, format, target)).ok());
        }
        QVERIFY(waitForHistory(m_services->history()));
        QCOMPARE(filesHolding(m_services->path(), key), QStringList());
    }

    void fineTuningLinesSpeakChatInEveryFormat_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("chat") << int(WireFormat::OpenAiChat);
        QTest::newRow("responses") << int(WireFormat::OpenAiResponses);
        QTest::newRow("anthropic") << int(WireFormat::Anthropic);
        QTest::newRow("gemini") << int(WireFormat::Gemini);
    }
    void fineTuningLinesSpeakChatInEveryFormat()
    {
        QFETCH(int, format);
        ChatRequest request;
        request.model = QStringLiteral("m");
        request.messages = {Message::fromText(Role::System, QStringLiteral("Be brief")),
            Message::fromText(Role::User, QStringLiteral("Weather in Bonn?"))};
        Tool tool;
        tool.name = QStringLiteral("weather");
        tool.description = QStringLiteral("Looks it up");
        tool.parameters = R"({"type":"object","properties":{"city":{"type":"string"}}})";
        request.tools = {tool};
        request.parameters.maxTokens = 100;
        Call call;
        call.format = WireFormat(format);
        call.status = CallStatus::Ok;
        call.exchange.requestBody = codecFor(call.format)->encode(request);
        call.answer.text = QStringLiteral("I will look.");
        call.answer.toolCalls = {{QStringLiteral("c1"), QStringLiteral("weather"), QStringLiteral("{\"city\":\"Bonn\"}"), false}};
        call.answer.complete = true;
        const auto line = parseJson(fineTuningLine(call));
        QVERIFY(line.has_value());
        const Json &messages = line->at("messages");
        QCOMPARE(int(messages.size()), 3);
        QCOMPARE(stringMember(messages[0], "role"), QStringLiteral("system"));
        QCOMPARE(stringMember(messages[1], "content"), QStringLiteral("Weather in Bonn?"));
        QCOMPARE(stringMember(messages[2], "role"), QStringLiteral("assistant"));
        QCOMPARE(stringMember(messages[2]["tool_calls"][0]["function"], "arguments"), QStringLiteral("{\"city\":\"Bonn\"}"));
        QCOMPARE(stringMember(line->at("tools")[0]["function"], "name"), QStringLiteral("weather"));
        QVERIFY(!line->contains("model"));
        call.status = CallStatus::Interrupted;
        QVERIFY(fineTuningLine(call).isEmpty());
    }

    void filterChoosesAndMistakesAreUsage()
    {
        for (const char *prompt : {"one", "two"}) {
            Call call = sampleCall(QLatin1String(prompt));
            call.tags.userId = QLatin1String(prompt);
            m_services->history().finish(call);
        }
        QVERIFY(exported(m_services->history(), QStringLiteral("user = \"two\"")).count('\n') == 1);
        const auto wrong = waitFor(exportCalls(m_services->history(), {QStringLiteral("user = ="), {}, -1, false},
            ExportFormat::Jsonl, m_folder->filePath(QStringLiteral("x"))));
        QCOMPARE(wrong.error().kind, ErrorKind::Usage);
        QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("x"))));
    }

#ifdef Q_OS_UNIX
    void fullDiskLeavesNoHalfFile()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        for (int i = 0; i < 20; ++i) {
            Call call = sampleCall(QString::number(i));
            call.exchange.requestBody = chatBody({QString(20'000, QChar(u'a' + i))});
            m_services->history().finish(call);
        }
        QVERIFY(waitForHistory(m_services->history()));
        const QString path = write("out.jsonl", "what was there before\n");
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        rlimit full = before;
        full.rlim_cur = 100'000;
        setrlimit(RLIMIT_FSIZE, &full);
        const auto report = waitFor(exportCalls(m_services->history(), {}, ExportFormat::Jsonl, path));
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!report.ok());
        QCOMPARE(report.error().kind, ErrorKind::Storage);
        QVERIFY2(report.error().message.contains(path), qPrintable(report.error().message));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("what was there before\n"));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{QStringLiteral("out.jsonl")});
    }
#endif

    void cancelledExportLeavesNothing()
    {
        for (int i = 0; i < 300; ++i)
            m_services->history().finish(sampleCall(QString::number(i)));
        const QString path = m_folder->filePath(QStringLiteral("out.jsonl"));
        auto future = exportCalls(m_services->history(), {}, ExportFormat::Jsonl, path);
        future.cancel();
        future.waitForFinished();
        QTRY_VERIFY(QDir(m_folder->path()).entryList(QDir::Files).isEmpty());
    }

    void entriesAreFoundAtAnyBorder()
    {
        const QByteArray har = R"({"log":{"x":"\"entries\":[","entries" : [ {"a":"]}\"{"}, {"b":[{}]} ],"z":[{"c":1}]}})";
        for (const int step : {1, 2, 7, 1000}) {
            HarEntries entries;
            QList<QByteArray> found;
            for (qsizetype at = 0; at < har.size(); at += step)
                entries.feed(QByteArrayView(har).sliced(at, std::min<qsizetype>(step, har.size() - at)),
                    [&](const QByteArray &entry, qint64) { found.append(entry); });
            QCOMPARE(found, (QList<QByteArray>{R"({"a":"]}\"{"})", R"({"b":[{}]})"}));
            QVERIFY(entries.whole());
        }
    }

    void wrongUsage()
    {
        QString out;
        QString err;
        QTextStream outStream(&out);
        QTextStream errStream(&err);
        for (const QStringList &arguments : {QStringList{}, {QStringLiteral("--format"), QStringLiteral("pdf"), QStringLiteral("x")},
                 {QStringLiteral("a"), QStringLiteral("b")}, {QStringLiteral("--nonsense"), QStringLiteral("x")}})
            QCOMPARE(runExport(arguments, m_services->history(), outStream, errStream), 2);
        QVERIFY(!err.isEmpty() && out.isEmpty());
        QCOMPARE(runExport({QStringLiteral("--help")}, m_services->history(), outStream, errStream), 0);
        QVERIFY(out.contains(QStringLiteral("openai-jsonl")));
    }

private:
    QString write(const char *name, const QByteArray &content)
    {
        QFile file(m_folder->filePath(QLatin1String(name)));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }

    QByteArray exported(History &history, const QString &where = {})
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("out.jsonl"));
        const auto report = waitFor(exportCalls(history, {where, {}, -1, false}, ExportFormat::Jsonl, path));
        if (!report)
            qWarning("%s", qPrintable(report.error().message));
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    ImportReport imported(History &history, const QString &path)
    {
        const ProviderList providers = ProviderList::load(m_services->settings);
        const auto report = waitFor(importCalls(history, path, providers, pricerOf(PriceBook::builtIn(), providers)));
        if (!report)
            qWarning("%s", qPrintable(report.error().message));
        return report ? *report : ImportReport{-1, -1, -1, {}};
    }

    int command(const QString &file, QString &out, QString &err)
    {
        out.clear();
        err.clear();
        QTextStream outStream(&out);
        QTextStream errStream(&err);
        return runImport({file}, m_services->history(), ProviderList::load(m_services->settings), PriceBook::builtIn(),
            outStream, errStream);
    }

    std::unique_ptr<TestServices> m_services;
    std::unique_ptr<QTemporaryDir> m_folder;
};

HELIOGRAPH_TEST_MAIN(CallExchangeTest)
#include "tst_callexchange.moc"
