#include "core/history/promptreader.h"

#include "core/domain/call.h"
#include "core/domain/marks.h"
#include "core/history/columns.h"
#include "core/history/compression.h"
#include "core/history/database.h"
#include "core/prompts/promptjson.h"

#include <QCoreApplication>

#include <algorithm>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Prompts)
};

Error notThere()
{
    return {ErrorKind::NotFound, Tr::tr("This prompt is not in the library any more."), 0, {}};
}

QDateTime timeOf(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

Prompt readPrompt(const Statement &row)
{
    Prompt prompt;
    prompt.id = QUuid::fromRfc4122(row.bytes(1));
    prompt.name = row.text(2);
    prompt.heliconeId = row.text(3);
    prompt.gatewayId = row.text(4);
    prompt.createdAt = timeOf(row.integer(5));
    return prompt;
}

PromptVersion readVersion(const Statement &row)
{
    PromptVersion version;
    version.number = int(row.integer(0));
    version.createdAt = timeOf(row.integer(1));
    version.note = row.text(2);
    version.restoredFrom = int(row.integer(3));
    version.provider = row.text(4);
    return version;
}

/// Nearest rank, as Percentiles says. The values are put in order.
Percentiles percentilesOf(std::vector<qint64> &values)
{
    Percentiles result;
    result.count = qint64(values.size());
    if (values.empty())
        return result;
    std::sort(values.begin(), values.end());
    const auto at = [&](qint64 share) { return values[size_t((result.count * share + 99) / 100 - 1)]; };
    result.p50 = at(50);
    result.p90 = at(90);
    result.p95 = at(95);
    result.p99 = at(99);
    return result;
}

}

Result<QList<PromptHead>> PromptReader::list()
{
    QList<PromptHead> heads;
    QHash<qint64, qsizetype> places;
    const Transaction snapshot(m_database, Transaction::Mode::Read);
    {
        Statement read(m_database,
            QStringLiteral("SELECT p.id, p.uuid, p.name, p.helicone_id, p.gateway_id, p.created_at, v.number, v.created_at "
                           "FROM prompts p JOIN prompt_versions v ON v.prompt = p.id AND v.number = (SELECT max(number) "
                           "FROM prompt_versions WHERE prompt = p.id) WHERE p.removed_at IS NULL"));
        while (read.next()) {
            places.insert(read.integer(0), heads.size());
            heads.append({readPrompt(read), int(read.integer(6)), timeOf(read.integer(7)), 0});
        }
    }
    {
        Statement tags(m_database, QStringLiteral("SELECT prompt, tag FROM prompt_tags"));
        while (tags.next()) {
            if (const auto place = places.constFind(tags.integer(0)); place != places.constEnd())
                heads[*place].prompt.tags.append(tags.text(1));
        }
    }
    {
        Statement calls(m_database, QStringLiteral("SELECT prompt, count(*) FROM prompt_calls GROUP BY prompt"));
        while (calls.next()) {
            if (const auto place = places.constFind(calls.integer(0)); place != places.constEnd())
                heads[*place].calls = calls.integer(1);
        }
    }
    for (PromptHead &head : heads)
        head.prompt = tidied(head.prompt);
    std::sort(heads.begin(), heads.end(), [](const PromptHead &a, const PromptHead &b) {
        const int differs = a.prompt.name.compare(b.prompt.name, Qt::CaseInsensitive);
        return differs != 0 ? differs < 0 : a.prompt.name < b.prompt.name;
    });
    return heads;
}

std::optional<qint64> PromptReader::find(const QUuid &id, Prompt &prompt)
{
    qint64 row = 0;
    {
        Statement read(m_database,
            QStringLiteral("SELECT id, uuid, name, helicone_id, gateway_id, created_at FROM prompts WHERE uuid = ? AND "
                           "removed_at IS NULL"));
        if (!read.bind(id.toRfc4122()).next())
            return std::nullopt;
        row = read.integer(0);
        prompt = readPrompt(read);
    }
    Statement tags(m_database, QStringLiteral("SELECT tag FROM prompt_tags WHERE prompt = ?"));
    tags.bind(row);
    while (tags.next())
        prompt.tags.append(tags.text(0));
    prompt = tidied(prompt);
    return row;
}

