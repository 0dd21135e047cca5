#include "ui/groups/groupsdelegate.h"

#include "ui/groups/groupsmodel.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>

namespace heliograph {

namespace {
constexpr int kMargin = 8; // as the titles have
}

CellPainter::CellPainter(QPainter *p, QStyleOptionViewItem &option)
    : painter(p), item(option), room(option.rect.adjusted(kMargin, 0, -kMargin, 0)),
      selected(option.state & QStyle::State_Selected)
{
    option.text.clear();
    option.icon = {};
    option.state &= ~QStyle::State_HasFocus; // the row is what is selected
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    painter->setFont(option.font);
}

void CellPainter::draw(const QString &text, int alignment, const QColor &color)
{
    const auto group = item.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    painter->setPen(selected ? item.palette.color(group, QPalette::HighlightedText) : color);
    painter->drawText(room, alignment | Qt::AlignVCenter | Qt::TextSingleLine,
        item.fontMetrics.elidedText(text, Qt::ElideRight, room.width()));
}

void GroupsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = item.text;
    const ThemeColors &colors = themeColors(option.palette);
    const auto column = GroupColumn(index.data(GroupsModel::ColumnRole).toInt());
    painter->save();
    CellPainter cell(painter, item);
    const int side = int(item.displayAlignment & Qt::AlignHorizontal_Mask);
    const int width = item.fontMetrics.horizontalAdvance(text);
    QColor color = colors.text;
    if (index.data(GroupsModel::UnsetRole).toBool() || column == GroupColumn::First || column == GroupColumn::Last
        || column == GroupColumn::Users || column == GroupColumn::Models)
        color = colors.secondaryText;
    if (index.data(GroupsModel::WarnRole).toBool())
        color = colors.bad;
    cell.draw(text, side, color);
    const int gap = spacing::kSmall;
    if (const QString note = index.data(GroupsModel::NoteRole).toString(); !note.isEmpty()) {
        cell.room.setRight(cell.room.right() - width - gap);
        if (cell.room.width() > 0)
            cell.draw(note, Qt::AlignRight, colors.secondaryText);
    } else if (const QString second = index.data(GroupsModel::SecondRole).toString(); !second.isEmpty()) {
        cell.room.setLeft(cell.room.left() + width + gap);
        if (cell.room.width() > 40)
            cell.draw(second, Qt::AlignLeft, colors.secondaryText);
    }
    painter->restore();
}

}
