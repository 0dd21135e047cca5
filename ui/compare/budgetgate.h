#pragma once

#include "core/budgets/budgetkeeper.h"

namespace heliograph {

/// Asks the budgets about many calls before the first of them is sent: all may be sent, or none.
class BudgetGate final : public QObject
{
    Q_OBJECT

public:
    /// The keeper outlives the gate.
    explicit BudgetGate(BudgetKeeper &budgets, QObject *parent = nullptr);
    ~BudgetGate() override;

    /// admitted() or refused() follows, unless cancelled or asked anew. Once admitted the worst cost of each is set
    /// aside until BudgetKeeper::ended() is called for it.
    void ask(const std::vector<CallSpec> &specs);
    void cancel(); ///< nothing stays set aside
    bool asking() const { return m_asking; }

Q_SIGNALS:
    void admitted();
    void refused(const heliograph::Error &error); ///< Budget: which one could be passed

private:
    void release();

    BudgetKeeper &m_budgets;
    std::vector<QUuid> m_ids;
    std::optional<Error> m_error;
    size_t m_answers = 0;
    quint64 m_question = 0;
    bool m_asking = false;
};

}
