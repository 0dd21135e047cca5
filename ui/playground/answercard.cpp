#include "ui/playground/answercard.h"

#include "core/base/aside.h"
#include "core/base/whenready.h"
#include "ui/answer/answerextras.h"
#include "ui/answer/servertoolsview.h"
#include "ui/format.h"
#include "ui/markdown/markdownview.h"
#include "ui/playground/toolcallsview.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/problemrow.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDeadlineTimer>
#include <QGuiApplication>
#include <QLabel>
#include <QScrollArea>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace heliograph {

namespace {

qint64 nowMs() { return QDeadlineTimer::current().deadline(); }

}

AnswerCard::AnswerCard(const Turn &turn, QWidget *parent) : TurnCard(turn, parent)
{
    m_reasoningToggle = new QToolButton(this);
    m_reasoningToggle->setObjectName(QStringLiteral("reasoningToggle"));
    m_reasoningToggle->setCheckable(true);
    m_reasoningToggle->setAutoRaise(true);
    m_reasoningToggle->setIcon(makeIcon(Icon::Expand, palette()));
    m_reasoningToggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_reasoningToggle->hide();
    body()->addWidget(m_reasoningToggle, 0, Qt::AlignLeft);
    m_reasoningBox = new QWidget(this);
    auto *box = new QVBoxLayout(m_reasoningBox);
    box->setContentsMargins(spacing::kMedium, 0, 0, spacing::kSmall);
    m_reasoningBox->hide();
    body()->addWidget(m_reasoningBox);
    connect(m_reasoningToggle, &QToolButton::toggled, this, [this](bool open) {
        m_reasoningToggle->setIcon(makeIcon(open ? Icon::Collapse : Icon::Expand, palette()));
        if (open && !m_reasoning) {
            m_reasoning = new MarkdownView(m_reasoningBox);
            m_reasoning->setObjectName(QStringLiteral("reasoningText"));
            m_reasoning->setAccessibleName(tr("Reasoning"));
            m_reasoningBox->layout()->addWidget(m_reasoning);
            m_reasoning->setText(m_reasoningText);
        }
        m_reasoningBox->setVisible(open);
    });

    m_serverTools = new ServerToolsView(this);
    body()->addWidget(m_serverTools);

    m_text = new MarkdownView(this);
    m_text->setObjectName(QStringLiteral("answerText"));
    m_text->setAccessibleName(tr("Answer"));
    body()->addWidget(m_text);
    followFocus(m_text);

    m_toolCalls = new ToolCallsView(this);
    m_toolCalls->hide();
    body()->addWidget(m_toolCalls);
    connect(m_toolCalls, &ToolCallsView::answerEdited, this,
        [this](size_t call, const ToolAnswer &answer) {
            Q_EMIT toolAnswerEdited(turnId(), call, answer);
        });

    m_extras = new AnswerExtras(this);
    m_extras->offerMoreTokens(true);
    connect(m_extras, &AnswerExtras::moreTokensRequested, this,
        [this] { Q_EMIT actionRequested(turnId(), TurnAction::RaiseMaxTokens); });
    body()->addWidget(m_extras);

    m_problem = new ProblemRow(this);
    m_problem->setObjectName(QStringLiteral("answerProblem"));
    m_remedyButton = new QToolButton(m_problem);
    m_remedyButton->setObjectName(QStringLiteral("remedyButton"));
    m_stopWaiting = new QToolButton(m_problem);
    m_stopWaiting->setObjectName(QStringLiteral("stopWaiting"));
    m_stopWaiting->setText(tr("Stop"));
    m_stopWaiting->setToolTip(tr("Stop asking (Esc)"));
    m_problem->addButton(m_remedyButton);
    m_problem->addButton(m_stopWaiting);
    connect(m_remedyButton, &QToolButton::clicked, this,
        [this] { Q_EMIT actionRequested(turnId(), m_remedy); });
    connect(m_stopWaiting, &QToolButton::clicked, this,
        [this] { Q_EMIT actionRequested(turnId(), TurnAction::Stop); });
    m_problem->hide();
    body()->addWidget(m_problem);

    buildFit();
    buildFooter();
    m_ticker.setInterval(100);
    connect(&m_ticker, &QTimer::timeout, this, &AnswerCard::tick);
    setTurn(turn);
}

