#pragma once

#include <QWidget>

namespace heliograph {

/// Lies over what takes a drop while something is dragged above it, and says what will happen.
class DropFrame final : public QWidget
{
public:
    DropFrame(const QString &text, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
};

}
