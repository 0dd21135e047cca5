#pragma once

#include "ui/services.h"
#include "ui/widgets/card.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace heliograph {

class SecretField;

/// A way in with a key: the field for it stands right here.
class KeyCard final : public Card
{
    Q_OBJECT

public:
    enum class Way { Helicone, Provider };

    KeyCard(Way way, const Services &services, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Every key that was typed is stored.
    void saved(const QString &providerId);

private:
    void makeFields();
    void updateFields();
    Provider provider() const;
    void save();
    void storeNext();
    void showError(const Error &error);

    Way m_way;
    Services m_services;
    ProviderList m_providers;
    SecretField *m_heliconeKey;
    QComboBox *m_provider;
    SecretField *m_providerKey;
    QCheckBox *m_sessionOnly;
    QLabel *m_note;
    QPushButton *m_save;
    QList<QPair<QString, QString>> m_toStore; ///< name and key, while they are being stored
};

}