void AnswerCard::buildFit()
{
    m_fitBox = new QWidget(this);
    m_fitBox->setObjectName(QStringLiteral("answerFit"));
    auto *row = new QHBoxLayout(m_fitBox);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::kSmall);
    m_fitIcon = new QLabel(m_fitBox);
    m_fitText = new QLabel(m_fitBox);
    m_fitText->setObjectName(QStringLiteral("answerFitText"));
    m_fitText->setTextFormat(Qt::PlainText);
    m_fitText->setWordWrap(true);
    m_fitText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_fitShow = new QToolButton(m_fitBox);
    m_fitShow->setObjectName(QStringLiteral("showMisfit"));
    m_fitShow->setText(tr("Show"));
    m_fitShow->setAccessibleName(tr("Show the place in the raw text"));
    m_fitShow->setToolTip(m_fitShow->accessibleName());
    row->addWidget(m_fitIcon);
    row->addWidget(m_fitText, 1);
    row->addWidget(m_fitShow);
    connect(m_fitShow, &QToolButton::clicked, this, &AnswerCard::revealMisfit);
    m_fitBox->hide();
    body()->addWidget(m_fitBox);
}

void AnswerCard::checkFit()
{
    const quint64 token = ++m_fitToken;
    if (!m_asked || m_text->text().trimmed().isEmpty()) {
        m_fitBox->hide();
        return;
    }
    const auto work = [text = m_text->text(), asked = *m_asked] { return checkAnswer(text, asked); };
    whenReady(aside(work), this, [this, token](const AnswerFit &fit) {
        if (token == m_fitToken)
            showFit(fit);
    });
}

void AnswerCard::showFit(const AnswerFit &fit)
{
    m_fit = fit;
    m_fitText->setText(fit.text);
    setTextRole(m_fitText, fit.fits ? TextRole::Secondary : TextRole::Warning);
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_fitIcon->setPixmap(makeIcon(fit.fits ? Icon::Ok : Icon::Warning, palette()).pixmap(side, side));
    m_fitShow->setVisible(!fit.fits && fit.start >= 0);
    m_fitBox->show();
}

void AnswerCard::revealMisfit()
{
    if (!m_text->isRaw())
        toggleRaw();
    // The raw text is laid out when the view gets to it.
    QTimer::singleShot(0, this, [this] {
        m_text->selectRange(int(m_fit.start), int(m_fit.start + std::max<qsizetype>(1, m_fit.length)));
        m_text->setFocus(Qt::OtherFocusReason);
        QWidget *area = parentWidget();
        while (area && !qobject_cast<QScrollArea *>(area))
            area = area->parentWidget();
        if (!area)
            return;
        auto *scroll = static_cast<QScrollArea *>(area);
        const QPoint at = m_text->mapTo(scroll->widget(), m_text->rectOf(int(m_fit.start)).center());
        scroll->ensureVisible(0, at.y(), 0, 80);
    });
}

void AnswerCard::buildFooter()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    m_line = new QLabel(this);
    m_line->setObjectName(QStringLiteral("answerLine"));
    m_line->setTextFormat(Qt::PlainText);
    setTextRole(m_line, TextRole::Secondary);
    m_line->setWordWrap(true);
    row->addWidget(m_line, 1);
    m_copy = makeButton(Icon::Copy, tr("Copy the answer (Ctrl+Shift+C)"), "copyAnswer");
    m_raw = makeButton(Icon::Code, tr("Show the raw text (Ctrl+Shift+U)"), "rawAnswer");
    m_raw->setCheckable(true);
    m_retry = makeTool(Icon::Retry, tr("Retry: ask again and replace this answer"),
        TurnAction::Retry, tr("Ctrl+R"));
    m_retry->setObjectName(QStringLiteral("retryAnswer"));
    m_editButton = makeButton(Icon::Edit, tr("Edit the answer"), "editAnswer");
    m_open = makeTool(Icon::Open, tr("Open call: show it in the history"), TurnAction::OpenCall);
    m_open->setObjectName(QStringLiteral("openCall"));
    m_diff = makeTool(Icon::Compare, tr("Difference to the answer before"), TurnAction::DiffPrevious);
    m_diff->setObjectName(QStringLiteral("diffAnswer"));
    for (QToolButton *button : {m_copy, m_raw, m_retry, m_editButton, m_diff, m_open})
        row->addWidget(button);
    connect(m_copy, &QToolButton::clicked, this, &AnswerCard::copyAnswer);
    connect(m_raw, &QToolButton::clicked, this, &AnswerCard::toggleRaw);
    connect(m_editButton, &QToolButton::clicked, this, [this] { edit(-1); });
    body()->addLayout(row);
}

