#include "ui/compare/answercell.h"

#include "ui/answer/answerextras.h"
#include "ui/answer/foldbox.h"
#include "ui/compare/difftext.h"
#include "ui/compare/figuresview.h"
#include "ui/format.h"
#include "ui/markdown/markdownview.h"
#include "ui/playground/toolcallsview.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/problemrow.h"

#include <QBoxLayout>
#include <QDeadlineTimer>
#include <QLabel>
#include <QStyle>

namespace heliograph {

namespace {

qint64 nowMs()
{
    return QDeadlineTimer::current().deadline();
}

}

AnswerCell::AnswerCell(QWidget *parent) : Card({}, parent)
{
    setObjectName(QStringLiteral("answerCell"));
    body()->setContentsMargins(12, spacing::kSmall, 12, spacing::kSmall);
    m_title = new QLabel(this);
    m_title->setObjectName(QStringLiteral("cellTitle"));
    m_title->setTextFormat(Qt::PlainText);
    setTextRole(m_title, TextRole::Secondary);
    body()->addWidget(m_title);
    m_reasoning = new FoldBox(
        tr("Reasoning"), QStringLiteral("cellReasoning"),
        [this](QWidget *box) -> QWidget * {
            auto *view = new MarkdownView(box);
            view->setAccessibleName(tr("Reasoning"));
            view->setText(m_reasoningText);
            return view;
        },
        this);
    m_reasoning->hide();
    body()->addWidget(m_reasoning);
    m_diffNote = new QLabel(this);
    m_diffNote->setObjectName(QStringLiteral("diffNote"));
    m_diffNote->setTextFormat(Qt::PlainText);
    m_diffNote->setWordWrap(true);
    setTextRole(m_diffNote, TextRole::Secondary);
    m_diffNote->hide();
    body()->addWidget(m_diffNote);
    m_text = new MarkdownView(this);
    m_text->setObjectName(QStringLiteral("cellText"));
    m_text->setAccessibleName(tr("Answer"));
    body()->addWidget(m_text);
    m_tools = new ToolCallsView(this);
    m_tools->hide();
    body()->addWidget(m_tools);
    m_extras = new AnswerExtras(this);
    body()->addWidget(m_extras);
    buildProblem();
    m_line = new QLabel(this);
    m_line->setObjectName(QStringLiteral("cellLine"));
    m_line->setTextFormat(Qt::PlainText);
    m_line->setWordWrap(true);
    setTextRole(m_line, TextRole::Secondary);
    body()->addWidget(m_line);
    m_figures = new FiguresView(this);
    body()->addSpacing(spacing::kTiny);
    body()->addWidget(m_figures);
    buildFooter();
    // The column says how wide a cell is. One with a wider part would be laid out for that width, and be too low for
    // its own.
    setMinimumWidth(1);
    for (QWidget *part : std::initializer_list<QWidget *>{m_reasoning, m_tools, m_extras, m_problem})
        part->setMinimumWidth(1);
    m_ticker.setInterval(100);
    connect(&m_ticker, &QTimer::timeout, this, &AnswerCell::tick);
}

void AnswerCell::buildProblem()
{
    m_problem = new ProblemRow(this);
    m_problem->setObjectName(QStringLiteral("cellProblem"));
    body()->addWidget(m_problem);
    m_remedy = new QToolButton(this);
    m_remedy->setObjectName(QStringLiteral("cellRemedy"));
    body()->addWidget(m_remedy, 0, Qt::AlignLeft);
    connect(m_remedy, &QToolButton::clicked, this, [this] { Q_EMIT actionRequested(m_remedyAction); });
    m_problem->hide();
    m_remedy->hide();
}

QToolButton *AnswerCell::addButton(Icon icon, const QString &name, const char *object, CellAction action)
{
    auto *button = new QToolButton(m_footer);
    button->setObjectName(QLatin1String(object));
    button->setIcon(makeIcon(icon, palette()));
    button->setAutoRaise(true);
    button->setAccessibleName(name);
    button->setToolTip(name);
    connect(button, &QToolButton::clicked, this, [this, action] { Q_EMIT actionRequested(action); });
    m_footer->layout()->addWidget(button);
    return button;
}

void AnswerCell::buildFooter()
{
    m_footer = new QWidget(this);
    auto *row = new QHBoxLayout(m_footer);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addStretch(1);
    m_stop = addButton(Icon::Stop, tr("Stop this answer and keep what came"), "cellStop", CellAction::Stop);
    m_copy = new CopyButton(
        tr("Copy the answer"), [this] { return m_text->text(); }, m_footer);
    m_copy->setObjectName(QStringLiteral("cellCopy"));
    row->addWidget(m_copy);
    m_raw = new QToolButton(m_footer);
    m_raw->setObjectName(QStringLiteral("cellRaw"));
    m_raw->setIcon(makeIcon(Icon::Code, palette()));
    m_raw->setAutoRaise(true);
    m_raw->setCheckable(true);
    m_raw->setAccessibleName(tr("Show the raw text"));
    m_raw->setToolTip(m_raw->accessibleName());
    connect(m_raw, &QToolButton::toggled, this, [this](bool raw) { m_text->setRaw(raw); });
    row->addWidget(m_raw);
    m_retry = addButton(Icon::Retry, tr("Ask again and replace this answer"), "cellRetry", CellAction::Retry);
    m_openDiff =
        addButton(Icon::Columns, tr("Open both answers in the diff view"), "cellOpenDiff", CellAction::OpenDiff);
    m_openDiff->hide();
    m_open = addButton(Icon::Open, tr("Open call: show it in the history"), "cellOpen", CellAction::OpenCall);
    body()->addWidget(m_footer);
}

QString AnswerCell::text() const
{
    return m_text->text();
}

void AnswerCell::setCell(const ComparisonCell &cell, const QString &title, bool directHelps)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(title.isEmpty() ? tr("Answer") : title);
    if (cell.text != m_text->text())
        m_text->setText(cell.text);
    m_reasoningText = cell.reasoning;
    showReasoning();
    showExtras(cell);
    m_figures->setFigures(figuresOf(cell), cell.tokensEstimated);
    showState(cell, directHelps);
}

