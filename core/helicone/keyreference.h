#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace heliograph {

/// Keys by the name of their environment variable: OPENAI_API_KEY → the key.
using NamedKeys = QHash<QString, QString>;

/// A key is written as the name of its variable behind a dollar sign, "Bearer $OPENAI_API_KEY",
/// wherever it is shown, kept or exported; the key itself takes its place when a request is built.
/// The names in the text, without the sign, each once, in order.
QStringList keyReferencesIn(const QString &text);
/// The text with every named key in its place; names without a key stay as they are.
QString withKeys(const QString &text, const NamedKeys &keys);
/// "$NAME" where a text stands for a key and nothing else but a scheme: true for "Bearer $NAME" and
/// "$NAME".
bool isKeyReference(const QString &text);

}
