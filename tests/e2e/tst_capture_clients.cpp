// Clients that are not ours, through heliograph capture: each asks the same mock provider without the proxy, through it, and
// through it and a hop that does as Helicone does. What a client gets, and what the provider gets, is the same to the byte on
// all three ways; what the history has of it is right.

#include "core/base/money.h"
#include "tests/support/aimockpeer.h"
#include "tests/support/nodepeer.h"
#include "tests/support/testmain.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QUuid>

#include <memory>

using namespace heliograph;

namespace {

constexpr char kHeliconeKey[] = "sk-helicone-test-0123456789";
constexpr char kClientKey[] = "test-key-0123456789";
constexpr int kRunMs = 120'000;

struct Client {
    const char *name;
    const char *provider;
    const char *model;
    const char *format;
    QStringList cases;
};

const QList<Client> &clients()
{
    const auto list = [](const char *more = "") {
        return QString::fromLatin1("whole streamed tool image error abort %1").arg(QLatin1String(more)).split(u' ', Qt::SkipEmptyParts);
    };
    static const QList<Client> all{
        {"openai", "openai", "gpt-4o-mini", "openai-chat", list("responses responses-streamed")},
        {"ai-sdk", "openai", "gpt-4o-mini", "openai-chat", list("responses responses-streamed")},
        {"anthropic", "anthropic", "claude-sonnet-4-5", "anthropic", list()},
        {"google", "gemini", "gemini-2.5-flash", "gemini", list()},
        {"assistant-ui", "openai", "gpt-4o-mini", "openai-chat", list()},
        {"langgraph", "openai", "gpt-4o-mini", "openai-chat", list()},
        {"mastra", "openai", "gpt-4o-mini", "openai-chat", list()},
    };
    return all;
}

const QString kSundial = QString::fromUtf8("A sundial tells the time by the shadow of its gnomon. ☀️");
const QString kLighthouse = QStringLiteral("A lighthouse stands where the land ends, and its lamp turns all night");
const QStringList kWays{QStringLiteral("without"), QStringLiteral("direct"), QStringLiteral("helicone")};

QByteArray bytesOf(const Json &value, const char *key)
{
    return QByteArray::fromBase64(stringMember(value, key).toLatin1());
}

/// Headers by lower-case name without those that belong to a hop, and without what differs at each call.
QMap<QString, QString> headersOf(const Json &headers, const QStringList &without)
{
    QMap<QString, QString> map;
    for (const auto &[name, value] : headers.items()) {
        const QString key = QString::fromStdString(name).toLower();
        if (!without.contains(key))
            map.insert(key, toQString(value));
    }
    return map;
}

QMap<QString, QString> withoutHelicone(QMap<QString, QString> headers)
{
    headers.removeIf([](const auto &header) { return header.key().startsWith(QLatin1String("helicone-")); });
    return headers;
}

const QStringList kHopHeaders{QStringLiteral("connection"), QStringLiteral("keep-alive"), QStringLiteral("transfer-encoding")};

}

class CaptureClientsTest final : public QObject
{
    Q_OBJECT

    AimockPeer m_mock;
    std::unique_ptr<NodePeer> m_peer;
    QProcess m_tap;
    QString m_tapUrl;
    QString m_heliconeUrl;
    QProcess m_capture[2]; ///< direct, helicone
    QHash<QString, Json> m_results; ///< by client
    QHash<QString, QList<Json>> m_recorded; ///< by session: "openai/whole/direct"
    QHash<QString, QString> m_costs; ///< by provider and model, of 1000 tokens in and 200 out

    void config(const QString &key, const QString &value)
    {
        const Ran ran = m_mock.heliograph({QStringLiteral("config"), QStringLiteral("set"), key, value});
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
    }

