#pragma once

#include <QListView>

namespace heliograph {

class ChartModel;

/// The first column of a ChartModel as bars: name, bar, number, one a row, with the keyboard too. As high as its rows.
class BarList final : public QListView
{
    Q_OBJECT

public:
    explicit BarList(ChartModel *model, QWidget *parent = nullptr);

    QSize sizeHint() const override;

Q_SIGNALS:
    void rowActivated(int row);

protected:
    void changeEvent(QEvent *event) override;

private:
    ChartModel *m_model;
};

}
