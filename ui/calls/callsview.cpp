#include "ui/calls/callsview.h"

#include "ui/calls/callsdelegate.h"
#include "ui/calls/callsmodel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include <array>

namespace heliograph {

namespace {

constexpr int kRowHeight = 28;

/// How wide a column is, for the widest text it usually holds, and when it goes.
struct Width {
    CallColumn column;
    const char *sample; ///< empty: the column takes a share of what is left
    int dropFirst; ///< the higher, the sooner it goes where there is little room; 0: never
};
constexpr std::array<Width, kCallColumns> kWidths{{
    {CallColumn::Time, "00/00/0000", 3},
    {CallColumn::Status, "Interrupted      ", 0},
    {CallColumn::Model, "claude-sonnet-4-5-00", 0},
    {CallColumn::Prompt, "", 0},
    {CallColumn::Answer, "", 6},
    {CallColumn::Input, "000,000", 7},
    {CallColumn::Output, "00,000", 7},
    {CallColumn::Cost, "~$0.0000000000", 1},
    {CallColumn::Latency, "00 min 00 s", 2},
    {CallColumn::FirstToken, "0,000 ms", 8},
    {CallColumn::Source, "Command line  ", 5},
}};
constexpr int kNarrowestText = 110;

}

CallsView::CallsView(CallsModel *model, QWidget *parent) : QTableView(parent)
{
    setObjectName(QStringLiteral("callsTable"));
    setAccessibleName(tr("Calls"));
    setModel(model);
    setItemDelegate(new CallsDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    verticalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setSortIndicator(int(CallColumn::Time), Qt::DescendingOrder);
    setSortingEnabled(true);
    horizontalHeader()->setMinimumSectionSize(24);
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this,
        [this] { m_rowsAtTop = verticalScrollBar()->value() == 0 ? -1 : rowAt(0); });
    connect(model, &QAbstractItemModel::rowsInserted, this,
        [this](const QModelIndex &, int first, int last) { insertedAbove(first, last); });
    connect(model, &QAbstractItemModel::modelReset, this, [this] { setNewAbove(0); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        setNewAbove(std::min(m_newAbove, (value + kRowHeight - 1) / kRowHeight));
    });
}

void CallsView::insertedAbove(int first, int last)
{
    if (m_rowsAtTop < 0 || first > m_rowsAtTop)
        return;
    const int count = last - first + 1;
    updateGeometries();
    verticalScrollBar()->setValue(verticalScrollBar()->value() + count * kRowHeight);
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
    const QFontMetrics metrics = fontMetrics();
    const int room = viewport()->width();
    std::array<int, kCallColumns> widths{};
    std::array<bool, kCallColumns> shown{};
    shown.fill(true);
    for (size_t i = 0; i < widths.size(); ++i) {
        const QString sample = QString::fromLatin1(kWidths[i].sample);
        const int title = metrics.horizontalAdvance(columnTitle(kWidths[i].column)) + 20;
        widths[i] = sample.isEmpty() ? kNarrowestText
                                     : std::max(title, metrics.horizontalAdvance(sample) + 20);
    }
    const auto used = [&] {
        int sum = 0;
        for (size_t i = 0; i < widths.size(); ++i)
            sum += shown[i] ? widths[i] : 0;
        return sum;
    };
    while (used() > room) {
        int most = 0;
        for (size_t i = 0; i < widths.size(); ++i)
            most = std::max(most, shown[i] ? kWidths[i].dropFirst : 0);
        if (most == 0)
            break;
        for (size_t i = 0; i < widths.size(); ++i)
            shown[i] = shown[i] && kWidths[i].dropFirst != most;
    }
    const auto prompt = size_t(CallColumn::Prompt);
    const auto answer = size_t(CallColumn::Answer);
    const int spare = room - used();
    if (spare > 0) {
        const int share = shown[answer] ? spare * 11 / 20 : 0;
        widths[answer] += share;
        widths[prompt] += spare - share;
    } else {
        widths[prompt] = std::max(60, widths[prompt] + spare);
    }
    for (int i = 0; i < kCallColumns; ++i) {
        setColumnHidden(i, !shown[size_t(i)]);
        setColumnWidth(i, widths[size_t(i)]);
    }
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
            setCurrentIndex(model()->index(row, int(CallColumn::Prompt)));
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
