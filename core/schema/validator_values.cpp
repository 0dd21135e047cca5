#include "core/schema/schemapattern.h"
#include "core/schema/schemavalue.h"
#include "core/schema/validator.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Schema)
};

size_t characters(const std::string &text)
{
    return size_t(
        std::count_if(text.begin(), text.end(), [](char c) { return (uchar(c) & 0xc0) != 0x80; }));
}

/// a against b: negative, zero, positive; exact for whole numbers of 64 bits.
int compared(const Json &a, const Json &b)
{
    const auto sign = [](auto x, auto y) { return x < y ? -1 : (x > y ? 1 : 0); };
    if (a.is_number_float() || b.is_number_float())
        return sign(a.get<double>(), b.get<double>());
    const bool aHuge =
        a.is_number_unsigned() && a.get<quint64>() > quint64(std::numeric_limits<qint64>::max());
    const bool bHuge =
        b.is_number_unsigned() && b.get<quint64>() > quint64(std::numeric_limits<qint64>::max());
    if (aHuge && bHuge)
        return sign(a.get<quint64>(), b.get<quint64>());
    if (aHuge || bHuge)
        return aHuge ? 1 : -1;
    return sign(a.get<qint64>(), b.get<qint64>());
}

bool isMultiple(const Json &value, const Json &unit)
{
    if (value.is_number_integer() && unit.is_number_integer() && !value.is_number_unsigned()
        && unit.get<qint64>() > 0)
        return value.get<qint64>() % unit.get<qint64>() == 0;
    const double step = unit.get<double>();
    if (!(step > 0))
        return true;
    const double times = value.get<double>() / step;
    if (!std::isfinite(times))
        return false;
    return std::abs(times - std::round(times)) <= 1e-9 * std::max(1.0, std::abs(times));
}

std::optional<size_t> countMember(const Json &schema, std::string_view key)
{
    const Json &value = member(schema, key);
    if (!value.is_number() || !isOfType(value, "integer") || value.get<double>() < 0
        || value.get<double>() > 9e15)
        return std::nullopt;
    return size_t(value.get<double>());
}
}

void Validator::checkType(const Json &schema, const Json &value, const Path &path, Findings &out)
{
    const Json &type = member(schema, "type");
    QStringList wanted;
    const auto allows = [&](const Json &one) {
        if (!one.is_string())
            return true;
        const auto &name = one.get_ref<const std::string &>();
        wanted << kindNamed(name);
        return !isTypeName(name) || isOfType(value, name);
    };
    if (type.is_array() ? type.empty() || std::any_of(type.begin(), type.end(), allows)
                        : allows(type))
        return;
    // "is a number, not a whole number" would leave one wondering.
    const QString is = value.is_number() ? shortValue(value) : kindOf(value);
    wrong(path, Tr::tr("%1 is %2, not %3."), out, is, wanted.join(Tr::tr(" or ")));
}

void Validator::checkConstants(
    const Json &schema, const Json &value, const Path &path, Findings &out)
{
    const Json &choices = member(schema, "enum");
    if (choices.is_array()) {
        auto known = m_choices.find(&choices);
        if (known == m_choices.end()) {
            known = m_choices.insert(&choices, {});
            for (const Json &choice : choices)
                known->insert(canonical(choice));
        }
        const bool found = known->contains(canonical(value));
        if (!found) {
            out.wrongConstant = true;
            wrong(path, Tr::tr("%1 is %2, which is none of %3."), out, shortValue(value),
                shortValue(choices));
        }
    }
    if (const auto constant = schema.find("const"); constant != schema.end()) {
        if (canonical(*constant) != canonical(value)) {
            out.wrongConstant = true;
            wrong(path, Tr::tr("%1 is %2, not %3."), out, shortValue(value), shortValue(*constant));
        }
    }
}

