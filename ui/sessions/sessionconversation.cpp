#include "ui/sessions/sessionconversation.h"

#include "core/base/aside.h"
#include "core/base/whenready.h"
#include "ui/calls/callcells.h"
#include "ui/calls/messageblock.h"
#include "ui/calls/statusdot.h"
#include "ui/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>

namespace heliograph {

namespace {

constexpr qsizetype kBatch = 6; // calls read at a time
constexpr int kAhead = 2; // pages below what is seen

QLabel *label(const QString &text, TextRole role, QWidget *parent)
{
    auto *one = new QLabel(text, parent);
    one->setTextFormat(Qt::PlainText);
    one->setWordWrap(true);
    setTextRole(one, role);
    return one;
}

}

/// What one job in the pool found out.
struct SessionConversation::Turns {
    std::vector<SessionTurn> turns;
};

SessionConversation::SessionConversation(History &history, QWidget *parent) : QScrollArea(parent), m_history(history)
{
    setObjectName(QStringLiteral("sessionConversation"));
    setAccessibleName(tr("Conversation of the session"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &SessionConversation::loadMore);
    restart();
}

SessionConversation::~SessionConversation() = default;

void SessionConversation::restart()
{
    ++m_token;
    m_loading = false;
    m_thread = std::make_shared<SessionThread>();
    m_turns.clear();
    m_blocks.clear();
    m_toolNames.clear();
    m_read.clear();
    m_content = new QWidget;
    m_list = new QVBoxLayout(m_content);
    m_list->setContentsMargins(spacing::kMedium, spacing::kSmall, spacing::kMedium, spacing::kMedium);
    m_list->setSpacing(spacing::kMedium);
    m_end = label({}, TextRole::Secondary, m_content);
    m_end->setObjectName(QStringLiteral("sessionConversationEnd"));
    m_list->addWidget(m_end);
    m_list->addStretch(1);
    setWidget(m_content); // deletes the one before
    verticalScrollBar()->setValue(0);
}

void SessionConversation::setSession(const std::shared_ptr<const SessionView> &view)
{
    const bool same = m_view && view && m_view->id == view->id;
    m_view = view;
    if (!same)
        restart();
    updateEnd();
    loadMore();
}

void SessionConversation::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    loadMore();
}

void SessionConversation::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    loadMore();
}

void SessionConversation::loadMore()
{
    if (!m_view || m_loading || !isVisible())
        return;
    const QScrollBar *bar = verticalScrollBar();
    if (!m_turns.isEmpty() && bar->maximum() - bar->value() > kAhead * viewport()->height())
        return;
    QList<QUuid> ids;
    for (const CallSummary &call : m_view->calls) {
        if (call.status == CallStatus::Running || m_read.contains(call.id))
            continue; // what still runs has its turn when it ends
        ids.append(call.id);
        if (ids.size() == kBatch)
            break;
    }
    if (ids.isEmpty())
        return;
    m_loading = true;
    updateEnd();
    for (const QUuid &id : std::as_const(ids))
        m_read.insert(id);
    const quint64 token = m_token;
    auto calls = std::make_shared<std::vector<Call>>();
    const auto last = ids.size() - 1;
    for (qsizetype i = 0; i <= last; ++i) {
        whenReady(m_history.call(ids[i]), this, [this, token, calls, isLast = i == last](const Result<Call> &call) {
            if (token != m_token)
                return;
            if (call) // one that was deleted meanwhile has nothing to say
                calls->push_back(*call);
            if (!isLast)
                return;
            const auto understand = [calls, thread = m_thread] {
                auto turns = std::make_shared<Turns>();
                for (const Call &one : *calls)
                    turns->turns.push_back(thread->add(one));
                return turns;
            };
            whenReady(aside(understand), this, [this, token](const std::shared_ptr<Turns> &turns) {
                if (token == m_token)
                    take(turns);
            });
        });
    }
}

void SessionConversation::take(const std::shared_ptr<Turns> &turns)
{
    for (const SessionTurn &turn : turns->turns)
        addTurn(turn);
    m_loading = false;
    updateEnd();
    // When the new ones have their heights.
    QTimer::singleShot(0, this, &SessionConversation::loadMore);
}

void SessionConversation::updateEnd()
{
    if (!m_view) {
        m_end->clear();
        return;
    }
    qsizetype running = 0;
    for (const CallSummary &call : m_view->calls)
        running += call.status == CallStatus::Running;
    if (m_loading || m_read.size() + running < m_view->calls.size())
        m_end->setText(tr("Reading on …"));
    else if (running > 0)
        m_end->setText(tr("%Ln calls still run.", nullptr, int(running)));
    else
        m_end->clear();
    m_end->setVisible(!m_end->text().isEmpty());
}

