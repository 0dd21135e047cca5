#include "core/session/sessionthread.h"

#include "core/base/json.h"
#include "core/wire/codec.h"

#include <QCoreApplication>

#include <algorithm>

namespace heliograph {

namespace {

QString withoutSpace(const QString &text)
{
    QString kept;
    kept.reserve(text.size());
    for (const QChar c : text) {
        if (!c.isSpace())
            kept.append(c);
    }
    return kept;
}

quint64 joined(quint64 before, quint64 next)
{
    return qHashMulti(0x5e551017, before, next);
}

/// How many messages at the ends of the two, before a and b, are the same.
size_t commonEnd(const std::vector<quint64> &a, size_t beforeA, const std::vector<quint64> &b, size_t beforeB, size_t most)
{
    size_t count = 0;
    while (count < most && count < beforeA && count < beforeB && a[beforeA - 1 - count] == b[beforeB - 1 - count])
        ++count;
    return count;
}

}

SessionThread::Mark SessionThread::markOf(const Message &message)
{
    QString text;
    Mark mark = qHash(int(message.role), 7);
    for (const ContentPart &part : message.parts) {
        switch (part.kind) {
        case ContentPart::Kind::Text:
        case ContentPart::Kind::Refusal:
            text += part.text;
            break;
        case ContentPart::Kind::Reasoning: // mostly not sent back
            break;
        case ContentPart::Kind::Image:
        case ContentPart::Kind::Audio:
        case ContentPart::Kind::File:
        case ContentPart::Kind::Other:
            mark = qHashMulti(mark, part.url, part.fileId, part.data, part.name);
            if (part.kind == ContentPart::Kind::Other)
                mark = qHashMulti(mark, part.raw);
            break;
        }
    }
    mark = qHashMulti(mark, withoutSpace(text));
    for (const ToolCall &call : message.toolCalls)
        mark = qHashMulti(mark, call.name, withoutSpace(call.arguments));
    return mark;
}

void SessionThread::learn(const QString &path, Marks said, const Answer &answer, WireFormat format)
{
    const Message message = answer.toMessage(format);
    if (!message.parts.empty() || !message.toolCalls.empty())
        said.push_back(markOf(message));
    Mark beginning = 0;
    for (const Mark mark : said)
        m_said.insert(beginning = joined(beginning, mark));
    m_last.insert(path, std::move(said));
}

SessionTurn SessionThread::add(const Call &call)
{
    SessionTurn turn;
    turn.call = call.id;
    turn.path = call.tags.sessionPath;
    turn.answer = call.answer;
    turn.status = call.status;
    if (call.error)
        turn.error = call.error->message;
    const Codec *codec = codecFor(call.format);
    if (!codec) {
        turn.problem = QCoreApplication::translate("SessionThread", "This wire format is not understood.");
        return turn;
    }
    auto request = codec->decodeRequest(call.exchange.requestBody);
    if (!request) {
        turn.problem = request.error().message;
        return turn;
    }
    std::vector<Message> messages = std::move(request).value().messages;
    Marks marks;
    for (const Message &message : messages)
        marks.push_back(markOf(message));

    size_t known = 0; // so many at the beginning
    Mark beginning = 0;
    while (known < marks.size()) {
        beginning = joined(beginning, marks[known]);
        if (!m_said.contains(beginning))
            break;
        ++known;
    }
    // Behind them: the longest run that ends as the call before on this path ended.
    size_t runEnd = known;
    size_t run = 0;
    if (const auto last = m_last.constFind(turn.path); last != m_last.constEnd() && known < marks.size()) {
        const Marks &before = *last;
        size_t shared = 0; // of the beginnings of the two
        while (shared < before.size() && shared < known && before[shared] == marks[shared])
            ++shared;
        for (size_t end = marks.size(); end > known; --end) {
            const size_t most = std::min(end - known, before.size() - shared);
            const size_t length = commonEnd(marks, end, before, before.size(), most);
            if (length > run) {
                run = length;
                runEnd = end;
            }
        }
        if (run > 0)
            turn.dropped = qint64(before.size() - shared - run);
    }
    turn.repeated = qint64(known + run);
    turn.again = !messages.empty() && known == messages.size();
    const size_t runBegin = runEnd - run;
    for (size_t i = known; i < messages.size(); ++i) {
        if (i < runBegin || i >= runEnd)
            turn.messages.push_back(std::move(messages[i]));
    }
    learn(turn.path, std::move(marks), call.answer, call.format);
    return turn;
}

}