    void startTap()
    {
        m_tap.start(m_peer->modernNode(),
            {m_peer->folder().filePath(QStringLiteral("tap.mjs")), m_mock.url({}).section(u':', -1), QLatin1String(kHeliconeKey)});
        QByteArray said;
        while (!said.contains('\n') && m_tap.waitForReadyRead(30'000))
            said += m_tap.readAllStandardOutput();
        const QList<QByteArray> words = said.trimmed().split(' ');
        QVERIFY2(words.size() == 3 && words[0] == "ports", (said + m_tap.readAllStandardError()).constData());
        m_tapUrl = QStringLiteral("http://127.0.0.1:") + QString::fromLatin1(words[1]);
        m_heliconeUrl = QStringLiteral("http://127.0.0.1:") + QString::fromLatin1(words[2]);
    }

    /// bases: the URLs that the proxy prints, which the clients take as they are.
    void startCapture(QProcess &process, const QString &route, Json &bases)
    {
        process.start(programPath(), {QStringLiteral("--profile"), m_mock.profile(), QStringLiteral("capture"), QStringLiteral("--port"),
                                         QStringLiteral("0"), QStringLiteral("--route"), route});
        static const QRegularExpression form(
            QStringLiteral("^(openai|anthropic|gemini) (http://127\\.0\\.0\\.1:\\d+/[A-Za-z0-9]+/\\w+(?:/v1)?)$"),
            QRegularExpression::MultilineOption);
        QString said;
        bases = Json::object();
        while (bases.size() < 3 && process.waitForReadyRead(30'000)) {
            said += QString::fromUtf8(process.readAllStandardOutput());
            for (auto matches = form.globalMatch(said); matches.hasNext();) {
                const auto match = matches.next();
                bases[match.captured(1).toStdString()] = match.captured(2).toStdString();
            }
        }
        QVERIFY2(bases.size() == 3, (said.toUtf8() + process.readAllStandardError()).constData());
    }

    void stop(QProcess &process)
    {
        if (process.state() == QProcess::NotRunning)
            return;
        process.terminate();
        if (!process.waitForFinished(20'000)) {
            process.kill();
            process.waitForFinished();
        }
    }

    void runClients(const Json &ways)
    {
        Json options;
        options["tap"] = m_tapUrl.toStdString();
        options["ways"] = ways;
        std::vector<std::unique_ptr<QProcess>> runs;
        for (const Client &client : clients()) {
            auto run = std::make_unique<QProcess>();
            run->setWorkingDirectory(m_peer->folder().path());
            run->start(m_peer->modernNode(), {QLatin1String(client.name) + QStringLiteral(".mjs"), QString::fromUtf8(dumpJson(options))});
            runs.push_back(std::move(run));
        }
        for (size_t i = 0; i < runs.size(); ++i) {
            const char *name = clients()[qsizetype(i)].name;
            const bool ended = runs[i]->state() == QProcess::NotRunning || runs[i]->waitForFinished(kRunMs);
            const QByteArray out = runs[i]->readAllStandardOutput();
            const QByteArray errors = runs[i]->readAllStandardError();
            QVERIFY2(ended && runs[i]->exitCode() == 0, (QByteArray(name) + ": " + errors).constData());
            const auto results = parseJson(out);
            QVERIFY2(results && results->is_array(), (QByteArray(name) + ": " + out.left(2'000) + errors).constData());
            m_results.insert(QLatin1String(name), *results);
        }
    }

    void readHistory()
    {
        const Ran ran = m_mock.heliograph({QStringLiteral("calls"), QStringLiteral("list"), QStringLiteral("--limit"), QStringLiteral("5000"),
            QStringLiteral("--format"), QStringLiteral("jsonl")});
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        const QList<QByteArray> lines = ran.out.trimmed().split('\n');
        for (const QByteArray &line : lines) {
            const auto call = parseJson(line);
            QVERIFY2(call, line.constData());
            m_recorded[stringMember(member(*call, "session"), "id")].append(*call);
        }
    }

    /// The one of these that is of the case and the way; null where there is none.
    const Json &result(const QString &client, const QString &name, const QString &way)
    {
        static const Json none;
        for (const Json &one : m_results[client]) {
            if (stringMember(one, "case") == name && stringMember(one, "way") == way)
                return one;
        }
        return none;
    }

    QString costOf(const Client &client)
    {
        QString &cost = m_costs[QLatin1String(client.model)];
        if (cost.isEmpty()) {
            const Ran ran = m_mock.heliograph({QStringLiteral("price"), QStringLiteral("--provider"), QLatin1String(client.provider),
                QStringLiteral("--model"), QLatin1String(client.model), QStringLiteral("--usage"),
                QStringLiteral("{\"input\": 1000, \"output\": 200}"), QStringLiteral("--format"), QStringLiteral("json")});
            if (const auto receipt = parseJson(ran.out))
                cost = stringMember(*receipt, "cost_usd");
        }
        return cost;
    }

    static void addClients()
    {
        QTest::addColumn<int>("client");
        for (int i = 0; i < clients().size(); ++i)
            QTest::newRow(clients()[i].name) << i;
    }

    void checkTools(const Json &tools)
    {
        QCOMPARE(tools.size(), size_t(2));
        QCOMPARE(stringMember(tools[0], "name"), QStringLiteral("get_weather"));
        QCOMPARE(dumpJson(*parseJson(stringMember(tools[0], "arguments").toUtf8())), QByteArray("{\"city\":\"Lisbon\",\"days\":[1,2]}"));
        QCOMPARE(stringMember(tools[1], "name"), QStringLiteral("get_time"));
        QCOMPARE(dumpJson(*parseJson(stringMember(tools[1], "arguments").toUtf8())), QByteArray("{}"));
    }

    /// What the client made of it.
    void checkUnderstood(const Json &seen, const QString &name)
    {
        const QByteArray all = dumpJson(seen);
        if (name == QLatin1String("error")) {
            QVERIFY2(stringMember(member(seen, "error"), "message").contains(QLatin1String("The peer broke on purpose")), all.constData());
            return;
        }
        if (name == QLatin1String("abort"))
            return;
        QVERIFY2(member(seen, "error").is_null(), all.constData());
        if (name == QLatin1String("tool"))
            checkTools(member(seen, "tools"));
        else
            QCOMPARE(stringMember(seen, "text"), name == QLatin1String("image") ? QStringLiteral("I see one pixel.") : kSundial);
    }

    /// What went over the wire on both sides of the way, beside what the provider gets without the proxy.
    void checkWire(const Json &seen, const Json &plain, const QString &name, const QString &way)
    {
        const QByteArray all = dumpJson(seen);
        const Json &sent = member(seen, "exchanges");
        const Json &came = member(seen, "upstream");
        QVERIFY2(sent.size() == 1 && came.size() == 1, all.constData());
        const Json &client = sent[0];
        const Json &provider = came[0];
        const Json &without = member(plain, "upstream")[0];

        QCOMPARE(bytesOf(provider, "request"), bytesOf(client, "request"));
        QCOMPARE(stringMember(provider, "path"), stringMember(without, "path"));
        const QStringList ownHeaders = kHopHeaders + QStringList{QStringLiteral("host"), QStringLiteral("x-case")};
        const auto headers = headersOf(member(provider, "headers"), ownHeaders);
        QCOMPARE(withoutHelicone(headers), withoutHelicone(headersOf(member(without, "headers"), ownHeaders)));
        QVERIFY2(headers.value(QStringLiteral("authorization")).endsWith(QLatin1String(kClientKey))
                || headers.value(QStringLiteral("x-api-key")) == QLatin1String(kClientKey)
                || headers.value(QStringLiteral("x-goog-api-key")) == QLatin1String(kClientKey),
            all.constData());
        if (way == QLatin1String("direct")) {
            QCOMPARE(headers, withoutHelicone(headers));
        } else if (way == QLatin1String("helicone")) {
            QCOMPARE(headers.value(QStringLiteral("helicone-auth")), QStringLiteral("Bearer ") + QLatin1String(kHeliconeKey));
            QCOMPARE(headers.value(QStringLiteral("helicone-session-id")), stringMember(seen, "id"));
            QCOMPARE(headers.value(QStringLiteral("helicone-property-way")), way);
            QVERIFY(!QUuid(headers.value(QStringLiteral("helicone-request-id"))).isNull());
        }

        const QByteArray got = bytesOf(client, "response");
        const QByteArray gave = bytesOf(provider, "response");
        QCOMPARE(intMember(client, "status"), intMember(provider, "status"));
        // That a page of any origin may read the answer is the provider's to say of itself, not of this machine.
        auto expected = headersOf(member(provider, "responseHeaders"), kHopHeaders);
        if (way != QLatin1String("without"))
            expected.removeIf([](const auto &header) { return header.key().startsWith(QLatin1String("access-control-")); });
        QCOMPARE(headersOf(member(client, "headers"), kHopHeaders), expected);
        QVERIFY2(!got.isEmpty(), all.constData());
        if (name == QLatin1String("abort")) {
            QVERIFY2(gave.startsWith(got), all.constData()); // what was on its way is lost with the client
            QVERIFY2(member(provider, "left") == true && member(provider, "whole") == false, all.constData());
        } else {
            QCOMPARE(got, gave);
            QVERIFY2(member(provider, "whole") == true, all.constData());
        }
    }

    void checkRecord(const Client &client, const QString &name, const QString &way, const Json &call)
    {
        const QByteArray all = dumpJson(call);
        const bool responses = name.startsWith(QLatin1String("responses"));
        QCOMPARE(stringMember(call, "source"), QStringLiteral("capture"));
        QCOMPARE(stringMember(call, "provider"), QLatin1String(client.provider));
        QCOMPARE(stringMember(call, "format"), responses ? QStringLiteral("openai-responses") : QLatin1String(client.format));
        QCOMPARE(stringMember(call, "requested_model"), QLatin1String(client.model));
        QCOMPARE(stringMember(call, "route"), way);
        QCOMPARE(stringMember(call, "user_id"), QLatin1String(client.name));
        QCOMPARE(stringMember(member(call, "session"), "path"), QLatin1Char('/') + name);
        // Most of these clients send the names of headers in lower case.
        QCOMPARE(dumpJson(member(call, "properties")).toLower(), QByteArray("{\"way\":\"" + way.toUtf8() + "\"}"));
        QVERIFY2(!all.contains(kClientKey) && !all.contains(kHeliconeKey), all.constData());
        if (way == QLatin1String("helicone"))
            QCOMPARE(stringMember(member(call, "helicone"), "id"), stringMember(call, "id"));
        const bool chatRoute = qstrcmp(client.name, "assistant-ui") == 0 && name != QLatin1String("whole");
        const bool streams = chatRoute || name.contains(QLatin1String("streamed")) || name == QLatin1String("abort");
        QVERIFY2(member(call, "streamed") == streams, all.constData());
        if (name == QLatin1String("error")) {
            QCOMPARE(stringMember(call, "status"), QStringLiteral("error"));
            QCOMPARE(intMember(call, "http_status").value_or(0), 500);
            QVERIFY2(stringMember(member(call, "error"), "message").contains(QLatin1String("The peer broke on purpose")), all.constData());
            return;
        }
        QCOMPARE(intMember(call, "http_status").value_or(0), 200);
        if (name == QLatin1String("abort")) {
            QCOMPARE(stringMember(call, "status"), QStringLiteral("cancelled"));
            const QString text = stringMember(call, "text");
            QVERIFY2(text.startsWith(QLatin1String("A lighthouse")) && text.left(kLighthouse.size()) == kLighthouse.left(text.size()), all.constData());
            return;
        }
        QCOMPARE(stringMember(call, "status"), QStringLiteral("ok"));
        if (name == QLatin1String("tool")) {
            checkTools(member(call, "tool_calls"));
            return;
        }
        if (name == QLatin1String("image")) {
            QCOMPARE(stringMember(call, "text"), QStringLiteral("I see one pixel."));
            const Ran shown = m_mock.heliograph({QStringLiteral("calls"), QStringLiteral("show"), stringMember(call, "id"), QStringLiteral("--format"),
                QStringLiteral("curl")});
            QVERIFY2(shown.out.contains("iVBORw0KGgo"), (shown.out + shown.err).constData());
            return;
        }
        QCOMPARE(stringMember(call, "text"), kSundial);
        const Json &usage = member(call, "usage");
        if (qstrcmp(client.name, "mastra") == 0 && name == QLatin1String("streamed")) {
            // It does not ask for the usage, so the cost is reckoned from the length of the texts.
            QVERIFY2(member(usage, "input").is_null() && member(usage, "output").is_null(), all.constData());
            const auto cost = Money::fromDecimal(stringMember(call, "cost_usd"));
            QVERIFY2(cost && cost->pico() > 0, all.constData());
            return;
        }
        QCOMPARE(intMember(usage, "input").value_or(-1), 1000);
        QCOMPARE(intMember(usage, "output").value_or(-1), 200);
        QVERIFY(!costOf(client).isEmpty());
        QCOMPARE(stringMember(call, "cost_usd"), costOf(client));
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!m_mock.missing().isEmpty())
            QSKIP(qPrintable(m_mock.missing()));
        m_peer = std::make_unique<NodePeer>(QStringLiteral("capture-clients"), QStringLiteral("@mastra/core"), QStringLiteral("1.71.0"));
        if (!m_peer->missing().isEmpty())
            QSKIP(qPrintable(m_peer->missing()));
        QProcess version;
        version.start(m_peer->modernNode(), {QStringLiteral("--version")});
        version.waitForFinished();
        if (const QByteArray said = version.readAllStandardOutput(); said.mid(1).split('.').first().toInt() < 22)
            QSKIP("these clients need node 22 or newer");

        qputenv("HELICONE_API_KEY", kHeliconeKey);
        qputenv("MASTRA_TELEMETRY_DISABLED", "1");
        QCOMPARE(m_mock.start({}), QByteArray());
        startTap();
        for (const auto &[provider, path] : {std::pair("openai", "/v1"), std::pair("anthropic", "/v1"), std::pair("gemini", "/v1beta")}) {
            const QString key = QStringLiteral("provider.%1.").arg(QLatin1String(provider));
            config(key + QStringLiteral("direct-url"), m_tapUrl + QLatin1String(path));
            config(key + QStringLiteral("helicone-url"), m_heliconeUrl + QLatin1String(path));
        }
        const std::string tap = m_tapUrl.toStdString();
        Json ways;
        ways["without"] = {{"openai", tap + "/v1"}, {"anthropic", tap}, {"gemini", tap}};
        startCapture(m_capture[0], QStringLiteral("direct"), ways["direct"]);
        startCapture(m_capture[1], QStringLiteral("helicone"), ways["helicone"]);
        if (QTest::currentTestFailed())
            return;
        runClients(ways);
        for (QProcess &capture : m_capture)
            stop(capture); // keeps what is on its way to the history
        readHistory();
    }

    void cleanupTestCase()
    {
        for (QProcess &capture : m_capture)
            stop(capture);
        stop(m_tap);
        m_mock.stop();
    }

    void whatTheClientGets_data() { addClients(); }
    void whatTheClientGets()
    {
        QFETCH(int, client);
        const Client &row = clients()[client];
        const QString id = QLatin1String(row.name);
        QCOMPARE(m_results[id].size(), size_t(row.cases.size() * kWays.size()));
        for (const QString &name : row.cases) {
            const Json &plain = result(id, name, kWays.first());
            for (const QString &way : kWays) {
                const QByteArray place = id.toUtf8() + ", " + name.toUtf8() + ", " + way.toUtf8();
                const Json &seen = result(id, name, way);
                QVERIFY2(!seen.is_null(), place.constData());
                checkUnderstood(seen, name);
                if (!QTest::currentTestFailed())
                    checkWire(seen, plain, name, way);
                QVERIFY2(!QTest::currentTestFailed(), place.constData());
            }
        }
    }

    void whatIsRecorded_data() { addClients(); }
    void whatIsRecorded()
    {
        QFETCH(int, client);
        const Client &row = clients()[client];
        for (const QString &name : row.cases) {
            for (const QString &way : kWays.mid(1)) {
                const QString session = QStringLiteral("%1/%2/%3").arg(QLatin1String(row.name), name, way);
                QVERIFY2(m_recorded.value(session).size() == 1, qPrintable(session));
                checkRecord(row, name, way, m_recorded[session].first());
                QVERIFY2(!QTest::currentTestFailed(), qPrintable(session));
            }
        }
        QVERIFY(m_recorded.value(QStringLiteral("%1/whole/without").arg(QLatin1String(row.name))).isEmpty());
    }

    void nothingElseIsRecorded()
    {
        qsizetype expected = 0;
        for (const Client &client : clients())
            expected += client.cases.size() * 2;
        qsizetype recorded = 0;
        for (const auto &calls : std::as_const(m_recorded))
            recorded += calls.size();
        QCOMPARE(recorded, expected);
    }
};

HELIOGRAPH_TEST_MAIN(CaptureClientsTest)
#include "tst_capture_clients.moc"
