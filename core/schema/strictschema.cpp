#include "core/schema/jsonplace.h"
#include "core/schema/schemachecks.h"
#include "core/schema/schemavalue.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Schema)
};

constexpr size_t kMostProblems = 50;
// Source: OpenAI's guide to structured outputs, "Limitations on nesting depth and size" (2025).
constexpr int kDeepest = 10;
constexpr int kMostProperties = 5000;
constexpr int kMostEnumValues = 1000;
constexpr std::array<std::string_view, 16> kRefused{"oneOf", "allOf", "not", "if", "then", "else",
    "dependentRequired", "dependentSchemas", "dependencies", "patternProperties", "propertyNames",
    "minProperties", "maxProperties", "uniqueItems", "contains", "prefixItems"};

class StrictChecker final
{
public:
    SchemaProblems take() { return std::move(m_problems); }

    void root(const Json &schema)
    {
        if (schema.is_object() && schema.contains("anyOf"))
            add({}, Tr::tr("Strict: the outermost schema must be an object, not “anyOf”."));
        else if (!isObjectSchema(schema))
            add({}, Tr::tr("Strict: the outermost schema must have the type object."));
        check(schema, {}, 1);
        if (m_properties > kMostProperties)
            add({},
                Tr::tr("Strict: at most %1 properties are allowed in all.").arg(kMostProperties));
        if (m_enumValues > kMostEnumValues)
            add({},
                Tr::tr("Strict: at most %1 enum values are allowed in all.").arg(kMostEnumValues));
    }

private:
    static bool isObjectSchema(const Json &schema)
    {
        const Json &type = member(schema, "type");
        return type == "object"
            || (type.is_array() && std::find(type.begin(), type.end(), "object") != type.end());
    }

    void add(const QString &pointer, const QString &message)
    {
        if (m_problems.size() < kMostProblems)
            m_problems.push_back({SchemaProblem::Kind::Wrong, pointer, message});
    }

    void check(const Json &schema, const QString &pointer, int depth)
    {
        if (!schema.is_object())
            return;
        for (const std::string_view key : kRefused) {
            if (schema.contains(key))
                add(pointerTo(pointer, QString::fromUtf8(key.data(), qsizetype(key.size()))),
                    Tr::tr("Strict: “%1” is not supported.")
                        .arg(QString::fromUtf8(key.data(), qsizetype(key.size()))));
        }
        if (const Json &choices = member(schema, "enum"); choices.is_array())
            m_enumValues += int(choices.size());
        if (isObjectSchema(schema) || schema.contains("properties"))
            object(schema, pointer, depth);
        if (const auto items = schema.find("items"); items != schema.end())
            check(*items, pointerTo(pointer, QStringLiteral("items")), depth + 1);
        if (const Json &branches = member(schema, "anyOf"); branches.is_array()) {
            const QString at = pointerTo(pointer, QStringLiteral("anyOf"));
            for (size_t i = 0; i < branches.size(); ++i)
                check(branches[i], pointerTo(at, i), depth);
        }
        for (const char *key : {"$defs", "definitions"}) {
            const Json &definitions = member(schema, key);
            if (!definitions.is_object())
                continue;
            for (const auto &item : definitions.items())
                check(item.value(),
                    pointerTo(
                        pointerTo(pointer, QLatin1String(key)), QString::fromStdString(item.key())),
                    1);
        }
    }

    void object(const Json &schema, const QString &pointer, int depth)
    {
        if (depth == kDeepest + 1)
            add(pointer, Tr::tr("Strict: objects may be nested %1 levels deep.").arg(kDeepest));
        if (member(schema, "additionalProperties") != false)
            add(pointer, Tr::tr("Strict: every object needs “additionalProperties”: false."));
        const Json &properties = member(schema, "properties");
        if (!properties.is_object())
            return;
        QStringList missing;
        const Json &required = member(schema, "required");
        std::vector<std::string_view> names;
        if (required.is_array()) {
            for (const Json &name : required) {
                if (name.is_string())
                    names.push_back(name.get_ref<const std::string &>());
            }
        }
        std::sort(names.begin(), names.end());
        const QString at = pointerTo(pointer, QStringLiteral("properties"));
        for (const auto &item : properties.items()) {
            ++m_properties;
            const QString name = QString::fromStdString(item.key());
            if (!std::binary_search(names.begin(), names.end(), std::string_view(item.key())))
                missing << name;
            check(item.value(), pointerTo(at, name), depth + 1);
        }
        if (!missing.isEmpty())
            add(pointer,
                Tr::tr("Strict: every property must be required. Missing: %1. Allow null where one "
                       "is optional.")
                    .arg(missing.mid(0, 8).join(QStringLiteral(", "))));
    }

    SchemaProblems m_problems;
    int m_properties = 0;
    int m_enumValues = 0;
};

}

SchemaProblems strictProblems(const Json &schema)
{
    StrictChecker checker;
    checker.root(schema);
    return checker.take();
}

}