void AnswerCell::grow(const ComparisonCell &cell, const QString &text, const QString &reasoning)
{
    if (!text.isEmpty())
        m_text->append(text);
    if (!reasoning.isEmpty()) {
        m_reasoningText += reasoning;
        if (auto *view = qobject_cast<MarkdownView *>(m_reasoning->content()))
            view->append(reasoning);
        m_reasoning->show();
    }
    m_figures->setFigures(figuresOf(cell), cell.tokensEstimated);
    m_figures->show();
    m_copy->setEnabled(!m_text->text().isEmpty());
    m_raw->setEnabled(!m_text->text().isEmpty());
}

void AnswerCell::showReasoning()
{
    if (auto *view = qobject_cast<MarkdownView *>(m_reasoning->content()); view && view->text() != m_reasoningText)
        view->setText(m_reasoningText);
    m_reasoning->setVisible(!m_reasoningText.isEmpty());
}

void AnswerCell::showExtras(const ComparisonCell &cell)
{
    std::vector<CallState> calls;
    for (const ToolCall &call : cell.toolCalls) {
        CallState state;
        state.call = call;
        state.known = true;
        calls.push_back(std::move(state));
    }
    m_tools->setCalls(calls, false);
    m_tools->setVisible(!calls.empty());
    if (cell.ended)
        m_extras->setAnswer(cell.ended->answer);
    else
        m_extras->clear();
}

void AnswerCell::setBest(const std::array<bool, kFigures.size()> &best)
{
    m_figures->setBest(best);
}

void AnswerCell::showState(const ComparisonCell &cell, bool directHelps)
{
    const bool over = isOver(cell.state);
    const bool hasText = !m_text->text().isEmpty();
    if (m_state != cell.state || !m_ticker.isActive())
        m_sinceMs = nowMs();
    m_state = cell.state;
    m_wait = cell.wait;
    m_ticker.stop();
    m_problem->hide();
    m_remedy->hide();
    m_line->clear();
    switch (cell.state) {
    case CellState::Queued:
        m_line->setText(tr("Waiting for its turn"));
        break;
    case CellState::Asking:
        m_ticker.start();
        tick();
        break;
    case CellState::Streaming:
        break;
    case CellState::Retrying:
        m_sinceMs = nowMs() + cell.wait->waitMs;
        showProblem(cell.wait->error.message, false, tr("Stop"), CellAction::Stop, tr("Stop asking for this answer"));
        m_ticker.start();
        tick();
        break;
    case CellState::Done:
        break;
    case CellState::Stopped:
        m_line->setText(hasText ? tr("Stopped") : tr("Stopped before the first token"));
        break;
    case CellState::Failed:
        showRemedy(cell, directHelps);
        break;
    case CellState::Interrupted:
        showProblem(cell.error ? cell.error->message : tr("This answer was interrupted before its end."), true,
            tr("Retry"), CellAction::Retry, tr("Asks again and replaces this answer"));
        break;
    case CellState::Unasked:
        showProblem(
            tr("This answer was not asked for: the program ended, or the comparison was stopped, before its turn."),
            false, tr("Ask for it"), CellAction::Retry);
        break;
    case CellState::Deleted:
        showProblem(tr("The call was deleted from the history."), false, tr("Ask again"), CellAction::Retry);
        break;
    }
    m_line->setVisible(!m_line->text().isEmpty());
    m_text->setVisible(!m_showsDiff && (hasText || cell.state == CellState::Streaming));
    m_figures->setVisible(cell.timing.firstTokenUs >= 0 || cell.state == CellState::Done);
    m_stop->setVisible(!over && cell.state != CellState::Retrying);
    m_copy->setVisible(over);
    m_copy->setEnabled(hasText);
    m_raw->setVisible(over && !m_showsDiff);
    m_raw->setEnabled(hasText);
    m_retry->setVisible(over);
    m_open->setVisible(cell.sent && over);
    if (!over && m_showsDiff)
        showPlain();
}

