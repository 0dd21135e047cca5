#pragma once

#include "core/providers/provider.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QLineEdit;

namespace heliograph {

class FormRow;
class Settings;

/// What can be chosen of a provider beside its addresses: the format it is asked in, the header
/// that carries its key, and what Azure and Vertex put into the address.
class ProviderOptions final : public QWidget
{
    Q_OBJECT

public:
    explicit ProviderOptions(QWidget *parent = nullptr);

    /// Fills the fields with what the settings say of the provider.
    void show(const Provider &provider, const Settings &settings);
    /// The settings' parts and their values, empty where they are not set: "format" → "anthropic",
    /// …
    QHash<QString, QString> values() const;
    /// Says at each field what is wrong with it, as Settings::validate has it; true: all can be
    /// kept.
    bool check();

private:
    struct Field {
        QString part; ///< of provider.ID.PART
        QLineEdit *edit;
        FormRow *row;
    };
    Field addField(
        const QString &part, const QString &label, const QString &placeholder, const QString &hint);

    QString m_id;
    QComboBox *m_format;
    FormRow *m_formatRow;
    QComboBox *m_auth;
    FormRow *m_authRow;
    QList<Field> m_fields;
};

}
