#include "core/budgets/budgetkeeper.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/settings/budgeteditor.h"
#include "ui/settings/budgetssettings.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace heliograph;

class BudgetsSettingsTest final : public QObject
{
    Q_OBJECT

    template <typename Widget> static Widget *find(QWidget &page, const char *name)
    {
        auto *widget = page.findChild<Widget *>(QLatin1String(name));
        if (!widget)
            qFatal("no widget %s", name);
        return widget;
    }

private Q_SLOTS:
    void addsChangesAndRemoves()
    {
        TestServices services;
        BudgetsSettings page(services.services());
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QVERIFY(page.findChild<QLabel *>(QStringLiteral("noBudgets")));
        find<QPushButton>(page, "budgetAdd")->click();
        auto *editor = find<BudgetEditor>(page, "budgetEditor");
        QVERIFY(editor->isVisible());
        find<QLineEdit>(page, "budgetLimit")->setText(QStringLiteral("$2.50"));
        find<QComboBox>(page, "budgetScope")->setCurrentIndex(1);
        find<QPushButton>(page, "budgetSave")->click();
        QVERIFY(editor->isVisible()); // which provider?
        QVERIFY(services.budgets.budgets().isEmpty());
        QTest::keyClicks(find<QLineEdit>(page, "budgetValue"), QStringLiteral("openai"));
        QTest::keyClick(find<QLineEdit>(page, "budgetValue"), Qt::Key_Return);
        QCOMPARE(services.budgets.budgets().size(), 1);
        QVERIFY(!editor->isVisible());
        const Budget made = services.budgets.budgets().first();
        QCOMPARE(made.limit.toDecimal(), QStringLiteral("2.5"));
        QCOMPARE(made.scope, Budget::Scope::Provider);
        QCOMPARE(made.value, QStringLiteral("openai"));
        QCOMPARE(made.period, Budget::Period::Month);
        QCOMPARE(made.warnAt, QList<int>{80});
        QVERIFY(made.stops);
        QVERIFY(find<QLabel>(page, "budgetTitle")->text().contains(QLatin1String("openai")));

        find<QPushButton>(page, "budgetEdit")->click();
        QCOMPARE(find<QLineEdit>(page, "budgetLimit")->text(), QStringLiteral("2.5"));
        find<QLineEdit>(page, "budgetWarn")->setText(QStringLiteral("eighty"));
        find<QPushButton>(page, "budgetSave")->click();
        QVERIFY(editor->isVisible());
        find<QLineEdit>(page, "budgetWarn")->setText(QStringLiteral("50, 90"));
        find<QPushButton>(page, "budgetSave")->click();
        QCOMPARE(services.budgets.budgets().first().warnAt, (QList<int>{50, 90}));

        find<QPushButton>(page, "budgetEdit")->click();
        QTest::keyClick(find<QLineEdit>(page, "budgetLimit"), Qt::Key_Escape);
        QVERIFY(!editor->isVisible());
        QTRY_VERIFY(page.findChildren<QPushButton *>(QStringLiteral("budgetRemove")).size() == 1);
        find<QPushButton>(page, "budgetRemove")->click();
        QVERIFY(services.budgets.budgets().isEmpty());
        QTRY_VERIFY(page.findChild<QLabel *>(QStringLiteral("noBudgets")));
    }

    void whatIsHasNames()
    {
        TestServices services;
        Budget budget;
        budget.limit = *Money::fromDecimal(u"5");
        QVERIFY(services.budgets.setBudgets({budget}).ok());
        BudgetsSettings page(services.services());
        for (const QPushButton *button : page.findChildren<QPushButton *>()) {
            QVERIFY(!button->objectName().isEmpty());
            QVERIFY2(!button->toolTip().isEmpty(), qPrintable(button->objectName()));
        }
    }
};

HELIOGRAPH_TEST_MAIN(BudgetsSettingsTest)
#include "tst_budgetssettings.moc"
