#include "core/session/requestimport.h"

#include "core/providers/provider.h"
#include "core/session/curlimport.h"
#include "core/session/looseliteral.h"
#include "core/wire/codec.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

namespace heliograph
{

namespace
{

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(RequestImport)
};

QByteArray headerOf(const HeaderList &headers, const char *name)
{
    for (const Header &header : headers) {
        if (header.first.compare(name, Qt::CaseInsensitive) == 0)
            return header.second;
    }
    return {};
}

// ---------------------------------------------------------------------------------------------- addresses

struct Endpoint {
    WireFormat format = WireFormat::Unknown;
    qsizetype pathSize = 0; ///< of what stands before the endpoint's own name
    QString model; ///< Gemini's
    std::optional<bool> streamed; ///< Gemini's
};

/// By the end of the path, which is the same whoever's host it is.
Endpoint endpointOf(const QString &path)
{
    static const QRegularExpression gemini(
        QStringLiteral("/(?:publishers/[^/]+/)?models/([^/:]+):(stream)?[gG]enerateContent$"));
    if (const auto match = gemini.match(path); match.hasMatch())
        return {WireFormat::Gemini, match.capturedStart(), match.captured(1),
            !match.captured(2).isEmpty()};
    const auto endsWith = [&path](QLatin1String end, WireFormat format) {
        return path.endsWith(end) ? Endpoint{format, path.size() - end.size(), {}, {}} : Endpoint{};
    };
    for (const Endpoint &found : {endsWith(QLatin1String("/chat/completions"), WireFormat::OpenAiChat),
             endsWith(QLatin1String("/responses"), WireFormat::OpenAiResponses),
             endsWith(QLatin1String("/messages"), WireFormat::Anthropic)}) {
        if (found.format != WireFormat::Unknown)
            return found;
    }
    return {};
}

/// Host and path, with the path's last slash taken off.
QString placeOf(const QUrl &url)
{
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    return url.authority().toLower() + path;
}

void readAddress(const QUrl &url, const HeaderList &headers, const ProviderList &providers,
    ImportedRequest &imported, Endpoint &endpoint)
{
    endpoint = endpointOf(url.path());
    QUrl base = url;
    base.setQuery(QString());
    base.setFragment(QString());
    if (endpoint.format != WireFormat::Unknown) {
        imported.format = endpoint.format;
        base.setPath(url.path().first(endpoint.pathSize));
    }
    QUrl target = base;
    if (const QUrl named(QString::fromUtf8(headerOf(headers, "Helicone-Target-URL"))); named.isValid() && !named.isEmpty()) {
        target.setScheme(named.scheme());
        target.setAuthority(named.authority());
        imported.route = Route::Helicone;
    }
    // Keys in the path (…/sk-helicone-…/v1) are not part of the address.
    static const QRegularExpression key(QStringLiteral("/(sk|pk)-[^/]+"));
    target.setPath(target.path().remove(key));
    const QString place = placeOf(target);
    for (const Provider &provider : providers.all()) {
        const bool direct = !provider.directUrl.isEmpty() && placeOf(QUrl(provider.directUrl)) == place;
        const bool helicone = !provider.heliconeUrl.isEmpty() && placeOf(QUrl(provider.heliconeUrl)) == place;
        if (!direct && !helicone)
            continue;
        imported.provider = provider.id;
        if (helicone && !direct)
            imported.route = Route::Helicone;
        if (endpoint.format == WireFormat::Unknown)
            imported.format = provider.format;
        return;
    }
    imported.baseUrl = redactUrl(base.toString(QUrl::FullyEncoded));
}

// ---------------------------------------------------------------------------------------------- headers

void readHeaders(const HeaderList &headers, ImportedRequest &imported)
{
    bool key = false;
    for (const auto &[name, value] : headers) {
        const QByteArray lower = name.toLower();
        const QString text = QString::fromUtf8(value);
        if (isSecretHeader(name)) {
            key = true;
            imported.route = lower == "helicone-auth" ? Route::Helicone : imported.route;
        } else if (lower == "helicone-user-id") {
            imported.tags.userId = text;
        } else if (lower == "helicone-session-id") {
            imported.tags.sessionId = text;
        } else if (lower == "helicone-session-name") {
            imported.tags.sessionName = text;
        } else if (lower == "helicone-session-path") {
            imported.tags.sessionPath = text;
        } else if (lower.startsWith("helicone-property-")) {
            imported.tags.properties.append({QString::fromUtf8(name.sliced(18)), text});
        } else if (lower != "content-type" && lower != "accept" && lower != "content-length"
            && lower != "host" && lower != "user-agent" && lower != "accept-encoding"
            && lower != "connection" && lower != "anthropic-version" && lower != "helicone-target-url"
            && lower != "helicone-request-id") {
            imported.headers.append({name, value});
        }
    }
    if (key)
        imported.notes.append(
            Tr::tr("The key was not taken over. Keys come from the keychain or the environment."));
}

// ---------------------------------------------------------------------------------------------- bodies

/// Which format's request an object is, by members that only one of them has.
WireFormat formatOfBody(const Json &body)
{
    if (body.contains("contents"))
        return WireFormat::Gemini;
    if (body.contains("input") && !body.contains("messages"))
        return WireFormat::OpenAiResponses;
    const QString model = stringMember(body, "model");
    bool anthropic = body.contains("system") || body.contains("thinking") || body.contains("stop_sequences")
        || model.startsWith(QLatin1String("claude"));
    const Json &tools = member(body, "tools");
    for (const Json &tool : tools.is_array() ? tools : Json::array())
        anthropic = anthropic || member(tool, "input_schema").is_object();
    return anthropic ? WireFormat::Anthropic : WireFormat::OpenAiChat;
}

WireFormat formatOfFunction(const QString &function)
{
    if (function.endsWith(QLatin1String("responses.create")) || function.endsWith(QLatin1String("responses.stream")))
        return WireFormat::OpenAiResponses;
    if (function.contains(QLatin1String("completions")))
        return WireFormat::OpenAiChat;
    if (function.endsWith(QLatin1String("messages.create")) || function.endsWith(QLatin1String("messages.stream")))
        return WireFormat::Anthropic;
    if (function.contains(QLatin1String("generate_content")) || function.contains(QLatin1String("generateContent")))
        return WireFormat::Gemini;
    return WireFormat::Unknown;
}

std::string camelCase(const std::string &name)
{
    std::string result;
    for (size_t i = 0; i < name.size(); ++i) {
        if (name[i] == '_' && i + 1 < name.size() && result.size() > 0)
            result += char(std::toupper(name[++i]));
        else
            result += name[i];
    }
    return result;
}

/// Google's clients have other shapes than the wire: contents may be a text, and everything else is in "config".
Json geminiBody(const Json &arguments)
{
    Json body = Json::object();
    const Json &contents = member(arguments, "contents");
    const auto asContent = [](const Json &item) {
        return item.is_string() ? Json{{"role", "user"}, {"parts", Json::array({Json{{"text", item}}})}} : item;
    };
    body["contents"] = Json::array();
    for (const Json &item : contents.is_array() ? contents : Json::array({contents}))
        body["contents"].push_back(asContent(item));
    Json config = Json::object();
    for (const auto &[key, value] : arguments.items()) {
        if (key != "contents" && key != "config" && key != "model")
            config[key] = value;
    }
    if (const Json &given = member(arguments, "config"); given.is_object())
        config.update(given);
    Json generation = Json::object();
    for (const auto &[key, value] : config.items()) {
        const std::string name = camelCase(key);
        if (name == "systemInstruction")
            body[name] = value.is_string() ? Json{{"parts", Json::array({Json{{"text", value}}})}} : value;
        else if (name == "tools" || name == "toolConfig" || name == "safetySettings" || name == "cachedContent")
            body[name] = value;
        else if (name == "generationConfig")
            generation.update(value);
        else if (name != "httpOptions" && name != "abortSignal")
            generation[name] = value;
    }
    if (!generation.empty())
        body["generationConfig"] = generation;
    return body;
}

/// Members that are the client's own and never on the wire.
void takeOutClientOptions(Json &body, ImportedRequest &imported)
{
    for (const char *name : {"timeout", "max_retries", "maxRetries", "extra_query", "signal"})
        body.erase(name);
    for (const char *name : {"extra_body", "extraBody"}) {
        if (const Json extra = member(body, name); extra.is_object()) {
            body.erase(name);
            body.update(extra);
        }
    }
    for (const char *name : {"extra_headers", "default_headers", "headers"}) {
        const Json headers = member(body, name);
        if (!headers.is_object())
            continue;
        body.erase(name);
        HeaderList list;
        for (const auto &[key, value] : headers.items())
            list.append({QByteArray::fromStdString(key), toQString(value).toUtf8()});
        readHeaders(list, imported);
    }
}

void understand(ImportedRequest &imported, const Endpoint &endpoint)
{
    const Codec *codec = codecFor(imported.format);
    if (!codec)
        return;
    auto decoded = codec->decodeRequest(imported.body);
    if (!decoded) {
        imported.notes.append(decoded.error().message);
        return;
    }
    ChatRequest request = std::move(decoded).value();
    if (!endpoint.model.isEmpty())
        request.model = endpoint.model;
    if (endpoint.streamed)
        request.stream = *endpoint.streamed;
    imported.request = std::move(request);
}

/// Fills in what follows from the parts of a request; the notes stay.
Status readParts(const QString &address, const HeaderList &headers, const QByteArray &body,
    const ProviderList &providers, ImportedRequest &imported)
{
    const QUrl url(address);
    if (!url.isValid() || url.host().isEmpty())
        return Error{ErrorKind::Usage, Tr::tr("“%1” is no web address.").arg(redactUrl(address)), 0, {}};
    Endpoint endpoint;
    readAddress(url, headers, providers, imported, endpoint);
    readHeaders(headers, imported);
    imported.body = body;
    if (imported.body.isEmpty())
        return Error{ErrorKind::Usage,
            imported.notes.isEmpty() ? Tr::tr("It sends no body, so it asks no model anything.")
                                     : imported.notes.join(u' '),
            0, {}};
    if (endpoint.format == WireFormat::Unknown && imported.provider.isEmpty()) {
        if (const auto json = parseJson(imported.body); json && json->is_object())
            imported.format = formatOfBody(*json);
    }
    imported.endpointKnown = endpoint.format != WireFormat::Unknown;
    understand(imported, endpoint);
    return Done{};
}

Result<ImportedRequest> importCurl(const QString &text, const ProviderList &providers)
{
    const auto curl = readCurl(text);
    if (!curl)
        return curl.error();
    ImportedRequest imported;
    imported.notes = curl->notes;
    if (const Status read = readParts(curl->url, curl->headers, curl->body, providers, imported); !read)
        return read.error();
    return imported;
}

Result<ImportedRequest> importLiteral(const QString &text)
{
    auto literal = readLooseLiteral(text);
    if (!literal)
        return literal.error();
    Json body = literal->value;
    if (body.is_array()) // the messages alone
        body = Json{{"messages", body}};
    if (!body.is_object() || body.empty())
        return Error{ErrorKind::Usage, Tr::tr("This is no request. Paste a curl command, the JSON of a request, or a call from a program."), 0, {}};
    ImportedRequest imported;
    const WireFormat named = formatOfFunction(literal->function);
    Endpoint endpoint;
    takeOutClientOptions(body, imported);
    imported.format = named == WireFormat::Unknown ? formatOfBody(body) : named;
    if (imported.format == WireFormat::Gemini) {
        endpoint.model = stringMember(body, "model").section(u'/', -1);
        if (!literal->function.isEmpty()) {
            endpoint.streamed = literal->function.contains(QLatin1String("stream"), Qt::CaseInsensitive);
            body = geminiBody(body);
        }
    } else if (literal->function.endsWith(QLatin1String(".stream"))) {
        body["stream"] = true;
    }
    // JSON stays as it was written, to the byte.
    const bool untouched = literal->function.isEmpty() && parseJson(text.toUtf8()) == body;
    imported.body = untouched ? text.toUtf8() : dumpJson(body);
    if (!literal->left.isEmpty()) {
        QStringList left = literal->left;
        left.removeDuplicates();
        imported.notes.append(Tr::tr("These are no values but parts of a program, and were left empty: %1.")
                                  .arg(left.mid(0, 5).join(QLatin1String(", "))));
    }
    understand(imported, endpoint);
    return imported;
}

}

Result<ImportedRequest> importRequest(const QString &text, const ProviderList &providers)
{
    if (text.trimmed().isEmpty())
        return Error{ErrorKind::Usage, Tr::tr("There is nothing to import yet."), 0, {}};
    return looksLikeCurl(text) ? importCurl(text, providers) : importLiteral(text);
}

Result<ImportedRequest> importRequest(const QString &url, const HeaderList &headers,
    const QByteArray &body, const ProviderList &providers)
{
    ImportedRequest imported;
    if (const Status read = readParts(url, headers, body, providers, imported); !read)
        return read.error();
    return imported;
}

}
