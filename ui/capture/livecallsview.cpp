#include "ui/capture/livecallsview.h"

#include "ui/calls/callsdelegate.h"
#include "ui/capture/livecallsmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/rowtable.h"

#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace heliograph {

namespace {

constexpr int kMargin = 8; // as the titles have
constexpr int kDotRoom = 16;
constexpr int kLeastText = 90;
constexpr int kSlack = 4; ///< of fonts that are wider than they say

/// A dot before the status; a growing answer shows its end, a whole one its beginning.
class LiveCallsDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        item.state &= ~QStyle::State_HasFocus; // the row is what is selected
        const QString text = std::exchange(item.text, {});
        const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
        if (text.isEmpty())
            return;
        QRect room = item.rect.adjusted(kMargin, 0, -kMargin, 0);
        painter->save();
        if (index.column() == LiveCallsModel::Status) {
            drawStatusDot(painter, QPointF(room.left() + 4, room.center().y() + 0.5),
                CallStatus(index.data(LiveCallsModel::StatusRole).toInt()), option.palette);
            room.setLeft(room.left() + kDotRoom);
        }
        const bool growing = index.column() == LiveCallsModel::Answer && index.data(LiveCallsModel::GrowingRole).toBool();
        painter->setFont(item.font);
        painter->setPen(ink(item, index));
        painter->drawText(room, int(item.displayAlignment) | Qt::TextSingleLine,
            item.fontMetrics.elidedText(text, growing ? Qt::ElideLeft : Qt::ElideRight, room.width()));
        painter->restore();
    }

private:
    static QColor ink(const QStyleOptionViewItem &item, const QModelIndex &index)
    {
        const auto group = item.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
        if (item.state & QStyle::State_Selected)
            return item.palette.color(group, QPalette::HighlightedText);
        const ThemeColors &colors = themeColors(item.palette);
        if (index.column() == LiveCallsModel::Answer)
            return index.data(LiveCallsModel::FailedRole).toBool() ? colors.bad : colors.secondaryText;
        return index.column() == LiveCallsModel::Time ? colors.secondaryText : item.palette.color(group, QPalette::Text);
    }
};

}

LiveCallsView::LiveCallsView(LiveCallsModel *model, QWidget *parent) : QTableView(parent), m_calls(model)
{
    setObjectName(QStringLiteral("captureTable"));
    setAccessibleName(tr("Captured calls"));
    setModel(model);
    setItemDelegate(new LiveCallsDelegate(this));
    setUpRows(*this);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setCornerWidget(new QWidget(this));
    connect(this, &QTableView::clicked, this, [this](const QModelIndex &index) { Q_EMIT openRequested(m_calls->idAt(index.row())); });
    // Rows that come above keep what one looks at in its place; at the top, the newest are seen.
    connect(model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        if (first == 0 && verticalScrollBar()->value() > 0)
            verticalScrollBar()->setValue(verticalScrollBar()->value() + (last - first + 1) * kTableRowHeight);
    });
}

void LiveCallsView::fitColumns()
{
    const QFontMetrics metrics(viewport()->font());
    const auto room = [&metrics](const char *widest, int more = 0) {
        return metrics.horizontalAdvance(QString::fromUtf8(widest)) + 2 * kMargin + kSlack + more;
    };
    QHeaderView *header = horizontalHeader();
    const bool narrow = viewport()->width() < 1'080;
    setColumnHidden(LiveCallsModel::Tokens, narrow);
    header->resizeSection(LiveCallsModel::Time, room("00:00:00"));
    header->resizeSection(LiveCallsModel::Status, room("Interrupted", kDotRoom));
    header->resizeSection(LiveCallsModel::Model, room("gpt-4.1-mini-2025"));
    header->resizeSection(LiveCallsModel::Tokens, room("10,000 → 1,000"));
    header->resizeSection(LiveCallsModel::Speed, room("~888 tok/s"));
    header->resizeSection(LiveCallsModel::Cost, room("~$0.000043"));
    header->resizeSection(LiveCallsModel::Latency, room("88 min 8 s"));
    int rest = viewport()->width();
    for (int column = 0; column < LiveCallsModel::ColumnCount; ++column) {
        if (column != LiveCallsModel::Prompt && column != LiveCallsModel::Answer && !isColumnHidden(column))
            rest -= header->sectionSize(column);
    }
    const int prompt = std::max(kLeastText, rest * 2 / 5);
    header->resizeSection(LiveCallsModel::Prompt, prompt);
    header->resizeSection(LiveCallsModel::Answer, std::max(kLeastText, rest - prompt));
}

void LiveCallsView::resizeEvent(QResizeEvent *event)
{
    fitColumns();
    QTableView::resizeEvent(event);
}

void LiveCallsView::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()
        && !event->modifiers().testFlag(Qt::ControlModifier))
        Q_EMIT openRequested(m_calls->idAt(currentIndex().row()));
    else
        QTableView::keyPressEvent(event);
}

}
