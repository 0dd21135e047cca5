#pragma once

#include "core/diff/textdiff.h"

#include <QTextEdit>

namespace heliograph {

/// A text with what was taken out of another one struck through and what was put in underlined, as plain text. As tall
/// as its text.
class DiffText final : public QTextEdit
{
    Q_OBJECT

public:
    explicit DiffText(QWidget *parent = nullptr);

    /// From a to b.
    void setDiff(const QString &a, const QString &b, const TextDiff &diff);
    int differences() const { return int(m_places.size()); } ///< stretches of change
    /// Where a difference is, in this widget's coordinates.
    QRect differenceRect(int index) const;
    void selectDifference(int index);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Piece {
        DiffOp op = DiffOp::Equal;
        QString text;
    };
    void write();
    void adjust();

    std::vector<Piece> m_pieces;
    std::vector<std::pair<int, int>> m_places; ///< from, to: positions in the document
    int m_height = 0;
};

}
