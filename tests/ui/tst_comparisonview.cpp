#include "tests/support/comparisonfixture.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"
#include "ui/compare/answercolumn.h"
#include "ui/compare/columnheader.h"
#include "ui/compare/earliercomparisons.h"
#include "ui/playground/growingedit.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QToolButton>

using namespace heliograph;

/// The board of a comparison: its columns, where its prompt comes from, and earlier ones. Running it: tst_comparisonanswers.
class TestComparisonView final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyBoardSaysWhatToDo()
    {
        ComparisonFixture f;
        QVERIFY(f.child<QPushButton>("compareFirst")->isVisible());
        QVERIFY(!f.child<QPushButton>("compareRun")->isEnabled());
        QCOMPARE(f.child<QPushButton>("compareRun")->toolTip(), QStringLiteral("Add a model first."));
        QTest::mouseClick(f.child<QPushButton>("compareDemo"), Qt::LeftButton);
        QCOMPARE(f.all<ColumnHeader>("columnHeader").size(), 3);
        QVERIFY(!f.child<QPushButton>("compareFirst")->isVisible());
        QVERIFY(f.child<QPushButton>("compareRun")->isEnabled()); // with a first prompt
        f.child<GrowingEdit>("comparePrompt")->clear();
        QVERIFY(!f.child<QPushButton>("compareRun")->isEnabled());
        QCOMPARE(f.child<QPushButton>("compareRun")->toolTip(), QStringLiteral("Write a prompt first."));
    }

    void aModelIsAddedByTheKeyboard()
    {
        ComparisonFixture f;
        QTest::keyClick(f.child<GrowingEdit>("comparePrompt"), Qt::Key_M, Qt::ControlModifier);
        auto *search = f.view.findChild<QLineEdit *>(QStringLiteral("modelSearch"));
        QVERIFY(search);
        QTRY_VERIFY(search->isVisible());
        QTest::keyClicks(search, QStringLiteral("demo-large"));
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(f.all<ColumnHeader>("columnHeader").size(), 1);
        QCOMPARE(f.all<ColumnHeader>("columnHeader")[0]->accessibleName(), QStringLiteral("Column 1: demo-large"));
    }

    void columnsMoveDuplicateAndGo()
    {
        ComparisonFixture f;
        f.add(QStringLiteral("demo-small"));
        f.add(QStringLiteral("demo-large"));
        f.prompt(QStringLiteral("/echo hi"));
        f.run();
        QTRY_VERIFY(f.view.busy());
        QVERIFY(f.settle());
        const auto names = [&f] {
            QStringList list;
            for (ColumnHeader *header : f.all<ColumnHeader>("columnHeader"))
                list << header->accessibleName();
            return list;
        };
        f.columnAction(1, "columnLeft")->trigger();
        QTRY_COMPARE(
            names(), (QStringList{QStringLiteral("Column 1: demo-large"), QStringLiteral("Column 2: demo-small")}));
        QCOMPARE(f.texts().size(), 2); // each took its answer along
        f.columnAction(0, "columnDuplicate")->trigger();
        auto *dialog = f.child<QDialog>("variantDialog");
        QTRY_VERIFY(dialog && dialog->isVisible());
        dialog->findChild<QCheckBox *>(QStringLiteral("variantSystemBox"))->click();
        dialog->findChild<GrowingEdit *>(QStringLiteral("variantSystemEdit"))
            ->setPlainText(QStringLiteral("Be a pirate."));
        dialog->close();
        QTRY_COMPARE(names().size(), 3);
        QTRY_COMPARE(f.all<QLabel>("columnDiffers")[0]->toolTip(), QStringLiteral("own system prompt"));
        QCOMPARE(f.all<QLabel>("columnProgress")[0]->text(), QStringLiteral("not asked yet"));
        // The new one alone is asked what the others were.
        const QUuid before = f.view.run().cells()[0].call;
        QTest::mouseClick(f.all<QToolButton>("columnAsk")[0], Qt::LeftButton);
        QVERIFY(f.view.busy());
        QVERIFY(f.settle());
        QCOMPARE(f.texts(), (QStringList(3, QStringLiteral("hi"))));
        QCOMPARE(f.view.run().cells()[0].call, before);
        const auto call = waitFor(f.services.history().call(f.view.run().cells()[2].call));
        QVERIFY(call->exchange.requestBody.contains("Be a pirate."));
        f.columnAction(0, "columnRemove")->trigger();
        QTRY_COMPARE(names().size(), 2);
        QCOMPARE(f.texts().size(), 2);
    }

    void anInterruptedRunIsFoundAgain()
    {
        QTemporaryDir folder;
        {
            ComparisonFixture f(makeMemoryStore(), folder.path());
            f.child<QSpinBox>("compareAtOnce")->setValue(1);
            f.add(QStringLiteral("demo-small"));
            f.add(QStringLiteral("demo-large"));
            f.prompt(QStringLiteral("/echo kept"));
            f.run();
            QTRY_VERIFY(f.view.busy());
            QVERIFY(f.settle());
            // As a program leaves it that ends by force: known to the history, and nothing more was sent.
            ComparisonRecord record;
            Comparison plan = f.view.run().plan();
            plan.id = QUuid::createUuid();
            record.id = plan.id;
            record.createdAt = plan.createdAt.addSecs(1);
            record.title = QStringLiteral("cut short");
            record.plan = comparisonToJson(plan);
            record.cells = {{0, 0, f.view.run().cells()[0].call, false}, {1, 0, QUuid::createUuid(), false}};
            QVERIFY(waitFor(f.services.history().keepComparison(record)));
        }
        ComparisonFixture f(makeMemoryStore(), folder.path());
        QTest::keyClick(f.child<GrowingEdit>("comparePrompt"), Qt::Key_O, Qt::ControlModifier);
        auto *panel = f.child<EarlierComparisons>("earlierComparisons");
        QVERIFY(panel && panel->isVisible());
        QTRY_VERIFY(panel->settled());
        auto *list = panel->findChild<QListView *>(QStringLiteral("earlierList"));
        QCOMPARE(list->model()->rowCount(), 2);
        QVERIFY(list->model()->index(0, 0).data().toString().startsWith(QLatin1String("cut short\n")));
        QVERIFY(list->model()->index(0, 0).data().toString().contains(QLatin1String("1 unfinished")));
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(f.settle());
        QCOMPARE(f.all<ColumnHeader>("columnHeader").size(), 2);
        QCOMPARE(f.child<GrowingEdit>("comparePrompt")->toPlainText(), QStringLiteral("/echo kept"));
        QCOMPARE(f.texts()[0], QStringLiteral("kept"));
        QVERIFY(f.problem(1).startsWith(QLatin1String("This answer was not asked for")));
        auto *banner = f.child<QWidget>("compareBanner");
        QVERIFY(banner->isVisible());
        QCOMPARE(f.services.calls.runningCount(), 0); // nothing is sent unasked
        QTest::mouseClick(banner->findChild<QPushButton *>(QStringLiteral("bannerAction")), Qt::LeftButton);
        QVERIFY(f.view.busy());
        QVERIFY(f.settle());
        QCOMPARE(f.texts(), (QStringList{QStringLiteral("kept"), QStringLiteral("kept")}));

        // Deleting takes two clicks, and leaves the calls.
        const QUuid call = f.view.run().cells()[0].call;
        QTest::mouseClick(f.child<QToolButton>("compareEarlier"), Qt::LeftButton);
        QTRY_VERIFY(panel->settled());
        auto *remove = panel->findChild<QPushButton *>(QStringLiteral("earlierDelete"));
        QTest::mouseClick(remove, Qt::LeftButton);
        QVERIFY(panel->settled());
        QCOMPARE(list->model()->rowCount(), 2);
        QTest::mouseClick(remove, Qt::LeftButton);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QVERIFY(waitFor(f.services.history().call(call)).ok());
        QVERIFY(f.view.run().empty()); // it was the one that was shown
    }

    void deletedCallsAreTold()
    {
        ComparisonFixture f;
        f.add(QStringLiteral("demo-small"));
        f.add(QStringLiteral("demo-large"));
        f.prompt(QStringLiteral("/echo soon gone"));
        f.run();
        QTRY_VERIFY(f.view.busy());
        QVERIFY(f.settle());
        QVERIFY(waitFor(f.services.keeper.remove(QList<QUuid>{f.view.run().cells()[0].call})).ok());
        f.action("compare.earlier")->trigger();
        auto *panel = f.child<EarlierComparisons>("earlierComparisons");
        QTRY_VERIFY(panel->settled());
        QTest::mouseClick(panel->findChild<QPushButton *>(QStringLiteral("earlierOpen")), Qt::LeftButton);
        QVERIFY(f.settle());
        QCOMPARE(f.problem(0), QStringLiteral("The call was deleted from the history."));
        QCOMPARE(f.texts()[1], QStringLiteral("soon gone"));
    }

    void aRequestFromElsewhereStartsABoard()
    {
        ComparisonFixture f;
        f.add(QStringLiteral("demo-large"));
        ChatRequest request;
        request.model = QStringLiteral("demo-small");
        request.messages = {Message::fromText(Role::System, QStringLiteral("Be kind.")),
            Message::fromText(Role::User, QStringLiteral("Hello")),
            Message::fromText(Role::Assistant, QStringLiteral("Hi")),
            Message::fromText(Role::User, QStringLiteral("/echo again"))};
        request.parameters.temperature = 0.3;
        f.view.startWith(request, QStringLiteral("demo"));
        const auto headers = f.all<ColumnHeader>("columnHeader");
        QCOMPARE(headers.size(), 2);
        QCOMPARE(headers[0]->accessibleName(), QStringLiteral("Column 1: demo-small"));
        QCOMPARE(f.child<GrowingEdit>("compareSystem")->toPlainText(), QStringLiteral("Be kind."));
        QCOMPARE(f.child<GrowingEdit>("comparePrompt")->toPlainText(), QStringLiteral("/echo again"));
        QVERIFY(f.child<QLabel>("compareBeyond")->text().contains(QLatin1String("2 more message")));
        f.run();
        QTRY_VERIFY(f.view.busy());
        f.view.startWith(request, QStringLiteral("demo")); // a running one stays
        QVERIFY(f.child<QWidget>("compareBanner")->isVisible());
        QVERIFY(f.settle());
        const auto call = waitFor(f.services.history().call(f.view.run().cells()[0].call));
        const auto body = parseJson(call->exchange.requestBody);
        QCOMPARE(int(member(*body, "messages").size()), 4);
        QCOMPARE(member(*body, "temperature").get<double>(), 0.3);
        QTest::mouseClick(f.child<QToolButton>("comparePlain"), Qt::LeftButton);
        QVERIFY(!f.child<QLabel>("compareBeyond")->isVisible());
        QCOMPARE(f.child<GrowingEdit>("comparePrompt")->toPlainText(), QStringLiteral("/echo again"));
    }

    void aRecordedCallStartsABoard()
    {
        ComparisonFixture f;
        Call call = sampleCall(QStringLiteral("Where is it?"));
        call.provider = QStringLiteral("openai");
        f.view.startWithCall(call);
        QTRY_COMPARE(f.all<ColumnHeader>("columnHeader").size(), 1);
        QCOMPARE(f.child<GrowingEdit>("comparePrompt")->toPlainText(), QStringLiteral("Where is it?"));
        QCOMPARE(f.all<ColumnHeader>("columnHeader")[0]->accessibleName(),
            QStringLiteral("Column 1: %1").arg(call.requestedModel));
        QVERIFY(f.view.run().empty()); // nothing is sent
        call.exchange.requestBody = "no JSON";
        f.view.startWithCall(call);
        QTRY_VERIFY(f.child<QWidget>("compareBanner")->isVisible());
        QCOMPARE(f.child<GrowingEdit>("comparePrompt")->toPlainText(), QStringLiteral("Where is it?"));
    }

    void everythingHasAName()
    {
        ComparisonFixture f;
        f.add(QStringLiteral("demo-small"));
        f.add(QStringLiteral("demo-large"));
        f.prompt(QStringLiteral("/echo x"));
        f.run();
        QTRY_VERIFY(f.view.busy());
        QVERIFY(f.settle());
        for (QWidget *widget : f.view.findChildren<QWidget *>()) {
            const bool used = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QPlainTextEdit *>(widget)
                || qobject_cast<QSpinBox *>(widget) || qobject_cast<QComboBox *>(widget);
            if (!used || !widget->isVisible() || widget->objectName().startsWith(QLatin1String("qt_")))
                continue;
            const auto *button = qobject_cast<QAbstractButton *>(widget);
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                qPrintable(widget->objectName()));
        }
        QStringList keys;
        for (QAction *action : f.view.pageActions()) {
            QVERIFY2(!action->objectName().isEmpty() && !action->text().isEmpty(), qPrintable(action->text()));
            QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->objectName()));
            QVERIFY2(action->toolTip().contains(action->shortcut().toString(QKeySequence::NativeText)),
                qPrintable(action->objectName()));
            QVERIFY2(!keys.contains(action->shortcut().toString()), qPrintable(action->objectName()));
            keys << action->shortcut().toString();
        }
    }

    void eightColumnsFitASmallWindow()
    {
        ComparisonFixture f;
        for (int i = 0; i < 8; ++i)
            f.add(QStringLiteral("demo-small"));
        QTRY_COMPARE(f.all<ColumnHeader>("columnHeader").size(), 8);
        const auto headers = f.all<ColumnHeader>("columnHeader");
        auto *scroll = f.child<QScrollArea>("comparisonScroll");
        QTRY_VERIFY(scroll->horizontalScrollBar()->maximum() > 0);
        scroll->horizontalScrollBar()->setValue(scroll->horizontalScrollBar()->maximum());
        const auto columns = f.all<AnswerColumn>("answerColumn");
        for (int i = 0; i < 8; ++i) { // heads stay above their answers
            QCOMPARE(headers[i]->mapTo(&f.view, QPoint()).x(), columns[i]->mapTo(&f.view, QPoint()).x());
            QCOMPARE(headers[i]->width(), columns[i]->width());
        }
    }

    void theListOfEarlierOnes()
    {
        EarlierModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(model.idAt(0).isNull());
        const QUuid id = QUuid::createUuid();
        model.setComparisons({{id, QDateTime::currentDateTimeUtc(), QStringLiteral("Why?"), 2, 4, 0},
            {QUuid::createUuid(), QDateTime::currentDateTimeUtc(), QString(), 1, 1, 1}});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.idAt(0), id);
        QVERIFY(model.index(0).data().toString().startsWith(QLatin1String("Why?\n")));
        QVERIFY(!model.index(0).data().toString().contains(QLatin1String("unfinished")));
        QVERIFY(model.index(1).data().toString().startsWith(QLatin1String("(the prompt was not kept)\n")));
        model.setComparisons({});
        QCOMPARE(model.rowCount(), 0);
    }
};

HELIOGRAPH_TEST_MAIN(TestComparisonView)
#include "tst_comparisonview.moc"
