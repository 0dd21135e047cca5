#pragma once

#include <QLabel>

namespace heliograph {

/// What the marks inside answers mean, drawn as they are.
class DiffLegend final : public QLabel
{
    Q_OBJECT

public:
    explicit DiffLegend(QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void write();
};

/// Backgrounds of what was taken out and of what was put in; they stay apart for the colour-blind.
QColor deletedColor(const QPalette &palette);
QColor insertedColor(const QPalette &palette);

}
