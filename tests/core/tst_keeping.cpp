#include "core/base/settings.h"
#include "core/history/database.h"
#include "core/history/schema.h"
#include "core/session/keepsettings.h"
#include "tests/support/canary.h"
#include "tests/support/keepingfixture.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>
#include <QSignalSpy>

using namespace heliograph;

namespace {

const QStringList kPlaces{QStringLiteral("prompt"), QStringLiteral("answer"), QStringLiteral("model"), QStringLiteral("user"),
    QStringLiteral("session"), QStringLiteral("name"), QStringLiteral("value"), QStringLiteral("header")};

}

/// What goes from a history, by hand or by rules, and that nothing of it is left.
class KeepingTest final : public QObject, private KeepingFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void nothingOfADeletedCallIsLeft()
    {
        constexpr int count = 60;
        QList<QUuid> ids;
        for (int i = 0; i < count; ++i) {
            const Call call = markedCall(i);
            ids.append(call.id);
            if (i % 2) { // as a stream: its rows are gone when it ends, and must be gone in the file too
                m_history->begin(asBegun(call));
                for (qsizetype at = 0; at < call.exchange.responseBody.size(); at += 200) {
                    m_history->append(call.id, call.exchange.responseBody.mid(at, 200), {{1, 200}});
                    if (at % 1000 == 0)
                        QVERIFY(waitFor(m_history->flush()));
                }
            }
            m_history->finish(call);
            if (i % 7 == 0)
                QVERIFY(waitFor(m_history->flush()));
        }
        QVERIFY(waitFor(m_history->flush()));
        for (const char *place : {"prompt", "answer", "user", "value"}) // it would be seen
            QVERIFY(!filesHolding(m_folder->path(), traceOf(markedWord(QLatin1String(place), 3))).isEmpty());
        QCOMPARE(waitFor(m_history->find({{}, markedWord(QStringLiteral("prompt"), 4), -1, false}))->size(), 1);

        QList<QUuid> gone;
        for (int i = 0; i < count; i += 3)
            gone.append(ids[i]);
        const QList<QByteArray> packed = packedParts(gone);
        QVERIFY(packed.size() > 2 * gone.size());
        const auto report = waitFor(m_keeper->remove(gone));
        QVERIFY2(report.ok(), report ? "" : qPrintable(report.error().message));
        QCOMPARE(report->calls, gone.size());
        QVERIFY(!report->stopped && !report->logRemains);
        for (int i = 0; i < count; ++i) {
            const bool left = i % 3 != 0;
            QCOMPARE(waitFor(m_history->call(ids[i])).ok(), left);
            for (const char *place : {"prompt", "answer"})
                QCOMPARE(waitFor(m_history->find({{}, markedWord(QLatin1String(place), i), -1, false}))->size(), left ? 1 : 0);
            if (left)
                continue;
            for (const QString &place : kPlaces) { // while the history is open, and in every file of it
                const QStringList files = filesHolding(m_folder->path(), traceOf(markedWord(place, i)));
                QVERIFY2(files.isEmpty(), qPrintable(place + QString::number(i) + QStringLiteral(": ") + files.join(u' ')));
            }
        }
        for (const QByteArray &part : packed)
            QCOMPARE(filesHolding(m_folder->path(), part), QStringList());
        const Call kept = markedCall(1);
        QCOMPARE(waitFor(m_history->call(ids[1]))->exchange.requestBody, kept.exchange.requestBody);
        close();
        QCOMPARE(integrity(), QStringLiteral("ok"));
        QCOMPARE(leftOver(), QStringList());
    }

    void whatOthersUseStays()
    {
        QStringList texts;
        QList<Call> calls;
        for (int i = 0; i < 12; ++i) { // an agent resends what was said
            texts << QStringLiteral("turn %1 ").arg(i) + QString(200, QChar(u'a' + i)) << QStringLiteral("reply %1").arg(i);
            Call call = sampleCall(QStringLiteral("x"), QStringLiteral("y %1").arg(i));
            call.exchange.requestBody = chatBody(texts);
            calls.append(call);
            m_history->finish(call);
        }
        QVERIFY(waitFor(m_history->flush()));
        QCOMPARE(waitFor(m_keeper->remove(QList<QUuid>{calls[3].id, calls[11].id}))->calls, 2);
        for (int i = 0; i < 12; ++i) {
            const auto call = waitFor(m_history->call(calls[i].id));
            QCOMPARE(call.ok(), i != 3 && i != 11);
            if (call)
                QCOMPARE(call->exchange.requestBody, calls[i].exchange.requestBody);
        }
        const auto find = [this](const char *text) { return waitFor(m_history->find({{}, QLatin1String(text), -1, false}))->size(); };
        QCOMPARE(find("\"turn 3\""), 7);
        QCOMPARE(find("\"turn 11\""), 0);
        m_history->finish(calls[11]); // the writer does not believe in what it remembers
        QVERIFY(waitFor(m_history->flush()));
        QCOMPARE(waitFor(m_history->call(calls[11].id))->exchange.requestBody, calls[11].exchange.requestBody);
        QCOMPARE(waitFor(m_history->call(calls[11].id))->tags, calls[11].tags);
        QCOMPARE(find("\"turn 11\""), 1);
        CallQuery all;
        QCOMPARE(waitFor(m_keeper->remove(all))->calls, 11);
        QCOMPARE(leftOver(), QStringList());
        close();
        Database database(m_path, Database::Access::Read, 1000);
        for (const char *table : {"calls", "pieces", "body_nodes", "responses", "call_texts", "call_details",
                 "call_properties", "gone_pieces", "gone_names"})
            QCOMPARE(database.integer(QStringLiteral("SELECT count(*) FROM ") + QLatin1String(table)), 0);
        QVERIFY(database.integer(QStringLiteral("SELECT count(*) FROM names WHERE kind >= 0")) == 0);
    }

    void randomRemovalsKeepTheRestWhole()
    {
        QRandomGenerator random(7);
        QHash<QUuid, QByteArray> bodies;
        for (int round = 0; round < 6; ++round) {
            for (int i = 0; i < 40; ++i) {
                QStringList texts;
                const int turns = 1 + random.bounded(6);
                for (int t = 0; t < turns; ++t)
                    texts << QStringLiteral("text %1").arg(random.bounded(4)).repeated(20);
                Call call = sampleCall(QStringLiteral("p"), QStringLiteral("a"));
                call.exchange.requestBody = chatBody(texts, QStringLiteral("model-%1").arg(random.bounded(3)));
                call.tags.userId = QStringLiteral("user-%1").arg(random.bounded(5));
                bodies.insert(call.id, call.exchange.requestBody);
                m_history->finish(call);
            }
            QList<QUuid> gone;
            for (auto it = bodies.begin(); it != bodies.end();) {
                if (random.bounded(3) == 0) {
                    gone.append(it.key());
                    it = bodies.erase(it);
                } else {
                    ++it;
                }
            }
            auto removal = m_keeper->remove(gone);
            for (int i = 0; i < 10; ++i) { // meanwhile others write what may be going
                Call call = sampleCall(QStringLiteral("p"), QStringLiteral("a"));
                call.exchange.requestBody = chatBody({QStringLiteral("text %1").arg(random.bounded(4)).repeated(20)});
                bodies.insert(call.id, call.exchange.requestBody);
                m_history->finish(call);
                QVERIFY(waitFor(m_history->flush()));
            }
            QCOMPARE(waitFor(removal)->calls, gone.size());
            for (auto it = bodies.begin(); it != bodies.end(); ++it) {
                const auto call = waitFor(m_history->call(it.key()));
                QVERIFY(call.ok());
                QCOMPARE(call->exchange.requestBody, it.value());
                QVERIFY(!call->tags.userId.isEmpty());
            }
        }
        QCOMPARE(leftOver(), QStringList());
    }

    void runningCallsStayAndThePlanSaysSo()
    {
        const Call running = sampleCall();
        m_history->begin(asBegun(running));
        for (int i = 0; i < 3; ++i)
            m_history->finish(markedCall(i));
        const auto plan = waitFor(m_keeper->plan({}));
        QCOMPARE(plan->calls, 3);
        QCOMPARE(plan->running, 1);
        QCOMPARE(plan->oldest, markedCall(0).createdAt);
        QCOMPARE(plan->newest, markedCall(2).createdAt);
        QSignalSpy changed(m_history.get(), &History::changed);
        QCOMPARE(waitFor(m_keeper->remove(CallQuery{}))->calls, 3);
        QTRY_VERIFY(changed.count() > 0);
        m_history->finish(running);
        QVERIFY(waitFor(m_history->flush()));
        QCOMPARE(waitFor(m_history->call(running.id))->status, CallStatus::Ok);
        QCOMPARE(waitFor(m_keeper->remove(CallQuery{QStringLiteral("user = ="), {}, -1, false})).error().kind, ErrorKind::Usage);
    }

    void oldCallsGo()
    {
        for (int days : {0, 10, 29, 31, 200}) {
            Call call = sampleCall();
            call.createdAt = QDateTime::currentDateTimeUtc().addDays(-days);
            m_history->finish(call);
        }
        QCOMPARE(waitFor(m_keeper->retain({30, 0}))->calls, 2);
        QCOMPARE(waitFor(m_history->find({}))->size(), 3);
        QSignalSpy retained(m_keeper.get(), &HistoryKeeper::retained);
        m_keeper->setRetention({5, 0});
        QTRY_COMPARE(retained.count(), 1);
        QCOMPARE(waitFor(m_history->find({}))->size(), 1);
    }

    void theOldestGoForTheSize()
    {
        QRandomGenerator random(3);
        QByteArray noise(60'000, '\0');
        for (int i = 0; i < 120; ++i) {
            random.generate(noise.begin(), noise.end());
            Call call = sampleCall();
            call.createdAt = QDateTime(QDate(2026, 1, 1), QTime(), Qt::UTC).addSecs(i);
            call.exchange.requestBody = noise.toBase64();
            m_history->finish(call);
        }
        QVERIFY(waitFor(m_history->flush()));
        const qint64 limit = 3'000'000;
        const auto report = waitFor(m_keeper->retain({0, limit}));
        QVERIFY(report->calls > 20 && report->calls < 110);
        QVERIFY2(QFileInfo(m_path).size() <= limit, qPrintable(QString::number(QFileInfo(m_path).size())));
        const auto left = waitFor(m_history->summaries(*waitFor(m_history->find({{}, {}, -1, true}))));
        QCOMPARE(left->size(), 120 - report->calls);
        QCOMPARE(left->last().createdAt, QDateTime(QDate(2026, 1, 1), QTime(), Qt::UTC).addSecs(119));
        QCOMPARE(waitFor(m_keeper->retain({0, limit}))->calls, 0);
    }

    void numbersOnlyNeverReachTheDisk_data()
    {
        QTest::addColumn<QString>("rule");
        for (const char *rule : {"all", "provider=openai", "source=cli", "property.tenant", "property.tenant=acme",
                 "source=capture, provider = openai"})
            QTest::newRow(rule) << QString::fromLatin1(rule);
    }
    void numbersOnlyNeverReachTheDisk()
    {
        QFETCH(QString, rule);
        const auto rules = BodyRules::parse(rule);
        QVERIFY(rules.ok());
        m_history->setBodyRules(*rules);
        Call call = markedCall(1);
        call.tags.properties.append({QStringLiteral("Tenant"), QStringLiteral("acme")});
        call.status = CallStatus::Error;
        call.error = Error{ErrorKind::Request, markedWord(QStringLiteral("error")), 400, {}};
        const auto nothing = [this] {
            for (const QString &place : {markedWord(QStringLiteral("prompt"), 1), markedWord(QStringLiteral("answer"), 1), markedWord(QStringLiteral("error"))}) {
                const QStringList files = filesHolding(m_folder->path(), traceOf(place));
                if (!files.isEmpty())
                    qWarning("%s in %s", qPrintable(place), qPrintable(files.join(u' ')));
                if (!files.isEmpty())
                    return false;
            }
            return true;
        };
        m_history->begin(asBegun(call));
        QVERIFY(waitFor(m_history->flush()));
        for (qsizetype at = 0; at < call.exchange.responseBody.size(); at += 300) {
            m_history->append(call.id, call.exchange.responseBody.mid(at, 300), {{at, 300}});
            QVERIFY(waitFor(m_history->flush()));
            QVERIFY(nothing());
        }
        m_history->finish(call);
        QVERIFY(waitFor(m_history->flush()));
        Call imported = call;
        imported.id = QUuid::createUuid();
        QVERIFY(waitFor(m_history->import({imported})).ok());
        QVERIFY(nothing());
        for (const QUuid &id : {call.id, imported.id}) {
            const auto kept = waitFor(m_history->call(id));
            QVERIFY(kept->exchange.requestBody.isEmpty() && kept->exchange.responseBody.isEmpty());
            QCOMPARE(kept->answer.usage, call.answer.usage);
            QVERIFY(kept->receipt == call.receipt);
            QCOMPARE(kept->tags, call.tags);
            QCOMPARE(kept->answer.finishReason, call.answer.finishReason);
        }
        Call other = markedCall(2);
        other.provider = QStringLiteral("groq");
        other.source = Source::Playground;
        m_history->finish(other);
        QCOMPARE(waitFor(m_history->call(other.id))->exchange.requestBody.isEmpty(), rule == QLatin1String("all"));
        close();
        QVERIFY(nothing());
    }

    void rulesAreReadOrRefused()
    {
        QVERIFY(BodyRules::parse(QString())->empty());
        for (const char *wrong : {"everything", "provider", "provider=", "source=moon", "property.", "openai"}) {
            const auto rules = BodyRules::parse(QLatin1String(wrong));
            QVERIFY2(!rules.ok(), wrong);
            QVERIFY(rules.error().message.contains(QLatin1String(wrong)));
        }
        Settings settings(m_folder->filePath(QStringLiteral("settings.ini")));
        QVERIFY(settings.set(QStringLiteral("history.metadata-only"), QStringLiteral("provider=openai, property.app=bot")).ok());
        QVERIFY(bodyRulesOf(settings).withholds(sampleCall()));
        QVERIFY(!settings.set(QStringLiteral("history.metadata-only"), QStringLiteral("nonsense")).ok());
        QVERIFY(settings.set(QStringLiteral("history.keep-days"), QStringLiteral("30")).ok());
        QVERIFY(settings.set(QStringLiteral("history.keep-mb"), QStringLiteral("500")).ok());
        QCOMPARE(retentionOf(settings), (Retention{30, 500'000'000}));
        QVERIFY(!settings.set(QStringLiteral("history.keep-days"), QStringLiteral("0")).ok());
    }

    void historiesOfOlderVersionsTakePart()
    {
        close();
        QVERIFY(QFile::remove(m_path));
        { // as it was made before there was any deleting
            Database database(m_path, Database::Access::Write, 1000);
            database.exec(QStringLiteral("PRAGMA page_size = 8192"));
            for (const char *step : {"0001_history.sql", "0002_receipts.sql"}) {
                QFile file(QStringLiteral(":/schema/") + QLatin1String(step));
                QVERIFY(file.open(QIODevice::ReadOnly));
                for (const QString &sql : splitSql(QString::fromUtf8(file.readAll())))
                    database.exec(sql);
            }
            database.exec(QStringLiteral("INSERT INTO names (id, kind, text) VALUES (7, 1, 'old-model')"));
            database.exec(QStringLiteral("PRAGMA application_id = %1").arg(0x48656c69));
            database.exec(QStringLiteral("PRAGMA user_version = 2"));
        }
        open();
        const Call call = markedCall(1);
        m_history->finish(call);
        QCOMPARE(waitFor(m_keeper->remove(QList<QUuid>{call.id}))->calls, 1);
        QVERIFY(filesHolding(m_folder->path(), traceOf(markedWord(QStringLiteral("prompt"), 1))).isEmpty());
        close();
        Database database(m_path, Database::Access::Read, 1000);
        QCOMPARE(database.integer(QStringLiteral("SELECT id FROM names WHERE text = 'old-model'")), 7);
    }

private:
    /// Bytes out of the middle of what is stored compressed of these calls, and of no other.
    QList<QByteArray> packedParts(const QList<QUuid> &ids)
    {
        Database database(m_path, Database::Access::Read, 1000);
        QList<QByteArray> mine;
        QByteArray others;
        for (const char *source : {"SELECT c.uuid, x.data FROM calls c JOIN responses x ON x.call = c.id",
                 "SELECT c.uuid, x.data FROM calls c JOIN call_details x ON x.call = c.id",
                 "SELECT c.uuid, x.data FROM calls c JOIN body_nodes b ON b.id = c.request_node JOIN pieces x ON x.id = b.piece"}) {
            Statement rows(database, QLatin1String(source));
            while (rows.next()) {
                const QByteArray data = rows.bytes(1);
                if (ids.contains(QUuid::fromRfc4122(rows.bytes(0)))) {
                    for (int quarter = 1; quarter < 4; ++quarter)
                        mine.append(data.mid(data.size() * quarter / 4, 20));
                } else {
                    others += data;
                }
            }
        }
        mine.removeIf([&](const QByteArray &part) { return part.size() < 20 || others.contains(part); });
        return mine;
    }

    QString integrity()
    {
        Database database(m_path, Database::Access::Read, 1000);
        Statement check(database, QStringLiteral("PRAGMA integrity_check"));
        return check.next() ? check.text(0) : QString();
    }

    /// What belongs to no call.
    QStringList leftOver()
    {
        Database database(m_path, Database::Access::Read, 1000);
        QStringList found;
        const auto count = [&](const char *what, const char *sql) {
            if (const qint64 n = database.integer(QLatin1String(sql)))
                found.append(QStringLiteral("%1 %2").arg(n).arg(QLatin1String(what)));
        };
        count("properties", "SELECT count(*) FROM call_properties WHERE call NOT IN (SELECT id FROM calls)");
        count("texts", "SELECT count(*) FROM call_texts WHERE call NOT IN (SELECT id FROM calls)");
        count("details", "SELECT count(*) FROM call_details WHERE call NOT IN (SELECT id FROM calls)");
        count("responses", "SELECT count(*) FROM responses WHERE call NOT IN (SELECT id FROM calls)");
        count("nodes", "WITH RECURSIVE used (id) AS (SELECT request_node FROM calls WHERE request_node IS NOT NULL UNION "
                       "SELECT b.parent FROM used u JOIN body_nodes b ON b.id = u.id) "
                       "SELECT count(*) FROM body_nodes WHERE id NOT IN (SELECT id FROM used)");
        count("pieces", "SELECT count(*) FROM pieces WHERE id NOT IN (SELECT piece FROM body_nodes UNION SELECT lead FROM body_nodes "
                        "UNION SELECT request_head FROM calls WHERE request_head IS NOT NULL UNION SELECT request_tail FROM calls "
                        "WHERE request_tail IS NOT NULL)");
        count("missing pieces", "SELECT count(*) FROM body_nodes WHERE piece NOT IN (SELECT id FROM pieces) OR (lead <> 0 AND lead "
                                "NOT IN (SELECT id FROM pieces))");
        count("noted pieces", "SELECT count(*) FROM gone_pieces");
        count("noted names", "SELECT count(*) FROM gone_names");
        return found;
    }
};

HELIOGRAPH_TEST_MAIN(KeepingTest)
#include "tst_keeping.moc"
