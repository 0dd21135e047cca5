#include "ui/compare/comparisonestimate.h"

#include "core/base/aside.h"
#include "core/base/whenready.h"
#include "core/budgets/budgetkeeper.h"
#include "ui/compare/columnheader.h"
#include "ui/compare/comparisonspec.h"
#include "ui/format.h"

namespace heliograph {

namespace {

constexpr int kPauseMs = 250;

Money times(Money amount, int count)
{
    return Money::atRate(amount, count, 1).value_or(Money());
}

}

ComparisonEstimate::ComparisonEstimate(
    const Services &services, std::function<std::optional<Comparison>()> ask, QObject *parent)
    : QObject(parent), m_services(services), m_ask(std::move(ask))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kPauseMs);
    connect(&m_timer, &QTimer::timeout, this, &ComparisonEstimate::run);
    connect(&services.calls, &CallService::finished, this, [this](const Call &call) {
        m_calibrations.remove(call.provider + QLatin1Char('\n') + call.requestedModel); // one more call to learn from
    });
    connect(&services.budgets, &BudgetKeeper::changed, this, &ComparisonEstimate::draftChanged);
    if (services.userPrices)
        connect(services.userPrices, &UserPrices::changed, this, &ComparisonEstimate::draftChanged);
}

void ComparisonEstimate::draftChanged()
{
    if (!m_timer.isActive())
        m_timer.start();
}

Calibration ComparisonEstimate::calibration(const QString &provider, const QString &model)
{
    const QString key = provider + QLatin1Char('\n') + model;
    if (const auto known = m_calibrations.constFind(key); known != m_calibrations.constEnd())
        return *known;
    m_calibrations.insert(key, {});
    whenReady(calibrate(m_services.history, provider, model), this, [this, key](const Calibration &calibration) {
        m_calibrations.insert(key, calibration);
        if (calibration.calls > 0)
            draftChanged();
    });
    return {};
}

void ComparisonEstimate::run()
{
    if (m_running) {
        m_again = true;
        return;
    }
    const auto plan = m_ask();
    if (!plan) {
        Q_EMIT nothingToSend();
        return;
    }
    struct Question {
        ChatRequest request;
        WireFormat format;
        QString provider;
        Calibration calibration;
    };
    std::vector<Question> questions;
    for (int i = 0; i < int(plan->columns.size()); ++i) {
        const CallSpec spec = comparisonSpec(m_services, *plan, i);
        const QString &prices = spec.provider.priceProvider;
        questions.push_back({spec.request, spec.format, prices.isEmpty() ? spec.provider.id : prices,
            calibration(spec.provider.id, spec.request.model)});
    }
    m_running = true;
    const auto work = [questions = std::move(questions), book = m_services.book()] {
        std::vector<Forecast> forecasts;
        for (const Question &question : questions) {
            forecasts.push_back(forecast(question.request, question.format, question.provider, *book,
                question.calibration, QDateTime::currentDateTimeUtc()));
        }
        return forecasts;
    };
    whenReady(aside(work), this, [this, plan = *plan](const std::vector<Forecast> &forecasts) {
        m_running = false;
        finish(plan, forecasts);
        if (std::exchange(m_again, false))
            draftChanged();
    });
}

void ComparisonEstimate::finish(const Comparison &plan, std::vector<Forecast> forecasts)
{
    ComparisonForecast whole;
    whole.calls = plan.cellCount();
    for (const Forecast &one : forecasts) {
        if (!one.expected) {
            ++whole.unpriced;
            continue;
        }
        whole.expected += times(*one.expected, plan.repeats);
        if (one.most)
            whole.most += times(*one.most, plan.repeats);
        else
            ++whole.unlimited;
    }
    const QList<BudgetState> states = m_services.budgets.states();
    for (const BudgetState &state : states) {
        Money worst; // as the keeper reckons: what is mostly spent stands in where no limit is known
        for (size_t i = 0; i < forecasts.size(); ++i) {
            const ComparisonColumn &column = plan.columns[i];
            const auto cost = forecasts[i].most ? forecasts[i].most : forecasts[i].expected;
            if (cost && covers(state.budget, {column.provider, column.model, {}, {}}))
                worst += times(*cost, plan.repeats);
        }
        if (state.budget.stops && whole.budget.isEmpty() && !worst.isZero()
            && state.spent.total + state.inFlight + worst > state.budget.limit)
            whole.budget = budgetText(state.budget);
    }
    whole.columns = std::move(forecasts);
    Q_EMIT estimated(whole);
}

QString comparisonEstimateText(const ComparisonForecast &forecast)
{
    QStringList parts{ComparisonEstimate::tr("%n calls", nullptr, forecast.calls)};
    const int priced = int(forecast.columns.size()) - forecast.unpriced;
    if (priced == 0) {
        parts << ComparisonEstimate::tr("unpriced");
        return parts.join(QStringLiteral(", "));
    }
    parts << ComparisonEstimate::tr("estimate %1").arg(forecast.expected.toDisplay());
    if (forecast.unlimited == 0)
        parts << ComparisonEstimate::tr("at most %1").arg(forecast.most.toDisplay());
    else
        parts << ComparisonEstimate::tr("no known limit");
    if (forecast.unpriced > 0)
        parts << ComparisonEstimate::tr("%n columns unpriced", nullptr, forecast.unpriced);
    return parts.join(QStringLiteral(", "));
}

QString shortComparisonEstimateText(const ComparisonForecast &forecast)
{
    if (int(forecast.columns.size()) == forecast.unpriced)
        return ComparisonEstimate::tr("unpriced");
    return forecast.unlimited == 0 ? ComparisonEstimate::tr("at most %1").arg(forecast.most.toDisplay())
                                   : QLatin1Char('~') + forecast.expected.toDisplay();
}

QString comparisonEstimateReason(const ComparisonForecast &forecast, const std::vector<ComparisonColumn> &columns)
{
    QStringList lines;
    for (size_t i = 0; i < forecast.columns.size() && i < columns.size(); ++i) {
        const Forecast &one = forecast.columns[i];
        const QString name = columns[i].model;
        if (!one.expected)
            lines << ComparisonEstimate::tr("Column %1, %2: unpriced").arg(QString::number(i + 1), name);
        else if (one.most)
            lines << ComparisonEstimate::tr("Column %1, %2: %3 a call, at most %4")
                         .arg(QString::number(i + 1), name, one.expected->toDisplay(), one.most->toDisplay());
        else
            lines << ComparisonEstimate::tr("Column %1, %2: %3 a call, no limit of its answer is known")
                         .arg(QString::number(i + 1), name, one.expected->toDisplay());
    }
    if (forecast.unlimited > 0)
        lines << ComparisonEstimate::tr("Set “max tokens” for an upper limit.");
    lines << ComparisonEstimate::tr("An estimate: each provider counts for itself.");
    return lines.join(QLatin1Char('\n'));
}

}
