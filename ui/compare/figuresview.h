#pragma once

#include "core/session/comparisoncell.h"

#include <QWidget>

namespace heliograph {

/// What an answer took and cost: time to the first token, total, speed and cost, with the best of each marked in words.
class FiguresView final : public QWidget
{
    Q_OBJECT

public:
    explicit FiguresView(QWidget *parent = nullptr);

    void setFigures(const Figures &figures, bool tokensEstimated);
    /// The middle of some answers, with the least and the most under it.
    void setSpreads(const Spreads &spreads);
    void setBest(const std::array<bool, kFigures.size()> &best);
    /// "312 ms, fastest", as it stands there.
    QString text(Figure figure) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Item {
        QString value;
        QString range; ///< empty: none
        bool best = false;
        bool operator==(const Item &) const = default;
    };
    void take(std::array<Item, kFigures.size()> items, bool ranges);

    std::array<Item, kFigures.size()> m_items;
    bool m_ranges = false;
};

/// "First token", "Total", "Speed", "Cost".
QString figureName(Figure figure);
/// "312 ms", "4.2 s", "86 tok/s", "$0.00043"; unset: an en dash, or that it is unpriced.
QString figureText(Figure figure, std::optional<qint64> value);

}
