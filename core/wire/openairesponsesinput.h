#pragma once

#include "core/base/json.h"
#include "core/domain/message.h"

#include <QHash>

namespace heliograph {

/// Says messages as input items of the Responses API, in order: what a tool's result looks like
/// depends on the call before it.
class ResponsesInput final
{
public:
    /// stored: the provider keeps its answers, so that reasoning is known to it by id.
    explicit ResponsesInput(bool stored) : m_stored(stored) { }
    std::vector<QByteArray> items(const Message &message);

private:
    QByteArray toolResult(const Message &message) const;
    void remember(const Message &message);

    bool m_stored;
    QHash<QString, QByteArray>
        m_outputTypes; ///< type of the item that answers a call, where it is no function's
};

/// Reads input items back into messages. What fields cannot say stays as the item itself
/// (Message::blocks).
class ResponsesInputReader final
{
public:
    /// Items of an array, as they stand in the text.
    std::vector<Message> read(const std::vector<QByteArrayView> &items);

private:
    void readItem(QByteArrayView raw);
    void readMessage(const Json &json, QByteArrayView raw);
    void readToolResult(const Json &json, QByteArrayView raw);
    void addToTurn(const Json &json, QByteArrayView raw);
    void endTurn();
    void keep(Message message, QByteArrayView raw);
    bool isClientsOutput(const Json &json) const;

    std::vector<Message> m_messages;
    Message m_turn; ///< the assistant's turn that is being read
    bool m_inTurn = false;
    ResponsesInput m_writer{true}; ///< has seen what is in m_messages
};

/// Equal but for the order of members and what is only another way to say the same: a "type" of
/// "message", which an item without a type has, and a text in a list of one.
bool sameInputItem(QByteArrayView a, QByteArrayView b);

}
