#include "ui/answer/logprobsview.h"

#include "ui/answer/logprobsmodel.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLabel>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QTextCursor>
#include <QTextEdit>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace heliograph {

namespace {

constexpr size_t kShownTokens = 3000; ///< as text; the table has all
constexpr int kTextHeight = 220;
constexpr int kTableRows = 8;
const QString kGap(2, QChar(0x00a0));

/// None for what was nearly certain, then the more the less likely it was.
std::optional<QColor> shade(double logProb, const ThemeColors &colors)
{
    const double p = std::isfinite(logProb) ? std::clamp(std::exp(logProb), 0.0, 1.0) : 0.0;
    if (p >= 0.9)
        return std::nullopt;
    const QColor &tint = p >= 0.4 ? colors.warning : colors.bad;
    return mixed(colors.surface, tint, 0.14 + 0.26 * (1 - p));
}

/// Keeps a number from touching the text of the next column.
class PaddedDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (option->displayAlignment & Qt::AlignRight)
            option->text += kGap;
    }
};

}

LogProbsView::LogProbsView(std::vector<TokenLogProb> tokens, QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("logProbs"));
    setAccessibleName(tr("Log probabilities"));
    m_model = new LogProbsModel(this);
    m_model->setTokens(std::move(tokens));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kSmall);
    auto *hint = new QLabel(
        tr("Coloured tokens were less likely to the model. Point at one for the numbers."), this);
    hint->setWordWrap(true);
    setTextRole(hint, TextRole::Secondary);
    column->addWidget(hint);
    m_text = new QTextEdit(this);
    m_text->setObjectName(QStringLiteral("logProbsText"));
    m_text->setAccessibleName(tr("Tokens of the answer"));
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setTabChangesFocus(true);
    m_text->viewport()->installEventFilter(this);
    m_text->viewport()->setAutoFillBackground(false);
    m_text->document()->setDocumentMargin(0);
    column->addWidget(m_text);
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("logProbsTable"));
    m_table->setAccessibleName(tr("Tokens, probabilities and alternatives"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new PaddedDelegate(m_table));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(24);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setColumnWidth(LogProbsModel::Place, 60);
    m_table->setColumnWidth(LogProbsModel::Token, 110);
    m_table->setColumnWidth(LogProbsModel::Probability, 100);
    for (int i = LogProbsModel::FirstAlternative; i < m_model->columnCount(); ++i)
        m_table->setColumnWidth(i, 112);
    const int rows = std::min(kTableRows, m_model->rowCount());
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + rows * 24 + 4
        + m_table->horizontalScrollBar()->sizeHint().height());
    column->addWidget(m_table);
    fillText();
    // The text and the table are two sides of one thing: what is chosen in one is shown in the
    // other.
    connect(m_text, &QTextEdit::cursorPositionChanged, this, [this] {
        const auto after =
            std::upper_bound(m_ends.begin(), m_ends.end(), m_text->textCursor().position());
        const int row = std::min(int(after - m_ends.begin()), m_model->rowCount() - 1);
        if (row >= 0)
            m_table->selectRow(row);
    });
}

void LogProbsView::fillText()
{
    const ThemeColors &colors = themeColors(palette());
    const QSignalBlocker blocker(m_text);
    m_text->clear();
    m_ends.clear();
    QTextCursor cursor(m_text->document());
    cursor.beginEditBlock();
    const auto &tokens = m_model->tokens();
    for (size_t i = 0; i < std::min(tokens.size(), kShownTokens); ++i) {
        QTextCharFormat format;
        format.setForeground(colors.text);
        if (const auto ground = shade(tokens[i].logProb, colors))
            format.setBackground(*ground);
        QString text = tokens[i].token.left(2000);
        text.replace(QLatin1Char('\r'), QLatin1Char(' '));
        cursor.insertText(text, format);
        m_ends.push_back(cursor.position());
    }
    if (tokens.size() > kShownTokens) {
        QTextCharFormat format;
        format.setForeground(colors.secondaryText);
        cursor.insertText(
            tr(" … %1 tokens more, in the table").arg(tokens.size() - kShownTokens), format);
    }
    cursor.endEditBlock();
    m_text->moveCursor(QTextCursor::Start);
    fitText();
}

void LogProbsView::fitText()
{
    m_text->document()->setTextWidth(m_text->viewport()->width());
    const int wanted = int(std::ceil(m_text->document()->size().height())) + 4;
    m_text->setFixedHeight(std::clamp(wanted, 32, kTextHeight));
}

int LogProbsView::tokenAt(const QPoint &point) const
{
    const QTextCursor cursor = m_text->cursorForPosition(point);
    // The nearest gap between letters is given: the letter may be on either side of it.
    const int at =
        m_text->cursorRect(cursor).x() > point.x() ? cursor.position() - 1 : cursor.position();
    const auto after = std::upper_bound(m_ends.begin(), m_ends.end(), at);
    return after == m_ends.end() ? -1 : int(after - m_ends.begin());
}

bool LogProbsView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        fitText();
    if (event->type() != QEvent::ToolTip)
        return QWidget::eventFilter(watched, event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int index = tokenAt(help->pos());
    if (index < 0) {
        QToolTip::hideText();
        return true;
    }
    const TokenLogProb &token = m_model->tokens()[size_t(index)];
    QStringList lines{
        QStringLiteral("%1   %2").arg(tokenText(token.token), percentText(token.logProb)),
        tr("log probability %1").arg(QLocale().toString(token.logProb, 'f', 4))};
    if (!token.alternatives.empty())
        lines << QString();
    for (size_t i = 0; i < std::min<size_t>(token.alternatives.size(), 8); ++i)
        lines << QStringLiteral("%1   %2").arg(
            tokenText(token.alternatives[i].first), percentText(token.alternatives[i].second));
    QToolTip::showText(help->globalPos(),
        QStringLiteral("<p style='white-space:pre'>%1</p>")
            .arg(lines.join(QLatin1Char('\n')).toHtmlEscaped()),
        m_text);
    return true;
}

void LogProbsView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fillText();
}

}
