#include "core/budgets/budget.h"

#include "core/base/json.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Budget)
};

template <typename Value> struct Named {
    Value value;
    const char *name;
};
constexpr std::array kPeriods{Named{Budget::Period::Day, "day"},
    Named{Budget::Period::Week, "week"}, Named{Budget::Period::Month, "month"}};
constexpr std::array kScopes{Named{Budget::Scope::All, "all"},
    Named{Budget::Scope::Provider, "provider"}, Named{Budget::Scope::Model, "model"},
    Named{Budget::Scope::User, "user"}, Named{Budget::Scope::Property, "property"}};

template <typename Table, typename Value> const char *nameOf(const Table &table, Value value)
{
    return std::find_if(
        table.begin(), table.end(), [value](const auto &row) { return row.value == value; })
        ->name;
}

template <typename Value, typename Table> std::optional<Value> valueOf(const Table &table, const QString &name)
{
    const auto row = std::find_if(
        table.begin(), table.end(), [&](const auto &one) { return name == QLatin1String(one.name); });
    return row == table.end() ? std::nullopt : std::optional(row->value);
}

QString quoted(QString text)
{
    text.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    text.replace(QLatin1Char('"'), QLatin1String("\\\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

/// What the filter language can name after "property.".
bool isPlainName(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.isLetterOrNumber() || QStringLiteral("-_.").contains(c);
    });
}

std::optional<Budget> budgetFromJson(const Json &json)
{
    const auto limit = Money::fromDecimal(stringMember(json, "limit"));
    const auto period = valueOf<Budget::Period>(kPeriods, stringMember(json, "period"));
    const QString scopeName = stringMember(json, "scope");
    const auto scope = scopeName.isEmpty() ? std::optional(Budget::Scope::All)
                                           : valueOf<Budget::Scope>(kScopes, scopeName);
    if (!limit || !period || !scope)
        return std::nullopt;
    Budget budget{*limit, *period, *scope, stringMember(json, "property"),
        stringMember(json, "value"), {}, true};
    for (const Json &share : member(json, "warn")) {
        if (!share.is_number_integer())
            return std::nullopt;
        budget.warnAt.append(int(share.get<qint64>()));
    }
    if (const Json &stops = member(json, "stop"); stops.is_boolean())
        budget.stops = stops.get<bool>();
    return budgetProblem(budget).isEmpty() ? std::optional(budget) : std::nullopt;
}

}

bool covers(const Budget &budget, const BudgetSubject &subject)
{
    switch (budget.scope) {
    case Budget::Scope::All:
        return true;
    case Budget::Scope::Provider:
        return budget.value == subject.provider;
    case Budget::Scope::Model:
        return budget.value == subject.model;
    case Budget::Scope::User:
        return budget.value == subject.userId;
    case Budget::Scope::Property:
        return std::any_of(subject.properties.begin(), subject.properties.end(),
            [&](const auto &one) {
                return one.first == budget.property && one.second == budget.value;
            });
    }
    return false;
}

QString filterOf(const Budget &budget)
{
    const QString value = quoted(budget.value);
    switch (budget.scope) {
    case Budget::Scope::All:
        break;
    case Budget::Scope::Provider:
        return QStringLiteral("provider = ") + value;
    case Budget::Scope::Model: // what a provider calls it in its answer may have a date behind it
        return QStringLiteral("(model = %1 or requested_model = %1)").arg(value);
    case Budget::Scope::User:
        return QStringLiteral("user = ") + value;
    case Budget::Scope::Property:
        return QStringLiteral("property.%1 = %2").arg(budget.property, value);
    }
    return {};
}

QDateTime periodStart(Budget::Period period, const QDateTime &now)
{
    QDate day = now.toLocalTime().date();
    if (period == Budget::Period::Month)
        day = QDate(day.year(), day.month(), 1);
    if (period == Budget::Period::Week)
        day = day.addDays(-((day.dayOfWeek() - int(QLocale().firstDayOfWeek()) + 7) % 7));
    return day.startOfDay();
}

