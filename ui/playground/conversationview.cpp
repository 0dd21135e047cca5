#include "ui/playground/conversationview.h"

#include "ui/playground/answercard.h"
#include "ui/playground/messagecard.h"
#include "ui/theme/theme.h"

#include <QElapsedTimer>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace heliograph {

namespace {

constexpr int kGap = 6;
constexpr int kWidest = 1000; ///< longer lines are hard to read
constexpr qint64 kSliceMs = 6;

}

ConversationView::ConversationView(const Conversation &conversation, QWidget *parent) :
    QScrollArea(parent), m_conversation(conversation), m_column(new QWidget)
{
    setObjectName(QStringLiteral("conversationView"));
    setAccessibleName(tr("Conversation"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_column->setObjectName(QStringLiteral("conversationColumn"));
    setWidget(m_column);
    setWidgetResizable(false);
    m_maker.setInterval(0);
    m_maker.setSingleShot(true);
    connect(&m_maker, &QTimer::timeout, this, &ConversationView::makeSome);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (m_placing)
            return;
        m_follow = value >= verticalScrollBar()->maximum() - 4;
        makeVisible();
    });
}

ConversationView::~ConversationView() = default;

int ConversationView::cardWidth() const
{
    return std::min(kWidest, viewport()->width() - 2 * spacing::kSmall);
}

