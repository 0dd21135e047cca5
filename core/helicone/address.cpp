#include "core/helicone/address.h"

#include <QCoreApplication>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Route)
};

constexpr char kAzureVersion[] =
    "2024-10-21"; ///< the last general one, where a path with deployments names none

Error usage(const QString &message)
{
    return {ErrorKind::Usage, message, 0, {}};
}

Result<QUrl> parseBase(const QString &text)
{
    const QUrl url(text.trimmed());
    const bool http =
        url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !http || url.host().isEmpty())
        return usage(
            Tr::tr("“%1” is no web address. It should look like https://api.openai.com/v1.")
                .arg(text));
    return url;
}

/// The path as it stands in the address, without slashes at its end.
QString pathOf(const QUrl &url)
{
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    return path;
}

QUrl withPath(QUrl url, const QString &encodedPath)
{
    url.setPath(encodedPath, QUrl::TolerantMode);
    return url;
}

QUrl originOf(const QUrl &url)
{
    return url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

void addQuery(QUrl &url, const QString &query)
{
    const QString before = url.query(QUrl::FullyEncoded);
    url.setQuery(before.isEmpty() ? query : before + QLatin1Char('&') + query);
}

QString encodedSegment(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, "/:@!$&'()*+,;="));
}

/// A name that goes into a path may not climb out of it.
bool climbs(const QString &name)
{
    const QStringList segments = name.split(QLatin1Char('/'));
    return std::any_of(segments.begin(), segments.end(), [](const QString &segment) {
        return segment.isEmpty() || segment == QLatin1String(".") || segment == QLatin1String("..");
    });
}

Error noAddress(const Provider &provider)
{
    return usage(Tr::tr("No address is set for %1. Set it in Settings > Providers, or with: "
                        "heliograph config set provider.%2.direct-url URL")
                     .arg(provider.name, provider.id));
}

/// What is appended to a base, by format. The query (Gemini's alt=sse) is added apart.
Result<QString> endpointOf(const AddressQuestion &question)
{
    switch (question.format) {
    case WireFormat::OpenAiResponses:
        return QStringLiteral("/responses");
    case WireFormat::Anthropic:
        return QStringLiteral("/messages");
    case WireFormat::Gemini: {
        QString model = question.model.trimmed();
        if (model.isEmpty())
            return usage(Tr::tr("Gemini's format has the model in the address. Name a model."));
        if (climbs(model))
            return usage(Tr::tr("“%1” cannot be the name of a model.").arg(model));
        // A tuned or a partner's model is named by its whole path.
        if (!model.startsWith(QLatin1String("models/"))
            && !model.startsWith(QLatin1String("tunedModels/"))
            && !model.startsWith(QLatin1String("publishers/"))
            && !model.startsWith(QLatin1String("endpoints/")))
            model.prepend(QLatin1String("models/"));
        return QLatin1Char('/') + encodedSegment(model)
            + (question.streamed ? QLatin1String(":streamGenerateContent")
                                 : QLatin1String(":generateContent"));
    }
    case WireFormat::OpenAiChat:
    case WireFormat::Unknown:
        break;
    }
    return QStringLiteral("/chat/completions");
}

/// The path on the provider's own server up to the endpoint, and the query it needs.
struct Place {
    QUrl base; ///< with that path
    QString query;

    QUrl complete() const
    {
        QUrl url = base;
        if (!query.isEmpty())
            addQuery(url, query);
        return url;
    }
};

Result<Place> azurePlace(const AddressQuestion &question, const QUrl &given)
{
    const Provider &provider = question.provider;
    QString path = pathOf(given);
    QString version = provider.apiVersion;
    const bool dated = version.size() >= 10 && version[0].isDigit();
    const bool resource = path.isEmpty() || path == QLatin1String("/openai");
    if (resource && dated && question.format == WireFormat::OpenAiChat) {
        const QString deployment =
            provider.deployment.isEmpty() ? question.model.trimmed() : provider.deployment;
        if (deployment.isEmpty())
            return usage(Tr::tr("%1 has the deployment in the address. Name it as the model, or "
                                "with: heliograph config set provider.%2.deployment NAME")
                             .arg(provider.name, provider.id));
        if (climbs(deployment) || deployment.contains(QLatin1Char('/')))
            return usage(Tr::tr("“%1” cannot be the name of a deployment.").arg(deployment));
        path = QLatin1String("/openai/deployments/") + encodedSegment(deployment);
    } else if (resource) {
        path = dated ? QStringLiteral("/openai") : QStringLiteral("/openai/v1");
    } else if (path.contains(QLatin1String("/openai/deployments/")) && version.isEmpty()
        && !given.query().contains(QLatin1String("api-version="))) {
        version = QLatin1String(kAzureVersion);
    }
    return Place{withPath(given, path),
        version.isEmpty() ? QString() : QStringLiteral("api-version=") + encodedSegment(version)};
}

