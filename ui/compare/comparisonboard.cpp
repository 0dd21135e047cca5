#include "ui/compare/comparisonboard.h"

#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>

namespace heliograph {

namespace {

constexpr int kNarrowest = 256; ///< pixels of a column
constexpr int kGap = spacing::kSmall;

QScrollArea *makeArea(QWidget *parent, QWidget *&row)
{
    auto *area = new QScrollArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    row = new QWidget(area);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(kGap, spacing::kTiny, kGap, kGap);
    layout->setSpacing(kGap);
    layout->addStretch(1);
    area->setWidget(row);
    return area;
}

}

ComparisonBoard::ComparisonBoard(const Services &services, QWidget *parent) : QWidget(parent), m_services(services)
{
    setObjectName(QStringLiteral("comparisonBoard"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    m_heads = makeArea(this, m_headRow);
    m_heads->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_heads->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_heads->setFocusPolicy(Qt::NoFocus);
    whole->addWidget(m_heads);
    m_body = makeArea(this, m_bodyRow);
    m_body->setObjectName(QStringLiteral("comparisonScroll"));
    m_body->setAccessibleName(tr("Answers"));
    m_body->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // so that heads and answers keep one width
    m_body->setCornerWidget(new QWidget(m_body)); // plain
    m_body->viewport()->installEventFilter(this);
    whole->addWidget(m_body, 1);
    connect(m_body->horizontalScrollBar(), &QScrollBar::valueChanged, m_heads->horizontalScrollBar(),
        &QScrollBar::setValue);
    // A head that takes the focus scrolls its own area.
    connect(m_heads->horizontalScrollBar(), &QScrollBar::valueChanged, m_body->horizontalScrollBar(),
        &QScrollBar::setValue);
}

int ComparisonBoard::indexOf(const ColumnHeader *header) const
{
    const auto found = std::find_if(
        m_columns.begin(), m_columns.end(), [header](const Column &column) { return column.header == header; });
    return found == m_columns.end() ? -1 : int(found - m_columns.begin());
}

void ComparisonBoard::insertColumn(int at)
{
    Column column{new ColumnHeader(m_services, m_headRow), new AnswerColumn(m_bodyRow)};
    m_columns.insert(m_columns.begin() + at, column);
    static_cast<QHBoxLayout *>(m_headRow->layout())->insertWidget(at, column.header);
    static_cast<QHBoxLayout *>(m_bodyRow->layout())->insertWidget(at, column.answers);
    column.header->show();
    column.answers->show();
    Q_EMIT columnMade(column.header, column.answers);
    fit();
}

void ComparisonBoard::removeColumn(int at)
{
    const Column column = m_columns.at(size_t(at));
    m_columns.erase(m_columns.begin() + at);
    for (QWidget *widget : {static_cast<QWidget *>(column.header), static_cast<QWidget *>(column.answers)}) {
        widget->hide();
        widget->parentWidget()->layout()->removeWidget(widget);
        widget->deleteLater(); // its own menu may have led here
    }
    fit();
}

void ComparisonBoard::moveColumn(int from, int to)
{
    const Column column = m_columns.at(size_t(from));
    m_columns.erase(m_columns.begin() + from);
    m_columns.insert(m_columns.begin() + to, column);
    const auto place = [to](QWidget *row, QWidget *widget) {
        auto *layout = static_cast<QHBoxLayout *>(row->layout());
        layout->removeWidget(widget);
        layout->insertWidget(to, widget);
    };
    place(m_headRow, column.header);
    place(m_bodyRow, column.answers);
}

void ComparisonBoard::fit()
{
    const int count = this->count();
    if (count == 0)
        return;
    const int room = m_body->viewport()->width() - kGap * (count + 1);
    const int width = std::max(kNarrowest, room / count);
    int tallest = 0;
    for (const Column &column : m_columns) {
        column.header->setFixedWidth(width);
        column.answers->setFixedWidth(width);
        column.header->layout()->activate();
        tallest = std::max(tallest, column.header->sizeHint().height());
    }
    // Of one width, that of the answers' scroll bar included, so that both scroll alike.
    m_headRow->layout()->setContentsMargins(
        kGap, spacing::kTiny, kGap + m_body->width() - m_body->viewport()->width(), kGap);
    m_heads->setFixedHeight(tallest + kGap + spacing::kTiny);
}

void ComparisonBoard::reveal(const QWidget *inside, const QRect &rect)
{
    const QPoint at = inside->mapTo(m_bodyRow, rect.center());
    m_body->ensureVisible(at.x(), at.y(), 40, 80);
}

void ComparisonBoard::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

bool ComparisonBoard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_body->viewport() && event->type() == QEvent::Resize)
        fit();
    return QWidget::eventFilter(watched, event);
}

}
