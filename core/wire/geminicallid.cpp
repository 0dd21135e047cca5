#include "core/wire/geminicallid.h"

#include <QCryptographicHash>

#include <algorithm>

namespace heliograph {

namespace {

constexpr QLatin1String kPrefix("gemini_");
constexpr qsizetype kDigits = 16;

}

QString madeCallId(const QString &group, int index, const QString &name)
{
    const QString source = QStringLiteral("%1\n%2\n%3").arg(group).arg(index).arg(name);
    const QByteArray hash = QCryptographicHash::hash(source.toUtf8(), QCryptographicHash::Sha1);
    return kPrefix + QString::fromLatin1(hash.toHex().first(kDigits));
}

bool isMadeCallId(const QString &id)
{
    const auto isDigit = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
    };
    return id.size() == kPrefix.size() + kDigits && id.startsWith(kPrefix)
        && std::all_of(id.begin() + kPrefix.size(), id.end(), isDigit);
}

}