void AnswerCard::toggleRaw()
{
    const bool raw = !m_text->isRaw();
    m_text->setRaw(raw);
    m_raw->setChecked(raw);
    const QString text = raw ? tr("Show it formatted (Ctrl+Shift+U)")
                             : tr("Show the raw text (Ctrl+Shift+U)");
    m_raw->setToolTip(text);
    m_raw->setAccessibleName(text);
}

void AnswerCard::copyAnswer() { QGuiApplication::clipboard()->setText(m_text->text()); }

void AnswerCard::setTurn(const Turn &turn)
{
    TurnCard::setTurn(turn);
    QString text = turn.message.text();
    for (const ContentPart &part : turn.message.parts) {
        if (part.kind == ContentPart::Kind::Refusal)
            text += (text.isEmpty() ? QString() : QStringLiteral("\n\n")) + part.text;
    }
    if (text != m_text->text())
        m_text->setText(text);
    showReasoning(turn.answer ? turn.answer->reasoning : QString());
    showExtras(turn);
    showInfo(turn);
    m_asked.reset();
    if (turn.answer && turn.answer->state == AnswerState::Done)
        m_asked = turn.answer->asked;
    checkFit();
}

void AnswerCard::grow(const Turn &turn, const QString &text, const QString &reasoning)
{
    if (!text.isEmpty()) {
        m_text->append(text);
        if (m_text->isHidden() && !editing())
            m_text->show();
    }
    if (!reasoning.isEmpty()) {
        m_reasoningText += reasoning;
        if (m_reasoning)
            m_reasoning->append(reasoning);
        m_reasoningToggle->show();
        m_reasoningToggle->setText(tr("Reasoning…"));
    } else if (!text.isEmpty() && !m_reasoningText.isEmpty()) {
        m_reasoningToggle->setText(tr("Reasoning"));
    }
    m_serverTools->setTools(turn.answer->serverTools, true);
    showInfo(turn);
}

void AnswerCard::showReasoning(const QString &reasoning)
{
    if (reasoning != m_reasoningText) {
        m_reasoningText = reasoning;
        if (m_reasoning)
            m_reasoning->setText(reasoning);
    }
    m_reasoningToggle->setText(tr("Reasoning"));
    m_reasoningToggle->setVisible(!reasoning.isEmpty());
    if (reasoning.isEmpty())
        m_reasoningToggle->setChecked(false);
}

void AnswerCard::showCalls(const std::vector<CallState> &calls)
{
    m_toolCalls->setCalls(calls, !busy());
}

bool AnswerCard::focusOpenCall() { return m_toolCalls->focusNextOpen(); }

void AnswerCard::showInfo(const Turn &turn)
{
    const bool busy = turn.busy();
    m_copy->setEnabled(!m_text->text().isEmpty());
    m_raw->setEnabled(!m_text->text().isEmpty());
    m_retry->setEnabled(!busy);
    m_retry->setVisible(turn.answer.has_value());
    m_editButton->setEnabled(!busy);
    m_open->setVisible(turn.answer && !turn.answer->callId.isNull());
    m_diff->setVisible(!busy && turn.answer && !turn.answer->callId.isNull() && !turn.answer->previousCallId.isNull());
    if (!editing())
        m_text->setVisible(busy || !m_text->text().isEmpty() || (!turn.answer && turn.message.toolCalls.empty()));
    showProblem(turn);
    if (!turn.answer) {
        m_ticker.stop();
        m_line->clear();
        return;
    }
    const AnswerInfo &info = *turn.answer;
    if (info.state == AnswerState::Waiting) {
        if (!m_ticker.isActive()) {
            m_waitEndMs = nowMs();
            m_ticker.start();
        }
        tick();
        return;
    }
    if (info.state != AnswerState::Retrying)
        m_ticker.stop();
    QStringList parts;
    if (info.state == AnswerState::Stopped)
        parts << (m_text->text().isEmpty() ? tr("Stopped before the first token") : tr("Stopped"));
    if (info.answer && !info.answer->serviceTier.isEmpty()
        && info.answer->serviceTier != QLatin1String("default"))
        parts << tr("tier %1").arg(info.answer->serviceTier.left(40));
    const QString line = answerLine(info);
    if (!line.isEmpty())
        parts << line;
    const QString shown = parts.join(QStringLiteral(" · "));
    m_line->setText(shown);
    if (!busy)
        m_line->setToolTip(info.model.isEmpty() ? shown : info.model + QLatin1Char('\n') + shown);
}

