#include "core/base/json.h"
#include "core/base/quickjson.h"

#include <QRandomGenerator>
#include <QTest>

using namespace heliograph;

class JsonTest : public QObject
{
    Q_OBJECT

private:
    static Json byTheOther(const QByteArray &text) { return Json::parse(text.begin(), text.end(), nullptr, false); }

    static Json randomText(QRandomGenerator &random)
    {
        static const QStringList parts{QStringLiteral("word "), QStringLiteral("\n"), QStringLiteral("\""), QStringLiteral("\\"),
            QStringLiteral("\u00e4"), QStringLiteral("\u4e2d\u6587"), QStringLiteral("\U0001F600"), QString(QChar(0)),
            QStringLiteral("\t/"), QStringLiteral("{[")};
        QString text;
        for (int i = random.bounded(8); i > 0; --i)
            text += parts[random.bounded(int(parts.size()))];
        return toJson(text);
    }

    static Json randomValue(QRandomGenerator &random, int depth)
    {
        switch (random.bounded(depth > 0 ? 9 : 6)) {
        case 0:
            return nullptr;
        case 1:
            return random.bounded(2) == 1;
        case 2:
            return qint64(random.generate64()) >> random.bounded(64);
        case 3:
            return random.generate64() >> random.bounded(64);
        case 4:
            return std::ldexp(random.generateDouble() - 0.5, random.bounded(200) - 100);
        case 5:
            return randomText(random);
        case 6: {
            Json list = Json::array();
            for (int i = random.bounded(6); i > 0; --i)
                list.push_back(randomValue(random, depth - 1));
            return list;
        }
        default: {
            Json object = Json::object();
            for (int i = random.bounded(10) == 0 ? 60 : random.bounded(6); i > 0; --i)
                object[randomText(random).get<std::string>() + std::to_string(i)] = randomValue(random, depth - 1);
            return object;
        }
        }
    }

private Q_SLOTS:
    void randomDocuments()
    {
        QRandomGenerator random(7);
        int escaped = 0;
        for (int i = 0; i < 3000; ++i) {
            const Json value = randomValue(random, 5);
            const bool ascii = random.bounded(2) == 1;
            const QByteArray text = QByteArray::fromStdString(value.dump(random.bounded(3) - 1, ' ', ascii));
            const auto quick = quickJson(text);
            if (!quick) { // what is written as two escaped halves is left to the other
                QVERIFY2(text.contains("\\ud"), text.constData());
                ++escaped;
            } else {
                QCOMPARE(QByteArray::fromStdString(quick->dump()), QByteArray::fromStdString(byTheOther(text).dump()));
            }
            QVERIFY(parseJson(text).has_value());
            QCOMPARE(QByteArray::fromStdString(parseJson(text)->dump()), QByteArray::fromStdString(value.dump()));
        }
        QVERIFY(escaped > 50);
    }

    void brokenDocuments()
    {
        QRandomGenerator random(8);
        int refused = 0;
        for (int i = 0; i < 20'000; ++i) {
            QByteArray text = QByteArray::fromStdString(randomValue(random, 3).dump());
            for (int changes = random.bounded(3) + 1; changes > 0 && !text.isEmpty(); --changes) {
                const qsizetype at = random.bounded(int(text.size()));
                switch (random.bounded(3)) {
                case 0:
                    text.remove(at, 1);
                    break;
                case 1:
                    text.insert(at, "{}[],:\"\\0.-e\x80\xc3u"[random.bounded(15)]);
                    break;
                default:
                    text[at] = char(random.bounded(256));
                }
            }
            const auto quick = quickJson(text);
            const Json slow = byTheOther(text);
            refused += slow.is_discarded();
            if (quick) {
                QVERIFY2(!slow.is_discarded(), text.toHex(' ').constData());
                QCOMPARE(QByteArray::fromStdString(quick->dump()), QByteArray::fromStdString(slow.dump()));
            }
        }
        QVERIFY(refused > 5000);
    }

    void kindsOfNumbers_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *text, Json::value_t kind) { QTest::newRow(text) << QByteArray(text) << int(kind); };
        row("0", Json::value_t::number_unsigned);
        row("9223372036854775807", Json::value_t::number_unsigned);
        row("9223372036854775808", Json::value_t::number_unsigned);
        row("18446744073709551615", Json::value_t::number_unsigned);
        row("18446744073709551616", Json::value_t::number_float);
        row("-9223372036854775808", Json::value_t::number_integer);
        row("-9223372036854775809", Json::value_t::number_float);
        row("1.0", Json::value_t::number_float);
        row("1e2", Json::value_t::number_float);
        row("-0.0", Json::value_t::number_float);
        row("4.9e-324", Json::value_t::number_float);
        row("1.7976931348623157e308", Json::value_t::number_float);
    }

    void kindsOfNumbers()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, kind);
        const auto value = parseJson(text);
        QVERIFY(value);
        QCOMPARE(int(value->type()), int(byTheOther(text).type()));
        QCOMPARE(int(value->type()), kind);
        QCOMPARE(value->dump(), byTheOther(text).dump());
    }

    void zeroWithASign()
    {
        QCOMPARE(parseJson("-0")->dump(), std::string("0")); // unsigned here, signed there, the same to all who ask
        QCOMPARE(byTheOther("-0").dump(), std::string("0"));
        QCOMPARE(intMember(*parseJson("{\"n\":-0}"), "n"), std::optional<qint64>(0));
    }

    void lastOfEqualKeysInTheFirstPlace()
    {
        for (const int members : {2, 100}) {
            QByteArray text = "{\"twice\":1";
            for (int i = 0; i < members; ++i)
                text += ",\"key" + QByteArray::number(i) + "\":0";
            text += ",\"twice\":{\"x\":2}}";
            const auto quick = quickJson(text);
            QVERIFY(quick);
            QCOMPARE(quick->dump(), byTheOther(text).dump());
            QCOMPARE(quick->begin().key(), std::string("twice"));
        }
    }

    void halvesOfSurrogatePairsAreMended()
    {
        QCOMPARE(toQString(*parseJson(R"("a\ud83d\ude00b")")), QStringLiteral("a\U0001F600b"));
        QCOMPARE(toQString(*parseJson(R"("a\ud83db")")), QStringLiteral("a\ufffdb"));
        QCOMPARE(toQString(*parseJson(R"("a\uDE00b")")), QStringLiteral("a\ufffdb"));
        QCOMPARE(toQString(*parseJson(R"("\\ud83d")")), QStringLiteral("\\ud83d"));
    }

    void largeAndDeepOnes()
    {
        const QByteArray large = '"' + QByteArray(3'000'000, 'x') + '"';
        QVERIFY(!quickJson(large));
        QCOMPARE(toQString(*parseJson(large)).size(), 3'000'000);
        const QByteArray middle = '[' + QByteArray("\"text\",").repeated(100'000) + "1]"; // with memory of its own
        QCOMPARE(quickJson(middle)->size(), size_t(100'001));
        QVERIFY(parseJson(QByteArray(256, '[') + QByteArray(256, ']')));
        QVERIFY(!parseJson(QByteArray(257, '[') + QByteArray(257, ']')));
        QVERIFY(!parseJson(QByteArray(500'000, '[')));
    }
};

QTEST_APPLESS_MAIN(JsonTest)
#include "tst_json.moc"
