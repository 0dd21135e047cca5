#include "core/helicone/heliconedefaults.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/helicone/heliconedialog.h"
#include "ui/helicone/heliconeform.h"
#include "ui/helicone/heliconesection.h"
#include "ui/helicone/periodedit.h"
#include "ui/playground/conversationtab.h"
#include "ui/settings/heliconesettings.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/formrow.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace heliograph;

namespace {

template <typename T> T *find(QWidget &in, const char *name)
{
    T *found = in.findChild<T *>(QLatin1String(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

/// What is said beside a field.
QString beside(QWidget &in, const char *name)
{
    for (QWidget *w = find<QWidget>(in, name); w; w = w->parentWidget()) {
        if (auto *row = qobject_cast<FormRow *>(w))
            return row->error();
    }
    return {};
}

RouteQuestion openAi(Route route = Route::Helicone)
{
    RouteQuestion request;
    request.provider.id = QStringLiteral("openai");
    request.provider.name = QStringLiteral("OpenAI");
    request.provider.directUrl = QStringLiteral("https://api.openai.com/v1");
    request.provider.heliconeUrl = QStringLiteral("https://oai.helicone.ai/v1");
    request.provider.keyVariable = QStringLiteral("OPENAI_API_KEY");
    request.route = route;
    return request;
}

}

class HeliconeFormTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void buildsTheHeaders()
    {
        HeliconeDialog dialog;
        dialog.setRequest(openAi(), {});
        QSignalSpy changed(&dialog, &HeliconeDialog::changed);
        auto *preview = find<QPlainTextEdit>(dialog, "headerPreview");
        QVERIFY(preview->toPlainText().contains(
            QStringLiteral("Authorization: Bearer $OPENAI_API_KEY")));
        QVERIFY(preview->toPlainText().contains(
            QStringLiteral("Helicone-Auth: Bearer $HELICONE_API_KEY")));
        find<QComboBox>(dialog, "cacheMode")->setCurrentIndex(1);
        QTest::keyClicks(find<QLineEdit>(dialog, "cacheTtlNumber"), QStringLiteral("2"));
        find<QComboBox>(dialog, "cacheTtlUnit")->setCurrentText(QStringLiteral("hours"));
        QTest::keyClicks(find<QLineEdit>(dialog, "cacheBuckets"), QStringLiteral("3"));
        QTest::keyClicks(
            find<QLineEdit>(dialog, "cacheIgnoreKeys"), QStringLiteral("user, \"seed\""));
        find<QCheckBox>(dialog, "retries")->click();
        QTest::keyClicks(find<QLineEdit>(dialog, "retryFactor"), QStringLiteral("1,5"));
        find<QCheckBox>(dialog, "omitRequest")->click();
        find<QComboBox>(dialog, "tokenLimit")->setCurrentIndex(2);
        QVERIFY(changed.count() > 5);
        const HeliconeOptions options = dialog.options();
        QCOMPARE(options.cacheTtlS, std::optional<qint64>(7200));
        QCOMPARE(
            options.cacheIgnoreKeys, QStringList({QStringLiteral("user"), QStringLiteral("seed")}));
        QCOMPARE(options.retryFactor, std::optional<double>(1.5));
        QCOMPARE(options.tokenLimitHandler, QStringLiteral("middle-out"));
        const QString text = preview->toPlainText();
        for (const char *line : {"Helicone-Cache-Enabled: true", "Cache-Control: max-age=7200",
                 "Helicone-Cache-Ignore-Keys: \"user\",\"seed\"",
                 "Helicone-Cache-Bucket-Max-Size: 3", "Helicone-Retry-Enabled: true",
                 "Helicone-Retry-Factor: 1.5", "Helicone-Omit-Request: true",
                 "Helicone-Token-Limit-Exception-Handler: middle-out"})
            QVERIFY2(text.contains(QLatin1String(line)), qPrintable(text));
        // The same options shown anew are the same options.
        HeliconeDialog other;
        other.setOptions(options);
        QVERIFY(other.options() == options);
        find<QPushButton>(dialog, "clearHelicone")->click();
        QVERIFY(dialog.options() == HeliconeOptions());
    }

    void saysWhatIsWrongBesideTheField()
    {
        HeliconeDialog dialog;
        dialog.setRequest(openAi(), {});
        QTest::keyClicks(find<QLineEdit>(dialog, "cacheBuckets"), QStringLiteral("21"));
        QVERIFY(beside(dialog, "cacheBuckets").contains(QStringLiteral("cache is off")));
        find<QComboBox>(dialog, "cacheMode")->setCurrentIndex(1);
        QVERIFY(beside(dialog, "cacheBuckets").contains(QStringLiteral("1 to 20")));
        auto *preview = find<QPlainTextEdit>(dialog, "headerPreview");
        QVERIFY(preview->toPlainText().startsWith(
            QStringLiteral("Nothing is sent until this is mended")));
        find<QLineEdit>(dialog, "cacheBuckets")->setText(QStringLiteral("many"));
        QVERIFY(!beside(dialog, "cacheBuckets").isEmpty());
        QVERIFY(!dialog.unreadable().isEmpty());
        find<QLineEdit>(dialog, "cacheBuckets")->clear();
        QCOMPARE(beside(dialog, "cacheBuckets"), QString());
        QVERIFY(preview->toPlainText().contains(QStringLiteral("Helicone-Cache-Enabled")));
        // What the request at hand makes wrong.
        find<QCheckBox>(dialog, "moderation")->click();
        QCOMPARE(beside(dialog, "moderation"), QString());
        RouteQuestion groq = openAi();
        groq.provider.id = QStringLiteral("groq");
        groq.provider.name = QStringLiteral("Groq");
        dialog.setRequest(groq, {});
        QVERIFY(beside(dialog, "moderation").contains(QStringLiteral("Groq")));
        // On the direct route nothing of it is sent, so nothing is wrong.
        dialog.setRequest(openAi(Route::Direct), {});
        QCOMPARE(beside(dialog, "moderation"), QString());
        QVERIFY(!preview->toPlainText().contains(QStringLiteral("Helicone-Cache")));
    }

    void offersTheOtherRoute()
    {
        HeliconeDialog dialog;
        dialog.setRequest(openAi(Route::Direct), {});
        auto *banner = find<Banner>(dialog, "heliconeRoute");
        QVERIFY(!banner->isHidden());
        QSignalSpy wanted(&dialog, &HeliconeDialog::routeWanted);
        banner->actionButton()->click();
        QCOMPARE(wanted.count(), 1);
        dialog.setRequest(openAi(), {});
        QVERIFY(banner->isHidden());
        dialog.setRequest(openAi(Route::Direct), QStringLiteral("It cannot be."));
        QVERIFY(banner->text().contains(QStringLiteral("It cannot be.")));
        QVERIFY(banner->actionButton()->isHidden());
    }

    void buildsARateLimit()
    {
        HeliconeDialog dialog;
        RouteQuestion request = openAi();
        dialog.setRequest(request, {});
        auto *sentence = find<QLabel>(dialog, "rateLimitSentence");
        QVERIFY(sentence->isHidden());
        QVERIFY(!find<QLineEdit>(dialog, "rateLimitQuota")->isEnabled());
        find<QCheckBox>(dialog, "rateLimit")->click();
        find<QLineEdit>(dialog, "rateLimitQuota")->setText(QStringLiteral("250"));
        find<QComboBox>(dialog, "rateLimitUnit")->setCurrentIndex(1);
        find<QLineEdit>(dialog, "rateLimitWindowNumber")->setText(QStringLiteral("1"));
        find<QComboBox>(dialog, "rateLimitWindowUnit")->setCurrentText(QStringLiteral("days"));
        QVERIFY2(sentence->text().contains(QStringLiteral("at most $2.50 of cost in 1 day")),
            qPrintable(sentence->text()));
        find<QComboBox>(dialog, "rateLimitBy")->setCurrentIndex(1);
        QVERIFY(beside(dialog, "rateLimitBy").contains(QStringLiteral("has none")));
        request.tags.userId = QStringLiteral("ann");
        dialog.setRequest(request, {});
        QCOMPARE(beside(dialog, "rateLimitBy"), QString());
        QVERIFY(
            find<QPlainTextEdit>(dialog, "headerPreview")
                ->toPlainText()
                .contains(QStringLiteral("Helicone-RateLimit-Policy: 250;w=86400;u=cents;s=user")));
        find<QComboBox>(dialog, "rateLimitBy")->setCurrentIndex(2);
        QVERIFY(!beside(dialog, "rateLimitBy").isEmpty());
        find<QLineEdit>(dialog, "rateLimitProperty")->setText(QStringLiteral("App"));
        QVERIFY(beside(dialog, "rateLimitBy").contains(QStringLiteral("App")));
        find<QComboBox>(dialog, "rateLimitWindowUnit")->setCurrentText(QStringLiteral("seconds"));
        QVERIFY(beside(dialog, "rateLimitWindow").contains(QStringLiteral("60 seconds")));
        find<QLineEdit>(dialog, "rateLimitWindowNumber")->clear();
        QVERIFY(beside(dialog, "rateLimitWindow").contains(QStringLiteral("Write the time")));
    }

    void editsFallbacks()
    {
        HeliconeDialog dialog;
        dialog.setRequest(openAi(), {});
        auto *add = find<QToolButton>(dialog, "addTarget");
        add->click();
        add->click();
        auto urls = dialog.findChildren<QLineEdit *>(QStringLiteral("targetUrl"));
        QCOMPARE(urls.size(), 2);
        QCOMPARE(urls[0]->text(), QStringLiteral("https://api.openai.com"));
        urls[1]->setText(QStringLiteral("https://b.example/v1"));
        auto problems = dialog.findChildren<QLabel *>(QStringLiteral("targetProblem"));
        QVERIFY(problems[0]->isHidden());
        QVERIFY(problems[1]->text().contains(QStringLiteral("Write https://b.example.")));
        urls[1]->setText(QStringLiteral("https://b.example"));
        QVERIFY(problems[1]->isHidden());
        auto headers = dialog.findChildren<QPlainTextEdit *>(QStringLiteral("targetHeaders"));
        headers[0]->setPlainText(QStringLiteral(
            "Authorization: Bearer sk-proj-abcdefgh12345678\nContent-Type: application/json"));
        QVERIFY(problems[0]->text().contains(QStringLiteral("Do not write a key")));
        QVERIFY(!find<QPlainTextEdit>(dialog, "headerPreview")
                     ->toPlainText()
                     .contains(QStringLiteral("sk-proj")));
        headers[0]->setPlainText(QStringLiteral(
            "Authorization: Bearer $OPENAI_API_KEY\nContent-Type: application/json"));
        auto codes = dialog.findChildren<QLineEdit *>(QStringLiteral("targetCodes"));
        codes[0]->setText(QStringLiteral("5xx"));
        QVERIFY(!dialog.unreadable().isEmpty());
        codes[0]->setText(QStringLiteral("503"));
        QVERIFY(problems[0]->isHidden());
        // Later, earlier, gone.
        dialog.findChildren<QToolButton *>(QStringLiteral("targetDown"))[0]->click();
        QCOMPARE(dialog.options().fallbacks.front().targetUrl, QStringLiteral("https://b.example"));
        QCOMPARE(dialog.options().fallbacks.back().onCodes, (std::vector<StatusRange>{{503, 503}}));
        QVERIFY(find<QPlainTextEdit>(dialog, "headerPreview")
                    ->toPlainText()
                    .contains(QStringLiteral("\"Authorization\":\"Bearer $OPENAI_API_KEY\"")));
        dialog.findChildren<QToolButton *>(QStringLiteral("removeTarget"))[0]->click();
        QCOMPARE(dialog.options().fallbacks.size(), size_t(1));
    }

    void promptsOfTheGatewayAreShown()
    {
        HeliconeDialog dialog;
        RouteQuestion request = openAi();
        request.provider.id = QStringLiteral("helicone");
        request.provider.gateway = true;
        request.provider.name = QStringLiteral("Helicone");
        dialog.setRequest(request, {});
        find<QLineEdit>(dialog, "gatewayPromptId")->setText(QStringLiteral("p1"));
        find<QPlainTextEdit>(dialog, "promptInputs")
            ->setPlainText(QStringLiteral("name=Ann\nbroken"));
        QVERIFY(beside(dialog, "promptInputs").contains(QStringLiteral("equals sign")));
        find<QPlainTextEdit>(dialog, "promptInputs")->setPlainText(QStringLiteral("name=Ann"));
        const QString text = find<QPlainTextEdit>(dialog, "headerPreview")->toPlainText();
        QVERIFY2(text.contains(QStringLiteral("\"prompt_id\": \"p1\"")), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("{\"name\":\"Ann\"}")));
        request.provider = openAi().provider;
        dialog.setRequest(request, {});
        QVERIFY(beside(dialog, "gatewayPromptId").contains(QStringLiteral("AI gateway")));
    }

    void everyFieldHasNames()
    {
        HeliconeDialog dialog;
        dialog.setRequest(openAi(), {});
        find<QToolButton>(dialog, "addTarget")->click();
        for (QWidget *widget : dialog.findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || widget->isHidden()
                || widget->objectName().startsWith(QLatin1String("qt_")))
                continue;
            if (qobject_cast<QLineEdit *>(widget) || qobject_cast<QComboBox *>(widget)
                || qobject_cast<QAbstractButton *>(widget)) {
                QVERIFY(!widget->objectName().isEmpty());
                auto *button = qobject_cast<QAbstractButton *>(widget);
                QVERIFY2(
                    !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                    qPrintable(widget->objectName()));
            }
        }
    }

