#pragma once

#include "core/history/bodystore.h"
#include "core/history/callcolumns.h"
#include "core/history/callpreparer.h"
#include "core/history/names.h"
#include "core/history/repricing.h"
#include "core/history/searchindex.h"

#include <QList>
#include <QUuid>

namespace heliograph {

/// What is to be written about one call; what came for it between two commits is joined.
struct PendingCall {
    QUuid id;
    std::optional<Call> begun;
    QByteArray bytes; ///< of the response
    std::vector<Chunk> chunks;
    std::optional<Call> finished;
    RequestAhead request = {}; ///< unset: not begun yet
    EndAhead end = {};
    ResponseAhead response = {}; ///< of a call that is stored whole
};

/// Puts calls into the tables, inside the caller's transaction, which ends with complete(). Throws DatabaseFailure.
class CallWriter final
{
public:
    explicit CallWriter(Database &database);

    /// owner: the name of this process's InstanceLock.
    void apply(const PendingCall &pending, const QString &owner);
    /// What is written best for many calls at once.
    void complete() { m_index.flush(); }
    bool has(const QUuid &id) { return rowOf(id).has_value(); }
    /// Every running call of that owner becomes interrupted, with what came of its answer; how many
    /// there were.
    int interruptCallsOf(const QString &owner);
    /// Puts a receipt in the place of the call's, which is kept in old_receipts. A call that is gone, runs or has a
    /// declared cost meanwhile stays as it is.
    void replaceReceipt(const NewReceipt &receipt, const QDateTime &now);
    /// After a rollback, or where another process wrote.
    void forget();

private:
    std::optional<qint64> rowOf(const QUuid &id);
    bool isRunning(qint64 row);
    /// The row of calls and the request. Unset where a call of that id is already there.
    std::optional<qint64> insert(const Call &call, const RequestAhead &request);
    void update(qint64 row, const Call &call);
    void append(qint64 row, const QByteArray &bytes, const std::vector<Chunk> &chunks);
    void finish(
        qint64 row, Call call, const QByteArray &lastBytes, const std::vector<Chunk> &lastChunks, const EndAhead &end);
    void interrupt(qint64 row);
    /// A call that was not there before, with all that came of it.
    void writeWhole(
        Call call, const QByteArray &body, const std::vector<Chunk> &chunks, const PendingCall &pending);
    /// What is known at the end only, beside the row of calls.
    void writeEnd(qint64 row, const Call &call, const ReadyResponse &response, const EndAhead &end);
    void writeTexts(qint64 row, const Call &call);
    void writeDetail(qint64 row, const Packed &detail);
    void writeProperties(qint64 row, const Tags &tags);
    /// The response, to where it stays.
    void consolidate(qint64 row, const ReadyResponse &response);
    QVariantList columnValues(const Call &call);

    Database &m_database;
    Names m_names;
    SearchIndex m_index;
    BodyStore m_bodies;
};

}
