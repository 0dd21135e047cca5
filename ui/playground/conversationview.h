#pragma once

#include "ui/playground/conversation.h"
#include "ui/playground/turncard.h"

#include <QScrollArea>
#include <QTimer>

namespace heliograph {

/// The messages of a conversation, one card below the other. Cards out of sight are made when there is time, and a
/// card that grows moves only what is below it, so that neither a long conversation nor a fast stream blocks.
/// Stays at the bottom while it is there, and does not move under the reader otherwise.
class ConversationView final : public QScrollArea
{
    Q_OBJECT

public:
    /// The conversation outlives the view and is not changed by it.
    explicit ConversationView(const Conversation &conversation, QWidget *parent = nullptr);
    ~ConversationView() override;

    void sync(); ///< after turns were added, removed or moved or changed their role
    void updateTurn(int id); ///< after one turn changed otherwise
    void grow(int id, const QString &text, const QString &reasoning);
    /// The card, made now where it was not yet; null for an unknown id.
    TurnCard *card(int id);
    void showCalls(); ///< after tools or the answers of tool calls changed
    void scrollToEnd();
    void reveal(int id);

Q_SIGNALS:
    void textEdited(int id, const QString &text);
    void roleChosen(int id, heliograph::Role role);
    void actionRequested(int id, heliograph::TurnAction action);
    void toolAnswerEdited(int id, size_t call, const heliograph::ToolAnswer &answer);
    void cardMade(heliograph::TurnCard *card, int id);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    struct Slot {
        int id = 0;
        Role role = Role::User;
        TurnCard *card = nullptr; ///< null: not made yet, the height is a guess
        int top = 0;
        int height = 0;
        bool stale = false; ///< measured for another width

        bool due() const { return !card || stale; }
    };
    Slot *slot(int id);
    void make(Slot &slot);
    /// Makes or measures the wanted cards that are due, the last first; whether there were any.
    template <typename Wanted>
    bool catchUp(const Wanted &wanted);
    void makeVisible();
    void makeSome();
    void measure(Slot &slot);
    void place(size_t from);
    void cardChanged(int id);
    void updateTools();
    int cardWidth() const;
    int guessedHeight(const Turn &turn) const;

    const Conversation &m_conversation;
    QWidget *m_column;
    std::vector<Slot> m_slots;
    QTimer m_maker; ///< makes cards out of sight, a few at a time
    bool m_follow = true; ///< stay at the end
    bool m_placing = false;
};

}
