#include "core/helicone/tagrules.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace heliograph {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TagRules)
};

bool isHeaderNameCharacter(QChar c)
{
    return (c >= QLatin1Char('a') && c <= QLatin1Char('z'))
        || (c >= QLatin1Char('A') && c <= QLatin1Char('Z'))
        || (c >= QLatin1Char('0') && c <= QLatin1Char('9')) || c == QLatin1Char('-')
        || c == QLatin1Char('_') || c == QLatin1Char('.');
}

bool hasControlCharacter(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
        [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
}

}

QString tagsProblem(const Tags &tags)
{
    const QList<QPair<QString, QString>> fields{
        {Words::tr("User"), tags.userId},
        {Words::tr("Session"), tags.sessionId},
        {Words::tr("Session name"), tags.sessionName},
        {Words::tr("Session path"), tags.sessionPath},
    };
    for (const auto &[label, value] : fields) {
        if (hasControlCharacter(value))
            return Words::tr("%1: line breaks and tabs cannot be sent.").arg(label);
    }
    if (!tags.sessionPath.isEmpty() && !tags.sessionPath.startsWith(QLatin1Char('/')))
        return Words::tr("Session path: it starts with a slash, as in /a/b.");
    if (tags.sessionId.isEmpty() && !(tags.sessionName.isEmpty() && tags.sessionPath.isEmpty()))
        return Words::tr("Session: a session name or path needs a session.");
    QSet<QString> names;
    for (const auto &[name, value] : tags.properties) {
        if (name.isEmpty())
            return Words::tr("Property: the one with the value “%1” needs a name.").arg(value);
        if (!std::all_of(name.begin(), name.end(), isHeaderNameCharacter))
            return Words::tr("Property %1: a name has letters, digits, - _ and . only.").arg(name);
        if (value.isEmpty())
            return Words::tr("Property %1: it needs a value.").arg(name);
        if (hasControlCharacter(value))
            return Words::tr("Property %1: line breaks and tabs cannot be sent.").arg(name);
        // Header names know no case, so Helicone would see one property.
        if (names.contains(name.toLower()))
            return Words::tr("Property %1 is there twice.").arg(name);
        names.insert(name.toLower());
    }
    return {};
}

}
