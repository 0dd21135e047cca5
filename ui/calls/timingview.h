#pragma once

#include "core/domain/exchange.h"

#include <QWidget>

namespace heliograph {

/// Where a call's time went: a bar for each stretch, and the waits between the chunks of the
/// answer.
class TimingView final : public QWidget
{
    Q_OBJECT

public:
    explicit TimingView(QWidget *parent = nullptr);

    /// outputTokens: for the speed; unset where unknown.
    void setTiming(
        const Timing &timing, const std::vector<Chunk> &chunks, std::optional<qint64> outputTokens);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Stretch {
        QString name;
        qint64 fromUs = 0;
        qint64 toUs = 0;
    };
    void drawStretches(QPainter &painter, const QRect &area) const;
    void drawGaps(QPainter &painter, const QRect &area) const;

    std::vector<Stretch> m_stretches;
    QList<QPair<QString, QString>> m_facts;
    std::vector<Chunk> m_chunks;
    qint64 m_endUs = 0;
    qint64 m_longestGapUs = 0;
};

}
