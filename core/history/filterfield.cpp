#include "core/history/filterfield.h"

#include "core/domain/call.h"
#include "core/history/columns.h"
#include "core/history/filtervalue.h"
#include "core/history/names.h"

#include <QCoreApplication>

#include <limits>

namespace heliograph {

namespace {

using Type = FilterField::Type;

struct Row {
    const char *name;
    Type type;
    const char *column;
    int nameKind = 0;
    QString (*sql)() = nullptr; ///< for a column that is worked out
};

constexpr std::array kFields{
    Row{"id", Type::Id, "c.uuid"},
    Row{"created", Type::Time, "c.created_at"},
    Row{"source", Type::Enumeration, "c.source"},
    Row{"provider", Type::Name, "c.provider", Names::Provider},
    Row{"format", Type::Enumeration, "c.format"},
    Row{"model", Type::Name, "c.model", Names::Model},
    Row{"requested_model", Type::Name, "c.requested_model", Names::Model},
    Row{"route", Type::Enumeration, "c.route"},
    Row{"status", Type::Enumeration, "c.status"},
    Row{"http_status", Type::Count, "nullif(c.http_status, 0)"},
    Row{"streamed", Type::Flag, "c.streamed"},
    Row{"attempts", Type::Count, "c.attempts"},
    Row{"input", Type::Count, "c.input"},
    Row{"cached_input", Type::Count, "c.cached_input"},
    Row{"output", Type::Count, "c.output"},
    Row{"reasoning", Type::Count, "c.reasoning"},
    Row{"tokens", Type::Count, "", 0, tokensSql},
    Row{"cost", Type::Cost, "c.cost_pico"},
    Row{"latency", Type::Duration, "c.latency_us"},
    Row{"ttft", Type::Duration, "c.ttft_us"},
    Row{"user", Type::Name, "c.user", Names::User},
    Row{"session", Type::Name, "c.session", Names::Session},
    Row{"session_name", Type::Name, "c.session_name", Names::SessionName},
    Row{"session_path", Type::Name, "c.session_path", Names::SessionPath},
    Row{"finish_reason", Type::Name, "c.finish_reason", Names::FinishReason},
    Row{"error", Type::Error, "c.error_kind", Names::ErrorName},
    Row{"cache_write", Type::Count, "", 0, cacheWriteSql},
    Row{"cache_write_5m", Type::Count, "c.cache_write_5m"},
    Row{"cache_write_1h", Type::Count, "c.cache_write_1h"},
    Row{"audio_input", Type::Count, "c.audio_input"},
    Row{"cached_audio_input", Type::Count, "c.cached_audio_input"},
    Row{"audio_output", Type::Count, "c.audio_output"},
    Row{"image_input", Type::Count, "c.image_input"},
    Row{"cached_image_input", Type::Count, "c.cached_image_input"},
    Row{"image_output", Type::Count, "c.image_output"},
    Row{"web_searches", Type::Count, "c.web_searches"},
    Row{"speed", Type::Rate, "", 0, speedSql},
    Row{"cost_basis", Type::Enumeration, "c.cost_basis"},
    Row{"helicone_cache", Type::Enumeration, "c.helicone_cache"},
    Row{"rating", Type::Rating, "", 0, ratingSql},
    Row{"note", Type::Note, ""},
    Row{"label", Type::Label, ""},
    Row{"prompt_name", Type::PromptName, ""},
    Row{"prompt_version", Type::PromptVersion, ""},
    Row{"prompt", Type::Text, "prompt"},
    Row{"answer", Type::Text, "answer"},
};

/// The names of an enumeration in the order of their numbers, from its name function.
template <typename Enum> QStringList namesOf(QString (*name)(Enum))
{
    QStringList names;
    for (int i = 0; !name(Enum(i)).isEmpty(); ++i)
        names.append(name(Enum(i)));
    return names;
}

QStringList enumerationNames(const QString &field)
{
    if (field == QLatin1String("source"))
        return namesOf(sourceName);
    if (field == QLatin1String("route"))
        return namesOf(routeName);
    if (field == QLatin1String("format"))
        return namesOf(wireFormatName);
    if (field == QLatin1String("cost_basis"))
        return {QStringLiteral("exact"), QStringLiteral("estimated"), QStringLiteral("declared")};
    if (field == QLatin1String("helicone_cache"))
        return {QStringLiteral("miss"), QStringLiteral("hit")};
    if (field == QLatin1String("rating"))
        return namesOf(ratingName);
    return namesOf(callStatusName);
}

QStringList errorNames()
{
    return namesOf(errorKindName);
}

QString sqlText(const FilterField &field)
{
    return QStringLiteral("(SELECT t.%1 FROM call_texts t WHERE t.call = c.id)").arg(field.column);
}

std::shared_ptr<FilterNode> leaf(FilterNode::Kind kind, const FilterField &field)
{
    auto node = std::make_shared<FilterNode>();
    node->kind = kind;
    if (field.type == Type::Property)
        node->property = field.name;
    else
        node->column = field.column;
    return node;
}

std::shared_ptr<FilterNode> rangeLeaf(const FilterField &field, qint64 from, qint64 to)
{
    const auto node = leaf(FilterNode::Kind::Range, field);
    node->from = from;
    node->to = to;
    return node;
}

std::shared_ptr<FilterNode> namesLeaf(const FilterField &field, int kind, const QString &compare, const QVariant &bind)
{
    const auto node = leaf(FilterNode::Kind::Among, field);
    node->names = {QStringLiteral("kind = %1 AND text %2").arg(kind).arg(compare), {bind}, {}};
    return node;
}

/// Of marks there are few, so that the calls that have them are looked up at once.
SqlCondition amongRows(const QString &select, const QVariantList &binds)
{
    const auto node = std::make_shared<FilterNode>();
    node->kind = FilterNode::Kind::Rows;
    node->rows = {select, binds, {}};
    return {QStringLiteral("c.id IN (%1)").arg(select), binds, node};
}

Error wrongOperator(const FilterField &field, const FilterToken &op, const char *allowed)
{
    return filterError(op.column,
        QCoreApplication::translate("Filter", "“%1” can be compared with %2 only, not %3.")
            .arg(field.name, QLatin1String(allowed), op.text));
}

Error notAmong(const FilterToken &value, const QStringList &names)
{
    return filterError(value.column,
        QCoreApplication::translate("Filter", "expected one of %1, found %2.")
            .arg(names.join(QStringLiteral(", ")), value.shown()));
}

Result<SqlCondition> numberCondition(
    const FilterField &field, const FilterToken &op, const Result<qint64> &number)
{
    if (!number)
        return number.error();
    if (op.text == QLatin1String("~"))
        return wrongOperator(field, op, "= != > >= < <=");
    constexpr qint64 least = std::numeric_limits<qint64>::min() + 1; // below is kUnset
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    qint64 from = least;
    qint64 to = most;
    if (op.text == QLatin1String("=") || op.text == QLatin1String(">="))
        from = *number;
    if (op.text == QLatin1String("=") || op.text == QLatin1String("<="))
        to = *number;
    if (op.text == QLatin1String(">"))
        from = *number + (*number < most);
    if (op.text == QLatin1String("<"))
        to = *number - (*number > least);
    if ((op.text == QLatin1String(">") && *number == most) || (op.text == QLatin1String("<") && *number <= least))
        to = from - 1; // nothing
    return SqlCondition{
        QStringLiteral("%1 %2 ?").arg(field.column, op.text), {*number}, rangeLeaf(field, from, to)};
}

Result<SqlCondition> timeCondition(
    const FilterField &field, const FilterToken &op, const FilterToken &value, const QDateTime &now)
{
    const auto span = readFilterTime(value, now);
    if (!span)
        return span.error();
    const QString &column = field.column;
    constexpr qint64 least = std::numeric_limits<qint64>::min() + 1;
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    if (op.text == QLatin1String("="))
        return SqlCondition{QStringLiteral("%1 >= ? AND %1 < ?").arg(column), {span->from, span->to},
            rangeLeaf(field, span->from, span->to - 1)};
    if (op.text == QLatin1String(">"))
        return SqlCondition{column + QStringLiteral(" >= ?"), {span->to}, rangeLeaf(field, span->to, most)};
    if (op.text == QLatin1String(">="))
        return SqlCondition{column + QStringLiteral(" >= ?"), {span->from}, rangeLeaf(field, span->from, most)};
    if (op.text == QLatin1String("<"))
        return SqlCondition{column + QStringLiteral(" < ?"), {span->from}, rangeLeaf(field, least, span->from - 1)};
    if (op.text == QLatin1String("<="))
        return SqlCondition{column + QStringLiteral(" < ?"), {span->to}, rangeLeaf(field, least, span->to - 1)};
    return wrongOperator(field, op, "= != > >= < <=");
}

Result<SqlCondition> idCondition(
    const FilterField &field, const FilterToken &op, const FilterToken &value)
{
    QByteArray digits = value.text.toLatin1().toLower();
    digits.replace('-', "").replace('{', "").replace('}', "");
    const bool hex =
        std::all_of(digits.begin(), digits.end(), [](char c) { return isxdigit(uchar(c)) != 0; });
    if (!hex || digits.isEmpty() || digits.size() > 32) {
        return filterError(value.column,
            QCoreApplication::translate("Filter", "expected an id or its beginning, found %1.")
                .arg(value.shown()));
    }
    if (op.text == QLatin1String("="))
        return SqlCondition{QStringLiteral("c.uuid BETWEEN ? AND ?"),
            {QByteArray::fromHex(digits.leftJustified(32, '0')),
                QByteArray::fromHex(digits.leftJustified(32, 'f'))}};
    if (op.text == QLatin1String("~"))
        return SqlCondition{QStringLiteral("lower(hex(c.uuid)) GLOB ?"),
            {QString(u'*' + QString::fromLatin1(digits) + u'*')}};
    return wrongOperator(field, op, "= != ~ !~");
}

Result<SqlCondition> enumerationCondition(
    const FilterField &field, const FilterToken &op, const FilterToken &value)
{
    const QStringList names = enumerationNames(field.name);
    QStringList numbers;
    const auto node = leaf(FilterNode::Kind::Among, field);
    for (qsizetype i = 0; i < names.size(); ++i) {
        const bool fits = op.text == QLatin1String("=")
            ? names[i].compare(value.text, Qt::CaseInsensitive) == 0
            : names[i].contains(value.text, Qt::CaseInsensitive);
        if (fits) {
            numbers.append(QString::number(i));
            node->numbers.append(i);
        }
    }
    if (op.text == QLatin1String("=") && numbers.isEmpty())
        return notAmong(value, names);
    if (op.text != QLatin1String("=") && op.text != QLatin1String("~"))
        return wrongOperator(field, op, "= != ~ !~");
    return SqlCondition{QStringLiteral("%1 IN (%2)").arg(field.column, numbers.join(u',')), {}, node};
}

Result<SqlCondition> ratingCondition(const FilterField &field, const FilterToken &op, const FilterToken &value)
{
    const auto rating = ratingFromName(value.text.toLower());
    if (!rating)
        return notAmong(value, enumerationNames(field.name));
    if (op.text != QLatin1String("="))
        return wrongOperator(field, op, "= !=");
    return amongRows(QStringLiteral("SELECT call FROM marks WHERE rating = ?"), {int(*rating)});
}

/// By the table of calls that were made from prompts, which has an index by prompt and version.
Result<SqlCondition> versionCondition(const FilterField &field, const FilterToken &op, const FilterToken &value)
{
    const auto number = readFilterCount(value);
    if (!number)
        return number.error();
    if (op.text == QLatin1String("~"))
        return wrongOperator(field, op, "= != > >= < <=");
    return amongRows(QStringLiteral("SELECT call FROM prompt_uses WHERE version %1 ?").arg(op.text), {*number});
}

Result<SqlCondition> wordCondition(
    const FilterField &field, const FilterToken &op, const FilterToken &value)
{
    const bool equal = op.text == QLatin1String("=");
    if (!equal && op.text != QLatin1String("~"))
        return wrongOperator(field, op, "= != ~ !~");
    const QVariant bind = equal ? value.text : containsPattern(value.text);
    const QString compare = equal ? QStringLiteral("= ?") : QStringLiteral("GLOB ?");
    switch (field.type) {
    case Type::Name:
        return SqlCondition{
            QStringLiteral("%1 IN (SELECT id FROM names WHERE kind = %2 AND text %3)")
                .arg(field.column)
                .arg(field.nameKind)
                .arg(compare),
            {bind}, namesLeaf(field, field.nameKind, compare, bind)};
    case Type::Property:
        return SqlCondition{
            QStringLiteral(
                "c.id IN (SELECT call FROM call_properties WHERE "
                "name IN (SELECT id FROM names WHERE kind = %1 AND text = ? COLLATE NOCASE) AND "
                "value IN (SELECT id FROM names WHERE kind = %2 AND text %3))")
                .arg(int(Names::PropertyName))
                .arg(int(Names::PropertyValue))
                .arg(compare),
            {field.name, bind}, namesLeaf(field, Names::PropertyValue, compare, bind)};
    case Type::Error:
        if (equal) {
            const QStringList names = errorNames();
            if (!names.contains(value.text, Qt::CaseInsensitive))
                return notAmong(value, names);
            return SqlCondition{
                QStringLiteral(
                    "c.error_kind IN (SELECT id FROM names WHERE kind = %1 AND text = ?)")
                    .arg(int(Names::ErrorName)),
                {value.text.toLower()}, namesLeaf(field, Names::ErrorName, compare, value.text.toLower())};
        }
        return SqlCondition{
            QStringLiteral(
                "c.error_kind IS NOT NULL AND (c.error_kind IN (SELECT id FROM names WHERE kind = "
                "%1 AND "
                "text GLOB ?) OR (SELECT t.error FROM call_texts t WHERE t.call = c.id) GLOB ?)")
                .arg(int(Names::ErrorName)),
            {bind, bind}};
    case Type::Note:
        return amongRows(QStringLiteral("SELECT call FROM marks WHERE note ") + compare, {bind});
    case Type::Label:
        return amongRows(QStringLiteral("SELECT call FROM labels WHERE label ") + compare, {bind});
    case Type::PromptName:
        return amongRows(QStringLiteral("SELECT call FROM prompt_uses WHERE name ") + compare, {bind});
    default:
        return SqlCondition{sqlText(field) + u' ' + compare, {bind}};
    }
}

}

std::optional<FilterField> findFilterField(const QString &name)
{
    for (const Row &row : kFields) {
        if (name.compare(QLatin1String(row.name), Qt::CaseInsensitive) != 0)
            continue;
        const QString column = row.sql ? row.sql() : QString(QLatin1String(row.column));
        return FilterField{row.type, QLatin1String(row.name), column, row.nameKind};
    }
    return std::nullopt;
}

QStringList filterValues(const QString &name)
{
    const auto field = findFilterField(name);
    if (!field)
        return {};
    if (field->type == Type::Enumeration || field->type == Type::Rating)
        return enumerationNames(field->name);
    if (field->type == Type::Error)
        return errorNames();
    if (field->type == Type::Flag)
        return {QStringLiteral("true"), QStringLiteral("false")};
    return {};
}

QStringList filterFields()
{
    QStringList names;
    for (const Row &row : kFields)
        names.append(QLatin1String(row.name));
    return names;
}

bool isUnsetWord(const FilterField &field, const FilterToken &value)
{
    return value.is(QLatin1String("null")) || value.is(QLatin1String("unset"))
        || (field.type == Type::Cost && value.is(QLatin1String("unpriced")));
}

SqlCondition unsetCondition(const FilterField &field)
{
    if (field.type == Type::Text)
        return {sqlText(field) + QStringLiteral(" IS NULL"), {}, {}};
    const bool ofPrompt = field.type == Type::PromptName || field.type == Type::PromptVersion;
    if (field.type == Type::Rating || field.type == Type::Note || field.type == Type::Label || ofPrompt) {
        const SqlCondition set = amongRows(field.type == Type::Label ? QStringLiteral("SELECT call FROM labels")
                : ofPrompt ? QStringLiteral("SELECT call FROM prompt_uses")
                : QStringLiteral("SELECT call FROM marks WHERE %1 IS NOT NULL").arg(field.name), {});
        const auto node = std::make_shared<FilterNode>(*set.node);
        node->negated = true;
        return {QStringLiteral("NOT %1").arg(set.sql), {}, node};
    }
    const auto node = leaf(FilterNode::Kind::Set, field);
    node->negated = true;
    if (field.type == Type::Property)
        return {QStringLiteral(
                    "c.id NOT IN (SELECT call FROM call_properties WHERE "
                    "name IN (SELECT id FROM names WHERE kind = %1 AND text = ? COLLATE NOCASE))")
                    .arg(int(Names::PropertyName)),
            {field.name}, node};
    return {field.column + QStringLiteral(" IS NULL"), {}, field.type == Type::Id ? nullptr : node};
}

Result<SqlCondition> comparisonCondition(
    const FilterField &field, const FilterToken &op, const FilterToken &value, const QDateTime &now)
{
    switch (field.type) {
    case Type::Id:
        return idCondition(field, op, value);
    case Type::Time:
        return timeCondition(field, op, value, now);
    case Type::Enumeration:
        return enumerationCondition(field, op, value);
    case Type::Count:
        return numberCondition(field, op, readFilterCount(value));
    case Type::Cost:
        return numberCondition(field, op, readFilterCost(value));
    case Type::Duration:
        return numberCondition(field, op, readFilterDuration(value));
    case Type::Rate:
        return numberCondition(field, op, readFilterRate(value));
    case Type::Rating:
        return ratingCondition(field, op, value);
    case Type::PromptVersion:
        return versionCondition(field, op, value);
    case Type::Flag: {
        const auto flag = readFilterFlag(value);
        if (!flag)
            return flag.error();
        if (op.text != QLatin1String("="))
            return wrongOperator(field, op, "= !=");
        return SqlCondition{field.column + QStringLiteral(" = ?"), {*flag}, rangeLeaf(field, *flag, *flag)};
    }
    case Type::Name:
    case Type::Text:
    case Type::Error:
    case Type::Property:
    case Type::Note:
    case Type::Label:
    case Type::PromptName:
        break;
    }
    return wordCondition(field, op, value);
}

}
