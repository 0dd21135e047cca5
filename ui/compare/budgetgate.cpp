#include "ui/compare/budgetgate.h"

#include "core/base/whenready.h"
#include "core/session/callengine.h"

namespace heliograph {

BudgetGate::BudgetGate(BudgetKeeper &budgets, QObject *parent) : QObject(parent), m_budgets(budgets) { }

BudgetGate::~BudgetGate()
{
    cancel();
}

void BudgetGate::ask(const std::vector<CallSpec> &specs)
{
    cancel();
    m_asking = true;
    m_answers = 0;
    m_error.reset();
    m_ids.clear();
    for (const CallSpec &spec : specs)
        m_ids.push_back(spec.id);
    const quint64 question = m_question;
    for (const CallSpec &spec : specs) {
        whenReady(m_budgets.admit(spec), this, [this, question](const Status &status) {
            if (question != m_question || !m_asking)
                return;
            if (!status && !m_error)
                m_error = status.error();
            if (++m_answers < m_ids.size())
                return;
            m_asking = false;
            if (!m_error) {
                Q_EMIT admitted();
                return;
            }
            release();
            Q_EMIT refused(*m_error);
        });
    }
}

void BudgetGate::cancel()
{
    ++m_question;
    if (std::exchange(m_asking, false))
        release();
}

void BudgetGate::release()
{
    for (const QUuid &id : m_ids)
        m_budgets.ended(id);
    m_ids.clear();
}

}
