#include "ui/prompts/promptsdelegate.h"

#include "ui/prompts/promptsmodel.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>

namespace heliograph {

namespace {

constexpr int kRowHeight = 48;

QFont smaller(QFont font)
{
    font.setPixelSize(12);
    return font;
}

}

void PromptsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    item.state &= ~QStyle::State_HasFocus; // the row is what is chosen
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    const ThemeColors &colors = themeColors(item.palette);
    const bool selected = item.state & QStyle::State_Selected;
    const auto group = item.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    const QColor chosen = item.palette.color(group, QPalette::HighlightedText);
    painter->save();
    const QRect room = item.rect.adjusted(spacing::kSmall, spacing::kTiny, -spacing::kSmall, -spacing::kTiny);
    const QRect upper(room.left(), room.top(), room.width(), room.height() / 2);
    const QRect lower(room.left(), upper.bottom() + 1, room.width(), room.height() - upper.height());
    painter->setFont(item.font);
    painter->setPen(selected ? chosen : colors.text);
    painter->drawText(upper, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        item.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, upper.width()));
    const QFont small = smaller(item.font);
    painter->setFont(small);
    painter->setPen(selected ? chosen : colors.secondaryText);
    painter->drawText(lower, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetrics(small).elidedText(index.data(PromptsModel::DetailRole).toString(), Qt::ElideRight, lower.width()));
    painter->restore();
}

QSize PromptsDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {120, kRowHeight};
}

}
