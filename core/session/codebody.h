#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace heliograph
{

/// A string literal in double quotes that Python, TypeScript, Go and JSON read alike. Characters an
/// editor would hide or act on are escaped.
QString stringLiteral(const QString &text);

enum class LiteralSyntax { Python, JavaScript };
/// A JSON text as a literal of the language, its members on lines of their own, indented by so many
/// spaces from the second line on. Nothing where it is no JSON, or the language would read it as
/// something else.
std::optional<QString> jsonLiteral(QByteArrayView json, LiteralSyntax syntax, int indent);

}
