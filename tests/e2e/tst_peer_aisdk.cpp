// Every recording, read by our codecs and by the providers of Vercel's AI SDK, which must make the same of the same
// bytes: text, calls of the user's tools, finish reason, usage.

#include "core/base/json.h"
#include "core/wire/codec.h"
#include "tests/support/nodepeer.h"
#include "tests/support/recordings.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

using namespace heliograph;

namespace {

struct Recording {
    QString id; ///< "anthropic/anthropic-text.json"
    QString provider; ///< of the oracle
    WireFormat format = WireFormat::Unknown;
    bool streamed = false;
    int status = 200;
    QByteArray bytes;
};

/// What the SDK does differently, and why we do not follow it.
struct Exception {
    const char *id;
    const char *what; ///< "all", "text", "tools", "finish", "usage"
    const char *why;
};
constexpr Exception kExceptions[] = {
    {"anthropic/spliced-message-start.chunks.txt", "all",
        "the SDK stops at the second message_start; we say so and keep what came"},
    {"openai-responses/openai-client-tool-search.1.chunks.txt", "finish",
        "the SDK takes the answer for finished, though a search among the user's own tools waits for its result"},
    {"openai-responses/openai-client-tool-search.1.json", "finish",
        "the SDK takes the answer for finished, though a search among the user's own tools waits for its result"},
    {"openai-responses/parallel-tool-call-wrapper.1.chunks.txt", "all",
        "two of its payloads lack their last brace, at which the SDK stops; we read the others"},
    {"xai/xai-tool-call.chunks.txt", "usage",
        "the generic client leaves out the reasoning that xAI counts beside the completion"},
    {"xai/xai-tool-call.json", "usage",
        "the generic client leaves out the reasoning that xAI counts beside the completion"},
};

QString exceptionFor(const QString &id, const char *what)
{
    for (const Exception &exception : kExceptions) {
        const bool about = qstrcmp(exception.what, what) == 0 || qstrcmp(exception.what, "all") == 0;
        if (about && id == QLatin1String(exception.id))
            return QString::fromUtf8(exception.why);
    }
    return {};
}

WireFormat formatOf(const QString &folder, const QByteArray &head)
{
    if (folder == QLatin1String("anthropic"))
        return WireFormat::Anthropic;
    if (folder == QLatin1String("google"))
        return WireFormat::Gemini;
    if (head.contains("\"choices\"") || head.contains("chat.completion"))
        return WireFormat::OpenAiChat;
    if (folder.contains(QLatin1String("responses")) || folder == QLatin1String("azure"))
        return WireFormat::OpenAiResponses;
    return WireFormat::OpenAiChat;
}

Recording readRecording(const QString &path)
{
    const QFileInfo info(path);
    const QString folder = info.dir().dirName();
    Recording recording;
    recording.id = folder + QLatin1Char('/') + info.fileName();
    recording.streamed = info.fileName().endsWith(QLatin1String(".chunks.txt"));
    if (recording.streamed) {
        recording.bytes = asSse(path);
    } else {
        QFile file(path);
        if (file.open(QFile::ReadOnly))
            recording.bytes = file.readAll();
    }
    recording.format = formatOf(folder, recording.bytes.left(4'000));
    const bool responses = folder == QLatin1String("azure") || folder.contains(QLatin1String("responses"));
    recording.provider = responses && recording.format == WireFormat::OpenAiChat
        ? QStringLiteral("compatible")
        : folder;
    if (recording.bytes.trimmed().startsWith("{") && recording.bytes.left(200).contains("\"error\": {"))
        recording.status = 429;
    return recording;
}

QString finishName(FinishKind kind)
{
    switch (kind) {
    case FinishKind::Stop:
        return QStringLiteral("stop");
    case FinishKind::Length:
        return QStringLiteral("length");
    case FinishKind::ToolCalls:
        return QStringLiteral("tool-calls");
    case FinishKind::ContentFilter:
        return QStringLiteral("content-filter");
    case FinishKind::Error:
        return QStringLiteral("error");
    case FinishKind::Unknown:
        break;
    }
    return QStringLiteral("other");
}

/// Arguments are the same where they are the same JSON; what is no JSON is the same to the letter.
QByteArray canonical(const QString &arguments)
{
    const auto json = parseJson(arguments.toUtf8());
    return json ? dumpJson(*json) : arguments.toUtf8();
}

/// What the SDK calls the input of a tool, without what it wraps around: a text as a JSON string, and of tools that are
/// no functions the item's id of the call, with the arguments one level down.
QByteArray unwrapped(const ToolCall &ours, const QString &input)
{
    const auto json = parseJson(input.toUtf8());
    if (!json)
        return input.toUtf8();
    if (ours.custom && json->is_string())
        return toQString(*json).toUtf8();
    const bool function = ours.name != QLatin1String("apply_patch")
        && ours.name != QLatin1String("tool_search");
    if (function || !json->is_object())
        return dumpJson(*json);
    Json bare = *json;
    const size_t wrapped = bare.erase("callId") + bare.erase("call_id");
    return dumpJson(wrapped > 0 && bare.contains("arguments") ? bare["arguments"] : bare);
}

qint64 count(const Usage::Count &number)
{
    return number.value_or(0);
}

}

class PeerAiSdkTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    std::vector<Recording> m_recordings;
    QHash<QString, Json> m_seen;
    QString m_missing;

    void ask()
    {
        const NodePeer peer(QStringLiteral("ai-sdk"), QStringLiteral("@ai-sdk/openai"), QStringLiteral("4.0.118"));
        m_missing = peer.missing();
        if (!m_missing.isEmpty())
            return;
        QByteArray questions;
        for (const Recording &recording : m_recordings) {
            const QString path = m_dir.filePath(QString(recording.id).replace(u'/', u'_'));
            QFile file(path);
            QVERIFY(file.open(QFile::WriteOnly));
            file.write(recording.bytes);
            questions += dumpJson({{"id", toJson(recording.id)}, {"provider", toJson(recording.provider)},
                             {"streamed", recording.streamed}, {"status", recording.status}, {"path", toJson(path)}})
                + '\n';
        }
        QProcess node;
        node.setWorkingDirectory(peer.folder().path());
        node.start(peer.modernNode(), {QStringLiteral("oracle.mjs")});
        node.write(questions);
        node.closeWriteChannel();
        QVERIFY(node.waitForFinished(120'000));
        const QByteArray errors = node.readAllStandardError();
        QVERIFY2(node.exitCode() == 0, errors.constData());
        for (const QByteArray &line : node.readAllStandardOutput().split('\n')) {
            if (const auto json = parseJson(line))
                m_seen.insert(stringMember(*json, "id"), *json);
        }
    }

    void compareUsage(const Recording &recording, const Usage &ours, const Json &theirs)
    {
        const Json &in = member(theirs, "inputTokens");
        const Json &out = member(theirs, "outputTokens");
        const auto same = [&](const char *name, const Json &object, const char *key, qint64 mine) {
            const auto number = intMember(object, key);
            if (!number || *number == mine)
                return true;
            qWarning("%s: %s is %lld, the SDK says %lld", qPrintable(recording.id), name, mine, *number);
            return false;
        };
        QVERIFY(same("input", in, "total", count(ours.totalInput())));
        QVERIFY(same("cached input", in, "cacheRead", count(ours.cachedInput)));
        QVERIFY(same("cache writes", in, "cacheWrite", count(ours.cacheWrite5m) + count(ours.cacheWrite1h)));
        QVERIFY(same("output", out, "total", count(ours.output) + count(ours.audioOutput) + count(ours.imageOutput)));
        QVERIFY(same("reasoning", out, "reasoning", count(ours.reasoning)));
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QStringList paths = allRecordings();
        if (paths.isEmpty())
            QSKIP("the recordings are not beside the project");
        for (const QString &path : paths)
            m_recordings.push_back(readRecording(path));
        ask();
        if (!m_missing.isEmpty())
            QSKIP(qPrintable(m_missing));
        QCOMPARE(size_t(m_seen.size()), m_recordings.size());
    }

    void agrees_data()
    {
        QTest::addColumn<int>("index");
        for (size_t i = 0; i < m_recordings.size(); ++i)
            QTest::newRow(qPrintable(m_recordings[i].id)) << int(i);
    }

    void agrees()
    {
        QFETCH(int, index);
        const Recording &recording = m_recordings[size_t(index)];
        const Json &theirs = m_seen[recording.id];
        const Codec *codec = codecFor(recording.format);
        QVERIFY(codec);
        if (recording.status != 200) {
            const QString message = codec->errorMessage(recording.bytes);
            QVERIFY(!message.isEmpty());
            QVERIFY2(message.startsWith(stringMember(theirs, "error").left(40)), qPrintable(message));
            return;
        }
        const Answer ours = decodeAnswer(*codec, recording.streamed, recording.bytes);
        if (exceptionFor(recording.id, "all").isEmpty())
            QVERIFY2(member(theirs, "error").is_null(), qPrintable(stringMember(theirs, "error")));
        else
            return;
        QVERIFY(ours.complete);
        if (exceptionFor(recording.id, "text").isEmpty())
            QCOMPARE(ours.text, stringMember(theirs, "text"));
        if (exceptionFor(recording.id, "reasoning").isEmpty())
            QCOMPARE(ours.reasoning.isEmpty(), stringMember(theirs, "reasoning").isEmpty());
        if (exceptionFor(recording.id, "tools").isEmpty()) {
            std::vector<Json> calls;
            for (const Json &call : member(theirs, "toolCalls")) {
                if (member(call, "provider") != true)
                    calls.push_back(call);
            }
            QCOMPARE(ours.toolCalls.size(), calls.size());
            for (size_t i = 0; i < calls.size(); ++i) {
                QCOMPARE(ours.toolCalls[i].name, stringMember(calls[i], "name"));
                if (recording.format != WireFormat::Gemini) // which has no ids: both sides make their own
                    QCOMPARE(ours.toolCalls[i].id, stringMember(calls[i], "id"));
                QCOMPARE(canonical(ours.toolCalls[i].arguments), unwrapped(ours.toolCalls[i], stringMember(calls[i], "arguments")));
            }
        }
        if (exceptionFor(recording.id, "finish").isEmpty())
            QCOMPARE(finishName(finishKind(ours)), stringMember(member(theirs, "finish"), "unified"));
        if (exceptionFor(recording.id, "usage").isEmpty())
            compareUsage(recording, ours.usage, member(theirs, "usage"));
    }
};

HELIOGRAPH_TEST_MAIN(PeerAiSdkTest)
#include "tst_peer_aisdk.moc"
