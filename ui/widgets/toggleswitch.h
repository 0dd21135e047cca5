#pragma once

#include <QAbstractButton>

namespace heliograph {

/// On or off, and at once: the knob says which by its place, not by colour alone.
class ToggleSwitch final : public QAbstractButton
{
    Q_OBJECT

public:
    /// name: of what is switched, for those who hear it.
    explicit ToggleSwitch(const QString &name, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

}
