#pragma once

#include "core/history/history.h"
#include "core/session/sessionthread.h"
#include "ui/sessions/sessionview.h"

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace heliograph {

class MessageBlock;

/// What was said in a session, from its beginning on, each message once. Bodies are read and understood in the background,
/// a few calls at a time and no further than one has scrolled.
class SessionConversation final : public QScrollArea
{
    Q_OBJECT

public:
    explicit SessionConversation(History &history, QWidget *parent = nullptr);
    ~SessionConversation() override;

    /// More calls of the session that is shown come behind the others.
    void setSession(const std::shared_ptr<const SessionView> &view);
    void setRaw(bool raw);
    /// Scrolls to the call, where it is shown already.
    void showCall(int call);
    int shownCalls() const { return int(m_turns.size()); }
    bool isLoading() const { return m_loading; }

Q_SIGNALS:
    void openRequested(int call); ///< place in the list of calls

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Turns;
    void restart();
    void loadMore();
    void take(const std::shared_ptr<Turns> &turns);
    void addTurn(const SessionTurn &turn);
    static QString repeatedText(const SessionTurn &turn);
    QWidget *makeHeader(const SessionTurn &turn, const CallSummary &call);
    void addNote(QVBoxLayout *column, const QString &text, bool bad = false);
    MessageBlock *makeBlock(const Message &message);
    void updateEnd();

    History &m_history;
    std::shared_ptr<const SessionView> m_view;
    std::shared_ptr<SessionThread> m_thread; ///< with one job in the pool at a time
    QWidget *m_content = nullptr; ///< made anew for each session
    QVBoxLayout *m_list = nullptr;
    QLabel *m_end = nullptr;
    QList<QPair<QUuid, QWidget *>> m_turns;
    QList<MessageBlock *> m_blocks;
    QHash<QString, QString> m_toolNames; ///< of the tool calls, by their ids
    QSet<QUuid> m_read; ///< calls whose turn is there
    quint64 m_token = 0; ///< answers to older questions are dropped
    bool m_loading = false;
    bool m_raw = false;
};

}
