#include "ui/playground/costestimate.h"

#include "core/base/aside.h"
#include "core/base/whenready.h"
#include "ui/format.h"


namespace heliograph {

namespace {

constexpr int kPauseMs = 250;

QString keyOf(const QString &provider, const QString &model)
{
    return provider + QLatin1Char('\n') + model;
}

}

CostEstimate::CostEstimate(
    const Services &services, std::function<std::optional<Question>()> ask, QObject *parent) :
    QObject(parent), m_services(services), m_ask(std::move(ask))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kPauseMs);
    connect(&m_timer, &QTimer::timeout, this, &CostEstimate::run);
    connect(&services.calls, &CallService::finished, this, [this](const Call &call) {
        m_calibrations.remove(keyOf(call.provider, call.requestedModel)); // one more call to learn from
    });
    if (services.userPrices)
        connect(services.userPrices, &UserPrices::changed, this, &CostEstimate::draftChanged);
}

void CostEstimate::draftChanged()
{
    if (!m_timer.isActive())
        m_timer.start();
}

Calibration CostEstimate::calibration(const Question &question)
{
    const QString key = keyOf(question.provider, question.request.model);
    const auto known = m_calibrations.constFind(key);
    if (known != m_calibrations.constEnd())
        return *known;
    m_calibrations.insert(key, {});
    calibrate(m_services.history, question.provider, question.request.model)
        .then(this, [this, key](const Calibration &calibration) {
            m_calibrations.insert(key, calibration);
            if (calibration.calls > 0)
                draftChanged();
        });
    return {};
}

void CostEstimate::run()
{
    if (m_running) {
        m_again = true;
        return;
    }
    auto question = m_ask();
    if (!question) {
        Q_EMIT nothingToSend();
        return;
    }
    m_running = true;
    const Calibration calibration = this->calibration(*question);
    const auto work = [question = std::move(*question), calibration, book = m_services.book()] {
        const QString &provider = question.priceProvider.isEmpty() ? question.provider : question.priceProvider;
        return forecast(question.request, question.format, provider, *book, calibration,
            QDateTime::currentDateTimeUtc());
    };
    whenReady(aside(work), this, [this](const Forecast &forecast) {
        m_running = false;
        Q_EMIT estimated(forecast);
        if (std::exchange(m_again, false))
            draftChanged();
    });
}

QString estimateText(const Forecast &forecast)
{
    if (!forecast.expected)
        return CostEstimate::tr("Estimate: unpriced");
    if (!forecast.most)
        return CostEstimate::tr("Estimate %1").arg(forecast.expected->toDisplay());
    return CostEstimate::tr("Estimate %1, at most %2")
        .arg(forecast.expected->toDisplay(), forecast.most->toDisplay());
}

QString shortEstimateText(const Forecast &forecast)
{
    return forecast.expected ? QLatin1Char('~') + forecast.expected->toDisplay() : CostEstimate::tr("unpriced");
}

QString estimateReason(const Forecast &forecast)
{
    QStringList parts;
    for (const auto &[name, count] :
        {std::pair{CostEstimate::tr("text"), forecast.parts.text}, std::pair{CostEstimate::tr("tools"), forecast.parts.tools},
            std::pair{CostEstimate::tr("images"), forecast.parts.images},
            std::pair{CostEstimate::tr("files"), forecast.parts.files}}) {
        if (count > 0)
            parts.append(QStringLiteral("%1 %2").arg(name, countText(count)));
    }
    QStringList lines;
    lines.append(parts.size() > 1 ? CostEstimate::tr("About %1 tokens in (%2).")
                                        .arg(countText(forecast.inputTokens), parts.join(QStringLiteral(", ")))
                                  : CostEstimate::tr("About %1 tokens in.").arg(countText(forecast.inputTokens)));
    lines.append(forecast.outputLimit
            ? CostEstimate::tr("About %1 tokens out, at most %2.")
                  .arg(countText(forecast.outputTokens), countText(*forecast.outputLimit))
            : CostEstimate::tr("About %1 tokens out. No limit of the answer is known: set “max tokens” for one.")
                  .arg(countText(forecast.outputTokens)));
    lines.append(forecast.calibratedBy > 0
            ? CostEstimate::tr("Learned from your last calls of this model: %1.").arg(forecast.calibratedBy)
            : CostEstimate::tr("You have no calls of this model yet to learn from."));
    if (forecast.parts.guessed)
        lines.append(CostEstimate::tr("The size of a linked image or file is assumed."));
    if (!forecast.expected)
        lines.append(CostEstimate::tr("The price book has no price for this model; you can add one under Settings, Prices."));
    if (!forecast.note.isEmpty())
        lines.append(forecast.note);
    lines.append(CostEstimate::tr("An estimate: the provider counts for itself."));
    return lines.join(QLatin1Char('\n'));
}

}
