#pragma once

#include <QLabel>

namespace heliograph {

/// One line of plain text that ends in an ellipsis where there is no room for all of it; the tooltip has it whole.
class ElidedLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    void setLine(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
};

}
