#include "core/budgets/budgetkeeper.h"

#include "core/base/aside.h"
#include "core/base/clock.h"
#include "core/base/settings.h"
#include "core/base/whenready.h"
#include "core/history/history.h"
#include "core/session/callengine.h"
#include "core/session/forecast.h"

#include <QLocale>
#include <QLoggingCategory>
#include <QPromise>

#include <algorithm>

namespace heliograph {

namespace {

Q_LOGGING_CATEGORY(lcBudgets, "heliograph.budgets")

const QString kSetting = QStringLiteral("budgets");
constexpr int kRefreshMs = 1'000;

BudgetSubject subjectOf(const CallSpec &spec)
{
    return {spec.provider.id, spec.request.model, spec.tags.userId, spec.tags.properties};
}

/// What the call may cost at most; nothing where no price is known.
std::optional<Money> worstCost(const CallSpec &spec, const PriceBook &prices, const QDateTime &now)
{
    const QString &provider =
        spec.provider.priceProvider.isEmpty() ? spec.provider.id : spec.provider.priceProvider;
    const Forecast cost = forecast(spec.request, spec.format, provider, prices, Calibration(), now);
    return cost.most ? cost.most : cost.expected;
}

}

int BudgetState::percent() const
{
    return int(std::min<double>(
        double(spent.total.pico()) * 100.0 / double(budget.limit.pico()), 1'000'000));
}

struct BudgetKeeper::Asking {
    QUuid id;
    BudgetSubject subject;
    QList<Budget> budgets; ///< that cover the call and stop
    std::optional<Money> worst;
    QPromise<Status> promise;

    void answer(const Status &status)
    {
        promise.addResult(status);
        promise.finish();
    }
};

BudgetKeeper::BudgetKeeper(
    Settings &settings, History &history, Prices prices, const Clock &clock, QObject *parent) :
    QObject(parent), m_settings(settings), m_history(history), m_prices(std::move(prices)),
    m_clock(clock)
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(kRefreshMs);
    connect(&m_refresh, &QTimer::timeout, this, &BudgetKeeper::refresh);
    connect(&m_history, &History::changed, this, [this] {
        if (!m_budgets.isEmpty() && !m_refresh.isActive())
            m_refresh.start();
    });
    connect(&m_settings, &Settings::changed, this, [this](const QString &key) {
        if (key == kSetting)
            load();
    });
    load();
}

BudgetKeeper::~BudgetKeeper() = default;

void BudgetKeeper::load()
{
    const auto read = budgetsFromJson(m_settings.get(kSetting).toUtf8());
    if (!read)
        qCWarning(lcBudgets, "%s", qUtf8Printable(read.error().message));
    m_budgets = read ? *read : QList<Budget>();
    m_states.clear();
    for (const Budget &budget : std::as_const(m_budgets))
        m_states.append({budget, {}, {}});
    Q_EMIT changed();
    refresh();
}

Status BudgetKeeper::setBudgets(const QList<Budget> &budgets)
{
    for (const Budget &budget : budgets) {
        if (const QString problem = budgetProblem(budget); !problem.isEmpty())
            return Error{ErrorKind::Usage, problem, 0, {}};
    }
    return m_settings.set(kSetting, QString::fromUtf8(budgetsToJson(budgets)));
}

QFuture<Status> BudgetKeeper::admit(const CallSpec &spec, bool overBudget)
{
    const auto asking = std::make_shared<Asking>();
    asking->id = spec.id;
    asking->subject = subjectOf(spec);
    asking->promise.start();
    const auto future = asking->promise.future();
    m_asking.insert(spec.id);
    const bool watched = std::any_of(m_budgets.begin(), m_budgets.end(),
        [&](const Budget &budget) { return covers(budget, asking->subject); });
    if (!watched) {
        m_asking.remove(spec.id);
        asking->answer(Done());
        return future;
    }
    for (const Budget &budget : std::as_const(m_budgets)) {
        if (budget.stops && !overBudget && covers(budget, asking->subject))
            asking->budgets.append(budget);
    }
    // A request may hold megabytes: its tokens are reckoned beside the window.
    const auto work = [spec, prices = m_prices(), now = m_clock.nowUtc()] {
        return worstCost(spec, *prices, now);
    };
    whenReady(aside(work), this, [this, asking](const std::optional<Money> &worst) {
        asking->worst = worst;
        askNext(asking);
    });
    return future;
}