void AnswerCell::showProblem(
    const QString &text, bool bad, const QString &button, CellAction action, const QString &tip)
{
    m_problem->setKind(bad ? ProblemRow::Kind::Failed : ProblemRow::Kind::Waiting);
    m_problem->setText(text);
    m_remedyAction = action;
    m_remedy->setText(button);
    m_remedy->setAccessibleName(button);
    m_remedy->setToolTip(tip.isEmpty() ? button : tip);
    m_remedy->setVisible(!button.isEmpty());
    m_problem->show();
}

void AnswerCell::showRemedy(const ComparisonCell &cell, bool directHelps)
{
    const Error error = cell.error.value_or(Error{ErrorKind::Malformed, tr("The answer failed."), 0, {}});
    const auto offer = [&](const QString &button, CellAction action, const QString &tip) {
        showProblem(error.message, true, button, action, tip);
    };
    switch (remedyFor(error, cell.sent, directHelps)) {
    case Remedy::None:
        offer({}, CellAction::Retry, {});
        break;
    case Remedy::AddKey:
        offer(tr("Add a key"), CellAction::AddKey, tr("Opens the settings at this key"));
        break;
    case Remedy::ChangeKey:
        offer(tr("Change the key"), CellAction::ChangeKey, tr("Opens the settings at this key"));
        break;
    case Remedy::Retry:
        offer(tr("Retry"), CellAction::Retry, tr("Asks again"));
        break;
    case Remedy::DirectRoute:
        offer(tr("Use the direct route"), CellAction::DirectRoute, tr("Asks again, without Helicone"));
        break;
    case Remedy::ChooseModel:
        offer(tr("Choose another model"), CellAction::ChooseModel, tr("Opens the list for this column"));
        break;
    case Remedy::SendAnyway:
        offer(tr("Send it all the same"), CellAction::SendAnyway,
            tr("Asks this once, past the budget. The budget stays as it is."));
        break;
    }
}

void AnswerCell::tick()
{
    if (m_state == CellState::Asking) {
        m_line->setText(tr("Waiting for the first token, %1").arg(durationText((nowMs() - m_sinceMs) * 1000)));
        return;
    }
    if (m_state != CellState::Retrying || !m_wait)
        return;
    const qint64 leftMs = std::max<qint64>(0, m_sinceMs - nowMs());
    m_problem->setText(tr("%1 Asking again in %2 s (attempt %3 of %4).")
                               .arg(m_wait->error.message, QString::number((leftMs + 999) / 1000),
                                   QString::number(m_wait->attempt + 1), QString::number(m_wait->maxRetries + 1)));
}

void AnswerCell::showDiff(const QString &base, const QString &text, const TextDiff &diff, const QString &name)
{
    if (diff.equal()) {
        showPlain(tr("✓ The same as %1").arg(name));
        return;
    }
    if (!m_diff) {
        m_diff = new DiffText(this);
        body()->insertWidget(body()->indexOf(m_text), m_diff);
    }
    m_showsDiff = true;
    m_diff->setDiff(base, text, diff);
    m_diff->show();
    m_text->hide();
    m_raw->hide();
    m_diffNote->setText(tr("%n differences from %1", nullptr, m_diff->differences()).arg(name));
    m_diffNote->show();
}

void AnswerCell::showPlain(const QString &note)
{
    m_showsDiff = false;
    if (m_diff)
        m_diff->hide();
    m_diffNote->setText(note);
    m_diffNote->setVisible(!note.isEmpty());
    m_text->setVisible(!m_text->text().isEmpty() || m_state == CellState::Streaming);
    m_raw->setVisible(isOver(m_state));
}

void AnswerCell::offerDiffView(bool offer)
{
    m_openDiff->setVisible(offer && isOver(m_state));
}

}
