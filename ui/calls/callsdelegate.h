#pragma once

#include "core/domain/call.h"

#include <QStyledItemDelegate>

class QPalette;

namespace heliograph {

/// The colour that goes with a status word, never alone.
QColor statusColor(CallStatus status, const QPalette &palette);
void drawStatusDot(
    QPainter *painter, const QPointF &center, CallStatus status, const QPalette &palette);

/// Draws the cells of the list of calls: a dot before the status, a mark behind a demo's model.
class CallsDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

}
