#pragma once

#include "core/capture/captureservice.h"
#include "core/providers/provider.h"

#include <QList>
#include <QString>

namespace heliograph {

/// What a sentence of advice offers to do.
enum class AdviceAction {
    None,
    ChangePort,
    AllowOrigin, ///< subject: the origin, or empty where it is not known
    CopyAddress,
    Resume, ///< record again
    OpenKeys, ///< subject: name of the key
    OpenProviders, ///< subject: provider id
};

/// One thing that is to be known, and what to do about it.
struct CaptureAdvice {
    enum class Kind { Info, Good, Warning, Bad };

    Kind kind = Kind::Info;
    QString text; ///< whole sentences for people
    AdviceAction action = AdviceAction::None;
    QString subject = {};
    int count = 1; ///< how often it was seen
    bool operator==(const CaptureAdvice &) const = default;
};

/// What a captured call tells about the way it was set up.
struct CaptureOutcome {
    QString provider;
    Route route = Route::Direct;
    CallStatus status = CallStatus::Ok;
    int httpStatus = 0;
    std::optional<Error> error;
    QString path; ///< that was asked for at the provider
    bool keySent = false; ///< the client sent a credential, right or wrong
    QString client; ///< the program as it names itself, "OpenAI/JS 7.57.0", or empty

    static CaptureOutcome of(const Call &call);
};

struct CaptureSeen {
    CaptureState state;
    CaptureSettings settings;
    QList<CaptureRefusal> refusals; ///< since it was started or the advice was put away, oldest first
    QList<CaptureOutcome> outcomes; ///< the same
    bool heliconeKey = true; ///< there is one for the Helicone route
};

/// What is wrong and what to do, the worst first; one sentence for each kind of trouble, however often it came. A provider's
/// trouble is over with its next good call. Empty where nothing is to be said. Pure.
QList<CaptureAdvice> captureAdvice(const CaptureSeen &seen, const ProviderList &providers);
/// What to look at while no call comes, a sentence each.
QStringList waitingHints(const CaptureState &state, const CaptureSettings &settings);

}
