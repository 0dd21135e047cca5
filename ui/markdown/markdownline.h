#pragma once

#include <QString>
#include <QStringView>

#include <vector>

namespace heliograph {

/// Walks a line by columns: a tab may be eaten in part.
class LineCursor final
{
public:
    explicit LineCursor(QStringView line) : m_line(line) { }

    int indent() const; ///< columns of white space from here
    void skip(int columns); ///< of white space, as far as there is any
    void take(qsizetype characters);
    /// What follows, without the white space around it.
    QStringView text() const { return m_line.mid(m_pos).trimmed(); }
    bool blank() const { return text().isEmpty(); }
    QString rest() const; ///< what follows, a tab's remaining columns as spaces

private:
    QStringView m_line;
    qsizetype m_pos = 0;
    int m_column = 0;
    int m_pending = 0; ///< columns left of a tab
};

qsizetype runLength(QStringView text, QChar c); ///< how often c stands at the start
bool onlyOf(QStringView text, QStringView characters);
bool isRule(QStringView text); ///< ---, * * *, ___
/// The columns a delimiter row (| :-- | --: |) states, as MarkdownBlock::columns; empty where it is
/// none.
QString delimiterColumns(QStringView row);
/// The cells of a table's row: cut at | but not at \|, trimmed, without the outer ones.
std::vector<QString> tableCells(QStringView row);

}
