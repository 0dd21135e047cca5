#include "core/helicone/headertext.h"

#include <QString>

#include <algorithm>

namespace heliograph {

bool isHeaderName(QStringView name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.unicode() < 128
            && (c.isLetterOrNumber() || QStringLiteral("!#$%&'*+-.^_`|~").contains(c));
    });
}

bool isPlainHeaderText(QStringView value)
{
    return std::all_of(
        value.begin(), value.end(), [](QChar c) { return c.unicode() >= 32 && c.unicode() < 127; });
}

}
