#include "core/schema/jsonplace.h"
#include "core/schema/schemachecks.h"
#include "core/schema/schemakeywords.h"
#include "core/schema/schemapattern.h"
#include "core/schema/schemavalue.h"

#include <QCoreApplication>

#include <algorithm>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Schema)
};

using Kind = SchemaProblem::Kind;
using Shape = SchemaShape;
constexpr size_t kMostProblems = 50;

/// Walks a schema from subschema to subschema. JSON is at most 256 levels deep (parseJson), so this
/// recurses no deeper.
class Checker final
{
public:
    explicit Checker(const Json &root) : m_root(root) { }

    SchemaProblems take() { return std::move(m_problems); }

    void schema(const Json &schema, const QString &pointer)
    {
        if (schema.is_boolean())
            return;
        if (!schema.is_object()) {
            add(Kind::Wrong, pointer, Tr::tr("A schema belongs here: an object, true or false."));
            return;
        }
        for (const auto &item : schema.items()) {
            const QString key = QString::fromStdString(item.key());
            const QString at = pointerTo(pointer, key);
            const SchemaKeyword *known = schemaKeyword(item.key());
            if (!known)
                unknown(key, at);
            else
                value(*known, key, item.value(), at);
        }
        requiredAreThere(schema, pointer);
        boundsAreInOrder(schema, pointer);
    }

private:
    void add(Kind kind, const QString &pointer, const QString &message)
    {
        if (m_problems.size() < kMostProblems)
            m_problems.push_back({kind, pointer, message});
    }

    void unknown(const QString &key, const QString &at)
    {
        if (!key.startsWith(QLatin1String("x-")))
            add(Kind::Note, at,
                Tr::tr("“%1” is no keyword of JSON Schema that is known here.").arg(key));
    }

    void value(
        const SchemaKeyword &keyword, const QString &key, const Json &value, const QString &at)
    {
        if (!keyword.checked)
            add(Kind::Note, at,
                Tr::tr("“%1” is sent, but answers are not checked against it here.").arg(key));
        const auto must = [&](bool right, const QString &what) {
            if (!right)
                add(Kind::Wrong, at, Tr::tr("“%1” must be %2.").arg(key, what));
            return right;
        };
        switch (keyword.shape) {
        case Shape::Any:
            break;
        case Shape::Schema:
            schema(value, at);
            break;
        case Shape::SchemaOrList:
            if (value.is_array())
                schemas(value, at);
            else
                schema(value, at);
            break;
        case Shape::SchemaList:
            if (must(value.is_array() && !value.empty(), Tr::tr("a list with at least one schema")))
                schemas(value, at);
            break;
        case Shape::SchemaMap:
            if (must(value.is_object(), Tr::tr("an object of schemas by name")))
                schemasByName(key, value, at);
            break;
        case Shape::SchemaOrNamesMap:
        case Shape::NamesMap:
            if (must(value.is_object(), Tr::tr("an object")))
                dependencies(value, keyword.shape == Shape::SchemaOrNamesMap, at);
            break;
        case Shape::Text:
            if (must(value.is_string(), Tr::tr("a string")))
                text(key, toQString(value), at);
            break;
        case Shape::Pattern:
            if (must(value.is_string(), Tr::tr("a string")))
                pattern(toQString(value), at);
            break;
        case Shape::Texts:
            texts(key, value, at);
            break;
        case Shape::Number:
            must(value.is_number(), Tr::tr("a number"));
            break;
        case Shape::Positive:
            must(value.is_number() && value.get<double>() > 0, Tr::tr("a number above 0"));
            break;
        case Shape::Bound:
            must(value.is_number() || value.is_boolean(), Tr::tr("a number"));
            break;
        case Shape::Count:
            must(isOfType(value, "integer") && value.get<double>() >= 0,
                Tr::tr("a whole number from 0"));
            break;
        case Shape::Switch:
            must(value.is_boolean(), Tr::tr("true or false"));
            break;
        case Shape::List:
            if (must(value.is_array(), Tr::tr("a list")) && key == QLatin1String("enum")
                && value.empty())
                add(Kind::Wrong, at, Tr::tr("“enum” is empty, so no value could fit."));
            break;
        case Shape::Type:
            type(value, at);
            break;
        }
    }

    void schemas(const Json &list, const QString &pointer)
    {
        for (size_t i = 0; i < list.size(); ++i)
            schema(list[i], pointerTo(pointer, i));
    }

