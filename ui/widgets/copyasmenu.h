#pragma once

#include "core/domain/call.h"
#include "core/providers/provider.h"
#include "core/session/codeexport.h"

#include <QMenu>

#include <functional>
#include <optional>

namespace heliograph {

/// A call that can be copied.
struct Copyable {
    QString provider; ///< id
    Route route = Route::Direct;
    /// The call itself; nothing where it cannot be sent. Asked beside the window: it may hold megabytes of images.
    std::function<std::optional<Call>()> call;
};

/// "Copy as": a call as a curl command or a small program, on the route it took or on the other one. Keys are
/// environment variables in all of them.
class CopyAsMenu final : public QMenu
{
    Q_OBJECT

public:
    using Source = std::function<std::optional<Copyable>()>;

    /// source is asked whenever the menu opens; nothing: there is no call to copy. providers as they are then.
    CopyAsMenu(Source source, std::function<ProviderList()> providers, QWidget *parent = nullptr);

Q_SIGNALS:
    void textReady(const QString &text); ///< to be copied
    void failed(const QString &problem); ///< why there is nothing to copy, in words

private:
    void fill();
    void addLanguages(
        QMenu *menu, const Copyable &from, Route route, const std::optional<Provider> &provider);

    Source m_source;
    std::function<ProviderList()> m_providers;
};

}
