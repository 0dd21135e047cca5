#pragma once

#include "ui/theme/icons.h"

#include <QList>
#include <QWidget>

class QAction;
class QVBoxLayout;

namespace heliograph {

/// The pages, one above the other; narrow it shows their icons only.
class Sidebar final : public QWidget
{
    Q_OBJECT

public:
    explicit Sidebar(QWidget *parent = nullptr);

    /// Shows the action as a page. Its checked state says which page is open.
    void addPage(QAction *action, Icon icon, bool atBottom = false);
    void setNarrow(bool narrow);
    bool isNarrow() const { return m_narrow; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class Item;

    QVBoxLayout *m_column;
    QList<Item *> m_items;
    int m_stretchAt = 0;
    bool m_narrow = false;
};

}
