#include "core/session/forecast.h"

#include "core/history/history.h"
#include "core/wire/codec.h"

#include <algorithm>
#include <cmath>

namespace heliograph {

namespace {

constexpr int kSampledCalls = 24;
constexpr qsizetype kMaxBody = 4 * 1024 * 1024;
constexpr qint64 kUsualOutput =
    300; ///< where the user has no answers of this model yet: a few paragraphs
constexpr double kMargin = 1.1; ///< of the input, in the worst case where calls calibrate it
constexpr double kWideMargin = 1.3; ///< where none do

template <typename T> T middleOf(std::vector<T> values)
{
    const auto middle = values.begin() + qsizetype(values.size()) / 2;
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

qint64 scaled(qint64 count, double factor)
{
    return qint64(std::ceil(double(count) * factor));
}

/// For the filter language.
QString quoted(QString text)
{
    text.replace(QLatin1Char('\\'), QLatin1String("\\\\"))
        .replace(QLatin1Char('"'), QLatin1String("\\\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

}

Calibration calibrationOf(const std::vector<CalibrationSample> &samples)
{
    Calibration calibration;
    std::vector<double> ratios;
    std::vector<qint64> outputs;
    for (const CalibrationSample &sample : samples) {
        if (sample.estimated <= 0 || sample.reported <= 0)
            continue;
        ratios.push_back(double(sample.reported) / double(sample.estimated));
        if (sample.output > 0)
            outputs.push_back(sample.output);
    }
    if (ratios.empty())
        return calibration;
    calibration.calls = int(ratios.size());
    const double weight = double(calibration.calls) / (calibration.calls + 2);
    calibration.inputRatio = 1 + weight * (std::clamp(middleOf(std::move(ratios)), 0.25, 4.0) - 1);
    if (!outputs.empty())
        calibration.typicalOutput = middleOf(std::move(outputs));
    return calibration;
}

std::optional<CalibrationSample> sampleOf(const PastRequest &past)
{
    const Codec *codec = codecFor(past.format);
    const auto reported = past.usage.totalInput();
    if (!codec || !reported || past.status != CallStatus::Ok || past.body.isEmpty()
        || past.body.size() > kMaxBody)
        return std::nullopt;
    const auto request = codec->decodeRequest(past.body);
    if (!request)
        return std::nullopt;
    return CalibrationSample{
        estimateTokens(*request, past.format).total(), *reported, past.usage.output.value_or(0)};
}

QFuture<Calibration> calibrate(History &history, const QString &provider, const QString &model)
{
    CallQuery query;
    query.where = QStringLiteral(
        "provider = %1 and requested_model = %2 and status = ok and output is not null")
                      .arg(quoted(provider), quoted(model));
    query.limit = kSampledCalls;
    return history.requests(query)
        .then(QtFuture::Launch::Async,
            [](const Result<QList<PastRequest>> &requests) {
                std::vector<CalibrationSample> samples;
                for (const PastRequest &request : requests ? *requests : QList<PastRequest>()) {
                    if (const auto sample = sampleOf(request))
                        samples.push_back(*sample);
                }
                return calibrationOf(samples);
            })
        .onCanceled([] { return Calibration{}; });
}

Forecast forecast(const ChatRequest &request, WireFormat format, const QString &provider,
    const PriceBook &prices, const Calibration &calibration, const QDateTime &now)
{
    Forecast result;
    result.parts = estimateTokens(request, format);
    result.calibratedBy = calibration.calls;
    result.inputTokens = scaled(result.parts.total(), calibration.inputRatio);
    const qint64 mostInput =
        scaled(result.inputTokens, calibration.calls > 0 ? kMargin : kWideMargin);

    const ModelLimits limits = prices.limits(provider, request.model);
    result.outputLimit = request.parameters.maxTokens;
    if (!result.outputLimit)
        result.outputLimit = limits.maxOutput;
    if (!result.outputLimit && limits.context)
        result.outputLimit = std::max<qint64>(0, *limits.context - result.inputTokens);
    result.outputTokens = calibration.typicalOutput.value_or(kUsualOutput);
    if (result.outputLimit)
        result.outputTokens = std::min(result.outputTokens, *result.outputLimit);

    PriceBook::Question question;
    question.provider = provider;
    question.model = request.model;
    question.at = now;
    question.serviceTier = request.parameters.serviceTier.value_or(QString());
    question.usage.input = result.inputTokens;
    question.usage.output = result.outputTokens;
    const auto expected = prices.price(question);
    if (!expected)
        return result;
    result.expected = expected->total;
    result.note = expected->note;
    if (result.outputLimit) {
        question.usage.input = mostInput;
        question.usage.output = *result.outputLimit;
        if (const auto most = prices.price(question))
            result.most = std::max(most->total, expected->total);
    }
    return result;
}

}
