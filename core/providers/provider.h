#pragma once

#include "core/domain/call.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace heliograph {

class Settings;

/// A row of resources/providers.json, with the user's own URLs laid over it. A provider that speaks a known format
/// is data, not code.
struct Provider {
    QString id; ///< "openai"
    QString name; ///< "OpenAI"
    WireFormat format = WireFormat::OpenAiChat;
    QString directUrl; ///< ends where the endpoint's own name begins: https://api.openai.com/v1
    QString heliconeUrl; ///< the same path on Helicone's host: https://oai.helicone.ai/v1; empty: through gateway.helicone.ai
    QString authHeader = QStringLiteral("Authorization"); ///< "Authorization" (Bearer) or a header that takes the bare key
    QString keyVariable; ///< environment variable, OPENAI_API_KEY; empty: takes no key
    bool keyOptional = false; ///< a key is sent where there is one, and none is fine (own providers, local servers)
    QString priceProvider; ///< provider id in the price book; empty: unpriced
    QStringList models; ///< suggested, newest first
    bool streamUsage = true; ///< understands stream_options.include_usage
    bool local = false; ///< runs on the user's machine: its direct URL is a loopback address
    bool demo = false;

    bool needsKey() const { return !keyVariable.isEmpty() && !keyOptional; }
    bool takesKey() const { return !keyVariable.isEmpty(); }
};

/// Lower-case letters, digits and inner hyphens, at most 64.
bool isProviderId(QStringView id);

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
