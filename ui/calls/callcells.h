#pragma once

#include "core/history/callquery.h"
#include "ui/calls/callcolumn.h"

#include <QString>

namespace heliograph {

QString cellText(const CallSummary &call, CallColumn column, const QDateTime &now);
QString cellToolTip(const CallSummary &call, CallColumn column);

QString statusWord(CallStatus status, int httpStatus); ///< "OK", "Error 429", "Stopped"
QString sourceWord(Source source);
QString routeWord(Route route);
QString ratingWord(Rating rating); ///< "Good", "Bad"
/// Of the property; empty where the call has none of that name.
QString propertyText(const CallSummary &call, const QString &name);
/// "$0.0021", "~$0.0021" (estimated), "unpriced"; a running call without a cost so far: an en dash.
QString costWord(
    const std::optional<Money> &cost, std::optional<CostBasis> basis, CallStatus status);
/// The model that answered, else the one that was asked for.
QString modelWord(const QString &model, const QString &requested);

}
