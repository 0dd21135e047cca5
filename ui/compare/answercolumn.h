#pragma once

#include "ui/compare/answercell.h"

#include <QWidget>

#include <map>
#include <set>

class QVBoxLayout;

namespace heliograph {

/// The answers of one column, one below the other; equal ones are folded into the first with their number.
class AnswerColumn final : public QWidget
{
    Q_OBJECT

public:
    explicit AnswerColumn(QWidget *parent = nullptr);

    /// All cells of a run; those of this column are shown. column -1: none of it was asked yet.
    void setCells(const std::vector<ComparisonCell> &cells, int column, bool directHelps);
    void grow(int cell, const std::vector<ComparisonCell> &cells, const QString &text, const QString &reasoning);
    void updateCell(int cell, const std::vector<ComparisonCell> &cells, bool directHelps);

    /// Indices into the run's cells whose answer is in sight, from top to bottom.
    std::vector<int> shownCells() const;
    AnswerCell *view(int cell) const; ///< null where it is not of this column
    void setEmptyText(const QString &text); ///< while there are no cells

Q_SIGNALS:
    void actionRequested(int cell, heliograph::CellAction action);
    void foldingChanged(); ///< shownCells() are others

private:
    /// Answers that are equal, or one.
    struct Group {
        QToolButton *toggle = nullptr; ///< null where it is one
        std::vector<int> cells;
    };
    void arrange(const std::vector<ComparisonCell> &cells);
    void showGroup(const Group &group);
    QString titleOf(const ComparisonCell &cell) const;

    QVBoxLayout *m_layout;
    QLabel *m_empty;
    int m_column = -1;
    int m_repeats = 1;
    std::map<int, AnswerCell *> m_views; ///< by index into the run's cells
    std::vector<Group> m_groups;
    std::set<int> m_open; ///< first cells of the groups that are open
};

}
