#pragma once

#include "core/base/money.h"
#include "core/domain/answer.h"
#include "core/domain/exchange.h"
#include "core/domain/marks.h"
#include "core/domain/promptref.h"
#include "core/domain/receipt.h"
#include "core/domain/tags.h"
#include "core/domain/wireformat.h"

#include <QDateTime>
#include <QUuid>

#include <optional>

namespace heliograph {

// The numbers are stored in the history: append only, never renumber.
enum class Source { Playground = 0, Cli = 1, Capture = 2, Helicone = 3, Import = 4 };
enum class Route { Direct = 0, Helicone = 1 };
enum class CallStatus { Running = 0, Ok = 1, Error = 2, Cancelled = 3, Interrupted = 4 };

QString sourceName(Source source); ///< "playground", "cli", "capture", "helicone", "import"
QString routeName(Route route); ///< "direct", "helicone"
QString callStatusName(CallStatus status); ///< "running", "ok", "error", "cancelled", "interrupted"
std::optional<Source> sourceFromName(QStringView name);
std::optional<Route> routeFromName(QStringView name);
std::optional<CallStatus> callStatusFromName(QStringView name);

/// What Helicone said in its response headers; empty or -1 where it did not.
struct HeliconeInfo {
    QString id;
    QString cache; ///< "HIT", "MISS" or empty
    int cacheBucket = -1;
    qint64 cacheLatencyMs = -1;
    qint64 rateLimitLimit = -1;
    qint64 rateLimitRemaining = -1;
    qint64 rateLimitResetS = -1;
    QString rateLimitPolicy;
    int fallbackIndex = -1;
    QString gatewayMode;
    QString provider;
    QString model;
    QString status; ///< as Helicone puts it: "success" for nearly everything, "failed" for a prompt it refused as a threat
    QString error; ///< "rate_limited": its limit refused the call; "worker": Helicone itself failed; else as it says
    bool operator==(const HeliconeInfo &) const = default;
};

/// Characters of what lists show of a text: more than fit in a column, and twice for each of a million calls.
inline constexpr int kPreviewLength = 120;

/// One call to a model and what it meant.
struct Call {
    QUuid id; ///< v4; sent as Helicone-Request-Id
    QDateTime createdAt; ///< UTC
    Source source = Source::Playground;
    QString provider; ///< provider id
    WireFormat format = WireFormat::OpenAiChat;
    QString requestedModel;
    QString model; ///< the model that answered, as it named itself; empty where unknown
    Route route = Route::Direct;
    CallStatus status = CallStatus::Running;
    int httpStatus = 0;
    bool streamed = true;
    int attempts = 1; ///< how often it was sent, retries included
    QString promptPreview; ///< the last user message in one line, at most kPreviewLength
    Answer answer;
    std::optional<Receipt> receipt; ///< unset: unpriced
    HeliconeInfo helicone;
    Tags tags;
    std::optional<PromptRef> prompt; ///< what of the library it was made from
    std::optional<Error> error;
    Marks marks; ///< what a person said of it later
    Exchange exchange;

    std::optional<Money> cost() const; ///< unset: unpriced, which is not $0
};

}