QWidget *SessionConversation::makeHeader(const SessionTurn &turn, const CallSummary &call)
{
    auto *header = new QWidget(m_content);
    auto *line = new QHBoxLayout(header);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(spacing::kSmall);
    auto *dot = new StatusDot(header);
    dot->setStatus(call.status);
    line->addWidget(dot);
    const QString model = modelWord(call.model, call.requestedModel);
    const QString title = turn.path.isEmpty() ? model : QStringLiteral("%1 · %2").arg(turn.path, model);
    auto *name = label(title, TextRole::Heading, header);
    line->addWidget(name, 1);
    auto *open = new QToolButton(header);
    open->setObjectName(QStringLiteral("turnOpen"));
    open->setIcon(makeIcon(Icon::Open, QApplication::palette()));
    open->setAutoRaise(true);
    open->setAccessibleName(tr("Open this call"));
    open->setToolTip(tr("Open this call on the Calls page"));
    connect(open, &QToolButton::clicked, this, [this, id = turn.call] {
        if (const int place = m_view->indexOf(id); place >= 0)
            Q_EMIT openRequested(place);
    });
    line->addWidget(open, 0, Qt::AlignTop);
    return header;
}

void SessionConversation::addNote(QVBoxLayout *column, const QString &text, bool bad)
{
    column->addWidget(label(text, bad ? TextRole::Bad : TextRole::Secondary, m_content));
}

MessageBlock *SessionConversation::makeBlock(const Message &message)
{
    for (const ToolCall &call : message.toolCalls)
        m_toolNames[call.id] = call.name;
    QStringList title{roleTitle(message.role)};
    if (!message.name.isEmpty())
        title << message.name;
    else if (const QString tool = m_toolNames.value(message.toolCallId); message.role == Role::Tool && !tool.isEmpty())
        title << tool;
    if (message.toolFailed)
        title << tr("failed");
    auto *block = new MessageBlock(title.join(QStringLiteral(" · ")), m_content);
    block->setRaw(m_raw);
    block->setMessage(message);
    m_blocks.append(block);
    return block;
}

QString SessionConversation::repeatedText(const SessionTurn &turn)
{
    const QString text = tr("Goes on from %Ln messages above", nullptr, int(turn.repeated));
    if (turn.dropped == 0)
        return text;
    return text + QStringLiteral("; ") + tr("%Ln older ones left out", nullptr, int(turn.dropped));
}

void SessionConversation::addTurn(const SessionTurn &turn)
{
    const int place = m_view->indexOf(turn.call);
    if (place < 0)
        return;
    auto *box = new QWidget(m_content);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kSmall);
    if (!m_turns.isEmpty()) {
        auto *rule = new QFrame(box);
        rule->setFrameShape(QFrame::HLine);
        rule->setFrameShadow(QFrame::Sunken); // a line of the theme's border
        column->addWidget(rule);
    }
    const CallSummary &call = m_view->calls[place];
    auto *head = new QVBoxLayout;
    head->setSpacing(0);
    head->addWidget(makeHeader(turn, call));
    const qint64 start = (call.createdAt.toMSecsSinceEpoch() - m_view->beginMs()) * 1000;
    const QString words = start > 0 ? QStringLiteral("%1 · %2").arg(startText(start), callFacts(call)) : callFacts(call);
    QLabel *facts = label(words, TextRole::Secondary, box);
    facts->setToolTip(fullTimeText(call.createdAt));
    head->addWidget(facts);
    column->addLayout(head);
    if (!turn.problem.isEmpty())
        addNote(column, turn.problem);
    else if (turn.again)
        addNote(column, tr("The same request as before"));
    else if (turn.repeated > 0)
        addNote(column, repeatedText(turn));
    for (const Message &message : turn.messages)
        column->addWidget(makeBlock(message));
    Answer answer = turn.answer;
    QString text = answer.text;
    if (!answer.refusal.isEmpty())
        text += (text.isEmpty() ? QString() : QStringLiteral("\n\n")) + answer.refusal;
    if (!text.isEmpty() || !answer.reasoning.isEmpty() || !answer.toolCalls.empty() || !answer.serverTools.empty()) {
        for (const ToolCall &tool : answer.toolCalls)
            m_toolNames[tool.id] = tool.name;
        auto *block = new MessageBlock(tr("Answer"), box);
        block->setRaw(m_raw);
        block->setReasoning(answer.reasoning);
        block->setText(text);
        block->setToolCalls(answer.toolCalls);
        block->setServerTools(answer.serverTools, false);
        m_blocks.append(block);
        column->addWidget(block);
    }
    if (!turn.error.isEmpty())
        addNote(column, QStringLiteral("✕ ") + turn.error, turn.status == CallStatus::Error);
    m_list->insertWidget(m_list->count() - 2, box);
    m_turns.append({turn.call, box});
}

void SessionConversation::setRaw(bool raw)
{
    m_raw = raw;
    for (MessageBlock *block : std::as_const(m_blocks))
        block->setRaw(raw);
}

void SessionConversation::showCall(int call)
{
    if (!m_view || call < 0 || call >= m_view->calls.size())
        return;
    const QUuid id = m_view->calls[call].id;
    for (const auto &[turn, box] : std::as_const(m_turns)) {
        if (turn == id)
            verticalScrollBar()->setValue(box->y() - spacing::kSmall);
    }
}

}