Result<PromptHistory> PromptReader::prompt(const QUuid &id)
{
    PromptHistory history;
    const Transaction snapshot(m_database, Transaction::Mode::Read);
    const auto row = find(id, history.prompt);
    if (!row)
        return notThere();
    Statement read(m_database,
        QStringLiteral("SELECT number, created_at, note, restored_from, provider FROM prompt_versions WHERE prompt = ? "
                       "ORDER BY number DESC"));
    read.bind(*row);
    while (read.next())
        history.versions.append(readVersion(read));
    return history;
}

Result<OpenedPrompt> PromptReader::version(const PromptRef &version)
{
    OpenedPrompt opened;
    const auto row = find(version.prompt, opened.prompt);
    if (!row)
        return notThere();
    Statement read(m_database,
        QStringLiteral("SELECT number, created_at, note, restored_from, provider, encoding, content FROM prompt_versions "
                       "WHERE prompt = ? AND number = ?"));
    if (!read.bind(*row).bind(qint64(version.version)).next())
        return Error{ErrorKind::NotFound, Tr::tr("There is no version %1 of this prompt.").arg(version.version), 0, {}};
    opened.version = readVersion(read);
    const auto json = unpack(int(read.integer(5)), read.bytes(6));
    const auto content = json ? contentFromJson(*json) : std::nullopt;
    if (!content)
        return Error{ErrorKind::Storage, Tr::tr("Version %1 of this prompt is damaged.").arg(version.version), 0, {}};
    opened.version.content = *content;
    return opened;
}

Result<PromptUses> PromptReader::uses(const QUuid &id, const Stopped &stopped)
{
    constexpr qint64 kLook = 10'000; // calls between two looks whether it shall stop
    PromptUses uses;
    QMap<int, std::vector<qint64>> latencies;
    const Transaction snapshot(m_database, Transaction::Mode::Read);
    Cursor read(m_database,
        QStringLiteral("SELECT u.version, c.status, c.cost_pico IS NULL, c.cost_pico, c.cost_basis, c.latency_us IS NULL, "
                       "c.latency_us, c.created_at, c.input_all, c.output_all FROM prompt_calls u JOIN calls c ON "
                       "c.id = u.call WHERE u.prompt = (SELECT id FROM prompts WHERE uuid = ?)")
            .replace(QLatin1String("c.input_all"), inputTokensSql())
            .replace(QLatin1String("c.output_all"), tokensSql()),
        {id.toRfc4122()});
    qint64 seen = 0;
    while (read.next()) {
        if (++seen % kLook == 0 && stopped())
            return Error{ErrorKind::Cancelled, Tr::tr("The count was stopped."), 0, {}};
        CallSums sums;
        sums.calls = 1;
        const auto status = CallStatus(read.integer(1));
        sums.running = status == CallStatus::Running;
        sums.errors = status == CallStatus::Error;
        if (read.integer(2) == 0) {
            sums.costPico = read.integer(3);
            sums.estimated = read.integer(4) == qint64(CostBasis::Estimated);
            sums.estimatedPico = sums.estimated ? sums.costPico : 0;
        } else {
            sums.unpriced = !sums.running && !sums.errors;
        }
        const bool timed = read.integer(5) == 0;
        const int version = int(read.integer(0));
        if (timed)
            latencies[version].push_back(read.integer(6));
        sums.firstMs = sums.lastMs = read.integer(7);
        sums.endMs = sums.firstMs + (timed ? read.integer(6) / 1000 : 0);
        sums.inputTokens = read.integer(8);
        sums.outputTokens = read.integer(9) - sums.inputTokens;
        uses.versions[version].sums += sums;
    }
    std::vector<qint64> all;
    for (auto use = uses.versions.begin(); use != uses.versions.end(); ++use) {
        std::vector<qint64> &values = latencies[use.key()];
        all.insert(all.end(), values.begin(), values.end());
        use->latencyUs = percentilesOf(values);
        uses.total.sums += use->sums;
    }
    uses.total.latencyUs = percentilesOf(all);
    return uses;
}

std::optional<PromptRef> PromptReader::madeFrom(qint64 call)
{
    Statement read(m_database,
        QStringLiteral("SELECT p.uuid, u.version FROM prompt_calls u JOIN prompts p ON p.id = u.prompt WHERE u.call = ?"));
    if (!read.bind(call).next())
        return std::nullopt;
    return PromptRef{QUuid::fromRfc4122(read.bytes(0)), int(read.integer(1))};
}

}
