#pragma once

#include "ui/services.h"
#include "ui/settings/settingspanel.h"

#include <QList>
#include <QSet>

class QLineEdit;
class QPushButton;

namespace heliograph {

class Card;
class FormRow;
class ProviderOptions;
class ProviderRow;

/// The providers and where they are reached; own ones are added here.
class ProvidersSettings final : public SettingsPanel
{
    Q_OBJECT

public:
    explicit ProvidersSettings(const Services &services, QWidget *parent = nullptr);

    void showProvider(const QString &id); ///< scrolls to its row

private:
    QWidget *makeForm();
    QWidget *makeSelfHosted();
    void makeRows();
    void openForm(bool open);
    void add();

    Services m_services;
    QSet<QString> m_builtIn; ///< ids
    Card *m_card;
    QList<ProviderRow *> m_rows;
    QPushButton *m_add;
    QWidget *m_form;
    QLineEdit *m_id;
    QLineEdit *m_name;
    QLineEdit *m_url;
    FormRow *m_idRow;
    FormRow *m_urlRow;
    ProviderOptions *m_options;
    QWidget *m_selfHosted;
    QLineEdit *m_selfHostedUrl;
    FormRow *m_selfHostedRow;
};

}
