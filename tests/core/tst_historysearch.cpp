#include "core/history/database.h"
#include "core/history/history.h"
#include "core/history/searchtext.h"
#include "core/history/searchwords.h"
#include "tests/support/sampledata.h"
#include "tests/support/olderhistory.h"
#include "tests/support/testmain.h"

#include <QSet>

using namespace heliograph;

class HistorySearchTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString path = m_folder.filePath(QStringLiteral("history.db"));
        m_history = std::move(History::open(path)).value();
        store("whales", "Tell me about blue whales", "They sing in the deep OCEAN.");
        store("cafe", "Where is the best café in Zürich?", "Ask a local – don't trust lists.");
        store("chinese", "请解释机器学习的基本原理", "机器学习是人工智能的一个分支。");
        store("japanese", "東京タワーの高さは?", "333メートルです。");
        store("phrase apart", "学习使机器更好", "ok");
        store("german", "Die STRASSE nach Zürich", "für große Höfe");
        store("arabic", "مُحَمَّدٌ يَكْتُبُ الدَّرْسَ", "نعم");
        store("wide", "ｆｕｌｌ ｗｉｄｔｈ ｶﾞｲﾄﾞ", "🎉 done ✅");
        store("thai", "สวัสดีชาวโลก", "ครับ");
        store("hindi", "मैं हिन्दी में लिखता हूँ", "जी");
        store("long", QByteArray("see " + QByteArray(90, 'q') + " there").constData(), "w1 w2 w3 w2 w4");
        store("code", "Why does std::vector<int> v{}; compile?",
            "Because of value-initialisation, e.g. foo_bar().");
        store("quotes", "She said \"hello world\" twice", "NEAR AND OR NOT * ^ col: { }");
        // A conversation: each call resends what came before.
        QStringList texts;
        for (const char *turn :
            {"first question zebra", "first answer", "second question yak", "second answer"}) {
            texts.append(QLatin1String(turn));
            if (texts.size() % 2 == 1)
                store(texts.size() == 1 ? "turn1" : "turn2", texts,
                    QStringLiteral("reply %1").arg(texts.size()));
        }
        // What only looks like words.
        Call call = sampleCall();
        call.exchange.requestBody =
            R"({"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"look at this"},{"type":"image_url",)"
            R"("image_url":{"url":"data:image/png;base64,aGlkZGVud29yZA=="}}]}],"tools":[{"type":"function","function":)"
            R"({"name":"gizmo","description":"gadgetry","parameters":{}}}]})";
        call.answer.text.clear();
        call.exchange.responseBody.clear();
        call.answer.toolCalls = {{QStringLiteral("x"), QStringLiteral("lookup_weather"),
            QStringLiteral("{\"city\":\"Oslo\"}")}};
        m_names.insert(call.id, QStringLiteral("tool"));
        m_history->finish(call);
        QVERIFY(waitFor(m_history->flush()));
    }

    void cleanupTestCase() { m_history.reset(); }

    void wordsFindTheirCalls_data()
    {
        QTest::addColumn<QString>("search");
        QTest::addColumn<QStringList>("calls");
        const auto row = [](const char *search, const QStringList &calls) {
            QTest::newRow(search) << QString::fromUtf8(search) << calls;
        };
        const QString whales = QStringLiteral("whales"), cafe = QStringLiteral("cafe"),
                      chinese = QStringLiteral("chinese"), japanese = QStringLiteral("japanese"),
                      code = QStringLiteral("code"), quotes = QStringLiteral("quotes"),
                      turn1 = QStringLiteral("turn1"), turn2 = QStringLiteral("turn2"),
                      tool = QStringLiteral("tool");
        row("whales", {whales});
        row("WHALES ocean", {whales}); // one word in the prompt, one in the answer
        row("ocean whales", {whales});
        row("wha", {whales});
        row("wha blue", {}); // only the last word may be a beginning
        row("blue wha", {whales});
        row("\"blue whales\"", {whales});
        row("\"whales blue\"", {});
        row("\"about blue whal", {whales}); // still being typed
        row("cafe", {cafe});
        row("CAFÉ zurich", {cafe});
        row("don't", {cafe});
        row("机器学习", {chinese});
        row("学习", {chinese, QStringLiteral("phrase apart")});
        row("习学", {});
        row("学", {chinese, QStringLiteral("phrase apart")});
        row("机器", {chinese, QStringLiteral("phrase apart")});
        row("机器学习的基本原理", {chinese});
        row("\"机器 学习\"", {chinese});
        row("机器的学", {}); // each pair is somewhere, but not one after the other
        row("strasse zurich", {QStringLiteral("german")});
        row("Straße", {QStringLiteral("german")});
        row("GROSSE hofe", {QStringLiteral("german")});
        row("محمد", {QStringLiteral("arabic")}); // without the vowel signs
        row("الدرس", {QStringLiteral("arabic")});
        row("full width", {QStringLiteral("wide")});
        row("ガイド", {QStringLiteral("wide")});
        row("🎉", {QStringLiteral("wide")});
        row("ดี", {QStringLiteral("thai")});
        row("สวัสดี", {QStringLiteral("thai")});
        row("हिन्दी", {QStringLiteral("hindi")});
        row("\"w2 w4\"", {QStringLiteral("long")});
        row("\"w1 w3\"", {});
        row("\"w2 w3 w2\"", {QStringLiteral("long")});
        row("\"w2 w2\"", {});
        row("人工智能 原理", {chinese});
        row("東京タワー", {japanese});
        row("タワ", {japanese});
        row("333メートル", {japanese});
        row("std::vector<int>", {code});
        row("foo_bar", {code});
        row("value-initialisation", {code});
        row("\"hello world\"", {quotes});
        row("“hello world”", {quotes});
        row("zebra", {turn1, turn2}); // resent, and so found in both
        row("yak", {turn2});
        row("zebra reply", {turn1, turn2});
        row("question \"reply 3\"", {turn2});
        row("lookup_weather oslo", {tool});
        row("gizmo", {}); // a tool that is offered is no part of the conversation
        row("gadgetry", {});
        row("aGlkZGVud29yZA", {});
        row("user", {}); // a role is no word
        row("nowhere", {});
    }

    void wordsFindTheirCalls()
    {
        QFETCH(QString, search);
        QFETCH(QStringList, calls);
        const auto found = find(search);
        QCOMPARE(found, QSet<QString>(calls.begin(), calls.end()));
    }

    void whateverIsTypedIsNoGrammar_data()
    {
        QTest::addColumn<QString>("search");
        for (const char *search : {"\"", "\"\"", "\"\"\"", "*", "^", "NEAR(", "NEAR(a b",
                 "text:whales", "whales*", "a AND", "OR", "NOT", "{text}: a", "- whales",
                 "whales'; DROP TABLE calls; --", "((((", "a\" OR \"b", "\\", "%", "\"a\" + \"b\"",
                 "中\"文", "a\"*", "😀", "?", "....", "\xef\xbf\xbe", "\t\n"})
            QTest::newRow(search) << QString::fromUtf8(search);
        QTest::newRow("nul") << QString(
            QStringLiteral("whales") + QChar(0) + QStringLiteral("\" OR text:*"));
        QTest::newRow("long") << QStringLiteral("x\" ").repeated(10'000);
        QTest::newRow("lone surrogate") << QString(QChar(0xd800));
    }

    void whateverIsTypedIsNoGrammar()
    {
        QFETCH(QString, search);
        const auto rows = waitFor(m_history->find({{}, search, -1, false}));
        QVERIFY2(rows.ok(), rows.ok() ? "" : qPrintable(rows.error().message));
        QCOMPARE(find(QStringLiteral("whales")).size(), 1);
    }

    void operatorsAreWords()
    {
        QCOMPARE(find(QStringLiteral("whales OR zebra")).size(), 0);
        QCOMPARE(find(QStringLiteral("NOT NEAR")), QSet<QString>{QStringLiteral("quotes")});
        QCOMPARE(find(QStringLiteral("col:")), QSet<QString>{QStringLiteral("quotes")});
    }

    void searchAndFilterGoTogether()
    {
        const auto all = waitFor(m_history->find(
            {QStringLiteral("provider = openai"), QStringLiteral("zebra"), -1, false}));
        QCOMPARE(all->size(), 2);
        const auto none = waitFor(m_history->find(
            {QStringLiteral("provider = other"), QStringLiteral("zebra"), -1, false}));
        QCOMPARE(none->size(), 0);
        const auto one = waitFor(
            m_history->find({QStringLiteral("prompt ~ yak"), QStringLiteral("zebra"), -1, false}));
        QCOMPARE(one->size(), 1);
    }

    void eachTextIsIndexedOnce()
    {
        Database database(
            m_folder.filePath(QStringLiteral("history.db")), Database::Access::Read, 0);
        QCOMPARE(database.integer(QStringLiteral(
                     "SELECT count(*) FROM search_words WHERE search_words MATCH 'zebra'")),
            1);
    }

    /// A history of a version with the former index: what is in it is found, after a while, and again.
    void formerIndexIsReplaced()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("history.db"));
        Call call = sampleCall(QStringLiteral("Where do zebras sleep?"), QStringLiteral("Standing up."));
        {
            const auto history = std::move(History::open(path)).value();
            history->finish(call);
            QVERIFY(waitFor(history->flush()));
        }
        {
            Database database(path, Database::Access::Write, 0);
            takeBackSteps(database, 5);
        }
        const auto history = std::move(History::open(path)).value();
        for (const char *words : {"zebras", "\"do zebras\" standing"}) {
            const auto found = [&] { return waitFor(history->find({{}, QLatin1String(words), -1, false}))->size() == 1; };
            QTRY_VERIFY_WITH_TIMEOUT(found(), 20'000);
        }
        Database database(path, Database::Access::Read, 0);
        QTRY_COMPARE(database.integer(QStringLiteral("SELECT count(*) FROM housekeeping WHERE name LIKE 'index_older%'")), 0);
    }

    void wordsForTheIndex_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *text, const char *words) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(words);
        };
        row("The cat, the CAT_2", "the cat 2");
        row("café CAFE", "cafe");
        row("東京 都", "東 京 東京 都 京都");
        row("東京, 都", "東 京 東京 都");
        row("", "");
        row(" ?!\n", "");
        QTest::newRow("long") << QString(300, u'x') << QString(64, u'x');
        QTest::newRow("long, not ASCII") << QString(300, u'é') << QString(64, u'e');
        // A run is cut where no one sees it.
        QTest::newRow("long run") << QStringLiteral("一丁").repeated(2'000) << QStringLiteral("一 丁 一丁 丁一");
        QTest::newRow("long run of halves") << QStringLiteral("ｶﾞ").repeated(2'000) << QStringLiteral("ガ ガガ");
        QTest::newRow("a million marks") << u'a' + QString(1'000'000, QChar(0x301)) << QStringLiteral("a");
        QTest::newRow("half a pair") << QString(QChar(0xd800)) + QLatin1Char('a') << QStringLiteral("a");
    }

    void wordsForTheIndex()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        QCOMPARE(QString::fromUtf8(indexWords(text)), words);
    }

    void textOfAPiece_data()
    {
        QTest::addColumn<QByteArray>("piece");
        QTest::addColumn<QString>("text");
        QTest::newRow("string") << QByteArray(R"("You are kind")")
                                << QStringLiteral("You are kind");
        QTest::newRow("message") << QByteArray(R"({"role":"user","content":"hi"})")
                                 << QStringLiteral("hi");
        QTest::newRow("parts") << QByteArray(
            R"({"role":"user","content":[{"type":"text","text":"a"},{"text":"b"}]})")
                               << QStringLiteral("a b");
        QTest::newRow("gemini") << QByteArray(
            R"({"role":"model","parts":[{"functionCall":{"name":"f","args":{"id":"X1"}}}]})")
                                << QStringLiteral("f X1");
        QTest::newRow("anthropic tool result") << QByteArray(
            R"({"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":"42 is it"}]})")
                                               << QStringLiteral("42 is it");
        QTest::newRow("anthropic tools")
            << QByteArray(R"([{"name":"f","description":"d","input_schema":{}}])") << QString();
        QTest::newRow("gemini tools")
            << QByteArray(R"([{"functionDeclarations":[{"name":"f"}]}])") << QString();
        QTest::newRow("no JSON") << QByteArray("plain words") << QStringLiteral("plain words");
        QTest::newRow("bytes") << QByteArray("\xff\xfe\x80") << QString();
        QTest::newRow("numbers") << QByteArray("[1,2,null,true]") << QString();
    }

    void textOfAPiece()
    {
        QFETCH(QByteArray, piece);
        QFETCH(QString, text);
        QCOMPARE(textOfPiece(piece).simplified(), text);
    }

    /// Each import makes a part of the index of its own; what is left of them when nothing else is to do is quick to search.
    void partsAreMergedAfterImports()
    {
        const QString path = m_folder.filePath(QStringLiteral("imports.db"));
        const auto history = std::move(History::open(path)).value();
        Database database(path, Database::Access::Read, 1000);
        const auto parts = [&database] {
            return int(database.integer(QStringLiteral("SELECT count(DISTINCT segid) FROM search_words_idx")));
        };
        QTRY_COMPARE_WITH_TIMEOUT(parts(), 0, 1000);
        QTest::qWait(3500); // the writer has looked, and found nothing to merge
        for (int i = 0; i < 12; ++i) {
            Call call = sampleCall(QStringLiteral("prompt%1").arg(i));
            call.exchange.requestBody = chatBody({QStringLiteral("import%1").arg(i)});
            QVERIFY(waitFor(history->import({call})).ok());
        }
        QVERIFY2(parts() >= 10, qPrintable(QString::number(parts())));
        QTRY_VERIFY_WITH_TIMEOUT(parts() <= 4, 20'000);
        QCOMPARE(waitFor(history->find({{}, QStringLiteral("import7"), -1, false}))->size(), 1);
    }

private:
    void store(const char *name, const QStringList &texts, const QString &answer)
    {
        Call call = sampleCall(texts.last(), answer);
        call.exchange.requestBody = chatBody(texts);
        m_names.insert(call.id, QString::fromUtf8(name));
        m_history->finish(call);
    }

    void store(const char *name, const char *prompt, const char *answer)
    {
        store(name, QStringList{QString::fromUtf8(prompt)}, QString::fromUtf8(answer));
    }

    QSet<QString> find(const QString &search)
    {
        QSet<QString> names;
        const auto rows = waitFor(m_history->find({{}, search, -1, false}));
        if (!rows.ok()) {
            names.insert(rows.error().message);
            return names;
        }
        const auto list = waitFor(m_history->summaries(*rows));
        for (const CallSummary &call : *list)
            names.insert(m_names.value(call.id));
        return names;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<History> m_history;
    QHash<QUuid, QString> m_names;
};

HELIOGRAPH_TEST_MAIN(HistorySearchTest)
#include "tst_historysearch.moc"
