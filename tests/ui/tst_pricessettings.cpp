#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/settings/pricesmodel.h"
#include "ui/settings/pricessettings.h"
#include "ui/settings/ratetext.h"
#include "ui/widgets/banner.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

using namespace heliograph;

class PricesSettingsTest final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TestServices> m_services;
    std::unique_ptr<PricesSettings> m_page;

    template <typename T> T *child(const char *name) const
    {
        T *found = m_page->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    void open()
    {
        m_page = std::make_unique<PricesSettings>(m_services->services());
        m_page->resize(900, 900);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    QTableView *table() const { return child<QTableView>("priceTable"); }
    QString cell(int row, PriceColumn column) const
    {
        return table()->model()->index(row, int(column)).data().toString();
    }
    void type(const char *field, const char *text)
    {
        child<QLineEdit>(field)->setText(QString::fromUtf8(text));
    }
    void click(const char *button)
    {
        QTest::mouseClick(child<QPushButton>(button), Qt::LeftButton);
    }

private Q_SLOTS:
    void init() { m_services = std::make_unique<TestServices>(); }
    void cleanup()
    {
        m_page.reset();
        m_services.reset();
    }

    void theModelIsSound()
    {
        PricesModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(PriceBook::builtIn()->rows());
        const int all = model.rowCount();
        QVERIFY(all > 1900);
        model.setSearch(QStringLiteral("OPENAI mini"));
        QVERIFY(model.rowCount() > 5 && model.rowCount() < all);
        for (int i = 0; i < model.rowCount(); ++i)
            QVERIFY(model.row(model.index(i, 0))->model.contains(QLatin1String("mini")));
        model.setSearch(QStringLiteral("no such thing"));
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.row({}));
    }

    void ratesAreReadAsTheyAreWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("again"); // empty: refused
        const auto row = [](const char *text, const char *again) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(again);
        };
        row("1.25", "1.25");
        row(" $0.50 ", "0.5");
        row("1.25, 200_000: 2.5,400000:$5", "1.25, 200000: 2.5, 400000: 5");
        row("0", "0");
        row("-1", "");
        row("a", "");
        row("1, 5", "");
        row("1, 5: 2, 5: 3", "");
        row("1, x: 2", "");
        row("1.25; 2", "");
    }
    void ratesAreReadAsTheyAreWritten()
    {
        QFETCH(QString, text);
        QFETCH(QString, again);
        const auto rate = rateFromText(RateClass::Input, text);
        QCOMPARE(rate.ok(), !again.isEmpty());
        if (rate)
            QCOMPARE(rateToText(*rate), again);
    }

    void aRowOfTheBookIsCorrected()
    {
        open();
        type("priceSearch", "openai gpt-4o-mini");
        QVERIFY(table()->model()->rowCount() > 0);
        int row = 0;
        while (cell(row, PriceColumn::Model) != QLatin1String("gpt-4o-mini")
            || cell(row, PriceColumn::Provider) != QLatin1String("openai"))
            ++row;
        table()->selectRow(row);
        click("priceEdit");
        QCOMPARE(child<QLineEdit>("priceModel")->text(), QStringLiteral("gpt-4o-mini"));
        QCOMPARE(child<QLineEdit>("rate-input")->text(), QStringLiteral("0.15"));
        QCOMPARE(child<QLineEdit>("rate-cached_input")->text(), QStringLiteral("0.075"));
        QVERIFY(!child<QLineEdit>("priceFrom")->text().isEmpty());

        type("priceFrom", "yesterday");
        click("priceSave");
        QVERIFY(m_services->userPrices.rows().empty());
        type("priceFrom", "2026-11-01");
        type("rate-input", "a lot");
        click("priceSave");
        QVERIFY(m_services->userPrices.rows().empty());
        type("rate-input", "0.1");
        click("priceSave");
        QCOMPARE(m_services->userPrices.rows().size(), size_t(1));
        QVERIFY(child<QWidget>("priceEditor")->isHidden());
        // It stands first, and the book answers with it.
        QCOMPARE(cell(0, PriceColumn::Source), QStringLiteral("yours"));
        QCOMPARE(cell(0, PriceColumn::Input), QStringLiteral("$0.1"));
        QCOMPARE(cell(0, PriceColumn::From), QStringLiteral("2026-11-01"));

        table()->selectRow(0);
        QVERIFY(child<QPushButton>("priceRemove")->isEnabled());
        click("priceEdit");
        type("rate-input", "0.2");
        type("priceFrom", "");
        QTest::keyClick(child<QLineEdit>("rate-input"), Qt::Key_Return);
        QCOMPARE(m_services->userPrices.rows().size(), size_t(1));
        QCOMPARE(cell(0, PriceColumn::Input), QStringLiteral("$0.2"));
        QCOMPARE(cell(0, PriceColumn::From), QStringLiteral("always"));
        table()->selectRow(0);
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Delete);
        QVERIFY(m_services->userPrices.rows().empty());
    }

    void aPriceIsAddedAndEscapeLeavesAllAsItIs()
    {
        open();
        click("priceAdd");
        QVERIFY(!child<QPushButton>("priceAdd")->isEnabled());
        QTest::keyClick(child<QLineEdit>("priceModel"), Qt::Key_Escape);
        QVERIFY(child<QWidget>("priceEditor")->isHidden());
        click("priceAdd");
        child<QComboBox>("priceProvider")->setCurrentText(QStringLiteral("my-box"));
        click("priceSave"); // no model, no rate
        QVERIFY(m_services->userPrices.rows().empty());
        type("priceModel", "llama");
        type("rate-output", "2, 1000: 3");
        click("priceSave");
        QCOMPARE(m_services->userPrices.rows().size(), size_t(1));
        QCOMPARE(cell(0, PriceColumn::Output), QStringLiteral("$2 …"));
        QVERIFY(table()
                    ->model()
                    ->index(0, 0)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QLatin1String("above 1000 tokens $3")));
    }

    void aFileThatCannotBeReadIsSaid()
    {
        QFile file(m_services->userPrices.path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{");
        file.close();
        QVERIFY(!m_services->userPrices.reload());
        open();
        QVERIFY(!child<Banner>("pricesProblem")->isHidden());
        QVERIFY(!child<QPushButton>("priceAdd")->isEnabled());
    }

    void recordedCallsArePricedAgainAfterALook()
    {
        Call call = sampleCall();
        call.helicone = {};
        call.receipt.reset();
        m_services->history().finish(call);
        Call other = sampleCall();
        other.helicone = {};
        other.receipt->basis = CostBasis::Declared;
        m_services->history().finish(other);
        open();
        QVERIFY(!child<QPushButton>("repriceApply")->isEnabled());
        type("repriceWhere", "smell");
        click("repricePreview");
        QTRY_VERIFY(child<QPushButton>("repricePreview")->isEnabled());
        QVERIFY(child<QLabel>("repriceResult")->isHidden());
        type("repriceWhere", "provider = openai");
        click("repricePreview");
        auto *result = child<QLabel>("repriceResult");
        QTRY_VERIFY(!result->isHidden());
        QVERIFY2(result->text().contains(QLatin1String("Calls that would change: 1 of 2.")),
            qPrintable(result->text()));
        QVERIFY(result->text().contains(QLatin1String("declared 1")));
        QVERIFY(!waitFor(m_services->history().call(call.id))->receipt);
        click("repriceApply");
        QTRY_VERIFY(result->text().contains(QLatin1String("Calls that changed: 1 of 2.")));
        QVERIFY(waitFor(m_services->history().call(call.id))->receipt);
        QVERIFY(!child<QPushButton>("repriceApply")->isEnabled());
        click("repricePreview");
        QTRY_VERIFY(result->text().contains(QLatin1String("Nothing changes")));
    }
};

HELIOGRAPH_TEST_MAIN(PricesSettingsTest)
#include "tst_pricessettings.moc"
