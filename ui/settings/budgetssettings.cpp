#include "ui/settings/budgetssettings.h"

#include "core/budgets/budgetkeeper.h"
#include "ui/format.h"
#include "ui/settings/budgeteditor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/sharebar.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace heliograph {

namespace {

QString spentText(const BudgetState &state)
{
    QStringList parts{BudgetsSettings::tr("%1 of %2 spent, %3 %")
                          .arg(state.spent.total.toDisplay(), state.budget.limit.toDisplay())
                          .arg(state.percent())};
    if (!state.inFlight.isZero())
        parts << BudgetsSettings::tr("up to %1 under way").arg(state.inFlight.toDisplay());
    if (state.spent.unpriced > 0)
        parts << BudgetsSettings::tr("%1 unpriced, not counted").arg(countText(state.spent.unpriced));
    if (state.spent.estimated > 0)
        parts << BudgetsSettings::tr("%1 of it estimated").arg(state.spent.estimatedTotal.toDisplay());
    return parts.join(QStringLiteral(" · "));
}

}

BudgetsSettings::BudgetsSettings(const Services &services, QWidget *parent) :
    SettingsPanel(tr("Budgets"),
        tr("How much may be spent in a day, a week or a month. Warnings come in time, and calls that could cost too much "
           "are held back."),
        parent),
    m_services(services), m_list(new Card), m_editor(new BudgetEditor),
    m_add(new QPushButton(tr("Add a budget…")))
{
    setObjectName(QStringLiteral("budgetsSettings"));
    m_add->setObjectName(QStringLiteral("budgetAdd"));
    m_add->setToolTip(tr("Set an amount that must not be passed"));
    header()->addWidget(m_add);
    addRow(m_editor);
    addRow(m_list);
    m_editor->hide();
    connect(m_add, &QPushButton::clicked, this, [this] { edit(-1); });
    connect(m_editor, &BudgetEditor::closed, this, [this] {
        m_editor->hide();
        m_add->setFocus(Qt::OtherFocusReason);
    });
    connect(m_editor, &BudgetEditor::saved, this, [this](const Budget &budget) {
        QList<Budget> budgets = m_services.budgets.budgets();
        if (m_edited >= 0 && m_edited < budgets.size())
            budgets[m_edited] = budget;
        else
            budgets.append(budget);
        m_editor->hide();
        keep(budgets);
    });
    connect(&m_services.budgets, &BudgetKeeper::changed, this, &BudgetsSettings::showBudgets);
    showBudgets();
}

void BudgetsSettings::showBudgets()
{
    while (QLayoutItem *item = m_list->body()->takeAt(0)) {
        if (QWidget *old = item->widget()) {
            old->hide();
            old->deleteLater();
        }
        delete item;
    }
    const qsizetype count = m_services.budgets.states().size();
    for (qsizetype i = 0; i < count; ++i)
        m_list->body()->addWidget(makeRow(i));
    if (count == 0) {
        auto *none = new QLabel(tr("There is no budget yet, so nothing holds a call back."));
        none->setObjectName(QStringLiteral("noBudgets"));
        setTextRole(none, TextRole::Secondary);
        m_list->body()->addWidget(none);
    }
}

QWidget *BudgetsSettings::makeRow(qsizetype index)
{
    const BudgetState state = m_services.budgets.states().at(index);
    auto *row = new QWidget;
    auto *columns = new QHBoxLayout(row);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(spacing::kSmall);
    auto *words = new QVBoxLayout;
    words->setSpacing(spacing::kTiny);
    auto *title = new QLabel(budgetText(state.budget));
    title->setTextFormat(Qt::PlainText);
    title->setObjectName(QStringLiteral("budgetTitle"));
    auto *spent = new QLabel(spentText(state));
    spent->setObjectName(QStringLiteral("budgetSpent"));
    spent->setWordWrap(true);
    setTextRole(spent, state.percent() >= 100 ? TextRole::Bad : TextRole::Secondary);
    auto *bar = new ShareBar;
    bar->setShare(state.percent(), state.budget.warnAt.isEmpty() ? 100 : state.budget.warnAt.last());
    words->addWidget(title);
    words->addWidget(bar);
    words->addWidget(spent);
    columns->addLayout(words, 1);
    const auto button = [&](const QString &text, const QString &tip, const char *name) {
        auto *made = new QPushButton(text);
        made->setObjectName(QLatin1String(name));
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        columns->addWidget(made, 0, Qt::AlignVCenter);
        return made;
    };
    const QString what = budgetText(state.budget);
    connect(button(tr("Edit…"), tr("Change the budget %1").arg(what), "budgetEdit"),
        &QPushButton::clicked, this, [this, index] { edit(index); });
    connect(button(tr("Remove"), tr("Remove the budget %1").arg(what), "budgetRemove"),
        &QPushButton::clicked, this, [this, index] {
            QList<Budget> budgets = m_services.budgets.budgets();
            if (index < budgets.size())
                budgets.removeAt(index);
            keep(budgets);
        });
    return row;
}

void BudgetsSettings::edit(qsizetype index)
{
    m_edited = index;
    QStringList providers;
    for (const Provider &provider : m_services.providers().all())
        providers << provider.id;
    const QList<Budget> budgets = m_services.budgets.budgets();
    m_editor->open(index >= 0 && index < budgets.size() ? budgets[index] : Budget(), providers);
    ensureWidgetVisible(m_editor);
}

void BudgetsSettings::keep(const QList<Budget> &budgets)
{
    if (const Status status = m_services.budgets.setBudgets(budgets); !status)
        Q_EMIT failed(status.error().message);
}

}
