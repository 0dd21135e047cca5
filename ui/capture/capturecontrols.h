#pragma once

#include "core/capture/captureservice.h"
#include "core/providers/provider.h"
#include "ui/widgets/card.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace heliograph {

class CopyButton;
class ToggleSwitch;

/// The big switch, what it means at the moment, and the address.
class CaptureControls final : public Card
{
    Q_OBJECT

public:
    explicit CaptureControls(QWidget *parent = nullptr);

    void setProviders(const QList<Provider> &providers, const QString &chosen);
    void setState(const CaptureState &state, const CaptureSettings &settings);
    /// live: it answers there now; else it is what it will be.
    void setAddress(const QString &address, bool live);
    void setOptionsShown(bool shown);
    QString providerId() const;
    void chooseProvider(const QString &id); ///< as if the user had
    void copyAddress();

Q_SIGNALS:
    void switched(bool on);
    void providerChosen(const QString &id);
    void changed(const heliograph::CaptureSettings &settings); ///< route, pause
    void optionsToggled(bool shown);

private:
    void makeLayout();

    CaptureSettings m_settings;
    ToggleSwitch *m_switch;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_pause;
    QPushButton *m_options;
    QComboBox *m_provider;
    QComboBox *m_route;
    QLineEdit *m_address;
    CopyButton *m_copy;
};

}
