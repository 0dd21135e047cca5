#pragma once

#include "core/session/comparison.h"
#include "core/session/forecast.h"
#include "ui/services.h"

#include <QHash>
#include <QTimer>

#include <functional>

namespace heliograph {

/// What a whole comparison will cost, before it is sent.
struct ComparisonForecast {
    std::vector<Forecast> columns; ///< of one call each
    int calls = 0;
    Money expected; ///< of the columns with a price
    Money most; ///< of the columns with a price and a limit of their answer
    int unpriced = 0; ///< columns
    int unlimited = 0; ///< columns with a price, of whose answers no limit is known
    QString budget; ///< the first budget that stops and could be passed, in words; empty: none
};

/// Keeps the forecast up to date while the comparison is written: a moment after the last change, beside the window.
class ComparisonEstimate final : public QObject
{
    Q_OBJECT

public:
    /// ask: the comparison as it is now; nothing where there is nothing to send. Called in this thread.
    ComparisonEstimate(
        const Services &services, std::function<std::optional<Comparison>()> ask, QObject *parent = nullptr);

    void draftChanged();

Q_SIGNALS:
    void estimated(const heliograph::ComparisonForecast &forecast);
    void nothingToSend();

private:
    void run();
    Calibration calibration(const QString &provider, const QString &model);
    void finish(const Comparison &plan, std::vector<Forecast> forecasts);

    Services m_services;
    std::function<std::optional<Comparison>()> m_ask;
    QTimer m_timer;
    bool m_running = false;
    bool m_again = false; ///< the draft changed while it ran
    QHash<QString, Calibration> m_calibrations; ///< by provider and model
};

/// "6 calls, estimate $0.0006, at most $0.0041"; what is not known is said.
QString comparisonEstimateText(const ComparisonForecast &forecast);
/// The same in little room: "at most $0.0041", "~$0.0006".
QString shortComparisonEstimateText(const ComparisonForecast &forecast);
/// A line for each column, for a tooltip.
QString comparisonEstimateReason(const ComparisonForecast &forecast, const std::vector<ComparisonColumn> &columns);

}