void BudgetKeeper::askNext(const std::shared_ptr<Asking> &asking)
{
    QList<SpendQuestion> questions;
    for (const Budget &budget : std::as_const(asking->budgets))
        questions.append({periodStart(budget.period, m_clock.nowUtc()).toUTC(), filterOf(budget)});
    const quint64 question = ++m_question;
    m_open.insert(question);
    whenReady(m_history.spend(questions), this,
        [this, asking, question](const Result<QList<SpendSummary>> &spent) {
            decide(*asking, question, spent);
            m_open.remove(question);
            forgetEnded();
        });
}

void BudgetKeeper::decide(Asking &asking, quint64 question, const Result<QList<SpendSummary>> &spent)
{
    const bool wanted = m_asking.remove(asking.id);
    if (!spent) {
        asking.answer(Error{ErrorKind::Budget,
            tr("Your budgets cannot be checked, because what was spent cannot be read: %1")
                .arg(spent.error().message),
            0, {}});
        return;
    }
    const Money worst = asking.worst.value_or(Money());
    for (qsizetype i = 0; asking.worst && i < asking.budgets.size(); ++i) {
        const Budget &budget = asking.budgets[i];
        const Money before = spent->at(i).total;
        const Money underWay = inFlight(budget, question);
        if (before + underWay + worst <= budget.limit)
            continue;
        QStringList parts{tr("%1 is spent").arg(before.toDisplay())};
        if (!underWay.isZero())
            parts << tr("calls under way may cost %1").arg(underWay.toDisplay());
        parts << tr("this one may cost up to %1").arg(worst.toDisplay());
        const QDate free = periodEnd(budget.period, m_clock.nowUtc()).date();
        asking.answer(Error{ErrorKind::Budget,
            tr("The budget of %1 could be passed, so nothing was sent: %2. Lower max tokens, raise the budget, or "
               "wait until %3.")
                .arg(budgetText(budget), parts.join(QStringLiteral(", ")),
                    QLocale().toString(free, QLocale::LongFormat)),
            0, {}});
        return;
    }
    if (wanted)
        m_reserved.insert(asking.id, {asking.subject, worst, {}});
    asking.answer(Done());
}

void BudgetKeeper::ended(const QUuid &id)
{
    m_asking.remove(id);
    const auto reserved = m_reserved.find(id);
    if (reserved == m_reserved.end())
        return;
    // Answers to questions asked before now may not know the call's cost yet.
    reserved->endedAt = m_question;
    forgetEnded();
    if (!m_refresh.isActive())
        m_refresh.start();
}

void BudgetKeeper::forgetEnded()
{
    const quint64 oldest = m_open.isEmpty() ? m_question + 1 : *std::min_element(m_open.begin(), m_open.end());
    m_reserved.removeIf([oldest](auto one) { return one->endedAt && *one->endedAt < oldest; });
}

Money BudgetKeeper::inFlight(const Budget &budget, quint64 question) const
{
    Money sum;
    for (const Reservation &one : m_reserved) {
        const bool counted = one.endedAt && *one.endedAt < question;
        if (!counted && covers(budget, one.subject))
            sum += one.worst;
    }
    return sum;
}

void BudgetKeeper::refresh()
{
    if (m_budgets.isEmpty())
        return;
    QList<SpendQuestion> questions;
    for (const Budget &budget : std::as_const(m_budgets))
        questions.append({periodStart(budget.period, m_clock.nowUtc()).toUTC(), filterOf(budget)});
    const quint64 question = ++m_question;
    m_open.insert(question);
    whenReady(m_history.spend(questions), this,
        [this, question, asked = m_budgets](const Result<QList<SpendSummary>> &spent) {
            if (spent && asked == m_budgets)
                take(*spent, question);
            m_open.remove(question);
            forgetEnded();
        });
}

void BudgetKeeper::take(const QList<SpendSummary> &spent, quint64 question)
{
    for (qsizetype i = 0; i < m_states.size(); ++i) {
        m_states[i].spent = spent[i];
        m_states[i].inFlight = inFlight(m_states[i].budget, question);
    }
    Q_EMIT changed();
    for (const BudgetState &state : std::as_const(m_states)) {
        const QByteArray key = budgetsToJson({state.budget})
            + periodStart(state.budget.period, m_clock.nowUtc()).toString(Qt::ISODate).toLatin1();
        int highest = 0;
        for (const int share : state.budget.warnAt)
            highest = state.percent() >= share ? share : highest;
        if (highest > m_reached.value(key)) {
            m_reached.insert(key, highest);
            Q_EMIT reached(state.budget, state.percent());
        }
    }
}

}
