#include "core/base/settings.h"
#include "core/providers/provider.h"
#include "core/session/reroute.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>
#include <QTest>

using namespace heliograph;

/// A recorded call, told again for the other route.
class RerouteTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    ProviderList m_providers;

    static QByteArray header(const Call &call, const char *name)
    {
        for (const Header &header : call.exchange.requestHeaders) {
            if (header.first.compare(name, Qt::CaseInsensitive) == 0)
                return header.second;
        }
        return {};
    }

    static Call example()
    {
        Call call;
        call.id = QUuid::createUuid();
        call.provider = QStringLiteral("openai");
        call.requestedModel = QStringLiteral("m");
        call.tags.userId = QStringLiteral("u1");
        call.exchange.url = QStringLiteral("https://api.openai.com/v1/chat/completions");
        call.exchange.requestHeaders = {{"Content-Type", "application/json"},
            {"Authorization", "Bearer [redacted]"}, {"X-Own", "1"}};
        call.exchange.requestBody = "{\"model\": \"m\"}";
        return call;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const Settings settings(m_dir.filePath(QStringLiteral("settings.ini")));
        m_providers = ProviderList::load(settings);
    }

    void thereAndBack()
    {
        const Provider &openai = *m_providers.find(u"openai");
        const Call call = example();
        const auto helicone = rerouted(call, Route::Helicone, openai);
        QVERIFY(helicone.ok());
        QCOMPARE(helicone->route, Route::Helicone);
        QCOMPARE(helicone->exchange.url, QStringLiteral("https://oai.helicone.ai/v1/chat/completions"));
        QCOMPARE(header(*helicone, "Helicone-Auth"), QByteArray("Bearer [redacted]"));
        QCOMPARE(header(*helicone, "Helicone-User-Id"), QByteArray("u1"));
        QCOMPARE(header(*helicone, "X-Own"), QByteArray("1"));
        QCOMPARE(helicone->exchange.requestBody, call.exchange.requestBody);
        const auto back = rerouted(*helicone, Route::Direct, openai);
        QVERIFY(back.ok());
        QCOMPARE(back->exchange.url, call.exchange.url);
        QVERIFY(header(*back, "Helicone-Auth").isEmpty());
        QVERIFY(header(*back, "Helicone-User-Id").isEmpty());
        QCOMPARE(header(*back, "Authorization"), QByteArray("Bearer [redacted]"));
    }

    void sameRouteStaysAsItWas()
    {
        Call call = example();
        call.exchange.url = QStringLiteral("http://127.0.0.1:1/elsewhere");
        const auto same = rerouted(call, Route::Direct, *m_providers.find(u"openai"));
        QVERIFY(same.ok());
        QCOMPARE(same->exchange.url, call.exchange.url);
    }

    void localServersCannotBeReachedByHelicone()
    {
        Call call = example();
        call.provider = QStringLiteral("ollama");
        const auto moved = rerouted(call, Route::Helicone, *m_providers.find(u"ollama"));
        QVERIFY(!moved.ok());
        QVERIFY(!moved.error().message.isEmpty());
    }
};

HELIOGRAPH_TEST_MAIN(RerouteTest)
#include "tst_reroute.moc"
