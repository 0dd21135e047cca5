#include "tests/support/examplecalls.h"
#include "tests/support/promptsfixture.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"
#include "ui/calls/callpane.h"
#include "ui/calls/filtercompleter.h"
#include "ui/prompts/promptsmodel.h"
#include "ui/prompts/versionsmodel.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chip.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>

using namespace heliograph;

/// The page of prompts, and where else the library is seen.
class PromptsPageTest final : public PromptsFixture
{
    Q_OBJECT

private Q_SLOTS:
    void theModelsAreProperModels()
    {
        PromptsModel model;
        const QAbstractItemModelTester tester(&model);
        PromptsFilter filter;
        filter.setSourceModel(&model);
        const QAbstractItemModelTester filterTester(&filter);
        QList<PromptHead> heads(3);
        for (int i = 0; i < 3; ++i) {
            heads[i].prompt.id = QUuid::createUuid();
            heads[i].prompt.name = QStringLiteral("prompt %1").arg(i);
            heads[i].versions = i + 1;
        }
        heads[1].prompt.tags = {QStringLiteral("Beta"), QStringLiteral("support")};
        heads[2].prompt.tags = {QStringLiteral("beta")};
        model.setPrompts(heads);
        QCOMPARE(model.tags().size(), 2);
        QCOMPARE(model.indexOf(heads[2].prompt.id), 2);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        heads[0].calls = 5;
        model.setPrompts(heads);
        QCOMPARE(resets.count(), 0);
        QVERIFY(model.index(0).data(PromptsModel::DetailRole).toString().contains(QLatin1String("5")));
        filter.setTag(QStringLiteral("beta"));
        QCOMPARE(filter.rowCount(), 2);
        filter.setSearch(QStringLiteral("PROMPT supp"));
        QCOMPARE(filter.rowCount(), 1);
        filter.setTag({});
        filter.setSearch(QStringLiteral("0"));
        QCOMPARE(filter.rowCount(), 1);
        model.setPrompts({});
        QCOMPARE(filter.rowCount(), 0);

        VersionsModel versions;
        const QAbstractItemModelTester versionsTester(&versions);
        QList<PromptVersion> list(2);
        list[0].number = 2;
        list[0].note = QStringLiteral("shorter\nand kinder");
        list[1].number = 1;
        versions.setVersions(list);
        QCOMPARE(versions.index(0, VersionsModel::Note).data().toString(), QStringLiteral("shorter and kinder"));
        PromptUses uses;
        uses.versions[1].sums.calls = 4;
        uses.versions[1].sums.unpriced = 1;
        uses.versions[1].sums.costPico = 1'840'000'000'000;
        uses.versions[1].latencyUs = {4, 312'000, 400'000, 500'000, 600'000};
        versions.setUses(uses);
        QCOMPARE(versions.index(1, VersionsModel::Calls).data().toString(), QStringLiteral("4"));
        QVERIFY(versions.index(1, VersionsModel::Cost).data().toString().contains(QStringLiteral("1 unpriced")));
        QVERIFY(versions.index(1, VersionsModel::Cost).data().toString().contains(QStringLiteral("$1.84")));
        QCOMPARE(versions.index(1, VersionsModel::Median).data().toString(), QStringLiteral("312 ms"));
        QCOMPARE(versions.index(0, VersionsModel::Calls).data().toString(), QStringLiteral("–"));
        QCOMPARE(versions.rowOf(1), 1);
        QCOMPARE(versions.rowOf(3), -1);
        versions.setVersions({});
        QCOMPARE(versions.rowCount(), 0);
    }

    void namesAreOfferedInTheFilter()
    {
        add(QStringLiteral("refund bot"));
        add(QStringLiteral("say \"hi\""));
        const KnownTags known = *waitFor(history().knownTags());
        const auto offered = [&](const QString &text) { return completeFilter(text, int(text.size()), known).words; };
        QCOMPARE(offered(QStringLiteral("prompt_name = ")), (QStringList{QStringLiteral("\"refund bot\""), QStringLiteral("\"say \\\"hi\\\"\"")}));
        QVERIFY(offered(QStringLiteral("cost > 1 and prompt_")).contains(QStringLiteral("prompt_version")));
    }

    void anEmptyLibrarySaysWhatToDo()
    {
        open();
        QVERIFY(child<QWidget>("promptsNothing")->isVisible());
        QVERIFY(!list()->isVisible());
        QSignalSpy asked(m_page.get(), &PromptsPage::playgroundRequested);
        click("promptsAsk");
        QCOMPARE(asked.count(), 1);
        add(QStringLiteral("first")); // saved elsewhere
        QTRY_VERIFY(list()->isVisible());
    }

