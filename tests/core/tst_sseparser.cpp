#include "core/wire/sseparser.h"
#include "tests/support/recordings.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace heliograph;

namespace {

using Events = std::vector<SseEvent>;

Events parse(const std::vector<QByteArray> &feeds, qsizetype max = 32 * 1024 * 1024)
{
    SseParser parser(max);
    Events events;
    const auto sink = [&](SseEvent &&event) { events.push_back(std::move(event)); };
    for (const QByteArray &bytes : feeds)
        parser.feed(bytes, sink);
    parser.finish(sink);
    return events;
}

Events parse(const QByteArray &whole)
{
    return parse(std::vector<QByteArray>{whole});
}

}

class SseParserTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArrayList>("data");
        QTest::newRow("one") << QByteArray("data: a\n\n") << QByteArrayList{"a"};
        QTest::newRow("no space") << QByteArray("data:a\n\n") << QByteArrayList{"a"};
        QTest::newRow("one space only") << QByteArray("data:  a\n\n") << QByteArrayList{" a"};
        QTest::newRow("crlf") << QByteArray("data: a\r\n\r\ndata: b\r\n\r\n") << QByteArrayList{"a", "b"};
        QTest::newRow("cr") << QByteArray("data: a\r\rdata: b\r\r") << QByteArrayList{"a", "b"};
        QTest::newRow("mixed") << QByteArray("data: a\r\n\ndata: b\n\r\n") << QByteArrayList{"a", "b"};
        QTest::newRow("many lines") << QByteArray("data: a\ndata: b\ndata\n\n") << QByteArrayList{"a\nb\n"};
        QTest::newRow("comment") << QByteArray(": OPENROUTER PROCESSING\n\ndata: a\n\n:\n\n") << QByteArrayList{"a"};
        QTest::newRow("bom") << QByteArray("\xef\xbb\xbf" "data: a\n\n") << QByteArrayList{"a"};
        QTest::newRow("second bom") << QByteArray("data: a\n\n\xef\xbb\xbf" "data: b\n\n") << QByteArrayList{"a"};
        QTest::newRow("no blank line") << QByteArray("data: a\n\ndata: b\n") << QByteArrayList{"a", "b"};
        QTest::newRow("no newline at all") << QByteArray("data: a") << QByteArrayList{"a"};
        QTest::newRow("unknown fields") << QByteArray("id: 1\nretry: 5\nfoo: x\ndata: a\n\n") << QByteArrayList{"a"};
        QTest::newRow("event without data") << QByteArray("event: ping\n\ndata: a\n\n") << QByteArrayList{"a"};
        QTest::newRow("empty data") << QByteArray("data:\n\n") << QByteArrayList{""};
        QTest::newRow("prefix of the name") << QByteArray("dat: x\ndatax: y\n\n") << QByteArrayList{};
        QTest::newRow("nothing") << QByteArray() << QByteArrayList{};
        QTest::newRow("html") << QByteArray("<html>\n<body>no: stream</body>\n\n") << QByteArrayList{};
    }

    void reads()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArrayList, data);
        QByteArrayList seen;
        for (const SseEvent &event : parse(bytes))
            seen.append(event.data);
        QCOMPARE(seen, data);
        // The same at every border, and byte by byte.
        const Events whole = parse(bytes);
        std::vector<QByteArray> single;
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            QVERIFY(parse({bytes.first(i), bytes.sliced(i)}) == whole);
            single.push_back(bytes.mid(i, 1));
        }
        QVERIFY(parse(single) == whole);
    }

    void keepsTheEventName()
    {
        const Events events = parse("event: message_stop\ndata: {}\n\ndata: x\n\n");
        QCOMPARE(events.size(), size_t(2));
        QCOMPARE(events[0].type, QByteArray("message_stop"));
        QCOMPARE(events[1].type, QByteArray());
    }

    void anyBorderOfEveryRecordingGivesTheSameEvents_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("newline");
        for (const QString &path : recordedStreams(QStringLiteral("openai-chat"))) {
            QTest::newRow("lf") << path << QByteArray("\n");
            QTest::newRow("crlf") << path << QByteArray("\r\n");
        }
        if (recordedStreams(QStringLiteral("openai-chat")).isEmpty())
            QTest::newRow("absent") << QString() << QByteArray();
    }

    void anyBorderOfEveryRecordingGivesTheSameEvents()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, newline);
        if (path.isEmpty())
            QSKIP("no recordings beside the project");
        const QByteArray sse = asSse(path, newline);
        const Events whole = parse(sse);
        QVERIFY(whole.size() > 2);
        for (qsizetype cut = 0; cut <= sse.size(); ++cut) {
            SseParser parser;
            size_t next = 0;
            bool same = true;
            const auto sink = [&](SseEvent &&event) {
                same = same && next < whole.size() && event == whole[next];
                ++next;
            };
            parser.feed(QByteArrayView(sse).first(cut), sink);
            parser.feed(QByteArrayView(sse).sliced(cut), sink);
            parser.finish(sink);
            if (!same || next != whole.size())
                QFAIL(qPrintable(QStringLiteral("cut at %1").arg(cut)));
        }
    }

    void aByteOrderMarkTakesNoRoomAtAnyBorder()
    {
        for (const QByteArray &line : {QByteArray("data: 01234567"), QByteArray("data: 012345678")}) {
            const QByteArray bytes = "\xef\xbb\xbf" + line + "\n\n";
            const int events = line.size() > 14 ? 0 : 1;
            for (qsizetype cut = 0; cut <= bytes.size(); ++cut)
                QCOMPARE(int(parse({bytes.left(cut), bytes.mid(cut)}, 14).size()), events);
        }
    }

    void dropsWhatIsTooBigAndGoesOn()
    {
        const QByteArray big(3000, 'x');
        for (const QByteArray &bytes : {QByteArray("data: " + big + "\n\ndata: after\n\n"),
                 QByteArray("data: " + big.first(600) + "\ndata: " + big.first(600) + "\n\ndata: after\n\n")}) {
            for (const qsizetype size : {bytes.size(), qsizetype(1), qsizetype(7)}) {
                SseParser parser(1024);
                Events events;
                const auto sink = [&](SseEvent &&event) { events.push_back(std::move(event)); };
                for (qsizetype at = 0; at < bytes.size(); at += size)
                    parser.feed(bytes.mid(at, size), sink);
                parser.finish(sink);
                QCOMPARE(events.size(), size_t(1));
                QCOMPARE(events[0].data, QByteArray("after"));
                QCOMPARE(parser.droppedEvents(), 1);
            }
        }
    }

    void survivesGarbage()
    {
        QByteArray garbage(64 * 1024 * 1024, Qt::Uninitialized);
        QRandomGenerator random(4711);
        random.fillRange(reinterpret_cast<quint32 *>(garbage.data()), garbage.size() / 4);
        SseParser parser;
        Events events;
        const auto sink = [&](SseEvent &&event) { events.push_back(std::move(event)); };
        for (qsizetype at = 0; at < garbage.size(); at += 16'384)
            parser.feed(QByteArrayView(garbage).sliced(at, 16'384), sink);
        parser.feed("\n\ndata: still here\n\n", sink);
        parser.finish(sink);
        QVERIFY(!events.empty());
        QCOMPARE(events.back().data, QByteArray("still here"));
        // One endless line.
        SseParser other;
        garbage.fill('a');
        other.feed("data: ", sink);
        other.feed(garbage, sink);
        other.feed("\n\n", sink);
        QCOMPARE(other.droppedEvents(), 1);
    }
};

HELIOGRAPH_TEST_MAIN(SseParserTest)
#include "tst_sseparser.moc"