Result<Place> vertexPlace(const AddressQuestion &question)
{
    const Provider &provider = question.provider;
    QUrl origin;
    if (!provider.directUrl.isEmpty()) {
        const auto url = parseBase(provider.directUrl);
        if (!url)
            return url.error();
        if (!pathOf(*url).isEmpty())
            return Place{*url, {}}; // the whole way is written out
        origin = *url;
    }
    QStringList missing;
    if (provider.project.isEmpty())
        missing << Tr::tr("a project (provider.%1.project)").arg(provider.id);
    if (provider.location.isEmpty())
        missing << Tr::tr("a location such as us-central1 or global (provider.%1.location)")
                       .arg(provider.id);
    if (!missing.isEmpty())
        return usage(Tr::tr(
            "%1 needs %2. Set it in Settings > Providers, or with: heliograph config set KEY VALUE")
                         .arg(provider.name, missing.join(Tr::tr(" and "))));
    const QString location = encodedSegment(provider.location);
    if (origin.isEmpty())
        origin = QUrl(provider.location == QLatin1String("global")
                ? QStringLiteral("https://aiplatform.googleapis.com")
                : QStringLiteral("https://%1-aiplatform.googleapis.com").arg(location));
    QString path = QStringLiteral("/v1/projects/%1/locations/%2")
                       .arg(encodedSegment(provider.project), location);
    if (question.format == WireFormat::OpenAiChat)
        path += QLatin1String("/endpoints/openapi");
    else if (!question.model.trimmed().startsWith(QLatin1String("publishers/"))
        && !question.model.trimmed().startsWith(QLatin1String("endpoints/")))
        path += QLatin1String("/publishers/google");
    return Place{withPath(origin, path), {}};
}

Result<Place> directPlace(const AddressQuestion &question, const QString &given)
{
    const Provider &provider = question.provider;
    const bool overridden = !question.baseUrl.isEmpty();
    if (provider.urlForm == UrlForm::Vertex && !overridden)
        return vertexPlace(question);
    if (given.isEmpty() && provider.urlForm == UrlForm::Azure)
        return usage(Tr::tr(
            "%1 needs the address of your resource, such as https://NAME.openai.azure.com. Set it "
            "in Settings > Providers, or with: heliograph config set provider.%2.direct-url URL")
                         .arg(provider.name, provider.id));
    if (given.isEmpty())
        return noAddress(provider);
    const auto base = parseBase(given);
    if (!base)
        return base.error();
    if (provider.urlForm == UrlForm::Azure)
        return azurePlace(question, *base);
    QString path = pathOf(*base);
    const QString instead = provider.spoken(question.format).path;
    // An address of one's own ends where the endpoint begins, in whatever format it is asked.
    if (!overridden && !instead.isEmpty() && path.endsWith(provider.builtInPath)) {
        path.chop(provider.builtInPath.size());
        path += instead;
    }
    return Place{withPath(*base, path), {}};
}

bool isHosted(const QString &url)
{
    const QString host = QUrl(url).host();
    return host.endsWith(QLatin1String(".helicone.ai"))
        || host.endsWith(QLatin1String(".hconeai.com"));
}

/// A self-hosted Helicone, or gateway.helicone.ai, told where to go on to.
Address throughGateway(const QUrl &gateway, const QUrl &target, const AddressQuestion &question)
{
    QString before = pathOf(gateway);
    // Helicone's API server has one way in for each kind of provider; its workers have none.
    if (before.endsWith(QLatin1String("/v1/gateway")))
        before += question.format == WireFormat::Anthropic ? QLatin1String("/anthropic")
                                                           : QLatin1String("/oai");
    QUrl url = withPath(originOf(gateway), before + pathOf(target));
    url.setQuery(target.query(QUrl::FullyEncoded));
    const QByteArray origin = originOf(target).toEncoded();
    const bool azure = question.provider.urlForm == UrlForm::Azure;
    return {url, {{azure ? "Helicone-OpenAI-Api-Base" : "Helicone-Target-URL", origin}}};
}

