#include "ui/settings/budgeteditor.h"

#include "ui/theme/theme.h"
#include "ui/widgets/formrow.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QShortcut>

namespace heliograph {

namespace {

/// "50, 80" as numbers; a text that is none becomes -1, which no budget takes.
QList<int> sharesOf(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("[\\s,;%]+"));
    QList<int> shares;
    for (const QString &word : text.split(between, Qt::SkipEmptyParts)) {
        bool ok = false;
        const int share = word.toInt(&ok);
        shares.append(ok ? share : -1);
    }
    return shares;
}

}

BudgetEditor::BudgetEditor(QWidget *parent) :
    Card(tr("Budget"), parent), m_limit(new QLineEdit), m_period(new QComboBox),
    m_scope(new QComboBox), m_property(new QLineEdit), m_value(new QLineEdit),
    m_warn(new QLineEdit), m_stops(new QCheckBox(tr("Send nothing that could pass it")))
{
    setObjectName(QStringLiteral("budgetEditor"));
    setHighlighted(true);
    m_limit->setObjectName(QStringLiteral("budgetLimit"));
    m_limit->setPlaceholderText(QStringLiteral("5.00"));
    m_period->setObjectName(QStringLiteral("budgetPeriod"));
    m_period->addItem(tr("a day"), int(Budget::Period::Day));
    m_period->addItem(tr("a week"), int(Budget::Period::Week));
    m_period->addItem(tr("a month"), int(Budget::Period::Month));
    m_scope->setObjectName(QStringLiteral("budgetScope"));
    m_scope->addItem(tr("all calls"), int(Budget::Scope::All));
    m_scope->addItem(tr("one provider"), int(Budget::Scope::Provider));
    m_scope->addItem(tr("one model"), int(Budget::Scope::Model));
    m_scope->addItem(tr("one user"), int(Budget::Scope::User));
    m_scope->addItem(tr("one value of a property"), int(Budget::Scope::Property));
    m_property->setObjectName(QStringLiteral("budgetProperty"));
    m_property->setPlaceholderText(QStringLiteral("app"));
    m_value->setObjectName(QStringLiteral("budgetValue"));
    m_warn->setObjectName(QStringLiteral("budgetWarn"));
    m_warn->setPlaceholderText(tr("never"));
    m_stops->setObjectName(QStringLiteral("budgetStops"));

    m_limitRow = new FormRow(tr("At most (USD)"), m_limit);
    m_propertyRow = new FormRow(tr("Property"), m_property);
    m_valueRow = new FormRow(tr("Which"), m_value);
    m_warnRow = new FormRow(tr("Warn at (%)"), m_warn, tr("Shares of the amount, with commas between: 50, 80"));
    body()->addWidget(m_limitRow);
    body()->addWidget(new FormRow(tr("In"), m_period));
    body()->addWidget(new FormRow(tr("For"), m_scope));
    body()->addWidget(m_propertyRow);
    body()->addWidget(m_valueRow);
    body()->addWidget(m_warnRow);
    body()->addWidget(new FormRow({}, m_stops,
        tr("What a call may cost at most counts in full while it is under way. A single call can be sent all the same. "
           "Calls without a known price are not held up.")));

    auto *save = new QPushButton(tr("Save"));
    save->setObjectName(QStringLiteral("budgetSave"));
    save->setToolTip(tr("Keep the budget (Enter)"));
    setPrimary(save);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("budgetCancel"));
    cancel->setToolTip(tr("Leave the budgets as they are (Esc)"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    body()->addLayout(buttons);
    connect(save, &QPushButton::clicked, this, &BudgetEditor::save);
    connect(cancel, &QPushButton::clicked, this, &BudgetEditor::closed);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &BudgetEditor::showScope);
    for (QLineEdit *field : {m_limit, m_property, m_value, m_warn})
        connect(field, &QLineEdit::returnPressed, this, &BudgetEditor::save);
    auto *escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &BudgetEditor::closed);
}

void BudgetEditor::open(const Budget &budget, const QStringList &names)
{
    m_providers = names;
    m_limit->setText(budget.limit.isZero() ? QString() : budget.limit.toDecimal());
    m_period->setCurrentIndex(m_period->findData(int(budget.period)));
    m_scope->setCurrentIndex(m_scope->findData(int(budget.scope)));
    m_property->setText(budget.property);
    m_value->setText(budget.value);
    QStringList shares;
    for (const int share : budget.warnAt)
        shares << QString::number(share);
    m_warn->setText(shares.join(QStringLiteral(", ")));
    m_stops->setChecked(budget.stops);
    for (FormRow *row : {m_limitRow, m_propertyRow, m_valueRow, m_warnRow})
        row->setError({});
    showScope();
    show();
    m_limit->setFocus(Qt::OtherFocusReason);
}

void BudgetEditor::showScope()
{
    const auto scope = Budget::Scope(m_scope->currentData().toInt());
    m_propertyRow->setVisible(scope == Budget::Scope::Property);
    m_valueRow->setVisible(scope != Budget::Scope::All);
    m_value->setPlaceholderText(scope == Budget::Scope::Provider ? QStringLiteral("openai")
            : scope == Budget::Scope::Model                      ? QStringLiteral("gpt-4.1-mini")
                                                                 : QString());
    m_value->setCompleter(nullptr);
    if (scope == Budget::Scope::Provider) {
        auto *completer = new QCompleter(m_providers, m_value);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        m_value->setCompleter(completer);
    }
}

Budget BudgetEditor::read() const
{
    Budget budget;
    QString amount = m_limit->text().trimmed();
    if (amount.startsWith(QLatin1Char('$')))
        amount.remove(0, 1);
    budget.limit = Money::fromDecimal(amount).value_or(Money());
    budget.period = Budget::Period(m_period->currentData().toInt());
    budget.scope = Budget::Scope(m_scope->currentData().toInt());
    if (budget.scope == Budget::Scope::Property)
        budget.property = m_property->text().trimmed();
    if (budget.scope != Budget::Scope::All)
        budget.value = m_value->text().trimmed();
    if (budget.scope == Budget::Scope::Provider)
        budget.value = budget.value.toLower(); // an id
    budget.warnAt = sharesOf(m_warn->text());
    budget.stops = m_stops->isChecked();
    return budget;
}

void BudgetEditor::save()
{
    const Budget budget = read();
    const QString problem = budgetProblem(budget);
    Budget bare = budget; // what is wrong stands beside the field that is wrong
    bare.warnAt.clear();
    const bool warnIsWrong = !problem.isEmpty() && budgetProblem(bare).isEmpty();
    bare.scope = Budget::Scope::All;
    const bool limitIsWrong = !budgetProblem(bare).isEmpty();
    const bool valueIsWrong = !problem.isEmpty() && !warnIsWrong && !limitIsWrong;
    const bool propertyIsWrong = valueIsWrong && budget.scope == Budget::Scope::Property
        && !budget.value.isEmpty();
    m_limitRow->setError(limitIsWrong ? problem : QString());
    m_propertyRow->setError(propertyIsWrong ? problem : QString());
    m_valueRow->setError(valueIsWrong && !propertyIsWrong ? problem : QString());
    m_warnRow->setError(warnIsWrong ? problem : QString());
    if (problem.isEmpty())
        Q_EMIT saved(budget);
}

}
