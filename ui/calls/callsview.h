#pragma once

#include <QTableView>

namespace heliograph {

class CallsModel;

/// The table of calls. Shows as many columns as fit, stays where one reads while calls come in
/// above, and says how many did.
class CallsView final : public QTableView
{
    Q_OBJECT

public:
    explicit CallsView(CallsModel *model, QWidget *parent = nullptr);

    int newCallsAbove() const { return m_newAbove; }
    void showNewest();

Q_SIGNALS:
    void newCallsAboveChanged(int count);
    void openRequested(); ///< Enter or a double click
    void closeRequested(); ///< Esc

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    void fitColumns();
    void insertedAbove(int first, int last);
    void setNewAbove(int count);

    int m_newAbove = 0;
    int m_rowsAtTop = 0; ///< rows above the visible ones when an insertion began; -1: at the top
};

}
