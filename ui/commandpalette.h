#pragma once

#include <QFrame>
#include <QKeySequence>
#include <QList>
#include <QPointer>

#include <functional>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace heliograph {

/// A thing that can be done, as the palette lists it.
struct Command {
    QString name; ///< "Open in Playground"
    QString place; ///< where it is found in the menus: "Calls"
    QKeySequence keys;
    std::function<void()> run;
};

/// Finds every action by a few letters of its name and shows its key. Lies over the window until an
/// action is chosen, Esc is pressed or one clicks elsewhere.
class CommandPalette final : public QFrame
{
    Q_OBJECT

public:
    explicit CommandPalette(QWidget *window);

    void open(QList<Command> commands);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void filter(const QString &typed);
    void step(int by);
    void runCurrent();
    void close();
    void place();

    QList<Command> m_commands;
    QLineEdit *m_input;
    QListView *m_list;
    QStandardItemModel *m_model;
    QPointer<QWidget> m_focusBefore;
};

}
