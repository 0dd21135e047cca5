#include "ui/widgets/copyasmenu.h"

#include "core/session/reroute.h"

namespace heliograph {

CopyAsMenu::CopyAsMenu(CallSource call, ProviderList providers, QWidget *parent) :
    QMenu(parent), m_call(std::move(call)), m_providers(std::move(providers))
{
    setObjectName(QStringLiteral("copyAsMenu"));
    setAccessibleName(tr("Copy as"));
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &CopyAsMenu::fill);
}

void CopyAsMenu::fill()
{
    clear();
    const auto call = m_call();
    if (!call) {
        addAction(tr("There is no call to copy yet"))->setEnabled(false);
        return;
    }
    const Provider *provider = m_providers.find(call->provider);
    addLanguages(this, *call, provider);
    addSeparator();
    const Route other = call->route == Route::Helicone ? Route::Direct : Route::Helicone;
    const QString title = other == Route::Helicone ? tr("Through Helicone") : tr("Direct");
    const auto moved = provider ? rerouted(*call, other, *provider)
                                : Result<Call>(Error{ErrorKind::Usage, tr("This provider is not known here."), 0, {}});
    if (!moved) {
        QAction *none = addAction(title);
        none->setEnabled(false);
        none->setToolTip(moved.error().message);
        return;
    }
    QMenu *menu = addMenu(title);
    menu->setObjectName(QStringLiteral("copyAsOtherRoute"));
    menu->setToolTipsVisible(true);
    addLanguages(menu, *moved, provider);
}

void CopyAsMenu::addLanguages(QMenu *menu, const Call &call, const Provider *provider)
{
    const auto languages = codeLanguages();
    // The menu may be gone from the call by the time it is clicked: the values are its own.
    const std::optional<Provider> own = provider ? std::optional(*provider) : std::nullopt;
    for (const CodeLanguageName &language : languages) {
        QAction *action = menu->addAction(language.name);
        action->setObjectName(QStringLiteral("copyAs-") + language.id);
        action->setToolTip(language.needs.isEmpty()
                ? tr("Copy a program that sends this call again, with the keys as environment variables")
                : tr("Copy a program that sends this call again, with the keys as environment variables. It needs %1.")
                      .arg(language.needs));
        connect(action, &QAction::triggered, this, [this, call, own, id = language.language] {
            Q_EMIT textReady(codeFor(id, call, own ? &*own : nullptr));
        });
    }
}

}
