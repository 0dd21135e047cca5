#pragma once

#include "core/domain/call.h"
#include "core/providers/provider.h"
#include "core/session/codeexport.h"

#include <QMenu>

#include <functional>
#include <optional>

namespace heliograph {

/// "Copy as": the call as a curl command or a small program, on the route it took or on the other one. Keys are
/// environment variables in all of them.
class CopyAsMenu final : public QMenu
{
    Q_OBJECT

public:
    using CallSource = std::function<std::optional<Call>()>;

    /// call is asked whenever the menu opens; nothing: there is no call to copy.
    CopyAsMenu(CallSource call, ProviderList providers, QWidget *parent = nullptr);

Q_SIGNALS:
    void textReady(const QString &text); ///< to be copied

private:
    void fill();
    void addLanguages(QMenu *menu, const Call &call, const Provider *provider);

    CallSource m_call;
    ProviderList m_providers;
};

}
