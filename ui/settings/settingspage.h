#pragma once

#include "ui/services.h"

#include <QWidget>

class QListWidget;
class QStackedWidget;

namespace heliograph {

class BudgetsSettings;
class KeysSettings;
class ProvidersSettings;
class SettingsPanel;

/// The settings: a list of subjects at the left, the chosen one beside it. What is changed applies
/// at once.
class SettingsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(const Services &services, QWidget *parent = nullptr);

    void showKeys();
    /// Scrolls to the key ("helicone" or a provider id) and opens its editor.
    void showKey(const QString &name);
    /// Scrolls to the provider; empty: to the first.
    void showProvider(const QString &id);
    void showPrices();
    void showBudgets();
    void showAbout();

Q_SIGNALS:
    void failed(const QString &message); ///< something could not be kept; in words

private:
    void add(SettingsPanel *panel);

    QListWidget *m_list;
    QStackedWidget *m_stack;
    KeysSettings *m_keys;
    ProvidersSettings *m_providers;
    BudgetsSettings *m_budgets;
    SettingsPanel *m_prices = nullptr; ///< null where there can be no prices of the user's own
};

}
