#include "core/prompts/promptvariables.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace heliograph;

/// Variables of prompts: found, filled in, and everything else left as it is.
class PromptVariablesTest final : public QObject
{
    Q_OBJECT

    /// "name", "name:type" or nothing, joined by spaces.
    static QString found(const QString &text)
    {
        QStringList list;
        for (const VariablePlace &place : variablePlaces(text))
            list << (place.variable.type.isEmpty() ? place.variable.name
                                                   : place.variable.name + u':' + place.variable.type);
        return list.join(u' ');
    }

private Q_SLOTS:
    void places_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("names");
        QTest::newRow("none") << "Hello" << "";
        QTest::newRow("empty") << "" << "";
        QTest::newRow("plain") << "Hello {{name}}!" << "name";
        QTest::newRow("spaces") << "{{ name }}{{\tcity\n}}" << "name city";
        QTest::newRow("helicone") << "{{hc:order:number}} {{hc:vip:boolean}} {{hc:who:string}}"
                                  << "order:number vip:boolean who:string";
        QTest::newRow("helicone with spaces") << "{{ hc : order : number }}" << "order:number";
        QTest::newRow("helicone, own type") << "{{hc:day:date-time}}" << "day:date-time";
        QTest::newRow("helicone, name with hyphen") << "{{hc:-a_b-1:string}}" << "-a_b-1:string";
        QTest::newRow("helicone, no type") << "{{hc:order}}" << "";
        QTest::newRow("helicone, empty type") << "{{hc:order:}}" << "";
        QTest::newRow("helicone, empty name") << "{{hc::string}}" << "";
        QTest::newRow("helicone, name with a digit first") << "{{hc:1a:string}}" << "";
        QTest::newRow("helicone, part too much") << "{{hc:a:string:x}}" << "";
        QTest::newRow("helicone's partial prompts") << "{{hcp:abc:0:production}}" << "";
        QTest::newRow("named hc") << "{{hc}}" << "hc";
        QTest::newRow("begins with hc") << "{{hcount}}" << "hcount";
        QTest::newRow("dots, digits, hyphens") << "{{user.first-name_2}}" << "user.first-name_2";
        QTest::newRow("other letters") << QString::fromUtf8("{{größe}} {{名前}}") << QString::fromUtf8("größe 名前");
        QTest::newRow("digit first") << "{{1st}}" << "";
        QTest::newRow("no name") << "{{}} {{ }}" << "";
        QTest::newRow("two words") << "{{first name}}" << "";
        QTest::newRow("escaped") << "\\{{name}} {{other}}" << "other";
        QTest::newRow("escaped backslash is still one") << "\\\\{{name}}" << "";
        QTest::newRow("one brace") << "{name}" << "";
        QTest::newRow("half closed") << "{{name} {{other}}" << "other";
        QTest::newRow("not closed") << "{{name" << "";
        QTest::newRow("only open") << "{{" << "";
        QTest::newRow("space between braces") << "{ {name} }" << "";
        QTest::newRow("in braces of its own") << "{{{name}}}" << "name";
        QTest::newRow("many braces") << "{{{{{name}}}}}" << "name";
        QTest::newRow("in JSON") << "{\"a\":{\"b\":{{b}}}}" << "b";
        QTest::newRow("inside of another") << "{{a{{b}}}}" << "b";
        QTest::newRow("other templates") << "{{#if x}}{{/if}}{{> part}}{{x | upper}}{% y %}${z}" << "";
        QTest::newRow("next to each other") << "{{a}}{{b}}{{a}}" << "a b a";
    }

    void places()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, names);
        QCOMPARE(found(text), names);
        for (const VariablePlace &place : variablePlaces(text)) {
            const QString braces = text.mid(place.from, place.length);
            QVERIFY(braces.startsWith(QLatin1String("{{")) && braces.endsWith(QLatin1String("}}")));
            QVERIFY(braces.contains(place.variable.name));
        }
    }

    void eachOnceAndTheTypeHolds()
    {
        QList<PromptVariable> known;
        collectVariables(u"{{b}} {{a}} {{hc:b:number}}", known);
        collectVariables(u"{{a}} {{hc:b:boolean}} {{hc:c:string}}", known);
        QCOMPARE(known, (QList<PromptVariable>{{QStringLiteral("b"), QStringLiteral("number")},
                            {QStringLiteral("a"), {}}, {QStringLiteral("c"), QStringLiteral("string")}}));
    }

    void values_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("fits");
        QTest::newRow("text") << "" << "x" << true;
        QTest::newRow("no text") << "" << "" << false;
        QTest::newRow("a space") << "string" << " " << true;
        QTest::newRow("lines") << "string" << "a\nb" << true;
        QTest::newRow("own type") << "date" << "never" << true;
        for (const char *good : {"0", "12", "-3.5", "+1", "1e9", " 42 ", "0.1", ".5", "5."})
            QTest::addRow("number %s", good) << "number" << good << true;
        for (const char *bad : {"", " ", "twelve", "1,000", "12 eggs", "nan", "inf", "1e999", "--1"})
            QTest::addRow("no number %s", bad) << "number" << bad << false;
        for (const char *good : {"true", "false", "yes", "no", "TRUE", " No "})
            QTest::addRow("boolean %s", good) << "boolean" << good << true;
        for (const char *bad : {"", "1", "0", "on", "maybe"})
            QTest::addRow("no boolean %s", bad) << "boolean" << bad << false;
    }

    void values()
    {
        QFETCH(const QString, type);
        QFETCH(const QString, value);
        QFETCH(const bool, fits);
        const QString problem = valueProblem({QStringLiteral("order"), type}, value);
        QCOMPARE(problem.isEmpty(), fits);
        QVERIFY(fits || problem.contains(QLatin1String("order")));
    }

    void missingOnesAreNamed()
    {
        const QList<PromptVariable> variables{{QStringLiteral("a"), {}}, {QStringLiteral("b"), QStringLiteral("number")},
            {QStringLiteral("c"), {}}};
        const QString both = valuesProblem(variables, {{QStringLiteral("b"), QStringLiteral("1")}});
        QVERIFY(both.contains(QLatin1String("a, c")));
        QVERIFY(!both.contains(QLatin1String("b,")));
        const PromptValues wrong{{QStringLiteral("a"), QStringLiteral("1")}, {QStringLiteral("b"), QStringLiteral("x")},
            {QStringLiteral("c"), QStringLiteral("1")}};
        QVERIFY(valuesProblem(variables, wrong).contains(QLatin1String("b")));
        QCOMPARE(valuesProblem(variables, {{QStringLiteral("a"), QStringLiteral("1")},
                                              {QStringLiteral("b"), QStringLiteral("2")},
                                              {QStringLiteral("c"), QStringLiteral("3")}}),
            QString());
        QCOMPARE(valuesProblem({}, {}), QString());
    }

    void filled_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("result");
        QTest::newRow("nothing to do") << "a {b} \\{{a}} {{" << "a {b} \\{{a}} {{";
        QTest::newRow("plain") << "Hi {{a}}, {{ a }}." << "Hi Ann, Ann.";
        QTest::newRow("helicone") << "{{hc:n:number}}{{hc:yes:boolean}}" << " 42 true"; // as it was typed
        QTest::newRow("in JSON") << "{\"a\":{\"b\":{{n}}}}" << "{\"a\":{\"b\": 42 }}";
        QTest::newRow("not looked through again") << "{{braces}}" << "{{a}}";
        QTest::newRow("without a value") << "{{a}} {{unknown}} {{a}}" << "Ann {{unknown}} Ann";
        QTest::newRow("values with backslashes and dollars") << "{{odd}}" << "\\1 $1 \\{{x}}";
        QTest::newRow("line ends stay") << "a\r\n{{a}}\r\n\tb " << "a\r\nAnn\r\n\tb ";
    }

    void filled()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, result);
        const PromptValues values{{QStringLiteral("a"), QStringLiteral("Ann")}, {QStringLiteral("n"), QStringLiteral(" 42 ")},
            {QStringLiteral("yes"), QStringLiteral("true")}, {QStringLiteral("braces"), QStringLiteral("{{a}}")},
            {QStringLiteral("odd"), QStringLiteral("\\1 $1 \\{{x}}")}};
        QCOMPARE(filledText(text, values), result);
        const auto checked = fillText(text, values);
        if (text.contains(QLatin1String("unknown"))) {
            QVERIFY(!checked.ok());
            QCOMPARE(checked.error().kind, ErrorKind::Usage);
            QVERIFY(checked.error().message.contains(QLatin1String("unknown")));
        } else {
            QCOMPARE(*checked, result);
        }
    }

    /// Whatever the text, what is no variable comes back as it was, and filling in the braces themselves changes nothing.
    void anyText()
    {
        QRandomGenerator random(7);
        const QStringList bits{QStringLiteral("{"), QStringLiteral("}"), QStringLiteral("{{"), QStringLiteral("}}"),
            QStringLiteral("hc"), QStringLiteral(":"), QStringLiteral("a"), QStringLiteral("number"), QStringLiteral(" "),
            QStringLiteral("\\"), QStringLiteral("\n"), QStringLiteral("1"), QString(QChar(0xd83d)), QString(QChar(0))};
        int seen = 0;
        for (int i = 0; i < 20'000; ++i) {
            QString text;
            for (int n = random.bounded(20); n > 0; --n)
                text += bits[random.bounded(int(bits.size()))];
            const auto places = variablePlaces(text);
            seen += int(places.size());
            QCOMPARE(filledText(text, {}), text);
            qsizetype end = 0;
            QString rest;
            QString marked;
            for (const VariablePlace &place : places) {
                QVERIFY(place.from >= end);
                rest += text.mid(end, place.from - end);
                marked += text.mid(end, place.from - end) + QStringLiteral("<>");
                end = place.from + place.length;
            }
            marked += text.mid(end);
            PromptValues all;
            for (const VariablePlace &place : places)
                all.insert(place.variable.name, QStringLiteral("<>"));
            QCOMPARE(filledText(text, all), marked);
        }
        QVERIFY(seen > 100);
    }
};

HELIOGRAPH_TEST_MAIN(PromptVariablesTest)
#include "tst_promptvariables.moc"
