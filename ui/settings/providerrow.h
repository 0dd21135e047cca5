#pragma once

#include "core/base/settings.h"
#include "core/providers/provider.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace heliograph {

class FormRow;

/// One provider: its addresses, and the form to change them.
class ProviderRow final : public QWidget
{
    Q_OBJECT

public:
    /// own: added by the user, so it has a name to change and can be removed.
    ProviderRow(const Provider &provider, bool own, Settings &settings, QWidget *parent = nullptr);

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
    QString key(const char *part) const;

    Provider m_provider;
    bool m_own;
    Settings &m_settings;
    QLabel *m_title;
    QLabel *m_address;
    QLabel *m_changed;
    QPushButton *m_edit;
    QWidget *m_editor;
    QLineEdit *m_name = nullptr; ///< own providers only
    QLineEdit *m_direct;
    QLineEdit *m_helicone;
    FormRow *m_directRow;
    FormRow *m_heliconeRow;
};

}
