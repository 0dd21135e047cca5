#include "ui/sessions/sessionview.h"

#include "ui/calls/callcells.h"
#include "ui/format.h"

#include <QCoreApplication>

namespace heliograph {

std::shared_ptr<const SessionView> SessionView::of(const QString &id, SessionCalls calls, qint64 nowMs)
{
    auto view = std::make_shared<SessionView>();
    view->id = id;
    view->calls = std::move(calls.calls);
    view->total = calls.total;
    view->tree = sessionTree(view->calls);
    view->each = SessionTimeline(view->calls, SessionTimeline::Rows::Each, nowMs);
    view->lanes = SessionTimeline(view->calls, SessionTimeline::Rows::Lanes, nowMs);
    return view;
}

int SessionView::indexOf(const QUuid &call) const
{
    for (int i = 0; i < calls.size(); ++i) {
        if (calls[i].id == call)
            return i;
    }
    return -1;
}

QString startText(qint64 us)
{
    return us == 0 ? QStringLiteral("0") : QLatin1Char('+') + durationText(us);
}

QString callFacts(const CallSummary &call)
{
    QStringList facts{statusWord(call.status, call.httpStatus)};
    if (call.latencyUs >= 0)
        facts << durationText(call.latencyUs);
    facts << costWord(call.cost, call.costBasis, call.status);
    if (call.usage.totalInput() || call.usage.output) {
        const auto count = [](Usage::Count value) { return value ? countText(*value) : QStringLiteral("–"); };
        facts << QCoreApplication::translate("SessionView", "%1 tokens in, %2 out")
                     .arg(count(call.usage.totalInput()), count(call.usage.output));
    }
    return facts.join(QStringLiteral(" · "));
}

}
