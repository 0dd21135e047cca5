#include "ui/settings/addressrules.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRegularExpression>
#include <QUrl>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(AddressRules)
};

bool isLoopback(const QString &host)
{
    return host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0
        || QHostAddress(host).isLoopback();
}

}

QString addressProblem(const QString &text)
{
    if (text.isEmpty())
        return {};
    const QUrl url(text, QUrl::StrictMode);
    const bool web =
        url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!web)
        return Tr::tr("An address begins with https:// or http://, such as https://api.openai.com/v1");
    if (!url.isValid() || url.host().isEmpty())
        return Tr::tr("This is no complete address. An example: https://api.openai.com/v1");
    if (!url.userInfo().isEmpty())
        return Tr::tr("Leave user names and passwords out of the address; keys belong under Keys.");
    if (url.hasQuery() || url.hasFragment())
        return Tr::tr("Leave out everything from “?” or “#” on.");
    static const QRegularExpression endpoint(
        QStringLiteral("/(chat/completions|responses|messages|models)/?$"));
    if (endpoint.match(url.path()).hasMatch())
        return Tr::tr("Leave out the last part, “%1”: Heliograph adds it itself.")
            .arg(endpoint.match(url.path()).captured(1));
    return {};
}

QString addressWarning(const QString &text)
{
    const QUrl url(text);
    if (url.scheme() == QLatin1String("http") && !isLoopback(url.host()))
        return Tr::tr("Without https, others on the network can read your key and prompts.");
    return {};
}

QString providerIdProblem(const QString &id)
{
    static const QRegularExpression pattern(QStringLiteral("\\A[a-z0-9][a-z0-9-]{0,39}\\z"));
    if (id.isEmpty())
        return Tr::tr("Give it a short name, such as my-server.");
    if (!pattern.match(id).hasMatch())
        return Tr::tr("Use small letters, digits and hyphens only, at most 40.");
    return {};
}

}
