#include "core/history/bodystore.h"
#include "core/history/compression.h"
#include "core/history/database.h"
#include "core/history/schema.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace heliograph;

class HistoryBodiesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = std::make_unique<Database>(
            m_folder->filePath(QStringLiteral("h.db")), Database::Access::Write, 1000);
        QVERIFY(bringUpToDate(*m_database).ok());
        m_database->exec(QStringLiteral("PRAGMA synchronous = OFF"));
    }

    void cleanup()
    {
        m_database.reset();
        m_folder.reset();
    }

    void everyBodyComesBackByteForByte_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("one byte") << QByteArray("x");
        QTest::newRow("nul bytes") << QByteArray(1000, '\0');
        QTest::newRow("no JSON") << QByteArray("{\"messages\":[{\"role\":");
        QTest::newRow("not UTF-8") << QByteArray("\xff\xfe{\"messages\":[\"\x80\"]}");
        QTest::newRow("chat") << chatBody(
            {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("a")});
        QTest::newRow("odd white space")
            << QByteArray("\n{ \"messages\" :\t[ {\"role\":\"user\",\"content\":\"x\"} ,\r\n "
                          "{\"role\":\"user\",\"content\":\"x\"} ] ,\"model\":\"m\", "
                          "\"tools\": [ ] }\n\n");
        QTest::newRow("same member twice") << QByteArray(
            R"({"messages":[{"role":"user","content":"x"}],"messages":[{"role":"user","content":"x"},{"a":1}]})");
        QByteArray large = chatBody({QString(3'000'000, u'ä'), QStringLiteral("b")});
        QTest::newRow("large") << large;
    }

    void everyBodyComesBackByteForByte()
    {
        QFETCH(QByteArray, body);
        for (const WireFormat format :
            {WireFormat::OpenAiChat, WireFormat::Anthropic, WireFormat::Unknown}) {
            BodyStore store(*m_database);
            const BodyRef first = store.store(cutBody(format, body));
            const BodyRef second = store.store(cutBody(format, body));
            QCOMPARE(second.node, first.node);
            QCOMPARE(store.load(first), body);
            QCOMPARE(BodyStore(*m_database).load(second), body);
        }
    }

    /// Whatever borders a codec names, right or wrong, in bodies that share parts.
    void randomBordersLoseNothing()
    {
        QRandomGenerator random(42);
        std::vector<BodyPiece> borders;
        const BodyCutter cutter = [&](WireFormat, QByteArrayView) { return borders; };
        BodyStore store(*m_database);
        PieceMemory memory;
        std::vector<std::pair<QByteArray, BodyRef>> stored;
        m_database->exec(QStringLiteral("BEGIN"));
        for (int round = 0; round < 3000; ++round) {
            QByteArray body(int(random.bounded(300)), 'a');
            for (char &c : body)
                c = char('a' + random.bounded(round % 3 == 0 ? 256 : 2));
            borders.clear();
            qsizetype at = 0;
            while (at < body.size() && random.bounded(5) != 0) {
                const qsizetype offset =
                    at + random.bounded(int(body.size() - at) + 1) / (1 + random.bounded(20));
                const qsizetype size = random.bounded(20);
                borders.push_back({offset, size});
                at = offset + size;
            }
            if (round % 10 == 0 && !borders.empty())
                borders[random.bounded(int(borders.size()))].offset +=
                    random.bounded(-400, 400); // a codec's mistake
            if (round % 7 == 0)
                store.forget();
            // Of some, another call is to have got everything ready.
            stored.emplace_back(
                body, store.store(cutBody(WireFormat::OpenAiChat, body, cutter, round % 2 ? &memory : nullptr)));
        }
        m_database->exec(QStringLiteral("COMMIT"));
        for (const auto &[body, ref] : stored)
            QCOMPARE(BodyStore(*m_database).load(ref), body);
    }

    /// An agent that resends its conversation with every turn: what is stored grows with what is
    /// new.
    void growingConversationGrowsLinearly()
    {
        BodyStore store(*m_database);
        QRandomGenerator random(7);
        QStringList texts;
        qint64 sent = 0;
        qint64 fresh = 0;
        constexpr int turns = 50;
        QList<QPair<QByteArray, BodyRef>> bodies;
        for (int turn = 0; turn < turns; ++turn) {
            for (int i = 0; i < 2;
                 ++i) { // the last answer and a new question, which do not compress
                QByteArray noise(600, Qt::Uninitialized);
                for (char &c : noise)
                    c = char(random.bounded(256));
                texts.append(QString::fromLatin1(noise.toBase64()));
                fresh += texts.last().size();
            }
            const QByteArray body = chatBody(texts);
            sent += body.size();
            bodies.append({body, store.store(cutBody(WireFormat::OpenAiChat, body))});
        }
        for (const auto &[body, ref] : bodies)
            QCOMPARE(store.load(ref), body);
        const qint64 messages =
            m_database->integer(QStringLiteral("SELECT count(*) FROM pieces WHERE searchable"));
        const qint64 nodes = m_database->integer(QStringLiteral("SELECT count(*) FROM body_nodes"));
        const qint64 bytes =
            m_database->integer(QStringLiteral("SELECT sum(length(data)) FROM pieces"));
        QCOMPARE(messages, 2 * turns);
        QCOMPARE(nodes, 2 * turns);
        qInfo("sent %lld bytes, new %lld, stored %lld in %lld nodes", sent, fresh, bytes, nodes);
        QVERIFY2(bytes < fresh * 11 / 10, qPrintable(QString::number(bytes)));
    }

    /// What differs before the first message (model, temperature) does not part the ways.
    void anotherModelSharesTheMessages()
    {
        BodyStore store(*m_database);
        const QStringList texts{
            QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")};
        const BodyRef a =
            store.store(cutBody(WireFormat::OpenAiChat, chatBody(texts, QStringLiteral("model-a"))));
        const BodyRef b =
            store.store(cutBody(WireFormat::OpenAiChat, chatBody(texts, QStringLiteral("model-b"))));
        QCOMPARE(a.node, b.node);
        QVERIFY(a.head != b.head);
        QCOMPARE(store.load(b), chatBody(texts, QStringLiteral("model-b")));
    }

    void damageIsNoticed()
    {
        BodyStore store(*m_database);
        const BodyRef ref = store.store(cutBody(WireFormat::OpenAiChat, chatBody({QString(400, u'x')})));
        const auto fails = [&] {
            try {
                BodyStore(*m_database).load(ref);
            } catch (const DatabaseFailure &failure) {
                return failure.damaged();
            }
            return false;
        };
        QVERIFY(!fails());
        m_database->exec(QStringLiteral("UPDATE body_nodes SET parent = id"));
        QVERIFY(fails());
        m_database->exec(QStringLiteral("UPDATE body_nodes SET parent = 0"));
        m_database->exec(
            QStringLiteral("UPDATE pieces SET data = substr(data, 1, 20) WHERE encoding > 0"));
        QVERIFY(fails());
        m_database->exec(QStringLiteral("DELETE FROM pieces"));
        QVERIFY(fails());
    }

    void packedBytesComeBack()
    {
        QRandomGenerator random(3);
        for (const int size : {0, 1, 95, 96, 97, 1000, 100'000}) {
            for (const int kinds : {1, 2, 256}) {
                QByteArray bytes(size, Qt::Uninitialized);
                for (char &c : bytes)
                    c = char(random.bounded(kinds));
                const Packed packed = pack(bytes);
                QVERIFY(packed.data.size() <= bytes.size());
                QCOMPARE(unpack(packed.encoding, packed.data), bytes);
            }
        }
        QVERIFY(!unpack(1, "no frame"));
        QVERIFY(!unpack(7, "x"));
    }

    void packedChunksComeBack()
    {
        const std::vector<Chunk> chunks{{0, 0}, {5, 100}, {4, 1}, {9'000'000'000, 1 << 30},
            {-1, -7}, {std::numeric_limits<qint64>::max(), 1},
            {std::numeric_limits<qint64>::min(), 2}};
        QCOMPARE(unpackChunks(packChunks(chunks)), chunks);
        auto twice = chunks;
        twice.insert(twice.end(), chunks.begin(), chunks.end());
        QCOMPARE(unpackChunks(packChunks(chunks) + packChunks(chunks)), twice);
        QVERIFY(unpackChunks({}).empty());
        const QByteArray packed = packChunks(chunks);
        for (qsizetype i = 0; i < packed.size(); ++i)
            QVERIFY(unpackChunks(packed.first(i)).size() < chunks.size() + 1);
        QVERIFY(unpackChunks(QByteArray(1000, '\xff')).empty());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

HELIOGRAPH_TEST_MAIN(HistoryBodiesTest)
#include "tst_historybodies.moc"
