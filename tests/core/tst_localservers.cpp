#include "core/session/localservers.h"
#include "core/session/modelcatalog.h"
#include "tests/support/cannedserver.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace heliograph;

namespace {

const QByteArray kOllama = R"({"models":[{"name":"llama3.2:latest","model":"llama3.2:latest","digest":"a80c4f17","details":{"family":"llama"}}]})";
const QByteArray kLmStudio = R"({"object":"list","data":[{"id":"qwen","object":"model","type":"llm","state":"loaded"}]})";
const QByteArray kLlamaCpp = R"({"models":[{"name":"m","model":"m","digest":""}],"object":"list","data":[{"id":"m.gguf","object":"model","owned_by":"llamacpp"}]})";
const QByteArray kVllm = R"({"object":"list","data":[{"id":"Qwen/Q","object":"model","owned_by":"vllm"}]})";
const QByteArray kOpenAi = R"({"object":"list","data":[{"id":"gpt","object":"model","owned_by":"me"}]})";

}

Q_DECLARE_METATYPE(heliograph::ProbeState)

class LocalServersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data()
    {
        QTest::addColumn<QString>("probe");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ProbeState>("state");
        const std::pair<const char *, QByteArray> servers[] = {
            {"ollama", kOllama}, {"lmstudio", kLmStudio}, {"llamacpp", kLlamaCpp}, {"vllm", kVllm}};
        for (const auto &[probe, own] : servers) {
            const QString name = QString::fromLatin1(probe);
            for (const auto &[other, body] : servers)
                QTest::addRow("%s asked, %s answers", probe, other)
                    << name << 200 << body << (other == probe ? ProbeState::Running : ProbeState::Other);
            QTest::addRow("%s: any OpenAI", probe) << name << 200 << kOpenAi << ProbeState::Other;
            QTest::addRow("%s: a page", probe) << name << 200 << QByteArray("<html>router</html>") << ProbeState::Other;
            QTest::addRow("%s: JSON of another", probe) << name << 200 << QByteArray("{\"error\":\"Unexpected endpoint\"}") << ProbeState::Other;
            QTest::addRow("%s: not found", probe) << name << 404 << QByteArray("{}") << ProbeState::Other;
            QTest::addRow("%s: nobody", probe) << name << 0 << QByteArray() << ProbeState::Absent;
            QTest::addRow("%s: locked", probe) << name << 401 << QByteArray("{}") << ProbeState::Locked;
        }
        QTest::newRow("ollama without models") << QStringLiteral("ollama") << 200 << QByteArray("{\"models\":[]}") << ProbeState::Running;
        QTest::newRow("lm studio without models") << QStringLiteral("lmstudio") << 200 << QByteArray("{\"object\":\"list\",\"data\":[]}") << ProbeState::Running;
        QTest::newRow("llama.cpp loads") << QStringLiteral("llamacpp") << 503
            << QByteArray("{\"error\":{\"code\":503,\"message\":\"Loading model\",\"type\":\"unavailable_error\"}}") << ProbeState::Loading;
    }

    void answers()
    {
        QFETCH(const QString, probe);
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const ProbeState, state);
        const ProbeVerdict verdict = readProbe(probe, {status, {}, body});
        QCOMPARE(verdict.state, state);
        if (state == ProbeState::Running && body.contains("\"id\""))
            QCOMPARE(verdict.models.size(), 1);
    }

    void whoWantsAKeyIsAskedForTheirName()
    {
        QCOMPARE(readProbeFallback(QStringLiteral("vllm"), {200, {}, "{\"version\":\"0.11.0\"}"}).state, ProbeState::Locked);
        QCOMPARE(readProbeFallback(QStringLiteral("vllm"), {404, {}, "{}"}).state, ProbeState::Other);
        QCOMPARE(readProbeFallback(QStringLiteral("vllm"), {200, {}, "{\"version\":\"1\",\"name\":\"x\"}"}).state, ProbeState::Other);
        QCOMPARE(readProbeFallback(QStringLiteral("llamacpp"), {200, {}, "{\"status\":\"ok\"}"}).state, ProbeState::Locked);
        QCOMPARE(readProbeFallback(QStringLiteral("llamacpp"), {401, {{"Server", "llama.cpp"}}, "{}"}).state, ProbeState::Locked);
    }

    void looksAtEachWhereTheSettingsSay()
    {
        CannedServer ollama;
        ollama.answers.insert("/api/tags", {200, kOllama});
        CannedServer wrong; // where LM Studio would be
        wrong.answers.insert("/api/v0/models", {200, "<html>"});
        CannedServer vllm;
        vllm.answers.insert("/v1/models", {401, "{\"error\":\"Unauthorized\"}"});
        vllm.answers.insert("/version", {200, "{\"version\":\"0.11.0\"}"});
        QTemporaryDir dir;
        Settings settings(dir.filePath(QStringLiteral("settings.ini")));
        KeyRing keys(makeMemoryStore());
        QVERIFY(keys.setSessionKey(QStringLiteral("vllm"), QStringLiteral("sk-CANARY-123456789")).ok());
        QVERIFY(settings.set({{QStringLiteral("provider.ollama.direct-url"), ollama.url(QStringLiteral("/v1"))},
            {QStringLiteral("provider.lmstudio.direct-url"), wrong.url(QStringLiteral("/v1"))},
            {QStringLiteral("provider.vllm.direct-url"), vllm.url(QStringLiteral("/v1"))},
            {QStringLiteral("provider.llamacpp.direct-url"),
                QStringLiteral("http://127.0.0.1:%1/v1").arg(CannedServer::freePort())}}).ok());
        ModelCatalog catalog(settings, keys, dir.filePath(QStringLiteral("models.json")));
        LocalServers servers(settings, catalog);
        QCOMPARE(servers.state(QStringLiteral("ollama")), ProbeState::Unknown);
        QSignalSpy looked(&servers, &LocalServers::looked);
        servers.look();
        QVERIFY(servers.isLooking());
        QVERIFY(looked.wait(15'000));
        QCOMPARE(servers.state(QStringLiteral("ollama")), ProbeState::Running);
        QCOMPARE(servers.state(QStringLiteral("lmstudio")), ProbeState::Other);
        QCOMPARE(servers.state(QStringLiteral("llamacpp")), ProbeState::Absent);
        QCOMPARE(servers.state(QStringLiteral("vllm")), ProbeState::Locked);
        const ProviderList providers = ProviderList::load(settings);
        const ModelList list = catalog.list(*providers.find(u"ollama"));
        QCOMPARE(list.models.size(), 1);
        QCOMPARE(list.models.first().id, QStringLiteral("llama3.2:latest"));
        for (const CannedServer *server : {&ollama, &wrong, &vllm}) {
            for (const QByteArray &request : server->requests)
                QVERIFY(!request.contains("CANARY"));
        }

        // One that is gone, and one that was pointed away from this computer.
        ollama.close();
        QVERIFY(settings.set(QStringLiteral("provider.vllm.direct-url"), QStringLiteral("https://gpu.example/v1")).ok());
        servers.look();
        QVERIFY(looked.wait(15'000));
        QCOMPARE(servers.state(QStringLiteral("ollama")), ProbeState::Absent);
        QCOMPARE(servers.state(QStringLiteral("vllm")), ProbeState::Unknown);
    }
};

HELIOGRAPH_TEST_MAIN(LocalServersTest)
#include "tst_localservers.moc"
