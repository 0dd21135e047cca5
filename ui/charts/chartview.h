#pragma once

#include "ui/charts/chartdata.h"

#include <QWidget>

namespace heliograph {

/// A chart on the screen. Qt Charts draws it, which is why nothing here says so: where the program is built without,
/// makeChartView gives none, and charts are shown as tables.
class ChartView : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual void setData(const ChartData &data) = 0;
    /// The category under the pointer or chosen with the arrow keys; -1: none.
    virtual int current() const = 0;

Q_SIGNALS:
    /// A click, or Enter on the current category. series is -1 where none was hit.
    void activated(int category, int series);
};

ChartView *makeChartView(QWidget *parent);

}
