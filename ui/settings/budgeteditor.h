#pragma once

#include "core/budgets/budget.h"
#include "ui/widgets/card.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace heliograph {

class FormRow;

/// The form for one budget.
class BudgetEditor final : public Card
{
    Q_OBJECT

public:
    explicit BudgetEditor(QWidget *parent = nullptr);

    /// names: what the value may be completed from, the providers' ids.
    void open(const Budget &budget, const QStringList &names);

Q_SIGNALS:
    void saved(const heliograph::Budget &budget);
    void closed(); ///< without saving

private:
    void showScope();
    void save();
    Budget read() const;

    QLineEdit *m_limit;
    QComboBox *m_period;
    QComboBox *m_scope;
    QLineEdit *m_property;
    QLineEdit *m_value;
    QLineEdit *m_warn;
    QCheckBox *m_stops;
    FormRow *m_limitRow;
    FormRow *m_propertyRow;
    FormRow *m_valueRow;
    FormRow *m_warnRow;
    QStringList m_providers;
};

}
