#include "ui/charts/barlist.h"

#include "ui/charts/chartcolours.h"
#include "ui/charts/chartmodel.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace heliograph {

namespace {

constexpr int kRow = 28;
constexpr int kLeastRows = 5; // so that neighbours in the grid are as high

class BarDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {120, kRow}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const ThemeColors &theme = themeColors(option.palette);
        const auto *model = static_cast<const ChartModel *>(index.model());
        const ChartData &data = model->chart();
        if (data.series.isEmpty())
            return;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool marked = option.state & (QStyle::State_MouseOver | QStyle::State_HasFocus);
        if (marked)
            painter->fillRect(option.rect, mixed(theme.raised, theme.text, 0.06));
        const QRect row = option.rect.adjusted(spacing::kTiny, 0, -spacing::kTiny, 0);
        const QFontMetrics metrics(option.font);
        const QString number = index.siblingAtColumn(1).data().toString();
        // The widest number decides, so that all bars end where they may.
        int numberWidth = 0;
        for (int i = 0; i < model->rowCount(); ++i)
            numberWidth = std::max(numberWidth, metrics.horizontalAdvance(model->index(i, 1).data().toString()));
        const int nameWidth = row.width() * 42 / 100;
        const QRect name(row.left(), row.top(), nameWidth, row.height());
        const QRect bar(name.right() + spacing::kSmall, row.top() + 8,
            std::max(0, row.width() - nameWidth - numberWidth - 2 * spacing::kSmall), row.height() - 16);
        painter->setFont(option.font);
        painter->setPen(theme.text);
        painter->drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
            metrics.elidedText(index.data().toString().simplified(), Qt::ElideRight, nameWidth));
        painter->drawText(row, Qt::AlignRight | Qt::AlignVCenter, number);
        const double share = index.data(ChartModel::ShareRole).toDouble();
        const int width = share > 0 ? std::max(2, int(bar.width() * share)) : 0;
        const int colour = index.row() < data.rowColours.size() ? data.rowColours[index.row()] : data.series[0].colour;
        painter->setPen(Qt::NoPen);
        painter->setBrush(mixed(theme.raised, theme.text, 0.07));
        painter->drawRoundedRect(bar, 2, 2);
        painter->setBrush(ChartColours::colour(theme, colour));
        painter->drawRoundedRect(QRect(bar.topLeft(), QSize(width, bar.height())), 2, 2);
        painter->restore();
    }
};

}

BarList::BarList(ChartModel *model, QWidget *parent) : QListView(parent), m_model(model)
{
    setModel(model);
    setItemDelegate(new BarDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    connect(this, &QListView::clicked, this, [this](const QModelIndex &index) { Q_EMIT rowActivated(index.row()); });
    connect(this, &QListView::activated, this, [this](const QModelIndex &index) { Q_EMIT rowActivated(index.row()); });
    connect(model, &ChartModel::modelReset, this, [this] { updateGeometry(); });
}

QSize BarList::sizeHint() const
{
    return {240, kRow * std::max(kLeastRows, m_model->rowCount()) + 2};
}

void BarList::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        viewport()->update();
}

}
