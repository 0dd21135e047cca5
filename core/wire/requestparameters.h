#pragma once

#include "core/wire/rawjson.h"

#include <QString>
#include <QStringList>

namespace heliograph {

/// The members of an object, of those with the same name the last one, as every parser takes them.
/// Nothing where the text is no object.
std::optional<std::vector<RawMember>> distinctMembers(QByteArrayView object);

/// Reads one parameter of a request from its JSON text. False, and the target as it was, where the
/// text has another type: such a member stays as it is.
bool takeString(QByteArrayView json, std::optional<QString> &target);
bool takeBool(QByteArrayView json, std::optional<bool> &target);
bool takeNumber(QByteArrayView json, std::optional<double> &target);
bool takeWhole(
    QByteArrayView json, std::optional<qint64> &target); ///< a number written as a whole one
bool takeStrings(
    QByteArrayView json, std::optional<QStringList> &target); ///< a text or a list of texts

/// The text of a JSON string; empty for anything else.
QString stringOf(QByteArrayView json);

/// As JSON; the shortest text that reads as the same number.
QByteArray jsonNumber(double value);

}
