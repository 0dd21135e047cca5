#include "core/helicone/route.h"
#include "tests/support/testmain.h"
#include "ui/calls/heliconeview.h"

#include <QLabel>

using namespace heliograph;

/// What Helicone's response headers become: values, and words.
class HeliconeViewTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysItInWords_data()
    {
        QTest::addColumn<HeaderList>("headers");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const HeaderList &headers, const char *subject,
                             const char *text) {
            QTest::newRow(name) << headers << QString::fromUtf8(subject) << QString::fromUtf8(text);
        };
        row("hit",
            {{"helicone-cache", "hit"}, {"Helicone-Cache-Bucket-Idx", "2"},
                {"Helicone-Cache-Latency", "1200"}},
            "Cache",
            "Hit: a kept answer came back, and the provider was not asked. It took 1.2 s when it "
            "was first given. Kept answer number 3.");
        row("miss", {{"Helicone-Cache", "MISS"}}, "Cache", "Miss: the provider was asked.");
        row("limit",
            {{"Helicone-RateLimit-Limit", "10"}, {"Helicone-RateLimit-Remaining", "3"},
                {"Helicone-RateLimit-Policy", "10;w=3600;u=request;s=user"}},
            "Rate limit", "3 of 10 left in 1 hour for each user");
        row("limit of cost",
            {{"Helicone-RateLimit-Limit", "12.5"}, {"Helicone-RateLimit-Remaining", "2.25"},
                {"Helicone-RateLimit-Policy", "12.5;w=86400;u=cents;s=app"},
                {"Helicone-RateLimit-Reset", "90"}},
            "Rate limit", "2 ¢ of 12 ¢ left in 1 day for each “app”; free again in 90 seconds");
        row("refused", {{"X-Helicone-Error", "rate_limited"}}, "Error",
            "Helicone's rate limit refused the call.");
        row("failed", {{"helicone-error", "true"}}, "Error",
            "Helicone itself failed; the provider may never have been asked.");
        row("threat", {{"Helicone-Status", "failed"}}, "Error",
            "Helicone took the prompt for an attack and refused it.");
        row("first target", {{"helicone-fallback-index", "0"}}, "Fallback",
            "The first target answered.");
        row("second target", {{"helicone-fallback-index", "1"}}, "Fallback",
            "Target 2 answered, after those before it failed.");
        row("own key", {{"Helicone-Gateway-Mode", "BYOK"}}, "Gateway",
            "With your own provider key (BYOK).");
        row("credits", {{"Helicone-Gateway-Mode", "PTB"}}, "Gateway",
            "Paid with Helicone credits (PTB).");
        row("by", {{"Helicone-Provider", "OPENAI"}, {"Helicone-Model", "gpt-4o"}}, "Answered by",
            "OPENAI / gpt-4o");
        row("own id", {{"Helicone-Id", "9a1e9d2c-4a0e-4b53-8f0e-2f1c0f5f0001"}}, "Request id",
            "9a1e9d2c-4a0e-4b53-8f0e-2f1c0f5f0001");
        row("another id", {{"Helicone-Id", "9a1e9d2c-4a0e-4b53-8f0e-2f1c0f5f0002"}}, "Request id",
            "9a1e9d2c-4a0e-4b53-8f0e-2f1c0f5f0002 (Helicone's own: it did not take the id of this "
            "call)");
        row("nothing", {{"Content-Type", "application/json"}, {"Helicone-Status", "success"}}, "",
            "");
    }
    void saysItInWords()
    {
        QFETCH(HeaderList, headers);
        QFETCH(QString, subject);
        QFETCH(QString, text);
        Call call;
        call.id = QUuid(QStringLiteral("9a1e9d2c-4a0e-4b53-8f0e-2f1c0f5f0001"));
        call.helicone = readHeliconeHeaders(headers);
        const auto facts = heliconeFacts(call);
        HeliconeView view;
        view.setCall(call);
        if (subject.isEmpty()) {
            QVERIFY(facts.isEmpty() && view.isHidden());
            return;
        }
        QCOMPARE(facts.first().first, subject);
        QCOMPARE(facts.first().second, text);
        QVERIFY(!view.isHidden());
        QVERIFY(view.accessibleDescription().contains(text));
        view.setCall(Call());
        QVERIFY(view.isHidden());
    }
};

HELIOGRAPH_TEST_MAIN(HeliconeViewTest)
#include "tst_heliconeview.moc"
