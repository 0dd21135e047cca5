#include "ui/playground/growingedit.h"

#include <QFocusEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace heliograph {

GrowingEdit::GrowingEdit(int fewestLines, int mostLines, QWidget *parent) :
    QPlainTextEdit(parent), m_fewest(fewestLines), m_most(mostLines), m_lines(fewestLines)
{
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QPlainTextEdit::textChanged, this, &GrowingEdit::adjust);
}

int GrowingEdit::heightFor(int lines) const
{
    const int margins = int(std::ceil(2 * document()->documentMargin())) + 2 * frameWidth()
        + contentsMargins().top() + contentsMargins().bottom();
    return lines * int(std::ceil(fontMetrics().lineSpacing())) + margins + 2;
}

QSize GrowingEdit::sizeHint() const { return {200, heightFor(m_lines)}; }

QSize GrowingEdit::minimumSizeHint() const { return {80, heightFor(m_lines)}; }

void GrowingEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason
        && event->reason() != Qt::MenuBarFocusReason)
        Q_EMIT left();
}

void GrowingEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    adjust();
}

void GrowingEdit::setMimeTaker(std::function<bool(const QMimeData &, bool)> taker)
{
    m_mimeTaker = std::move(taker);
}

bool GrowingEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText() || (m_mimeTaker && m_mimeTaker(*source, false));
}

void GrowingEdit::insertFromMimeData(const QMimeData *source)
{
    if (m_mimeTaker && m_mimeTaker(*source, true))
        return;
    if (source->hasText())
        textCursor().insertText(source->text());
}

int GrowingEdit::wantedLines() const
{
    // Counting stops at the limit, so that a long text is never laid out whole.
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && lines < m_most;
         block = block.next()) {
        (void)blockBoundingRect(block); // lays the block out where that is due
        lines += std::max(1, block.layout()->lineCount());
    }
    return std::clamp(lines, m_fewest, m_most);
}

void GrowingEdit::adjust()
{
    const int lines = wantedLines();
    if (lines == m_lines)
        return;
    m_lines = lines;
    updateGeometry();
    Q_EMIT heightChanged();
}

}
