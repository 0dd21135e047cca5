#pragma once

#include <QTableView>
#include <QUuid>

namespace heliograph {

class LiveCallsModel;

/// The list of captured calls. A click or Enter opens one; the newest stays in sight while one is at the top.
class LiveCallsView final : public QTableView
{
    Q_OBJECT

public:
    explicit LiveCallsView(LiveCallsModel *model, QWidget *parent = nullptr);

Q_SIGNALS:
    void openRequested(const QUuid &id);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();

    LiveCallsModel *m_calls;
};

}
