#pragma once

#include "core/diff/diffdocument.h"
#include "core/diff/difffolds.h"
#include "ui/diff/heighttree.h"

#include <QAbstractScrollArea>
#include <QCache>
#include <QTextLayout>

#include <memory>

namespace heliograph {

/// A diff to read: both sides beside each other, or one below the other, linked since each row is one. Equal stretches are
/// folded; a strip at the right edge shows where the changes are. Only what is seen is laid out, so that its length does not
/// matter.
class DiffView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    enum class Mode { SideBySide, Inline };

    static constexpr int kStripWidth = 14; ///< of the overview, in pixels

    explicit DiffView(QWidget *parent = nullptr);
    ~DiffView() override;

    void setDocument(std::shared_ptr<const DiffDocument> document);
    const std::shared_ptr<const DiffDocument> &document() const { return m_document; } ///< null: none yet
    void setMode(Mode mode);
    Mode mode() const { return m_mode; }
    void setFolded(bool folded); ///< whether equal stretches are folded; those opened by hand are closed again
    bool isFolded() const { return m_folded; }

    /// To the next or previous change from where one is; false where there is none.
    bool goToChange(bool next);
    int currentChange() const { return m_change; } ///< index among the document's changes; -1: none yet
    bool hasSelection() const;
    QString selectedText() const;

Q_SIGNALS:
    void currentChangeChanged(int index);
    void selectionChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent *event) override;

private:
    /// A row as it is shown: one of the document's, or a fold.
    struct Shown {
        int row = 0; ///< of a fold: its first
        int fold = -1;
    };
    /// A place in the text of a side.
    struct Place {
        int shown = -1;
        bool inB = false;
        int position = 0;
    };
    /// Where things stand in a row, from left to right.
    struct Columns {
        int number = 0; ///< width of a line number
        int sign = 0;
        int gutter = 0; ///< between the sides
        int text = 0; ///< width of a side's text
        int aText = 0; ///< x of the texts
        int bText = 0;
        int strip = 0; ///< x of the overview
    };

    void rebuild();
    void updateScrollBar();
    const Columns &columns() const { return m_columns; }
    Columns makeColumns() const;
    QFont fontOf(const DocumentRow &row) const;
    int lineHeight(const DocumentRow &row) const;
    int estimatedHeight(const Shown &shown, const Columns &columns) const;
    int measuredHeight(int index, const Columns &columns);
    QTextLayout *layoutOf(int index, bool inB, const Columns &columns);
    int heightOf(QTextLayout *layout, const DocumentRow &row) const;
    void paintRow(QPainter &painter, int index, int top, const Columns &columns);
    void paintHeading(QPainter &painter, const DocumentRow &row, const QRect &rect, const Columns &columns) const;
    void paintFold(QPainter &painter, const DiffFold &fold, const QRect &rect) const;
    void paintSide(QPainter &painter, int index, bool inB, const QRect &rect, const Columns &columns);
    void paintConnectors(QPainter &painter, const Columns &columns);
    void paintStrip(QPainter &painter, const Columns &columns);
    QColor rowColour(RowOp op, bool inB, bool strong) const;
    qint64 scrollTop() const;
    void scrollTo(int index);
    Place placeAt(QPoint point);
    bool selectionOf(int index, bool inB, int *begin, int *end) const;
    void openFold(int index);
    void setChange(int change);
    int shownOf(int row) const; ///< the shown row that has a document's row
    bool isMoved(const DocumentRow &row) const { return row.op == RowOp::MovedAway || row.op == RowOp::MovedHere; }

    std::shared_ptr<const DiffDocument> m_document;
    std::vector<DiffFold> m_folds;
    std::vector<bool> m_opened; ///< folds opened by hand
    std::vector<Shown> m_shown;
    HeightTree m_heights;
    Columns m_columns;
    QCache<quint64, QTextLayout> m_layouts;
    QImage m_strip; ///< where the changes are, made when it is painted first
    Mode m_mode = Mode::SideBySide;
    bool m_folded = true;
    int m_change = -1;
    Place m_anchor;
    Place m_cursor;
    bool m_selecting = false;
    int m_pressedFold = -1;
};

}
