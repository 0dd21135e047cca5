#pragma once

#include <QString>

namespace heliograph
{

/// Text from a model or a server as a terminal may show it: control and escape characters are left
/// out, so that it can neither move the cursor nor retitle the window. Line breaks and tabs stay.
QString terminalSafe(const QString &text);

/// Whether standard output is a terminal rather than a file or a pipe.
bool stdoutIsTerminal();
/// Columns of the terminal on standard output (80 where it does not say); 0 where there is none.
int terminalWidth();

}
