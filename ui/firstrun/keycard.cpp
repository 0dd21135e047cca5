#include "ui/firstrun/keycard.h"

#include "ui/theme/theme.h"
#include "ui/widgets/secretfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace heliograph {

namespace {

const QString kHelicone = QStringLiteral("helicone");

bool isSet(const QString &variable)
{
    return !variable.isEmpty()
        && !qEnvironmentVariable(variable.toLatin1().constData()).trimmed().isEmpty();
}

}

KeyCard::KeyCard(Way way, const Services &services, QWidget *parent)
    : Card(
        way == Way::Helicone ? tr("I have a Helicone key") : tr("I have a provider key"), parent),
      m_way(way), m_services(services), m_providers(services.providers()),
      m_heliconeKey(new SecretField), m_provider(new QComboBox), m_providerKey(new SecretField),
      m_sessionOnly(new QCheckBox(tr("Use for this session only"))), m_note(new QLabel),
      m_save(new QPushButton(tr("Save and go on")))
{
    setObjectName(
        way == Way::Helicone ? QStringLiteral("heliconeCard") : QStringLiteral("providerCard"));
    auto *text = new QLabel(way == Way::Helicone
            ? tr("Calls go through Helicone and are logged there too.")
            : tr("Calls go straight to the provider and are kept on this computer."));
    text->setWordWrap(true);
    setTextRole(text, TextRole::Secondary);
    body()->addWidget(text);
    makeFields();
    updateFields();
}

void KeyCard::makeFields()
{
    m_heliconeKey->setObjectName(QStringLiteral("firstHeliconeKey"));
    m_heliconeKey->setAccessibleName(tr("Helicone key"));
    m_heliconeKey->setPlaceholderText(isSet(QStringLiteral("HELICONE_API_KEY"))
            ? tr("From HELICONE_API_KEY if left empty")
            : tr("Helicone key, sk-helicone-…"));
    m_heliconeKey->setVisible(m_way == Way::Helicone);
    m_provider->setObjectName(QStringLiteral("firstProvider"));
    m_provider->setAccessibleName(tr("Provider"));
    for (const Provider &provider : m_providers.all()) {
        if (provider.needsKey() && (m_way == Way::Helicone || provider.id != kHelicone)
            && (!provider.directUrl.isEmpty() || provider.id == kHelicone))
            m_provider->addItem(provider.name, provider.id);
    }
    m_providerKey->setObjectName(QStringLiteral("firstProviderKey"));
    m_sessionOnly->setObjectName(QStringLiteral("firstSessionOnly"));
    m_sessionOnly->setToolTip(tr("The key is held in memory and gone when Heliograph closes"));
    m_save->setObjectName(QStringLiteral("firstSave"));
    m_save->setAccessibleName(m_save->text());
    m_save->setToolTip(tr("Keep the key in the keychain and open the playground"));
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setObjectName(QStringLiteral("firstNote"));
    setTextRole(m_note, TextRole::Bad);

    body()->addWidget(m_heliconeKey);
    auto *pair = new QHBoxLayout;
    pair->addWidget(m_provider);
    pair->addWidget(m_providerKey, 1);
    body()->addLayout(pair);
    body()->addWidget(m_note);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_sessionOnly);
    buttons->addStretch(1);
    buttons->addWidget(m_save);
    body()->addLayout(buttons);
    m_note->hide();

    connect(m_provider, &QComboBox::currentIndexChanged, this, &KeyCard::updateFields);
    for (SecretField *field : {m_heliconeKey, m_providerKey}) {
        connect(field, &QLineEdit::textChanged, this, &KeyCard::updateFields);
        connect(field, &QLineEdit::returnPressed, this, &KeyCard::save);
    }
    connect(m_save, &QPushButton::clicked, this, &KeyCard::save);
}

Provider KeyCard::provider() const
{
    const Provider *found = m_providers.find(m_provider->currentData().toString());
    return found ? *found : Provider{};
}

void KeyCard::updateFields()
{
    const Provider chosen = provider();
    const bool gateway = chosen.id == kHelicone; // takes Helicone's key alone
    m_providerKey->setEnabled(!gateway);
    m_providerKey->setAccessibleName(tr("Key of %1").arg(chosen.name));
    m_providerKey->setPlaceholderText(gateway ? tr("Needs no other key")
            : isSet(chosen.keyVariable)       ? tr("From %1 if left empty").arg(chosen.keyVariable)
                                              : tr("Key of %1").arg(chosen.name));
    const bool providerReady =
        gateway || !m_providerKey->text().isEmpty() || isSet(chosen.keyVariable);
    const bool heliconeReady = m_way == Way::Provider || !m_heliconeKey->text().isEmpty()
        || isSet(QStringLiteral("HELICONE_API_KEY"));
    m_save->setEnabled(providerReady && heliconeReady && m_toStore.isEmpty());
}

void KeyCard::save()
{
    if (!m_save->isEnabled())
        return;
    m_note->hide();
    if (m_way == Way::Helicone && !m_heliconeKey->text().isEmpty())
        m_toStore.append({kHelicone, m_heliconeKey->text()});
    if (m_providerKey->isEnabled() && !m_providerKey->text().isEmpty())
        m_toStore.append({provider().id, m_providerKey->text()});
    storeNext();
}

void KeyCard::storeNext()
{
    updateFields();
    if (m_toStore.isEmpty()) {
        m_heliconeKey->take();
        m_providerKey->take();
        Q_EMIT saved(provider().id);
        return;
    }
    const auto [name, key] = m_toStore.takeFirst();
    if (m_sessionOnly->isChecked()) {
        const Status status = m_services.keys.setSessionKey(name, key);
        status ? storeNext() : showError(status.error());
        return;
    }
    m_save->setEnabled(false);
    m_services.keys.store(name, key).then(
        this, [this](const Status &status) { status ? storeNext() : showError(status.error()); });
}

void KeyCard::showError(const Error &error)
{
    m_toStore.clear();
    QString text = error.message;
    if (error.kind == ErrorKind::Secret)
        text += QLatin1Char(' ') + tr("Or tick “Use for this session only”.");
    m_note->setText(text);
    m_note->show();
    updateFields();
}

}
