#pragma once

#include "core/history/callquery.h"
#include "core/pricing/pricebook.h"
#include "core/session/estimate.h"

#include <QDateTime>
#include <QFuture>

namespace heliograph {

class History;

/// One recorded call beside the estimate of its request.
struct CalibrationSample {
    qint64 estimated = 0; ///< tokens of the request
    qint64 reported = 0; ///< input tokens of all classes
    qint64 output = 0; ///< tokens
};

/// How the estimates of a model compare with what its provider counts.
struct Calibration {
    int calls = 0; ///< that it rests on; 0: nothing is known
    double inputRatio = 1; ///< reported ÷ estimated; drawn towards 1 where few calls are known
    std::optional<qint64> typicalOutput; ///< tokens of the answer in the middle
    bool operator==(const Calibration &) const = default;
};

/// From the middle of the ratios, so that one odd call changes nothing; between 1/4 and 4.
Calibration calibrationOf(const std::vector<CalibrationSample> &samples);
/// The request of a recorded call estimated like a new one. Nothing where its body cannot be read,
/// is larger than 4 MB, or the provider did not count.
std::optional<CalibrationSample> sampleOf(const PastRequest &request);
/// From the user's last calls of this model (two dozen at most), off the calling thread. No calls,
/// or an error: as if nothing were known.
QFuture<Calibration> calibrate(History &history, const QString &provider, const QString &model);

/// What a request will cost, before it is sent. An estimate, whatever it rests on.
struct Forecast {
    TokenEstimate parts; ///< as estimated by the rules alone
    qint64 inputTokens = 0; ///< calibrated
    qint64 outputTokens =
        0; ///< expected: as long as the user's answers of this model mostly are, else a guess
    std::optional<qint64>
        outputLimit; ///< max_tokens, else the model's own limit; unset: none is known
    std::optional<Money> expected; ///< unset: unpriced
    std::optional<Money>
        most; ///< with the longest answer there can be; unset: unpriced, or no limit is known
    int calibratedBy = 0; ///< calls
    QString note; ///< of the receipts: the tier, rates for long prompts
};

/// Pure; see estimateTokens() for its cost. provider: of the price book, or the id of one with
/// prices of the user's own.
Forecast forecast(const ChatRequest &request, WireFormat format, const QString &provider,
    const PriceBook &prices, const Calibration &calibration, const QDateTime &now);

}
