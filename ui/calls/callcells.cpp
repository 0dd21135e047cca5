#include "ui/calls/callcells.h"

#include "ui/format.h"

#include <QCoreApplication>

namespace heliograph {

namespace {

struct Cells final {
    Q_DECLARE_TR_FUNCTIONS(CallCells)
};

QString countCell(Usage::Count count)
{
    return count ? countText(*count) : QStringLiteral("–");
}

QString tokensToolTip(const Usage &usage)
{
    const std::pair<QString, Usage::Count> rows[] = {
        {Cells::tr("Input"), usage.input},
        {Cells::tr("Cached input"), usage.cachedInput},
        {Cells::tr("Cache write, 5 min"), usage.cacheWrite5m},
        {Cells::tr("Cache write, 1 h"), usage.cacheWrite1h},
        {Cells::tr("Output"), usage.output},
        {Cells::tr("of it reasoning"), usage.reasoning},
    };
    QStringList lines;
    for (const auto &[name, count] : rows) {
        if (count)
            lines.append(QStringLiteral("%1: %2").arg(name, countText(*count)));
    }
    return lines.isEmpty() ? Cells::tr("The provider did not say how many tokens.")
                           : lines.join(QLatin1Char('\n'));
}

QString costToolTip(const CallSummary &call)
{
    if (!call.cost) {
        return call.status == CallStatus::Running
            ? QString()
            : Cells::tr("No price is known for this call. Its receipt says why.");
    }
    const QString exact = QStringLiteral("$") + call.cost->toDecimal();
    if (call.costBasis == CostBasis::Estimated)
        return Cells::tr("%1, estimated: the provider did not report the tokens").arg(exact);
    return exact;
}

}

QString columnTitle(CallColumn column)
{
    switch (column) {
    case CallColumn::Time:
        return Cells::tr("Time");
    case CallColumn::Status:
        return Cells::tr("Status");
    case CallColumn::Model:
        return Cells::tr("Model");
    case CallColumn::Prompt:
        return Cells::tr("Prompt");
    case CallColumn::Answer:
        return Cells::tr("Answer");
    case CallColumn::Input:
        return Cells::tr("In");
    case CallColumn::Output:
        return Cells::tr("Out");
    case CallColumn::Cost:
        return Cells::tr("Cost");
    case CallColumn::Latency:
        return Cells::tr("Latency");
    case CallColumn::FirstToken:
        return Cells::tr("TTFT");
    case CallColumn::Source:
        return Cells::tr("Source");
    }
    return {};
}

QString columnToolTip(CallColumn column)
{
    switch (column) {
    case CallColumn::Input:
        return Cells::tr("Input tokens, cached ones included");
    case CallColumn::Output:
        return Cells::tr("Output tokens, reasoning included");
    case CallColumn::Latency:
        return Cells::tr("From sending to the last byte");
    case CallColumn::FirstToken:
        return Cells::tr("Time to first token");
    default:
        return {};
    }
}

bool isNumberColumn(CallColumn column)
{
    switch (column) {
    case CallColumn::Input:
    case CallColumn::Output:
    case CallColumn::Cost:
    case CallColumn::Latency:
    case CallColumn::FirstToken:
        return true;
    default:
        return false;
    }
}

QString sortField(CallColumn column)
{
    switch (column) {
    case CallColumn::Time:
        return QStringLiteral("created");
    case CallColumn::Status:
        return QStringLiteral("status");
    case CallColumn::Model:
        return QStringLiteral("model");
    case CallColumn::Prompt:
        return QStringLiteral("prompt");
    case CallColumn::Answer:
        return QStringLiteral("answer");
    case CallColumn::Input:
        return QStringLiteral("input_tokens");
    case CallColumn::Output:
        return QStringLiteral("output");
    case CallColumn::Cost:
        return QStringLiteral("cost");
    case CallColumn::Latency:
        return QStringLiteral("latency");
    case CallColumn::FirstToken:
        return QStringLiteral("ttft");
    case CallColumn::Source:
        return QStringLiteral("source");
    }
    return {};
}

QString statusWord(CallStatus status, int httpStatus)
{
    switch (status) {
    case CallStatus::Running:
        return Cells::tr("Running");
    case CallStatus::Ok:
        return Cells::tr("OK");
    case CallStatus::Error:
        return httpStatus >= 400 ? Cells::tr("Error %1").arg(httpStatus) : Cells::tr("Error");
    case CallStatus::Cancelled:
        return Cells::tr("Stopped");
    case CallStatus::Interrupted:
        return Cells::tr("Interrupted");
    }
    return {};
}

QString sourceWord(Source source)
{
    switch (source) {
    case Source::Playground:
        return Cells::tr("Playground");
    case Source::Cli:
        return Cells::tr("Command line");
    case Source::Capture:
        return Cells::tr("Capture");
    case Source::Helicone:
        return Cells::tr("Helicone");
    case Source::Import:
        return Cells::tr("Import");
    }
    return {};
}

QString routeWord(Route route)
{
    return route == Route::Helicone ? Cells::tr("Through Helicone") : Cells::tr("Direct");
}

QString costWord(
    const std::optional<Money> &cost, std::optional<CostBasis> basis, CallStatus status)
{
    if (!cost && status == CallStatus::Running)
        return QStringLiteral("–");
    const QString text = costText(cost);
    return cost && basis == CostBasis::Estimated ? QLatin1Char('~') + text : text;
}

QString modelWord(const QString &model, const QString &requested)
{
    return model.isEmpty() ? requested : model;
}

QString cellText(const CallSummary &call, CallColumn column, const QDateTime &now)
{
    switch (column) {
    case CallColumn::Time:
        return relativeTimeText(call.createdAt, now);
    case CallColumn::Status:
        return statusWord(call.status, call.httpStatus);
    case CallColumn::Model:
        return modelWord(call.model, call.requestedModel);
    case CallColumn::Prompt:
        return call.promptPreview.simplified();
    case CallColumn::Answer:
        return (call.answerPreview.isEmpty() ? call.errorMessage : call.answerPreview).simplified();
    case CallColumn::Input:
        return countCell(call.usage.totalInput());
    case CallColumn::Output:
        return countCell(call.usage.output);
    case CallColumn::Cost:
        return costWord(call.cost, call.costBasis, call.status);
    case CallColumn::Latency:
        return durationText(call.latencyUs);
    case CallColumn::FirstToken:
        return durationText(call.firstTokenUs);
    case CallColumn::Source:
        return sourceWord(call.source);
    }
    return {};
}

QString cellToolTip(const CallSummary &call, CallColumn column)
{
    switch (column) {
    case CallColumn::Time:
        return fullTimeText(call.createdAt);
    case CallColumn::Status:
        return call.errorMessage;
    case CallColumn::Model:
        return QStringLiteral("%1 · %2").arg(call.provider, routeWord(call.route));
    case CallColumn::Input:
    case CallColumn::Output:
        return tokensToolTip(call.usage);
    case CallColumn::Cost:
        return costToolTip(call);
    default:
        return {};
    }
}

}