void Validator::checkNumber(const Json &schema, const Json &value, const Path &path, Findings &out)
{
    const auto complain = [&](const QString &message, const Json &bound) {
        wrong(path, message, out, shortValue(value), shortValue(bound));
    };
    const Json &least = member(schema, "minimum");
    const Json &most = member(schema, "maximum");
    const Json &above = member(schema, "exclusiveMinimum");
    const Json &below = member(schema, "exclusiveMaximum");
    if (least.is_number() && compared(value, least) < 0)
        complain(Tr::tr("%1 is %2; it must be at least %3."), least);
    if (most.is_number() && compared(value, most) > 0)
        complain(Tr::tr("%1 is %2; it must be at most %3."), most);
    const Json &floor = above == true ? least : above;
    const Json &ceiling = below == true ? most : below;
    if (floor.is_number() && compared(value, floor) <= 0)
        complain(Tr::tr("%1 is %2; it must be more than %3."), floor);
    if (ceiling.is_number() && compared(value, ceiling) >= 0)
        complain(Tr::tr("%1 is %2; it must be less than %3."), ceiling);
    const Json &unit = member(schema, "multipleOf");
    if (unit.is_number() && !isMultiple(value, unit))
        complain(Tr::tr("%1 is %2, which is no multiple of %3."), unit);
}

void Validator::atLeast(const Json &schema, std::string_view key, size_t size,
    const QString &message, const Path &path, Findings &out)
{
    if (const auto least = countMember(schema, key); least && size < *least)
        wrong(path, message, out, QString::number(size), QString::number(*least));
}

void Validator::atMost(const Json &schema, std::string_view key, size_t size,
    const QString &message, const Path &path, Findings &out)
{
    if (const auto most = countMember(schema, key); most && size > *most)
        wrong(path, message, out, QString::number(size), QString::number(*most));
}

void Validator::checkString(const Json &schema, const Json &value, const Path &path, Findings &out)
{
    const auto &string = value.get_ref<const std::string &>();
    if (schema.contains("minLength") || schema.contains("maxLength")) {
        const size_t size = characters(string);
        atLeast(schema, "minLength", size, Tr::tr("%1 has %2 characters; it needs at least %3."),
            path, out);
        atMost(schema, "maxLength", size, Tr::tr("%1 has %2 characters; at most %3 are allowed."),
            path, out);
    }
    const Json &pattern = member(schema, "pattern");
    if (pattern.is_string() && !matches(toQString(pattern), toQString(value))) {
        wrong(path, Tr::tr("%1 is %2, which does not match the pattern %3."), out,
            shortValue(value), toQString(pattern).left(80));
    }
    const QString format = stringMember(schema, "format");
    if (!format.isEmpty() && hasSchemaFormat(format, toQString(value)) == false) {
        wrong(
            path, Tr::tr("%1 is %2, which has not the format %3."), out, shortValue(value), format);
    }
}

void Validator::checkArray(const Json &schema, const Json &value, const Path &path, Findings &out)
{
    atLeast(schema, "minItems", value.size(), Tr::tr("%1 has %2 items; it needs at least %3."),
        path, out);
    atMost(schema, "maxItems", value.size(), Tr::tr("%1 has %2 items; at most %3 are allowed."),
        path, out);
    if (member(schema, "uniqueItems") == true) {
        QSet<QByteArray> seen;
        for (size_t i = 0; i < value.size() && spend(1); ++i) {
            const QByteArray text = canonical(value[i]);
            if (seen.contains(text)) {
                wrong(path.element(i), Tr::tr("%1 is in the list twice."), out);
                break;
            }
            seen.insert(text);
        }
    }
    // Draft 7 gives the first items as a list in "items" and the rest in "additionalItems".
    const Json &items = member(schema, "items");
    const Json &first = items.is_array() ? items : member(schema, "prefixItems");
    const char *restKey = items.is_array() ? "additionalItems" : "items";
    const size_t given = first.is_array() ? std::min(first.size(), value.size()) : 0;
    for (size_t i = 0; i < given; ++i)
        check(first[i], value[i], path.element(i), out);
    if (const auto rest = schema.find(restKey); rest != schema.end()) {
        for (size_t i = given; i < value.size() && spend(1); ++i)
            check(*rest, value[i], path.element(i), out);
    }
    checkContains(schema, value, path, out);
}

void Validator::checkContains(
    const Json &schema, const Json &value, const Path &path, Findings &out)
{
    const auto wanted = schema.find("contains");
    if (wanted == schema.end())
        return;
    size_t found = 0;
    for (size_t i = 0; i < value.size() && spend(1); ++i)
        found += fits(*wanted, value[i], path.element(i)) ? 1 : 0;
    const size_t least = countMember(schema, "minContains").value_or(1);
    if (found < least)
        wrong(path, Tr::tr("%1 holds %2 items of the kind it needs; at least %3 are needed."), out,
            QString::number(found), QString::number(least));
    atMost(schema, "maxContains", found,
        Tr::tr("%1 holds %2 items of a kind of which it may have at most %3."), path, out);
}

}
