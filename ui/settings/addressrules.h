#pragma once

#include <QString>

namespace heliograph {

/// What is wrong with an address that a user typed, in words, or empty. Nothing typed is fine.
QString addressProblem(const QString &url);
/// A word of warning about an address that works but should be thought about, or empty.
QString addressWarning(const QString &url);
/// What is wrong with the id of an own provider, or empty.
QString providerIdProblem(const QString &id);

}
