#include "core/demo/demoschema.h"

#include <QStringList>

namespace heliograph {

namespace {

constexpr int kMaxDepth = 24;
constexpr int kMaxValues = 2000;

class Sampler final
{
public:
    Sampler(const Json &root, const QString &hint) : m_root(root), m_hint(hint) { }

    Json value(const Json &schema, int depth)
    {
        if (depth > kMaxDepth || ++m_values > kMaxValues)
            return nullptr;
        for (const char *key : {"const", "default"}) {
            if (schema.is_object() && schema.contains(key))
                return schema.at(key);
        }
        const Json &choices = member(schema, "enum");
        if (choices.is_array() && !choices.empty())
            return choices.front();
        const QString reference = stringMember(schema, "$ref");
        if (!reference.isEmpty())
            return referred(reference, depth);
        for (const char *key : {"anyOf", "oneOf", "allOf"}) {
            const Json &branches = member(schema, key);
            if (branches.is_array() && !branches.empty())
                return value(branches.front(), depth + 1);
        }
        return ofType(schema, depth);
    }

private:
    Json referred(const QString &reference, int depth)
    {
        const Json *at = &m_root;
        const QStringList steps = reference.split(QLatin1Char('/'));
        if (steps.first() != QLatin1String("#"))
            return nullptr;
        for (qsizetype i = 1; i < steps.size(); ++i)
            at = &member(*at, steps[i].toStdString());
        return value(*at, depth + 1);
    }

    Json ofType(const Json &schema, int depth)
    {
        QString type = stringMember(schema, "type");
        const Json &types = member(schema, "type");
        if (types.is_array() && !types.empty())
            type = toQString(types.front());
        if (type.isEmpty() && member(schema, "properties").is_object())
            type = QStringLiteral("object");
        if (type == QLatin1String("object")) {
            Json object = Json::object();
            const Json &properties = member(schema, "properties");
            if (properties.is_object()) {
                for (const auto &property : properties.items())
                    object[property.key()] = value(property.value(), depth + 1);
            }
            return object;
        }
        if (type == QLatin1String("array"))
            return Json::array({value(member(schema, "items"), depth + 1)});
        if (type == QLatin1String("integer") || type == QLatin1String("number")) {
            const qint64 low = intMember(schema, "minimum").value_or(1);
            return type == QLatin1String("integer") ? Json(low) : Json(double(low));
        }
        if (type == QLatin1String("boolean"))
            return true;
        if (type == QLatin1String("null"))
            return nullptr;
        return toJson(m_hint);
    }

    const Json &m_root;
    const QString &m_hint;
    int m_values = 0;
};

}

Json demoValueFor(const Json &schema, const QString &hint)
{
    return Sampler(schema, hint).value(schema, 0);
}

}
