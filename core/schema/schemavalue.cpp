#include "core/schema/schemavalue.h"

#include <QCoreApplication>
#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <array>
#include <cmath>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Schema)
};

constexpr size_t kIndexFrom = 24;

bool isWhole(const Json &value)
{
    if (!value.is_number_float())
        return value.is_number_integer();
    const double real = value.get<double>();
    return std::isfinite(real) && real == std::floor(real);
}

void writeNumber(const Json &value, QByteArray &text)
{
    if (value.is_number_unsigned()) {
        text += QByteArray::number(value.get<quint64>());
    } else if (value.is_number_integer()) {
        text += QByteArray::number(value.get<qint64>());
    } else {
        const double real = value.get<double>();
        if (isWhole(value) && std::abs(real) < 9e18)
            text += QByteArray::number(qint64(real));
        else
            text += QByteArray::number(real, 'g', 17);
    }
}

void writeCanonical(const Json &value, QByteArray &text)
{
    if (value.is_object()) {
        std::vector<std::pair<std::string_view, const Json *>> members;
        members.reserve(value.size());
        for (const auto &item : value.items())
            members.emplace_back(item.key(), &item.value());
        std::sort(members.begin(), members.end(),
            [](const auto &a, const auto &b) { return a.first < b.first; });
        text += '{';
        for (const auto &[key, inner] : members) {
            text += QByteArray::number(qsizetype(key.size())) + ':';
            text.append(key.data(), qsizetype(key.size()));
            writeCanonical(*inner, text);
        }
        text += '}';
    } else if (value.is_array()) {
        text += '[';
        for (const Json &inner : value) {
            writeCanonical(inner, text);
            text += ',';
        }
        text += ']';
    } else if (value.is_number()) {
        writeNumber(value, text);
    } else if (value.is_string()) {
        const auto &string = value.get_ref<const std::string &>();
        text += '"' + QByteArray::number(qsizetype(string.size())) + ':';
        text.append(string.data(), qsizetype(string.size()));
    } else {
        text += value.is_null() ? "null" : (value.get<bool>() ? "true" : "false");
    }
}

/// Looks through the places where schemas stand for an anchor of that name.
const Json *anchored(const Json &schema, const QString &name)
{
    if (schema.is_object()) {
        if (stringMember(schema, "$anchor") == name
            || stringMember(schema, "$dynamicAnchor") == name)
            return &schema;
        for (const auto &item : schema.items()) {
            if (item.key() == "enum" || item.key() == "const" || item.key() == "default")
                continue;
            if (const Json *found = anchored(item.value(), name))
                return found;
        }
    } else if (schema.is_array()) {
        for (const Json &inner : schema) {
            if (const Json *found = anchored(inner, name))
                return found;
        }
    }
    return nullptr;
}

}

QByteArray canonicalJson(const Json &value)
{
    QByteArray text;
    writeCanonical(value, text);
    return text;
}

bool isTypeName(std::string_view type)
{
    static constexpr std::array<std::string_view, 7> names{
        "object", "array", "string", "number", "integer", "boolean", "null"};
    return std::find(names.begin(), names.end(), type) != names.end();
}

bool isOfType(const Json &value, std::string_view type)
{
    if (type == "object")
        return value.is_object();
    if (type == "array")
        return value.is_array();
    if (type == "string")
        return value.is_string();
    if (type == "number")
        return value.is_number();
    if (type == "integer")
        return isWhole(value);
    if (type == "boolean")
        return value.is_boolean();
    return type == "null" && value.is_null();
}

QString kindNamed(std::string_view type)
{
    if (type == "object")
        return Tr::tr("an object");
    if (type == "array")
        return Tr::tr("a list");
    if (type == "string")
        return Tr::tr("a string");
    if (type == "number")
        return Tr::tr("a number");
    if (type == "integer")
        return Tr::tr("a whole number");
    if (type == "boolean")
        return Tr::tr("true or false");
    if (type == "null")
        return Tr::tr("null");
    return QString::fromUtf8(type.data(), qsizetype(type.size()));
}

QString kindOf(const Json &value)
{
    if (value.is_boolean())
        return value.get<bool>() ? QStringLiteral("true") : QStringLiteral("false");
    for (const std::string_view type : {"object", "array", "string", "number"}) {
        if (isOfType(value, type))
            return kindNamed(type);
    }
    return kindNamed("null");
}

QString shortValue(const Json &value)
{
    QString text = QString::fromUtf8(dumpJson(value));
    if (text.size() > 60)
        text = text.left(59) + QChar(0x2026);
    return text;
}

MemberIndex::MemberIndex(const Json &object) : m_object(object)
{
    if (!object.is_object() || object.size() < kIndexFrom)
        return;
    m_members.reserve(object.size());
    for (const auto &item : object.items())
        m_members.emplace(item.key(), &item.value());
}

const Json *MemberIndex::find(std::string_view key) const
{
    if (!m_members.empty()) {
        const auto at = m_members.find(key);
        return at == m_members.end() ? nullptr : at->second;
    }
    if (!m_object.is_object())
        return nullptr;
    const auto at = m_object.find(key);
    return at == m_object.end() ? nullptr : &*at;
}

const Json *referredSchema(const Json &root, const QString &reference)
{
    const qsizetype hash = reference.indexOf(QLatin1Char('#'));
    const QString document = hash < 0 ? reference : reference.left(hash);
    if (!document.isEmpty() && document != stringMember(root, "$id"))
        return nullptr;
    const QString fragment =
        hash < 0 ? QString() : QUrl::fromPercentEncoding(reference.mid(hash + 1).toUtf8());
    if (fragment.isEmpty())
        return &root;
    if (!fragment.startsWith(QLatin1Char('/')))
        return anchored(root, fragment);
    const Json *at = &root;
    QStringList steps = fragment.split(QLatin1Char('/'));
    steps.removeFirst();
    for (QString &step : steps) {
        step.replace(QLatin1String("~1"), QLatin1String("/"));
        step.replace(QLatin1String("~0"), QLatin1String("~"));
        if (at->is_object()) {
            const auto found = at->find(step.toStdString());
            if (found == at->end())
                return nullptr;
            at = &*found;
        } else if (at->is_array()) {
            bool ok = false;
            const qulonglong index = step.toULongLong(&ok);
            if (!ok || index >= at->size())
                return nullptr;
            at = &(*at)[size_t(index)];
        } else {
            return nullptr;
        }
    }
    return at;
}

}
