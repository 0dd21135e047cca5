#pragma once

#include "core/history/history.h"
#include "tests/support/testservices.h"
#include "ui/groups/groupsmodel.h"
#include "ui/groups/groupsview.h"
#include "ui/sessions/sessionspage.h"

#include <QObject>

namespace heliograph {

/// The page of sessions over an empty history for each test function. Tests derive from it.
class SessionsFixture : public QObject
{
    Q_OBJECT

protected:
    History &history() { return m_services->history(); }
    template <typename T> T *child(const char *name) { return m_page->findChild<T *>(QLatin1String(name)); }
    void open(QSize size = {1200, 800});
    void settle();
    GroupsView *table() { return child<GroupsView>("sessionsTable"); }
    GroupsModel *model() { return static_cast<GroupsModel *>(table()->model()); }
    void choose(const QString &session);
    QList<qint64> found(const QString &where);
    SessionCalls callsOf(const QString &session);

    std::unique_ptr<TestServices> m_services;
    std::unique_ptr<SessionsPage> m_page;

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
};

}
