#include "core/history/backup.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/settings/historycare.h"
#include "ui/settings/historysettings.h"
#include "ui/widgets/formrow.h"

#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>

using namespace heliograph;

class HistorySettingsTest final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TestServices> m_services;
    std::unique_ptr<HistorySettings> m_page;

    template <typename T> T *child(const char *name) const
    {
        T *found = m_page->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    QString text(const char *label) const { return child<QLabel>(label)->text(); }
    void click(const char *button) { QTest::mouseClick(child<QPushButton>(button), Qt::LeftButton); }
    int calls() { return int(waitFor(m_services->history().find({}))->size()); }

private Q_SLOTS:
    void init()
    {
        m_services = std::make_unique<TestServices>();
        for (int days : {0, 3, 50}) {
            Call call = sampleCall();
            call.createdAt = QDateTime::currentDateTimeUtc().addDays(-days);
            m_services->history().finish(call);
        }
        QVERIFY(waitFor(m_services->history().flush()));
        m_page = std::make_unique<HistorySettings>(m_services->services());
        m_page->resize(900, 1400);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void cleanup()
    {
        m_page.reset();
        m_services.reset();
    }

    void everythingHasANameForPeopleAndTests()
    {
        for (QWidget *widget : m_page->findChildren<QWidget *>()) {
            const bool used = qobject_cast<QPushButton *>(widget) || qobject_cast<QSpinBox *>(widget);
            if (!used)
                continue;
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            auto *button = qobject_cast<QPushButton *>(widget);
            QVERIFY(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()));
        }
    }

    void callsAreCountedBeforeTheyGo()
    {
        auto *where = child<QLineEdit>("removeWhere");
        auto *apply = child<QPushButton>("removeApply");
        QVERIFY(!apply->isEnabled());
        click("removeLook");
        QVERIFY(!apply->isEnabled()); // nothing was asked for
        where->setText(QStringLiteral("user = \"ada\" and created < 1d"));
        click("removeLook");
        QTRY_VERIFY(child<QPushButton>("removeLook")->isEnabled());
        where->setText(QStringLiteral("user = \"ada\""));
        click("removeLook");
        QTRY_VERIFY(apply->isEnabled());
        QVERIFY2(text("removeResult").contains(QStringLiteral("Calls that would go: 3")), qPrintable(text("removeResult")));
        QTest::keyClicks(where, QStringLiteral(" "));
        QVERIFY(!apply->isEnabled()); // the count was of another filter
        QTest::keyClick(where, Qt::Key_Return);
        QTRY_VERIFY(apply->isEnabled());
        QCOMPARE(calls(), 3);
        click("removeApply");
        QTRY_VERIFY2(text("removeResult").contains(QStringLiteral("Calls deleted: 3")), qPrintable(text("removeResult")));
        QCOMPARE(calls(), 0);
    }

    void aLimitSaysWhatItDeletes()
    {
        auto *days = child<QSpinBox>("historyKeepDays");
        const auto answer = [&](bool yes) {
            days->setValue(30);
            QTest::keyClick(days, Qt::Key_Return);
            QMessageBox *box = nullptr;
            QTRY_VERIFY((box = m_page->findChild<QMessageBox *>(QStringLiteral("historyConfirmDays"))));
            QVERIFY2(box->text().contains(QStringLiteral("30 days: 1")), qPrintable(box->text()));
            for (QAbstractButton *button : box->buttons()) {
                if ((box->buttonRole(button) == QMessageBox::AcceptRole) == yes)
                    button->click();
            }
            QTRY_VERIFY(!m_page->findChild<QMessageBox *>(QStringLiteral("historyConfirmDays")));
        };
        answer(false);
        QCOMPARE(m_services->settings.get(QStringLiteral("history.keep-days")), QString());
        QCOMPARE(days->value(), 0);
        answer(true);
        QCOMPARE(m_services->settings.get(QStringLiteral("history.keep-days")), QStringLiteral("30"));
        child<QSpinBox>("historyKeepMb")->setValue(500);
        QTest::keyClick(child<QSpinBox>("historyKeepMb"), Qt::Key_Return);
        QCOMPARE(m_services->settings.get(QStringLiteral("history.keep-mb")), QStringLiteral("500"));
    }

    void rulesAreCheckedAsTheyAreTyped()
    {
        auto *rules = child<QLineEdit>("historyMetadataOnly");
        rules->setText(QStringLiteral("everything"));
        QTest::keyClick(rules, Qt::Key_Return);
        QCOMPARE(m_services->settings.get(QStringLiteral("history.metadata-only")), QString());
        rules->setText(QStringLiteral("provider=openai, source=capture"));
        QTest::keyClick(rules, Qt::Key_Return);
        QCOMPARE(m_services->settings.get(QStringLiteral("history.metadata-only")), rules->text());
    }

    void theFileIsMeasuredCheckedCopiedAndPutBack()
    {
        click("historyMeasure");
        QTRY_VERIFY2(text("historySpace").contains(QStringLiteral("together")), qPrintable(text("historySpace")));
        QVERIFY(text("historySpace").contains(QStringLiteral("answers")));
        click("historyCheck");
        QTRY_VERIFY(text("historyResult").contains(QStringLiteral("sound. Calls: 3")));
        auto *care = child<HistoryCare>("historyCare");
        const QString backup = m_services->path() + QStringLiteral("/backup.db");
        care->backUp(backup);
        QTRY_VERIFY(text("historyResult").contains(QStringLiteral("The copy was checked")));
        QVERIFY(QFile::exists(backup));
        care->restore(m_services->path() + QStringLiteral("/absent.db"));
        QTRY_VERIFY(text("historyResult").contains(QStringLiteral("There is no backup")));
        care->restore(backup);
        QTRY_VERIFY(text("historyResult").contains(QStringLiteral("started next")));
        QVERIFY(restoreWaits(m_services->services().profile.historyPath()));
    }
};

HELIOGRAPH_TEST_MAIN(HistorySettingsTest)
#include "tst_historysettings.moc"
