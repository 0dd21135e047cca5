#pragma once

#include "ui/compare/answercolumn.h"
#include "ui/compare/columnheader.h"

class QScrollArea;

namespace heliograph {

/// The columns side by side: their heads stay at the top, their answers scroll together; where there is no room for
/// all, they scroll sideways too.
class ComparisonBoard final : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonBoard(const Services &services, QWidget *parent = nullptr);

    int count() const { return int(m_columns.size()); }
    ColumnHeader *header(int column) const { return m_columns.at(size_t(column)).header; }
    AnswerColumn *answers(int column) const { return m_columns.at(size_t(column)).answers; }
    int indexOf(const ColumnHeader *header) const; ///< -1: not of this board
    void insertColumn(int at);
    void removeColumn(int at);
    void moveColumn(int from, int to);
    /// Heads are as tall as the tallest; after one of them changed.
    void fit();
    void reveal(const QWidget *inside, const QRect &rect); ///< of the widget, a descendant of an answer column

Q_SIGNALS:
    void columnMade(heliograph::ColumnHeader *header, heliograph::AnswerColumn *answers);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Column {
        ColumnHeader *header;
        AnswerColumn *answers;
    };

    Services m_services;
    QScrollArea *m_heads;
    QScrollArea *m_body;
    QWidget *m_headRow;
    QWidget *m_bodyRow;
    std::vector<Column> m_columns;
};

}
