#pragma once

#include "core/budgets/budget.h"
#include "ui/services.h"
#include "ui/settings/settingspanel.h"

class QPushButton;

namespace heliograph {

class BudgetEditor;
class Card;

/// The budgets, each with what is spent of it, and the form to add and change one.
class BudgetsSettings final : public SettingsPanel
{
    Q_OBJECT

public:
    explicit BudgetsSettings(const Services &services, QWidget *parent = nullptr);

Q_SIGNALS:
    void failed(const QString &message);

private:
    void showBudgets();
    QWidget *makeRow(qsizetype index);
    void edit(qsizetype index); ///< -1: a new one
    void keep(const QList<Budget> &budgets);

    Services m_services;
    Card *m_list;
    BudgetEditor *m_editor;
    QPushButton *m_add;
    qsizetype m_edited = -1;
};

}
