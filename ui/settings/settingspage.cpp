#include "ui/settings/settingspage.h"

#include "ui/settings/aboutsettings.h"
#include "ui/settings/appearancesettings.h"
#include "ui/settings/budgetssettings.h"
#include "ui/settings/callssettings.h"
#include "ui/settings/heliconesettings.h"
#include "ui/settings/historysettings.h"
#include "ui/settings/keyssettings.h"
#include "ui/settings/pricessettings.h"
#include "ui/settings/providerssettings.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QStackedWidget>

namespace heliograph {

namespace {
constexpr int kListWidth = 172;
constexpr int kRowHeight = 32;
}

SettingsPage::SettingsPage(const Services &services, QWidget *parent)
    : QWidget(parent), m_list(new QListWidget), m_stack(new QStackedWidget),
      m_keys(new KeysSettings(services))
{
    setObjectName(QStringLiteral("settingsPage"));
    m_list->setObjectName(QStringLiteral("settingsList"));
    m_list->setAccessibleName(tr("Settings"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFixedWidth(kListWidth);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setBackgroundRole(QPalette::Window);
    add(m_keys);
    m_providers = new ProvidersSettings(services);
    add(m_providers);
    add(new CallsSettings(services));
    add(new HeliconeSettings(services));
    if (services.userPrices) {
        m_prices = new PricesSettings(services);
        add(m_prices);
    }
    m_budgets = new BudgetsSettings(services);
    add(m_budgets);
    connect(m_budgets, &BudgetsSettings::failed, this, &SettingsPage::failed);
    add(new HistorySettings(services));
    add(new AppearanceSettings(services));
    add(new AboutSettings(services));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::kSmall, 0, 0, 0);
    row->setSpacing(spacing::kSmall);
    auto *left = new QVBoxLayout;
    left->setContentsMargins(0, spacing::kMedium, 0, spacing::kSmall);
    left->addWidget(m_list);
    row->addLayout(left);
    auto *right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->addWidget(m_stack);
    row->addLayout(right, 1);
    setFocusProxy(m_list);
    connect(m_list, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    m_list->setCurrentRow(0);
}

void SettingsPage::add(SettingsPanel *panel)
{
    auto *item = new QListWidgetItem(panel->accessibleName(), m_list);
    item->setSizeHint({kListWidth - 8, kRowHeight});
    m_stack->addWidget(panel);
}

void SettingsPage::showKeys()
{
    m_list->setCurrentRow(m_stack->indexOf(m_keys));
}

void SettingsPage::showKey(const QString &name)
{
    showKeys();
    m_keys->showKey(name);
}

void SettingsPage::showProvider(const QString &id)
{
    m_list->setCurrentRow(m_stack->indexOf(m_providers));
    m_providers->showProvider(id);
}

void SettingsPage::showPrices()
{
    if (m_prices)
        m_list->setCurrentRow(m_stack->indexOf(m_prices));
}

void SettingsPage::showBudgets()
{
    m_list->setCurrentRow(m_stack->indexOf(m_budgets));
}

void SettingsPage::showAbout()
{
    m_list->setCurrentRow(m_list->count() - 1);
}

}
