#include "ui/playground/conversationtab.h"

#include "ui/diff/callsdiff.h"
#include "ui/playground/conversationview.h"
#include "ui/playground/requestpanel.h"
#include "ui/widgets/banner.h"

// What the cards of a conversation ask for: moving, deleting, asking again, remedies of errors.

namespace heliograph {

void ConversationTab::act(int id, TurnAction action)
{
    const Turn *turn = m_conversation.turn(id);
    if (!turn)
        return;
    switch (action) {
    case TurnAction::MoveUp:
    case TurnAction::MoveDown:
        m_conversation.move(id, action == TurnAction::MoveUp ? -1 : 1);
        m_notice->hide();
        structureChanged();
        m_view->reveal(id);
        break;
    case TurnAction::Duplicate: {
        const int copy = m_conversation.duplicate(id);
        m_notice->hide();
        structureChanged();
        m_view->reveal(copy);
        break;
    }
    case TurnAction::Remove: {
        Conversation before = m_conversation;
        m_conversation.remove(id);
        structureChanged();
        offerUndo(tr("Message deleted."), std::move(before));
        break;
    }
    case TurnAction::SendFromHere:
        if (busy() || !m_panel->problem().isEmpty())
            break;
        m_conversation.removeAfter(id);
        if (m_conversation.problem(false).isEmpty()) {
            ask(m_conversation.beginAnswer());
            m_view->scrollToEnd();
        } else {
            structureChanged();
        }
        break;
    default:
        actOnAnswer(id, action);
        break;
    }
}

void ConversationTab::actOnAnswer(int id, TurnAction action)
{
    const Turn *turn = m_conversation.turn(id);
    switch (action) {
    case TurnAction::Retry:
        askAgain(id);
        break;
    case TurnAction::RetryNow:
        m_run.retryNow();
        m_conversation.restartAnswer(id);
        m_view->updateTurn(id);
        break;
    case TurnAction::Stop:
        stop();
        break;
    case TurnAction::OpenCall:
        if (turn->answer && !turn->answer->callId.isNull())
            Q_EMIT callRequested(turn->answer->callId);
        break;
    case TurnAction::DiffPrevious:
        m_diff->compare(turn->answer->previousCallId, turn->answer->callId);
        break;
    case TurnAction::AddKey:
    case TurnAction::ChangeKey:
        Q_EMIT keyRequested(m_missingKey.isEmpty() ? m_conversation.provider : m_missingKey);
        break;
    case TurnAction::DirectRoute:
        setRoute(Route::Direct);
        askAgain(id);
        break;
    case TurnAction::SendAnyway:
        m_overBudget = true;
        askAgain(id);
        m_overBudget = false;
        break;
    case TurnAction::ChooseModel:
        chooseModel();
        break;
    case TurnAction::RaiseMaxTokens:
        raiseMaxTokens(id);
        break;
    default:
        break;
    }
}

void ConversationTab::raiseMaxTokens(int id)
{
    const Turn *turn = m_conversation.turn(id);
    const qint64 written = turn && turn->answer ? turn->answer->tokens : 0;
    m_conversation.parameters.maxTokens = 2
        * std::max<qint64>(
            m_conversation.parameters.maxTokens.value_or(0), std::max<qint64>(written, 256));
    m_panel->show(m_conversation);
    updateState();
    m_notice->showMessage(Banner::Kind::Info,
        tr("Max tokens is now %1. Retry asks again.").arg(*m_conversation.parameters.maxTokens));
}

}
