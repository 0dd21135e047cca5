#include "ui/diff/diffview.h"

#include "ui/theme/theme.h"

#include <QScrollBar>

namespace heliograph {

namespace {

constexpr int kCachedLayouts = 600;

}

DiffView::DiffView(QWidget *parent) : QAbstractScrollArea(parent), m_layouts(kCachedLayouts)
{
    setObjectName(QStringLiteral("diffView"));
    setAccessibleName(tr("Differences"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // or its coming would change the width, and that the heights
    viewport()->setMouseTracking(true);
    viewport()->setCursor(Qt::IBeamCursor);
}

DiffView::~DiffView() = default;

void DiffView::setDocument(std::shared_ptr<const DiffDocument> document)
{
    m_document = std::move(document);
    m_folds = m_document ? foldsOf(*m_document) : std::vector<DiffFold>();
    m_opened.assign(m_folds.size(), false);
    m_change = -1;
    m_anchor = m_cursor = {};
    setAccessibleDescription(m_document ? m_document->summary : QString());
    rebuild();
    verticalScrollBar()->setValue(0);
    Q_EMIT currentChangeChanged(-1);
    Q_EMIT selectionChanged();
}

void DiffView::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    const int row = m_shown.empty() ? -1 : m_shown[size_t(qMax(0, m_heights.rowAt(scrollTop())))].row;
    m_mode = mode;
    m_anchor = m_cursor = {};
    rebuild();
    if (row >= 0)
        verticalScrollBar()->setValue(int(m_heights.top(shownOf(row))));
}

void DiffView::setFolded(bool folded)
{
    const int row = m_shown.empty() ? -1 : m_shown[size_t(qMax(0, m_heights.rowAt(scrollTop())))].row;
    m_folded = folded;
    m_opened.assign(m_folds.size(), false);
    m_anchor = m_cursor = {};
    rebuild();
    if (row >= 0)
        verticalScrollBar()->setValue(int(m_heights.top(shownOf(row))));
}

void DiffView::rebuild()
{
    m_shown.clear();
    m_layouts.clear();
    m_strip = {};
    if (m_document) {
        size_t next = 0;
        const int count = int(m_document->rows.size());
        for (int row = 0; row < count;) {
            if (next < m_folds.size() && m_folds[next].first == row) {
                const size_t fold = next++;
                if (m_folded && !m_opened[fold]) {
                    m_shown.push_back({row, int(fold)});
                    row += m_folds[fold].count;
                    continue;
                }
            }
            m_shown.push_back({row++, -1});
        }
    }
    m_columns = makeColumns();
    std::vector<int> heights;
    heights.reserve(m_shown.size());
    for (const Shown &shown : m_shown)
        heights.push_back(estimatedHeight(shown, m_columns));
    m_heights.reset(heights);
    updateScrollBar();
    viewport()->update();
}

void DiffView::updateScrollBar()
{
    const int page = viewport()->height();
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(3 * fontMetrics().height());
    verticalScrollBar()->setRange(0, int(qMax<qint64>(0, m_heights.total() - page)));
}

DiffView::Columns DiffView::makeColumns() const
{
    Columns result;
    qsizetype lines = 0;
    if (m_document) {
        // The longest number is one of a last line.
        for (auto row = m_document->rows.rbegin(); row != m_document->rows.rend(); ++row) {
            lines = qMax(lines, qMax(row->a.line, row->b.line) + 1);
            if (row->kind == DocumentRow::Kind::Line && m_document->texts.size() == 1)
                break;
        }
    }
    const int digits = qMax(2, int(QString::number(lines).size()));
    result.number = digits * fontMetrics().horizontalAdvance(u'0') + spacing::kSmall;
    result.sign = fontMetrics().horizontalAdvance(u'+') + spacing::kSmall;
    result.strip = viewport()->width() - kStripWidth;
    const int room = result.strip - spacing::kTiny;
    if (m_mode == Mode::SideBySide) {
        result.gutter = spacing::kLarge;
        result.text = qMax(40, (room - result.gutter) / 2 - result.number - result.sign - spacing::kTiny);
        result.aText = result.number + result.sign;
        result.bText = result.aText + result.text + result.gutter + result.number + result.sign;
    } else {
        result.aText = result.bText = 2 * result.number + result.sign;
        result.text = qMax(40, room - result.aText);
    }
    return result;
}

QFont DiffView::fontOf(const DocumentRow &row) const
{
    QFont font = row.code ? codeFont() : this->font();
    if (row.kind == DocumentRow::Kind::Section) {
        font.setPixelSize(16);
        font.setWeight(QFont::DemiBold);
    } else if (row.kind == DocumentRow::Kind::Item) {
        font.setWeight(QFont::DemiBold);
    }
    return font;
}

int DiffView::lineHeight(const DocumentRow &row) const
{
    return QFontMetrics(fontOf(row)).height() + 2;
}

int DiffView::estimatedHeight(const Shown &shown, const Columns &place) const
{
    if (shown.fold >= 0)
        return fontMetrics().height() + 2 * spacing::kTiny;
    const DocumentRow &row = m_document->rows[size_t(shown.row)];
    const int line = fontMetrics().height() + 2;
    if (row.kind == DocumentRow::Kind::Section)
        return line + spacing::kLarge;
    if (row.kind == DocumentRow::Kind::Item)
        return line + spacing::kSmall;
    const int perLine = qMax(1, place.text / qMax(1, fontMetrics().averageCharWidth()));
    const auto lines = [&](const DiffCell &cell) { return cell.line < 0 ? 0 : 1 + int(cell.span.size()) / perLine; };
    const int a = lines(row.a);
    const int b = lines(row.b);
    const bool both = m_mode == Mode::Inline && row.op == RowOp::Changed;
    return line * qMax(1, both ? a + b : qMax(a, b));
}

QTextLayout *DiffView::layoutOf(int index, bool inB, const Columns &place)
{
    const Shown &shown = m_shown[size_t(index)];
    const quint64 key = quint64(shown.row) * 2 + (inB ? 1 : 0);
    if (QTextLayout *known = m_layouts.object(key))
        return known;
    const DocumentRow &row = m_document->rows[size_t(shown.row)];
    const DiffCell &cell = inB ? row.b : row.a;
    QString text = m_document->text(row, inB).toString();
    for (QChar &c : text) {
        if (c == u'\r' || c.unicode() < 0x09)
            c = QChar(0x2400 + c.unicode()); // a picture of the control character
        else if (c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = QChar(0x23CE);
    }
    auto *layout = new QTextLayout(text, fontOf(row));
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTabStopDistance(4 * QFontMetricsF(layout->font()).horizontalAdvance(u' '));
    layout->setTextOption(option);
    QList<QTextLayout::FormatRange> formats;
    for (const TextSpan &mark : cell.marks) {
        QTextLayout::FormatRange range;
        range.start = int(mark.begin - cell.span.begin);
        range.length = int(mark.size());
        range.format.setBackground(rowColour(row.op, inB, true));
        range.format.setFontUnderline(true);
        formats.append(range);
    }
    layout->setFormats(formats);
    layout->setCacheEnabled(true);
    layout->beginLayout();
    qreal y = 0;
    for (;;) {
        QTextLine line = layout->createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(place.text);
        line.setPosition({0, y});
        y += lineHeight(row);
    }
    layout->endLayout();
    m_layouts.insert(key, layout);
    return layout;
}

int DiffView::heightOf(QTextLayout *layout, const DocumentRow &row) const
{
    return qMax(1, layout->lineCount()) * lineHeight(row);
}

int DiffView::measuredHeight(int index, const Columns &place)
{
    const Shown &shown = m_shown[size_t(index)];
    if (shown.fold >= 0)
        return m_heights.height(index);
    const DocumentRow &row = m_document->rows[size_t(shown.row)];
    if (row.kind != DocumentRow::Kind::Line)
        return m_heights.height(index);
    const int a = row.a.line < 0 ? 0 : heightOf(layoutOf(index, false, place), row);
    const int b = row.b.line < 0 ? 0 : heightOf(layoutOf(index, true, place), row);
    const bool both = m_mode == Mode::Inline && row.op == RowOp::Changed;
    return both ? a + b : qMax(a, b);
}

qint64 DiffView::scrollTop() const
{
    return verticalScrollBar()->value();
}

void DiffView::scrollTo(int index)
{
    const qint64 top = m_heights.top(index);
    const int page = viewport()->height();
    // A change stands in the upper third, with what comes before it in sight.
    verticalScrollBar()->setValue(int(qMax<qint64>(0, top - page / 4)));
}

int DiffView::shownOf(int row) const
{
    const auto found = std::upper_bound(
        m_shown.begin(), m_shown.end(), row, [](int wanted, const Shown &shown) { return wanted < shown.row; });
    return qMax(0, int(found - m_shown.begin()) - 1);
}

bool DiffView::goToChange(bool next)
{
    if (!m_document || m_document->changes.empty())
        return false;
    const std::vector<int> &changes = m_document->changes;
    int change = m_change;
    if (change < 0) {
        // From what is at the top of the view.
        const int row = m_shown[size_t(qMax(0, m_heights.rowAt(scrollTop())))].row;
        const auto after = std::lower_bound(changes.begin(), changes.end(), row);
        change = int(after - changes.begin()) - (next ? 0 : 1);
    } else {
        change += next ? 1 : -1;
    }
    if (change < 0 || change >= int(changes.size()))
        return false;
    setChange(change);
    return true;
}

void DiffView::setChange(int change)
{
    m_change = change;
    scrollTo(shownOf(m_document->changes[size_t(change)]));
    viewport()->update();
    Q_EMIT currentChangeChanged(change);
}

void DiffView::openFold(int index)
{
    m_opened[size_t(m_shown[size_t(index)].fold)] = true;
    const int row = m_shown[size_t(index)].row;
    const qint64 offset = m_heights.top(index) - scrollTop();
    m_anchor = m_cursor = {};
    rebuild();
    verticalScrollBar()->setValue(int(m_heights.top(shownOf(row)) - offset));
}

void DiffView::resizeEvent(QResizeEvent *event)
{
    const int row = m_shown.empty() ? -1 : m_shown[size_t(qMax(0, m_heights.rowAt(scrollTop())))].row;
    QAbstractScrollArea::resizeEvent(event);
    m_anchor = m_cursor = {};
    if (event->size().width() != event->oldSize().width()) {
        rebuild();
        if (row >= 0)
            verticalScrollBar()->setValue(int(m_heights.top(shownOf(row))));
    } else {
        m_strip = {};
        updateScrollBar();
    }
}

void DiffView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        rebuild();
    QAbstractScrollArea::changeEvent(event);
}

void DiffView::scrollContentsBy(int, int)
{
    viewport()->update();
}

}
