#pragma once

#include "core/domain/call.h"

#include <QList>
#include <QString>

namespace heliograph
{

struct Provider;

enum class CodeLanguage { Curl, Python, TypeScript, Go, Cpp };

struct CodeLanguageName {
    CodeLanguage language;
    QString id; ///< "curl", "python", "typescript", "go", "cpp"
    QString name; ///< "curl", "Python", …
    QString needs; ///< what the program needs to run: "requests", "libcurl", …; empty: nothing else
};
/// All of them, in the order in which people are shown them.
QList<CodeLanguageName> codeLanguages();

/// A program that sends the call again and prints the answer: the same request to the same address,
/// with every key as an environment variable. Plain HTTP in every language, because that says the
/// same for every provider, whatever the versions of its clients. Python and TypeScript have a JSON
/// body as a literal of the language, where that can say all of it (no duplicate members, no numbers
/// past the language's); else, and in the other languages, the body stands as the text it is.
/// provider may be null: its key variable is then guessed from the call.
QString codeFor(CodeLanguage language, const Call &call, const Provider *provider);

}
