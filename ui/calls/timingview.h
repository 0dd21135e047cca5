#pragma once

#include "core/domain/chunkgaps.h"

#include <QWidget>

namespace heliograph {

/// Where a call's time went: a waterfall from sending to the last token, with every chunk of the answer and the stalls
/// between them, and how long one waited for the next chunk. Under the mouse it says what came when.
class TimingView final : public QWidget
{
    Q_OBJECT

public:
    explicit TimingView(QWidget *parent = nullptr);

    /// outputTokens: for the speed; unset where unknown.
    void setTiming(
        const Timing &timing, const std::vector<Chunk> &chunks, std::optional<qint64> outputTokens);
    /// "2 stalls, the longest 1.4 s after 3.2 s."
    QString stallText() const;
    /// What is at that moment of the call, in words.
    QString momentText(qint64 us) const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    struct Stretch {
        QString name;
        qint64 fromUs = 0;
        qint64 toUs = 0;
        bool answer = false; ///< chunks came in it
    };
    void makeStretches(const Timing &timing);
    void makeFacts(const Timing &timing, std::optional<qint64> outputTokens);
    QRect track() const; ///< the waterfall without names and numbers
    QRect gapPlot() const;
    int waterfallHeight() const;
    void drawStretches(QPainter &painter) const;
    void drawChunks(QPainter &painter, const QRectF &bar, const QColor &color) const;
    void drawAxis(QPainter &painter) const;
    void drawFacts(QPainter &painter) const;
    void drawGaps(QPainter &painter) const;
    void drawMoment(QPainter &painter) const;
    double xOf(qint64 us) const;

    std::vector<Stretch> m_stretches;
    QList<QPair<QString, QString>> m_facts;
    std::vector<Chunk> m_chunks;
    ChunkGaps m_gaps;
    qint64 m_endUs = 0;
    int m_hoverX = -1;
};

}
