#pragma once

#include "core/domain/call.h"
#include "core/domain/chatrequest.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace heliograph {

/// What one call of a session said that had not been said before.
struct SessionTurn {
    QUuid call;
    QString path;
    std::vector<Message> messages; ///< of its request, without what earlier calls of the session had said already
    qint64 repeated = 0; ///< messages of its request that an earlier call had
    qint64 dropped = 0; ///< messages the call before on its path had and this one leaves out, where it goes on with the rest
    bool again = false; ///< the same request as an earlier call's
    Answer answer;
    CallStatus status = CallStatus::Ok;
    QString error; ///< in words; empty: none
    QString problem; ///< why the request could not be understood; empty: it was
};

/// Tells what is new in each call of a session. An agent sends the whole conversation with every call: a message counts
/// as said where a request, or a request and its answer, begins with the same messages up to it. Where an agent leaves
/// out what is old, or puts a summary in its place, what follows is known by the end of the call before on its path.
/// Texts are compared without their white space and tool calls without their ids, since clients write both anew.
class SessionThread final
{
public:
    /// The calls in the order in which they were made, bodies included.
    SessionTurn add(const Call &call);

private:
    using Mark = quint64; ///< stands for a message, or for all messages up to one
    using Marks = std::vector<Mark>;
    static Mark markOf(const Message &message);
    void learn(const QString &path, Marks said, const Answer &answer, WireFormat format);

    QSet<Mark> m_said; ///< of all beginnings
    QHash<QString, Marks> m_last; ///< by path: the messages of the last call, with its answer
};

}
