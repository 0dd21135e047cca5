#pragma once

#include "core/providers/provider.h"
#include "core/secrets/keyring.h"
#include "core/session/keycheck.h"

#include <QWidget>

#include <functional>
#include <optional>

class QCheckBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace heliograph {

class SecretField;

/// One key: where it comes from, its last four characters, and what can be done with it.
class KeyRow final : public QWidget
{
    Q_OBJECT

public:
    /// What the row is about; provider is unset for Helicone's own key.
    struct Subject {
        QString name; ///< the key's name: a provider id or "helicone"
        QString title; ///< for people
        QString variable; ///< environment variable
        std::optional<Provider> provider;
        QStringList moreVariables = {}; ///< asked in turn where variable is not set
    };

    /// heliconeApi gives the REST API's address when Helicone's key is tested.
    KeyRow(Subject subject, KeyRing &keys, std::function<QString()> heliconeApi,
        QWidget *parent = nullptr);

    QString name() const { return m_subject.name; }
    void setSubject(Subject subject); ///< the same name with another address or title
    /// Asks the key ring; done() follows.
    void refresh();
    void openEditor();

Q_SIGNALS:
    void done();

private:
    enum class Tone { Plain, Good, Bad };

    QWidget *makeEditor();
    void show(const Result<KeyInfo> &info);
    void closeEditor();
    void save();
    void removeKey();
    void test();
    void note(Tone tone, const QString &text);

    Subject m_subject;
    KeyRing &m_keys;
    std::function<QString()> m_heliconeApi;
    KeyCheck m_check;
    KeyOrigin m_origin = KeyOrigin::None;
    QLabel *m_title;
    QLabel *m_source;
    QLabel *m_lastFour;
    QPushButton *m_test;
    QPushButton *m_set;
    QToolButton *m_remove;
    QLabel *m_note;
    QWidget *m_editor;
    SecretField *m_field;
    QCheckBox *m_sessionOnly;
    QPushButton *m_save;
};

}
