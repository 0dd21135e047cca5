#include "ui/settings/appearancesettings.h"

#include "ui/widgets/card.h"
#include "ui/widgets/formrow.h"

#include <QComboBox>
#include <QVBoxLayout>

namespace heliograph {

AppearanceSettings::AppearanceSettings(const Services &services, QWidget *parent)
    : SettingsPanel(tr("Appearance"), {}, parent), m_services(services), m_theme(new QComboBox)
{
    setObjectName(QStringLiteral("appearanceSettings"));
    m_theme->setObjectName(QStringLiteral("themeChoice"));
    m_theme->addItem(tr("As the system"), QStringLiteral("system"));
    m_theme->addItem(tr("Light"), QStringLiteral("light"));
    m_theme->addItem(tr("Dark"), QStringLiteral("dark"));
    m_theme->setMaximumWidth(240);
    m_row = new FormRow(tr("Theme"), m_theme, tr("Applies at once."));
    auto *card = new Card;
    card->body()->addWidget(m_row);
    addRow(card);
    load();
    connect(m_theme, &QComboBox::activated, this, [this] {
        const Status status =
            m_services.settings.set(QStringLiteral("theme"), m_theme->currentData().toString());
        m_row->setError(status ? QString() : status.error().message);
    });
    connect(&m_services.settings, &Settings::changed, this, [this](const QString &key) {
        if (key == QLatin1String("theme"))
            load();
    });
}

void AppearanceSettings::load()
{
    const int index = m_theme->findData(
        m_services.settings.get(QStringLiteral("theme"), QStringLiteral("system")));
    m_theme->setCurrentIndex(qMax(index, 0));
}

}
