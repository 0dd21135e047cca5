#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/firstrun/firstrunpage.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace heliograph;

namespace {

const QString kKey = QStringLiteral("sk-CANARY0123456789wxyz");

template <typename T> T *part(const FirstRunPage &page, const char *card, const char *name)
{
    return page.findChild<QWidget *>(QLatin1String(card))->findChild<T *>(QLatin1String(name));
}

QString stored(TestServices &services, const QString &name)
{
    auto found = services.keys.find(name, {});
    while (!found.isFinished())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
    return found.result() ? found.result()->value : QString();
}

}

class FirstRunTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qunsetenv("OPENAI_API_KEY"); }

    void demoIsOneClickAway()
    {
        TestServices services;
        FirstRunPage page(services.services());
        QSignalSpy demo(&page, &FirstRunPage::demoChosen);
        auto *ask = page.findChild<QAbstractButton *>(QStringLiteral("askDemo"));
        ask->click();
        QCOMPARE(demo.size(), 1);
        QVERIFY(!demo.first().first().toString().isEmpty());

        auto *question = page.findChild<QPlainTextEdit *>(QStringLiteral("firstQuestion"));
        question->setPlainText(QStringLiteral("  my own question \n"));
        ask->click();
        QCOMPARE(demo.last().first().toString(), QStringLiteral("my own question"));
        question->setPlainText(QStringLiteral("  "));
        QVERIFY(!ask->isEnabled());
    }

    void controlEnterAsks()
    {
        TestServices services;
        FirstRunPage page(services.services());
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QSignalSpy demo(&page, &FirstRunPage::demoChosen);
        auto *question = page.findChild<QPlainTextEdit *>(QStringLiteral("firstQuestion"));
        question->setFocus();
        QTest::keyClick(question, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(demo.size(), 1);
    }

    void providerKeyLeadsToTheDirectRoute()
    {
        TestServices services;
        FirstRunPage page(services.services());
        QSignalSpy saved(&page, &FirstRunPage::keySaved);
        auto *save = part<QAbstractButton>(page, "providerCard", "firstSave");
        QVERIFY(!save->isEnabled());
        auto *choice = part<QComboBox>(page, "providerCard", "firstProvider");
        choice->setCurrentIndex(choice->findData(QStringLiteral("mistral")));
        part<QLineEdit>(page, "providerCard", "firstProviderKey")->setText(kKey);
        QVERIFY(save->isEnabled());
        save->click();
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(saved.first().at(0).toString(), QStringLiteral("mistral"));
        QCOMPARE(saved.first().at(1).toString(), QStringLiteral("direct"));
        QVERIFY(!saved.first().at(2).toString().isEmpty());
        QCOMPARE(stored(services, QStringLiteral("mistral")), kKey);
        QVERIFY(part<QLineEdit>(page, "providerCard", "firstProviderKey")->text().isEmpty());
    }

    void heliconeNeedsBothKeys()
    {
        TestServices services;
        FirstRunPage page(services.services());
        QSignalSpy saved(&page, &FirstRunPage::keySaved);
        auto *save = part<QAbstractButton>(page, "heliconeCard", "firstSave");
        part<QLineEdit>(page, "heliconeCard", "firstHeliconeKey")
            ->setText(QStringLiteral("sk-helicone-abcdefg-hijklmn"));
        QVERIFY(!save->isEnabled());
        part<QLineEdit>(page, "heliconeCard", "firstProviderKey")->setText(kKey);
        QVERIFY(save->isEnabled());
        save->click();
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(saved.first().at(0).toString(), QStringLiteral("openai"));
        QCOMPARE(saved.first().at(1).toString(), QStringLiteral("helicone"));
        QCOMPARE(stored(services, QStringLiteral("openai")), kKey);
        QCOMPARE(stored(services, QStringLiteral("helicone")),
            QStringLiteral("sk-helicone-abcdefg-hijklmn"));
    }

    void aKeyOfTheEnvironmentNeedsNoTyping()
    {
        qputenv("OPENAI_API_KEY", kKey.toLatin1());
        TestServices services;
        FirstRunPage page(services.services());
        QSignalSpy saved(&page, &FirstRunPage::keySaved);
        auto *save = part<QAbstractButton>(page, "providerCard", "firstSave");
        QVERIFY(save->isEnabled());
        save->click();
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(stored(services, QStringLiteral("openai")).isEmpty()); // never stored
    }

    void aFailingKeychainOffersTheSession()
    {
        const QString problem = QStringLiteral("There is no keychain here.");
        TestServices services(makeFailingStore(problem));
        FirstRunPage page(services.services());
        QSignalSpy saved(&page, &FirstRunPage::keySaved);
        part<QLineEdit>(page, "providerCard", "firstProviderKey")->setText(kKey);
        auto *save = part<QAbstractButton>(page, "providerCard", "firstSave");
        save->click();
        auto *note = part<QLabel>(page, "providerCard", "firstNote");
        QTRY_VERIFY(!note->isHidden());
        QVERIFY(note->text().contains(problem));
        QCOMPARE(saved.size(), 0);
        auto *session = part<QCheckBox>(page, "providerCard", "firstSessionOnly");
        QVERIFY(!session->isChecked());
        session->click();
        save->click();
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(stored(services, QStringLiteral("openai")), kKey);
    }

    void itCanBeSkipped()
    {
        TestServices services;
        FirstRunPage page(services.services());
        QSignalSpy skipped(&page, &FirstRunPage::skipped);
        page.findChild<QAbstractButton *>(QStringLiteral("firstSkip"))->click();
        QCOMPARE(skipped.size(), 1);
    }
};

HELIOGRAPH_TEST_MAIN(FirstRunTest)
#include "tst_firstrun.moc"
