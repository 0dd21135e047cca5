#include "tests/support/sessionsfixture.h"

#include "ui/sessions/sessionpane.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QTest>

namespace heliograph {

void SessionsFixture::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    applyTheme(*qApp, ThemeMode::Light);
}

void SessionsFixture::init()
{
    m_services = std::make_unique<TestServices>();
}

void SessionsFixture::cleanup()
{
    m_page.reset();
    m_services.reset();
}

void SessionsFixture::open(QSize size)
{
    m_page = std::make_unique<SessionsPage>(m_services->services());
    m_page->resize(size);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    settle();
}

void SessionsFixture::settle()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_page->isSettled(), 20'000);
}

void SessionsFixture::choose(const QString &session)
{
    const int row = model()->indexOf(session);
    QVERIFY2(row >= 0, qPrintable(session));
    table()->selectRow(row);
    QTRY_COMPARE(child<SessionPane>("sessionPane")->id(), session);
    settle();
}

QList<qint64> SessionsFixture::found(const QString &where)
{
    CallQuery query;
    query.where = where;
    auto future = history().find(query);
    future.waitForFinished();
    const auto rows = future.result();
    if (!rows)
        qWarning().noquote() << where << rows.error().message;
    return rows ? *rows : QList<qint64>();
}

SessionCalls SessionsFixture::callsOf(const QString &session)
{
    auto future = history().sessionCalls(session, 100'000);
    future.waitForFinished();
    return future.result().value();
}

}
