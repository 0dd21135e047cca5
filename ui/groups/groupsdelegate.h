#pragma once

#include <QStyledItemDelegate>

namespace heliograph {

/// Draws the cells of a table of groups: what a sum leaves out stands beside it, the id behind a name.
class GroupsDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// The cell without its text, the text's room and colour. Selected rows have the colour of selected text for everything.
struct CellPainter {
    CellPainter(QPainter *painter, QStyleOptionViewItem &item);
    void draw(const QString &text, int alignment, const QColor &color);

    QPainter *painter;
    const QStyleOptionViewItem &item;
    QRect room;
    bool selected;
};

}
