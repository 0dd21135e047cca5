#include "tests/support/cannedserver.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/settings/addressrules.h"
#include "ui/settings/settingspage.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/secretfield.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRadioButton>
#include <QSpinBox>

using namespace heliograph;

namespace {

const QString kKey = QStringLiteral("sk-CANARY0123456789wxyz");

/// The parts of one key's row.
struct Row {
    QWidget *widget;

    Row(const SettingsPage &page, const char *name)
        : widget(page.findChild<QWidget *>(QLatin1String("key-") + QLatin1String(name)))
    {
        Q_ASSERT(widget);
    }
    QString source() const
    {
        return widget->findChild<QLabel *>(QStringLiteral("keySource"))->text();
    }
    QString lastFour() const
    {
        return widget->findChild<QLabel *>(QStringLiteral("keyLastFour"))->text();
    }
    QLabel *note() const { return widget->findChild<QLabel *>(QStringLiteral("keyNote")); }
    SecretField *field() const
    {
        return widget->findChild<SecretField *>(QStringLiteral("keyField"));
    }
    QCheckBox *sessionOnly() const
    {
        return widget->findChild<QCheckBox *>(QStringLiteral("keySessionOnly"));
    }
    QAbstractButton *button(const char *name) const
    {
        return widget->findChild<QAbstractButton *>(QLatin1String(name));
    }
    void type(const QString &key) const
    {
        button("keySet")->click();
        field()->setText(key);
    }
};

}

class SettingsPageTest final : public QObject
{
    Q_OBJECT

private:
    static void show(SettingsPage &page)
    {
        page.resize(900, 700);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
    }

private Q_SLOTS:
    void cleanup()
    {
        qunsetenv("OPENAI_API_KEY");
        qunsetenv("MISTRAL_API_KEY");
    }

    void aKeyIsKeptShownReplacedAndRemoved()
    {
        TestServices services;
        SettingsPage page(services.services());
        show(page);
        const Row row(page, "openai");
        QTRY_COMPARE(row.source(), QStringLiteral("No key"));
        QVERIFY(row.button("keyRemove")->isHidden());
        QVERIFY(row.button("keyTest")->isHidden());

        row.type(QStringLiteral("  \n") + kKey + QStringLiteral(" \n"));
        QCOMPARE(row.field()->text(), kKey);
        QVERIFY(row.field()->echoMode() == QLineEdit::Password);
        row.button("keySave")->click();
        QTRY_COMPARE(row.source(), QStringLiteral("Keychain"));
        QCOMPARE(row.lastFour(), QStringLiteral("…wxyz"));
        QVERIFY(row.field()->text().isEmpty());
        QVERIFY(!row.field()->isVisible());

        row.type(QStringLiteral("sk-other0123456789abcd"));
        row.button("keySave")->click();
        QTRY_COMPARE(row.lastFour(), QStringLiteral("…abcd"));

        row.button("keyRemove")->click();
        QTRY_COMPARE(row.source(), QStringLiteral("No key"));
        QCOMPARE(row.lastFour(), QString());
    }

    void theEnvironmentIsNamed()
    {
        qputenv("MISTRAL_API_KEY", "mistral-0123456789-tail");
        TestServices services;
        SettingsPage page(services.services());
        show(page);
        const Row row(page, "mistral");
        QTRY_COMPARE(row.source(), QStringLiteral("Environment variable MISTRAL_API_KEY"));
        QCOMPARE(row.lastFour(), QStringLiteral("…tail"));
        QVERIFY(row.button("keyRemove")->isHidden()); // not ours to remove
        QVERIFY(!row.button("keyTest")->isHidden());
    }

    void aSessionKeyIsOnlyByChoiceAndForgotten()
    {
        TestServices services;
        SettingsPage page(services.services());
        show(page);
        const Row row(page, "helicone");
        row.type(kKey);
        QVERIFY(!row.sessionOnly()->isChecked());
        row.sessionOnly()->click();
        row.button("keySave")->click();
        QTRY_COMPARE(row.source(), QStringLiteral("This session only"));
        row.button("keyRemove")->click();
        QTRY_COMPARE(row.source(), QStringLiteral("No key"));
    }

