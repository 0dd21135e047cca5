#pragma once

#include <QWidget>

#include <vector>

namespace heliograph {

/// The shape of a series in a small space: no axes, no numbers, and nothing that is not said beside it.
class Sparkline final : public QWidget
{
    Q_OBJECT

public:
    explicit Sparkline(QWidget *parent = nullptr);

    void setValues(std::vector<double> values);
    QSize sizeHint() const override { return {96, 24}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<double> m_values;
};

}
