#include "core/history/callwriter.h"

#include "core/base/log.h"
#include "core/history/callcolumns.h"
#include "core/history/calldetail.h"
#include "core/history/compression.h"
#include "core/history/database.h"
#include "core/history/promptwriter.h"
#include "core/history/searchtext.h"
#include "core/metrics/cachesavings.h"

#include <QCoreApplication>

namespace heliograph {

namespace {

/// The columns of calls that finish() may change, in the order of columnValues().
QStringList changingColumns()
{
    QStringList names{QStringLiteral("source"), QStringLiteral("provider"),
        QStringLiteral("format"), QStringLiteral("requested_model"), QStringLiteral("model"),
        QStringLiteral("route"), QStringLiteral("status"), QStringLiteral("http_status"),
        QStringLiteral("streamed"), QStringLiteral("attempts"), QStringLiteral("finish_reason"),
        QStringLiteral("error_kind"), QStringLiteral("cost_pico"), QStringLiteral("cost_basis"),
        QStringLiteral("latency_us"), QStringLiteral("ttft_us"), QStringLiteral("headers_us"),
        QStringLiteral("first_byte_us"), QStringLiteral("user"), QStringLiteral("session"),
        QStringLiteral("session_name"), QStringLiteral("session_path"),
        QStringLiteral("cache_saved_pico"), QStringLiteral("helicone_cache")};
    for (const UsageColumn &column : kUsageColumns)
        names.append(QLatin1String(column.name));
    return names;
}

QString insertSql()
{
    const QStringList columns = changingColumns();
    return QStringLiteral(
        "INSERT INTO calls (uuid, created_at, request_head, request_node, request_tail, %1) "
        "VALUES (?, ?, ?, ?, ?%2)")
        .arg(columns.join(QStringLiteral(", ")), QStringLiteral(", ?").repeated(columns.size()));
}

QString updateSql()
{
    return QStringLiteral("UPDATE calls SET %1 = ? WHERE id = ?")
        .arg(changingColumns().join(QStringLiteral(" = ?, ")));
}

QVariant whereSaid(const std::optional<qint64> &number)
{
    return number ? QVariant(*number) : QVariant();
}

QVariant whereHappened(qint64 us)
{
    return us < 0 ? QVariant() : QVariant(us);
}

QVariant savedBy(const std::optional<Receipt> &receipt)
{
    const auto saved = receipt ? cacheSavings(*receipt) : std::nullopt;
    return saved ? QVariant(qint64(saved->pico())) : QVariant();
}

QVariant answeredFromCache(const HeliconeInfo &helicone)
{
    if (helicone.cache.isEmpty())
        return {};
    return int(helicone.cache.compare(QLatin1String("HIT"), Qt::CaseInsensitive) == 0);
}

QVariant whereAny(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

bool isTextOrCall(const StreamEvent &event)
{
    return std::holds_alternative<event::Text>(event)
        || std::holds_alternative<event::Reasoning>(event)
        || std::holds_alternative<event::Refusal>(event)
        || std::holds_alternative<event::ToolCallDelta>(event);
}

/// What a response that was cut off means, with the moment its first content came.
void readPartialAnswer(const StoredResponse &response, Call &call)
{
    const Codec *codec = codecFor(call.format);
    if (!response.chunks.empty()) {
        call.exchange.timing.firstByteUs = response.chunks.front().atUs;
        call.exchange.timing.endUs = response.chunks.back().atUs;
    }
    if (!codec || response.body.isEmpty())
        return;
    const auto decoder = codec->decoder(call.streamed);
    QByteArrayView rest(response.body);
    for (const Chunk &chunk : response.chunks) {
        const QByteArrayView now = rest.first(std::clamp<qsizetype>(chunk.bytes, 0, rest.size()));
        rest = rest.sliced(now.size());
        const StreamEvents events = decoder->feed(now);
        call.answer.add(events);
        if (call.exchange.timing.firstTokenUs < 0
            && std::any_of(events.begin(), events.end(), isTextOrCall))
            call.exchange.timing.firstTokenUs = chunk.atUs;
    }
    call.answer.add(decoder->feed(rest));
    call.answer.add(decoder->finish());
    if (!call.answer.model.isEmpty())
        call.model = call.answer.model;
}

}

CallWriter::CallWriter(Database &database)
    : m_database(database), m_names(database), m_index(database),
      m_bodies(database, &m_index)
{
}

void CallWriter::apply(const PendingCall &pending, const QString &owner)
{
    std::optional<qint64> row;
    if (pending.begun && pending.finished && !rowOf(pending.id)) {
        // It came and went between two commits: nobody saw it run.
        Call call = *pending.finished;
        call.createdAt = pending.begun->createdAt;
        call.exchange.requestBody = pending.begun->exchange.requestBody;
        writeWhole(std::move(call), pending.bytes, pending.chunks, pending);
        return;
    }
    if (pending.begun) {
        row = insert(*pending.begun, pending.request);
        if (row) {
            writeTexts(*row, *pending.begun);
            writeDetail(*row, pack(packDetail(*pending.begun, false)));
            writeProperties(*row, pending.begun->tags);
        } else {
            qCWarning(lcHistory) << "a call of this id is already there:" << pending.id;
            return;
        }
        Statement run(
            m_database, QStringLiteral("INSERT INTO running_calls (call, owner) VALUES (?, ?)"));
        run.bind(*row).bind(owner).run();
    } else {
        row = rowOf(pending.id);
    }
    if (!pending.finished) {
        if (row && isRunning(*row))
            append(*row, pending.bytes, pending.chunks);
        else
            qCWarning(lcHistory) << "bytes for a call that does not run:" << pending.id;
        return;
    }
    Call call = *pending.finished;
    if (call.status == CallStatus::Running)
        call.status =
            CallStatus::Interrupted; // whoever finishes a call has no more to say about it
    if (row && isRunning(*row)) {
        finish(*row, call, pending.bytes, pending.chunks, pending.end);
    } else if (!row) { // never begun: it comes whole
        const bool streamedHere = !pending.bytes.isEmpty();
        const QByteArray body = streamedHere ? pending.bytes : call.exchange.responseBody;
        const std::vector<Chunk> chunks = streamedHere ? pending.chunks : call.exchange.chunks;
        writeWhole(std::move(call), body, chunks, pending);
    } else {
        qCWarning(lcHistory) << "a call was finished twice:" << pending.id;
    }
}

int CallWriter::interruptCallsOf(const QString &owner)
{
    QList<qint64> rows;
    {
        Statement find(
            m_database, QStringLiteral("SELECT call FROM running_calls WHERE owner = ?"));
        find.bind(owner);
        while (find.next())
            rows.append(find.integer(0));
    }
    for (const qint64 row : rows)
        interrupt(row);
    return int(rows.size());
}

void CallWriter::replaceReceipt(const NewReceipt &fresh, const QDateTime &now)
{
    const qint64 row = fresh.row;
    if (isRunning(row))
        return;
    const QByteArray detail = loadDetail(m_database, row);
    Call before;
    unpackDetail(detail, before);
    const auto after = withReceipt(detail, fresh.receipt);
    if (!after || (before.receipt && before.receipt->basis == CostBasis::Declared))
        return;
    const Packed old = pack(packReceipt(before.receipt));
    Statement keep(m_database,
        QStringLiteral("INSERT INTO old_receipts (call, seq, replaced_at, encoding, data) VALUES (?, (SELECT "
                       "coalesce(max(seq) + 1, 0) FROM old_receipts WHERE call = ?), ?, ?, ?)"));
    keep.bind(row).bind(row).bind(now.toMSecsSinceEpoch()).bind(qint64(old.encoding)).bind(old.data).run();
    const Packed packed = pack(*after);
    Statement write(m_database, QStringLiteral("UPDATE call_details SET encoding = ?, data = ? WHERE call = ?"));
    write.bind(qint64(packed.encoding)).bind(packed.data).bind(row).run();
    Statement cost(m_database, QStringLiteral("UPDATE calls SET cost_pico = ?, cost_basis = ?, cache_saved_pico = ? WHERE id = ?"));
    cost.bind(qint64(fresh.receipt.total.pico())).bind(qint64(fresh.receipt.basis)).bind(savedBy(fresh.receipt));
    cost.bind(row).run();
}

void CallWriter::forget()
{
    m_names.forget();
    m_bodies.forget();
    m_index.forget();
}

std::optional<qint64> CallWriter::rowOf(const QUuid &id)
{
    Statement find(m_database, QStringLiteral("SELECT id FROM calls WHERE uuid = ?"));
    if (!find.bind(id.toRfc4122()).next())
        return std::nullopt;
    return find.integer(0);
}

bool CallWriter::isRunning(qint64 row)
{
    Statement find(m_database, QStringLiteral("SELECT 1 FROM running_calls WHERE call = ?"));
    return find.bind(row).next();
}

std::optional<qint64> CallWriter::insert(const Call &call, const RequestAhead &request)
{
    if (rowOf(call.id))
        return std::nullopt;
    const BodyRef body =
        m_bodies.store(request ? request->result() : cutBody(call.format, call.exchange.requestBody));
    static const QString sql = insertSql();
    qint64 row = 0;
    {
        Statement statement(m_database, sql);
        statement.bind(call.id.toRfc4122()).bind(call.createdAt.toMSecsSinceEpoch());
        statement.bind(body.head).bind(body.node).bind(body.tail);
        const QVariantList values = columnValues(call);
        for (const QVariant &value : values)
            statement.bind(value);
        row = statement.insert();
    }
    if (call.prompt)
        PromptWriter(m_database).use(row, *call.prompt);
    return row;
}

void CallWriter::writeWhole(
    Call call, const QByteArray &body, const std::vector<Chunk> &chunks, const PendingCall &pending)
{
    if (call.status == CallStatus::Running)
        call.status = CallStatus::Interrupted;
    if (const auto row = insert(call, pending.request))
        writeEnd(*row, call, pending.response ? pending.response->result() : readyResponse(call, body, chunks), pending.end);
}

void CallWriter::update(qint64 row, const Call &call)
{
    static const QString sql = updateSql();
    Statement statement(m_database, sql);
    const QVariantList values = columnValues(call);
    for (const QVariant &value : values)
        statement.bind(value);
    statement.bind(row).run();
}

void CallWriter::append(qint64 row, const QByteArray &bytes, const std::vector<Chunk> &chunks)
{
    if (bytes.isEmpty() && chunks.empty())
        return;
    qint64 seq = 0;
    {
        Statement last(
            m_database, QStringLiteral("SELECT max(seq) + 1 FROM response_chunks WHERE call = ?"));
        if (last.bind(row).next())
            seq = last.integer(0);
    }
    Statement insert(m_database,
        QStringLiteral(
            "INSERT INTO response_chunks (call, seq, data, timings) VALUES (?, ?, ?, ?)"));
    insert.bind(row).bind(seq).bind(bytes).bind(packChunks(chunks)).run();
}

void CallWriter::finish(
    qint64 row, Call call, const QByteArray &lastBytes, const std::vector<Chunk> &lastChunks, const EndAhead &end)
{
    StoredResponse response = loadResponse(m_database, row);
    response.body += lastBytes;
    response.chunks.insert(response.chunks.end(), lastChunks.begin(), lastChunks.end());
    update(row, call);
    writeEnd(row, call, readyResponse(call, response.body, response.chunks), end);
    Statement drop(m_database, QStringLiteral("DELETE FROM response_chunks WHERE call = ?"));
    drop.bind(row).run();
    Statement ended(m_database, QStringLiteral("DELETE FROM running_calls WHERE call = ?"));
    ended.bind(row).run();
}

void CallWriter::writeEnd(qint64 row, const Call &call, const ReadyResponse &response, const EndAhead &end)
{
    writeTexts(row, call);
    writeDetail(row, response.saysItAll && end ? end->result().detail : pack(packDetail(call, !response.saysItAll)));
    writeProperties(row, call.tags);
    consolidate(row, response);
    m_index.add(-row, end ? end->result().answerWords : SearchIndex::wordsOf(textOfAnswer(call.answer)));
}

void CallWriter::interrupt(qint64 row)
{
    Call call;
    {
        Statement find(m_database,
            QStringLiteral(
                "SELECT source, provider, format, requested_model, model, route, http_status, "
                "streamed, "
                "attempts, user, session, session_name, session_path, headers_us, t.prompt "
                "FROM calls c LEFT JOIN call_texts t ON t.call = c.id WHERE c.id = ?"));
        if (!find.bind(row).next()) {
            Statement drop(m_database, QStringLiteral("DELETE FROM running_calls WHERE call = ?"));
            drop.bind(row).run();
            return;
        }
        call.source = Source(find.integer(0));
        call.provider = m_names.textOf(find.optional(1));
        call.format = WireFormat(find.integer(2));
        call.requestedModel = m_names.textOf(find.optional(3));
        call.model = m_names.textOf(find.optional(4));
        call.route = Route(find.integer(5));
        call.httpStatus = int(find.integer(6));
        call.streamed = find.integer(7) != 0;
        call.attempts = int(find.integer(8));
        call.tags.userId = m_names.textOf(find.optional(9));
        call.tags.sessionId = m_names.textOf(find.optional(10));
        call.tags.sessionName = m_names.textOf(find.optional(11));
        call.tags.sessionPath = m_names.textOf(find.optional(12));
        call.exchange.timing.headersUs = find.optional(13).value_or(-1);
        call.promptPreview = find.text(14);
    }
    unpackDetail(loadDetail(m_database, row), call);
    readPartialAnswer(loadResponse(m_database, row), call);
    call.status = CallStatus::Interrupted;
    call.error = Error{ErrorKind::Interrupted,
        QCoreApplication::translate("History", "Heliograph ended before the answer was complete."),
        call.httpStatus, {}};
    finish(row, call, {}, {}, {});
}

void CallWriter::writeTexts(qint64 row, const Call &call)
{
    Statement write(m_database,
        QStringLiteral("INSERT INTO call_texts (call, prompt, answer, error) VALUES (?, ?, ?, ?) "
                       "ON CONFLICT (call) DO "
                       "UPDATE SET prompt = excluded.prompt, answer = excluded.answer, error = "
                       "excluded.error"));
    write.bind(row)
        .bind(whereAny(previewOf(call.promptPreview)))
        .bind(whereAny(previewOf(call.answer)));
    write.bind(call.error ? QVariant(redactText(call.error->message)) : QVariant()).run();
}

void CallWriter::writeDetail(qint64 row, const Packed &detail)
{
    Statement write(m_database,
        QStringLiteral("INSERT INTO call_details (call, encoding, data) VALUES (?, ?, ?) ON "
                       "CONFLICT (call) DO UPDATE "
                       "SET encoding = excluded.encoding, data = excluded.data"));
    write.bind(row).bind(qint64(detail.encoding)).bind(detail.data).run();
}

void CallWriter::writeProperties(qint64 row, const Tags &tags)
{
    for (const auto &[name, value] : tags.properties) {
        const qint64 nameId = m_names.make(Names::PropertyName, name);
        const qint64 valueId = m_names.make(Names::PropertyValue, value);
        Statement write(m_database,
            QStringLiteral(
                "INSERT OR IGNORE INTO call_properties (name, value, call) VALUES (?, ?, ?)"));
        write.bind(nameId).bind(valueId).bind(row).run();
    }
}

void CallWriter::consolidate(qint64 row, const ReadyResponse &response)
{
    if (response.body.data.isEmpty() && response.timings.isEmpty())
        return;
    Statement write(m_database,
        QStringLiteral("INSERT INTO responses (call, encoding, data, timings) VALUES (?, ?, ?, ?)"));
    write.bind(row).bind(qint64(response.body.encoding)).bind(response.body.data).bind(response.timings).run();
}

QVariantList CallWriter::columnValues(const Call &call)
{
    const auto name = [this](Names::Kind kind, const QString &text) {
        return whereSaid(m_names.idOf(kind, text));
    };
    const Timing &timing = call.exchange.timing;
    QVariantList values{int(call.source), name(Names::Provider, call.provider), int(call.format),
        name(Names::Model, call.requestedModel), name(Names::Model, call.model), int(call.route),
        int(call.status), call.httpStatus, int(call.streamed), call.attempts,
        name(Names::FinishReason, call.answer.finishReason),
        call.error ? name(Names::ErrorName, errorKindName(call.error->kind)) : QVariant(),
        call.receipt ? QVariant(qint64(call.receipt->total.pico())) : QVariant(),
        call.receipt ? QVariant(int(call.receipt->basis)) : QVariant(), whereHappened(timing.endUs),
        whereHappened(timing.firstTokenUs), whereHappened(timing.headersUs),
        whereHappened(timing.firstByteUs), name(Names::User, call.tags.userId),
        name(Names::Session, call.tags.sessionId), name(Names::SessionName, call.tags.sessionName),
        name(Names::SessionPath, call.tags.sessionPath), savedBy(call.receipt), answeredFromCache(call.helicone)};
    for (const UsageColumn &column : kUsageColumns)
        values.append(whereSaid(call.answer.usage.*column.member));
    return values;
}

}
