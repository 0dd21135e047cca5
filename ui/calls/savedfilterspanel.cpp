#include "ui/calls/savedfilterspanel.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>

namespace heliograph {

namespace {

QString described(const SavedFilter &filter)
{
    QStringList parts;
    if (!filter.search.isEmpty())
        parts.append(QStringLiteral("“%1”").arg(filter.search));
    if (!filter.where.isEmpty())
        parts.append(filter.where);
    return parts.join(QStringLiteral(" · "));
}

}

SavedFiltersPanel::SavedFiltersPanel(SavedFilters &filters, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_filters(filters), m_saving(new QWidget(this)), m_name(new QLineEdit),
      m_save(new QPushButton(tr("Save"))), m_problem(new QLabel), m_list(new QListWidget)
{
    setObjectName(QStringLiteral("savedFiltersPanel"));
    setAccessibleName(tr("Saved filters"));
    setFrameShape(QFrame::StyledPanel);
    setMinimumWidth(420);
    auto *title = new QLabel(tr("Keep this filter under a name"));
    setTextRole(title, TextRole::Heading);
    m_name->setObjectName(QStringLiteral("savedFilterName"));
    m_name->setAccessibleName(tr("Name of the filter"));
    m_name->setPlaceholderText(tr("Name, such as: dear calls of today"));
    m_name->setMaxLength(80);
    m_save->setObjectName(QStringLiteral("savedFilterSave"));
    setPrimary(m_save);
    m_problem->setObjectName(QStringLiteral("savedFilterProblem"));
    setTextRole(m_problem, TextRole::Bad);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *line = new QHBoxLayout;
    line->addWidget(m_name, 1);
    line->addWidget(m_save);
    auto *saving = new QVBoxLayout(m_saving);
    saving->setContentsMargins(0, 0, 0, spacing::kSmall);
    saving->setSpacing(spacing::kTiny);
    saving->addWidget(title);
    saving->addLayout(line);

    auto *kept = new QLabel(tr("Saved filters"));
    setTextRole(kept, TextRole::Heading);
    m_list->setObjectName(QStringLiteral("savedFilterList"));
    m_list->setAccessibleName(tr("Saved filters"));
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
    m_list->setMinimumHeight(140);
    m_use = new QPushButton(tr("Show its calls"));
    m_use->setObjectName(QStringLiteral("savedFilterUse"));
    m_rename = new QPushButton(tr("Rename"));
    m_rename->setObjectName(QStringLiteral("savedFilterRename"));
    m_rename->setToolTip(tr("Give it another name (F2)"));
    m_remove = new QPushButton(tr("Remove"));
    m_remove->setObjectName(QStringLiteral("savedFilterRemove"));
    m_remove->setToolTip(tr("Forget this filter; calls stay (Del)"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_use);
    buttons->addStretch(1);
    buttons->addWidget(m_rename);
    buttons->addWidget(m_remove);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::kMedium, spacing::kMedium, spacing::kMedium, spacing::kMedium);
    column->setSpacing(spacing::kTiny);
    column->addWidget(m_saving);
    column->addWidget(kept);
    column->addWidget(m_list, 1);
    column->addWidget(m_problem);
    column->addSpacing(spacing::kTiny);
    column->addLayout(buttons);

    connect(m_save, &QPushButton::clicked, this, &SavedFiltersPanel::save);
    connect(m_name, &QLineEdit::returnPressed, this, &SavedFiltersPanel::save);
    connect(m_name, &QLineEdit::textChanged, this, &SavedFiltersPanel::updateButtons);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &SavedFiltersPanel::chooseCurrent);
    connect(m_list, &QListWidget::currentRowChanged, this, &SavedFiltersPanel::updateButtons);
    connect(m_list, &QListWidget::itemChanged, this,
        [this](QListWidgetItem *item) { rename(m_list->row(item), item->text()); });
    connect(m_use, &QPushButton::clicked, this, &SavedFiltersPanel::chooseCurrent);
    connect(m_rename, &QPushButton::clicked, this, [this] {
        if (QListWidgetItem *item = m_list->currentItem())
            m_list->editItem(item);
    });
    connect(m_remove, &QPushButton::clicked, this, &SavedFiltersPanel::removeCurrent);
    auto *remove = new QShortcut(QKeySequence(Qt::Key_Delete), m_list);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &SavedFiltersPanel::removeCurrent);
    connect(&filters, &SavedFilters::changed, this, &SavedFiltersPanel::fill);
    fill();
}