QDateTime periodEnd(Budget::Period period, const QDateTime &now)
{
    const QDate first = periodStart(period, now).date();
    switch (period) {
    case Budget::Period::Day:
        return first.addDays(1).startOfDay();
    case Budget::Period::Week:
        return first.addDays(7).startOfDay();
    case Budget::Period::Month:
        break;
    }
    return first.addMonths(1).startOfDay();
}

QString budgetText(const Budget &budget)
{
    const QString limit = budget.limit.toDisplay();
    const QString amount = budget.period == Budget::Period::Day ? Tr::tr("%1 a day").arg(limit)
        : budget.period == Budget::Period::Week                 ? Tr::tr("%1 a week").arg(limit)
                                                                : Tr::tr("%1 a month").arg(limit);
    switch (budget.scope) {
    case Budget::Scope::All:
        break;
    case Budget::Scope::Provider:
    case Budget::Scope::Model:
        return Tr::tr("%1 for %2", "amount and period, provider or model").arg(amount, budget.value);
    case Budget::Scope::User:
        return Tr::tr("%1 for the user %2").arg(amount, budget.value);
    case Budget::Scope::Property:
        return Tr::tr("%1 for %2 = %3", "amount and period, property, its value")
            .arg(amount, budget.property, budget.value);
    }
    return amount;
}

QString budgetProblem(const Budget &budget)
{
    if (budget.limit <= Money())
        return Tr::tr("Write an amount above 0, such as 5 or 0.50.");
    if (budget.scope == Budget::Scope::Property && !isPlainName(budget.property))
        return Tr::tr("Name the property with letters, digits, hyphens, underscores or dots.");
    if (budget.scope != Budget::Scope::All && budget.value.trimmed().isEmpty())
        return Tr::tr("Say which one the budget is for.");
    const bool sound = std::all_of(budget.warnAt.begin(), budget.warnAt.end(),
                           [](int share) { return share >= 1 && share <= 100; })
        && std::is_sorted(budget.warnAt.begin(), budget.warnAt.end());
    return sound ? QString() : Tr::tr("Warnings come at 1 to 100 percent, in rising order: 50, 80.");
}

Result<QList<Budget>> budgetsFromJson(const QByteArray &json)
{
    QList<Budget> budgets;
    if (json.trimmed().isEmpty())
        return budgets;
    const auto list = parseJson(json);
    if (!list || !list->is_array())
        return Error{ErrorKind::Usage, Tr::tr("The budgets cannot be read: they should be a JSON array."), 0, {}};
    for (const Json &one : *list) {
        const auto budget = budgetFromJson(one);
        if (!budget)
            return Error{ErrorKind::Usage,
                Tr::tr("Budget %1 cannot be read. It should look like this: "
                       "{\"limit\": \"5\", \"period\": \"month\", \"scope\": \"provider\", "
                       "\"value\": \"openai\", \"warn\": [80], \"stop\": true}")
                    .arg(budgets.size() + 1),
                0, {}};
        budgets.append(*budget);
    }
    return budgets;
}

QByteArray budgetsToJson(const QList<Budget> &budgets)
{
    if (budgets.isEmpty())
        return {};
    Json list = Json::array();
    for (const Budget &budget : budgets) {
        Json json = Json::object();
        json["limit"] = toJson(budget.limit.toDecimal());
        json["period"] = nameOf(kPeriods, budget.period);
        json["scope"] = nameOf(kScopes, budget.scope);
        if (budget.scope == Budget::Scope::Property)
            json["property"] = toJson(budget.property);
        if (budget.scope != Budget::Scope::All)
            json["value"] = toJson(budget.value);
        json["warn"] = Json::array();
        for (const int share : budget.warnAt)
            json["warn"].push_back(share);
        json["stop"] = budget.stops;
        list.push_back(std::move(json));
    }
    return dumpJson(list);
}

}
