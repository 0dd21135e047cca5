#pragma once

#include "core/history/callquery.h"
#include "core/metrics/callgroups.h"

#include <vector>

namespace heliograph {

/// A place in a session: the calls whose path ends here, and the places below.
struct SessionNode {
    QString name; ///< the last word of the path; empty for the session itself
    QString path; ///< "/a/b"; "/" for the session itself
    int parent = -1;
    std::vector<int> children; ///< places in the tree, by their first call
    std::vector<int> calls; ///< places in the list of calls, in its order
    CallSums sums; ///< of all calls here and below
};

/// The calls of a session by their paths ("/a/b": b is below a). The session itself is the first; calls without a path
/// are its own.
std::vector<SessionNode> sessionTree(const QList<CallSummary> &calls);

}
