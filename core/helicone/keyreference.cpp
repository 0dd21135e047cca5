#include "core/helicone/keyreference.h"

#include <QRegularExpression>

namespace heliograph {

namespace {

const QRegularExpression &reference()
{
    static const QRegularExpression pattern(QStringLiteral("\\$([A-Z][A-Z0-9_]{1,63})"));
    return pattern;
}

}

QStringList keyReferencesIn(const QString &text)
{
    QStringList names;
    auto it = reference().globalMatch(text);
    while (it.hasNext())
        names.append(it.next().captured(1));
    names.removeDuplicates();
    return names;
}

QString withKeys(const QString &text, const NamedKeys &keys)
{
    QString result;
    qsizetype from = 0;
    auto it = reference().globalMatch(text);
    while (it.hasNext()) {
        const auto match = it.next();
        const auto key = keys.constFind(match.captured(1));
        if (key == keys.constEnd())
            continue;
        result += text.mid(from, match.capturedStart() - from);
        result += *key;
        from = match.capturedEnd();
    }
    return result + text.mid(from);
}

bool isKeyReference(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A\\s*([A-Za-z][A-Za-z0-9-]{0,31}\\s+)?\\$[A-Z][A-Z0-9_]{1,63}\\s*\\z"));
    return pattern.match(text).hasMatch();
}

}
