#include "core/history/filter.h"

#include "core/history/filterfield.h"
#include "core/history/filterlexer.h"

#include <QCoreApplication>

namespace heliograph {

namespace {

constexpr int kMaxDepth = 50; // SQLite's own limits are far above both
constexpr int kMaxComparisons = 100;
FilterNode nodeOf(const SqlCondition &condition)
{
    if (condition.node)
        return *condition.node;
    FilterNode node;
    node.sql = condition;
    return node;
}

constexpr qsizetype kMaxValue = 1000; // characters of text to compare with

QString translate(const char *text)
{
    return QCoreApplication::translate("Filter", text);
}

/// Recursive descent; not is carried down to the comparisons, so that an index can still serve the
/// others.
class Parser final
{
public:
    Parser(std::vector<FilterToken> tokens, const QDateTime &now)
        : m_tokens(std::move(tokens)), m_now(now)
    {
    }

    Result<SqlCondition> parse()
    {
        if (now().kind == FilterToken::Kind::End)
            return SqlCondition{};
        auto condition = any(false);
        if (condition && now().kind != FilterToken::Kind::End)
            return unexpected(translate(QT_TRANSLATE_NOOP("Filter", "“and”, “or” or the end")));
        return condition;
    }

private:
    const FilterToken &now() const { return m_tokens[m_at]; }
    const FilterToken &next() const { return m_tokens[std::min(m_at + 1, m_tokens.size() - 1)]; }
    FilterToken take() { return m_tokens[m_at + 1 < m_tokens.size() ? m_at++ : m_at]; }

    Error unexpected(const QString &wanted) const
    {
        return filterError(now().column,
            translate(QT_TRANSLATE_NOOP("Filter", "expected %1, found %2."))
                .arg(wanted, now().shown()));
    }

    using Part = Result<SqlCondition> (Parser::*)(bool);
    Result<SqlCondition> chain(QLatin1String word, Part part, const QString &joint, bool negated)
    {
        auto first = (this->*part)(negated);
        if (!first || !now().is(word))
            return first;
        QStringList all{first->sql};
        QVariantList binds = first->binds;
        auto node = std::make_shared<FilterNode>();
        node->kind = joint == QLatin1String(" AND ") ? FilterNode::Kind::Every : FilterNode::Kind::Any;
        node->children.push_back(nodeOf(*first));
        while (now().is(word)) {
            take();
            const auto more = (this->*part)(negated);
            if (!more)
                return more;
            all.append(more->sql);
            binds += more->binds;
            node->children.push_back(nodeOf(*more));
        }
        return SqlCondition{u'(' + all.join(joint) + u')', binds, node};
    }

    Result<SqlCondition> any(bool negated)
    {
        return chain(QLatin1String("or"), &Parser::every,
            negated ? QStringLiteral(" AND ") : QStringLiteral(" OR "), negated);
    }

    Result<SqlCondition> every(bool negated)
    {
        return chain(QLatin1String("and"), &Parser::one,
            negated ? QStringLiteral(" OR ") : QStringLiteral(" AND "), negated);
    }

    Result<SqlCondition> one(bool negated)
    {
        const bool opens = now().kind == FilterToken::Kind::Open;
        if (!opens && !now().is(QLatin1String("not")))
            return comparison(negated);
        if (++m_depth > kMaxDepth)
            return filterError(now().column,
                translate(QT_TRANSLATE_NOOP("Filter", "the parentheses are nested too deeply.")));
        take();
        auto condition = opens ? any(negated) : one(!negated);
        --m_depth;
        if (!condition || !opens)
            return condition;
        if (now().kind != FilterToken::Kind::Close)
            return unexpected(translate(QT_TRANSLATE_NOOP("Filter", "“)”, “and” or “or”")));
        take();
        return condition;
    }

