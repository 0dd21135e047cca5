#include "ui/diff/callsdiff.h"

#include "core/base/aside.h"
#include "core/base/whenready.h"
#include "core/prompts/prompt.h"

namespace heliograph {

CallsDiff::CallsDiff(History &history, QObject *parent) : QObject(parent), m_history(history) { }

void CallsDiff::fetch(const QUuid &id, const std::function<void(const Call &)> &then)
{
    whenReady(m_history.call(id), this, [this, then](const Result<Call> &call) {
        if (call)
            then(*call);
        else
            Q_EMIT failed(call.error().message);
    });
}

void CallsDiff::compare(qint64 aRow, qint64 bRow)
{
    whenReady(m_history.summaries({aRow, bRow}), this, [this](const Result<QList<CallSummary>> &found) {
        if (!found)
            Q_EMIT failed(found.error().message);
        else if (found->size() < 2)
            Q_EMIT failed(tr("One of the calls was deleted meanwhile."));
        else
            compare(found->at(0).id, found->at(1).id);
    });
}

void CallsDiff::compare(const QUuid &a, const QUuid &b)
{
    fetch(a, [this, b](const Call &first) {
        fetch(b, [this, first](const Call &second) {
            const bool inOrder = first.createdAt <= second.createdAt;
            const auto read = [earlier = inOrder ? first : second, later = inOrder ? second : first] {
                return DiffSide::fromCalls(earlier, later);
            };
            whenReady(aside(read), this,
                [this](const std::pair<DiffSide, DiffSide> &sides) { Q_EMIT ready(sides.first, sides.second); });
        });
    });
}

void CallsDiff::compareWithDraft(const QUuid &sent, const ChatRequest &draft)
{
    fetch(sent, [this, draft](const Call &call) {
        const auto read = [this, call, draft] {
            DiffSide before = DiffSide::fromCall(call);
            DiffSide now = DiffSide::fromRequest(tr("Draft"), draft);
            // The draft has neither an answer nor headers: what was sent is compared as what was asked.
            before.call.reset();
            before.headers.clear();
            if (before.request)
                now.request->stream = before.request->stream;
            return std::pair(before, now);
        };
        whenReady(aside(read), this,
            [this](const std::pair<DiffSide, DiffSide> &sides) { Q_EMIT ready(sides.first, sides.second); });
    });
}

void CallsDiff::compareInSession(const Call &call)
{
    if (call.tags.sessionId.isEmpty())
        return;
    constexpr int kMostCalls = 10'000;
    whenReady(m_history.sessionCalls(call.tags.sessionId, kMostCalls), this, [this, id = call.id](const Result<SessionCalls> &found) {
        if (!found) {
            Q_EMIT failed(found.error().message);
            return;
        }
        const QList<CallSummary> &calls = found->calls;
        for (qsizetype i = 0; i < calls.size(); ++i) {
            if (calls[i].id != id)
                continue;
            if (i == 0)
                Q_EMIT failed(tr("This is the first call of its session."));
            else
                compare(calls[i - 1].id, id);
            return;
        }
        Q_EMIT failed(tr("This call is not found in its session."));
    });
}

void CallsDiff::compareInPrompt(const Call &call)
{
    if (!call.prompt)
        return;
    whenReady(m_history.prompt(call.prompt->prompt), this, [this, call](const Result<PromptHistory> &found) {
        if (found)
            compareWithLast(call, promptFilter(found->prompt.name, 0));
        else
            Q_EMIT failed(found.error().message);
    });
}

void CallsDiff::compareWithLast(const Call &call, const QString &where)
{
    CallQuery query;
    query.where = QStringLiteral("(%1) and created < %2").arg(where, call.createdAt.toUTC().toString(Qt::ISODateWithMs));
    query.limit = 1;
    whenReady(m_history.find(query), this, [this, id = call.id](const Result<QList<qint64>> &rows) {
        if (!rows) {
            Q_EMIT failed(rows.error().message);
            return;
        }
        if (rows->isEmpty()) {
            Q_EMIT failed(tr("There is no earlier call of this prompt."));
            return;
        }
        whenReady(m_history.summaries(*rows), this, [this, id](const Result<QList<CallSummary>> &found) {
            if (found && !found->isEmpty())
                compare(found->constFirst().id, id);
        });
    });
}

}
