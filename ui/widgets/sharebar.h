#pragma once

#include <QWidget>

namespace heliograph {

/// A thin bar that fills with a share of something: green, from the warning on amber, full red.
class ShareBar final : public QWidget
{
    Q_OBJECT

public:
    explicit ShareBar(QWidget *parent = nullptr);

    /// In percent; more than 100 is shown as full.
    void setShare(int percent, int warnAt);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_percent = 0;
    int m_warnAt = 100;
};

}
