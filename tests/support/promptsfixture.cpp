#include "tests/support/promptsfixture.h"

#include "tests/support/examplecalls.h"
#include "tests/support/sampledata.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

namespace heliograph {

PromptVersion promptVersionOf(const QString &user, const QString &note)
{
    PromptVersion version;
    version.note = note;
    version.content.messages = {Message::fromText(Role::System, QStringLiteral("You are kind to {{customer}}.")),
        Message::fromText(Role::User, user)};
    return version;
}

void PromptsFixture::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    applyTheme(*qApp, ThemeMode::Light);
}

void PromptsFixture::init()
{
    m_services = std::make_unique<TestServices>(makeMemoryStore(), true);
}

void PromptsFixture::cleanup()
{
    m_page.reset();
    m_playground.reset();
    m_services.reset();
}

PromptRef PromptsFixture::add(const QString &name, const QStringList &tags)
{
    Prompt prompt;
    prompt.name = name;
    prompt.tags = tags;
    return waitFor(history().edit(promptedit::Add{prompt, promptVersionOf(QStringLiteral("first of ") + name, QStringLiteral("Start"))})).value();
}

PromptRef PromptsFixture::addVersion(const PromptRef &prompt, const QString &user)
{
    return waitFor(history().edit(promptedit::AddVersion{prompt.prompt, promptVersionOf(user, QStringLiteral("to ") + user)})).value();
}

void PromptsFixture::open(QSize size)
{
    m_page = std::make_unique<PromptsPage>(m_services->services());
    m_page->resize(size);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    settle();
}

void PromptsFixture::settle()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_page->isSettled(), 20'000);
}

QListView *PromptsFixture::list()
{
    return child<QListView>("promptsView");
}

QTableView *PromptsFixture::versions()
{
    return child<QTableView>("promptVersions");
}

void PromptsFixture::click(const char *button)
{
    auto *found = child<QPushButton>(button);
    QVERIFY2(found && found->isVisible() && found->isEnabled(), button);
    QTest::mouseClick(found, Qt::LeftButton);
}

QString PromptsFixture::shownText(int field)
{
    auto *edit = m_page->findChild<QPlainTextEdit *>(QStringLiteral("promptText-%1").arg(field));
    return edit ? edit->toPlainText() : QString();
}

void PromptsFixture::openPlayground()
{
    m_playground = std::make_unique<PlaygroundPage>(m_services->services());
    m_playground->resize(1200, 800);
    m_playground->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_playground.get()));
}

QString PromptsFixture::state()
{
    return inTab<QLabel>(QStringLiteral("promptState"))->text().replace(QChar(QChar::Nbsp), QLatin1Char(' '));
}

void PromptsFixture::send()
{
    QVERIFY(tab()->canSend());
    tab()->send();
    QTRY_VERIFY_WITH_TIMEOUT(!tab()->busy(), 30'000);
    QVERIFY(waitForHistory(history()));
}

QList<CallSummary> PromptsFixture::found(const QString &where)
{
    CallQuery query;
    query.where = where;
    query.ascending = true;
    const auto rows = waitFor(history().find(query));
    return rows ? *waitFor(history().summaries(*rows)) : QList<CallSummary>();
}

void PromptsFixture::savePrompt(const QString &name)
{
    tab()->saveAsPrompt();
    auto *edit = inTab<QLineEdit>(QStringLiteral("promptName"));
    QVERIFY(edit->isVisible());
    edit->setText(name);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(state(), name + QStringLiteral(", version 1"));
}

}
