#pragma once

#include "core/history/callquery.h"

#include <QString>

namespace heliograph {

/// The columns of the list of calls, from left to right.
enum class CallColumn {
    Time,
    Status,
    Model,
    Prompt,
    Answer,
    Input,
    Output,
    Cost,
    Latency,
    FirstToken,
    Source
};
inline constexpr int kCallColumns = 11;

QString columnTitle(CallColumn column);
QString columnToolTip(CallColumn column); ///< empty where the title says it all
bool isNumberColumn(CallColumn column);
/// What CallQuery calls the order of that column.
QString sortField(CallColumn column);

QString cellText(const CallSummary &call, CallColumn column, const QDateTime &now);
QString cellToolTip(const CallSummary &call, CallColumn column);

QString statusWord(CallStatus status, int httpStatus); ///< "OK", "Error 429", "Stopped"
QString sourceWord(Source source);
QString routeWord(Route route);
/// "$0.0021", "~$0.0021" (estimated), "unpriced"; a running call without a cost so far: an en dash.
QString costWord(
    const std::optional<Money> &cost, std::optional<CostBasis> basis, CallStatus status);
/// The model that answered, else the one that was asked for.
QString modelWord(const QString &model, const QString &requested);

}
