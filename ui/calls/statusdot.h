#pragma once

#include "core/domain/call.h"

#include <QWidget>

namespace heliograph {

/// The dot that goes with a status word.
class StatusDot final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusDot(QWidget *parent = nullptr);
    void setStatus(CallStatus status);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    CallStatus m_status = CallStatus::Running;
};

}