    void aTabKeepsAndSendsThem()
    {
        TestServices services(makeMemoryStore(), true);
        QVERIFY(services.settings
                    .set({{QStringLiteral("helicone.cache-enabled"), QStringLiteral("true")},
                        {QStringLiteral("route"), QStringLiteral("helicone")}})
                    .ok());
        ConversationTab tab(services.services());
        QVERIFY(tab.conversation().helicone.caches());
        QCOMPARE(find<QLabel>(tab, "heliconeSummary")->text(), QStringLiteral("Cache for 7 days"));
        tab.openHelicone();
        auto *dialog = find<HeliconeDialog>(tab, "heliconeDialog");
        find<QCheckBox>(*dialog, "omitResponse")->click();
        QVERIFY(tab.conversation().helicone.omitResponse);
        // What Helicone would ignore keeps the tab from sending, with the reason.
        tab.setQuestion(QStringLiteral("Hello"));
        QVERIFY(tab.canSend());
        find<QCheckBox>(*dialog, "securityAdvanced")->click();
        QVERIFY(!tab.canSend());
        QVERIFY(find<QLabel>(tab, "heliconeProblem")->text().contains(QStringLiteral("thorough")));
        find<QCheckBox>(*dialog, "securityAdvanced")->click();
        QVERIFY(tab.canSend());
        QSignalSpy finished(&services.calls, &CallService::finished);
        for (int i = 0; i < 2; ++i) {
            if (i == 0)
                tab.send();
            else
                tab.retry();
            QTRY_COMPARE_WITH_TIMEOUT(finished.count(), i + 1, 30'000);
            QTRY_VERIFY(!tab.busy());
        }
        const Call first = finished[0][0].value<Call>();
        const Call second = finished[1][0].value<Call>();
        QCOMPARE(first.helicone.cache, QStringLiteral("MISS"));
        QCOMPARE(second.helicone.cache, QStringLiteral("HIT"));
        QVERIFY(second.exchange.requestHeaders.contains(Header("Helicone-Omit-Response", "true")));
        QVERIFY(second.exchange.requestHeaders.contains(Header("Helicone-Cache-Enabled", "true")));
        // "Open in Playground" brings them back.
        Call call = second;
        ChatRequest request;
        request.model = QStringLiteral("demo-small");
        const Conversation opened = Conversation::fromCall(call, request);
        QVERIFY(opened.helicone == tab.conversation().helicone);
        find<QPushButton>(*dialog, "heliconeAsDefault")->click();
        QVERIFY(heliconeDefaults(services.settings).omitResponse);
    }

    void settingsKeepDefaults()
    {
        TestServices services;
        {
            HeliconeSettings panel(services.services());
            find<QCheckBox>(panel, "retries")->click();
            QTest::keyClicks(find<QLineEdit>(panel, "retryNumber"), QStringLiteral("3"));
            QVERIFY(find<QPlainTextEdit>(panel, "headerPreview")
                        ->toPlainText()
                        .contains(QStringLiteral("Helicone-Retry-Num: 3")));
            QTRY_COMPARE(
                services.settings.get(QStringLiteral("helicone.retry-num")), QStringLiteral("3"));
            // What is wrong is not kept.
            find<QLineEdit>(panel, "retryNumber")->setText(QStringLiteral("0"));
            QVERIFY(find<Banner>(panel, "heliconeDefaultsProblem")
                        ->text()
                        .contains(QStringLiteral("Not kept")));
        }
        QCOMPARE(services.settings.get(QStringLiteral("helicone.retry-num")), QStringLiteral("3"));
        HeliconeSettings panel(services.services());
        QCOMPARE(find<QLineEdit>(panel, "retryNumber")->text(), QStringLiteral("3"));
        QVERIFY(
            services.settings.set(QStringLiteral("helicone.omit-request"), QStringLiteral("true"))
                .ok());
        QVERIFY(find<QCheckBox>(panel, "omitRequest")
                    ->isChecked()); // of another window or the command line
        auto *api = find<QLineEdit>(panel, "heliconeApi");
        api->setText(QStringLiteral("https://eu.api.helicone.ai"));
        Q_EMIT api->editingFinished();
        QCOMPARE(services.settings.get(QStringLiteral("helicone.api-url")),
            QStringLiteral("https://eu.api.helicone.ai"));
    }
};

HELIOGRAPH_TEST_MAIN(HeliconeFormTest)
#include "tst_heliconeform.moc"
