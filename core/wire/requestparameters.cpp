#include "core/wire/requestparameters.h"

#include "core/base/json.h"

#include <QSet>

#include <algorithm>

namespace heliograph {

namespace {

Json parsed(QByteArrayView json)
{
    return parseJson(json).value_or(Json());
}

}

std::optional<std::vector<RawMember>> distinctMembers(QByteArrayView object)
{
    auto members = rawMembers(object);
    if (!members)
        return std::nullopt;
    QSet<QByteArray> seen;
    std::vector<RawMember> distinct;
    for (auto member = members->rbegin(); member != members->rend(); ++member) {
        // As it is written: what is no UTF-8 becomes the same in every name.
        const QByteArray name
            = dumpJson(Json(std::string(member->key.constData(), size_t(member->key.size()))));
        if (seen.contains(name))
            continue;
        seen.insert(name);
        distinct.push_back(std::move(*member));
    }
    std::reverse(distinct.begin(), distinct.end());
    return distinct;
}

bool takeString(QByteArrayView json, std::optional<QString> &target)
{
    const Json value = parsed(json);
    if (!value.is_string())
        return false;
    target = toQString(value);
    return true;
}

bool takeBool(QByteArrayView json, std::optional<bool> &target)
{
    const Json value = parsed(json);
    if (!value.is_boolean())
        return false;
    target = value.get<bool>();
    return true;
}

bool takeNumber(QByteArrayView json, std::optional<double> &target)
{
    const Json value = parsed(json);
    if (!value.is_number())
        return false;
    target = value.get<double>();
    return true;
}

bool takeWhole(QByteArrayView json, std::optional<qint64> &target)
{
    const Json value = parsed(json);
    if (!value.is_number_integer()
        || (value.is_number_unsigned() && value.get<quint64>() > quint64(INT64_MAX)))
        return false;
    target = value.get<qint64>();
    return true;
}

bool takeStrings(QByteArrayView json, std::optional<QStringList> &target)
{
    const Json value = parsed(json);
    QStringList texts;
    if (value.is_string()) {
        texts.append(toQString(value));
    } else {
        if (!value.is_array())
            return false;
        for (const Json &item : value) {
            if (!item.is_string())
                return false;
            texts.append(toQString(item));
        }
    }
    target = texts;
    return true;
}

QString stringOf(QByteArrayView json)
{
    return toQString(parsed(json));
}

QByteArray jsonNumber(double value)
{
    return dumpJson(Json(value));
}

}
