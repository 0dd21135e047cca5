#include "tests/support/randomhistory.h"

#include "core/domain/call.h"
#include "core/history/schema.h"

#include <vector>

namespace heliograph {

qint64 PlainCall::tokensIn() const
{
    qint64 sum = 0;
    for (const auto &part : {input, cached, write5m, write1h, audioIn})
        sum += part.value_or(0);
    return sum;
}

qint64 PlainCall::tokensOut() const
{
    return output.value_or(0) + audioOut.value_or(0);
}

RandomHistory::RandomHistory(quint32 seed)
    : random(seed), m_path(m_dir.filePath(QStringLiteral("h.db"))), m_database(m_path, Database::Access::Write, 1000)
{
    if (!bringUpToDate(m_database))
        qFatal("no schema");
    m_database.exec(QStringLiteral("PRAGMA synchronous = OFF"));
}

void RandomHistory::insertSome(int count)
{
    Transaction transaction(m_database);
    for (int i = 0; i < count; ++i) {
        PlainCall call;
        m_nextId += 1 + (chance(30) ? qint64(random.bounded(100)) : 0);
        call.id = m_nextId;
        // Autumn and spring are in it.
        call.created = 1'770'000'000'000 + qint64(random.bounded(300 * 86'400)) * 1000;
        call.source = int(random.bounded(5));
        call.provider = word("provider-", 4);
        call.asked = word("model-", 12);
        call.user = word("user-", 12);
        call.session = word("session-", 40);
        call.sessionName = call.session.isEmpty() ? QString() : word("name-", 5);
        call.prompt = word("prompt ", 60);
        call.app = word("app-", 5);
        call.team = chance(40) ? word("team-", 3) : QString();
        fill(call);
        if (chance(2)) {
            call.status = 0;
            call.latency.reset();
            call.ttft.reset();
        }
        store(call, true);
    }
    transaction.commit();
}

void RandomHistory::changeSome()
{
    Transaction transaction(m_database);
    std::vector<qint64> gone;
    for (auto &[id, call] : calls) {
        if (call.status == 0 && chance(60)) {
            fill(call); // it ends
            store(call, false);
        } else if (call.status != 0 && chance(m_churn)) { // priced again
            call.cost = number(70'000'000'000);
            call.estimated = call.cost && call.estimated;
            store(call, false);
        } else if (chance(m_churn)) {
            gone.push_back(id);
        } else if (chance(m_churn)) {
            setApp(call, word("app-", 5));
        }
    }
    for (const qint64 id : gone) {
        for (const char *sql : {"DELETE FROM call_texts WHERE call = ?", "DELETE FROM call_properties WHERE call = ?",
                 "DELETE FROM calls WHERE id = ?"}) {
            Statement remove(m_database, QString::fromLatin1(sql));
            remove.bind(id).run();
        }
        calls.erase(id);
    }
    transaction.commit();
    m_churn = chance(50) ? 0 : 2;
}

qint64 RandomHistory::count(const char *from)
{
    return m_database.integer(QStringLiteral("SELECT count(*) FROM ") + QLatin1String(from));
}

QString RandomHistory::word(const char *prefix, int count)
{
    return chance(12) ? QString() : QString::fromLatin1(prefix) + QString::number(random.bounded(count));
}

std::optional<qint64> RandomHistory::number(quint64 limit)
{
    if (chance(10))
        return std::nullopt;
    return qint64(random.generate64() % limit) >> random.bounded(12);
}

/// What is known at the end of a call.
void RandomHistory::fill(PlainCall &call)
{
    call.status = 1 + int(random.bounded(4));
    call.model = word("model-", 9);
    call.error = call.status == 2 ? QStringLiteral("server") : QString();
    call.cost = number(50'000'000'000);
    call.estimated = call.cost && chance(15);
    call.saved = chance(30) ? number(1'000'000'000) : std::nullopt;
    call.latency = number(400'000'000);
    call.ttft = call.latency && chance(80) ? std::optional(*call.latency / (1 + qint64(random.bounded(5)))) : std::nullopt;
    call.input = number(100'000);
    call.cached = number(100'000);
    call.write5m = chance(20) ? number(1000) : std::nullopt;
    call.write1h = chance(20) ? number(1000) : std::nullopt;
    call.output = number(10'000);
    call.reasoning = chance(30) ? number(1000) : std::nullopt;
    call.audioIn = chance(10) ? number(1000) : std::nullopt;
    call.audioOut = chance(10) ? number(1000) : std::nullopt;
}

void RandomHistory::setProperty(qint64 call, const QString &name, const QString &value)
{
    if (value.isEmpty())
        return;
    Names names(m_database);
    Statement add(m_database, QStringLiteral("INSERT INTO call_properties (name, value, call) VALUES (?, ?, ?)"));
    add.bind(names.make(Names::PropertyName, name)).bind(names.make(Names::PropertyValue, value)).bind(call).run();
}

void RandomHistory::setApp(PlainCall &call, const QString &app)
{
    Statement remove(m_database, QStringLiteral("DELETE FROM call_properties WHERE call = ?"));
    remove.bind(call.id).run();
    call.app = app;
    setProperty(call.id, chance(50) ? QStringLiteral("app") : QStringLiteral("App"), app);
    setProperty(call.id, QStringLiteral("team"), call.team);
}

void RandomHistory::store(const PlainCall &call, bool fresh)
{
    Names names(m_database);
    const auto name = [&names](Names::Kind kind, const QString &text) {
        const auto id = names.idOf(kind, text);
        return id ? QVariant(*id) : QVariant();
    };
    Statement write(m_database,
        fresh ? QStringLiteral(
                    "INSERT INTO calls (created_at, source, status, provider, model, requested_model, user, session, "
                    "session_name, error_kind, cost_pico, cost_basis, cache_saved_pico, latency_us, ttft_us, input, "
                    "cached_input, cache_write_5m, cache_write_1h, output, reasoning, audio_input, audio_output, id, uuid, "
                    "format, route, http_status, streamed, attempts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                    "?, ?, ?, ?, ?, ?, ?, ?, ?, randomblob(16), 0, 0, 200, 1, 1)")
              : QStringLiteral(
                    "UPDATE calls SET created_at = ?, source = ?, status = ?, provider = ?, model = ?, requested_model = ?, "
                    "user = ?, session = ?, session_name = ?, error_kind = ?, cost_pico = ?, cost_basis = ?, "
                    "cache_saved_pico = ?, latency_us = ?, ttft_us = ?, input = ?, cached_input = ?, cache_write_5m = ?, "
                    "cache_write_1h = ?, output = ?, reasoning = ?, audio_input = ?, audio_output = ? WHERE id = ?"));
    write.bind(call.created).bind(qint64(call.source)).bind(qint64(call.status));
    write.bind(name(Names::Provider, call.provider)).bind(name(Names::Model, call.model));
    write.bind(name(Names::Model, call.asked)).bind(name(Names::User, call.user));
    write.bind(name(Names::Session, call.session)).bind(name(Names::SessionName, call.sessionName));
    write.bind(name(Names::ErrorName, call.error)).bind(call.cost);
    write.bind(call.cost ? QVariant(int(call.estimated ? CostBasis::Estimated : CostBasis::Exact)) : QVariant());
    for (const auto &value : {call.saved, call.latency, call.ttft, call.input, call.cached, call.write5m, call.write1h,
             call.output, call.reasoning, call.audioIn, call.audioOut})
        write.bind(value);
    write.bind(call.id).run();
    PlainCall &kept = calls[call.id] = call;
    if (!fresh)
        return;
    Statement text(m_database, QStringLiteral("INSERT INTO call_texts (call, prompt) VALUES (?, ?)"));
    text.bind(call.id).bind(call.prompt.isEmpty() ? QVariant() : QVariant(call.prompt)).run();
    setApp(kept, call.app);
}

}
