#pragma once

#include "ui/charts/chartcolours.h"
#include "ui/sessions/sessionview.h"

#include <QAbstractScrollArea>

namespace heliograph {

/// When the calls of a session ran, as bars over time: pale until the first token, full while the answer came. Arrow keys
/// go from call to call, + and - zoom, 0 shows all; with the wheel and Ctrl too.
class TimelineView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit TimelineView(Settings &settings, QWidget *parent = nullptr);

    void setSession(const std::shared_ptr<const SessionView> &view);
    void setLanes(bool lanes);
    void setCurrentCall(int call);
    int currentCall() const { return m_current; }
    double zoom() const { return m_zoom; }
    void zoomBy(double factor);
    void zoomOut(); ///< all at once

    // For tests: where things are, in the viewport.
    QRectF barRect(int call) const;
    int callAt(QPoint point) const; ///< -1: none

Q_SIGNALS:
    void callChosen(int call);
    void openRequested(int call);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    static constexpr int kRow = 26;
    static constexpr int kBar = 14;
    static constexpr int kTicks = 24;
    static constexpr int kAxis = kTicks + 18; ///< and a line for how long folded waits were
    static constexpr int kMargin = 16; ///< at both ends of the plot

    const SessionTimeline &timeline() const;
    int gutter() const;
    double plotWidth() const; ///< of the whole session at this zoom
    double xOf(qint64 us) const;
    void zoomAt(double factor, double x);
    void updateScrollBars();
    void reveal(int call);
    void choose(int call);
    QString describe(int call) const;
    QString gapText(int x) const; ///< empty: a call ran then
    std::vector<qint64> ticks() const;
    void drawAxis(QPainter &painter, const ThemeColors &colors) const;
    void drawGaps(QPainter &painter, const ThemeColors &colors) const;
    void drawGapLengths(QPainter &painter, const ThemeColors &colors) const;
    void drawRow(QPainter &painter, const ThemeColors &colors, const TimelineBar &bar);
    void drawBar(QPainter &painter, const ThemeColors &colors, const TimelineBar &bar, const CallSummary &call);

    std::shared_ptr<const SessionView> m_view;
    ChartColours m_colours;
    bool m_lanes = false;
    int m_current = -1;
    double m_zoom = 1;
};

}
