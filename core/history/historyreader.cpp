#include "core/history/historyreader.h"

#include "core/history/callcolumns.h"
#include "core/history/calldetail.h"
#include "core/history/callfinder.h"
#include "core/history/comparisonstore.h"
#include "core/history/compression.h"
#include "core/history/markwriter.h"

#include <QCoreApplication>
#include <QSqlError>

namespace heliograph {

namespace {

constexpr int kBusyMs = 10'000;

/// The columns of a summary, then, for a whole call, those behind them.
QString selectCall(const QString &condition)
{
    QString usage;
    for (const UsageColumn &column : kUsageColumns)
        usage += QStringLiteral(", c.") + QLatin1String(column.name);
    return QStringLiteral(
        "SELECT c.id, c.uuid, c.created_at, c.source, c.provider, c.requested_model, c.model, "
        "c.route, "
        "c.status, c.http_status, c.cost_pico, c.cost_basis, c.latency_us, c.ttft_us, c.user, "
        "c.session, c.session_name, c.session_path, t.prompt, t.answer, t.error%1, c.format, "
        "c.streamed, c.attempts, c.finish_reason, c.headers_us, c.first_byte_us, c.request_head, "
        "c.request_node, c.request_tail, c.helicone_cache, m.rating, m.note FROM calls c "
        "LEFT JOIN call_texts t ON t.call = c.id LEFT JOIN marks m ON m.call = c.id WHERE %2")
        .arg(usage, condition);
}

Error unknownCall(const QUuid &id)
{
    return {ErrorKind::NotFound,
        QCoreApplication::translate("History", "There is no call %1 in the history.")
            .arg(id.toString(QUuid::WithoutBraces)),
        0, {}};
}

constexpr int kFirstUsage = 21;
constexpr int kBehindUsage = kFirstUsage + int(kUsageColumns.size());

}

HistoryReader::HistoryReader(const QString &path)
    : m_database(path, Database::Access::Read, kBusyMs), m_names(m_database), m_bodies(m_database),
      m_metrics(m_database, m_names), m_groups(m_database, m_names)
{
    // The system's cache holds the file; mapping it here would count as memory of this program, page by page.
    m_database.exec(QStringLiteral("PRAGMA cache_size = -8192")); // kibibytes
}

Result<QList<qint64>> HistoryReader::find(const CallQuery &query, const Stopped &stopped)
{
    return CallFinder(m_database, stopped).find(query);
}

Result<CallHistogram> HistoryReader::histogram(const HistogramQuery &query, const Stopped &stopped)
{
    return CallFinder(m_database, stopped).histogram(query);
}

Result<QList<CallSummary>> HistoryReader::summaries(const QList<qint64> &rows, const SummaryParts &parts)
{
    static const QString sql = selectCall(QStringLiteral("c.id = ?"));
    QList<CallSummary> list;
    list.reserve(rows.size());
    const Transaction snapshot(m_database, Transaction::Mode::Read);
    for (const qint64 row : rows) {
        {
            Statement statement(m_database, sql);
            if (!statement.bind(row).next())
                continue;
            list.append(readSummary(statement));
        }
        readParts(parts, list.last());
    }
    return list;
}

void HistoryReader::readParts(const SummaryParts &parts, CallSummary &call)
{
    if (parts.properties) {
        QList<std::pair<qint64, qint64>> ids; // a name is looked up by a statement of its own
        {
            Statement read(m_database,
                QStringLiteral("SELECT name, value FROM call_properties INDEXED BY call_properties_by_call WHERE call = ?"));
            read.bind(call.row);
            while (read.next())
                ids.append({read.integer(0), read.integer(1)});
        }
        for (const auto &[name, value] : std::as_const(ids))
            call.tags.properties.append({m_names.textOf(name), m_names.textOf(value)});
    }
    if (parts.labels)
        call.labels = loadLabels(m_database, call.row);
}

Result<KnownTags> HistoryReader::knownTags()
{
    KnownTags known;
    {
        Statement names(m_database,
            QStringLiteral("SELECT text FROM names n WHERE kind = ? AND EXISTS (SELECT 1 FROM call_properties WHERE name = "
                           "n.id) ORDER BY text COLLATE NOCASE, text"));
        names.bind(qint64(Names::PropertyName));
        while (names.next())
            known.properties.append(names.text(0));
    }
    Statement labels(m_database, QStringLiteral("SELECT DISTINCT label FROM labels ORDER BY label"));
    while (labels.next())
        known.labels.append(labels.text(0));
    Statement prompts(m_database, QStringLiteral("SELECT name FROM prompts WHERE removed_at IS NULL ORDER BY name"));
    while (prompts.next())
        known.prompts.append(prompts.text(0));
    return known;
}

CallSummary HistoryReader::readSummary(const Statement &row)
{
    CallSummary call;
    call.row = row.integer(0);
    call.id = QUuid::fromRfc4122(row.bytes(1));
    call.createdAt = QDateTime::fromMSecsSinceEpoch(row.integer(2), Qt::UTC);
    call.source = Source(row.integer(3));
    call.provider = m_names.textOf(row.optional(4));
    call.requestedModel = m_names.textOf(row.optional(5));
    call.model = m_names.textOf(row.optional(6));
    call.route = Route(row.integer(7));
    call.status = CallStatus(row.integer(8));
    call.httpStatus = int(row.integer(9));
    if (const auto pico = row.optional(10))
        call.cost = Money::fromPico(*pico);
    if (const auto basis = row.optional(11))
        call.costBasis = CostBasis(*basis);
    call.latencyUs = row.optional(12).value_or(-1);
    call.firstTokenUs = row.optional(13).value_or(-1);
    call.tags.userId = m_names.textOf(row.optional(14));
    call.tags.sessionId = m_names.textOf(row.optional(15));
    call.tags.sessionName = m_names.textOf(row.optional(16));
    call.tags.sessionPath = m_names.textOf(row.optional(17));
    call.promptPreview = row.text(18);
    call.answerPreview = row.text(19);
    call.errorMessage = row.text(20);
    int column = kFirstUsage;
    for (const UsageColumn &usage : kUsageColumns)
        call.usage.*usage.member = row.optional(column++);
    call.streamed = row.integer(kBehindUsage + 1) != 0;
    call.attempts = int(row.integer(kBehindUsage + 2));
    call.finishReason = m_names.textOf(row.optional(kBehindUsage + 3));
    if (const auto hit = row.optional(kBehindUsage + 9))
        call.heliconeCacheHit = *hit != 0;
    if (const auto rating = row.optional(kBehindUsage + 10))
        call.rating = Rating(*rating);
    call.note = previewOf(row.text(kBehindUsage + 11));
    return call;
}

Result<Call> HistoryReader::call(const QUuid &id)
{
    static const QString sql = selectCall(QStringLiteral("c.uuid = ?"));
    const Transaction snapshot(m_database, Transaction::Mode::Read);
    Call call;
    BodyRef body;
    qint64 row = 0;
    QString finishReason;
    {
        Statement statement(m_database, sql);
        if (!statement.bind(id.toRfc4122()).next())
            return unknownCall(id);
        const CallSummary summary = readSummary(statement);
        row = summary.row;
        call.id = summary.id;
        call.createdAt = summary.createdAt;
        call.source = summary.source;
        call.provider = summary.provider;
        call.requestedModel = summary.requestedModel;
        call.model = summary.model;
        call.route = summary.route;
        call.status = summary.status;
        call.httpStatus = summary.httpStatus;
        call.promptPreview = summary.promptPreview;
        call.tags = summary.tags;
        call.answer.usage = summary.usage;
        call.exchange.timing.endUs = summary.latencyUs;
        call.exchange.timing.firstTokenUs = summary.firstTokenUs;
        call.format = WireFormat(statement.integer(kBehindUsage));
        call.streamed = statement.integer(kBehindUsage + 1) != 0;
        call.attempts = int(statement.integer(kBehindUsage + 2));
        finishReason = m_names.textOf(statement.optional(kBehindUsage + 3));
        call.exchange.timing.headersUs = statement.optional(kBehindUsage + 4).value_or(-1);
        call.exchange.timing.firstByteUs = statement.optional(kBehindUsage + 5).value_or(-1);
        body = {statement.optional(kBehindUsage + 6), statement.optional(kBehindUsage + 7),
            statement.optional(kBehindUsage + 8)};
    }
    const Usage usage = call.answer.usage;
    call.marks = loadMarks(m_database, row);
    call.prompt = prompts().madeFrom(row);
    StoredResponse response = loadResponse(m_database, row);
    const bool hasAnswer = unpackDetail(loadDetail(m_database, row), call).answer;
    const Codec *codec = codecFor(call.format);
    if (!hasAnswer && codec && !response.body.isEmpty())
        call.answer = decodeAnswer(*codec, call.streamed, response.body);
    if (call.status
        != CallStatus::Running) { // what was counted then holds, whatever this version would read
        call.answer.usage = usage;
        call.answer.finishReason = finishReason;
    }
    call.exchange.requestBody = m_bodies.load(body);
    call.exchange.responseBody = std::move(response.body);
    call.exchange.chunks = std::move(response.chunks);
    return call;
}

Result<QList<QUuid>> HistoryReader::idsStartingWith(const QString &text)
{
    QList<QUuid> ids;
    QByteArray digits = text.trimmed().toLatin1().toLower();
    digits.replace('-', "").replace('{', "").replace('}', "");
    const bool hex =
        std::all_of(digits.begin(), digits.end(), [](char c) { return isxdigit(uchar(c)) != 0; });
    if (!hex || digits.size() < 4 || digits.size() > 32)
        return ids;
    Statement find(m_database,
        QStringLiteral(
            "SELECT uuid FROM calls WHERE uuid BETWEEN ? AND ? ORDER BY created_at DESC LIMIT 10"));
    find.bind(QByteArray::fromHex(digits.leftJustified(32, '0')));
    find.bind(QByteArray::fromHex(digits.leftJustified(32, 'f')));
    while (find.next())
        ids.append(QUuid::fromRfc4122(find.bytes(0)));
    return ids;
}

Result<SpendSummary> HistoryReader::spend(const SpendQuestion &question)
{
    const auto filter = compileFilter(question.where, QDateTime::currentDateTime());
    if (!filter)
        return filter.error();
    QString sql = QStringLiteral("SELECT count(*), sum(cost_pico), count(*) FILTER (WHERE cost_pico IS NULL "
                       "AND status <> 2), "
                       "count(*) FILTER (WHERE cost_basis = 1), sum(cost_pico) FILTER (WHERE "
                       "cost_basis = 1), "
                       "count(*) FILTER (WHERE cost_basis = 2), sum(cost_pico) FILTER (WHERE "
                       "cost_basis = 2) FROM calls c INDEXED BY calls_by_time "
                       "WHERE created_at >= ? AND status <> 0");
    if (!filter->sql.isEmpty())
        sql += QStringLiteral(" AND (%1)").arg(filter->sql);
    Statement sum(m_database, sql);
    sum.bind(question.sinceUtc.toMSecsSinceEpoch());
    for (const QVariant &value : filter->binds)
        sum.bind(value);
    SpendSummary spend;
    if (sum.next()) {
        spend.calls = sum.integer(0);
        spend.total = Money::fromPico(sum.integer(1));
        spend.unpriced = sum.integer(2);
        spend.estimated = sum.integer(3);
        spend.estimatedTotal = Money::fromPico(sum.integer(4));
        spend.declared = sum.integer(5);
        spend.declaredTotal = Money::fromPico(sum.integer(6));
    }
    return spend;
}

std::optional<Call> HistoryReader::callToPrice(qint64 row)
{
    static const QString sql = selectCall(QStringLiteral("c.id = ?"));
    const Transaction snapshot(m_database, Transaction::Mode::Read);
    Call call;
    bool streamed = true;
    {
        Statement statement(m_database, sql);
        if (!statement.bind(row).next())
            return std::nullopt;
        const CallSummary summary = readSummary(statement);
        call.id = summary.id;
        call.createdAt = summary.createdAt;
        call.source = summary.source;
        call.provider = summary.provider;
        call.requestedModel = summary.requestedModel;
        call.model = summary.model;
        call.route = summary.route;
        call.status = summary.status;
        call.httpStatus = summary.httpStatus;
        call.answer.usage = summary.usage;
        call.format = WireFormat(statement.integer(kBehindUsage));
        streamed = statement.integer(kBehindUsage + 1) != 0;
        call.streamed = streamed;
    }
    const Usage usage = call.answer.usage;
    const DetailParts parts = unpackDetail(loadDetail(m_database, row), call);
    if (!parts.tier && !usage.empty()) { // written by a version that did not keep it apart
        const Codec *codec = codecFor(call.format);
        const StoredResponse response = loadResponse(m_database, row);
        if (codec && !response.body.isEmpty())
            call.answer = decodeAnswer(*codec, streamed, response.body);
    }
    call.answer.usage = usage;
    if (call.answer.model.isEmpty())
        call.answer.model = call.model;
    return call;
}

Result<QList<OldReceipt>> HistoryReader::oldReceipts(const QUuid &id)
{
    Statement find(m_database,
        QStringLiteral("SELECT o.replaced_at, o.encoding, o.data FROM calls c JOIN old_receipts o ON "
                       "o.call = c.id WHERE c.uuid = ? ORDER BY o.seq DESC"));
    find.bind(id.toRfc4122());
    QList<OldReceipt> list;
    while (find.next()) {
        const auto data = unpack(int(find.integer(1)), find.bytes(2));
        list.append({QDateTime::fromMSecsSinceEpoch(find.integer(0), Qt::UTC),
            data ? unpackReceipt(*data) : std::nullopt});
    }
    return list;
}

Result<QList<PastRequest>> HistoryReader::requests(const CallQuery &query, const Stopped &stopped)
{
    const auto rows = find(query, stopped);
    if (!rows)
        return rows.error();
    QList<PastRequest> list;
    const Transaction snapshot(m_database, Transaction::Mode::Read);
    static const QString sql = selectCall(QStringLiteral("c.id = ?"));
    for (const qint64 row : *rows) {
        if (stopped())
            break;
        Statement statement(m_database, sql);
        if (!statement.bind(row).next())
            continue;
        const CallSummary summary = readSummary(statement);
        PastRequest request;
        request.usage = summary.usage;
        request.status = summary.status;
        request.format = WireFormat(statement.integer(kBehindUsage));
        const BodyRef body{statement.optional(kBehindUsage + 6), statement.optional(kBehindUsage + 7),
            statement.optional(kBehindUsage + 8)};
        request.body = m_bodies.load(body);
        list.append(std::move(request));
    }
    return list;
}

Result<MetricsAnswer> HistoryReader::metrics(const MetricsQuery &query, const Stopped &stopped)
{
    return m_metrics.answer(query, stopped);
}

Result<CallGroups> HistoryReader::groups(const CallGroupsQuery &query, const Stopped &stopped)
{
    return m_groups.answer(query, stopped);
}

Result<QStringList> HistoryReader::propertyNames()
{
    return m_groups.propertyNames();
}

Result<SessionCalls> HistoryReader::sessionCalls(const QString &session, int limit)
{
    static const QString condition = QStringLiteral("c.session = ? ORDER BY c.created_at DESC, c.id DESC LIMIT ?");
    static const QString sql = selectCall(condition);
    SessionCalls answer;
    const Transaction snapshot(m_database, Transaction::Mode::Read);
    qint64 name = 0;
    {
        Statement find(m_database, QStringLiteral("SELECT id FROM names WHERE kind = ? AND text = ?"));
        if (!find.bind(qint64(Names::Session)).bind(session).next())
            return answer;
        name = find.integer(0);
    }
    {
        Statement count(m_database, QStringLiteral("SELECT count(*) FROM calls WHERE session = ?"));
        answer.total = count.bind(name).next() ? count.integer(0) : 0;
    }
    Statement rows(m_database, sql);
    rows.bind(name).bind(qint64(limit));
    while (rows.next())
        answer.calls.append(readSummary(rows));
    std::reverse(answer.calls.begin(), answer.calls.end());
    return answer;
}

Result<QList<ComparisonSummary>> HistoryReader::comparisons(int limit)
{
    return readComparisons(m_database, limit);
}

Result<ComparisonRecord> HistoryReader::comparison(const QUuid &id)
{
    const Transaction snapshot(m_database, Transaction::Mode::Read);
    return readComparison(m_database, id);
}

void HistoryReader::checkpoint()
{
    m_database.exec(QStringLiteral("PRAGMA wal_checkpoint(PASSIVE)"));
}

}
