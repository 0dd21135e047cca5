#include "core/base/settings.h"
#include "core/capture/captureadvice.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>

using namespace heliograph;

using Kind = CaptureAdvice::Kind;
using Reason = CaptureRefusal::Reason;

namespace {

CaptureSeen running()
{
    CaptureSeen seen;
    seen.state.running = true;
    seen.state.port = 8787;
    seen.settings.token = QStringLiteral("tok");
    return seen;
}

CaptureOutcome failed(ErrorKind kind, int status, const QString &message, const QString &path = QStringLiteral("/v1/chat/completions"))
{
    CaptureOutcome outcome;
    outcome.provider = QStringLiteral("openai");
    outcome.status = CallStatus::Error;
    outcome.httpStatus = status;
    outcome.error = Error{kind, message, status, {}};
    outcome.path = path;
    outcome.keySent = true;
    return outcome;
}

CaptureOutcome good()
{
    CaptureOutcome outcome;
    outcome.provider = QStringLiteral("openai");
    outcome.httpStatus = 200;
    outcome.keySent = true;
    outcome.client = QStringLiteral("OpenAI/JS 7.57.0");
    return outcome;
}

}

class CaptureAdviceTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    ProviderList m_providers;

    QList<CaptureAdvice> advice(const CaptureSeen &seen) const { return captureAdvice(seen, m_providers); }

