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

Usage::Count cacheWrites(const Usage &usage)
{
    if (!usage.cacheWrite5m && !usage.cacheWrite1h)
        return std::nullopt;
    return usage.cacheWrite5m.value_or(0) + usage.cacheWrite1h.value_or(0);
}

QString basisCell(CostBasis basis)
{
    switch (basis) {
    case CostBasis::Exact:
        return Cells::tr("Exact");
    case CostBasis::Estimated:
        return Cells::tr("Estimated");
    case CostBasis::Declared:
        return Cells::tr("Declared");
    }
    return {};
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

QString ratingWord(Rating rating)
{
    return rating == Rating::Good ? Cells::tr("Good") : Cells::tr("Bad");
}

QString propertyText(const CallSummary &call, const QString &name)
{
    for (const auto &[key, value] : call.tags.properties) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value.simplified();
    }
    return {};
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
        if (call.status == CallStatus::Running) // counts up until the end is known
            return durationText(std::max<qint64>(0, call.createdAt.msecsTo(now)) * 1'000);
        return durationText(call.latencyUs);
    case CallColumn::FirstToken:
        return durationText(call.firstTokenUs);
    case CallColumn::Source:
        return sourceWord(call.source);
    case CallColumn::Speed: {
        const auto speed = call.speed();
        return speed ? rateText(double(*speed) / 1'000) : QStringLiteral("–");
    }
    case CallColumn::Provider:
        return call.provider;
    case CallColumn::RequestedModel:
        return call.requestedModel;
    case CallColumn::Route:
        return routeWord(call.route);
    case CallColumn::FreshInput:
        return countCell(call.usage.input);
    case CallColumn::CachedInput:
        return countCell(call.usage.cachedInput);
    case CallColumn::CacheWrite:
        return countCell(cacheWrites(call.usage));
    case CallColumn::Reasoning:
        return countCell(call.usage.reasoning);
    case CallColumn::AudioInput:
        return countCell(call.usage.audioInput);
    case CallColumn::AudioOutput:
        return countCell(call.usage.audioOutput);
    case CallColumn::ImageInput:
        return countCell(call.usage.imageInput);
    case CallColumn::ImageOutput:
        return countCell(call.usage.imageOutput);
    case CallColumn::WebSearches:
        return countCell(call.usage.webSearches);
    case CallColumn::CostBasis:
        return call.costBasis ? basisCell(*call.costBasis) : QString();
    case CallColumn::HeliconeCache:
        return !call.heliconeCacheHit ? QString() : *call.heliconeCacheHit ? Cells::tr("Hit") : Cells::tr("Miss");
    case CallColumn::User:
        return call.tags.userId.simplified();
    case CallColumn::Session:
        return call.tags.sessionId.simplified();
    case CallColumn::SessionName:
        return call.tags.sessionName.simplified();
    case CallColumn::SessionPath:
        return call.tags.sessionPath.simplified();
    case CallColumn::FinishReason:
        return call.finishReason.simplified();
    case CallColumn::HttpStatus:
        return call.httpStatus > 0 ? QString::number(call.httpStatus) : QStringLiteral("–");
    case CallColumn::Attempts:
        return countText(call.attempts);
    case CallColumn::Rating:
        return call.rating ? ratingWord(*call.rating) : QString();
    case CallColumn::Labels:
        return call.labels.join(QStringLiteral(", "));
    case CallColumn::Note:
        return call.note;
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
    case CallColumn::FreshInput:
    case CallColumn::CachedInput:
    case CallColumn::CacheWrite:
    case CallColumn::Reasoning:
        return tokensToolTip(call.usage);
    case CallColumn::Labels:
    case CallColumn::Note:
    case CallColumn::Session:
    case CallColumn::SessionName:
    case CallColumn::SessionPath:
    case CallColumn::User:
        return cellText(call, column, call.createdAt); // may be cut off in its cell
    case CallColumn::Cost:
        return costToolTip(call);
    default:
        return {};
    }
}

}