    void searchAndTags()
    {
        add(QStringLiteral("refund bot"), {QStringLiteral("support")});
        add(QStringLiteral("summariser"), {QStringLiteral("text"), QStringLiteral("support")});
        add(QStringLiteral("translator"), {QStringLiteral("text")});
        open();
        QCOMPARE(list()->model()->rowCount(), 3);
        auto *search = child<QLineEdit>("promptsSearch");
        m_page->activateWindow();
        search->setFocus();
        QTest::keyClicks(search, QStringLiteral("trans"));
        QCOMPARE(list()->model()->rowCount(), 1);
        search->clear();
        auto *tags = child<QComboBox>("promptsTag");
        QCOMPARE(tags->count(), 3);
        tags->setCurrentText(QStringLiteral("support"));
        QCOMPARE(list()->model()->rowCount(), 2);
        QTest::keyClicks(search, QStringLiteral("nosuchword"));
        QVERIFY(child<QLabel>("promptsNone")->isVisible());
        search->clear();
        QVERIFY(!child<QLabel>("promptsNone")->isVisible());
        QTest::keyClick(search, Qt::Key_Down); // nothing was chosen any more
        settle();
        QTRY_COMPARE(pane()->prompt().name, QStringLiteral("refund bot"));
        QTest::keyClick(search, Qt::Key_Down);
        settle();
        QTRY_COMPARE(pane()->prompt().name, QStringLiteral("summariser"));
    }

