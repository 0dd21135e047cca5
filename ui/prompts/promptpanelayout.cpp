#include "ui/prompts/promptpanelayout.h"

#include "ui/prompts/versionsmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flowlayout.h"

#include <QAction>
#include <QBoxLayout>
#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

namespace heliograph {

QWidget *actionButtons(const QList<QAction *> &actions, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *flow = new FlowLayout(box, spacing::kSmall);
    for (QAction *action : actions) {
        auto *button = new QPushButton(box);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        const auto follow = [action, button] {
            button->setText(action->text());
            button->setToolTip(action->toolTip());
            button->setEnabled(action->isEnabled());
        };
        follow();
        QObject::connect(action, &QAction::changed, button, follow);
        QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
        setPrimary(button, action == actions.constFirst());
        flow->addWidget(button);
    }
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    box->setSizePolicy(policy);
    return box;
}

QWidget *labelledFields(const QList<QPair<QString, QWidget *>> &fields, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *flow = new FlowLayout(box, spacing::kSmall);
    for (const auto &[text, field] : fields) {
        auto *pair = new QWidget(box);
        auto *row = new QHBoxLayout(pair);
        row->setContentsMargins(0, 0, spacing::kSmall, 0);
        row->setSpacing(spacing::kSmall);
        auto *label = new QLabel(text, pair);
        setTextRole(label, TextRole::Secondary);
        label->setBuddy(field);
        row->addWidget(label);
        row->addWidget(field);
        field->setMinimumWidth(150);
        flow->addWidget(pair);
    }
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    box->setSizePolicy(policy);
    return box;
}

QTableView *makeVersionsTable(VersionsModel *model, QWidget *parent)
{
    constexpr int rowHeight = 28;
    auto *table = new QTableView(parent);
    table->setObjectName(QStringLiteral("promptVersions"));
    table->setAccessibleName(QCoreApplication::translate("PromptPane", "Versions"));
    table->setModel(model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setMinimumHeight(4 * rowHeight);
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(rowHeight);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionsClickable(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    table->horizontalHeader()->setSectionResizeMode(VersionsModel::Note, QHeaderView::Stretch);
    fitVersions(table);
    return table;
}

void fitVersions(QTableView *versions)
{
    constexpr int narrow = 640; // what changed matters more than the slowest calls
    versions->setColumnHidden(VersionsModel::Slowest, versions->width() < narrow);
    for (int column = 0; column < versions->model()->columnCount(); ++column) {
        if (column != VersionsModel::Note)
            versions->resizeColumnToContents(column);
    }
}

}
