#include "ui/playground/importedconversation.h"

#include <QCoreApplication>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(ImportedConversation)
};

/// The provider the conversation has, where it speaks the format, else the first that does.
QString providerFor(WireFormat format, const QString &present, const ProviderList &providers)
{
    const Provider *own = providers.find(present);
    if (own && own->format == format)
        return present;
    for (const Provider &provider : providers.all()) {
        if (provider.format == format && !provider.demo)
            return provider.id;
    }
    return present;
}

}

QString takeImported(
    const ImportedRequest &imported, const ProviderList &providers, Conversation &conversation)
{
    QStringList problems;
    conversation.provider = imported.provider.isEmpty()
        ? providerFor(imported.format, conversation.provider, providers)
        : imported.provider;
    conversation.format = imported.format;
    if (!imported.provider.isEmpty())
        conversation.route = imported.route;
    conversation.tags = imported.tags;
    conversation.extraHeaders = imported.headers;
    const QString model = conversation.model;
    if (imported.request) {
        conversation.rawBody.reset();
        conversation.takeRequest(*imported.request);
    } else {
        conversation.rawBody = imported.body;
    }
    if (conversation.model.isEmpty())
        conversation.model = model;
    // A key of the user's is never sent to an address that came in with a pasted text.
    if (!imported.baseUrl.isEmpty()) {
        const Provider *provider = providers.find(conversation.provider);
        problems.append(
            Tr::tr("%1 is the address of no provider that is set up here, so the request goes to %2. Add the address under Settings, Providers to use it.")
                .arg(imported.baseUrl, provider ? provider->name : conversation.provider));
    }
    return problems.join(u' ');
}

}