    void aPromptWithItsVersions()
    {
        const PromptRef prompt = add(QStringLiteral("refund bot"), {QStringLiteral("support")});
        addVersion(prompt, QStringLiteral("second"));
        const PromptRef third = addVersion(prompt, QStringLiteral("third"));
        for (int i = 0; i < 3; ++i) {
            Call call = exampleCall(QStringLiteral("asked"), QStringLiteral("answered"));
            call.id = QUuid::createUuid();
            call.prompt = i == 0 ? prompt : third;
            record(history(), call);
        }
        QVERIFY(waitForHistory(history()));
        open();
        QCOMPARE(child<QLineEdit>("promptTitle")->text(), QStringLiteral("refund bot"));
        QCOMPARE(child<QLineEdit>("promptTagsEdit")->text(), QStringLiteral("support"));
        QCOMPARE(versions()->model()->rowCount(), 3);
        QCOMPARE(pane()->version(), 3);
        QTRY_COMPARE(shownText(), QStringLiteral("third"));
        QTRY_VERIFY(child<QLabel>("promptFacts")->text().startsWith(QStringLiteral("3 calls")));
        QCOMPARE(versions()->model()->index(0, VersionsModel::Calls).data().toString(), QStringLiteral("2"));
        QCOMPARE(versions()->model()->index(1, VersionsModel::Calls).data().toString(), QStringLiteral("–"));
        QCOMPARE(versions()->model()->index(2, VersionsModel::Calls).data().toString(), QStringLiteral("1"));

        const QModelIndex oldest = versions()->model()->index(2, 0);
        QTest::mouseClick(versions()->viewport(), Qt::LeftButton, {}, versions()->visualRect(oldest).center());
        QCOMPARE(pane()->version(), 1);
        QTRY_COMPARE(shownText(), QStringLiteral("first of refund bot"));

        QSignalSpy calls(m_page.get(), &PromptsPage::callsRequested);
        click("promptCallsButton");
        QCOMPARE(calls.count(), 1);
        QCOMPARE(found(calls[0][0].toString()).size(), 1);
        m_page->findChild<QAction *>(QStringLiteral("promptAllCalls"))->trigger();
        QCOMPARE(found(calls[1][0].toString()).size(), 3);

        QSignalSpy opened(m_page.get(), &PromptsPage::openInPlayground);
        click("promptOpenHereButton");
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened[0][0].value<OpenedPrompt>().version.number, 1);
        QCOMPARE(opened[0][0].value<OpenedPrompt>().prompt.id, prompt.prompt);
    }

    void anyTwoAreCompared()
    {
        const PromptRef prompt = add(QStringLiteral("a"));
        open();
        QVERIFY(!child<QPushButton>("promptCompareButton")->isEnabled());
        addVersion(prompt, QStringLiteral("second"));
        addVersion(prompt, QStringLiteral("third"));
        QTRY_COMPARE(versions()->model()->rowCount(), 3);
        settle();
        QSignalSpy compared(m_page.get(), &PromptsPage::diffRequested);
        const auto titles = [&](int call) {
            return compared[call][0].value<DiffSide>().title + u'|' + compared[call][1].value<DiffSide>().title;
        };
        versions()->selectRow(0);
        click("promptCompareButton");
        QTRY_COMPARE(compared.count(), 1);
        QCOMPARE(titles(0), QStringLiteral("a, version 2|a, version 3"));
        QCOMPARE(compared[0][1].value<DiffSide>().request->messages[1].text(), QStringLiteral("third"));
        QTest::mouseClick(versions()->viewport(), Qt::LeftButton, Qt::ControlModifier,
            versions()->visualRect(versions()->model()->index(2, 0)).center());
        click("promptCompareButton");
        QTRY_COMPARE(compared.count(), 2);
        QCOMPARE(titles(1), QStringLiteral("a, version 1|a, version 3"));
        versions()->selectRow(2);
        click("promptCompareButton");
        QTRY_COMPARE(compared.count(), 3);
        QCOMPARE(titles(2), QStringLiteral("a, version 1|a, version 2"));
    }

    void editedRestoredAndDuplicated()
    {
        add(QStringLiteral("a"), {QStringLiteral("t")});
        open();
        QTRY_COMPARE(shownText(), QStringLiteral("first of a"));
        QVERIFY(!child<QPushButton>("promptRestoreButton")->isEnabled());
        click("promptEditButton");
        auto *edit = child<QPlainTextEdit>("promptText-1");
        QVERIFY(!edit->isReadOnly());
        QVERIFY(!child<QPushButton>("promptEditSave")->isEnabled()); // nothing is another one yet
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("better for {{customer}}"));
        QTest::keyClick(edit, Qt::Key_Escape);
        QCOMPARE(shownText(), QStringLiteral("first of a"));
        click("promptEditButton");
        click("promptEditCancel");
        QCOMPARE(shownText(), QStringLiteral("first of a"));
        QVERIFY(child<QPlainTextEdit>("promptText-1")->isReadOnly());
        click("promptEditButton");
        edit = child<QPlainTextEdit>("promptText-1");
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("better for {{customer}}"));
        QTest::keyClicks(child<QLineEdit>("promptEditNote"), QStringLiteral("names the customer"));
        click("promptEditSave");
        QTRY_COMPARE(versions()->model()->rowCount(), 2);
        settle();
        QCOMPARE(pane()->version(), 2);
        QTRY_COMPARE(shownText(), QStringLiteral("better for {{customer}}"));
        QCOMPARE(versions()->model()->index(0, VersionsModel::Note).data().toString(), QStringLiteral("names the customer"));
        QCOMPARE(versions()->model()->index(1, VersionsModel::Note).data().toString(), QStringLiteral("Start"));

        versions()->selectRow(1);
        QTRY_COMPARE(shownText(), QStringLiteral("first of a"));
        click("promptRestoreButton");
        QTRY_COMPARE(versions()->model()->rowCount(), 3);
        settle();
        QCOMPARE(pane()->version(), 3);
        QTRY_COMPARE(shownText(), QStringLiteral("first of a"));
        QTRY_COMPARE(child<QLabel>("promptVersionTitle")->text(), QStringLiteral("Version 3, which is version 1 again"));

        click("promptDuplicateButton");
        QTRY_COMPARE(list()->model()->rowCount(), 2);
        settle();
        QTRY_COMPARE(child<QLineEdit>("promptTitle")->text(), QStringLiteral("a, copy"));
        QTRY_COMPARE(versions()->model()->rowCount(), 1);
        QSignalSpy failed(m_page.get(), &PromptsPage::failed);
        list()->setCurrentIndex(list()->model()->index(0, 0));
        settle();
        QTRY_COMPARE(versions()->model()->rowCount(), 3);
        click("promptDuplicateButton"); // the name is taken
        QTRY_COMPARE(failed.count(), 1);
    }

    void renamedAndTaggedInPlace()
    {
        const PromptRef a = add(QStringLiteral("a"));
        add(QStringLiteral("b"));
        open();
        auto *name = child<QLineEdit>("promptTitle");
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("refund bot"));
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_COMPARE(list()->model()->index(1, 0).data().toString(), QStringLiteral("refund bot"));
        settle();
        auto *tags = child<QLineEdit>("promptTagsEdit");
        QTest::keyClicks(tags, QStringLiteral("support, Beta ,support"));
        QTest::keyClick(tags, Qt::Key_Return);
        QTRY_COMPARE(waitFor(history().prompt(a.prompt))->prompt.tags, (QStringList{QStringLiteral("Beta"), QStringLiteral("support")}));
        settle();
        QTRY_COMPARE(tags->text(), QStringLiteral("Beta, support"));
        auto *gateway = child<QLineEdit>("promptGatewayId");
        QTest::keyClicks(gateway, QStringLiteral("abc123"));
        QTest::keyClick(gateway, Qt::Key_Return);
        QTRY_COMPARE(waitFor(history().prompt(a.prompt))->prompt.gatewayId, QStringLiteral("abc123"));
        settle();
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("B"));
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(child<QLabel>("promptTitleProblem")->isVisible());
        QCOMPARE(waitFor(history().prompt(a.prompt))->prompt.name, QStringLiteral("refund bot"));
    }

    void deletedAndTakenBack()
    {
        const PromptRef a = add(QStringLiteral("a"));
        add(QStringLiteral("b"));
        open();
        auto *notice = child<Banner>("promptsNotice");
        click("promptRemoveButton");
        QVERIFY(notice->isVisible());
        QCOMPARE(waitFor(history().prompts())->size(), 2); // it only asks
        QTest::mouseClick(notice->actionButton(), Qt::LeftButton);
        QTRY_COMPARE(list()->model()->rowCount(), 1);
        settle();
        QTRY_COMPARE(pane()->prompt().name, QStringLiteral("b"));
        QCOMPARE(notice->actionButton()->text(), QStringLiteral("Undo"));
        QTest::mouseClick(notice->actionButton(), Qt::LeftButton);
        QTRY_COMPARE(list()->model()->rowCount(), 2);
        settle();
        QTRY_COMPARE(pane()->prompt().id, a.prompt);
        QVERIFY(!notice->isVisible());
        click("promptRemoveButton");
        QTest::mouseClick(notice->actionButton(), Qt::LeftButton);
        QTRY_COMPARE(list()->model()->rowCount(), 1);
        settle();
        m_page->hide(); // as long as one looks at the page
        settle();
        QVERIFY(!waitFor(history().edit(promptedit::Keep{a.prompt})).ok());
    }

    void keysAndNames()
    {
        const PromptRef prompt = add(QStringLiteral("a"), {QStringLiteral("t")});
        addVersion(prompt, QStringLiteral("second"));
        open();
        for (QWidget *widget : m_page->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || qobject_cast<QScrollBar *>(widget)
                || qobject_cast<QLabel *>(widget) || widget->objectName().startsWith(QLatin1String("qt_")))
                continue;
            const auto *button = qobject_cast<QAbstractButton *>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                qPrintable(QLatin1String(widget->metaObject()->className()) + u' ' + widget->objectName()));
        }
        QSet<QString> keys;
        for (const QAction *action : m_page->pageActions()) {
            QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->objectName()));
            QVERIFY2(!keys.contains(action->shortcut().toString()), qPrintable(action->objectName()));
            keys.insert(action->shortcut().toString());
            QVERIFY(action->toolTip().contains(action->shortcut().toString(QKeySequence::NativeText)));
        }
        m_page->resize(760, 600);
        QVERIFY(m_page->width() < 800);
    }

    /// A call says what it was made from, by the name that prompt has now.
    void aCallLeadsToItsPrompt()
    {
        const PromptRef prompt = add(QStringLiteral("refund bot"));
        Call call = exampleCall(QStringLiteral("asked"), QStringLiteral("answered"));
        call.prompt = prompt;
        record(history(), call);
        Call other = exampleCall(QStringLiteral("other"), QStringLiteral("answered"));
        record(history(), other);
        QVERIFY(waitForHistory(history()));
        CallPane pane(history(), m_services->services().providers(), {});
        pane.resize(700, 700);
        pane.show();
        QSignalSpy asked(&pane, &CallPane::filterRequested);
        const auto chip = [&]() -> Chip * {
            for (Chip *one : pane.findChildren<Chip *>(QStringLiteral("callTag"))) {
                if (one->isVisible() && one->accessibleName().contains(QLatin1String("refund bot, version 1")))
                    return one;
            }
            return nullptr;
        };
        pane.showCall(call.id);
        QTRY_VERIFY(chip());
        QTest::mouseClick(chip(), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(found(asked[0][0].toString()).size(), 1);
        pane.showCall(other.id);
        QTRY_VERIFY(!chip());
    }
};

HELIOGRAPH_TEST_MAIN(PromptsPageTest)
#include "tst_promptspage.moc"
