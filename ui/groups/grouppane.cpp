#include "ui/groups/grouppane.h"

#include "core/base/whenready.h"
#include "ui/dashboard/dashboarddata.h"
#include "ui/format.h"
#include "ui/groups/groupsmodel.h"
#include "ui/groups/groupsview.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>

namespace heliograph {

namespace {

constexpr int kMostRows = 200; // of a part; the list has them all
constexpr int kMostModels = 6; // at once

QLabel *plainLabel(const QString &text, TextRole role)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    setTextRole(label, role);
    return label;
}

}

GroupPane::GroupPane(const Services &services, const QList<QAction *> &actions, QWidget *parent)
    : QWidget(parent), m_services(services), m_title(new ElidedLabel), m_facts(new QGridLayout)
{
    setObjectName(QStringLiteral("groupPane"));
    setAccessibleName(tr("Details"));
    setMinimumWidth(320);
    m_title->setObjectName(QStringLiteral("groupTitle"));
    setTextRole(m_title, TextRole::Heading);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    makeHeader(actions);
    addPart(column, "groupModels", {Dimension::Kind::Model, {}},
        {GroupColumn::Name, GroupColumn::Calls, GroupColumn::Errors, GroupColumn::Cost}, tr("Models"), tr("No model"));
    addPart(column, "groupSessions", {Dimension::Kind::Session, {}},
        {GroupColumn::Name, GroupColumn::Last, GroupColumn::Calls, GroupColumn::Cost}, tr("Sessions"), tr("No session"));
}

GroupPane::~GroupPane() = default;

void GroupPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

void GroupPane::makeHeader(const QList<QAction *> &actions)
{
    auto *top = new QHBoxLayout;
    top->setSpacing(spacing::kTiny);
    top->addWidget(m_title, 1);
    for (QAction *action : actions) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setAccessibleName(action->text());
        top->addWidget(button);
    }
    auto *close = new QToolButton(this);
    close->setObjectName(QStringLiteral("groupClose"));
    close->setAccessibleName(tr("Close the details"));
    close->setToolTip(tr("Close the details (Esc)"));
    close->setIcon(makeIcon(Icon::Close, QApplication::palette()));
    connect(close, &QToolButton::clicked, this, &GroupPane::closeRequested);
    top->addWidget(close);

    m_facts->setHorizontalSpacing(spacing::kLarge);
    m_facts->setVerticalSpacing(2);
    const QStringList names{tr("Spend"), tr("Calls"), tr("Failed"), tr("Tokens in"), tr("Tokens out"), tr("Median latency"),
        tr("95 of 100 within"), tr("First seen"), tr("Last seen")};
    constexpr int columns = 3;
    for (int i = 0; i < names.size(); ++i) {
        const int row = i / columns * 3;
        if (row > 0)
            m_facts->setRowMinimumHeight(row - 1, spacing::kTiny);
        m_facts->addWidget(plainLabel(names[i], TextRole::Secondary), row, i % columns);
        QLabel *value = plainLabel({}, TextRole::Body);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setAccessibleName(names[i]);
        m_facts->addWidget(value, row + 1, i % columns);
        m_values.append(value);
    }
    for (int i = 0; i < columns; ++i)
        m_facts->setColumnStretch(i, 1);
    auto *header = new QVBoxLayout;
    header->setContentsMargins(spacing::kMedium, spacing::kSmall, spacing::kSmall, spacing::kMedium);
    header->setSpacing(spacing::kSmall);
    header->addLayout(top);
    header->addLayout(m_facts);
    static_cast<QVBoxLayout *>(layout())->addLayout(header);
}

