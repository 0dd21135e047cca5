#include "core/providers/provider.h"

#include "core/base/json.h"
#include "core/base/settings.h"

#include <QFile>
#include <QHostAddress>
#include <QRegularExpression>
#include <QUrl>

#include <array>

namespace heliograph {

namespace {

constexpr std::array<std::pair<ModelListShape, const char *>, 8> kShapes{{
    {ModelListShape::None, "none"},
    {ModelListShape::OpenAi, "openai"},
    {ModelListShape::Anthropic, "anthropic"},
    {ModelListShape::Gemini, "gemini"},
    {ModelListShape::Vertex, "vertex"},
    {ModelListShape::Ollama, "ollama"},
    {ModelListShape::OpenRouter, "openrouter"},
    {ModelListShape::Helicone, "helicone"},
}};

bool flag(const Json &row, std::string_view key, bool fallback = false)
{
    const Json &value = member(row, key);
    return value.is_boolean() ? value.get<bool>() : fallback;
}

SpokenFormat spokenFromRow(const Json &row)
{
    const QString name = row.is_string() ? toQString(row) : stringMember(row, "format");
    return {wireFormatFromName(name).value_or(WireFormat::Unknown), stringMember(row, "path"),
        stringMember(row, "authHeader")};
}

UrlForm urlFormFromName(const QString &name)
{
    if (name == QLatin1String("azure"))
        return UrlForm::Azure;
    return name == QLatin1String("vertex") ? UrlForm::Vertex : UrlForm::Plain;
}

Provider fromRow(const Json &row)
{
    Provider provider;
    provider.id = stringMember(row, "id");
    provider.name = stringMember(row, "name");
    for (const Json &format : member(row, "formats"))
        provider.formats.append(spokenFromRow(format));
    if (!provider.formats.isEmpty())
        provider.format = provider.formats.first().format;
    provider.urlForm = urlFormFromName(stringMember(row, "urlForm"));
    provider.directUrl = stringMember(row, "directUrl");
    provider.builtInPath = QUrl(provider.directUrl).path();
    provider.heliconeUrl = stringMember(row, "heliconeUrl");
    if (const QString header = stringMember(row, "authHeader"); !header.isEmpty())
        provider.authHeader = header;
    if (const Json &headers = member(row, "headers"); headers.is_object()) {
        for (const auto &[name, value] : headers.items())
            provider.fixedHeaders.append({QByteArray::fromStdString(name), toQString(value).toUtf8()});
    }
    for (const Json &variable : member(row, "keyVariables"))
        provider.moreKeyVariables.append(toQString(variable));
    if (!provider.moreKeyVariables.isEmpty())
        provider.keyVariable = provider.moreKeyVariables.takeFirst();
    provider.keyOptional = flag(row, "keyOptional");
    provider.priceProvider = stringMember(row, "priceProvider");
    for (const Json &model : member(row, "models"))
        provider.models.append(toQString(model));
    const Json &list = member(row, "modelList");
    if (const auto shape = modelListShapeFromName(stringMember(list, "shape")))
        provider.listShape = *shape;
    if (const QString path = stringMember(list, "path"); !path.isEmpty())
        provider.listPath = path;
    provider.keyTestPath = stringMember(row, "keyTestPath");
    provider.probe = stringMember(row, "probe");
    provider.streamUsage = flag(row, "streamUsage", true);
    provider.gateway = flag(row, "gateway");
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

/// The header that the makers of a format take a key in.
QString naturalAuthHeader(WireFormat format)
{
    switch (format) {
    case WireFormat::Anthropic:
        return QStringLiteral("x-api-key");
    case WireFormat::Gemini:
        return QStringLiteral("x-goog-api-key");
    case WireFormat::OpenAiChat:
    case WireFormat::OpenAiResponses:
    case WireFormat::Unknown:
        break;
    }
    return QStringLiteral("Authorization");
}

ModelListShape listShapeOf(WireFormat format)
{
    switch (format) {
    case WireFormat::Anthropic:
        return ModelListShape::Anthropic;
    case WireFormat::Gemini:
        return ModelListShape::Gemini;
    case WireFormat::OpenAiChat:
    case WireFormat::OpenAiResponses:
    case WireFormat::Unknown:
        break;
    }
    return ModelListShape::OpenAi;
}

/// The row of a provider that the user added, which speaks whatever they say.
Provider ownProvider(const QString &id, const Settings &settings)
{
    Provider own;
    own.id = id;
    own.name = id;
    own.own = true;
    own.keyVariable = id.toUpper().replace(u'-', u'_') + QStringLiteral("_API_KEY");
    own.keyOptional = true;
    for (const WireFormat format : {WireFormat::OpenAiChat, WireFormat::OpenAiResponses,
             WireFormat::Anthropic, WireFormat::Gemini})
        own.formats.append({format, {}, naturalAuthHeader(format)});
    own.format = wireFormatFromName(settings.get(settingKey(id, "format"))).value_or(own.format);
    own.listShape = listShapeOf(own.format);
    return own;
}

void overlayUrls(Provider &provider, const Settings &settings)
{
    const QString direct = settings.get(settingKey(provider.id, "direct-url"));
    const QString helicone = settings.get(settingKey(provider.id, "helicone-url"));
    if (!direct.isEmpty()) {
        // Helicone's host for the provider forwards to the provider's own origin: for another one
        // it would send the call elsewhere than the user said. gateway.helicone.ai takes any.
        if (QUrl(direct).host() != QUrl(provider.directUrl).host()) {
            provider.heliconeUrl = provider.gateway ? direct : QString();
        } else if (!provider.heliconeUrl.isEmpty()) {
            QUrl swapped(provider.heliconeUrl);
            swapped.setPath(QUrl(direct).path());
            provider.heliconeUrl = swapped.toString();
        }
        // The public registry knows Helicone's own gateway; another one is asked itself.
        if (provider.gateway && QUrl(direct).host() != QUrl(provider.directUrl).host())
            provider.listPath = QStringLiteral("/models");
        provider.directUrl = direct;
    }
    if (const QString api = settings.get(QStringLiteral("helicone.api-url"));
        provider.gateway && !api.isEmpty() && direct.isEmpty())
        provider.listPath = api + QStringLiteral("/v1/public/model-registry/models");
    const QString selfHosted = settings.get(QStringLiteral("helicone.self-hosted-url"));
    if (!helicone.isEmpty()) {
        provider.heliconeUrl = helicone;
    } else if (!provider.gateway && !selfHosted.isEmpty()) {
        provider.selfHostedUrl = selfHosted;
        provider.heliconeUrl.clear(); // Helicone's hosts are not the user's
    }
    if (const QString models = settings.get(settingKey(provider.id, "models-url"));
        !models.isEmpty()) {
        provider.listPath = models;
        if (provider.listShape == ModelListShape::None)
            provider.listShape = listShapeOf(provider.format);
    }
}

void overlay(Provider &provider, const Settings &settings)
{
    overlayUrls(provider, settings);
    const auto take = [&](const char *part, QString &field) {
        if (const QString value = settings.get(settingKey(provider.id, part)); !value.isEmpty())
            field = value;
    };
    take("name", provider.name);
    take("auth-scheme", provider.authScheme);
    take("api-version", provider.apiVersion);
    take("deployment", provider.deployment);
    take("project", provider.project);
    take("location", provider.location);
    take("price-provider", provider.priceProvider);
    if (const auto format = wireFormatFromName(settings.get(settingKey(provider.id, "format"))))
        provider.format = *format;
    if (const QString header = settings.get(settingKey(provider.id, "auth-header"));
        !header.isEmpty()) {
        provider.authHeader = header;
        for (SpokenFormat &spoken : provider.formats)
            spoken.authHeader.clear(); // what the user says holds for all of them
    }
    if (provider.urlForm == UrlForm::Azure && !provider.deployment.isEmpty())
        provider.models = QStringList{provider.deployment};
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

QString modelListShapeName(ModelListShape shape)
{
    for (const auto &[value, name] : kShapes) {
        if (value == shape)
            return QLatin1String(name);
    }
    return {};
}

std::optional<ModelListShape> modelListShapeFromName(QStringView name)
{
    for (const auto &[value, known] : kShapes) {
        if (name == QLatin1String(known))
            return value;
    }
    return std::nullopt;
}

bool isProviderId(QStringView id)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?\\z"));
    return pattern.match(id).hasMatch();
}

QStringList Provider::keyVariables() const
{
    return keyVariable.isEmpty() ? QStringList() : QStringList{keyVariable} + moreKeyVariables;
}

bool Provider::speaks(WireFormat asked) const
{
    if (formats.isEmpty())
        return asked == format;
    return std::any_of(formats.begin(), formats.end(),
        [asked](const SpokenFormat &spoken) { return spoken.format == asked; });
}

SpokenFormat Provider::spoken(WireFormat asked) const
{
    for (const SpokenFormat &spoken : formats) {
        if (spoken.format == asked)
            return spoken;
    }
    // Asked for all the same, by the user: then as the format's makers would have it.
    return {asked, {}, asked == format ? QString() : naturalAuthHeader(asked)};
}

Header authorizationOf(const Provider &provider, WireFormat format, const QString &key)
{
    if (key.isEmpty())
        return {};
    const QString own = provider.spoken(format).authHeader;
    const QByteArray name = (own.isEmpty() ? provider.authHeader : own).toUtf8();
    QByteArray scheme = provider.authScheme.toUtf8();
    if (scheme.isEmpty() && name.compare("Authorization", Qt::CaseInsensitive) == 0)
        scheme = "Bearer";
    if (scheme == "none")
        scheme.clear();
    return {name, scheme.isEmpty() ? key.toUtf8() : scheme + ' ' + key.toUtf8()};
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
        if (match.hasMatch() && !list.find(id) && isProviderId(id))
            list.m_rows.append(ownProvider(id, settings));
    }
    for (Provider &provider : list.m_rows) {
        overlay(provider, settings);
        for (QString *url : {&provider.directUrl, &provider.heliconeUrl, &provider.selfHostedUrl})
            trimSlashes(*url);
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
