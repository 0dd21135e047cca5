#include "ui/sessions/sessiontree.h"

#include "ui/calls/callsdelegate.h"
#include "ui/groups/groupsdelegate.h"
#include "ui/sessions/sessiontreemodel.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <array>

namespace heliograph {

namespace {

constexpr int kRowHeight = 28;
constexpr int kDotRoom = 16;
constexpr int kNarrowestName = 190;

class Delegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {60, kRowHeight}; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const QString text = item.text;
        const ThemeColors &colors = themeColors(option.palette);
        painter->save();
        CellPainter cell(painter, item);
        const int side = int(item.displayAlignment & Qt::AlignHorizontal_Mask);
        if (index.column() == SessionTreeModel::Name)
            cell.room.setLeft(item.rect.left() + 4);
        const QVariant status = index.data(SessionTreeModel::StatusRole);
        if (status.isValid()) {
            drawStatusDot(painter, QPointF(cell.room.left() + 4, cell.room.center().y() + 0.5),
                CallStatus(status.toInt()), option.palette);
            cell.room.setLeft(cell.room.left() + kDotRoom);
        }
        const bool failed = status.isValid() && CallStatus(status.toInt()) == CallStatus::Error;
        const int width = item.fontMetrics.horizontalAdvance(text);
        cell.draw(text, side, colors.text);
        int used = width;
        const auto behind = [&](const QString &words, const QColor &color) {
            if (words.isEmpty())
                return;
            cell.room.setLeft(cell.room.left() + used + spacing::kSmall);
            used = item.fontMetrics.horizontalAdvance(words);
            if (cell.room.width() > 30)
                cell.draw(words, Qt::AlignLeft, color);
        };
        behind(index.data(SessionTreeModel::SecondRole).toString(), failed ? colors.bad : colors.secondaryText);
        behind(index.data(SessionTreeModel::FailedRole).toString(), colors.bad);
        if (const QString note = index.data(SessionTreeModel::NoteRole).toString(); !note.isEmpty()) {
            cell.room.setRight(cell.room.right() - width - spacing::kSmall);
            if (cell.room.width() > 0)
                cell.draw(note, Qt::AlignRight, colors.secondaryText);
        }
        painter->restore();
    }
};

struct Width {
    const char *sample;
    int dropFirst;
};
constexpr std::array<Width, SessionTreeModel::Count_> kWidths{{{"", 0}, {"+00 min 00 s", 3}, {"00 min 00 s", 1},
    {"0,000,000", 2}, {"0 unpriced  $0.0000", 0}}};

}

SessionTree::SessionTree(QWidget *parent) : QTreeView(parent), m_model(new SessionTreeModel(this))
{
    setObjectName(QStringLiteral("sessionTree"));
    setAccessibleName(tr("Calls by path"));
    setModel(m_model);
    setItemDelegate(new Delegate(this));
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setExpandsOnDoubleClick(false);
    setIndentation(18);
    header()->setSectionsMovable(false);
    header()->setStretchLastSection(false);
    header()->setHighlightSections(false);
    header()->setMinimumSectionSize(24);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (const int call = m_model->callAt(index); call >= 0)
            Q_EMIT callChosen(call);
    });
    connect(this, &QTreeView::collapsed, this,
        [this](const QModelIndex &index) { m_folded.insert(m_model->pathAt(index)); });
    connect(this, &QTreeView::expanded, this,
        [this](const QModelIndex &index) { m_folded.remove(m_model->pathAt(index)); });
    connect(this, &QTreeView::doubleClicked, this, [this](const QModelIndex &index) {
        if (const int call = m_model->callAt(index); call >= 0)
            Q_EMIT openRequested(call);
        else
            setExpanded(index, !isExpanded(index));
    });
}

void SessionTree::setSession(const std::shared_ptr<const SessionView> &view)
{
    const QString session = view ? view->id : QString();
    const int place = session == m_session ? verticalScrollBar()->value() : 0;
    if (std::exchange(m_session, session) != session)
        m_folded.clear();
    const QSet<QString> folded = m_folded;
    const QString path = m_model->pathAt(currentIndex());
    m_model->setView(view);
    expandAll();
    for (const QString &one : folded)
        setExpanded(m_model->indexOfPath(one), false);
    if (!path.isEmpty())
        setCurrentIndex(m_model->indexOfPath(path));
    fitColumns();
    verticalScrollBar()->setValue(place);
}

void SessionTree::setCurrentCall(int call)
{
    const QModelIndex index = call < 0 ? QModelIndex() : m_model->indexOfCall(call);
    if (!index.isValid() || currentIndex().siblingAtColumn(0) == index)
        return;
    const QSignalBlocker blocker(this); // whoever says so knows
    setCurrentIndex(index);
    scrollTo(index);
}

void SessionTree::fitColumns()
{
    const QFontMetrics metrics = fontMetrics();
    const int room = viewport()->width();
    std::array<int, SessionTreeModel::Count_> widths{};
    std::array<bool, SessionTreeModel::Count_> shown{};
    shown.fill(true);
    for (size_t i = 0; i < widths.size(); ++i) {
        const int title
            = metrics.horizontalAdvance(m_model->headerData(int(i), Qt::Horizontal, Qt::DisplayRole).toString()) + 20;
        widths[i] = std::max(title, metrics.horizontalAdvance(QString::fromLatin1(kWidths[i].sample)) + 20);
    }
    widths[SessionTreeModel::Name] = kNarrowestName;
    const auto used = [&] {
        int sum = 0;
        for (size_t i = 0; i < widths.size(); ++i)
            sum += shown[i] ? widths[i] : 0;
        return sum;
    };
    for (int drop = 3; drop > 0 && used() > room; --drop) {
        for (size_t i = 0; i < widths.size(); ++i)
            shown[i] = shown[i] && kWidths[i].dropFirst != drop;
    }
    widths[SessionTreeModel::Name] = std::max(80, widths[SessionTreeModel::Name] + room - used());
    for (int i = 0; i < SessionTreeModel::Count_; ++i) {
        setColumnHidden(i, !shown[size_t(i)]);
        setColumnWidth(i, widths[size_t(i)]);
    }
}

void SessionTree::resizeEvent(QResizeEvent *event)
{
    fitColumns();
    QTreeView::resizeEvent(event);
}

void SessionTree::keyPressEvent(QKeyEvent *event)
{
    const int call = m_model->callAt(currentIndex());
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && call >= 0) {
        Q_EMIT openRequested(call);
        return;
    }
    QTreeView::keyPressEvent(event);
}

}
