#include "ui/playground/textpreview.h"

#include "ui/format.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace heliograph {

namespace {

/// A paragraph is shaped as a whole, so a very long one is cut before it is laid out.
constexpr qsizetype kParagraphMost = 4000;

}

TextPreview::TextPreview(int mostLines, QWidget *parent) : QWidget(parent), m_most(mostLines)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setCursor(Qt::IBeamCursor);
    setFocusPolicy(Qt::TabFocus);
}

TextPreview::~TextPreview() = default;

void TextPreview::setText(const QString &text)
{
    m_text = text;
    m_width = -1;
    updateGeometry();
    update();
}

void TextPreview::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    update();
}

qreal TextPreview::lineHeight() const { return std::ceil(QFontMetricsF(font()).lineSpacing()); }

void TextPreview::layOut(int width) const
{
    if (width == m_width)
        return;
    m_width = width;
    m_paragraphs.clear();
    m_shown = 0;
    int lines = 0;
    qreal y = 0;
    qsizetype start = 0;
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    while (start <= m_text.size() && lines < m_most) {
        const qsizetype found = m_text.indexOf(QLatin1Char('\n'), start);
        const qsizetype end = found < 0 ? m_text.size() : found;
        Paragraph paragraph;
        paragraph.start = int(start);
        paragraph.top = y;
        paragraph.layout = std::make_unique<QTextLayout>(
            m_text.mid(start, std::min(end - start, kParagraphMost)), font());
        paragraph.layout->setTextOption(option);
        paragraph.layout->beginLayout();
        int taken = 0;
        while (lines < m_most) {
            QTextLine line = paragraph.layout->createLine();
            if (!line.isValid())
                break;
            line.setLineWidth(std::max(1, width));
            line.setPosition({0, y - paragraph.top});
            y += lineHeight();
            taken = line.textStart() + line.textLength();
            ++lines;
        }
        paragraph.layout->endLayout();
        if (paragraph.layout->lineCount() == 0) {
            y += lineHeight();
            ++lines;
        }
        paragraph.height = y - paragraph.top;
        m_shown = int(start) + taken;
        m_paragraphs.push_back(std::move(paragraph));
        if (taken < end - start)
            break;
        start = end + 1;
        if (found < 0)
            break;
        m_shown = int(std::min(start, m_text.size()));
    }
    m_height = y;
}

QString TextPreview::restText() const
{
    const qsizetype rest = m_text.size() - m_shown;
    return rest > 0 ? tr("… %1 more characters").arg(countText(rest)) : QString();
}

int TextPreview::heightForWidth(int width) const
{
    layOut(width);
    return int(std::ceil(m_height + (m_shown < m_text.size() ? lineHeight() : 0)));
}

QSize TextPreview::sizeHint() const { return {300, heightForWidth(width() > 0 ? width() : 300)}; }

QSize TextPreview::minimumSizeHint() const { return {60, int(lineHeight())}; }

void TextPreview::paintEvent(QPaintEvent *event)
{
    layOut(width());
    QPainter painter(this);
    const ThemeColors &colors = themeColors(palette());
    painter.setFont(font());
    if (m_text.isEmpty()) {
        painter.setPen(colors.secondaryText);
        painter.drawText(QRectF(0, 0, width(), lineHeight()), Qt::AlignVCenter, m_placeholder);
    } else {
        painter.setPen(colors.text);
        const QRectF dirty = event->rect();
        for (const Paragraph &paragraph : m_paragraphs) {
            if (paragraph.top + paragraph.height >= dirty.top() && paragraph.top <= dirty.bottom())
                paragraph.layout->draw(&painter, {0, paragraph.top}, {}, dirty);
        }
        if (m_shown < m_text.size()) {
            painter.setPen(colors.secondaryText);
            painter.drawText(
                QRectF(0, m_height, width(), lineHeight()), Qt::AlignVCenter, restText());
        }
    }
    if (hasFocus()) {
        painter.setPen(colors.accent);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void TextPreview::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !rect().contains(event->pos()))
        return;
    layOut(width());
    int position = int(m_text.size());
    for (const Paragraph &paragraph : m_paragraphs) {
        const qreal y = event->position().y() - paragraph.top;
        if (y < 0 || y >= paragraph.height)
            continue;
        position = paragraph.start;
        for (int i = 0; i < paragraph.layout->lineCount(); ++i) {
            const QTextLine line = paragraph.layout->lineAt(i);
            if (y >= line.y() && y < line.y() + lineHeight())
                position = paragraph.start + line.xToCursor(event->position().x());
        }
    }
    Q_EMIT editRequested(position);
}

void TextPreview::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
            || event->key() == Qt::Key_F2))
        Q_EMIT editRequested(-1);
    else
        QWidget::keyPressEvent(event);
}

void TextPreview::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_width = -1;
        updateGeometry();
    }
    QWidget::changeEvent(event);
}

}
