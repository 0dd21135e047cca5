#pragma once

#include "ui/services.h"

#include <QAction>
#include <QWidget>

namespace heliograph {

/// The history: the list, newest first and live, and a pane with one call's details.
class CallsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit CallsPage(const Services &services, QWidget *parent = nullptr);
    ~CallsPage() override;

    /// What the page can do, for the menu and the command palette (texts, keys and tooltips set).
    QList<QAction *> pageActions() const;

    /// Selects the call and shows its details.
    void showCall(const QUuid &id);

Q_SIGNALS:
    void openInPlayground(const heliograph::Call &call);
    void playgroundRequested(); ///< from the empty page: "Ask a first question"

private:
    Services m_services;
};

}
