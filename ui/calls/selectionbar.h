#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace heliograph {

/// What can be done with the calls that are selected; asks before it is done, shows how far it is, and what became of it.
class SelectionBar final : public QWidget
{
    Q_OBJECT

public:
    enum class State { Hidden, Selected, Asking, Working, Done };

    explicit SelectionBar(QWidget *parent = nullptr); ///< hidden

    State state() const { return m_state; }
    void showSelected(qint64 calls);
    /// Says what would be deleted; nothing is, until deleteConfirmed().
    void ask(qint64 calls);
    void showWork(const QString &text);
    void setProgress(int done, int all);
    void showResult(const QString &text, bool failed);
    void dismiss();

Q_SIGNALS:
    void compareRequested(); ///< of two calls
    void exportRequested();
    void deleteRequested();
    void deleteConfirmed();
    void deleteRefused();
    void clearRequested();
    void stopRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void enter(State state, const QString &text);
    QPushButton *addButton(const char *name, const QString &text, const QString &toolTip);

    State m_state = State::Hidden;
    QHBoxLayout *m_row;
    QLabel *m_text;
    QProgressBar *m_progress;
    QPushButton *m_compare;
    QPushButton *m_export;
    QPushButton *m_delete;
    QPushButton *m_confirm;
    QPushButton *m_refuse;
    QPushButton *m_stop;
    QToolButton *m_close;
};

}