void SavedFiltersPanel::open(const SavedFilter &current, const QPoint &topRight)
{
    m_current = current;
    m_saving->setVisible(!current.where.isEmpty() || !current.search.isEmpty());
    m_name->setText(current.name);
    m_problem->hide();
    updateButtons();
    adjustSize();
    move(topRight - QPoint(width(), 0));
    show();
    (m_saving->isHidden() ? static_cast<QWidget *>(m_list) : m_name)->setFocus();
}

void SavedFiltersPanel::fill()
{
    m_filling = true;
    const QString before = m_list->currentItem() ? m_list->currentItem()->text() : QString();
    m_list->clear();
    for (const SavedFilter &filter : m_filters.all()) {
        auto *item = new QListWidgetItem(filter.name, m_list);
        item->setToolTip(described(filter));
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        if (filter.name == before)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem())
        m_list->setCurrentRow(0);
    m_filling = false;
    updateButtons();
}

void SavedFiltersPanel::save()
{
    if (m_name->text().trimmed().isEmpty())
        return;
    m_current.name = m_name->text();
    if (!m_filters.save(m_current)) {
        m_problem->setText(tr("This filter could not be kept: the settings cannot be written, or there are too many."));
        m_problem->show();
        return;
    }
    close();
}

void SavedFiltersPanel::rename(int row, const QString &name)
{
    if (m_filling || row < 0 || row >= m_filters.all().size())
        return;
    const bool done = m_filters.rename(m_filters.all().at(row).name, name);
    m_problem->setText(tr("There is another filter of that name."));
    m_problem->setVisible(!done && !name.trimmed().isEmpty());
    if (!done)
        QMetaObject::invokeMethod(this, &SavedFiltersPanel::fill, Qt::QueuedConnection); // not while the item is edited
}

void SavedFiltersPanel::removeCurrent()
{
    const int row = m_list->currentRow();
    if (row >= 0 && row < m_filters.all().size())
        m_filters.remove(m_filters.all().at(row).name);
}

void SavedFiltersPanel::chooseCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_filters.all().size())
        return;
    const SavedFilter filter = m_filters.all().at(row);
    close();
    Q_EMIT chosen(filter);
}

void SavedFiltersPanel::updateButtons()
{
    m_save->setEnabled(!m_name->text().trimmed().isEmpty());
    m_save->setText(m_filters.find(m_name->text().simplified()) ? tr("Replace") : tr("Save"));
    for (QPushButton *button : {m_use, m_rename, m_remove})
        button->setEnabled(m_list->currentRow() >= 0);
}

SavedFiltersMenu::SavedFiltersMenu(SavedFilters &filters, QWidget *parent)
    : QMenu(tr("Saved filters"), parent), m_filters(filters)
{
    setObjectName(QStringLiteral("savedFiltersMenu"));
    setToolTipsVisible(true);
    connect(&filters, &SavedFilters::changed, this, &SavedFiltersMenu::fill);
    fill();
}

void SavedFiltersMenu::fill()
{
    clear();
    for (const SavedFilter &filter : m_filters.all()) {
        QString text = filter.name;
        QAction *action = addAction(text.replace(u'&', QStringLiteral("&&")));
        action->setObjectName(QStringLiteral("savedFilter"));
        action->setToolTip(described(filter));
        connect(action, &QAction::triggered, this, [this, filter] { Q_EMIT chosen(filter); });
    }
    if (!m_filters.all().isEmpty())
        addSeparator();
    QAction *panel = addAction(tr("Save or edit filters…"));
    panel->setObjectName(QStringLiteral("savedFiltersEdit"));
    connect(panel, &QAction::triggered, this, &SavedFiltersMenu::panelRequested);
}

}