    Result<FilterField> field()
    {
        const FilterToken token = now();
        const bool keyword = token.is(QLatin1String("and")) || token.is(QLatin1String("or"));
        if (token.kind != FilterToken::Kind::Word || keyword)
            return unexpected(
                translate(QT_TRANSLATE_NOOP("Filter", "a field such as cost, model or created")));
        take();
        constexpr QLatin1String prefix("property.");
        if (token.text.startsWith(prefix, Qt::CaseInsensitive)) {
            FilterField property{FilterField::Type::Property, token.text.mid(prefix.size()), {}, 0};
            if (property.name.isEmpty() && now().kind == FilterToken::Kind::Quoted)
                property.name = take().text;
            if (property.name.isEmpty())
                return unexpected(translate(QT_TRANSLATE_NOOP("Filter", "the name of a property")));
            return property;
        }
        if (const auto known = findFilterField(token.text))
            return *known;
        return filterError(token.column,
            translate(QT_TRANSLATE_NOOP(
                          "Filter", "there is no field %1. The fields are %2 and property.NAME."))
                .arg(token.shown(), filterFields().join(QStringLiteral(", "))));
    }

    Result<SqlCondition> comparison(bool negated)
    {
        if (++m_comparisons > kMaxComparisons)
            return filterError(now().column,
                translate(
                    QT_TRANSLATE_NOOP("Filter", "a filter may have at most 100 comparisons.")));
        const auto subject = field();
        if (!subject)
            return subject.error();
        if (now().is(QLatin1String("is")))
            return unset(*subject, negated);
        if (now().kind != FilterToken::Kind::Operator)
            return unexpected(
                translate(QT_TRANSLATE_NOOP("Filter", "= != > >= < <= ~ !~ or “is”")));
        FilterToken op = take();
        if (op.text == QLatin1String("=="))
            op.text = QStringLiteral("=");
        if (op.text == QLatin1String("!=") || op.text == QLatin1String("<>")
            || op.text == QLatin1String("!~")) {
            negated = !negated;
            op.text = op.text == QLatin1String("!~") ? QStringLiteral("~") : QStringLiteral("=");
        }
        const bool keyword = now().is(QLatin1String("and")) || now().is(QLatin1String("or"));
        if ((now().kind != FilterToken::Kind::Word && now().kind != FilterToken::Kind::Quoted)
            || keyword)
            return unexpected(translate(QT_TRANSLATE_NOOP("Filter", "a value")));
        const FilterToken value = take();
        if (value.text.size() > kMaxValue)
            return filterError(value.column,
                translate(
                    QT_TRANSLATE_NOOP("Filter", "a value may have at most 1,000 characters.")));
        if (op.text == QLatin1String("=") && isUnsetWord(*subject, value))
            return finished(unsetCondition(*subject), negated);
        auto condition = comparisonCondition(*subject, op, value, m_now);
        if (!condition)
            return condition;
        return finished(std::move(*condition), negated);
    }

    Result<SqlCondition> unset(const FilterField &subject, bool negated)
    {
        take();
        if (now().is(QLatin1String("not"))) {
            take();
            negated = !negated;
        }
        if (!isUnsetWord(subject, now()))
            return unexpected(subject.type == FilterField::Type::Cost
                    ? translate(QT_TRANSLATE_NOOP("Filter", "“null”, “unset” or “unpriced”"))
                    : translate(QT_TRANSLATE_NOOP("Filter", "“null” or “unset”")));
        take();
        return finished(unsetCondition(subject), negated);
    }

    /// What has no value fits no comparison, so it fits the opposite of each.
    static SqlCondition finished(SqlCondition condition, bool negated)
    {
        auto node = std::make_shared<FilterNode>(nodeOf(condition));
        node->negated = node->negated != negated;
        condition.node = node;
        condition.sql = u'(' + condition.sql
            + (negated ? QStringLiteral(") IS NOT TRUE") : QStringLiteral(")"));
        return condition;
    }

    std::vector<FilterToken> m_tokens;
    QDateTime m_now;
    size_t m_at = 0;
    int m_depth = 0;
    int m_comparisons = 0;
};

}

Result<SqlCondition> compileFilter(const QString &text, const QDateTime &now)
{
    auto tokens = readFilterTokens(text);
    if (!tokens)
        return tokens.error();
    return Parser(std::move(*tokens), now).parse();
}

}
