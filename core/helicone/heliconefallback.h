#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/helicone/keyreference.h"

#include <QList>
#include <QPair>

#include <vector>

namespace heliograph {

/// HTTP statuses from … to, both included.
struct StatusRange {
    int from = 0;
    int to = 0;
    bool operator==(const StatusRange &) const = default;
};

/// One target of Helicone-Fallbacks. Facts: gatewayRouter.ts and HeliconeHeaders.ts of Helicone's
/// worker. Targets are tried in order; the next one where the status is among onCodes. The headers
/// replace all headers of the request.
struct HeliconeFallback {
    QString targetUrl; ///< an origin: Helicone keeps the path of the request
    QList<QPair<QString, QString>> headers; ///< keys as $NAME
    std::vector<StatusRange> onCodes;
    QByteArray bodyOverride; ///< a JSON object laid over the body; empty: none

    bool operator==(const HeliconeFallback &) const = default;
};

/// "429, 500-599"; Error (Usage) for what is no status.
Result<std::vector<StatusRange>> readStatusRanges(const QString &text);
QString statusRangesText(const std::vector<StatusRange> &ranges);

/// The header's value: one line of JSON in plain ASCII. keys null: the names of the keys stay in
/// it.
QByteArray fallbacksText(
    const std::vector<HeliconeFallback> &fallbacks, const NamedKeys *keys = nullptr);
/// Error (Usage): what Helicone would answer with an error 500.
Result<std::vector<HeliconeFallback>> readFallbacks(const QByteArray &text);

/// What keeps this list from working, or makes it do something else than it seems to, each with the
/// way out; the index is the target's.
std::vector<std::pair<int, QString>> problemsOf(const std::vector<HeliconeFallback> &fallbacks);

}