void GroupPane::addPart(QVBoxLayout *column, const char *name, const Dimension &by, const QList<GroupColumn> &columns,
    const QString &title, const QString &unset)
{
    auto *model = new GroupsModel(columns, title, this);
    model->setTitle(title, unset);
    auto *view = new GroupsView(model);
    view->setObjectName(QLatin1String(name));
    view->setAccessibleName(title);
    view->showSort(GroupColumn::Cost, Qt::DescendingOrder);
    view->setSortingEnabled(true);
    view->setMinimumHeight(view->horizontalHeader()->sizeHint().height() + view->rowHeightHint());
    column->addWidget(view, 1);
    connect(view, &GroupsView::openRequested, this, [this, view, by] {
        if (const CallGroup *group = view->current())
            Q_EMIT callsRequested(dashboard::joined(m_where, dashboard::valueFilter(by, group->value)));
    });
    connect(view, &GroupsView::closeRequested, this, &GroupPane::closeRequested);
    const size_t place = m_parts.size();
    m_parts.push_back({by, model, view});
    connect(model, &GroupsModel::sortRequested, this, [this, place](GroupColumn sort, Qt::SortOrder order) {
        Part &part = m_parts[place];
        part.sort = sort;
        part.order = order;
        show(part, part.model->groups());
    });
}

void GroupPane::showGroup(
    const QString &title, const CallGroup &group, const QString &where, const CallGroupsQuery &query)
{
    m_title->setLine(title);
    showFacts(group);
    if (where == m_where && group.sums == m_sums)
        return;
    m_where = where;
    m_sums = group.sums;
    m_query = query;
    ask();
}

void GroupPane::showFacts(const CallGroup &group)
{
    const CallSums &sums = group.sums;
    const auto time = [](qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC); };
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString note = costNote(sums);
    const auto latency = [&](qint64 us) { return group.latencyUs.count > 0 ? durationText(us) : QStringLiteral("–"); };
    const QStringList texts{note.isEmpty() ? sumText(sums) : QStringLiteral("%1 (%2)").arg(sumText(sums), note),
        countText(sums.calls), countText(sums.errors), countText(sums.inputTokens), countText(sums.outputTokens),
        latency(group.latencyUs.p50), latency(group.latencyUs.p95), relativeTimeText(time(sums.firstMs), now),
        relativeTimeText(time(sums.lastMs), now)};
    for (qsizetype i = 0; i < texts.size(); ++i)
        m_values[i]->setText(texts[i]);
    setTextRole(m_values[2], sums.errors > 0 ? TextRole::Bad : TextRole::Body);
    m_values[0]->setToolTip(costToolTip(sums));
    m_values[7]->setToolTip(fullTimeText(time(sums.firstMs)));
    m_values[8]->setToolTip(fullTimeText(time(sums.lastMs)));
}

void GroupPane::ask()
{
    const quint64 question = ++m_question;
    m_waiting = int(m_parts.size());
    for (size_t place = 0; place < m_parts.size(); ++place) {
        const Part &part = m_parts[place];
        CallGroupsQuery query = m_query;
        query.by = part.by;
        query.where = m_where;
        query.unset = true;
        query.percentiles = query.members = false;
        whenReady(m_services.history.groups(query), this,
            [this, question, place](const Result<CallGroups> &answer) {
                if (question != m_question)
                    return;
                --m_waiting;
                if (!answer) {
                    if (answer.error().kind != ErrorKind::Cancelled)
                        Q_EMIT failed(answer.error().message);
                    return;
                }
                QList<CallGroup> groups = answer->groups;
                sortGroups(groups, GroupColumn::Cost, Qt::DescendingOrder);
                show(m_parts[place], groups.mid(0, kMostRows));
            });
    }
}

void GroupPane::show(Part &part, QList<CallGroup> groups)
{
    sortGroups(groups, part.sort, part.order);
    part.model->setGroups(groups);
    if (part.by.kind != Dimension::Kind::Model)
        return;
    // As high as its rows, and the sessions have the rest.
    const int rows = std::clamp<int>(int(groups.size()), 1, kMostModels);
    part.view->setMaximumHeight(
        part.view->horizontalHeader()->sizeHint().height() + rows * part.view->rowHeightHint() + spacing::kSmall);
}

}