Result<Address> heliconeAddress(const AddressQuestion &question)
{
    const Provider &provider = question.provider;
    const bool azure = provider.urlForm == UrlForm::Azure;
    const QString own = question.fallbacks && isHosted(provider.heliconeUrl) && !provider.gateway
        ? QString()
        : provider.heliconeUrl;
    // A host for this provider alone knows where to go; a resource or a region is known to nobody
    // but the user.
    if (!own.isEmpty() && provider.urlForm == UrlForm::Plain) {
        const auto place = directPlace(question, own);
        if (!place)
            return place.error();
        return Address{place->base, {}};
    }
    const auto place = directPlace(question, provider.directUrl);
    if (!place)
        return place.error();
    const QString before = own.isEmpty() ? provider.selfHostedUrl : own;
    if (provider.local && before.isEmpty())
        return usage(
            Tr::tr("%1 runs on this machine, where Helicone cannot reach it. Use the direct route.")
                .arg(provider.name));
    const auto gateway = parseBase(!before.isEmpty() ? before
            : azure                                  ? QStringLiteral("https://oai.helicone.ai")
                                                     : QStringLiteral("https://gateway.helicone.ai"));
    if (!gateway)
        return gateway.error();
    return throughGateway(*gateway, place->complete(), question);
}

Result<Address> baseOf(const AddressQuestion &question)
{
    if (question.baseUrl.isEmpty() && question.route == Route::Helicone)
        return heliconeAddress(question);
    const auto place = directPlace(
        question, question.baseUrl.isEmpty() ? question.provider.directUrl : question.baseUrl);
    if (!place)
        return place.error();
    return Address{place->complete(), {}};
}

}

Result<Address> addressOf(const AddressQuestion &question)
{
    const Provider &provider = question.provider;
    if (question.baseUrl.isEmpty() && question.format != provider.format
        && !provider.speaks(question.format)) {
        QStringList names;
        for (const SpokenFormat &spoken : provider.formats)
            names << wireFormatName(spoken.format);
        return usage(Tr::tr("%1 is not asked in %2. It speaks: %3.")
                         .arg(provider.name, wireFormatName(question.format),
                             names.join(QStringLiteral(", "))));
    }
    const auto address = baseOf(question);
    if (!address)
        return address.error();
    const auto endpoint = endpointOf(question);
    if (!endpoint)
        return endpoint.error();
    QUrl url = withPath(address->url, pathOf(address->url) + *endpoint);
    if (question.format == WireFormat::Gemini && question.streamed)
        addQuery(url, QStringLiteral("alt=sse"));
    return Address{url, address->headers};
}

QString whyNoRoute(const Provider &provider, Route route)
{
    if (provider.demo)
        return {}; // it plays Helicone's part too; its address is known once it runs
    if (provider.gateway && route == Route::Direct)
        return Tr::tr("%1 is Helicone itself: there is no way around it.").arg(provider.name);
    AddressQuestion question{provider, route, {}, provider.format, QStringLiteral("model"), true};
    const auto address = addressOf(question);
    return address ? QString() : address.error().message;
}

Result<QUrl> serviceUrl(const Provider &provider, const QString &path)
{
    if (path.startsWith(QLatin1String("http")))
        return parseBase(path);
    const AddressQuestion question{
        provider, Route::Direct, {}, provider.format, QStringLiteral("model"), false};
    const auto place = directPlace(question, provider.directUrl);
    if (!place)
        return place.error();
    const bool fromOrigin = path.startsWith(QLatin1String("//"));
    const QUrl tail(fromOrigin ? path.sliced(1) : path);
    // What else a provider serves stands beside its first format, whichever is chosen.
    QUrl base = provider.urlForm == UrlForm::Plain ? QUrl(provider.directUrl) : place->base;
    const QString before = fromOrigin ? QString() : pathOf(base);
    base = withPath(base, before + tail.path(QUrl::FullyEncoded));
    if (tail.hasQuery())
        addQuery(base, tail.query(QUrl::FullyEncoded));
    return base;
}

}