int ConversationView::guessedHeight(const Turn &turn) const
{
    qsizetype characters = 0;
    for (const ContentPart &part : turn.message.parts)
        characters += part.text.size();
    const int line = fontMetrics().lineSpacing();
    const qsizetype perLine = std::max(20, (cardWidth() - 130) / fontMetrics().averageCharWidth());
    qsizetype lines = 1 + characters / perLine;
    if (turn.message.role != Role::Assistant)
        lines = std::min<qsizetype>(lines, 41);
    return int(std::min<qsizetype>(lines, 100'000)) * line + 2 * spacing::kMedium;
}

ConversationView::Slot *ConversationView::slot(int id)
{
    const auto at = std::find_if(
        m_slots.begin(), m_slots.end(), [id](const Slot &one) { return one.id == id; });
    return at == m_slots.end() ? nullptr : &*at;
}

void ConversationView::sync()
{
    std::vector<Slot> before;
    before.swap(m_slots);
    for (const Turn &turn : m_conversation.turns()) {
        const auto at = std::find_if(before.begin(), before.end(), [&turn](const Slot &one) {
            // Another role may need another kind of card.
            return one.id == turn.id
                && (one.role == Role::Assistant) == (turn.message.role == Role::Assistant);
        });
        Slot made;
        if (at != before.end()) {
            made = *at;
            at->card = nullptr;
            if (made.card && made.role != turn.message.role)
                made.card->setTurn(turn);
        } else {
            made.height = guessedHeight(turn);
        }
        made.id = turn.id;
        made.role = turn.message.role;
        m_slots.push_back(made);
    }
    for (const Slot &gone : before) {
        if (gone.card) {
            gone.card->hide();
            gone.card->deleteLater();
        }
    }
    showCalls();
    place(0);
    updateTools();
    makeVisible();
    m_maker.start();
}

void ConversationView::make(Slot &made)
{
    const Turn *turn = m_conversation.turn(made.id);
    if (made.card || !turn)
        return;
    if (made.role == Role::Assistant) {
        auto *answer = new AnswerCard(*turn, m_column);
        answer->showCalls(m_conversation.callStates(made.id));
        connect(answer, &AnswerCard::toolAnswerEdited, this, &ConversationView::toolAnswerEdited);
        made.card = answer;
    } else {
        made.card = new MessageCard(*turn, m_column);
    }
    TurnCard *card = made.card;
    const int id = made.id;
    connect(card, &TurnCard::heightChanged, this, [this, id] { cardChanged(id); });
    connect(card, &TurnCard::textEdited, this, &ConversationView::textEdited);
    connect(card, &TurnCard::roleChosen, this, &ConversationView::roleChosen);
    connect(card, &TurnCard::actionRequested, this, &ConversationView::actionRequested);
    card->resize(cardWidth(), made.height);
    card->show();
    Q_EMIT cardMade(card, id);
}

void ConversationView::measure(Slot &measured)
{
    if (measured.card)
        measured.height = measured.card->heightFor(cardWidth());
    measured.stale = false;
}

void ConversationView::place(size_t from)
{
    const QScopedValueRollback guard(m_placing, true);
    const int x = std::max(spacing::kSmall, (viewport()->width() - kWidest) / 2);
    int y = from == 0 ? spacing::kSmall : m_slots[from - 1].top + m_slots[from - 1].height + kGap;
    for (size_t i = from; i < m_slots.size(); ++i) {
        Slot &placed = m_slots[i];
        placed.top = y;
        if (placed.card && placed.stale)
            placed.card->move(x, y); // its new width is set when it is measured
        else if (placed.card)
            placed.card->setGeometry(x, y, cardWidth(), placed.height);
        y += placed.height + kGap;
    }
    const int height = std::max(y + spacing::kSmall, viewport()->height());
    if (m_column->size() != QSize(viewport()->width(), height))
        m_column->resize(viewport()->width(), height);
    if (m_follow)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void ConversationView::cardChanged(int id)
{
    Slot *changed = slot(id);
    if (!changed || !changed->card)
        return;
    const int before = changed->height;
    measure(*changed);
    if (changed->height == before)
        return;
    // What is above the reader's view may grow without moving what is read. An answer sees to that itself: only it
    // knows which of its lines is read.
    const bool above = !m_follow && changed->role != Role::Assistant
        && changed->top + before <= verticalScrollBar()->value();
    const int grown = changed->height - before;
    place(size_t(changed - m_slots.data()));
    if (above) {
        const QScopedValueRollback guard(m_placing, true);
        verticalScrollBar()->setValue(verticalScrollBar()->value() + grown);
    }
}

template <typename Wanted>
bool ConversationView::catchUp(const Wanted &wanted)
{
    const int top = verticalScrollBar()->value();
    size_t changed = m_slots.size();
    int grownAbove = 0;
    // From the end: making a card that was guessed wrong moves those below it.
    for (size_t i = m_slots.size(); i-- > 0;) {
        Slot &one = m_slots[i];
        if (!one.due() || !wanted(one))
            continue;
        const int before = one.height;
        make(one);
        measure(one);
        changed = i;
        if (one.top < top)
            grownAbove += one.height - before;
    }
    if (changed == m_slots.size())
        return false;
    place(changed);
    if (!m_follow && grownAbove != 0) {
        const QScopedValueRollback guard(m_placing, true);
        verticalScrollBar()->setValue(top + grownAbove);
    }
    updateTools();
    return true;
}

void ConversationView::makeVisible()
{
    if (!isVisible())
        return;
    const int top = verticalScrollBar()->value();
    const int bottom = top + viewport()->height();
    catchUp([=](const Slot &one) { return one.top <= bottom && one.top + one.height >= top; });
}

void ConversationView::makeSome()
{
    if (!isVisible())
        return;
    makeVisible();
    QElapsedTimer spent;
    spent.start();
    if (catchUp([&spent](const Slot &) { return spent.elapsed() < kSliceMs; }))
        m_maker.start();
}

void ConversationView::updateTools()
{
    const bool free = !m_conversation.busy();
    for (size_t i = 0; i < m_slots.size(); ++i) {
        if (m_slots[i].card)
            m_slots[i].card->setTools(i > 0, i + 1 < m_slots.size(), free);
    }
}

void ConversationView::updateTurn(int id)
{
    const Turn *turn = m_conversation.turn(id);
    Slot *updated = slot(id);
    if (!turn || !updated)
        return;
    if (updated->card)
        updated->card->setTurn(*turn);
    showCalls();
    updateTools();
}

void ConversationView::showCalls()
{
    for (const Slot &one : m_slots) {
        if (auto *answer = qobject_cast<AnswerCard *>(one.card))
            answer->showCalls(m_conversation.callStates(one.id));
    }
}

void ConversationView::grow(int id, const QString &text, const QString &reasoning)
{
    const Turn *turn = m_conversation.turn(id);
    Slot *growing = slot(id);
    if (!turn || !growing || !growing->card)
        return;
    if (auto *card = qobject_cast<AnswerCard *>(growing->card)) {
        card->grow(*turn, text, reasoning);
        if (!turn->message.toolCalls.empty())
            card->showCalls(m_conversation.callStates(id));
    }
}

TurnCard *ConversationView::card(int id)
{
    Slot *wanted = slot(id);
    if (!wanted)
        return nullptr;
    if (!wanted->card) {
        make(*wanted);
        measure(*wanted);
        place(size_t(wanted - m_slots.data()));
        updateTools();
    }
    return wanted->card;
}

void ConversationView::scrollToEnd()
{
    m_follow = true;
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    makeVisible();
}

void ConversationView::reveal(int id)
{
    if (!card(id))
        return;
    const Slot *shown = slot(id);
    const int bottom = shown->top + std::min(shown->height, viewport()->height());
    if (shown->top < verticalScrollBar()->value())
        verticalScrollBar()->setValue(shown->top);
    else if (bottom > verticalScrollBar()->value() + viewport()->height())
        verticalScrollBar()->setValue(bottom - viewport()->height());
}

void ConversationView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    for (Slot &one : m_slots) {
        one.stale = one.card && one.card->width() != cardWidth();
        if (const Turn *turn = m_conversation.turn(one.id); turn && !one.card)
            one.height = guessedHeight(*turn);
    }
    place(0);
    makeVisible();
    m_maker.start();
}

void ConversationView::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    makeVisible();
    m_maker.start();
}

bool ConversationView::focusNextPrevChild(bool next)
{
    const bool moved = QScrollArea::focusNextPrevChild(next);
    QWidget *focus = focusWidget();
    for (QWidget *one = focus; one && one != m_column; one = one->parentWidget()) {
        if (auto *card = qobject_cast<TurnCard *>(one))
            reveal(card->turnId());
    }
    return moved;
}

}
