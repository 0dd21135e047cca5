#include "core/schema/jsonplace.h"
#include "core/schema/schemachecks.h"
#include "core/schema/schemadraft.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>

using namespace heliograph;

namespace {

/// JSON with single quotes for double ones.
QByteArray quoted(const char *json) { return QByteArray(json).replace('\'', '"'); }

Json json(const char *text)
{
    const auto parsed = parseJson(quoted(text));
    if (!parsed)
        qFatal("the test's own JSON is broken: %s", text);
    return *parsed;
}

/// "pointer|line:column|message" of the first problem that is no note.
QString first(const SchemaProblems &problems)
{
    const SchemaProblem *problem = firstWrong(problems);
    return problem ? QStringLiteral("%1|%2:%3|%4").arg(problem->pointer).arg(problem->line).arg(problem->column).arg(problem->message)
                   : QString();
}

}

class TestSchema final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatDoesNotFit_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("message"); // empty: it fits
        const auto row = [](const char *name, const char *schema, const char *value, const char *message) {
            QTest::newRow(name) << quoted(schema) << quoted(value) << QString::fromUtf8(message);
        };
        row("true", "true", "1", "");
        row("false", "false", "1", "The value is not allowed here.");
        row("type", "{'type':'number'}", "'x'", "The value is a string, not a number.");
        row("types", "{'type':['string','null']}", "3", "The value is 3, not a string or null.");
        row("whole", "{'type':'integer'}", "1.0", "");
        row("not whole", "{'type':'integer'}", "1.5", "The value is 1.5, not a whole number.");
        row("list", "{'type':'object'}", "[1]", "The value is a list, not an object.");
        row("boolean", "{'type':'string'}", "true", "The value is true, not a string.");
        row("nested", "{'properties':{'items':{'items':{'properties':{'price':{'type':'number'}}}}}}",
            "{'items':[{'price':1},{'price':2.5},{'price':'3'}]}", "/items/2/price is a string, not a number.");
        row("escapes", "{'properties':{'a/b~':{'type':'null'}}}", "{'a/b~':1}", "/a~1b~0 is 1, not null.");
        row("required", "{'required':['a','b']}", "{'a':1}", "The value lacks the member “b”.");
        row("closed", "{'properties':{'a':true},'additionalProperties':false}", "{'a':1,'b':2}",
            "/b is a member the schema does not allow.");
        row("open", "{'properties':{'a':true},'additionalProperties':{'type':'string'}}", "{'b':2}", "/b is 2, not a string.");
        row("enum", "{'enum':['red','green']}", "'blue'", "The value is \"blue\", which is none of [\"red\",\"green\"].");
        row("enum of numbers", "{'enum':[1]}", "1.0", "");
        row("enum of objects", "{'enum':[{'a':1,'b':2}]}", "{'b':2,'a':1}", "");
        row("const", "{'const':'x'}", "'y'", "The value is \"y\", not \"x\".");
        row("nullable", "{'type':'string','nullable':true}", "null", "");
        row("nullable enum", "{'type':'string','enum':['a'],'nullable':true}", "null", "");
        row("least", "{'minimum':3}", "2", "The value is 2; it must be at least 3.");
        row("above", "{'exclusiveMinimum':3}", "3", "The value is 3; it must be more than 3.");
        row("above, draft 4", "{'minimum':3,'exclusiveMinimum':true}", "3", "The value is 3; it must be more than 3.");
        row("large", "{'maximum':9007199254740992}", "9007199254740993",
            "The value is 9007199254740993; it must be at most 9007199254740992.");
        row("huge", "{'maximum':9223372036854775807}", "18446744073709551615",
            "The value is 18446744073709551615; it must be at most 9223372036854775807.");
        row("multiple", "{'multipleOf':0.01}", "19.99", "");
        row("no multiple", "{'multipleOf':0.01}", "19.999", "The value is 19.999, which is no multiple of 0.01.");
        row("short", "{'minLength':2}", "'\xc3\xa9'", "The value has 1 characters; it needs at least 2.");
        row("emoji", "{'maxLength':1}", "'\xf0\x9f\x98\x80'", "");
        row("pattern", "{'pattern':'^[a-z]+$'}", "'a1'", "The value is \"a1\", which does not match the pattern ^[a-z]+$.");
        row("pattern and last line", "{'pattern':'^a$'}", "'a\\n'", "The value is \"a\\n\", which does not match the pattern ^a$.");
        row("pattern of Unicode", "{'pattern':'^\\\\u00e9$'}", "'\xc3\xa9'", "");
        row("places in the value", "{'type':'number'}", "'%1 %2 %3'", "The value is a string, not a number.");
        row("places in a constant", "{'const':'%1'}", "'%2'", "The value is \"%2\", not \"%1\".");
        row("few", "{'minItems':2}", "[1]", "The value has 1 items; it needs at least 2.");
        row("twice", "{'uniqueItems':true}", "[{'a':1,'b':2},3,{'b':2,'a':1.0}]", "/2 is in the list twice.");
        row("first items", "{'prefixItems':[{'type':'string'},{'type':'number'}],'items':false}", "['a',1,2]", "/2 is not allowed here.");
        row("first items, draft 7", "{'items':[{'type':'string'}],'additionalItems':{'type':'number'}}", "['a','b']", "/1 is a string, not a number.");
        row("contains", "{'contains':{'type':'string'},'minContains':2}", "['a',1]",
            "The value holds 1 items of the kind it needs; at least 2 are needed.");
        row("names", "{'propertyNames':{'pattern':'^x'}}", "{'y':1}", "/y has a name that is not allowed.");
        row("by pattern", "{'patternProperties':{'^n':{'type':'number'}},'additionalProperties':false}", "{'n1':'a'}", "/n1 is a string, not a number.");
        row("dependent", "{'dependentRequired':{'a':['b']}}", "{'a':1}", "The value has “a”, so it needs “b” too.");
        row("any", "{'anyOf':[{'type':'string'},{'type':'null'}]}", "1", "The value is 1, which fits none of the 2 alternatives.");
        row("the branch that was meant",
            "{'anyOf':[{'properties':{'kind':{'const':'a'},'x':{'type':'number'}}},"
            "{'properties':{'kind':{'const':'b'},'y':{'type':'number'}}}]}",
            "{'kind':'b','y':'no'}", "/y is a string, not a number.");
        row("optional object", "{'anyOf':[{'type':'null'},{'type':'object','required':['a'],'properties':{'a':{'type':'number'}}}]}",
            "{'a':'x'}", "/a is a string, not a number.");
        row("one", "{'oneOf':[{'type':'integer'},{'type':'number'}]}", "1",
            "The value fits more than one of the alternatives, but only one is allowed.");
        row("all", "{'allOf':[{'minimum':1},{'maximum':2}]}", "3", "The value is 3; it must be at most 2.");
        row("not", "{'not':{'type':'string'}}", "'a'", "The value is what the schema rules out with “not”.");
        row("if", "{'if':{'properties':{'a':{'const':1}}},'then':{'required':['b']}}", "{'a':1}", "The value lacks the member “b”.");
        row("reference", "{'$defs':{'n':{'type':'number'}},'items':{'$ref':'#/$defs/n'}}", "[1,'2']", "/1 is a string, not a number.");
        row("reference to itself", "{'properties':{'next':{'$ref':'#'}},'required':['v']}", "{'v':1,'next':{'v':1,'next':{}}}",
            "/next/next lacks the member “v”.");
        row("anchor", "{'$defs':{'x':{'$anchor':'num','type':'number'}},'$ref':'#num'}", "'a'", "The value is a string, not a number.");
        row("elsewhere", "{'$ref':'https://example.org/s.json'}", "1", "");
        row("date", "{'format':'date'}", "'2026-02-30'", "The value is \"2026-02-30\", which has not the format date.");
        row("unknown format", "{'format':'colour'}", "'x'", "");
    }

    void saysWhatDoesNotFit()
    {
        QFETCH(const QByteArray, schema);
        QFETCH(const QByteArray, value);
        QFETCH(const QString, message);
        const auto parsed = parseJson(schema);
        QVERIFY(parsed);
        QVERIFY2(!hasWrong(checkSchema(*parsed)), qPrintable(first(checkSchema(*parsed))));
        const SchemaProblems problems = validateText(*parsed, value);
        const SchemaProblem *problem = firstWrong(problems);
        QCOMPARE(problem ? problem->message : QString(), message);
    }

    void formats_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        const auto rows = [](const char *format, std::initializer_list<const char *> good, std::initializer_list<const char *> bad) {
            for (const char *text : good)
                QTest::addRow("%s %s", format, text) << QString::fromLatin1(format) << QString::fromUtf8(text) << true;
            for (const char *text : bad)
                QTest::addRow("no %s %s", format, text) << QString::fromLatin1(format) << QString::fromUtf8(text) << false;
        };
        rows("date", {"2024-02-29"}, {"2023-02-29", "24-1-1", "2024-02-29 ", "20240229"});
        rows("time", {"12:00:00Z", "23:59:60+02:00", "00:00:00.123z"}, {"24:00:00Z", "12:00:00", "12:00Z"});
        rows("date-time", {"2024-02-29T12:00:00Z", "2024-02-29t12:00:00-05:30"}, {"2024-02-29 12:00:00Z", "2024-02-29", "2024-13-01T00:00:00Z"});
        rows("duration", {"P1Y2M3DT4H5M6S", "PT0S", "P4W"}, {"P", "PT", "1D", "P1S"});
        rows("email", {"a.b+c@example.org", "x@localhost"}, {"a@", "@b", "a b@c.de", "a..b@c.de", "plain"});
        rows("hostname", {"example.org", "a-b.c"}, {"-a.b", "a_b", ""});
        rows("ipv4", {"127.0.0.1", "255.255.255.255"}, {"256.0.0.1", "1.2.3", "01.2.3.4", "1.2.3.4."});
        rows("ipv6", {"::1", "2001:db8::8a2e:370:7334"}, {"1.2.3.4", "::g", "12345::"});
        rows("uri", {"https://example.org/a?b#c", "mailto:a@b.de"}, {"/a/b", "https://a b", "http://\\x"});
        rows("uuid", {"123e4567-e89b-12d3-a456-426614174000"}, {"123e4567", "{123e4567-e89b-12d3-a456-426614174000}"});
        rows("json-pointer", {"", "/a~1b/0"}, {"a", "/a~2"});
        rows("regex", {"^a+$"}, {"("});
    }

    void formats()
    {
        QFETCH(const QString, format);
        QFETCH(const QString, text);
        QFETCH(const bool, good);
        const Json schema{{"format", toJson(format)}};
        QCOMPARE(validate(schema, toJson(text)).empty(), good);
    }

    void pointsIntoTheText()
    {
        const Json schema = json("{'properties':{'items':{'items':{'properties':{'price':{'type':'number'}}}}}}");
        QCOMPARE(first(validateText(schema, "{\n  \"items\": [\n    {\"price\": 1},\n    {\"n\xc3\xa4me\": \"\", \"price\": \"x\"}\n  ]\n}")),
            QStringLiteral("/items/1/price|4:27|/items/1/price is a string, not a number."));
        const auto place = placeOf("{\"a\": [1, {\"b~/\": 22}]}", QStringLiteral("/a/1/b~0~1"));
        QVERIFY(place);
        QCOMPARE(place->offset, 18);
        QCOMPARE(place->size, 2);
        QVERIFY(!placeOf("{\"a\": 1}", QStringLiteral("/a/0")));
        QVERIFY(!placeOf("{\"a\": 1}", QStringLiteral("/b")));
        QVERIFY(!placeOf("[1]", QStringLiteral("/1")));
        QCOMPARE(placeOf(" {\"a\": 1}", QString())->offset, 1);
    }

    void namesMistakesOfTheJson_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *text, const char *expected) {
            QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(expected);
        };
        row("empty", " \n", "1:1|Here is no JSON yet.");
        row("good", "{\"a\": [1, 2.5e3, null, true, \"\\u00e9\"]}", "");
        row("comma too many", "{\n  \"a\": 1,\n}", "3:1|A name in double quotes belongs here. Is a comma too many before it?");
        row("comma missing", "{\"a\": 1 \"b\": 2}", "1:11|A comma or a closing } is missing before this.");
        row("colon missing", "{\"a\" 1}", "1:6|A colon is missing before this.");
        row("open", "{\"a\": [1", "1:9|The JSON ends too early: a bracket or a quote is not closed.");
        row("too much", "{} x", "1:4|Something stands here after the end of the JSON.");
        row("quotes", "{'a': 1}", "1:2|A name in double quotes belongs here. Is a comma too many before it?");
    }

    void namesMistakesOfTheJson()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, expected);
        const auto mistake = jsonMistake(text);
        QCOMPARE(mistake ? QStringLiteral("%1:%2|%3").arg(mistake->line).arg(mistake->column).arg(mistake->message) : QString(), expected);
    }

    void checksSchemas_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QString>("expected"); // of the first that is wrong
        QTest::addColumn<int>("notes");
        const auto row = [](const char *name, const char *schema, const char *expected, int notes) {
            QTest::newRow(name) << quoted(schema) << QString::fromUtf8(expected) << notes;
        };
        row("good", "{'type':'object','properties':{'a':{'type':['string','null'],'description':'x'}},'required':['a']}", "", 0);
        row("type", "{\n'properties':{\n'a':{'type':'strng'}}}",
            "/properties/a/type|3:13|“strng” is no type. There are object, array, string, number, integer, boolean and null.", 0);
        row("a list", "[]", "|1:1|A schema belongs here: an object, true or false.", 0);
        row("properties", "{'properties':['a']}", "/properties|1:15|“properties” must be an object of schemas by name.", 0);
        row("required", "{'required':true}", "/required|1:13|“required” must be a list of names.", 0);
        row("required, not described", "{'properties':{},'required':['a']}", "", 1);
        row("inner", "{'items':{'anyOf':[]}}", "/items/anyOf|1:19|“anyOf” must be a list with at least one schema.", 0);
        row("enum", "{'enum':[]}", "/enum|1:9|“enum” is empty, so no value could fit.", 0);
        row("bounds", "{'minimum':3,'maximum':2}", "/minimum|1:12|“minimum” is above “maximum”, so no value could fit.", 0);
        row("reference", "{'$ref':'#/$defs/x'}", "/$ref|1:9|“#/$defs/x” leads nowhere in this schema.", 0);
        row("reference elsewhere", "{'$ref':'https://example.org/x.json'}", "", 1);
        row("unknown", "{'typ':'string','x-own':1}", "", 1);
        row("values are no schemas", "{'enum':[{'type':'strng'}],'default':{'typ':1},'const':{'required':1}}", "", 0);
        row("a property called type", "{'properties':{'type':{'type':'string'},'$ref':{'type':'string'}}}", "", 0);
        row("not checked", "{'unevaluatedProperties':false}", "", 1);
    }

    void checksSchemas()
    {
        QFETCH(const QByteArray, schema);
        QFETCH(const QString, expected);
        QFETCH(const int, notes);
        const SchemaProblems problems = checkSchemaText(schema);
        QCOMPARE(first(problems), expected);
        QCOMPARE(int(problems.size()) - (expected.isEmpty() ? 0 : 1), notes);
    }

    void knowsWhatStrictModeRefuses_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QStringList>("pointers");
        const auto row = [](const char *name, const char *schema, const QStringList &pointers) {
            QTest::newRow(name) << quoted(schema) << pointers;
        };
        row("good", "{'type':'object','properties':{'a':{'type':['string','null']},'b':{'type':'array','items':{'type':'number'}}},"
                    "'required':['a','b'],'additionalProperties':false}", {});
        row("open and optional", "{'type':'object','properties':{'a':{'type':'string'}}}", {QString(), QString()});
        row("inner object", "{'type':'object','properties':{'a':{'type':'object','properties':{}}},'required':['a'],'additionalProperties':false}",
            {QStringLiteral("/properties/a")});
        row("in a list, in a branch",
            "{'type':'object','properties':{'a':{'type':'array','items':{'anyOf':[{'type':'object'},{'type':'null'}]}}},'required':['a'],"
            "'additionalProperties':false}", {QStringLiteral("/properties/a/items/anyOf/0")});
        row("keywords", "{'type':'object','properties':{'a':{'oneOf':[{'type':'string'}]}},'required':['a'],'additionalProperties':false}",
            {QStringLiteral("/properties/a/oneOf")});
        row("definitions", "{'type':'object','properties':{},'additionalProperties':false,'$defs':{'x':{'type':'object'}}}",
            {QStringLiteral("/$defs/x")});
        row("no object", "{'type':'array','items':{'type':'string'}}", {QString()});
    }

    void knowsWhatStrictModeRefuses()
    {
        QFETCH(const QByteArray, schema);
        QFETCH(const QStringList, pointers);
        QStringList found;
        for (const SchemaProblem &problem : strictProblems(*parseJson(schema)))
            found << problem.pointer;
        QCOMPARE(found, pointers);
    }

    void derivesASchemaThatTheSampleFits_data()
    {
        QTest::addColumn<QByteArray>("sample");
        const auto row = [](const char *name, const char *sample) { QTest::newRow(name) << quoted(sample); };
        row("object", "{'name':'x','price':1.5,'count':3,'yes':true,'nothing':null,'when':'2026-01-02'}");
        row("lists", "{'empty':[],'mixed':[1,2.5],'kinds':['a',1,null],'rows':[{'a':1,'b':'x'},{'a':null,'c':[1]},{'a':2.5}],"
                     "'deep':[[1],[],['x']]}");
        row("a value", "5");
    }

    void derivesASchemaThatTheSampleFits()
    {
        QFETCH(const QByteArray, sample);
        const Json value = *parseJson(sample);
        const Json schema = schemaFromSample(value);
        QVERIFY2(checkSchema(schema).empty(), dumpJson(schema).constData());
        if (value.is_object())
            QVERIFY2(strictProblems(schema).empty(), dumpJson(schema).constData());
        // Members that not all objects of a list have become nullable, so that strict mode takes them: the sample
        // itself may lack them.
        for (const SchemaProblem &problem : validate(schema, value))
            QVERIFY2(problem.message.contains(QStringLiteral("lacks the member")), qPrintable(problem.message));
    }

    void theExampleIsStrict()
    {
        QVERIFY(checkSchema(exampleSchema()).empty());
        QVERIFY(strictProblems(exampleSchema()).empty());
    }

    /// Each of these would hang, overflow or take gigabytes where nothing bounds it.
    void endsWithHostileInput_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char *name, const QByteArray &schema, const QByteArray &value) {
            QTest::newRow(name) << QByteArray(schema).replace('\'', '"') << QByteArray(value).replace('\'', '"');
        };
        row("itself", "{'$ref':'#'}", "1");
        row("branches of itself", "{'anyOf':[{'$ref':'#'},{'$ref':'#'}]}", "1");
        row("all of itself", "{'allOf':[{'$ref':'#'},{'$ref':'#'},{'$ref':'#'}]}", "1");
        row("not itself", "{'not':{'$ref':'#'}}", "1");
        row("in a ring", "{'$defs':{'a':{'$ref':'#/$defs/b'},'b':{'$ref':'#/$defs/a'}},'$ref':'#/$defs/a'}", "1");
        row("backtracking", "{'pattern':'^(a+)+$'}", '\'' + QByteArray(60, 'a') + "!'");
        row("many such", "{'items':{'pattern':'^(([a-z])+.)+[A-Z]([a-z])+$'}}",
            '[' + QByteArray('\'' + QByteArray(200, 'a') + "',").repeated(500) + "1]");
        row("deep", QByteArray("{'items':").repeated(200) + "{}" + QByteArray(200, '}'), QByteArray(200, '[') + QByteArray(200, ']'));
        row("too deep", "{'items':{'$ref':'#'}}", QByteArray(5000, '[') + QByteArray(5000, ']'));
        row("doubling", "{'items':{'anyOf':[{'$ref':'#'},{'allOf':[{'$ref':'#'},{'$ref':'#'}]}]},'type':'array'}",
            QByteArray(100, '[') + "1" + QByteArray(100, ']'));
        QByteArray members;
        for (int i = 0; i < 5000; ++i)
            members += (i ? ",'k" : "'k") + QByteArray::number(i) + "':{'type':'string'}";
        row("wide", "{'properties':{" + members + "},'additionalProperties':false}", '{' + members + '}');
        row("unique", "{'uniqueItems':true}", '[' + QByteArray("{'a':[1,2,3]},").repeated(20'000) + "0]");
        row("nested unique", "{'uniqueItems':true,'items':{'$ref':'#'}}", QByteArray(200, '[') + QByteArray("1,").repeated(20'000) + "1" + QByteArray(200, ']'));
        QByteArray values;
        for (int i = 0; i < 5000; ++i)
            values += (i ? "," : "") + QByteArray::number(i);
        row("choices", "{'items':{'enum':[" + values + "]}}", '[' + QByteArray("-1,").repeated(5000) + "0]");
        row("numbers", "{'multipleOf':1e-308,'minLength':1e300,'maxItems':-1}", "1e308");
        row("malformed", "{'type':3,'properties':[],'required':[1,{}],'items':'x','anyOf':{},'enum':1,'pattern':'(','$ref':7,'format':[]}",
            "{'a':[1]}");
    }

    void endsWithHostileInput()
    {
        QFETCH(const QByteArray, schema);
        QFETCH(const QByteArray, value);
        (void)checkSchemaText(schema);
        const Json parsed = parseJson(schema).value_or(Json());
        (void)strictProblems(parsed);
        QVERIFY(validateText(parsed, value).size() <= 150);
    }

    void saysWhenItCouldNotCheck()
    {
        const SchemaProblems spent = validate(json("{'pattern':'^(a+)+$'}"), toJson(QString(40, QLatin1Char('a')) + QLatin1Char('!')));
        QCOMPARE(spent.size(), size_t(1));
        QCOMPARE(spent.front().kind, SchemaProblem::Kind::Note);
        const SchemaProblems endless = validate(json("{'$ref':'#'}"), Json(1));
        QCOMPARE(endless.size(), size_t(1));
        QCOMPARE(endless.front().kind, SchemaProblem::Kind::Note);
    }

    void problemsAreCapped()
    {
        QByteArray list = "[1";
        list += QByteArray(",1").repeated(999) + ']';
        QCOMPARE(validateText(json("{'items':{'type':'string'}}"), list).size(), size_t(50));
    }

    /// The test suite of json-schema.org (Debian: json-schema-test-suite), where it is installed.
    void agreesWithTheSuite()
    {
        const QDir folder(QStringLiteral("/usr/share/json-schema-test-suite/tests/draft7"));
        if (!folder.exists())
            QSKIP("json-schema-test-suite is not installed");
        // Nothing is fetched; and 2020-12, unlike draft 7, takes what stands beside a $ref.
        const QStringList unlike{QStringLiteral("remote ref, containing refs itself"),
            QStringLiteral("ref overrides any sibling keywords"), QStringLiteral("Recursive references between schemas"),
            QStringLiteral("refs with quote"), QStringLiteral("Location-independent identifier with absolute URI"),
            QStringLiteral("Location-independent identifier with base URI change in subschema"),
            QStringLiteral("Location-independent identifier"), QStringLiteral("$ref to $schema"),
            QStringLiteral("validate definition against metaschema"), QStringLiteral("valid definition"),
            QStringLiteral("invalid definition"), QStringLiteral("$ref prevents a sibling $id from changing the base uri")};
        int run = 0;
        const QStringList files = folder.entryList({QStringLiteral("*.json")}, QDir::Files);
        for (const QString &name : files) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QFile::ReadOnly));
            if (name == QLatin1String("refRemote.json"))
                continue;
            const Json groups = *parseJson(file.readAll());
            for (const Json &group : groups) {
                if (unlike.contains(stringMember(group, "description")))
                    continue;
                for (const Json &test : member(group, "tests")) {
                    const bool fits = !hasWrong(validate(member(group, "schema"), member(test, "data")));
                    QVERIFY2(fits == member(test, "valid").get<bool>(),
                        qPrintable(QStringLiteral("%1: %2: %3").arg(name, stringMember(group, "description"), stringMember(test, "description"))));
                    ++run;
                }
            }
        }
        QVERIFY2(run > 200, qPrintable(QString::number(run)));
    }
};

HELIOGRAPH_TEST_MAIN(TestSchema)
#include "tst_schema.moc"
