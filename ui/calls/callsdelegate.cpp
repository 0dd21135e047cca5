#include "ui/calls/callsdelegate.h"

#include "ui/calls/callsmodel.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>

namespace heliograph {

namespace {

constexpr int kDotRoom = 16;
constexpr int kMargin = 8; // as the titles have

}

QColor statusColor(CallStatus status, const QPalette &palette)
{
    const ThemeColors &colors = themeColors(palette);
    switch (status) {
    case CallStatus::Running:
        return colors.accent;
    case CallStatus::Ok:
        return colors.good;
    case CallStatus::Error:
        return colors.bad;
    case CallStatus::Cancelled:
        return colors.secondaryText;
    case CallStatus::Interrupted:
        return colors.warning;
    }
    return colors.text;
}

void drawStatusDot(
    QPainter *painter, const QPointF &center, CallStatus status, const QPalette &palette)
{
    const QColor color = statusColor(status, palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    // Shapes differ too: what has not ended, or not well, is a ring.
    const bool ring = status == CallStatus::Running || status == CallStatus::Cancelled;
    painter->setPen(QPen(color, 1.6));
    painter->setBrush(ring ? QBrush(Qt::NoBrush) : QBrush(color));
    painter->drawEllipse(center, 3.4, 3.4);
    painter->restore();
}

void CallsDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->textElideMode = Qt::ElideRight;
    option->state &= ~QStyle::State_HasFocus; // the row is what is selected
    const ThemeColors &colors = themeColors(option->palette);
    const auto column = CallColumn(index.column());
    const bool failed = column == CallColumn::Answer && index.data(CallsModel::FailedRole).toBool();
    const bool secondary = column == CallColumn::Time || column == CallColumn::Source
        || column == CallColumn::Answer || column == CallColumn::Note;
    if (option->state & QStyle::State_Selected)
        return;
    const qint64 age = index.data(CallsModel::AgeRole).toLongLong();
    if (age < CallsModel::kArrivalMs) { // it has just come: its row fades from the accent
        const double left = 1 - double(age) / double(CallsModel::kArrivalMs);
        option->backgroundBrush = mixed(colors.surface, colors.accent, 0.35 * left);
    }
    const int rating = column == CallColumn::Rating ? index.data(CallsModel::RatingRole).toInt() : -1;
    if (rating >= 0)
        option->palette.setColor(QPalette::Text, Rating(rating) == Rating::Good ? colors.good : colors.bad);
    else if (failed)
        option->palette.setColor(QPalette::Text, colors.bad);
    else if (secondary)
        option->palette.setColor(QPalette::Text, colors.secondaryText);
}

void CallsDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = item.text;
    item.text.clear();
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    if (text.isEmpty())
        return;

    QRect room = item.rect.adjusted(kMargin, 0, -kMargin, 0);
    painter->save();
    painter->setFont(item.font);
    if (CallColumn(index.column()) == CallColumn::Status) {
        const auto status = CallStatus(index.data(CallsModel::StatusRole).toInt());
        drawStatusDot(
            painter, QPointF(room.left() + 4, room.center().y() + 0.5), status, option.palette);
        room.setLeft(room.left() + kDotRoom);
    } else if (CallColumn(index.column()) == CallColumn::Model
        && index.data(CallsModel::DemoRole).toBool()) {
        const ThemeColors &colors = themeColors(option.palette);
        const QString word = tr("Demo");
        QFont small = item.font;
        small.setPixelSize(11);
        const int width = QFontMetrics(small).horizontalAdvance(word) + 10;
        const QRectF mark(room.right() - width + 0.5, room.center().y() - 8 + 0.5, width, 17);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(colors.border);
        painter->setBrush(colors.raised);
        painter->drawRoundedRect(mark, 4, 4);
        painter->setFont(small);
        painter->setPen(colors.secondaryText);
        painter->drawText(mark, Qt::AlignCenter, word);
        painter->setFont(item.font);
        room.setRight(int(mark.left()) - 6);
    }
    const bool selected = item.state & QStyle::State_Selected;
    const auto group = item.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    painter->setPen(
        item.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(room, int(item.displayAlignment) | Qt::TextSingleLine,
        item.fontMetrics.elidedText(text, Qt::ElideRight, room.width()));
    painter->restore();
}

}
