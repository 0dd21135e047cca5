#include "core/capture/captureservice.h"
#include "tests/support/examplecalls.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/capture/advicelist.h"
#include "ui/capture/capturecontrols.h"
#include "ui/capture/captureoptionscard.h"
#include "ui/capture/capturepage.h"
#include "ui/capture/clientcards.h"
#include "ui/capture/livecallsmodel.h"
#include "ui/capture/livecallsview.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTcpServer>
#include <QToolButton>

using namespace heliograph;

namespace {

Call runningCall(const QString &prompt)
{
    Call call;
    call.id = QUuid::createUuid();
    call.createdAt = QDateTime::currentDateTimeUtc();
    call.source = Source::Capture;
    call.provider = QStringLiteral("openai");
    call.requestedModel = QStringLiteral("gpt-4.1-mini");
    call.promptPreview = prompt;
    return call;
}

Call finishedCall(const Call &running, const QString &answer)
{
    Call call = exampleCall(running.promptPreview, answer);
    call.id = running.id;
    call.createdAt = running.createdAt;
    call.source = Source::Capture;
    return call;
}

CaptureProgress progressOf(const Call &call, const QString &text)
{
    CaptureProgress progress;
    progress.id = call.id;
    progress.text = text;
    progress.bytes = text.size();
    progress.timing.headersUs = progress.timing.firstByteUs = progress.timing.firstTokenUs = 0;
    return progress;
}

}

class CapturePageTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServices> m_services;
    std::unique_ptr<CapturePage> m_page;

    QNetworkAccessManager m_network;

    CaptureService &capture() { return m_services->capture; }
    template <typename T> T *child(const char *name) { return m_page->findChild<T *>(QLatin1String(name)); }
    void open()
    {
        m_page = std::make_unique<CapturePage>(m_services->services());
        m_page->resize(1100, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void click(const char *name)
    {
        auto *widget = child<QWidget>(name);
        QVERIFY2(widget, name);
        QVERIFY2(widget->isVisible(), name);
        QTest::mouseClick(widget, Qt::LeftButton, {}, {14, widget->height() / 2}); // a check box ends with its text
    }
    QString address() { return child<QLineEdit>("captureAddress")->text(); }
    QString snippet() { return child<QPlainTextEdit>("captureSnippet")->toPlainText(); }
    AdviceList *advice() { return child<AdviceList>("captureAdvice"); }
    QPushButton *adviceButton() { return advice()->findChild<QPushButton *>(QStringLiteral("bannerAction")); }

    /// A program that asks the demo server, as if it were OpenAI, through the proxy.
    QNetworkReply *ask(const QString &url, const QByteArray &prompt, const QByteArray &key = "Bearer sk-program-0123456789")
    {
        QNetworkRequest request{QUrl(url)};
        request.setRawHeader("Content-Type", "application/json");
        request.setRawHeader("User-Agent", "program/1.0");
        if (!key.isEmpty())
            request.setRawHeader("Authorization", key);
        return m_network.post(request,
            "{\"model\":\"gpt-4.1-mini\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"" + prompt + "\"}]}");
    }
    static void settle(QNetworkReply *reply) { QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 30'000); }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyTheme(*qApp, ThemeMode::Light);
    }
    void init()
    {
        m_services = std::make_unique<TestServices>();
        CaptureSettings settings = capture().captureSettings();
        settings.port = 0; // any free one
        QVERIFY(capture().apply(settings));
    }
    void cleanup()
    {
        m_page.reset();
        m_services.reset();
    }

    void theListIsAProperModel()
    {
        LiveCallsModel model;
        const QAbstractItemModelTester tester(&model);
        const Call first = runningCall(QStringLiteral("one"));
        const Call second = runningCall(QStringLiteral("two"));
        model.start(first);
        model.start(second);
        model.start(second); // known already
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.runningCount(), 2);
        QCOMPARE(model.idAt(0), second.id); // newest first
        const auto text = [&model](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(1, LiveCallsModel::Prompt), QStringLiteral("one"));
        QCOMPARE(text(1, LiveCallsModel::Answer), QString());
        model.grow(progressOf(first, QStringLiteral("A sundial tells ")));
        QTest::qWait(20);
        model.grow(progressOf(first, QStringLiteral("the time.")));
        QCOMPARE(text(1, LiveCallsModel::Answer), QStringLiteral("A sundial tells the time."));
        QVERIFY(text(1, LiveCallsModel::Speed).startsWith(u'~') && text(1, LiveCallsModel::Speed).endsWith(QLatin1String("tok/s")));
        QVERIFY(model.index(1, LiveCallsModel::Answer).data(LiveCallsModel::GrowingRole).toBool());
        model.grow(progressOf(runningCall(QStringLiteral("unknown")), QStringLiteral("x")));
        QCOMPARE(model.rowCount(), 2);

        model.finish(finishedCall(first, QStringLiteral("A sundial tells the time by its gnomon.")));
        QCOMPARE(model.runningCount(), 1);
        QCOMPARE(text(1, LiveCallsModel::Answer), QStringLiteral("A sundial tells the time by its gnomon."));
        QCOMPARE(text(1, LiveCallsModel::Status), QStringLiteral("OK"));
        QVERIFY(text(1, LiveCallsModel::Tokens).contains(QStringLiteral(" → ")));
        QVERIFY(text(1, LiveCallsModel::Cost).startsWith(u'$'));
        QVERIFY(!text(1, LiveCallsModel::Speed).startsWith(u'~'));
        model.grow(progressOf(first, QStringLiteral("too late")));
        QCOMPARE(text(1, LiveCallsModel::Answer), QStringLiteral("A sundial tells the time by its gnomon."));

        Call failed = finishedCall(second, QString());
        failed.status = CallStatus::Error;
        failed.httpStatus = 401;
        failed.answer = {};
        failed.error = Error{ErrorKind::Auth, QStringLiteral("OpenAI refused the key."), 401, {}};
        model.finish(failed);
        QCOMPARE(text(0, LiveCallsModel::Status), QStringLiteral("Error 401"));
        QCOMPARE(text(0, LiveCallsModel::Answer), QStringLiteral("OpenAI refused the key."));
        QVERIFY(model.index(0, LiveCallsModel::Answer).data(LiveCallsModel::FailedRole).toBool());
        QCOMPARE(model.runningCount(), 0);
        Call other = runningCall(QString());
        other.status = CallStatus::Ok;
        other.exchange.url = QStringLiteral("https://api.openai.com/v1/embeddings");
        model.finish(other); // not seen to start
        QCOMPARE(text(0, LiveCallsModel::Prompt), QStringLiteral("/v1/embeddings"));
    }

    void theListForgetsTheOldest()
    {
        LiveCallsModel model;
        std::unique_ptr<QAbstractItemModelTester> tester;
        const Call slow = runningCall(QStringLiteral("slow"));
        model.start(slow);
        for (int i = 0; i < LiveCallsModel::kMostRows + 10; ++i) {
            if (i == LiveCallsModel::kMostRows - 5) // it looks at every row after each change
                tester = std::make_unique<QAbstractItemModelTester>(&model);
            const Call call = runningCall(QString::number(i));
            model.start(call);
            model.finish(finishedCall(call, QStringLiteral("x")));
        }
        QCOMPARE(model.rowCount(), LiveCallsModel::kMostRows);
        QCOMPARE(model.idAt(model.rowCount() - 1), slow.id); // it runs on, and so it stays
        model.finish(finishedCall(slow, QStringLiteral("x")));
        QCOMPARE(model.runningCount(), 0);
    }

    void onAndOffIsRemembered()
    {
        open();
        QCOMPARE(child<QLabel>("captureTitle")->text(), QStringLiteral("Capture is off"));
        QVERIFY(!child<QWidget>("capturePause")->isVisible());
        QVERIFY(address().isEmpty()); // any free port: known once it runs
        QVERIFY(snippet().isEmpty());
        click("captureSwitch");
        QTRY_VERIFY(capture().isRunning());
        QTRY_COMPARE(child<QLabel>("captureTitle")->text(), QStringLiteral("Capture is on"));
        QCOMPARE(address(), capture().baseUrl(QStringLiteral("openai")));
        QVERIFY(address().startsWith(QLatin1String("http://127.0.0.1:")) && address().endsWith(QLatin1String("/openai/v1")));
        QVERIFY(snippet().contains(address()));
        QCOMPARE(child<QLabel>("captureWaitTitle")->text(), QStringLiteral("Waiting for the first call…"));
        QVERIFY(child<QLabel>("captureWaitText")->text().contains(QLatin1String("NO_PROXY")));
        m_page.reset();
        capture().stop();
        QTRY_VERIFY(!capture().isRunning());
        open();
        m_page->startAsBefore();
        QTRY_VERIFY(capture().isRunning());
        QTRY_VERIFY(child<QAbstractButton>("captureSwitch")->isChecked());
        click("captureSwitch");
        QTRY_VERIFY(!capture().isRunning());
        m_page->startAsBefore();
        QVERIFY(!capture().isRunning());
    }

    void whatIsCopiedIsWhatIsShown()
    {
        open();
        click("captureSwitch");
        QTRY_VERIFY(!address().isEmpty());
        click("captureCopyAddress");
        QCOMPARE(QGuiApplication::clipboard()->text(), address());
        click("client-curl");
        QVERIFY(snippet().startsWith(QLatin1String("curl \"") + address()));
        click("captureCopySnippet");
        QCOMPARE(QGuiApplication::clipboard()->text(), snippet());
        click("captureTags");
        QVERIFY(snippet().contains(QLatin1String("Helicone-User-Id")));
        click("client-langgraph");
        auto *variant = child<QComboBox>("captureVariant");
        QCOMPARE(variant->count(), 2);
        variant->setFocus();
        QTest::keyClick(variant, Qt::Key_Down);
        QVERIFY(snippet().contains(QLatin1String("from langchain_openai import ChatOpenAI")));

        auto *provider = child<QComboBox>("captureProvider");
        provider->setCurrentIndex(provider->findData(QStringLiteral("anthropic")));
        QVERIFY(address().endsWith(QLatin1String("/anthropic")));
        click("client-codex"); // which leads to a provider that it speaks with
        QCOMPARE(address(), capture().baseUrl(QStringLiteral("openai")));
        QVERIFY(snippet().contains(QLatin1String("wire_api = \"responses\"")));
        click("client-claude-code");
        QVERIFY(snippet().contains(QLatin1String("ANTHROPIC_BASE_URL=\"") + address() + u'"'));
        m_page.reset();
        open(); // the provider and the client are remembered
        QVERIFY(snippet().contains(QLatin1String("ANTHROPIC_BASE_URL")));
        click("captureFold");
        QVERIFY(!child<QWidget>("captureSnippet")->isVisible());
        m_page.reset();
        open();
        QVERIFY(!child<QWidget>("captureSnippet")->isVisible());
    }

    void routePauseAndOptions()
    {
        open();
        click("captureSwitch");
        QTRY_VERIFY(capture().isRunning());
        click("capturePause");
        QTRY_VERIFY(!capture().captureSettings().recording);
        QCOMPARE(child<QLabel>("captureTitle")->text(), QStringLiteral("Capture is on, recording is paused"));
        QVERIFY(advice()->isVisible());
        QTest::mouseClick(adviceButton(), Qt::LeftButton);
        QTRY_VERIFY(capture().captureSettings().recording);
        QVERIFY(!advice()->isVisible());

        auto *route = child<QComboBox>("captureRoute");
        route->setFocus();
        QTest::keyClick(route, Qt::Key_Down);
        QTRY_COMPARE(capture().captureSettings().route, Route::Helicone);
        QTRY_VERIFY(advice()->isVisible()); // there is no Helicone key
        QSignalSpy key(m_page.get(), &CapturePage::keyRequested);
        QTest::mouseClick(adviceButton(), Qt::LeftButton);
        QCOMPARE(key.count(), 1);
        QCOMPARE(key[0][0].toString(), QStringLiteral("helicone"));
        QVERIFY(m_services->keys.setSessionKey(QStringLiteral("helicone"), QStringLiteral("sk-helicone-0123456789")));
        QTRY_VERIFY(!advice()->isVisible());
        QTest::keyClick(route, Qt::Key_Up);
        QTRY_COMPARE(capture().captureSettings().route, Route::Direct);

        QVERIFY(!child<QWidget>("captureOptions")->isVisible());
        click("captureOptionsButton");
        click("captureUsage");
        QTRY_VERIFY(capture().captureSettings().askForUsage);
        auto *origins = child<QLineEdit>("captureOrigins");
        origins->setFocus();
        QTest::keyClicks(origins, QStringLiteral("http://localhost:3000/app"));
        QTest::keyClick(origins, Qt::Key_Return);
        QVERIFY(capture().captureSettings().allowedOrigins.isEmpty());
        QVERIFY(child<QWidget>("captureOptions")->findChildren<QLabel *>(QStringLiteral("formNote"))[2]->text().contains(QLatin1String("is no origin")));
        origins->clear();
        QTest::keyClicks(origins, QStringLiteral("http://localhost:3000, https://App.Example.com/"));
        QTest::keyClick(origins, Qt::Key_Return);
        QTRY_COMPARE(capture().captureSettings().allowedOrigins,
            (QStringList{QStringLiteral("http://localhost:3000"), QStringLiteral("https://app.example.com")}));

        const QString before = address();
        click("captureNewToken"); // asks first
        QCOMPARE(address(), before);
        auto *confirm = child<Banner>("captureTokenConfirm");
        QVERIFY(confirm->isVisible());
        QCoreApplication::processEvents(); // it gets its place
        QTest::mouseClick(confirm->actionButton(), Qt::LeftButton);
        QTRY_VERIFY(address() != before);
        QCOMPARE(address(), capture().baseUrl(QStringLiteral("openai")));
        QVERIFY(snippet().contains(address()));
        QVERIFY(!confirm->isVisible());
    }

    void callsGrowInTheList()
    {
        open();
        click("captureSwitch");
        QTRY_VERIFY(capture().isRunning());
        const Call call = runningCall(QStringLiteral("What is a sundial?"));
        Q_EMIT capture().callStarted(call);
        auto *table = child<LiveCallsView>("captureTable");
        QTRY_VERIFY(table->isVisible());
        Q_EMIT capture().callProgressed(progressOf(call, QStringLiteral("A sundial")));
        QTRY_COMPARE(m_page->model()->index(0, LiveCallsModel::Answer).data().toString(), QStringLiteral("A sundial"));
        Q_EMIT capture().callFinished(finishedCall(call, QStringLiteral("A sundial.")));
        QTRY_COMPARE(m_page->model()->runningCount(), 0);
        QVERIFY(advice()->isVisible());
        QCOMPARE(advice()->advice().first().kind, CaptureAdvice::Kind::Good);
        QSignalSpy opened(m_page.get(), &CapturePage::callRequested);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(m_page->model()->index(0, 1)).center());
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened[0][0].toUuid(), call.id);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(opened.count(), 2);
        QSignalSpy all(m_page.get(), &CapturePage::callsRequested);
        click("captureAll");
        QCOMPARE(all.count(), 1);
        CallQuery query;
        query.where = all[0][0].toString();
        auto found = m_services->history().find(query);
        found.waitForFinished();
        QVERIFY(found.result().ok()); // the filter is one
    }

    void troubleIsExplained()
    {
        open();
        click("captureSwitch");
        QTRY_VERIFY(capture().isRunning());
        Q_EMIT capture().refused({CaptureRefusal::Reason::Token, QStringLiteral("/…/openai/v1/chat/completions"), QStringLiteral("Wrong.")});
        QTRY_VERIFY(advice()->isVisible());
        QTest::mouseClick(adviceButton(), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), address());
        QTest::mouseClick(advice()->findChild<QToolButton *>(QStringLiteral("bannerClose")), Qt::LeftButton);
        QTRY_VERIFY(!advice()->isVisible());
        Q_EMIT capture().refused({CaptureRefusal::Reason::Origin, QStringLiteral("/"), QStringLiteral("http://localhost:5173 is not allowed.")});
        QTRY_VERIFY(advice()->isVisible());
        QTest::mouseClick(adviceButton(), Qt::LeftButton);
        QTRY_COMPARE(capture().captureSettings().allowedOrigins, QStringList{QStringLiteral("http://localhost:5173")});
        QTRY_VERIFY(!advice()->isVisible());
    }

    void realCallsThroughTheProxy()
    {
        const auto demo = m_services->demo.baseUrl();
        QVERIFY(demo);
        QVERIFY(m_services->settings.set(QStringLiteral("provider.openai.direct-url"), *demo));
        open();
        click("captureSwitch");
        QTRY_VERIFY(capture().isRunning());
        QTRY_VERIFY(!address().isEmpty());
        const QString url = address() + QStringLiteral("/chat/completions");
        LiveCallsModel *model = m_page->model();
        bool grew = false;
        connect(model, &QAbstractItemModel::dataChanged, this, [&](const QModelIndex &index) {
            const QModelIndex answer = index.siblingAtColumn(LiveCallsModel::Answer);
            grew = grew || (answer.data(LiveCallsModel::GrowingRole).toBool() && !answer.data().toString().isEmpty());
        });
        const std::unique_ptr<QNetworkReply> reply(ask(url, "Write a long story about a lighthouse."));
        QTRY_COMPARE(model->rowCount(), 1);
        settle(reply.get());
        QVERIFY2(reply->error() == QNetworkReply::NoError, qPrintable(reply->errorString()));
        QTRY_COMPARE(model->runningCount(), 0);
        QVERIFY(grew);
        const auto text = [model](int column) { return model->index(0, column).data().toString(); };
        QCOMPARE(text(LiveCallsModel::Status), QStringLiteral("OK"));
        QCOMPARE(text(LiveCallsModel::Prompt), QStringLiteral("Write a long story about a lighthouse."));
        QVERIFY(text(LiveCallsModel::Model).startsWith(QLatin1String("gpt-4.1-mini")));
        QVERIFY(text(LiveCallsModel::Cost).contains(u'$'));
        QTRY_COMPARE(advice()->advice().size(), 1);
        QVERIFY2(advice()->advice().first().text.contains(QLatin1String("program/1.0")), qPrintable(advice()->advice().first().text));
        auto found = m_services->history().call(model->idAt(0));
        found.waitForFinished();
        QVERIFY(found.result().ok()); // what the list leads to
        QTRY_VERIFY(child<QLabel>("captureText")->text().contains(QLatin1String("1 recorded")));
    }

    void realTroubleIsExplained()
    {
        const auto demo = m_services->demo.baseUrl();
        QVERIFY(demo);
        QVERIFY(m_services->settings.set(QStringLiteral("provider.openai.direct-url"), *demo));
        QVERIFY(m_services->settings.set(QStringLiteral("provider.groq.direct-url"), QStringLiteral("http://127.0.0.1:9/openai/v1")));
        open();
        click("captureSwitch");
        QTRY_VERIFY(capture().isRunning());
        QTRY_VERIFY(!address().isEmpty());
        const QString base = address();
        const auto explained = [this](const char *words) {
            const auto list = advice()->advice();
            return std::any_of(list.begin(), list.end(), [words](const CaptureAdvice &one) { return one.text.contains(QLatin1String(words)); });
        };
        const auto call = [this](const QString &url, const QByteArray &prompt, const QByteArray &key = "Bearer sk-program-0123456789") {
            const std::unique_ptr<QNetworkReply> reply(ask(url, prompt, key));
            settle(reply.get());
        };
        call(base + QStringLiteral("/chat/completions"), "/bad-key");
        QTRY_VERIFY(explained("refused the key that the program sent. Look at OPENAI_API_KEY"));
        call(base + QStringLiteral("/chat/completions"), "/bad-key", {});
        QTRY_VERIFY(explained("wants a key and got none"));
        QString wrong = base;
        call(wrong.replace(capture().captureSettings().token, QStringLiteral("abcdefghijkl0123")) + QStringLiteral("/chat/completions"), "hi");
        QTRY_VERIFY(explained("without the secret part"));
        wrong = base;
        call(wrong.replace(QLatin1String("/openai/"), QLatin1String("/opanai/")) + QStringLiteral("/chat/completions"), "hi");
        QTRY_VERIFY(explained("opanai"));
        wrong = base;
        call(wrong.replace(QLatin1String("/openai/v1"), QLatin1String("/groq/openai/v1")) + QStringLiteral("/chat/completions"), "hi");
        QTRY_VERIFY(explained("Check the network and the provider's address"));
        call(base + QStringLiteral("/chat/completions"), "What is a sundial?");
        QTRY_VERIFY(!explained("wants a key and got none"));
    }

    void theDemoNeedsNoKey()
    {
        open();
        click("captureSwitch");
        QTRY_VERIFY(capture().isRunning());
        auto *provider = child<QComboBox>("captureProvider");
        provider->setCurrentIndex(provider->findData(QStringLiteral("demo")));
        QTRY_VERIFY(address().endsWith(QLatin1String("/demo/v1")));
        QCOMPARE(address(), capture().baseUrl(QStringLiteral("demo")));
        const std::unique_ptr<QNetworkReply> reply(ask(address() + QStringLiteral("/chat/completions"), "hi", {}));
        settle(reply.get());
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
        QTRY_COMPARE(m_page->model()->rowCount(), 1);
    }

    void aTakenPortIsSaid()
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        CaptureSettings settings = capture().captureSettings();
        settings.port = taken.serverPort();
        (void)capture().apply(settings);
        open();
        click("captureSwitch");
        QTRY_VERIFY(advice()->isVisible());
        QVERIFY(!child<QAbstractButton>("captureSwitch")->isChecked());
        QTest::mouseClick(adviceButton(), Qt::LeftButton);
        QVERIFY(child<QWidget>("captureOptions")->isVisible());
        auto *port = child<QSpinBox>("capturePort");
        port->setValue(0);
        QTRY_VERIFY(capture().isRunning());
        QTRY_VERIFY(!advice()->isVisible());
    }

    void keysAndNames()
    {
        open();
        QSet<QString> keys;
        for (QAction *action : m_page->pageActions()) {
            QVERIFY2(!action->shortcut().isEmpty() && !action->toolTip().isEmpty() && !action->objectName().isEmpty(), qPrintable(action->text()));
            QVERIFY2(!keys.contains(action->shortcut().toString()), qPrintable(action->text()));
            keys.insert(action->shortcut().toString());
        }
        m_page->pageActions().constFirst()->trigger();
        QTRY_VERIFY(capture().isRunning());
        const auto widgets = m_page->findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || qobject_cast<const QScrollBar *>(widget)
                || qobject_cast<const QLabel *>(widget) || widget->objectName().startsWith(QLatin1String("qt_")))
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                qPrintable(QLatin1String(widget->metaObject()->className()) + u' ' + widget->objectName()));
        }
    }
};

HELIOGRAPH_TEST_MAIN(CapturePageTest)
#include "tst_capturepage.moc"