private Q_SLOTS:
    void initTestCase() { m_providers = ProviderList::load(Settings(m_dir.filePath(QStringLiteral("settings.ini")))); }

    void refusals_data()
    {
        QTest::addColumn<int>("reason");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("message");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("action");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("subject");
        const auto row = [](const char *name, Reason reason, const char *path, const char *message, Kind kind, AdviceAction action,
                             const char *words, const char *subject = "") {
            QTest::newRow(name) << int(reason) << QString::fromLatin1(path) << QString::fromLatin1(message) << int(kind) << int(action)
                                << QString::fromUtf8(words) << QString::fromLatin1(subject);
        };
        row("host", Reason::Host, "/…/openai/v1", "", Kind::Warning, AdviceAction::CopyAddress, "http://127.0.0.1:8787");
        row("origin", Reason::Origin, "/", "The origin https://app.example.com:3000 is not allowed.", Kind::Warning, AdviceAction::AllowOrigin,
            "https://app.example.com:3000 was turned away", "https://app.example.com:3000");
        row("some origin", Reason::Origin, "/", "A web page called.", Kind::Warning, AdviceAction::AllowOrigin, "A web page was turned away");
        row("token", Reason::Token, "/v1/chat/completions", "", Kind::Bad, AdviceAction::CopyAddress, "Copy the address once more");
        row("provider", Reason::Provider, "/v1/chat/completions", "There is no provider named opanai.", Kind::Bad, AdviceAction::CopyAddress, "opanai");
        row("no provider", Reason::Provider, "/", "", Kind::Bad, AdviceAction::CopyAddress, "ends too early");
        row("no HTTP", Reason::Malformed, "", "This is no HTTP/1.1 request.", Kind::Bad, AdviceAction::CopyAddress,
            "This is no HTTP/1.1 request. Check that the address in the program begins with http://");
        row("a form", Reason::Malformed, "/[token]/openai/v1", "The body is sent as a form.", Kind::Warning, AdviceAction::None, "as a form.");
        row("large", Reason::TooLarge, "", "The headers are longer than 64 kB.", Kind::Warning, AdviceAction::None, "longer than 64 kB");
        row("slow", Reason::TooSlow, "", "Its headers took 30 s.", Kind::Warning, AdviceAction::None, "took 30 s");
        row("upstream", Reason::Upstream, "/v1/models", "api.openai.com refused the connection.", Kind::Bad, AdviceAction::OpenProviders,
            "api.openai.com refused the connection. Check the network");
    }

    void refusals()
    {
        QFETCH(int, reason);
        QFETCH(QString, path);
        QFETCH(QString, message);
        QFETCH(int, kind);
        QFETCH(int, action);
        QFETCH(QString, words);
        QFETCH(QString, subject);
        CaptureSeen seen = running();
        seen.refusals = {{Reason(reason), path, message}, {Reason(reason), path, message}};
        const auto list = advice(seen);
        QCOMPARE(list.size(), 1); // the same trouble twice is one sentence
        QCOMPARE(list[0].count, 2);
        QCOMPARE(int(list[0].kind), kind);
        QCOMPARE(int(list[0].action), action);
        QCOMPARE(list[0].subject, subject);
        QVERIFY2(list[0].text.contains(words), qPrintable(list[0].text));
        QVERIFY2(list[0].text.endsWith(u'.') && !list[0].text.contains(QLatin1String("  ")), qPrintable(list[0].text));
    }

    void failedCalls_data()
    {
        QTest::addColumn<CaptureOutcome>("outcome");
        QTest::addColumn<int>("action");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("subject");
        const auto row = [](const char *name, const CaptureOutcome &outcome, AdviceAction action, const char *words, const char *subject = "") {
            QTest::newRow(name) << outcome << int(action) << QString::fromUtf8(words) << QString::fromLatin1(subject);
        };
        CaptureOutcome outcome = failed(ErrorKind::Auth, 401, QStringLiteral("OpenAI refused the key: Incorrect API key provided."));
        row("refused key", outcome, AdviceAction::None, "OpenAI refused the key that the program sent. Look at OPENAI_API_KEY");
        outcome.keySent = false;
        row("missing key", outcome, AdviceAction::None, "wants a key and got none. Give the program its key, in OPENAI_API_KEY.");
        outcome.provider = QStringLiteral("nowhere");
        row("missing key of a stranger", outcome, AdviceAction::None, "nowhere wants a key and got none");
        outcome = failed(ErrorKind::Auth, 401, QStringLiteral("Helicone refused the key (no Helicone-Auth)."));
        outcome.route = Route::Helicone;
        row("Helicone's key", outcome, AdviceAction::OpenKeys, "Helicone refused the call. Its key is missing or wrong", "helicone");
        outcome = failed(ErrorKind::Proxy, 502, QStringLiteral("Helicone ran into an error."));
        outcome.route = Route::Helicone;
        row("Helicone's failure", outcome, AdviceAction::None, "Helicone itself failed, not OpenAI");
        row("v1 missing", failed(ErrorKind::NotFound, 404, QStringLiteral("Not found."), QStringLiteral("/chat/completions")),
            AdviceAction::CopyAddress, "The base URL has to end with /v1.");
        row("v1 twice", failed(ErrorKind::NotFound, 404, QStringLiteral("Not found."), QStringLiteral("/v1/v1/messages")), AdviceAction::None,
            "Take /v1 off the end of the base URL.");
        row("no such model", failed(ErrorKind::NotFound, 404, QStringLiteral("The model gpt-9 does not exist.")), AdviceAction::None,
            "The model gpt-9 does not exist.");
        row("refused connection", failed(ErrorKind::Network, 0, QStringLiteral("api.openai.com refused the connection.")),
            AdviceAction::OpenProviders, "refused the connection. Check the network", "openai");
    }

    void failedCalls()
    {
        QFETCH(CaptureOutcome, outcome);
        QFETCH(int, action);
        QFETCH(QString, words);
        QFETCH(QString, subject);
        CaptureSeen seen = running();
        seen.outcomes = {outcome};
        const auto list = advice(seen);
        QCOMPARE(list.size(), 1);
        QVERIFY2(list[0].text.contains(words), qPrintable(list[0].text));
        QCOMPARE(int(list[0].action), action);
        QCOMPARE(list[0].subject, subject);
        QVERIFY(list[0].kind == Kind::Bad || list[0].kind == Kind::Warning);
        // Until the next good call to the same provider, on the same route.
        CaptureOutcome next = good();
        next.provider = outcome.provider;
        next.route = outcome.route;
        seen.outcomes = {outcome, next};
        QVERIFY(advice(seen).first().kind == Kind::Good);
        next.provider = QStringLiteral("groq");
        seen.outcomes = {outcome, next};
        QCOMPARE(advice(seen), list);
    }

    void anUnreachedProviderIsToldOnce()
    {
        CaptureSeen seen = running();
        const QString message = QStringLiteral("api.openai.com refused the connection.");
        seen.refusals = {{Reason::Upstream, QStringLiteral("/v1/chat/completions"), message}};
        seen.outcomes = {failed(ErrorKind::Network, 0, message)};
        QCOMPARE(advice(seen).size(), 1);
        QCOMPARE(advice(seen)[0].count, 1);
        seen.outcomes.append(good());
        QCOMPARE(advice(seen)[0].kind, Kind::Good);
        seen.outcomes.clear(); // while recording is paused
        QCOMPARE(advice(seen)[0].action, AdviceAction::OpenProviders);
    }

    void theProgramsOwnTroubleIsNotOurs()
    {
        CaptureSeen seen = running();
        seen.outcomes = {failed(ErrorKind::RateLimit, 429, QStringLiteral("Too many.")), failed(ErrorKind::Request, 400, QStringLiteral("Bad.")),
            failed(ErrorKind::Server, 500, QStringLiteral("Oops."))};
        QVERIFY(advice(seen).isEmpty());
    }

    void theFirstGoodCallIsSaid()
    {
        CaptureSeen seen = running();
        QVERIFY(advice(seen).isEmpty());
        seen.outcomes = {good()};
        QCOMPARE(advice(seen).size(), 1);
        QCOMPARE(advice(seen)[0].text, QStringLiteral("It works: a call of OpenAI/JS 7.57.0 to OpenAI was recorded."));
        seen.outcomes = QList<CaptureOutcome>(10, good());
        QVERIFY(advice(seen).isEmpty()); // and not for ever
    }

    void theStateComesFirst()
    {
        CaptureSeen seen;
        QVERIFY(advice(seen).isEmpty()); // off is no trouble
        seen.state.problem = QStringLiteral("Port 8787 is taken by another program.");
        QCOMPARE(advice(seen).size(), 1);
        QCOMPARE(advice(seen)[0].action, AdviceAction::ChangePort);
        QVERIFY(advice(seen)[0].text.contains(seen.state.problem));

        seen = running();
        seen.settings.recording = false;
        seen.settings.route = Route::Helicone;
        seen.heliconeKey = false;
        seen.state.lost = 3;
        seen.state.problem = QStringLiteral("The disk is full.");
        seen.outcomes = {good()};
        const auto list = advice(seen);
        QCOMPARE(list.size(), 3);
        QVERIFY(list[0].text.contains(u'3') && list[0].text.contains(seen.state.problem));
        QCOMPARE(list[1].action, AdviceAction::OpenKeys);
        QCOMPARE(list[2].action, AdviceAction::Resume);
        QVERIFY(std::is_sorted(list.begin(), list.end(), [](const auto &a, const auto &b) { return a.kind > b.kind; }));
    }

    void hintsWhileNothingComes()
    {
        CaptureSeen seen = running();
        const QStringList hints = waitingHints(seen.state, seen.settings);
        QVERIFY(hints.size() >= 3);
        for (const QString &hint : hints)
            QVERIFY2(hint.endsWith(u'.') || hint.endsWith(QLatin1String("too.")), qPrintable(hint));
        seen.state.served = 4;
        QCOMPARE(waitingHints(seen.state, seen.settings).size(), hints.size() + 1);
        QVERIFY(waitingHints(seen.state, seen.settings).last().contains(u'4'));
    }

    void anOutcomeOfACall()
    {
        Call call;
        call.provider = QStringLiteral("openai");
        call.exchange.url = QStringLiteral("https://api.openai.com/v1/chat/completions?x=1");
        call.exchange.requestHeaders = {{"authorization", "Bearer [redacted]"},
            {"user-agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"}};
        CaptureOutcome outcome = CaptureOutcome::of(call);
        QVERIFY(outcome.keySent);
        QCOMPARE(outcome.path, QStringLiteral("/v1/chat/completions"));
        QCOMPARE(outcome.client, QStringLiteral("Mozilla/5.0"));
        call.exchange.requestHeaders = {{"Authorization", "Bearer "}, {"User-Agent", "OpenAI/JS 7.57.0"}};
        outcome = CaptureOutcome::of(call);
        QVERIFY(!outcome.keySent);
        QCOMPARE(outcome.client, QStringLiteral("OpenAI/JS 7.57.0"));
        call.exchange.requestHeaders = {{"x-goog-api-key", "[redacted]"}};
        QVERIFY(CaptureOutcome::of(call).keySent);
    }
};

HELIOGRAPH_TEST_MAIN(CaptureAdviceTest)
#include "tst_captureadvice.moc"
