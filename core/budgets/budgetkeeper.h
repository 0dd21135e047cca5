#pragma once

#include "core/budgets/budget.h"
#include "core/history/callquery.h"
#include "core/pricing/pricebook.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>
#include <QUuid>

#include <functional>
#include <memory>

namespace heliograph {

class Clock;
class History;
class Settings;
struct CallSpec;

/// What a budget has seen of its present period.
struct BudgetState {
    Budget budget;
    SpendSummary spent; ///< calls that have ended
    Money inFlight; ///< what those under way may cost at most
    int percent() const; ///< of the limit, rounded down; what is under way does not count
};

/// Keeps the user's budgets: says before a call is sent whether it could pass one that stops, counts in what the calls
/// under way may still cost, and tells when a warning share is reached. Lives in the thread that sends (the window's).
class BudgetKeeper final : public QObject
{
    Q_OBJECT

public:
    using Prices = std::function<std::shared_ptr<const PriceBook>()>;

    /// All of these outlive the keeper.
    BudgetKeeper(Settings &settings, History &history, Prices prices, const Clock &clock, QObject *parent = nullptr);
    ~BudgetKeeper() override;

    /// As they stand in the settings; none where they cannot be read.
    QList<Budget> budgets() const { return m_budgets; }
    Status setBudgets(const QList<Budget> &budgets);

    /// Whether the call may be sent. Ok: its worst cost is set aside until ended(id). Error (Budget) says which budget
    /// it could pass and what helps. overBudget: the user wants it all the same, this once.
    /// A call without a known price is let through: nobody knows what it will cost. Where no limit of its answer is
    /// known, what such answers mostly cost stands in for the worst.
    QFuture<Status> admit(const CallSpec &spec, bool overBudget = false);
    /// The call has ended and is handed over to the history, or will not be sent after all.
    void ended(const QUuid &id);

    /// All budgets as they stand, in their order.
    QList<BudgetState> states() const { return m_states; }
    void refresh();

Q_SIGNALS:
    void changed(); ///< states() or budgets()
    /// A share was reached for the first time in this period and program run; percent: the highest one reached.
    void reached(const heliograph::Budget &budget, int percent);

private:
    struct Reservation {
        BudgetSubject subject;
        Money worst;
        std::optional<quint64> endedAt; ///< number of the newest question when the call ended; unset: under way
    };
    struct Asking;
    void load();
    void askNext(const std::shared_ptr<Asking> &asking);
    void decide(Asking &asking, quint64 question, const Result<QList<SpendSummary>> &spent);
    void forgetEnded();
    /// What calls may still cost that the answer to this question does not know of.
    Money inFlight(const Budget &budget, quint64 question) const;
    void take(const QList<SpendSummary> &spent, quint64 question);

    Settings &m_settings;
    History &m_history;
    Prices m_prices;
    const Clock &m_clock;
    QList<Budget> m_budgets;
    QList<BudgetState> m_states;
    QHash<QUuid, Reservation> m_reserved;
    QSet<QUuid> m_asking; ///< calls that wait for an answer of admit()
    QHash<QByteArray, int> m_reached; ///< by budget and period
    quint64 m_question = 0; ///< the newest one to the history
    QSet<quint64> m_open; ///< questions without an answer yet
    QTimer m_refresh; ///< bundles the changes of the history
};

}
