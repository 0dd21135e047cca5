#pragma once

#include "core/session/forecast.h"
#include "ui/services.h"

#include <QHash>
#include <QTimer>

#include <functional>

namespace heliograph {

/// Keeps the forecast of a draft up to date while it is written: a moment after the last change, in
/// a thread of the pool, one at a time. Calibrates by the user's own calls of the model.
class CostEstimate final : public QObject
{
    Q_OBJECT

public:
    struct Question {
        ChatRequest request;
        WireFormat format = WireFormat::OpenAiChat;
        QString provider; ///< id
        QString priceProvider; ///< in the price book; empty: the id
    };
    /// ask: the draft as it is now; nothing where there is nothing to send. Called in this thread.
    CostEstimate(const Services &services, std::function<std::optional<Question>()> ask,
        QObject *parent = nullptr);

    void draftChanged();

Q_SIGNALS:
    void estimated(const heliograph::Forecast &forecast);
    void nothingToSend();

private:
    void run();
    Calibration calibration(const Question &question);

    Services m_services;
    std::function<std::optional<Question>()> m_ask;
    QTimer m_timer;
    bool m_running = false;
    bool m_again = false; ///< the draft changed while it ran
    QHash<QString, Calibration> m_calibrations; ///< by provider and model
};

/// "Estimate $0.0006, at most $0.0041"; what is not known is said or left out.
QString estimateText(const Forecast &forecast);
/// The same in little room: "~$0.0006".
QString shortEstimateText(const Forecast &forecast);
/// What it rests on, in lines for a tooltip.
QString estimateReason(const Forecast &forecast);

}
