#include "core/demo/demoserver.h"
#include "tests/support/canary.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/firstrun/firstrunpage.h"
#include "ui/mainwindow.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTabWidget>

using namespace heliograph;

namespace {

constexpr int kLongMs = 20'000;

template <typename Widget>
Widget *visible(const QWidget &parent, const char *name)
{
    for (Widget *widget : parent.findChildren<Widget *>(QLatin1String(name))) {
        if (widget->isVisible())
            return widget;
    }
    return nullptr;
}

/// One start of the program: services on the profile, and the window.
struct Run {
    Run(const QString &profile, std::shared_ptr<SecretStore> keychain) :
        services(makeSharedStore(std::move(keychain)), false, profile), window(services.services())
    {
        window.resize(1280, 800);
        window.show();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window did not become active");
    }

    QPlainTextEdit *composer() { return visible<QPlainTextEdit>(window, "composerEdit"); }
    QTableView *table() { return visible<QTableView>(window, "callsTable"); }

    void ask(const QString &question)
    {
        composer()->setFocus();
        composer()->selectAll();
        QTest::keyClicks(composer(), question);
        QTest::keyClick(composer(), Qt::Key_Return, Qt::ControlModifier);
    }

    TestServices services;
    MainWindow window;
};

Call newestCall(History &history)
{
    history.flush().waitForFinished();
    auto rows = history.find({});
    rows.waitForFinished();
    if (!rows.result().ok() || rows.result()->isEmpty())
        return {};
    auto summaries = history.summaries({rows.result()->first()});
    summaries.waitForFinished();
    auto call = history.call(summaries.result()->first().id);
    call.waitForFinished();
    return call.result().ok() ? call.result().value() : Call{};
}

}

/// The main job as a person does it, with real clicks and keys: key → prompt → stream → stop → history → restart.
class WindowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMainJob()
    {
        DemoOptions pace;
        pace.tokensPerSecond = 300;
        pace.firstTokenMs = 20;
        DemoServer server(pace);
        QVERIFY(server.listen().ok());
        QByteArray authorization;
        connect(&server, &DemoServer::received, this, [&](const IncomingRequest &request) {
            authorization = request.header("authorization");
        });
        QTemporaryDir profile;
        const auto keychain = std::shared_ptr<SecretStore>(makeMemoryStore());
        QUuid stoppedCall;
        {
            Run run(profile.path(), keychain);
            QVERIFY(run.services.settings
                        .set(QStringLiteral("provider.openai.direct-url"), server.baseUrl())
                        .ok());

            // First run: a provider's key.
            QVERIFY(visible<FirstRunPage>(run.window, "firstRunPage"));
            auto *card = visible<QWidget>(run.window, "providerCard");
            QVERIFY(card);
            auto *provider = visible<QComboBox>(*card, "firstProvider");
            QVERIFY(provider);
            provider->setCurrentIndex(provider->findData(QStringLiteral("openai")));
            auto *key = visible<QLineEdit>(*card, "firstProviderKey");
            QVERIFY(key);
            QTest::keyClicks(key, QLatin1String(kCanaryKey));
            QTest::mouseClick(visible<QPushButton>(*card, "firstSave"), Qt::LeftButton);
            QTRY_VERIFY(run.composer());

            // Ask, see it stream, stop it.
            run.ask(QStringLiteral("/long 20000"));
            QTRY_VERIFY_WITH_TIMEOUT(visible<QPushButton>(run.window, "stopButton"), kLongMs);
            auto *answer = visible<QWidget>(run.window, "answerText");
            QTRY_VERIFY_WITH_TIMEOUT((answer = visible<QWidget>(run.window, "answerText")), kLongMs);
            QTRY_VERIFY_WITH_TIMEOUT(answer->property("text").toString().size() > 200
                    || newestCall(run.services.history()).answer.text.size() > 200,
                kLongMs);
            QCOMPARE(authorization, QByteArray("Bearer ") + kCanaryKey);
            QTest::keyClick(run.composer(), Qt::Key_Escape);
            QTRY_VERIFY_WITH_TIMEOUT(visible<QPushButton>(run.window, "sendButton"), kLongMs);
            const Call stopped = newestCall(run.services.history());
            QCOMPARE(stopped.status, CallStatus::Cancelled);
            QVERIFY(stopped.answer.text.size() > 200);
            QCOMPARE(stopped.source, Source::Playground);
            stoppedCall = stopped.id;

            // It is in the list.
            QTest::keyClick(&run.window, Qt::Key_3, Qt::ControlModifier);
            QTRY_VERIFY(run.table());
            QTRY_COMPARE_WITH_TIMEOUT(run.table()->model()->rowCount(), 1, kLongMs);

            // Back to the playground; the conversation goes on.
            QTest::keyClick(&run.window, Qt::Key_1, Qt::ControlModifier);
            QTRY_VERIFY(run.composer());
            run.ask(QStringLiteral("/echo second answer"));
            QTRY_COMPARE_WITH_TIMEOUT(
                newestCall(run.services.history()).answer.text, QStringLiteral("second answer"), kLongMs);
            run.window.close();
        }
        {
            // The program again: no first run, both calls there, the key still in the keychain.
            Run run(profile.path(), keychain);
            QVERIFY(!visible<FirstRunPage>(run.window, "firstRunPage"));
            QTest::keyClick(&run.window, Qt::Key_3, Qt::ControlModifier);
            QTRY_VERIFY(run.table());
            QTRY_COMPARE_WITH_TIMEOUT(run.table()->model()->rowCount(), 2, kLongMs);
            auto found = run.services.history().call(stoppedCall);
            found.waitForFinished();
            QVERIFY(found.result().ok());
            QCOMPARE(found.result()->status, CallStatus::Cancelled);
            QTest::keyClick(&run.window, Qt::Key_1, Qt::ControlModifier);
            QTRY_VERIFY(run.composer());
            authorization.clear();
            run.ask(QStringLiteral("/leak-key"));
            QTRY_COMPARE_WITH_TIMEOUT(
                int(newestCall(run.services.history()).status), int(CallStatus::Error), kLongMs);
            QCOMPARE(authorization, QByteArray("Bearer ") + kCanaryKey);
            for (const QWidget *widget : run.window.findChildren<QWidget *>()) {
                for (const char *property : {"text", "plainText", "toolTip", "accessibleName"})
                    QVERIFY2(!widget->property(property).toString().contains(QLatin1String("CANARY")),
                        qPrintable(widget->objectName()));
            }
            run.window.close();
        }
        QCOMPARE(filesHolding(profile.path(), kCanaryKey), QStringList());
        QCOMPARE(filesHolding(profile.path(), "CANARY7f3a9b2c"), QStringList());
    }

    void theDemoNeedsOneClick()
    {
        QTemporaryDir profile;
        Run run(profile.path(), std::shared_ptr<SecretStore>(makeMemoryStore()));
        auto *ask = visible<QPushButton>(run.window, "askDemo");
        QVERIFY(ask);
        QTest::mouseClick(ask, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(int(newestCall(run.services.history()).status), int(CallStatus::Ok), kLongMs);
        const Call call = newestCall(run.services.history());
        QCOMPARE(call.provider, QStringLiteral("demo"));
        QVERIFY(call.cost());
    }
};

HELIOGRAPH_TEST_MAIN(WindowTest)
#include "tst_window.moc"
