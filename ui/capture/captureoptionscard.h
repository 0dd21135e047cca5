#pragma once

#include "core/capture/captureservice.h"
#include "ui/widgets/card.h"

class QCheckBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace heliograph {

class Banner;
class FormRow;

/// What is set once and then left alone: the port, the secret part of the address, web pages that may call, usage in streams.
class CaptureOptionsCard final : public Card
{
    Q_OBJECT

public:
    explicit CaptureOptionsCard(QWidget *parent = nullptr);

    void setSettings(const CaptureSettings &settings);
    void setPortError(const QString &text); ///< empty: none
    void focusPort();
    /// Opens on the origin, to be added by Enter.
    void offerOrigin(const QString &origin);

Q_SIGNALS:
    void changed(const heliograph::CaptureSettings &settings);

private:
    void makeRows();
    void takePort();
    void takeOrigins();
    void takeToken();

    CaptureSettings m_settings;
    QSpinBox *m_port;
    QPushButton *m_newToken;
    QLineEdit *m_origins;
    QCheckBox *m_usage;
    Banner *m_confirm; ///< before the address changes
    FormRow *m_portRow = nullptr;
    FormRow *m_originsRow = nullptr;
};

}
