#pragma once

#include "ui/calls/calldetails.h"

#include <QHash>
#include <QScrollArea>

class QToolButton;
class QVBoxLayout;

namespace heliograph {

class AnswerExtras;
class MessageBlock;

/// What was asked and what was answered. A running call's answer grows; of a long conversation the
/// last messages are shown and the rest on demand.
class CallConversation final : public QScrollArea
{
    Q_OBJECT

public:
    explicit CallConversation(QWidget *parent = nullptr);

    void setDetails(const CallDetails &details);
    void setRaw(bool raw);

private:
    void build(const CallDetails &details);
    void addMessages(const std::vector<Message> &messages);
    MessageBlock *makeBlock(const Message &message);
    void updateAnswer(const Call &call);

    QUuid m_id;
    bool m_raw = false;
    QWidget *m_content = nullptr; ///< made anew for each call
    QVBoxLayout *m_list = nullptr;
    QList<MessageBlock *> m_blocks;
    MessageBlock *m_answer = nullptr;
    AnswerExtras *m_extras = nullptr;
    QHash<QString, QString> m_toolNames; ///< of the tool calls, by their ids
};

}
