#include "tests/support/examplecalls.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/calls/callpane.h"
#include "ui/calls/filtercompleter.h"
#include "ui/calls/marksview.h"
#include "ui/playground/composer.h"
#include "ui/playground/conversationtab.h"
#include "ui/playground/playgroundpage.h"
#include "ui/playground/promptsection.h"
#include "ui/playground/variablespanel.h"
#include "ui/prompts/promptlist.h"
#include "ui/prompts/promptpane.h"
#include "ui/prompts/promptspage.h"
#include "ui/prompts/versionsmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chip.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

using namespace heliograph;

namespace {

PromptVersion versionOf(const QString &user, const QString &note = {})
{
    PromptVersion version;
    version.note = note;
    version.content.messages = {Message::fromText(Role::System, QStringLiteral("You are kind to {{customer}}.")),
        Message::fromText(Role::User, user)};
    return version;
}

}

/// The page of prompts, and the playground's side of it.
class PromptsPageTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServices> m_services;
    std::unique_ptr<PromptsPage> m_page;
    std::unique_ptr<PlaygroundPage> m_playground;

    History &history() { return m_services->history(); }
    template <typename T> T *child(const char *name) { return m_page->findChild<T *>(QLatin1String(name)); }
    PromptRef add(const QString &name, const QStringList &tags = {})
    {
        Prompt prompt;
        prompt.name = name;
        prompt.tags = tags;
        return waitFor(history().edit(promptedit::Add{prompt, versionOf(QStringLiteral("first of ") + name, QStringLiteral("Start"))})).value();
    }
    PromptRef addVersion(const PromptRef &prompt, const QString &user)
    {
        return waitFor(history().edit(promptedit::AddVersion{prompt.prompt, versionOf(user, QStringLiteral("to ") + user)})).value();
    }
    void open(QSize size = {1200, 800})
    {
        m_page = std::make_unique<PromptsPage>(m_services->services());
        m_page->resize(size);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        settle();
    }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(m_page->isSettled(), 20'000); }
    PromptPane *pane() { return child<PromptPane>("promptPane"); }
    QListView *list() { return child<QListView>("promptsView"); }
    QTableView *versions() { return child<QTableView>("promptVersions"); }
    void click(const char *button)
    {
        auto *found = child<QPushButton>(button);
        QVERIFY2(found && found->isVisible() && found->isEnabled(), button);
        QTest::mouseClick(found, Qt::LeftButton);
    }
    QString shownText(int field = 1)
    {
        auto *edit = m_page->findChild<QPlainTextEdit *>(QStringLiteral("promptText-%1").arg(field));
        return edit ? edit->toPlainText() : QString();
    }

    void openPlayground()
    {
        m_playground = std::make_unique<PlaygroundPage>(m_services->services());
        m_playground->resize(1200, 800);
        m_playground->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_playground.get()));
    }
    ConversationTab *tab() { return m_playground->findChild<ConversationTab *>(QString(), Qt::FindChildrenRecursively); }
    template <typename T> T *inTab(const QString &name) { return tab()->findChild<T *>(name); }
    QString state()
    {
        return inTab<QLabel>(QStringLiteral("promptState"))->text().replace(QChar(QChar::Nbsp), QLatin1Char(' '));
    }
    void say(const QString &text) { tab()->setQuestion(text); }
    void send()
    {
        QVERIFY(tab()->canSend());
        tab()->send();
        QTRY_VERIFY_WITH_TIMEOUT(!tab()->busy(), 30'000);
        QVERIFY(waitForHistory(history()));
    }
    QList<CallSummary> found(const QString &where)
    {
        CallQuery query;
        query.where = where;
        query.ascending = true;
        const auto rows = waitFor(history().find(query));
        return rows ? *waitFor(history().summaries(*rows)) : QList<CallSummary>();
    }
    void savePrompt(const QString &name)
    {
        tab()->saveAsPrompt();
        auto *edit = inTab<QLineEdit>(QStringLiteral("promptName"));
        QVERIFY(edit->isVisible());
        edit->setText(name);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(state(), name + QStringLiteral(", version 1"));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyTheme(*qApp, ThemeMode::Light);
    }
    void init() { m_services = std::make_unique<TestServices>(makeMemoryStore(), true); }
    void cleanup()
    {
        m_page.reset();
        m_playground.reset();
        m_services.reset();
    }

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

    // The playground's side.

    void variablesAreFilledIn()
    {
        openPlayground();
        auto *panel = inTab<VariablesPanel>(QStringLiteral("variablesPanel"));
        QVERIFY(!panel->isVisible());
        say(QStringLiteral("Hi {{name}}, {{hc:count:number}} of \\{{this}}"));
        QVERIFY(panel->isVisible());
        QVERIFY(!tab()->canSend());
        auto *why = inTab<QLabel>(QStringLiteral("variablesNote"));
        QVERIFY(why->isVisible() && why->text().contains(QLatin1String("name, count")));
        auto *name = inTab<QPlainTextEdit>(QStringLiteral("variable-name"));
        auto *count = inTab<QPlainTextEdit>(QStringLiteral("variable-count"));
        QTest::keyClicks(name, QStringLiteral("Ann"));
        QTest::keyClicks(count, QStringLiteral("many"));
        QVERIFY(!tab()->canSend());
        QVERIFY(inTab<QLabel>(QStringLiteral("variableProblem-count"))->isVisible());
        count->selectAll();
        QTest::keyClicks(count, QStringLiteral("3"));
        QVERIFY(!why->isVisible());
        send();
        const auto calls = found({});
        QCOMPARE(calls.size(), 1);
        QCOMPARE(calls[0].promptPreview, QStringLiteral("Hi Ann, 3 of \\{{this}}"));
        // The draft keeps its braces, and another value makes another call.
        QCOMPARE(tab()->conversation().turns()[0].message.text(), QStringLiteral("Hi {{name}}, {{hc:count:number}} of \\{{this}}"));
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Ben"));
        tab()->retry();
        QTRY_VERIFY_WITH_TIMEOUT(!tab()->busy(), 30'000);
        QVERIFY(waitForHistory(history()));
        QCOMPARE(found({}).size(), 2);
        QCOMPARE(found({})[1].promptPreview, QStringLiteral("Hi Ben, 3 of \\{{this}}"));
        // A value is kept while its variable is not there.
        say(QStringLiteral("{{other}}"));
        QTest::keyClicks(inTab<QPlainTextEdit>(QStringLiteral("variable-other")), QStringLiteral("x"));
        say({});
        QVERIFY(!inTab<QPlainTextEdit>(QStringLiteral("variable-other"))
            || !inTab<QPlainTextEdit>(QStringLiteral("variable-other"))->isVisible());
        say(QStringLiteral("{{other}}"));
        QVERIFY(panel->problem().isEmpty());
    }

    void bracesAsTheyAre()
    {
        openPlayground();
        say(QStringLiteral("What does {{name}} mean in a template?"));
        QVERIFY(!tab()->canSend());
        auto *fill = inTab<QCheckBox>(QStringLiteral("fillVariables"));
        QTest::mouseClick(fill, Qt::LeftButton, {}, QPoint(8, fill->height() / 2));
        QVERIFY(tab()->canSend());
        send();
        QCOMPARE(found({})[0].promptPreview, QStringLiteral("What does {{name}} mean in a template?"));
        QVERIFY(fill->isVisible());
    }

    /// What was recorded with its braces is sent so again, and what a model writes is no template.
    void recordedBracesStay()
    {
        openPlayground();
        Call call = exampleCall(QStringLiteral("Explain {{name}}"), QStringLiteral("It stands for {{something}}."));
        m_playground->openCall(call);
        QTRY_VERIFY(!tab()->conversation().turns().empty());
        QVERIFY(!tab()->conversation().fillVariables);
        QVERIFY(!inTab<QCheckBox>(QStringLiteral("fillVariables"))->isChecked());
        QVERIFY(inTab<QCheckBox>(QStringLiteral("fillVariables"))->isVisible());
        QCOMPARE(tab()->conversation().variables().size(), 1);
        say(QStringLiteral("And {{this}}?"));
        QVERIFY(tab()->canSend());
        m_playground->openCall(exampleCall(QStringLiteral("Explain names"), QStringLiteral("As in {{something}}.")));
        auto *second = m_playground->findChildren<ConversationTab *>().constLast();
        QTRY_VERIFY(!second->conversation().turns().empty());
        QVERIFY(second->conversation().fillVariables);
        QVERIFY(second->conversation().variables().isEmpty());
    }

    void savedSentChangedAndSavedAgain()
    {
        openPlayground();
        QCOMPARE(state(), QStringLiteral("Not from the library"));
        tab()->saveAsPrompt(); // nothing to save
        QVERIFY(!inTab<QLineEdit>(QStringLiteral("promptName"))->isVisible());
        say(QStringLiteral("Where is my refund, order {{order}}?"));
        savePrompt(QStringLiteral("refund bot"));
        QCOMPARE(tab()->title(), QStringLiteral("refund bot"));
        QTest::keyClicks(inTab<QPlainTextEdit>(QStringLiteral("variable-order")), QStringLiteral("17"));
        send();
        QCOMPARE(found(promptFilter(QStringLiteral("refund bot"), 1)).size(), 1);
        QCOMPARE(found({})[0].promptPreview, QStringLiteral("Where is my refund, order 17?"));
        say(QStringLiteral("And when?")); // more of the same conversation
        send();
        QCOMPARE(state(), QStringLiteral("refund bot, version 1"));
        QCOMPARE(found(promptFilter(QStringLiteral("refund bot"), 1)).size(), 2);

        auto *toggle = inTab<QToolButton>(QStringLiteral("systemToggle"));
        QTest::mouseClick(toggle, Qt::LeftButton);
        auto *system = inTab<QPlainTextEdit>(QStringLiteral("systemEdit"));
        QTest::keyClicks(system, QStringLiteral("Be brief."));
        QCOMPARE(state(), QStringLiteral("refund bot, changed since version 1"));
        tab()->retry();
        QTRY_VERIFY_WITH_TIMEOUT(!tab()->busy(), 30'000);
        QVERIFY(waitForHistory(history()));
        QCOMPARE(found({}).size(), 3);
        QCOMPARE(found(QStringLiteral("prompt_name is null")).size(), 1); // it said something else
        system->clear(); // as it was
        QCOMPARE(state(), QStringLiteral("refund bot, version 1"));
        QTest::keyClicks(system, QStringLiteral("Be brief."));

        QTest::mouseClick(inTab<QToolButton>(QStringLiteral("promptSaveVersion")), Qt::LeftButton);
        auto *note = inTab<QLineEdit>(QStringLiteral("promptNote"));
        QVERIFY(note->isVisible());
        QTest::keyClicks(note, QStringLiteral("brief"));
        QTest::mouseClick(inTab<QPushButton>(QStringLiteral("promptAccept")), Qt::LeftButton);
        QTRY_COMPARE(state(), QStringLiteral("refund bot, version 2"));
        const auto heads = *waitFor(history().prompts());
        QCOMPARE(heads.size(), 1);
        QCOMPARE(heads[0].versions, 2);
        // What was said after the first answer is a use of the prompt, not a part of it.
        const auto second = *waitFor(history().promptVersion({heads[0].prompt.id, 2}));
        QCOMPARE(second.version.content.messages.size(), size_t(2));
        QCOMPARE(second.version.content.messages[0].text(), QStringLiteral("Be brief."));
        QCOMPARE(second.version.content.messages[1].text(), QStringLiteral("Where is my refund, order {{order}}?"));
        tab()->retry();
        QTRY_VERIFY_WITH_TIMEOUT(!tab()->busy(), 30'000);
        QVERIFY(waitForHistory(history()));
        QCOMPARE(found(promptFilter(QStringLiteral("refund bot"), 2)).size(), 1);
        const auto uses = *waitFor(history().promptUses(heads[0].prompt.id));
        QCOMPARE(uses.versions[1].sums.calls, 2);
        QCOMPARE(uses.versions[2].sums.calls, 1);

        // Another prompt cannot have the name.
        QTest::mouseClick(inTab<QToolButton>(QStringLiteral("promptForget")), Qt::LeftButton);
        QCOMPARE(state(), QStringLiteral("Not from the library"));
        tab()->saveAsVersion(); // of no prompt: as a new one
        auto *name = inTab<QLineEdit>(QStringLiteral("promptName"));
        name->setText(QStringLiteral("Refund Bot"));
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(inTab<QLabel>(QStringLiteral("promptProblem"))->isVisible());
        QTest::keyClick(name, Qt::Key_Escape);
        QVERIFY(!name->isVisible());
    }

    void openedFromThePage()
    {
        const PromptRef prompt = add(QStringLiteral("refund bot"));
        addVersion(prompt, QStringLiteral("second"));
        open();
        openPlayground();
        connect(m_page.get(), &PromptsPage::openInPlayground, m_playground.get(), &PlaygroundPage::openPrompt);
        QTRY_COMPARE(shownText(), QStringLiteral("second"));
        versions()->selectRow(1);
        QTRY_COMPARE(shownText(), QStringLiteral("first of refund bot"));
        click("promptOpenHereButton");
        QCOMPARE(state(), QStringLiteral("refund bot, version 1"));
        QCOMPARE(tab()->conversation().system, QStringLiteral("You are kind to {{customer}}."));
        QVERIFY(!tab()->canSend());
        QTest::keyClicks(inTab<QPlainTextEdit>(QStringLiteral("variable-customer")), QStringLiteral("Ann"));
        send();
        // The page sees the call that was made from it.
        QTRY_COMPARE_WITH_TIMEOUT(versions()->model()->index(1, VersionsModel::Calls).data().toString(), QStringLiteral("1"), 20'000);
        const auto call = *waitFor(history().call(found({})[0].id));
        QCOMPARE(call.prompt, std::optional(prompt));
        QVERIFY(call.exchange.requestBody.contains("You are kind to Ann."));
        for (const Header &header : call.exchange.requestHeaders) // on the direct route nothing of it is sent
            QVERIFY(!header.first.toLower().startsWith("helicone"));
    }

    void heliconeIsToldTheId()
    {
        const PromptRef prompt = add(QStringLiteral("Refund bot"));
        openPlayground();
        m_playground->openPrompt(*waitFor(history().promptVersion(prompt)));
        QTest::keyClicks(inTab<QPlainTextEdit>(QStringLiteral("variable-customer")), QStringLiteral("Ann"));
        tab()->switchRoute();
        QVERIFY(tab()->conversation().route == Route::Helicone);
        send();
        const auto calls = found(promptFilter(QStringLiteral("Refund bot"), 1));
        QCOMPARE(calls.size(), 1);
        const auto call = *waitFor(history().call(calls[0].id));
        QByteArray id;
        QByteArray version;
        for (const auto &[name, value] : call.exchange.requestHeaders) {
            if (name.toLower() == "helicone-prompt-id")
                id = value;
            if (name.toLower() == "helicone-prompt-version")
                version = value;
        }
        QCOMPARE(id, QByteArray("refund-bot"));
        QCOMPARE(version, QByteArray("1"));
        QVERIFY(tab()->conversation().helicone.promptId.isEmpty()); // it is not the user's own setting
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

    /// Helicone's AI gateway fills in the prompt that it keeps, so that only its id and the values are sent.
    void theGatewayFillsIn()
    {
        const PromptRef ref = add(QStringLiteral("Refund bot"));
        Prompt prompt = waitFor(history().prompt(ref.prompt))->prompt;
        prompt.gatewayId = QStringLiteral("abc123");
        QVERIFY(waitFor(history().edit(promptedit::Change{prompt})).ok());
        openPlayground();
        m_playground->openPrompt(*waitFor(history().promptVersion(ref)));
        QTest::keyClicks(inTab<QPlainTextEdit>(QStringLiteral("variable-customer")), QStringLiteral("Ann"));
        const auto body = [&] {
            const auto draft = tab()->copyableDraft();
            const auto call = draft ? draft->call() : std::nullopt;
            return call ? call->exchange.requestBody : QByteArray();
        };
        Conversation talk = tab()->conversation();
        talk.provider = QStringLiteral("openai");
        tab()->setConversation(talk);
        QVERIFY(body().contains("You are kind to Ann."));
        QVERIFY(!body().contains("prompt_id"));
        talk.provider = QStringLiteral("helicone");
        talk.model = QStringLiteral("gpt-4o-mini");
        tab()->setConversation(talk);
        say(QStringLiteral("And when?"));
        QVERIFY(body().contains("\"prompt_id\":\"abc123\""));
        QVERIFY(body().contains("\"inputs\":{\"customer\":\"Ann\"}"));
        QVERIFY(body().contains("And when?"));
        QVERIFY(!body().contains("You are kind"));
        talk = tab()->conversation();
        talk.helicone.gatewayPromptId = QStringLiteral("mine"); // set by hand: nothing is added
        tab()->setConversation(talk);
        QVERIFY(body().contains("\"prompt_id\":\"mine\""));
        QVERIFY(body().contains("You are kind to Ann."));
    }

    void chosenInThePlayground()
    {
        add(QStringLiteral("alpha"));
        const PromptRef beta = add(QStringLiteral("beta"));
        addVersion(beta, QStringLiteral("second"));
        openPlayground();
        QTest::mouseClick(inTab<QToolButton>(QStringLiteral("promptOpen")), Qt::LeftButton);
        auto *picker = m_playground->findChild<QDialog *>(QStringLiteral("promptPicker"));
        QVERIFY(picker && picker->isVisible());
        auto *view = picker->findChild<QListView *>(QStringLiteral("promptsView"));
        QTRY_COMPARE(view->model()->rowCount(), 2);
        auto *search = picker->findChild<QLineEdit *>(QStringLiteral("promptsSearch"));
        QTest::keyClicks(search, QStringLiteral("bet"));
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(state(), QStringLiteral("beta, version 2"));
    }
};

HELIOGRAPH_TEST_MAIN(PromptsPageTest)
#include "tst_promptspage.moc"
