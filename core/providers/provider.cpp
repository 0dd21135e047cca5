#include "core/providers/provider.h"

#include "core/base/json.h"
#include "core/base/settings.h"

#include <QFile>
#include <QHostAddress>
#include <QRegularExpression>
#include <QUrl>

namespace heliograph {

namespace {

bool flag(const Json &row, std::string_view key, bool fallback = false)
{
    const Json &value = member(row, key);
    return value.is_boolean() ? value.get<bool>() : fallback;
}

Provider fromRow(const Json &row)
{
    Provider provider;
    provider.id = stringMember(row, "id");
    provider.name = stringMember(row, "name");
    provider.format = wireFormatFromName(stringMember(row, "format")).value_or(WireFormat::Unknown);
    provider.directUrl = stringMember(row, "directUrl");
    provider.heliconeUrl = stringMember(row, "heliconeUrl");
    if (const QString header = stringMember(row, "authHeader"); !header.isEmpty())
        provider.authHeader = header;
    provider.keyVariable = stringMember(row, "keyVariable");
    provider.keyOptional = flag(row, "keyOptional");
    provider.priceProvider = stringMember(row, "priceProvider");
    for (const Json &model : member(row, "models"))
        provider.models.append(toQString(model));
    provider.streamUsage = flag(row, "streamUsage", true);
    provider.demo = flag(row, "demo");
    return provider;
}

bool isLoopback(const QString &url)
{
    const QString host = QUrl(url).host();
    return host == QLatin1String("localhost") || host.endsWith(QLatin1String(".localhost"))
        || QHostAddress(host).isLoopback();
}

QString settingKey(const QString &id, const char *part)
{
    return QStringLiteral("provider.%1.%2").arg(id, QLatin1String(part));
}

void overlay(Provider &provider, const Settings &settings)
{
    const QString direct = settings.get(settingKey(provider.id, "direct-url"));
    const QString helicone = settings.get(settingKey(provider.id, "helicone-url"));
    if (!direct.isEmpty()) {
        // Helicone's host for the provider forwards to the provider's own origin: for another one
        // it would send the call elsewhere than the user said. gateway.helicone.ai takes any.
        if (QUrl(direct).host() != QUrl(provider.directUrl).host()) {
            provider.heliconeUrl.clear();
        } else if (!provider.heliconeUrl.isEmpty()) {
            QUrl swapped(provider.heliconeUrl);
            swapped.setPath(QUrl(direct).path());
            provider.heliconeUrl = swapped.toString();
        }
        provider.directUrl = direct;
    }
    if (!helicone.isEmpty())
        provider.heliconeUrl = helicone;
    if (const QString name = settings.get(settingKey(provider.id, "name")); !name.isEmpty())
        provider.name = name;
    if (const auto format = wireFormatFromName(settings.get(settingKey(provider.id, "format"))))
        provider.format = *format;
}

/// A trailing slash would double in the endpoint's address.
void trimSlashes(QString &url)
{
    while (url.endsWith(u'/'))
        url.chop(1);
}

QList<Provider> builtInRows()
{
    QFile file(QStringLiteral(":/providers.json"));
    QList<Provider> rows;
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    const auto json = parseJson(file.readAll());
    if (!json)
        return rows;
    for (const Json &row : member(*json, "providers"))
        rows.append(fromRow(row));
    return rows;
}

}

bool isProviderId(QStringView id)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?\\z"));
    return pattern.match(id).hasMatch();
}

ProviderList ProviderList::load(const Settings &settings)
{
    ProviderList list;
    list.m_rows = builtInRows();

    static const QRegularExpression pattern(
        QStringLiteral("\\Aprovider\\.([a-z0-9-]+)\\.direct-url\\z"));
    const QStringList keys = settings.keys();
    for (const QString &key : keys) {
        const auto match = pattern.match(key);
        const QString id = match.captured(1);
        // "helicone" names Helicone's own key.
        if (!match.hasMatch() || list.find(id) || !isProviderId(id)
            || id == QLatin1String("helicone"))
            continue;
        Provider own;
        own.id = id;
        own.name = id;
        own.keyVariable = id.toUpper().replace(u'-', u'_') + QStringLiteral("_API_KEY");
        own.keyOptional = true;
        list.m_rows.append(own);
    }
    for (Provider &provider : list.m_rows) {
        overlay(provider, settings);
        trimSlashes(provider.directUrl);
        trimSlashes(provider.heliconeUrl);
        provider.local = provider.demo || isLoopback(provider.directUrl);
    }
    return list;
}

const Provider *ProviderList::find(QStringView id) const
{
    for (const Provider &provider : m_rows) {
        if (provider.id == id)
            return &provider;
    }
    return nullptr;
}

}
