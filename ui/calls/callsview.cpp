#include "ui/calls/callsview.h"

#include "ui/calls/callscolumns.h"
#include "ui/calls/callsdelegate.h"
#include "ui/calls/callsmodel.h"
#include "ui/widgets/rowtable.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace heliograph {

namespace {

constexpr int kFadeFrameMs = 33;
constexpr int kCountFrameMs = 100; ///< a running call's latency has tenths of a second

}

CallsView::CallsView(CallsModel *model, Settings &settings, QWidget *parent) : QTableView(parent), m_calls(model)
{
    setObjectName(QStringLiteral("callsTable"));
    setAccessibleName(tr("Calls"));
    setModel(model);
    setItemDelegate(new CallsDelegate(this));
    setUpRows(*this);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setFirstSectionMovable(true);
    horizontalHeader()->setSortIndicator(m_sortColumn, m_sortOrder);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    setSortingEnabled(true);
    setCornerWidget(new QWidget(this));
    m_columns = new CallsColumns(*model, *horizontalHeader(), settings);
    connect(m_columns, &CallsColumns::changed, this, &CallsView::fitColumns);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this, &CallsView::showHeaderMenu);
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, &CallsView::sortIndicatorMoved);
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this,
        [this] { m_rowsAtTop = verticalScrollBar()->value() == 0 ? -1 : rowAt(0); });
    connect(model, &QAbstractItemModel::rowsInserted, this,
        [this](const QModelIndex &, int first, int last) { insertedAbove(first, last); });
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        m_allWanted = false;
        setNewAbove(0);
    });
    connect(model, &QAbstractItemModel::dataChanged, this, &CallsView::animate);
    connect(model, &CallsModel::completed, this, [this] {
        if (std::exchange(m_allWanted, false))
            selectAll();
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this,
        [this](int value) { setNewAbove(std::min(m_newAbove, (value + kTableRowHeight - 1) / kTableRowHeight)); });
    m_clock.start();
    connect(&m_frameTimer, &QTimer::timeout, this, &CallsView::animate);
}

/// Goes on while something moves that is seen.
void CallsView::animate()
{
    const bool fades = m_clock.elapsed() < m_movesUntil;
    if (!isVisible() || (!fades && !m_calls->hasRunning())) {
        if (m_frameTimer.isActive())
            viewport()->update();
        m_frameTimer.stop();
        return;
    }
    const int frame = fades ? kFadeFrameMs : kCountFrameMs;
    if (!m_frameTimer.isActive() || m_frameTimer.interval() != frame)
        m_frameTimer.start(frame);
    viewport()->update();
}

qint64 CallsView::selectedCount() const
{
    qint64 count = 0;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection)
        count += range.left() == 0 ? range.height() : 0;
    return count;
}

QList<qint64> CallsView::selectedRowIds() const
{
    std::vector<std::pair<int, int>> parts; // first row, how many
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        if (range.left() == 0)
            parts.emplace_back(range.top(), range.height());
    }
    std::sort(parts.begin(), parts.end());
    if (parts.size() == 1)
        return m_calls->rowIds(parts[0].first, parts[0].second);
    QList<qint64> rows;
    for (const auto &[first, count] : parts)
        rows += m_calls->rowIds(first, count);
    return rows;
}

void CallsView::selectAll()
{
    m_allWanted = !m_calls->isComplete();
    QTableView::selectAll();
}

void CallsView::step(int by)
{
    const int rows = m_calls->rowCount();
    if (rows == 0)
        return;
    // The focus gives the list a current call that nobody chose: that is where one begins.
    const bool chosen = currentIndex().isValid() && selectionModel()->isSelected(currentIndex());
    const int now = chosen ? currentIndex().row() + by : std::max(0, currentIndex().row());
    select(std::clamp(now, 0, rows - 1));
}

void CallsView::select(int row)
{
    const QModelIndex index = m_calls->index(row, seenColumn());
    setCurrentIndex(index);
    scrollTo(index);
}

void CallsView::sortIndicatorMoved(int column, Qt::SortOrder order)
{
    if (m_calls->canSort(column)) {
        m_sortColumn = column;
        m_sortOrder = order;
    } else {
        horizontalHeader()->setSortIndicator(m_sortColumn, m_sortOrder);
    }
}

