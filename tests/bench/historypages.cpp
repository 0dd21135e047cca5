#include "tests/bench/historypages.h"

#include "core/history/history.h"
#include "core/session/sessionthread.h"
#include "tests/bench/figures.h"
#include "tests/bench/historyfile.h"
#include "ui/groups/groupcolumns.h"
#include "ui/sessions/sessionview.h"

#include <QElapsedTimer>

#include <ctime>

namespace heliograph {

namespace {

constexpr int kRounds = 15;

/// How long the answer takes, from the question to an order for the list.
template <typename Ask> Times timesOf(Ask ask)
{
    Times times;
    for (int i = 0; i < kRounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        const std::clock_t before = std::clock();
        ask();
        times.wall.push_back(double(timer.nsecsElapsed()) / 1e6);
        times.processor.push_back(double(std::clock() - before) * 1e3 / CLOCKS_PER_SEC);
    }
    return times;
}

CallGroups groupsOf(History &history, const CallGroupsQuery &query)
{
    auto future = history.groups(query);
    future.waitForFinished();
    CallGroups groups = future.result().value();
    sortGroups(groups.groups, GroupColumn::Cost, Qt::DescendingOrder);
    return groups;
}

}

void measurePages(const HistoryFile &file, Figures &figures)
{
    const auto history = std::move(History::open(file.path)).value();
    constexpr double target = 150; // ms, for a million calls
    CallGroupsQuery sessions;
    sessions.by = {Dimension::Kind::Session, {}};
    sessions.unset = false;
    sessions.members = true;
    const QList<CallGroup> all = groupsOf(*history, sessions).groups;
    figures.addMs(QStringLiteral("list of %1 sessions").arg(all.size()), target,
        timesOf([&] { groupsOf(*history, sessions); }), -1);
    CallGroupsQuery filtered = sessions;
    filtered.where = QStringLiteral("cost > 0.01 and status = ok");
    figures.addMs(QStringLiteral("the same with a filter"), target, timesOf([&] { groupsOf(*history, filtered); }), -1);
    CallGroupsQuery users;
    users.by = {Dimension::Kind::User, {}};
    users.percentiles = true;
    figures.addMs(QStringLiteral("users, with percentiles"), target, timesOf([&] { groupsOf(*history, users); }), -1);
    auto names = history->propertyNames();
    names.waitForFinished();
    const QStringList properties = names.result().value();
    if (!properties.isEmpty()) {
        CallGroupsQuery values = users;
        values.by = {Dimension::Kind::Property, properties.constFirst()};
        figures.addMs(QStringLiteral("values of a property"), target, timesOf([&] { groupsOf(*history, values); }), -1);
    }
    const auto longest = std::max_element(
        all.begin(), all.end(), [](const CallGroup &a, const CallGroup &b) { return a.sums.calls < b.sums.calls; });
    if (longest == all.end())
        return;
    const QString id = *longest->value;
    QList<CallSummary> calls;
    figures.addMs(QStringLiteral("a session of %1 calls: tree and timeline").arg(longest->sums.calls), target, timesOf([&] {
        auto future = history->sessionCalls(id, 5'000);
        future.waitForFinished();
        calls = SessionView::of(id, future.result().value(), QDateTime::currentMSecsSinceEpoch())->calls;
    }), -1);
    if (!file.bodies)
        return;
    figures.addMs(QStringLiteral("the first 6 calls of its conversation"), target, timesOf([&] {
        SessionThread thread;
        for (const CallSummary &call : calls.mid(0, 6)) {
            auto future = history->call(call.id);
            future.waitForFinished();
            thread.add(future.result().value());
        }
    }), -1);
}

}
