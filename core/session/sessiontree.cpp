#include "core/session/sessiontree.h"

#include "core/history/callsums.h"

#include <QHash>

#include <algorithm>

namespace heliograph {

std::vector<SessionNode> sessionTree(const QList<CallSummary> &calls)
{
    std::vector<SessionNode> nodes(1);
    nodes[0].path = QStringLiteral("/");
    QHash<QString, int> places{{nodes[0].path, 0}};
    for (int i = 0; i < calls.size(); ++i) {
        int at = 0;
        QString path;
        const QStringList words = calls[i].tags.sessionPath.split(QLatin1Char('/'), Qt::SkipEmptyParts);
        for (const QString &word : words) {
            path += QLatin1Char('/') + word;
            const auto known = places.constFind(path);
            if (known != places.constEnd()) {
                at = *known;
                continue;
            }
            const auto next = int(nodes.size());
            places.insert(path, next);
            nodes.push_back({word, path, at, {}, {}, {}});
            nodes[size_t(at)].children.push_back(next);
            at = next;
        }
        nodes[size_t(at)].calls.push_back(i);
        const CallSums sums = sumsOf(calls[i]);
        for (; at >= 0; at = nodes[size_t(at)].parent)
            nodes[size_t(at)].sums += sums;
    }
    for (SessionNode &node : nodes) {
        std::stable_sort(node.children.begin(), node.children.end(),
            [&](int a, int b) { return nodes[size_t(a)].sums.firstMs < nodes[size_t(b)].sums.firstMs; });
    }
    return nodes;
}

}
