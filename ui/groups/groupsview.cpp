#include "ui/groups/groupsview.h"

#include "ui/groups/groupsdelegate.h"
#include "ui/groups/groupsmodel.h"
#include "ui/widgets/rowtable.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>

#include <array>

namespace heliograph {

namespace {

constexpr int kNarrowestName = 130;
constexpr int kMostName = 160; // more than the narrowest, before other columns get wider
constexpr int kMostApart = 60;
constexpr int kPadding = 20;
constexpr int kArrow = 24; // of the column it is sorted by

/// How wide a column is, for the widest text it usually holds, and when it goes.
struct Width {
    GroupColumn column;
    const char *sample; ///< "date": as the user's language writes one
    int dropFirst; ///< the higher, the sooner it goes where there is little room; 0: never
};
constexpr std::array kWidths{
    Width{GroupColumn::Name, "", 0},
    Width{GroupColumn::Last, "date", 2},
    Width{GroupColumn::Length, "00 min 00 s", 5},
    Width{GroupColumn::Cost, "00 unpriced · 00 est.  $000.00", 0},
    Width{GroupColumn::Calls, "000,000", 1},
    Width{GroupColumn::Errors, "0,000", 4},
    Width{GroupColumn::Input, "00,000,000", 6},
    Width{GroupColumn::Output, "0,000,000", 6},
    Width{GroupColumn::Median, "0 min 00 s", 5},
    Width{GroupColumn::Slowest, "0 min 00 s", 5},
    Width{GroupColumn::First, "date", 7},
    Width{GroupColumn::Users, "support bot, ann", 8},
    Width{GroupColumn::Models, "claude-sonnet-4-5-00", 9},
};

const Width &widthOf(GroupColumn column)
{
    return *std::find_if(kWidths.begin(), kWidths.end(), [&](const Width &one) { return one.column == column; });
}

}

GroupsView::GroupsView(GroupsModel *model, QWidget *parent) : QTableView(parent), m_model(model)
{
    setModel(model);
    setItemDelegate(new GroupsDelegate(this));
    setUpRows(*this);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->setSectionsClickable(true);
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, &GroupsView::fitColumns);
}

const CallGroup *GroupsView::current() const
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : &m_model->groups()[rows.constFirst().row()];
}

void GroupsView::setCurrent(const std::optional<QString> &value)
{
    const int row = m_model->indexOf(value);
    if (row >= 0)
        setCurrentIndex(m_model->index(row, 0));
}

int GroupsView::rowHeightHint() const
{
    return kTableRowHeight;
}

/// Without asking for that order: it is there already.
void GroupsView::showSort(GroupColumn column, Qt::SortOrder order)
{
    const QSignalBlocker blocker(horizontalHeader());
    horizontalHeader()->setSortIndicatorShown(true);
    horizontalHeader()->setSortIndicator(int(m_model->columns().indexOf(column)), order);
    fitColumns();
}

void GroupsView::fitColumns()
{
    const QFontMetrics metrics = fontMetrics();
    const int room = viewport()->width();
    const QList<GroupColumn> &columns = m_model->columns();
    QList<int> widths;
    QList<bool> shown(columns.size(), true);
    for (int i = 0; i < columns.size(); ++i) {
        const bool sorted = horizontalHeader()->isSortIndicatorShown() && horizontalHeader()->sortIndicatorSection() == i;
        const int title = metrics.horizontalAdvance(m_model->headerData(i, Qt::Horizontal).toString()) + kPadding
            + (sorted ? kArrow : 0);
        QString sample = QString::fromUtf8(widthOf(columns[i]).sample);
        if (sample == QLatin1String("date"))
            sample = QLocale().toString(QDate(2028, 8, 28), QLocale::ShortFormat);
        widths.append(sample.isEmpty() ? kNarrowestName : std::max(title, metrics.horizontalAdvance(sample) + kPadding));
    }
    const auto used = [&] {
        int sum = 0;
        for (int i = 0; i < widths.size(); ++i)
            sum += shown[i] ? widths[i] : 0;
        return sum;
    };
    while (used() > room) {
        int most = 0;
        for (int i = 0; i < columns.size(); ++i)
            most = std::max(most, shown[i] ? widthOf(columns[i]).dropFirst : 0);
        if (most == 0)
            break;
        for (int i = 0; i < columns.size(); ++i)
            shown[i] = shown[i] && widthOf(columns[i]).dropFirst != most;
    }
    // What is left goes to the names, and where there is much of it the columns move apart: the eye must find its way
    // from a name to its numbers.
    const auto name = columns.indexOf(GroupColumn::Name);
    const auto models = columns.indexOf(GroupColumn::Models);
    int spare = room - used();
    if (models >= 0 && shown[models] && spare > 60) {
        widths[models] += spare / 2;
        spare -= spare / 2;
    }
    const int others = int(std::count(shown.begin(), shown.end(), true)) - 1;
    const int apart = others > 0 ? std::clamp((spare - kMostName) / (others + 1), 0, kMostApart) : 0;
    for (int i = 0; i < columns.size(); ++i)
        widths[i] += i != name && shown[i] ? apart : 0;
    widths[name] = std::max(60, widths[name] + spare - apart * others);
    for (int i = 0; i < columns.size(); ++i) {
        setColumnHidden(i, !shown[i]);
        setColumnWidth(i, widths[i]);
    }
}

void GroupsView::resizeEvent(QResizeEvent *event)
{
    fitColumns();
    QTableView::resizeEvent(event);
}

void GroupsView::keyPressEvent(QKeyEvent *event)
{
    const int rows = model()->rowCount();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid() && !event->modifiers().testFlag(Qt::ControlModifier)) {
            Q_EMIT openRequested();
            return;
        }
        break;
    case Qt::Key_Escape:
        Q_EMIT closeRequested();
        return;
    case Qt::Key_Home:
    case Qt::Key_End:
        if (rows > 0)
            setCurrentIndex(model()->index(event->key() == Qt::Key_Home ? 0 : rows - 1, 0));
        return;
    default:
        break;
    }
    QTableView::keyPressEvent(event);
}

void GroupsView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && indexAt(event->pos()).isValid())
        Q_EMIT openRequested();
    else
        QTableView::mouseDoubleClickEvent(event);
}

}