    void schemasByName(const QString &key, const Json &map, const QString &pointer)
    {
        for (const auto &item : map.items()) {
            const QString name = QString::fromStdString(item.key());
            const QString at = pointerTo(pointer, name);
            if (key == QLatin1String("patternProperties"))
                pattern(name, at);
            schema(item.value(), at);
        }
    }

    void dependencies(const Json &map, bool schemasToo, const QString &pointer)
    {
        for (const auto &item : map.items()) {
            const QString at = pointerTo(pointer, QString::fromStdString(item.key()));
            if (item.value().is_array() || !schemasToo)
                texts(QString::fromStdString(item.key()), item.value(), at);
            else
                schema(item.value(), at);
        }
    }

    void text(const QString &key, const QString &value, const QString &at)
    {
        if (key == QLatin1String("$ref") && !referredSchema(m_root, value)) {
            if (value.startsWith(QLatin1Char('#')))
                add(Kind::Wrong, at, Tr::tr("“%1” leads nowhere in this schema.").arg(value));
            else
                add(Kind::Note, at,
                    Tr::tr("“%1” is outside this schema and is not fetched.").arg(value));
        } else if (key == QLatin1String("format") && !hasSchemaFormat(value, QString())) {
            add(Kind::Note, at, Tr::tr("The format “%1” is not checked here.").arg(value));
        }
    }

    void pattern(const QString &value, const QString &at)
    {
        const QRegularExpression expression = schemaPattern(value);
        if (!expression.isValid())
            add(Kind::Wrong, at,
                Tr::tr("This pattern cannot be read: %1.").arg(expression.errorString()));
    }

    void texts(const QString &key, const Json &value, const QString &at)
    {
        const bool right = value.is_array()
            && std::all_of(
                value.begin(), value.end(), [](const Json &one) { return one.is_string(); });
        if (!right)
            add(Kind::Wrong, at, Tr::tr("“%1” must be a list of names.").arg(key));
    }

    void type(const Json &value, const QString &at)
    {
        const auto one = [this](const Json &name, const QString &where) {
            if (!name.is_string())
                add(Kind::Wrong, where, Tr::tr("“type” must be a string or a list of strings."));
            else if (!isTypeName(name.get_ref<const std::string &>()))
                add(Kind::Wrong, where,
                    Tr::tr("“%1” is no type. There are object, array, string, number, integer, "
                           "boolean and null.")
                        .arg(toQString(name)));
        };
        if (!value.is_array()) {
            one(value, at);
            return;
        }
        if (value.empty())
            add(Kind::Wrong, at, Tr::tr("“type” is an empty list, so no value could fit."));
        for (size_t i = 0; i < value.size(); ++i)
            one(value[i], pointerTo(at, i));
    }

    /// A name that is required but described nowhere is a slip of the pen more often than meant.
    void requiredAreThere(const Json &schema, const QString &pointer)
    {
        const Json &required = member(schema, "required");
        const Json &properties = member(schema, "properties");
        if (!required.is_array() || !properties.is_object())
            return;
        const MemberIndex index(properties);
        for (size_t i = 0; i < required.size(); ++i) {
            if (required[i].is_string() && !index.find(required[i].get_ref<const std::string &>()))
                add(Kind::Note, pointerTo(pointerTo(pointer, QStringLiteral("required")), i),
                    Tr::tr("“%1” is required but not among the properties.")
                        .arg(toQString(required[i])));
        }
    }

    void boundsAreInOrder(const Json &schema, const QString &pointer)
    {
        static constexpr std::pair<const char *, const char *> bounds[]{{"minimum", "maximum"},
            {"minLength", "maxLength"}, {"minItems", "maxItems"},
            {"minProperties", "maxProperties"}};
        for (const auto &[least, most] : bounds) {
            const Json &low = member(schema, least);
            const Json &high = member(schema, most);
            if (low.is_number() && high.is_number() && low.get<double>() > high.get<double>())
                add(Kind::Wrong, pointerTo(pointer, QLatin1String(least)),
                    Tr::tr("“%1” is above “%2”, so no value could fit.")
                        .arg(QLatin1String(least), QLatin1String(most)));
        }
    }

    const Json &m_root;
    SchemaProblems m_problems;
};

}

SchemaProblems checkSchema(const Json &schema)
{
    Checker checker(schema);
    checker.schema(schema, {});
    return checker.take();
}

SchemaProblems checkSchemaText(QByteArrayView text)
{
    if (auto mistake = jsonMistake(text))
        return {*mistake};
    SchemaProblems problems = checkSchema(parseJson(text).value_or(Json()));
    locate(problems, text);
    return problems;
}

}
