#include "ui/calls/statusdot.h"

#include "ui/calls/callsdelegate.h"

#include <QPainter>

namespace heliograph {

StatusDot::StatusDot(QWidget *parent) : QWidget(parent)
{
    setFixedSize(12, 16);
}

void StatusDot::setStatus(CallStatus status)
{
    m_status = status;
    update();
}

void StatusDot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawStatusDot(&painter, QRectF(rect()).center(), m_status, palette());
}

}
