#pragma once

#include "core/history/callhistogram.h"
#include "ui/calls/timerange.h"

#include <QWidget>

class QToolButton;

namespace heliograph {

/// Calls over time as small bars, errors on top of them in their colour. Dragging over bars, or clicking one, chooses that
/// stretch of time; so do the arrow keys with Shift, and Enter.
class TimeStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit TimeStrip(QWidget *parent = nullptr);

    void setHistogram(const CallHistogram &histogram);
    const CallHistogram &histogram() const { return m_histogram; }
    /// The stretch that the filter is about, which can be taken away; nothing: all time.
    void setRange(const std::optional<TimeRange> &range);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void rangeChosen(const heliograph::TimeRange &range);
    void rangeCleared();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRect plot() const;
    double xOf(qint64 ms) const;
    int binAt(double x) const; ///< the nearest
    void choose(int from, int to);
    void setMarked(int from, int to); ///< -1: none
    void drawBars(QPainter &painter) const;
    void drawTicks(QPainter &painter) const;
    void drawWords(QPainter &painter) const;
    QString binText(int from, int to) const;
    void describe();

    CallHistogram m_histogram;
    std::optional<TimeRange> m_range;
    QToolButton *m_clear;
    int m_hover = -1; ///< under the mouse
    int m_anchor = -1; ///< where marking began
    int m_from = -1; ///< marked, by mouse or keys
    int m_to = -1;
    bool m_dragging = false;
};

}