void CallsView::showHeaderMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("callsHeaderMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int column = horizontalHeader()->logicalIndexAt(at);
    const QString key = m_columns->keyOf(column);
    if (!key.isEmpty()) {
        const QString name = m_columns->nameOf(key);
        if (m_calls->canSort(column)) {
            menu->addAction(tr("Sort up"), this, [this, column] { sortByColumn(column, Qt::AscendingOrder); });
            menu->addAction(tr("Sort down"), this, [this, column] { sortByColumn(column, Qt::DescendingOrder); });
            menu->addSeparator();
        }
        QAction *left = menu->addAction(tr("Move left"), this, [this, key] { m_columns->move(key, -1); });
        left->setEnabled(m_columns->shown().indexOf(key) > 0);
        QAction *right = menu->addAction(tr("Move right"), this, [this, key] { m_columns->move(key, 1); });
        right->setEnabled(m_columns->shown().indexOf(key) + 1 < m_columns->shown().size());
        QAction *hide =
            menu->addAction(tr("Hide “%1”").arg(name), this, [this, key] { m_columns->setVisible(key, false); });
        hide->setEnabled(m_columns->shown().size() > 1);
        menu->addSeparator();
    }
    QHash<int, QMenu *> groups;
    const QStringList all = m_columns->all();
    for (const QString &other : all) {
        const ColumnGroup group = m_columns->groupOf(other);
        QMenu *&in = groups[int(group)];
        if (!in)
            in = menu->addMenu(columnGroupTitle(group));
        QAction *shows = in->addAction(m_columns->nameOf(other));
        shows->setCheckable(true);
        shows->setChecked(m_columns->shown().contains(other));
        connect(shows, &QAction::toggled, m_columns, [this, other](bool on) { m_columns->setVisible(other, on); });
    }
    menu->addSeparator();
    menu->addAction(tr("Columns…"), this, &CallsView::columnsRequested);
    menu->addAction(tr("Reset columns"), m_columns, &CallsColumns::reset);
    menu->popup(horizontalHeader()->mapToGlobal(at));
}

void CallsView::insertedAbove(int first, int last)
{
    if (m_rowsAtTop < 0 && first == 0) {
        m_movesUntil = m_clock.elapsed() + CallsModel::kArrivalMs;
        animate();
    }
    if (m_rowsAtTop < 0 || first > m_rowsAtTop)
        return;
    const int count = last - first + 1;
    updateGeometries();
    verticalScrollBar()->setValue(verticalScrollBar()->value() + count * kTableRowHeight);
    if (first <= m_newAbove)
        setNewAbove(m_newAbove + count);
}

void CallsView::setNewAbove(int count)
{
    if (count == m_newAbove)
        return;
    m_newAbove = count;
    Q_EMIT newCallsAboveChanged(count);
}

void CallsView::showNewest()
{
    scrollToTop();
    setNewAbove(0);
}

void CallsView::fitColumns()
{
    setHorizontalScrollBarPolicy(m_columns->isChosen() ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    m_columns->fit(viewport()->width());
    // Keys go on from the current cell, which has to be one that is seen.
    const QModelIndex current = currentIndex();
    if (!current.isValid() || !isColumnHidden(current.column()))
        return;
    const QModelIndex seen = current.siblingAtColumn(seenColumn());
    if (selectedCount() == 1 && selectionModel()->isSelected(current))
        setCurrentIndex(seen); // Shift goes on from there too
    else
        selectionModel()->setCurrentIndex(seen, QItemSelectionModel::NoUpdate);
}

int CallsView::seenColumn() const
{
    for (int i = 0; i < m_calls->columnCount(); ++i) {
        if (const int column = horizontalHeader()->logicalIndex(i); !isColumnHidden(column))
            return column;
    }
    return 0;
}

void CallsView::resizeEvent(QResizeEvent *event)
{
    fitColumns();
    QTableView::resizeEvent(event);
}

void CallsView::keyPressEvent(QKeyEvent *event)
{
    const int rows = model()->rowCount();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid() && event->modifiers().testFlag(Qt::ControlModifier) == false) {
            Q_EMIT openRequested();
            return;
        }
        break;
    case Qt::Key_Escape:
        Q_EMIT closeRequested();
        return;
    case Qt::Key_Home:
    case Qt::Key_End:
        if (rows > 0) {
            const int row = event->key() == Qt::Key_Home ? 0 : rows - 1;
            setCurrentIndex(model()->index(row, seenColumn()));
            event->key() == Qt::Key_Home ? scrollToTop() : scrollToBottom();
        }
        return;
    default:
        break;
    }
    QTableView::keyPressEvent(event);
}

void CallsView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && indexAt(event->pos()).isValid())
        Q_EMIT openRequested();
    else
        QTableView::mouseDoubleClickEvent(event);
}

}