    void aFailingKeychainIsSaidAndNothingIsFallenBackTo()
    {
        const QString problem = QStringLiteral("The keychain is locked. Unlock it and try again.");
        TestServices services(makeFailingStore(problem));
        SettingsPage page(services.services());
        show(page);
        auto *banner = page.findChild<Banner *>(QStringLiteral("keychainBanner"));
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(banner->text(), problem);

        const Row row(page, "openai");
        row.type(kKey);
        row.button("keySave")->click();
        QTRY_VERIFY(row.note()->isVisible());
        QVERIFY(row.note()->text().contains(problem));
        QCOMPARE(row.source(), QStringLiteral("No key"));
        QCOMPARE(row.field()->text(), kKey); // still there for the other way
        QVERIFY(!row.sessionOnly()->isChecked());
        row.sessionOnly()->click();
        row.button("keySave")->click();
        QTRY_COMPARE(row.source(), QStringLiteral("This session only"));
        QVERIFY(!row.note()->isVisible());
        row.button("keyRemove")->click();
        QTRY_COMPARE(row.source(), QStringLiteral("No key"));
    }

    void aKeyThatIsNoneIsRefusedInWords()
    {
        TestServices services;
        SettingsPage page(services.services());
        show(page);
        const Row row(page, "openai");
        row.type(QStringLiteral("two words"));
        row.button("keySave")->click();
        QTRY_VERIFY(row.note()->isVisible());
        QVERIFY(!row.note()->text().isEmpty());
        QCOMPARE(row.source(), QStringLiteral("No key"));
        row.button("keyCancel")->click();
        QVERIFY(!row.field()->isVisible());
        QVERIFY(row.field()->text().isEmpty());
    }

