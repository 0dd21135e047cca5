#pragma once

#include "ui/groups/groupcolumns.h"

#include <QTableView>

namespace heliograph {

class GroupsModel;

/// A table of groups: as many columns as fit, the least important ones give way first.
class GroupsView final : public QTableView
{
    Q_OBJECT

public:
    explicit GroupsView(GroupsModel *model, QWidget *parent = nullptr);

    const CallGroup *current() const; ///< null: none
    int rowHeightHint() const; ///< of every row
    void setCurrent(const std::optional<QString> &value);
    void showSort(GroupColumn column, Qt::SortOrder order);

Q_SIGNALS:
    void openRequested(); ///< Enter or a double click
    void closeRequested(); ///< Esc

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    void fitColumns();

    GroupsModel *m_model;
};

}
