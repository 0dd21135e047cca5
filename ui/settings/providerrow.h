#pragma once

#include "core/session/keycheck.h"
#include "ui/services.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace heliograph {

class FormRow;
class ProviderOptions;

/// One provider: its addresses, a test of them, and the form to change them.
class ProviderRow final : public QWidget
{
    Q_OBJECT

public:
    /// own: added by the user, so it has a name to change and can be removed.
    ProviderRow(const Provider &provider, bool own, const Services &services, QWidget *parent = nullptr);

    QString id() const { return m_provider.id; }
    void setProvider(const Provider &provider);
    void openEditor();

private:
    QWidget *makeEditor();
    void closeEditor();
    bool check();
    void save();
    void reset();
    bool write(const QHash<QString, QString> &values);
    QString key(const QString &part) const;
    void test();
    void showState();
    void note(TextRole role, const QString &text);

    Provider m_provider;
    bool m_own;
    Services m_services;
    KeyCheck m_check;
    QLabel *m_title;
    QLabel *m_address;
    QLabel *m_changed;
    QPushButton *m_test;
    QPushButton *m_edit;
    QLabel *m_note;
    QWidget *m_editor;
    QLineEdit *m_name = nullptr; ///< own providers only
    QLineEdit *m_direct;
    QLineEdit *m_helicone;
    FormRow *m_directRow;
    FormRow *m_heliconeRow;
    ProviderOptions *m_options;
};

}
