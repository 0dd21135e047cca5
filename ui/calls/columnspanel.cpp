#include "ui/calls/columnspanel.h"

#include "ui/calls/callscolumns.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>

#include <algorithm>

namespace heliograph {

namespace {

constexpr int kKeyRole = Qt::UserRole;
constexpr QSize kSize(340, 460);

}

ColumnsPanel::ColumnsPanel(CallsColumns &columns, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_columns(columns), m_find(new QLineEdit), m_list(new QListWidget)
{
    setObjectName(QStringLiteral("columnsPanel"));
    setAccessibleName(tr("Columns"));
    setFrameShape(QFrame::StyledPanel);
    auto *title = new QLabel(tr("Columns"));
    setTextRole(title, TextRole::Heading);
    auto *hint = new QLabel(tr("Tick what to show, drag to put in order."));
    setTextRole(hint, TextRole::Secondary);
    m_find->setObjectName(QStringLiteral("columnsFind"));
    m_find->setPlaceholderText(tr("Find a column"));
    m_find->setAccessibleName(tr("Find a column"));
    m_find->setClearButtonEnabled(true);
    m_find->addAction(makeIcon(Icon::Search, QApplication::palette()), QLineEdit::LeadingPosition);
    m_list->setObjectName(QStringLiteral("columnsList"));
    m_list->setAccessibleName(tr("Columns"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setToolTip(tr("Space ticks, Alt+Up and Alt+Down move"));
    auto *up = new QPushButton(tr("Up"));
    up->setObjectName(QStringLiteral("columnUp"));
    up->setToolTip(tr("Further to the left (Alt+Up)"));
    auto *down = new QPushButton(tr("Down"));
    down->setObjectName(QStringLiteral("columnDown"));
    down->setToolTip(tr("Further to the right (Alt+Down)"));
    auto *reset = new QPushButton(tr("Reset columns"));
    reset->setObjectName(QStringLiteral("columnsReset"));
    reset->setToolTip(tr("Show the columns, order and widths of the beginning"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(up);
    buttons->addWidget(down);
    buttons->addStretch(1);
    buttons->addWidget(reset);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::kMedium, spacing::kMedium, spacing::kMedium, spacing::kMedium);
    column->setSpacing(spacing::kSmall);
    column->addWidget(title);
    column->addWidget(hint);
    column->addWidget(m_find);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);

    connect(m_find, &QLineEdit::textChanged, this, &ColumnsPanel::filter);
    connect(m_list, &QListWidget::itemChanged, this, &ColumnsPanel::apply);
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &ColumnsPanel::apply);
    connect(up, &QPushButton::clicked, this, [this] { moveCurrent(-1); });
    connect(down, &QPushButton::clicked, this, [this] { moveCurrent(1); });
    connect(reset, &QPushButton::clicked, this, [this] {
        m_columns.reset();
        fill();
    });
    const std::pair<Qt::Key, int> keys[] = {{Qt::Key_Up, -1}, {Qt::Key_Down, 1}};
    for (const auto &[key, by] : keys) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::ALT | key), m_list);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, by = by] { moveCurrent(by); });
    }
}

void ColumnsPanel::open(const QPoint &topRight)
{
    m_find->clear();
    fill();
    resize(kSize);
    move(topRight - QPoint(width(), 0));
    show();
    m_list->setFocus();
}

void ColumnsPanel::fill()
{
    m_filling = true;
    m_list->clear();
    const QStringList shown = m_columns.shown();
    QStringList keys = shown;
    const QStringList all = m_columns.all();
    for (const QString &key : all) {
        if (!shown.contains(key))
            keys.append(key);
    }
    for (const QString &key : std::as_const(keys)) {
        const ColumnGroup group = m_columns.groupOf(key);
        auto *item = new QListWidgetItem(m_columns.nameOf(key), m_list);
        if (group == ColumnGroup::Properties)
            item->setText(tr("%1 (property)").arg(m_columns.nameOf(key)));
        item->setToolTip(columnGroupTitle(group));
        item->setData(kKeyRole, key);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled);
        item->setCheckState(shown.contains(key) ? Qt::Checked : Qt::Unchecked);
    }
    m_list->setCurrentRow(0);
    m_filling = false;
    filter(m_find->text());
}

void ColumnsPanel::apply()
{
    if (m_filling)
        return;
    QStringList keys;
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->checkState() == Qt::Checked)
            keys.append(m_list->item(i)->data(kKeyRole).toString());
    }
    if (keys.isEmpty()) { // one always stays
        m_filling = true;
        if (QListWidgetItem *item = m_list->currentItem())
            item->setCheckState(Qt::Checked);
        m_filling = false;
        return;
    }
    m_columns.setShown(keys);
}

void ColumnsPanel::filter(const QString &text)
{
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem *item = m_list->item(i);
        const bool fits =
            item->text().contains(text, Qt::CaseInsensitive) || item->toolTip().contains(text, Qt::CaseInsensitive);
        item->setHidden(!fits);
    }
}

void ColumnsPanel::moveCurrent(int by)
{
    const int row = m_list->currentRow();
    const int to = row + by;
    if (row < 0 || to < 0 || to >= m_list->count())
        return;
    m_filling = true;
    QListWidgetItem *item = m_list->takeItem(row);
    m_list->insertItem(to, item);
    m_list->setCurrentItem(item);
    m_filling = false;
    apply();
}

}
