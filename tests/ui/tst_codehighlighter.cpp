#include "tests/support/testmain.h"
#include "ui/markdown/codehighlighter.h"

#include <QRandomGenerator>

using namespace heliograph;
using Role = CodeSpan::Role;

namespace {

QString tagged(
    const QString &language, const QString &code, CodeHighlighter::State *state = nullptr)
{
    CodeHighlighter::State own;
    const auto spans = CodeHighlighter(language).spans(code, state ? *state : own);
    QString result;
    qsizetype at = 0;
    for (const CodeSpan &span : spans) {
        const QChar role = span.role == Role::Comment ? u'c'
            : span.role == Role::String               ? u's'
            : span.role == Role::Number               ? u'n'
            : span.role == Role::Keyword              ? u'k'
            : span.role == Role::Added                ? u'+'
                                                      : u'-';
        result += code.mid(at, span.start - at);
        result += u'{' + role + u'|' + code.mid(span.start, span.length) + u'}';
        at = span.start + span.length;
    }
    return result + code.mid(at);
}

}

class CodeHighlighterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marks_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *language, const char *code, const char *expected) {
            QTest::addRow("%s: %s", language, code) << QString::fromUtf8(
                language) << QString::fromUtf8(code) << QString::fromUtf8(expected);
        };
        row("python", "def f(x): # it's", "{k|def} f(x): {c|# it's}");
        row("python", "\"\"\"a\nb\"\"\" + 'c'", "{s|\"\"\"a\nb\"\"\"} + {s|'c'}");
        row("cpp", "int x = 0x1F; // no", "{k|int} x = {n|0x1F}; {c|// no}");
        row("C++", "/* a\n b */ \"s\\\"t\"", "{c|/* a\n b */} {s|\"s\\\"t\"}");
        row("rust", "fn f<'a>(x: &'a str)", "{k|fn} f<'a>(x: &'a {k|str})");
        row("js", "`a\nb` + null", "{s|`a\nb`} + {k|null}");
        row("sql", "select 1 -- x", "{k|select} {n|1} {c|-- x}");
        row("json", "{\"a\": [1.5, true]}", "{{s|\"a\"}: [{n|1.5}, {k|true}]}");
        row("bash", "echo $# #c", "{k|echo} $# {c|#c}");
        row("html", "<!-- a --><b x=\"y\">", "{c|<!-- a -->}{k|<b} x={s|\"y\"}>");
        row("diff", "-a\n+b\n c\n@@ 1 @@", "{-|-a}\n{+|+b}\n c\n{k|@@ 1 @@}");
        row("brainfuck", "int 1", "int 1");
        row("", "int 1", "int 1");
        row("text", "don't", "don't");
        row("python title=x", "pass", "{k|pass}");
        row("swift", "it's", "it's");
    }
    void marks()
    {
        QFETCH(QString, language);
        QFETCH(QString, code);
        QFETCH(QString, expected);
        QCOMPARE(tagged(language, code), expected);
    }

    void goesOnInTheNextBlock()
    {
        CodeHighlighter::State state;
        QCOMPARE(tagged(QStringLiteral("c"), QStringLiteral("a /* b"), &state),
            QStringLiteral("a {c|/* b}"));
        QCOMPARE(tagged(QStringLiteral("c"), QStringLiteral("int c"), &state),
            QStringLiteral("{c|int c}"));
        QCOMPARE(tagged(QStringLiteral("c"), QStringLiteral("d */ int"), &state),
            QStringLiteral("{c|d */} {k|int}"));
        QCOMPARE(state, CodeHighlighter::State());
    }

    void names_data()
    {
        QTest::addColumn<QString>("info");
        QTest::addColumn<QString>("name");
        QTest::newRow("known") << QStringLiteral("c++ file=a.cpp") << QStringLiteral("C++");
        QTest::newRow("unknown") << QStringLiteral("Zig") << QStringLiteral("Zig");
        QTest::newRow("none") << QString() << QString();
        QTest::newRow("attributes") << QStringLiteral("python{1,2}") << QStringLiteral("Python");
    }
    void names()
    {
        QFETCH(QString, info);
        QFETCH(QString, name);
        QCOMPARE(CodeHighlighter(info).name(), name);
    }

    /// Whatever comes: spans are in order, inside the text and do not overlap.
    void survivesGarbage()
    {
        QRandomGenerator random(3);
        const QString pieces = QStringLiteral("\"'`/*#-<>!\n\\aé1 @=+");
        for (int round = 0; round < 20'000; ++round) {
            static const char *const kLanguages[] = {
                "python", "cpp", "js", "html", "sql", "diff", "bash"};
            QString code;
            const int size = random.bounded(40);
            for (int i = 0; i < size; ++i)
                code += pieces[random.bounded(int(pieces.size()))];
            CodeHighlighter::State state;
            const CodeHighlighter highlighter(
                QLatin1String(kLanguages[round % int(std::size(kLanguages))]));
            for (int twice = 0; twice < 2; ++twice) {
                qsizetype end = 0;
                for (const CodeSpan &span : highlighter.spans(code, state)) {
                    QVERIFY(span.start >= end && span.length > 0);
                    end = span.start + span.length;
                }
                QVERIFY(end <= code.size());
            }
        }
    }
};

HELIOGRAPH_TEST_MAIN(CodeHighlighterTest)
#include "tst_codehighlighter.moc"
