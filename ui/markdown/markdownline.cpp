#include "ui/markdown/markdownline.h"

#include <algorithm>

namespace heliograph {

int LineCursor::indent() const
{
    int columns = m_pending;
    for (qsizetype i = m_pos; i < m_line.size(); ++i) {
        if (m_line[i] == u' ')
            ++columns;
        else if (m_line[i] == u'\t')
            columns += 4 - (m_column + columns) % 4;
        else
            break;
    }
    return columns;
}

void LineCursor::skip(int columns)
{
    while (columns > 0) {
        if (m_pending > 0) {
            --m_pending;
        } else if (m_pos < m_line.size() && m_line[m_pos] == u'\t') {
            ++m_pos;
            m_pending = 4 - m_column % 4 - 1;
        } else if (m_pos < m_line.size() && m_line[m_pos] == u' ') {
            ++m_pos;
        } else {
            return;
        }
        ++m_column;
        --columns;
    }
}

void LineCursor::take(qsizetype characters)
{
    m_pos += characters;
    m_column += int(characters);
}

QString LineCursor::rest() const
{
    return QString(m_pending, u' ') + m_line.mid(m_pos).toString();
}

qsizetype runLength(QStringView text, QChar c)
{
    qsizetype n = 0;
    while (n < text.size() && text[n] == c)
        ++n;
    return n;
}

bool onlyOf(QStringView text, QStringView characters)
{
    return std::all_of(text.begin(), text.end(), [&](QChar c) { return characters.contains(c); });
}

bool isRule(QStringView text)
{
    if (text.isEmpty() || !QStringView(u"-*_").contains(text.front()))
        return false;
    const QChar mark = text.front();
    qsizetype marks = 0;
    for (const QChar c : text) {
        if (c == mark)
            ++marks;
        else if (c != u' ' && c != u'\t')
            return false;
    }
    return marks >= 3;
}

QString delimiterColumns(QStringView row)
{
    if (!row.contains(u'-') || !onlyOf(row, u"|-: \t"))
        return {};
    QString columns;
    for (const QString &cell : tableCells(row)) {
        const bool left = cell.startsWith(u':');
        const bool right = cell.size() > 1 && cell.endsWith(u':');
        const QStringView dashes = QStringView(cell).mid(left ? 1 : 0).chopped(right ? 1 : 0);
        if (dashes.isEmpty() || !onlyOf(dashes, u"-"))
            return {};
        columns += left && right ? u'c' : right ? u'r' : left ? u'l' : u'-';
    }
    return row.contains(u'|') ? columns : QString();
}

std::vector<QString> tableCells(QStringView row)
{
    row = row.trimmed();
    if (row.startsWith(u'|'))
        row = row.mid(1);
    std::vector<QString> cells;
    QString cell;
    for (qsizetype i = 0; i < row.size(); ++i) {
        if (row[i] == u'\\' && i + 1 < row.size() && row[i + 1] == u'|') {
            cell += u'|';
            ++i;
        } else if (row[i] == u'|') {
            cells.push_back(cell.trimmed());
            cell.clear();
        } else {
            cell += row[i];
        }
    }
    if (!cell.trimmed().isEmpty() || !row.endsWith(u'|'))
        cells.push_back(cell.trimmed());
    return cells;
}

}
