#include "ui/compare/answercolumn.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace heliograph {

AnswerColumn::AnswerColumn(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("answerColumn"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(spacing::kSmall);
    m_empty = new QLabel(this);
    m_empty->setObjectName(QStringLiteral("columnEmpty"));
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_empty->setContentsMargins(spacing::kSmall, spacing::kLarge, spacing::kSmall, 0);
    setTextRole(m_empty, TextRole::Secondary);
    m_layout->addWidget(m_empty);
    m_layout->addStretch(1);
}

void AnswerColumn::setEmptyText(const QString &text)
{
    m_empty->setText(text);
}

QString AnswerColumn::titleOf(const ComparisonCell &cell) const
{
    return m_repeats > 1 ? tr("Run %1").arg(cell.repetition + 1) : QString();
}

void AnswerColumn::setCells(const std::vector<ComparisonCell> &cells, int column, bool directHelps)
{
    for (const auto &[index, view] : m_views) {
        view->hide();
        m_layout->removeWidget(view);
        view->deleteLater(); // it may be one of its buttons that led here
    }
    for (const Group &group : m_groups)
        delete group.toggle;
    m_views.clear();
    m_groups.clear();
    m_open.clear();
    m_column = column;
    m_repeats = 0;
    for (int i = 0; i < int(cells.size()); ++i)
        m_repeats += cells[size_t(i)].column == column ? 1 : 0;
    for (int i = 0; i < int(cells.size()); ++i) {
        if (cells[size_t(i)].column != column)
            continue;
        auto *view = new AnswerCell(this);
        m_views.emplace(i, view);
        connect(view, &AnswerCell::actionRequested, this,
            [this, i](CellAction action) { Q_EMIT actionRequested(i, action); });
        view->setCell(cells[size_t(i)], titleOf(cells[size_t(i)]), directHelps);
    }
    m_empty->setVisible(m_views.empty());
    arrange(cells);
}

void AnswerColumn::grow(
    int cell, const std::vector<ComparisonCell> &cells, const QString &text, const QString &reasoning)
{
    if (AnswerCell *shown = view(cell))
        shown->grow(cells[size_t(cell)], text, reasoning);
}

void AnswerColumn::updateCell(int cell, const std::vector<ComparisonCell> &cells, bool directHelps)
{
    AnswerCell *shown = view(cell);
    if (!shown)
        return;
    shown->setCell(cells[size_t(cell)], titleOf(cells[size_t(cell)]), directHelps);
    arrange(cells);
}

AnswerCell *AnswerColumn::view(int cell) const
{
    const auto found = m_views.find(cell);
    return found == m_views.end() ? nullptr : found->second;
}

/// Groups what is equal now. Cards keep their place in the layout's order of groups.
void AnswerColumn::arrange(const std::vector<ComparisonCell> &cells)
{
    const auto groups = m_views.empty() ? std::vector<std::vector<int>>() : equalAnswers(cells, m_column);
    const bool same = groups.size() == m_groups.size()
        && std::equal(groups.begin(), groups.end(), m_groups.begin(),
            [](const std::vector<int> &wanted, const Group &group) { return wanted == group.cells; });
    if (same && !m_groups.empty())
        return;
    for (const Group &group : m_groups)
        delete group.toggle;
    m_groups.clear();
    int place = 1; // after the hint
    for (const std::vector<int> &members : groups) {
        Group group;
        group.cells = members;
        if (members.size() > 1) {
            group.toggle = new QToolButton(this);
            group.toggle->setObjectName(QStringLiteral("equalAnswers"));
            group.toggle->setText(tr("%n equal answers", nullptr, int(members.size())));
            group.toggle->setAccessibleName(group.toggle->text());
            group.toggle->setToolTip(tr("Shows each of them, with what it took and cost"));
            group.toggle->setCheckable(true);
            group.toggle->setAutoRaise(true);
            group.toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
            group.toggle->setChecked(m_open.contains(members.front()));
            m_layout->insertWidget(place++, group.toggle, 0, Qt::AlignLeft);
            group.toggle->show();
            connect(group.toggle, &QToolButton::toggled, this, [this, first = members.front()](bool open) {
                if (open)
                    m_open.insert(first);
                else
                    m_open.erase(first);
                for (const Group &one : m_groups) {
                    if (one.cells.front() == first)
                        showGroup(one);
                }
                Q_EMIT foldingChanged();
            });
        }
        for (const int cell : members) {
            m_layout->removeWidget(m_views.at(cell));
            m_layout->insertWidget(place++, m_views.at(cell));
        }
        m_groups.push_back(std::move(group));
        showGroup(m_groups.back());
    }
    Q_EMIT foldingChanged();
}

void AnswerColumn::showGroup(const Group &group)
{
    const bool open = !group.toggle || group.toggle->isChecked();
    if (group.toggle)
        group.toggle->setIcon(makeIcon(open ? Icon::Collapse : Icon::Expand, palette()));
    for (const int cell : group.cells)
        m_views.at(cell)->setVisible(open || cell == group.cells.front());
}

std::vector<int> AnswerColumn::shownCells() const
{
    std::vector<int> shown;
    for (const Group &group : m_groups) {
        for (const int cell : group.cells) {
            if (!group.toggle || group.toggle->isChecked() || cell == group.cells.front())
                shown.push_back(cell);
        }
    }
    return shown;
}

}
