#pragma once

#include "core/base/redact.h"
#include "core/domain/call.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace heliograph {

class Settings;

/// A wire format a provider speaks, and what differs where it is not the provider's first.
struct SpokenFormat {
    WireFormat format = WireFormat::OpenAiChat;
    QString path; ///< stands where the built-in URL's own path would, "/anthropic/v1"; empty: the same path
    QString authHeader; ///< empty: the provider's
    bool operator==(const SpokenFormat &) const = default;
};

/// How a provider's URL is put together.
enum class UrlForm {
    Plain, ///< base + endpoint
    Azure, ///< the resource's origin + /openai/v1, or + /openai/deployments/D and an api-version
    Vertex, ///< the location's host + /v1/projects/P/locations/L + what serves the format
};

/// What a list of models looks like; see core/providers/modellist.h.
enum class ModelListShape { None, OpenAi, Anthropic, Gemini, Vertex, Ollama, OpenRouter, Helicone };
QString modelListShapeName(ModelListShape shape);
std::optional<ModelListShape> modelListShapeFromName(QStringView name);

/// A row of resources/providers.json, with the user's own settings laid over it. A provider that speaks a known format
/// is data, not code.
struct Provider {
    QString id; ///< "openai"
    QString name; ///< "OpenAI"
    WireFormat format = WireFormat::OpenAiChat; ///< the one it is asked in: the user's choice, else its first
    QList<SpokenFormat> formats; ///< all it speaks, its first one first; empty: format alone
    UrlForm urlForm = UrlForm::Plain;
    QString directUrl; ///< ends where the endpoint's own name begins: https://api.openai.com/v1
    QString builtInPath; ///< of the row's own URL: "/v1"; what SpokenFormat::path replaces
    QString heliconeUrl; ///< the same path on Helicone's host: https://oai.helicone.ai/v1; empty: through gateway.helicone.ai
    QString selfHostedUrl; ///< the user's own Helicone for all providers (helicone.self-hosted-url), or empty
    QString authHeader = QStringLiteral("Authorization"); ///< "Authorization" (Bearer) or a header that takes the bare key
    QString authScheme; ///< before the key: "Bearer"; empty: by the header, Authorization has Bearer and others nothing
    HeaderList fixedHeaders; ///< in every request: anthropic-version
    QString keyVariable; ///< environment variable, OPENAI_API_KEY; empty: takes no key
    QStringList moreKeyVariables; ///< asked in turn where keyVariable is not set: GOOGLE_API_KEY
    bool keyOptional = false; ///< a key is sent where there is one, and none is fine (own providers, local servers)
    QString priceProvider; ///< provider id in the price book; empty: unpriced
    QStringList models; ///< suggested, newest first
    ModelListShape listShape = ModelListShape::OpenAi;
    QString listPath = QStringLiteral("/models"); ///< after directUrl; "//x": after its origin; a whole URL: as it is
    QString keyTestPath; ///< asked to test a key where the list is open to all; like listPath
    QString probe; ///< how its server is told from others on its port ("ollama", …), see core/session/localservers.h
    bool streamUsage = true; ///< understands stream_options.include_usage
    bool local = false; ///< runs on the user's machine: its direct URL is a loopback address
    bool demo = false;
    bool gateway = false; ///< Helicone's AI gateway: takes Helicone's key alone and has model names of its own
    bool own = false; ///< added by the user
    QString apiVersion; ///< Azure: date of a dated version, "preview", or empty: the undated /openai/v1
    QString deployment; ///< Azure: in the path of a dated version; empty: the model's name is the deployment's
    QString project; ///< Vertex
    QString location; ///< Vertex: "us-central1", "global", …

    bool needsKey() const { return !keyVariable.isEmpty() && !keyOptional; }
    bool takesKey() const { return !keyVariable.isEmpty(); }
    QStringList keyVariables() const; ///< in the order in which they are asked
    bool speaks(WireFormat asked) const;
    SpokenFormat spoken(WireFormat asked) const; ///< its row for the format, or what the format's makers would want
};

/// Lower-case letters, digits and inner hyphens, at most 64.
bool isProviderId(QStringView id);

/// The header and its value that carry the key in this format. Empty key: a header without a name.
Header authorizationOf(const Provider &provider, WireFormat format, const QString &key);

/// All providers in the order of the file, then the user's own (settings keys provider.ID.direct-url without a row).
class ProviderList final
{
public:
    /// Reads the built-in rows and the settings' overrides.
    static ProviderList load(const Settings &settings);

    const QList<Provider> &all() const & { return m_rows; }
    QList<Provider> all() && { return std::move(m_rows); }
    const Provider *find(QStringView id) const; ///< null where unknown

private:
    QList<Provider> m_rows;
};

}
