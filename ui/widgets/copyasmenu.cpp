#include "ui/widgets/copyasmenu.h"

#include "core/base/aside.h"
#include "core/base/whenready.h"
#include "core/helicone/address.h"
#include "core/session/reroute.h"

namespace heliograph {

CopyAsMenu::CopyAsMenu(Source source, std::function<ProviderList()> providers, QWidget *parent) :
    QMenu(parent), m_source(std::move(source)), m_providers(std::move(providers))
{
    setObjectName(QStringLiteral("copyAsMenu"));
    setAccessibleName(tr("Copy as"));
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &CopyAsMenu::fill);
}

void CopyAsMenu::fill()
{
    clear();
    const auto from = m_source();
    if (!from) {
        addAction(tr("There is no call to copy yet"))->setEnabled(false);
        return;
    }
    const ProviderList providers = m_providers();
    const Provider *known = providers.find(from->provider);
    const std::optional<Provider> provider = known ? std::optional(*known) : std::nullopt;
    addLanguages(this, *from, from->route, provider);
    addSeparator();
    const Route other = from->route == Route::Helicone ? Route::Direct : Route::Helicone;
    const QString title = other == Route::Helicone ? tr("Through Helicone") : tr("Direct");
    const QString problem =
        provider ? whyNoRoute(*provider, other) : tr("This provider is not known here.");
    if (!problem.isEmpty()) {
        QAction *none = addAction(title);
        none->setEnabled(false);
        none->setToolTip(problem);
        return;
    }
    QMenu *menu = addMenu(title);
    menu->setObjectName(QStringLiteral("copyAsOtherRoute"));
    menu->setToolTipsVisible(true);
    addLanguages(menu, *from, other, provider);
}

void CopyAsMenu::addLanguages(
    QMenu *menu, const Copyable &from, Route route, const std::optional<Provider> &provider)
{
    const auto languages = codeLanguages();
    for (const CodeLanguageName &language : languages) {
        QAction *action = menu->addAction(language.name);
        action->setObjectName(QStringLiteral("copyAs-") + language.id);
        action->setToolTip(language.needs.isEmpty()
                ? tr("Copy a program that sends this call again, with the keys as environment variables")
                : tr("Copy a program that sends this call again, with the keys as environment variables. It needs %1.")
                      .arg(language.needs));
        // The menu may be gone from the call by the time it is clicked: the values are its own.
        const auto work = [from, route, provider, id = language.language]() -> Result<QString> {
            const auto call = from.call();
            if (!call)
                return Error{ErrorKind::Usage, tr("This request cannot be sent as it is, so there is nothing to copy."), 0, {}};
            const Provider *row = provider ? &*provider : nullptr;
            if (!row || route == call->route)
                return codeFor(id, *call, row);
            const auto moved = rerouted(*call, route, *row);
            if (!moved)
                return moved.error();
            return codeFor(id, *moved, row);
        };
        connect(action, &QAction::triggered, this, [this, work] {
            whenReady(aside(work), this, [this](const Result<QString> &text) {
                if (text)
                    Q_EMIT textReady(*text);
                else
                    Q_EMIT failed(text.error().message);
            });
        });
    }
}

}