void AnswerCard::showExtras(const Turn &turn)
{
    const auto answer = turn.answer ? turn.answer->answer : nullptr;
    if (answer) {
        m_serverTools->setTools(answer->serverTools, false);
        m_extras->setAnswer(*answer);
        return;
    }
    m_serverTools->setTools(
        turn.answer ? turn.answer->serverTools : std::vector<ServerTool>(), turn.busy());
    Answer written; // an assistant's message of a recorded request has media at most
    written.media = turn.message.parts;
    m_extras->setAnswer(written);
}

void AnswerCard::showProblem(const Turn &turn)
{
    const bool retrying = turn.answer && turn.answer->state == AnswerState::Retrying;
    const bool failed = turn.answer && turn.answer->state == AnswerState::Failed
        && turn.answer->error;
    m_problem->setVisible(retrying || failed);
    m_stopWaiting->setVisible(retrying);
    if (!failed)
        return;
    m_problem->setText(turn.answer->error->message);
    m_problem->setKind(ProblemRow::Kind::Failed);
}

void AnswerCard::setRemedy(Remedy remedy)
{
    const auto offer = [this](const QString &text, TurnAction action, const QString &tip) {
        m_remedy = action;
        m_remedyButton->setText(text);
        m_remedyButton->setToolTip(tip);
        m_remedyButton->setAccessibleName(text);
    };
    m_remedyButton->setVisible(remedy != Remedy::None);
    switch (remedy) {
    case Remedy::None:
        break;
    case Remedy::AddKey:
        offer(tr("Add a key"), TurnAction::AddKey, tr("Opens the settings at this key"));
        break;
    case Remedy::ChangeKey:
        offer(tr("Change the key"), TurnAction::ChangeKey, tr("Opens the settings at this key"));
        break;
    case Remedy::Retry:
        offer(tr("Retry"), TurnAction::Retry, tr("Asks again (Ctrl+R)"));
        break;
    case Remedy::DirectRoute:
        offer(tr("Use the direct route"), TurnAction::DirectRoute,
            tr("Asks again, without Helicone"));
        break;
    case Remedy::ChooseModel:
        offer(tr("Choose another model"), TurnAction::ChooseModel, tr("Opens the list (Ctrl+M)"));
        break;
    case Remedy::SendAnyway:
        offer(tr("Send it all the same"), TurnAction::SendAnyway,
            tr("Asks this once, past the budget. The budget stays as it is."));
        break;
    }
}

void AnswerCard::showWait(const RetryWait &wait)
{
    m_wait = wait;
    m_waitEndMs = nowMs() + wait.waitMs;
    m_problem->setKind(ProblemRow::Kind::Waiting);
    m_problem->show();
    m_stopWaiting->show();
    m_remedy = TurnAction::RetryNow;
    m_remedyButton->setText(tr("Retry now"));
    m_remedyButton->setToolTip(tr("Asks again without waiting"));
    m_remedyButton->setAccessibleName(m_remedyButton->text());
    m_remedyButton->show();
    m_line->clear();
    m_ticker.start();
    tick();
}

void AnswerCard::tick()
{
    if (m_problem->isHidden()) {
        m_line->setText(tr("Waiting for the first token, %1")
                            .arg(durationText((nowMs() - m_waitEndMs) * 1000)));
        return;
    }
    const qint64 leftMs = std::max<qint64>(0, m_waitEndMs - nowMs());
    m_problem->setText(tr("%1 Asking again in %2 s (attempt %3 of %4).")
                           .arg(m_wait.error.message, QString::number((leftMs + 999) / 1000),
                               QString::number(m_wait.attempt + 1), QString::number(m_wait.maxRetries + 1)));
}

QWidget *AnswerCard::view() { return m_text; }

QString AnswerCard::editableText() const { return m_text->text(); }

void AnswerCard::showEdited(const QString &text)
{
    m_text->setText(text);
    checkFit();
}

}
