#include "ui/playground/jsonedit.h"

#include "core/base/json.h"
#include "ui/widgets/jsonhighlighter.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QTextBlock>

namespace heliograph {

JsonEdit::JsonEdit(QWidget *parent)
    : QPlainTextEdit(parent), m_margin(new QWidget(this))
{
    setFont(codeFont());
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_margin->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_margin->installEventFilter(this);
    new JsonHighlighter(this);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &JsonEdit::placeMargin);
    connect(this, &QPlainTextEdit::updateRequest, this, [this] { m_margin->update(); });
    placeMargin();
}

void JsonEdit::setProblems(const SchemaProblems &problems)
{
    m_problems = problems;
    showProblems();
}

void JsonEdit::showProblems()
{
    const ThemeColors &colors = themeColors(palette());
    QList<QTextEdit::ExtraSelection> waves;
    for (const SchemaProblem &problem : m_problems) {
        const QTextBlock block = document()->findBlockByNumber(problem.line - 1);
        if (problem.line < 1 || !block.isValid())
            continue;
        QTextEdit::ExtraSelection wave;
        wave.cursor = QTextCursor(block);
        const int from = std::min(std::max(0, problem.column - 1), block.length() - 1);
        wave.cursor.setPosition(block.position() + from);
        wave.cursor.setPosition(block.position() + block.length() - 1, QTextCursor::KeepAnchor);
        if (!wave.cursor.hasSelection()) { // at the end of a line: the character before, else
                                           // nothing were seen
            wave.cursor.setPosition(block.position());
            wave.cursor.setPosition(block.position() + block.length() - 1, QTextCursor::KeepAnchor);
        }
        const bool wrong = problem.kind == SchemaProblem::Kind::Wrong;
        wave.format.setUnderlineStyle(
            wrong ? QTextCharFormat::WaveUnderline : QTextCharFormat::DotLine);
        wave.format.setUnderlineColor(wrong ? colors.bad : colors.secondaryText);
        waves << wave;
    }
    setExtraSelections(waves);
    m_margin->update();
}

void JsonEdit::goTo(int line, int column)
{
    const QTextBlock block = document()->findBlockByNumber(std::max(0, line - 1));
    if (!block.isValid())
        return;
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + std::clamp(column - 1, 0, block.length() - 1));
    setTextCursor(cursor);
    setFocus(Qt::OtherFocusReason);
    centerCursor();
}

void JsonEdit::indentAll()
{
    const std::optional<Json> json = parseJson(toPlainText().toUtf8());
    if (!json)
        return;
    const QString text = QString::fromUtf8(dumpJsonPretty(*json));
    if (text == toPlainText())
        return;
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    moveCursor(QTextCursor::Start);
}

int JsonEdit::marginWidth() const
{
    int digits = 2;
    for (int count = blockCount(); count >= 100; count /= 10)
        ++digits;
    return digits * fontMetrics().horizontalAdvance(QLatin1Char('9')) + 2 * spacing::kTiny + 2;
}

void JsonEdit::placeMargin()
{
    setViewportMargins(marginWidth(), 0, 0, 0);
    const QRect inside = contentsRect();
    m_margin->setGeometry(inside.left(), inside.top(), marginWidth(), inside.height());
}

void JsonEdit::paintMargin()
{
    QPainter painter(m_margin);
    painter.setFont(font());
    const ThemeColors &colors = themeColors(palette());
    qreal top = blockBoundingGeometry(firstVisibleBlock()).translated(contentOffset()).top();
    for (QTextBlock block = firstVisibleBlock(); block.isValid() && top <= m_margin->height();
         block = block.next()) {
        const int number = block.blockNumber() + 1;
        const bool wrong =
            std::any_of(m_problems.begin(), m_problems.end(), [number](const SchemaProblem &one) {
                return one.line == number && one.kind == SchemaProblem::Kind::Wrong;
            });
        painter.setPen(wrong ? colors.bad : colors.secondaryText);
        painter.drawText(
            QRectF(0, top, m_margin->width() - spacing::kTiny - 2, fontMetrics().height()),
            Qt::AlignRight | Qt::AlignVCenter, QString::number(number));
        top += blockBoundingRect(block).height();
    }
}

bool JsonEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_margin && event->type() == QEvent::Paint) {
        paintMargin();
        return true;
    }
    return QPlainTextEdit::eventFilter(watched, event);
}

void JsonEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeMargin();
}

void JsonEdit::keyPressEvent(QKeyEvent *event)
{
    const bool enter = (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (!enter || isReadOnly()) {
        QPlainTextEdit::keyPressEvent(event);
        return;
    }
    const QString line = textCursor().block().text();
    qsizetype blanks = 0;
    while (blanks < line.size() && line[blanks] == QLatin1Char(' '))
        ++blanks;
    const int at = textCursor().positionInBlock();
    QString indent(std::min<qsizetype>(blanks, at), QLatin1Char(' '));
    const QChar before = at > 0 ? line[at - 1] : QChar();
    if (before == QLatin1Char('{') || before == QLatin1Char('['))
        indent += QStringLiteral("  ");
    textCursor().insertText(QLatin1Char('\n') + indent);
    ensureCursorVisible();
}

void JsonEdit::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        textCursor().insertText(source->text());
}

void JsonEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        showProblems();
    } else if (event->type() == QEvent::FontChange) {
        placeMargin();
    }
}

}
