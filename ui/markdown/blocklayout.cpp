#include "ui/markdown/blocklayout.h"

#include "ui/markdown/inlineparser.h"
#include "ui/markdown/markdownline.h"

#include <QFontInfo>

#include <algorithm>
#include <cmath>

namespace heliograph {

using Kind = MarkdownBlock::Kind;

namespace {

constexpr qreal kCellPadding = 8;

/// What a layout can hold: line breaks as its own, no characters that draw nothing or something
/// else.
QString shown(const QString &text)
{
    QString result = text;
    for (QChar &c : result) {
        if (c == u'\n')
            c = QChar::LineSeparator;
        else if (c == u'\r' || c == QChar::ParagraphSeparator)
            c = u' ';
        else if ((c.category() == QChar::Other_Control && c != u'\t')
            || (c >= QChar(0x202a)
                && c <= QChar(0x202e))) // an order in which the text is not written
            c = QChar::ReplacementCharacter;
    }
    return result;
}

}

BlockLayout::BlockLayout(
    const MarkdownBlock &block, const MarkdownStyle &style, const BlockContext &context)
    : m_block(block), m_style(style), m_lastOfCode(context.lastOfCode), m_shape(context.shape)
{
    switch (block.kind) {
    case Kind::Paragraph:
        addInline(block.text, style.body, context);
        break;
    case Kind::Heading:
        addInline(block.text, style.headingFont(block.level), context);
        break;
    case Kind::Code:
        addCode(context);
        break;
    case Kind::Table:
        addTable(context);
        break;
    case Kind::Rule:
        break;
    }
    m_block.text.clear();
    if (block.kind == Kind::Paragraph || block.kind == Kind::Heading)
        m_rightToLeft = m_text.isRightToLeft();
}

QString BlockLayout::plainText(const MarkdownBlock &block, const BlockContext &context)
{
    const InlineOptions options{context.definitions, context.streaming};
    if (block.kind == Kind::Code)
        return block.text;
    if (block.kind != Kind::Table)
        return parseInline(block.text, options).text;
    QStringList rows;
    const QStringList sources = block.text.split(u'\n');
    for (const QString &row : sources) {
        QStringList cells;
        std::vector<QString> parts = tableCells(row);
        parts.resize(size_t(block.columns.size()));
        for (const QString &cell : parts)
            cells.append(parseInline(cell, options).text);
        rows.append(cells.join(u'\t'));
    }
    return rows.join(u'\n');
}

BlockLayout::Run &BlockLayout::addRun(
    const QString &text, const QFont &font, const QList<QTextLayout::FormatRange> &formats)
{
    Run run;
    run.layout = std::make_unique<QTextLayout>(shown(text), font);
    run.layout->setCacheEnabled(true);
    run.layout->setFormats(formats);
    run.start = int(m_text.size());
    m_text += text;
    m_runs.push_back(std::move(run));
    return m_runs.back();
}

void BlockLayout::addInline(QStringView source, const QFont &font, const BlockContext &context)
{
    const InlineText inlineText = parseInline(source, {context.definitions, context.streaming});
    QList<QTextLayout::FormatRange> formats;
    const int start = int(m_text.size());
    for (const InlineSpan &span : inlineText.spans) {
        if (span.link >= 0) {
            m_links.push_back(
                {start + int(span.start), int(span.length), inlineText.links[size_t(span.link)]});
        }
        if (span.style == InlineSpan::Plain && span.link < 0)
            continue;
        QTextCharFormat format;
        if (span.style & InlineSpan::Code) {
            QFont mono = m_style.mono;
            mono.setPixelSize(
                std::max(mono.pixelSize(), int(std::lround(QFontInfo(font).pixelSize() * 0.95))));
            format.setFont(mono);
            format.setBackground(
                m_style.colors.dark ? m_style.colors.border : m_style.colors.raised);
        }
        if (span.style & InlineSpan::Bold)
            format.setFontWeight(QFont::Bold);
        if (span.style & (InlineSpan::Italic | InlineSpan::Image))
            format.setFontItalic(true);
        if (span.style & InlineSpan::Strike)
            format.setFontStrikeOut(true);
        if (span.style & InlineSpan::Image)
            format.setForeground(m_style.colors.secondaryText);
        if (span.link >= 0) {
            format.setForeground(m_style.colors.accent);
            format.setFontUnderline(true);
        }
        formats.append({int(span.start), int(span.length), format});
    }
    addRun(inlineText.text, font, formats);
}

void BlockLayout::addCode(const BlockContext &context)
{
    QList<QTextLayout::FormatRange> formats;
    if (context.highlighter) {
        CodeHighlighter::State state = context.codeState;
        for (const CodeSpan &span : context.highlighter->spans(m_block.text, state)) {
            QTextCharFormat format;
            switch (span.role) {
            case CodeSpan::Role::Comment:
                format.setForeground(m_style.colors.secondaryText);
                format.setFontItalic(true);
                break;
            case CodeSpan::Role::String:
            case CodeSpan::Role::Added:
                format.setForeground(m_style.colors.good);
                break;
            case CodeSpan::Role::Number:
                format.setForeground(m_style.colors.warning);
                break;
            case CodeSpan::Role::Keyword:
                format.setForeground(m_style.colors.accent);
                break;
            case CodeSpan::Role::Removed:
                format.setForeground(m_style.colors.bad);
                break;
            }
            formats.append({int(span.start), int(span.length), format});
        }
        m_label = context.highlighter->name();
    }
    addRun(m_block.text, m_style.mono, formats);
}

void BlockLayout::addTable(const BlockContext &context)
{
    m_columns = int(m_block.columns.size());
    const QStringList rows = m_block.text.split(u'\n');
    auto shape = std::make_shared<TableShape>();
    shape->natural.resize(size_t(m_columns));
    shape->least.resize(size_t(m_columns));
    for (int row = 0; row < rows.size(); ++row) {
        if (row > 0)
            m_text += u'\n';
        const bool header = row == 0 && !m_block.joined;
        QFont font = m_style.body;
        if (header)
            font.setWeight(QFont::DemiBold);
        std::vector<QString> cells = tableCells(rows[row]);
        cells.resize(
            size_t(m_columns)); // as GitHub does: what is too much is dropped, what lacks is empty
        for (int column = 0; column < m_columns; ++column) {
            if (column > 0)
                m_text += u'\t';
            addInline(cells[size_t(column)], font, context);
            Run &run = m_runs.back();
            const QChar align = m_block.columns[column];
            run.alignment = align == u'c' ? Qt::Alignment(Qt::AlignHCenter)
                : align == u'r'           ? Qt::AlignRight
                : align == u'l'           ? Qt::AlignLeft
                                          : Qt::Alignment();
            if (m_shape)
                continue;
            breakLines(run, 1e6, 1, QTextOption::WordWrap);
            qreal &natural = shape->natural[size_t(column)];
            qreal &least = shape->least[size_t(column)];
            for (int i = 0; i < run.layout->lineCount(); ++i)
                natural =
                    std::max(natural, std::ceil(run.layout->lineAt(i).naturalTextWidth()) + 1);
            least = std::max(least, std::min(std::ceil(run.layout->minimumWidth()) + 1, 160.0));
        }
    }
    if (!m_shape)
        m_shape = std::move(shape);
}

qreal BlockLayout::breakLines(Run &run, qreal width, qreal spacing, QTextOption::WrapMode wrap)
{
    QTextOption option;
    option.setWrapMode(wrap);
    const bool mirrored = m_block.kind != Kind::Code && run.layout->text().isRightToLeft();
    option.setAlignment(run.alignment ? run.alignment : mirrored ? Qt::AlignRight : Qt::AlignLeft);
    option.setTextDirection(m_block.kind == Kind::Code ? Qt::LeftToRight : Qt::LayoutDirectionAuto);
    option.setTabStopDistance(m_style.monoWidth * 4);
    run.layout->setTextOption(option);
    run.layout->beginLayout();
    qreal y = 0;
    for (;;) {
        QTextLine line = run.layout->createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(wrap == QTextOption::NoWrap ? 1e6 : std::max(20.0, width));
        const qreal height = std::ceil(line.height() * spacing);
        line.setPosition({0, y + std::floor((height - line.height()) / 2)});
        y += height;
    }
    run.layout->endLayout();
    return y;
}

void BlockLayout::setWidth(qreal width, bool wrapCode)
{
    m_width = width;
    const qreal indent = m_style.indent(m_block.containers);
    m_left = m_rightToLeft ? 0 : indent;
    const qreal room = std::max(40.0, width - indent);
    m_codeWidth = 0;
    switch (m_block.kind) {
    case Kind::Rule:
        m_height = 9;
        break;
    case Kind::Table:
        setTableWidth(m_left, room);
        break;
    case Kind::Code: {
        const qreal padding = m_style.raw ? 0 : kCodePadding;
        const qreal top = m_style.raw || m_block.joined ? 0 : kCodeHeader;
        Run &run = m_runs.front();
        run.at = {m_left + padding, top};
        m_height = breakLines(run, room - 2 * padding, MarkdownStyle::kCodeSpacing,
            wrapCode ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
        if (!wrapCode) {
            for (int i = 0; i < run.layout->lineCount(); ++i)
                m_codeWidth = std::max(m_codeWidth, run.layout->lineAt(i).naturalTextWidth());
        }
        m_height += top + (m_lastOfCode ? padding : 0);
        break;
    }
    case Kind::Paragraph:
    case Kind::Heading:
        m_runs.front().at = {m_left, 0};
        m_height = breakLines(m_runs.front(), room, MarkdownStyle::kBodySpacing,
            QTextOption::WrapAtWordBoundaryOrAnywhere);
        m_height = std::max(m_height, m_block.kind == Kind::Paragraph ? m_style.bodyHeight : 0);
        break;
    }
}

void BlockLayout::setTableWidth(qreal left, qreal width)
{
    const qreal available = std::max(40.0, width - 2 * kCellPadding * m_columns - 1);
    qreal natural = 0;
    qreal least = 0;
    for (int i = 0; i < m_columns; ++i) {
        natural += m_shape->natural[size_t(i)];
        least += m_shape->least[size_t(i)];
    }
    std::vector<qreal> widths = m_shape->natural;
    if (natural > available) {
        const qreal share =
            least < available && natural > least ? (available - least) / (natural - least) : 0;
        const qreal squeeze = least > available ? available / least : 1;
        for (size_t i = 0; i < widths.size(); ++i)
            widths[i] = squeeze * m_shape->least[i] + share * (widths[i] - m_shape->least[i]);
    }
    m_columnX.assign(1, left);
    for (const qreal column : widths)
        m_columnX.push_back(
            m_columnX.back() + std::floor(std::max(20.0, column)) + 2 * kCellPadding);
    m_rowY.assign(1, 0);
    qreal y = 0;
    for (size_t i = 0; i < m_runs.size();) {
        qreal height = 0;
        for (int column = 0; column < m_columns && i < m_runs.size(); ++column, ++i) {
            const qreal x = m_columnX[size_t(column)];
            m_runs[i].at = {x + kCellPadding, y + 5};
            height = std::max(height,
                breakLines(m_runs[i], m_columnX[size_t(column) + 1] - x - 2 * kCellPadding, 1.15,
                    QTextOption::WrapAtWordBoundaryOrAnywhere));
        }
        y += height + 10;
        m_rowY.push_back(y);
    }
    m_height = y + 1;
}

qreal BlockLayout::estimate(
    const MarkdownBlock &block, const MarkdownStyle &style, qreal width, bool lastOfCode)
{
    const qreal room = std::max(40.0, width - style.indent(block.containers));
    const bool code = block.kind == Kind::Code;
    const qreal padding = code && !style.raw ? 2 * kCodePadding : 0;
    const qreal character = code ? style.monoWidth : style.bodyWidth;
    const qsizetype perLine = std::max(qsizetype(4), qsizetype((room - padding) / character));
    qsizetype lines = 0;
    for (qsizetype from = 0; from <= block.text.size();) {
        qsizetype end = block.text.indexOf(u'\n', from);
        if (end < 0)
            end = block.text.size();
        lines += 1 + std::max(qsizetype(0), end - from - 1) / perLine;
        from = end + 1;
    }
    switch (block.kind) {
    case Kind::Rule:
        return 9;
    case Kind::Table:
        return qreal(lines) * (style.bodyHeight + 8) + 1;
    case Kind::Code:
        return qreal(lines) * style.monoHeight
            + (style.raw           ? 0
                    : block.joined ? (lastOfCode ? kCodePadding : 0)
                                   : kCodeHeader + (lastOfCode ? kCodePadding : 0));
    case Kind::Heading:
        return qreal(lines) * style.bodyHeight * (block.level <= 2 ? 1.4 : 1.1);
    case Kind::Paragraph:
        break;
    }
    return qreal(lines) * style.bodyHeight;
}

const BlockLayout::Run *BlockLayout::runAt(QPointF point) const
{
    if (m_runs.empty())
        return nullptr;
    if (m_block.kind != Kind::Table)
        return &m_runs.front();
    const auto indexIn = [](const std::vector<qreal> &borders, qreal value) {
        const auto after = std::upper_bound(borders.begin() + 1, borders.end() - 1, value);
        return int(after - borders.begin()) - 1;
    };
    if (m_rowY.size() < 2 || m_columns == 0)
        return nullptr;
    const size_t index =
        size_t(indexIn(m_rowY, point.y()) * m_columns + indexIn(m_columnX, point.x()));
    return &m_runs[std::min(index, m_runs.size() - 1)];
}

int BlockLayout::positionAt(QPointF point) const
{
    const Run *run = runAt(point);
    if (!run || run->layout->lineCount() == 0)
        return 0;
    const QPointF local = point - run->at;
    int i = 0;
    while (i + 1 < run->layout->lineCount() && run->layout->lineAt(i + 1).y() <= local.y())
        ++i;
    const QTextLine line = run->layout->lineAt(i);
    int position = line.xToCursor(local.x());
    const int end = line.textStart() + line.textLength();
    if (position == end && i + 1 < run->layout->lineCount() && position > line.textStart())
        --position; // before the break, not on the next line
    return run->start + position;
}

QString BlockLayout::linkAt(QPointF point, QString *linkText, QRectF *rect) const
{
    const Run *run = m_links.empty() ? nullptr : runAt(point);
    if (!run)
        return {};
    const QPointF local = point - run->at;
    for (int i = 0; i < run->layout->lineCount(); ++i) {
        const QTextLine line = run->layout->lineAt(i);
        if (!line.naturalTextRect().contains(local))
            continue;
        const int position = run->start + line.xToCursor(local.x(), QTextLine::CursorOnCharacter);
        for (const Link &link : m_links) {
            if (position < link.start || position >= link.start + link.length)
                continue;
            if (linkText)
                *linkText = m_text.mid(link.start, link.length);
            if (rect)
                *rect = line.naturalTextRect().translated(run->at);
            return link.target;
        }
    }
    return {};
}

QRectF BlockLayout::rectOf(int from, int to) const
{
    const Run *found = nullptr;
    for (const Run &run : m_runs) {
        if (run.start <= from)
            found = &run;
    }
    const QTextLine line =
        found ? found->layout->lineForTextPosition(from - found->start) : QTextLine();
    if (!line.isValid())
        return {m_left, 0, 1, m_height};
    const int end = std::min(to - found->start, line.textStart() + line.textLength());
    const qreal x1 = line.cursorToX(from - found->start);
    const qreal x2 = line.cursorToX(end);
    return QRectF(std::min(x1, x2), line.y(), std::abs(x2 - x1), line.height())
        .translated(found->at);
}

QRectF BlockLayout::codeRect() const
{
    return {m_left, 0, std::max(40.0, m_width - m_left), m_height};
}

}
