#pragma once

#include "core/base/result.h"
#include "core/history/historykeeper.h"
#include "ui/widgets/card.h"

#include <QFutureWatcher>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace heliograph {

class FormRow;

/// Deletes calls for good: first how many there are and from when, then the deed.
class RemoveCard final : public Card
{
    Q_OBJECT

public:
    explicit RemoveCard(HistoryKeeper &keeper, QWidget *parent = nullptr);
    ~RemoveCard() override;

private:
    void look();
    void remove();
    void setRunning(bool running);
    void say(const QString &text);

    HistoryKeeper &m_keeper;
    QLineEdit *m_where;
    FormRow *m_whereRow;
    QLabel *m_result;
    QProgressBar *m_progress;
    QPushButton *m_look;
    QPushButton *m_remove;
    QPushButton *m_stop;
    QFutureWatcher<Result<RemovalPlan>> m_plan;
    QFutureWatcher<Result<RemovalReport>> m_removal;
};

}
