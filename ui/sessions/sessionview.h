#pragma once

#include "core/history/callquery.h"
#include "core/session/sessiontimeline.h"
#include "core/session/sessiontree.h"

#include <memory>

namespace heliograph {

/// A session as its pane shows it; made in a thread of the pool, never changed.
struct SessionView {
    QString id;
    QList<CallSummary> calls; ///< the oldest first
    qint64 total = 0; ///< calls it has; more than these where it is cut
    std::vector<SessionNode> tree;
    SessionTimeline each;
    SessionTimeline lanes;

    static std::shared_ptr<const SessionView> of(const QString &id, SessionCalls calls, qint64 nowMs);
    int indexOf(const QUuid &call) const; ///< -1: none
    qint64 beginMs() const { return calls.isEmpty() ? 0 : calls.constFirst().createdAt.toMSecsSinceEpoch(); }
};

QString startText(qint64 us); ///< "+1.2 s", after the session began; "0"
/// "OK · 1.2 s · $0.0004 · 312 tokens in, 80 out", for the call.
QString callFacts(const CallSummary &call);

}