    void pastedDecorationIsTakenOff_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::newRow("blanks") << QStringLiteral(" \t") + kKey + QStringLiteral("\n");
        QTest::newRow("bearer") << QStringLiteral("Bearer ") + kKey;
        QTest::newRow("quotes") << QStringLiteral("\"") + kKey + QStringLiteral("\"");
        QTest::newRow("single quotes") << QStringLiteral("'") + kKey + QStringLiteral("'");
    }
    void pastedDecorationIsTakenOff()
    {
        QFETCH(QString, pasted);
        SecretField field;
        field.setText(pasted);
        QCOMPARE(field.text(), kKey);
        QCOMPARE(field.take(), kKey);
        QVERIFY(field.text().isEmpty());
    }

    void noFileHoldsTheKey()
    {
        TestServices services;
        SettingsPage page(services.services());
        show(page);
        for (const bool session : {false, true}) {
            const Row row(page, session ? "groq" : "openai");
            row.type(kKey);
            row.sessionOnly()->setChecked(session);
            row.button("keySave")->click();
            QTRY_COMPARE(row.lastFour(), QStringLiteral("…wxyz"));
        }
        services.history().flush().waitForFinished();
        int files = 0;
        const auto entries = QDir(services.path()).entryInfoList(QDir::Files | QDir::Hidden);
        for (const QFileInfo &entry : entries) {
            QFile file(entry.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("CANARY"), qPrintable(entry.fileName()));
            ++files;
        }
        QVERIFY(files > 0);
    }

    void showKeyOpensTheEditor()
    {
        TestServices services;
        SettingsPage page(services.services());
        show(page);
        page.findChild<QListWidget *>(QStringLiteral("settingsList"))->setCurrentRow(3);
        page.showKey(QStringLiteral("mistral"));
        const Row row(page, "mistral");
        QVERIFY(row.field()->isVisible());
        QTRY_VERIFY(!row.field()->visibleRegion().isEmpty());
        page.showKey(QStringLiteral("nobody")); // does nothing
    }

    void addressesAreChecked_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("good");
        const auto row = [](const char *url, bool good) {
            QTest::newRow(url) << QString::fromLatin1(url) << good;
        };
        row("", true);
        row("https://api.openai.com/v1", true);
        row("http://127.0.0.1:8000/v1", true);
        row("http://[::1]:8000/v1", true);
        row("api.openai.com/v1", false);
        row("ftp://example.com/v1", false);
        row("https://", false);
        row("https:///v1", false);
        row("https://user:pw@example.com/v1", false);
        row("https://example.com/v1?key=1", false);
        row("https://example.com/v1#x", false);
        row("https://example.com/v1/chat/completions", false);
        row("https://exa mple.com", false);
        row("javascript:alert(1)", false);
    }
    void addressesAreChecked()
    {
        QFETCH(QString, url);
        QFETCH(bool, good);
        QCOMPARE(addressProblem(url).isEmpty(), good);
        // What the page lets through the settings take as well.
        if (good)
            QVERIFY(Settings::validate(QStringLiteral("provider.openai.direct-url"), url).ok());
    }

    void plainHttpIsWarnedOf()
    {
        QVERIFY(addressWarning(QStringLiteral("https://example.com/v1")).isEmpty());
        QVERIFY(addressWarning(QStringLiteral("http://127.0.0.1/v1")).isEmpty());
        QVERIFY(addressWarning(QStringLiteral("http://localhost:1234")).isEmpty());
        QVERIFY(!addressWarning(QStringLiteral("http://example.com/v1")).isEmpty());
    }

    void addressesAreChangedAndReset()
    {
        TestServices services;
        SettingsPage page(services.services());
        show(page);
        auto *row = page.findChild<QWidget *>(QStringLiteral("provider-openai"));
        const QString before = services.services().providers().find(u"openai")->directUrl;
        row->findChild<QAbstractButton *>(QStringLiteral("providerEdit"))->click();
        auto *direct = row->findChild<QLineEdit *>(QStringLiteral("providerDirect"));
        QCOMPARE(direct->text(), before);
        direct->setText(QStringLiteral("nonsense"));
        row->findChild<QAbstractButton *>(QStringLiteral("providerSave"))->click();
        QCOMPARE(services.services().providers().find(u"openai")->directUrl, before);

        direct->setText(QStringLiteral("http://127.0.0.1:9999/v1"));
        row->findChild<QAbstractButton *>(QStringLiteral("providerSave"))->click();
        QCOMPARE(services.services().providers().find(u"openai")->directUrl,
            QStringLiteral("http://127.0.0.1:9999/v1"));
        QCOMPARE(row->findChild<QLabel *>(QStringLiteral("providerAddress"))->text(),
            QStringLiteral("http://127.0.0.1:9999/v1"));

        row->findChild<QAbstractButton *>(QStringLiteral("providerEdit"))->click();
        row->findChild<QAbstractButton *>(QStringLiteral("providerReset"))->click();
        QCOMPARE(services.services().providers().find(u"openai")->directUrl, before);
        QVERIFY(!services.settings.keys().contains(QStringLiteral("provider.openai.direct-url")));
    }

    void anOwnProviderIsAddedAndRemoved()
    {
        TestServices services;
        SettingsPage page(services.services());
        show(page);
        const auto field = [&page](const char *name) {
            return page.findChild<QLineEdit *>(QLatin1String(name));
        };
        const auto button = [&page](const char *name) {
            return page.findChild<QAbstractButton *>(QLatin1String(name));
        };
        button("providerAdd")->click();
        field("newProviderId")->setText(QStringLiteral("openai")); // taken
        field("newProviderUrl")->setText(QStringLiteral("http://127.0.0.1:8001/v1"));
        button("newProviderSave")->click();
        field("newProviderId")->setText(QStringLiteral("Not An Id"));
        button("newProviderSave")->click();
        QVERIFY(services.settings.keys().isEmpty());

        field("newProviderId")->setText(QStringLiteral("my-server"));
        field("newProviderName")->setText(QStringLiteral("My server"));
        button("newProviderSave")->click();
        const ProviderList providers = services.services().providers();
        const Provider *added = providers.find(u"my-server");
        QVERIFY(added);
        QCOMPARE(added->name, QStringLiteral("My server"));
        QCOMPARE(added->directUrl, QStringLiteral("http://127.0.0.1:8001/v1"));
        auto *row = page.findChild<QWidget *>(QStringLiteral("provider-my-server"));
        QVERIFY(row);
        QVERIFY(page.findChild<QWidget *>(
            QStringLiteral("key-my-server"))); // a key can be given at once

        row->findChild<QAbstractButton *>(QStringLiteral("providerEdit"))->click();
        row->findChild<QAbstractButton *>(QStringLiteral("providerRemove"))->click();
        QVERIFY(!services.services().providers().find(u"my-server"));
        QTRY_VERIFY(!page.findChild<QWidget *>(QStringLiteral("provider-my-server")));
    }

    void anOwnProviderHasAFormatAndAHeader()
    {
        TestServices services;
        SettingsPage page(services.services());
        show(page);
        page.findChild<QAbstractButton *>(QStringLiteral("providerAdd"))->click();
        page.findChild<QLineEdit *>(QStringLiteral("newProviderId"))->setText(QStringLiteral("lab"));
        page.findChild<QLineEdit *>(QStringLiteral("newProviderUrl"))->setText(QStringLiteral("https://lab.example/v1"));
        QWidget *form = page.findChild<QWidget *>(QStringLiteral("newProviderId"));
        while (form && !form->findChild<QComboBox *>(QStringLiteral("providerFormat")))
            form = form->parentWidget();
        auto *format = form->findChild<QComboBox *>(QStringLiteral("providerFormat"));
        auto *auth = form->findChild<QComboBox *>(QStringLiteral("providerAuth"));
        QVERIFY(format && auth && !format->accessibleName().isEmpty() && !auth->accessibleName().isEmpty());
        QCOMPARE(format->count(), 4);
        format->setCurrentIndex(format->findData(QStringLiteral("anthropic")));
        auth->setCurrentText(QStringLiteral("Content-Length"));
        auto *save = page.findChild<QAbstractButton *>(QStringLiteral("newProviderSave"));
        save->click();
        QVERIFY(!services.services().providers().find(u"lab")); // that header cannot carry a key
        auth->setCurrentText(QStringLiteral("X-Lab-Key"));
        save->click();
        const ProviderList providers = services.services().providers();
        const Provider *lab = providers.find(u"lab");
        QVERIFY(lab);
        QCOMPARE(lab->format, WireFormat::Anthropic);
        QCOMPARE(lab->authHeader, QStringLiteral("X-Lab-Key"));
    }

    void azureAndVertexSayWhatIsMissing()
    {
        TestServices services;
        SettingsPage page(services.services());
        show(page);
        auto *row = page.findChild<QWidget *>(QStringLiteral("provider-vertex"));
        auto *address = row->findChild<QLabel *>(QStringLiteral("providerAddress"));
        QVERIFY2(address->toolTip().contains(QStringLiteral("project")), qPrintable(address->toolTip()));
        QVERIFY(!row->findChild<QAbstractButton *>(QStringLiteral("providerTest"))->isEnabled());
        row->findChild<QAbstractButton *>(QStringLiteral("providerEdit"))->click();
        row->findChild<QLineEdit *>(QStringLiteral("provider-project"))->setText(QStringLiteral("my-project"));
        row->findChild<QLineEdit *>(QStringLiteral("provider-location"))->setText(QStringLiteral("Not a place"));
        row->findChild<QAbstractButton *>(QStringLiteral("providerSave"))->click();
        QVERIFY(services.settings.keys().isEmpty());
        row->findChild<QLineEdit *>(QStringLiteral("provider-location"))->setText(QStringLiteral("us-central1"));
        row->findChild<QAbstractButton *>(QStringLiteral("providerSave"))->click();
        QCOMPARE(services.services().providers().find(u"vertex")->location, QStringLiteral("us-central1"));
        QVERIFY2(address->text().contains(QStringLiteral("us-central1-aiplatform.googleapis.com")), qPrintable(address->text()));
        QVERIFY(row->findChild<QAbstractButton *>(QStringLiteral("providerTest"))->isEnabled());

        auto *azure = page.findChild<QWidget *>(QStringLiteral("provider-azure"));
        QVERIFY(azure->findChild<QLabel *>(QStringLiteral("providerAddress"))->toolTip().contains(QStringLiteral("NAME.openai.azure.com")));
    }

    void theConnectionIsTested()
    {
        CannedServer server;
        server.answers.insert("/v1/models", {200, "{\"data\":[]}"});
        TestServices services;
        QVERIFY(services.settings.set(QStringLiteral("provider.lab.direct-url"), server.url(QStringLiteral("/v1"))).ok());
        SettingsPage page(services.services());
        show(page);
        auto *row = page.findChild<QWidget *>(QStringLiteral("provider-lab"));
        auto *test = row->findChild<QAbstractButton *>(QStringLiteral("providerTest"));
        auto *note = row->findChild<QLabel *>(QStringLiteral("providerNote"));
        test->click();
        QVERIFY(!test->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(test->isEnabled(), 10'000);
        QVERIFY2(note->text().contains(QStringLiteral("lab answers at 127.0.0.1")), qPrintable(note->text()));
        server.answers.clear();
        server.answers.insert("/v1/models", {401, "{\"error\":{\"message\":\"no key\"}}"});
        test->click();
        QTRY_VERIFY_WITH_TIMEOUT(test->isEnabled(), 10'000);
        QVERIFY2(note->text().contains(QStringLiteral("no key")), qPrintable(note->text()));
    }

    void aHeliconeOfOnesOwnIsForAll()
    {
        TestServices services;
        SettingsPage page(services.services());
        show(page);
        auto *url = page.findChild<QLineEdit *>(QStringLiteral("selfHostedUrl"));
        QVERIFY(url && !url->accessibleName().isEmpty());
        QTest::keyClicks(url, QStringLiteral("localhost"));
        QTest::keyClick(url, Qt::Key_Return);
        QVERIFY(services.settings.get(QStringLiteral("helicone.self-hosted-url")).isEmpty());
        url->clear();
        QTest::keyClicks(url, QStringLiteral("http://localhost:8585/v1/gateway"));
        QTest::keyClick(url, Qt::Key_Return);
        QCOMPARE(services.services().providers().find(u"groq")->selfHostedUrl, QStringLiteral("http://localhost:8585/v1/gateway"));
    }

    void routeTimeoutAndRetriesApplyAtOnce()
    {
        TestServices services;
        SettingsPage page(services.services());
        auto *helicone = page.findChild<QRadioButton *>(QStringLiteral("routeHelicone"));
        auto *direct = page.findChild<QRadioButton *>(QStringLiteral("routeDirect"));
        QVERIFY(direct->isChecked());
        helicone->click();
        QCOMPARE(services.settings.get(QStringLiteral("route")), QStringLiteral("helicone"));
        QVERIFY(helicone->isChecked() && !direct->isChecked());
        helicone->click(); // a second press does not let go
        QVERIFY(helicone->isChecked() && !direct->isChecked());
        page.findChild<QSpinBox *>(QStringLiteral("callTimeout"))->setValue(45);
        page.findChild<QSpinBox *>(QStringLiteral("callRetries"))->setValue(0);
        QCOMPARE(services.settings.get(QStringLiteral("call.timeout-s")), QStringLiteral("45"));
        QCOMPARE(services.settings.get(QStringLiteral("call.retries")), QStringLiteral("0"));
        QVERIFY(services.settings.set(QStringLiteral("route"), QStringLiteral("direct"))
                    .ok()); // from elsewhere
        QVERIFY(direct->isChecked());
    }

    void themeIsChosen()
    {
        TestServices services;
        SettingsPage page(services.services());
        auto *theme = page.findChild<QComboBox *>(QStringLiteral("themeChoice"));
        QCOMPARE(theme->currentData().toString(), QStringLiteral("system"));
        theme->setCurrentIndex(theme->findData(QStringLiteral("dark")));
        Q_EMIT theme->activated(theme->currentIndex());
        QCOMPARE(services.settings.get(QStringLiteral("theme")), QStringLiteral("dark"));
        QVERIFY(services.settings.set(QStringLiteral("theme"), QStringLiteral("light")).ok());
        QCOMPARE(theme->currentData().toString(), QStringLiteral("light"));
    }
};

HELIOGRAPH_TEST_MAIN(SettingsPageTest)
#include "tst_settingspage.moc"
