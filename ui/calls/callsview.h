#pragma once

#include <QElapsedTimer>
#include <QTableView>
#include <QTimer>

namespace heliograph {

class CallsColumns;
class CallsModel;
class Settings;

/// The table of calls. Stays where one reads while calls come in above, and says how many did; at the top they fade in.
class CallsView final : public QTableView
{
    Q_OBJECT

public:
    /// model and settings outlive the view.
    CallsView(CallsModel *model, Settings &settings, QWidget *parent = nullptr);

    CallsColumns &columns() { return *m_columns; }
    int newCallsAbove() const { return m_newAbove; }
    void showNewest();

    qint64 selectedCount() const; ///< calls; never looks at each
    /// Ids of their rows, in the list's order. Where all are selected it is the model's own list, not a copy.
    QList<qint64> selectedRowIds() const;
    /// This call alone, brought into view.
    void select(int row);
    /// One step down or up from the current call, at most to the end.
    void step(int by);
    /// All calls of the query, also those that are not known yet while it is answered.
    void selectAll() override;

Q_SIGNALS:
    void newCallsAboveChanged(int count);
    void openRequested(); ///< Enter or a double click
    void closeRequested(); ///< Esc
    void columnsRequested(); ///< the choice of columns

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    void fitColumns();
    int seenColumn() const; ///< one that is not hidden
    void insertedAbove(int first, int last);
    void setNewAbove(int count);
    void showHeaderMenu(const QPoint &at);
    void sortIndicatorMoved(int column, Qt::SortOrder order);
    void animate();

    CallsModel *m_calls;
    CallsColumns *m_columns;
    QTimer m_frameTimer; ///< while something moves: a call that runs, one that has just come
    qint64 m_movesUntil = 0; ///< of the clock, ms
    QElapsedTimer m_clock;
    int m_sortColumn = 0;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    int m_newAbove = 0;
    int m_rowsAtTop = 0; ///< rows above the visible ones when an insertion began; -1: at the top
    bool m_allWanted = false;
};

}
