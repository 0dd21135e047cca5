#include "ui/compare/difftext.h"

#include "ui/compare/difflegend.h"
#include "ui/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QScopedValueRollback>
#include <QTextBlock>
#include <QTextCursor>
#include <QWheelEvent>

#include <cmath>

namespace heliograph {

DiffText::DiffText(QWidget *parent) : QTextEdit(parent)
{
    setObjectName(QStringLiteral("diffText"));
    setAccessibleName(tr("Answer with its differences"));
    setReadOnly(true);
    setAcceptRichText(false);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTabChangesFocus(true);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    document()->setUndoRedoEnabled(false);
}

void DiffText::setDiff(const QString &a, const QString &b, const TextDiff &diff)
{
    m_pieces.clear();
    for (const TextEdit &edit : diff.edits) {
        const bool deleted = edit.op == DiffOp::Delete;
        const TextSpan span = deleted ? edit.a : edit.b;
        m_pieces.push_back({edit.op, (deleted ? a : b).mid(span.begin, span.size())});
    }
    write();
}

void DiffText::write()
{
    const ThemeColors &colors = themeColors(palette());
    QTextCharFormat plain;
    plain.setForeground(colors.text);
    // The two differ in form too: a line through it, a line under it. Their colours stay apart for the colour-blind.
    QTextCharFormat gone = plain;
    gone.setFontStrikeOut(true);
    gone.setBackground(deletedColor(palette()));
    QTextCharFormat added = plain;
    added.setFontUnderline(true);
    added.setBackground(insertedColor(palette()));
    document()->clear();
    m_places.clear();
    QTextCursor cursor(document());
    bool inChange = false;
    for (const Piece &piece : m_pieces) {
        const int from = cursor.position();
        cursor.insertText(piece.text, piece.op == DiffOp::Equal ? plain : piece.op == DiffOp::Delete ? gone : added);
        const bool change = piece.op != DiffOp::Equal;
        if (change && inChange)
            m_places.back().second = cursor.position();
        else if (change)
            m_places.emplace_back(from, cursor.position());
        inChange = change;
    }
    adjust();
}

QRect DiffText::differenceRect(int index) const
{
    QTextCursor at(document());
    at.setPosition(m_places.at(size_t(index)).first);
    return cursorRect(at);
}

void DiffText::selectDifference(int index)
{
    QTextCursor at(document());
    at.setPosition(m_places.at(size_t(index)).first);
    at.setPosition(m_places.at(size_t(index)).second, QTextCursor::KeepAnchor);
    setTextCursor(at);
}

void DiffText::adjust()
{
    const int wanted =
        std::max(QFontMetrics(font()).height(), int(std::ceil(document()->documentLayout()->documentSize().height())));
    if (wanted == m_height)
        return;
    m_height = wanted;
    setFixedHeight(wanted);
    updateGeometry();
}

QSize DiffText::sizeHint() const
{
    return {200, m_height};
}

void DiffText::wheelEvent(QWheelEvent *event)
{
    event->ignore();
} // the board scrolls

void DiffText::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    adjust();
}

void DiffText::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        write();
}

}
