#pragma once

#include <QFrame>

class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace heliograph {

class CallsColumns;

/// Every column of the list of calls, those that are shown first and in their order: to tick, and to drag. Lies over the
/// page until one clicks elsewhere.
class ColumnsPanel final : public QFrame
{
    Q_OBJECT

public:
    /// columns outlives the panel.
    explicit ColumnsPanel(CallsColumns &columns, QWidget *parent = nullptr);

    void open(const QPoint &topRight);

private:
    void fill();
    void apply();
    void filter(const QString &text);
    void moveCurrent(int by);

    CallsColumns &m_columns;
    QLineEdit *m_find;
    QListWidget *m_list;
    bool m_filling = false;
};

}
