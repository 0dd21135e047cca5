#include "ui/compare/earliercomparisons.h"

#include "core/base/whenready.h"
#include "ui/format.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScreen>

namespace heliograph {

namespace {

constexpr int kMost = 200;
constexpr int kRowHeight = 44; ///< two lines
constexpr QSize kSize(440, 380);

}

void EarlierModel::setComparisons(const QList<ComparisonSummary> &comparisons)
{
    beginResetModel();
    m_comparisons = comparisons;
    endResetModel();
}

QUuid EarlierModel::idAt(int row) const
{
    return row >= 0 && row < m_comparisons.size() ? m_comparisons[row].id : QUuid();
}

int EarlierModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_comparisons.size());
}

QVariant EarlierModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_comparisons.size())
        return {};
    const ComparisonSummary &one = m_comparisons[index.row()];
    if (role == Qt::SizeHintRole)
        return QSize(100, kRowHeight);
    if (role == Qt::ToolTipRole)
        return fullTimeText(one.createdAt);
    if (role != Qt::DisplayRole)
        return {};
    QStringList facts{tr("%n columns", nullptr, one.columns), tr("%n answers", nullptr, one.cells)};
    if (one.open > 0)
        facts << tr("%n unfinished", nullptr, one.open);
    facts << relativeTimeText(one.createdAt, QDateTime::currentDateTimeUtc());
    const QString title = one.title.isEmpty() ? tr("(the prompt was not kept)") : one.title;
    return title + QLatin1Char('\n') + facts.join(QStringLiteral(" · "));
}

EarlierComparisons::EarlierComparisons(const Services &services, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_services(services)
{
    setObjectName(QStringLiteral("earlierComparisons"));
    setAccessibleName(tr("Earlier comparisons"));
    setFrameShape(QFrame::StyledPanel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::kSmall, spacing::kSmall, spacing::kSmall, spacing::kSmall);
    column->setSpacing(spacing::kSmall);
    auto *title = new QLabel(tr("Earlier comparisons"), this);
    setTextRole(title, TextRole::Heading);
    column->addWidget(title);
    m_model = new EarlierModel(this);
    m_list = new QListView(this);
    m_list->setObjectName(QStringLiteral("earlierList"));
    m_list->setAccessibleName(tr("Earlier comparisons"));
    m_list->setModel(m_model);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(false);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setSpacing(2);
    m_list->installEventFilter(this);
    column->addWidget(m_list, 1);
    m_empty = new QLabel(tr("None yet. Every run is kept here, also when the program ends in the middle of it."), this);
    m_empty->setObjectName(QStringLiteral("earlierEmpty"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    setTextRole(m_empty, TextRole::Secondary);
    column->addWidget(m_empty, 1);
    auto *row = new QHBoxLayout;
    m_remove = new QPushButton(this);
    m_remove->setObjectName(QStringLiteral("earlierDelete"));
    m_remove->setToolTip(tr("Forgets which answers belong together (Del). The calls stay in the history."));
    m_open = new QPushButton(tr("Open"), this);
    m_open->setObjectName(QStringLiteral("earlierOpen"));
    m_open->setToolTip(tr("Shows it again (Enter)"));
    setPrimary(m_open);
    row->addWidget(m_remove);
    row->addStretch(1);
    row->addWidget(m_open);
    column->addLayout(row);
    connect(m_open, &QPushButton::clicked, this, &EarlierComparisons::choose);
    connect(m_remove, &QPushButton::clicked, this, &EarlierComparisons::remove);
    connect(m_list, &QListView::doubleClicked, this, &EarlierComparisons::choose);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &EarlierComparisons::refresh);
    refresh();
}

void EarlierComparisons::open(const QRect &below)
{
    m_sure = {};
    const QRect screen = parentWidget()->screen()->availableGeometry();
    QPoint corner(below.right() - kSize.width(), below.bottom() + 2);
    corner.setX(qBound(screen.left(), corner.x(), std::max(screen.left(), screen.right() - kSize.width())));
    corner.setY(qBound(screen.top(), corner.y(), std::max(screen.top(), screen.bottom() - kSize.height())));
    setGeometry(QRect(corner, kSize));
    show();
    m_list->setFocus(Qt::PopupFocusReason);
    read();
}

void EarlierComparisons::read()
{
    m_reading = true;
    whenReady(m_services.history.comparisons(kMost), this, [this](const Result<QList<ComparisonSummary>> &found) {
        m_reading = false;
        if (!found) {
            Q_EMIT failed(found.error().message);
            return;
        }
        const int row = std::max(0, m_list->currentIndex().row());
        m_model->setComparisons(*found);
        m_list->setCurrentIndex(m_model->index(std::min(row, m_model->rowCount() - 1)));
        refresh();
    });
}

void EarlierComparisons::refresh()
{
    const QUuid id = m_model->idAt(m_list->currentIndex().row());
    if (m_sure != id)
        m_sure = {};
    m_remove->setText(m_sure.isNull() ? tr("Delete") : tr("Delete it for good"));
    m_remove->setEnabled(!id.isNull());
    m_open->setEnabled(!id.isNull());
    m_empty->setVisible(m_model->rowCount() == 0);
    m_list->setVisible(m_model->rowCount() > 0);
}

void EarlierComparisons::choose()
{
    const QUuid id = m_model->idAt(m_list->currentIndex().row());
    if (id.isNull())
        return;
    hide();
    Q_EMIT chosen(id);
}

/// Asks once: there is no way back.
void EarlierComparisons::remove()
{
    const QUuid id = m_model->idAt(m_list->currentIndex().row());
    if (id.isNull())
        return;
    if (m_sure != id) {
        m_sure = id;
        refresh();
        return;
    }
    m_sure = {};
    m_reading = true;
    whenReady(m_services.history.removeComparison(id), this, [this, id](bool removed) {
        if (removed)
            Q_EMIT this->removed(id);
        else
            Q_EMIT failed(tr("The comparison could not be deleted."));
        read();
    });
}

bool EarlierComparisons::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            choose();
            return true;
        case Qt::Key_Delete:
            remove();
            return true;
        default:
            break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

}
