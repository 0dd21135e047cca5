#pragma once

#include "core/base/money.h"
#include "core/base/result.h"

#include <QDateTime>
#include <QList>

namespace heliograph {

/// How much may be spent in a day, a week or a month, by all calls or by some of them.
struct Budget {
    enum class Period { Day, Week, Month };
    enum class Scope { All, Provider, Model, User, Property };

    Money limit; ///< above 0
    Period period = Period::Month;
    Scope scope = Scope::All;
    QString property; ///< its name; Scope::Property only
    QString value; ///< what the scope has to be; empty with Scope::All only
    QList<int> warnAt{80}; ///< percent of the limit, ascending, 1 to 100
    bool stops = true; ///< a call that could pass the limit is not sent

    bool operator==(const Budget &) const = default;
};

/// What of a call decides which budgets it belongs to.
struct BudgetSubject {
    QString provider;
    QString model; ///< as it is asked for
    QString userId;
    QList<QPair<QString, QString>> properties;
};

/// To the letter, as the history compares names.
bool covers(const Budget &budget, const BudgetSubject &subject);
/// The history's filter for the calls of the budget; empty: all.
QString filterOf(const Budget &budget);
/// When the budget's present period began and will end, local midnights; weeks begin as the locale has them.
QDateTime periodStart(Budget::Period period, const QDateTime &now);
QDateTime periodEnd(Budget::Period period, const QDateTime &now);

/// "$5 a month for openai".
QString budgetText(const Budget &budget);
/// What keeps the budget from being used, in words; empty: nothing.
QString budgetProblem(const Budget &budget);

/// Budgets as they are kept in the settings, a JSON array. Error (Usage) says which one cannot be read.
Result<QList<Budget>> budgetsFromJson(const QByteArray &json);
QByteArray budgetsToJson(const QList<Budget> &budgets);

}
