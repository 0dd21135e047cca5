#pragma once

#include "ui/services.h"

#include <QAction>
#include <QWidget>

namespace heliograph {

/// Tabs of conversations with models; each streams on its own, also while one looks elsewhere.
class PlaygroundPage final : public QWidget
{
    Q_OBJECT

public:
    explicit PlaygroundPage(const Services &services, QWidget *parent = nullptr);
    ~PlaygroundPage() override;

    /// What the page can do, for the menu and the command palette (texts, keys and tooltips set).
    QList<QAction *> pageActions() const;

    /// A new tab with the request of a recorded call, ready to send again.
    void openCall(const Call &call);
    /// A new tab for this provider with a first question written into the composer; sent at once where asked to.
    void startConversation(const QString &providerId, const QString &question, bool send);

Q_SIGNALS:
    void callRequested(const QUuid &id); ///< "Open call": show it on the Calls page
    void keyRequested(const QString &name); ///< "Add a key": provider id or "helicone"

private:
    Services m_services;
};

}
