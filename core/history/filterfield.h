#pragma once

#include "core/history/filter.h"
#include "core/history/filterlexer.h"

namespace heliograph {

/// What a filter compares: a column of calls, or a property by name.
struct FilterField {
    enum class Type {
        Id,
        Time,
        Enumeration,
        Name,
        Count,
        Cost,
        Duration,
        Flag,
        Text,
        Error,
        Property,
        Rate,
        Rating,
        Note,
        Label,
        PromptName,
        PromptVersion
    };
    Type type = Type::Text;
    QString name; ///< as typed in a filter, lower case; of a property: its own name
    QString column; ///< SQL, for Type::Text of call_texts
    int nameKind = 0; ///< Names::Kind, for Type::Name
};

/// Nothing for a name that is no field; properties are not looked up here.
std::optional<FilterField> findFilterField(const QString &name);

/// Unquoted: null, unset, and for a cost unpriced.
bool isUnsetWord(const FilterField &field, const FilterToken &value);
/// The condition that the field has no value.
SqlCondition unsetCondition(const FilterField &field);

/// A comparison with one of = > >= < <= ~. Where the field has no value the SQL is not true.
Result<SqlCondition> comparisonCondition(const FilterField &field, const FilterToken &op,
    const FilterToken &value, const QDateTime &now);

}
