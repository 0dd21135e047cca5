#include "tests/support/testmain.h"
#include "ui/markdown/inlineparser.h"

#include <QRandomGenerator>

using namespace heliograph;

namespace {

/// The text with its styles as tags: b, i, s, c, img, and a=target.
QString tagged(const InlineText &parsed)
{
    QString result;
    for (const InlineSpan &span : parsed.spans) {
        QString open;
        if (span.style & InlineSpan::Bold)
            open += u'b';
        if (span.style & InlineSpan::Italic)
            open += u'i';
        if (span.style & InlineSpan::Strike)
            open += u's';
        if (span.style & InlineSpan::Code)
            open += u'c';
        if (span.style & InlineSpan::Image)
            open += u'm';
        if (span.link >= 0)
            open += u'=' + parsed.links[size_t(span.link)];
        const QString text = parsed.text.mid(span.start, span.length);
        result += open.isEmpty() ? text : u'{' + open + u'|' + text + u'}';
    }
    return result;
}

}

class InlineParserTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *source, const char *expected) {
            QTest::newRow(source) << QString::fromUtf8(source) << QString::fromUtf8(expected);
        };
        row("plain", "plain");
        row("a **b** c", "a {b|b} c");
        row("*a* _b_ __c__", "{i|a} {i|b} {b|c}");
        row("***a***", "{bi|a}");
        row("**a *b* c**", "{b|a }{bi|b}{b| c}");
        row("snake_case_name", "snake_case_name");
        row("a*b*c", "a{i|b}c");
        row("2 * 3 * 4", "2 * 3 * 4");
        row("**not closed", "**not closed");
        row("~~gone~~ ~x~", "{s|gone} ~x~");
        row("`a **b**`", "{c|a **b**}");
        row("`` a`b ``", "{c|a`b}");
        row("`open", "`open");
        row("\\*a\\* \\q", "*a* \\q");
        row("&amp;&lt;&#65;&#x1F600;&nope;", "&<A😀&nope;");
        row("[a](https://x.org/b)", "{=https://x.org/b|a}");
        row("[a *b*](<https://x.org/b c> \"title\")",
            "{=https://x.org/b c|a }{i=https://x.org/b c|b}");
        row("[a](https://x.org/(b))", "{=https://x.org/(b)|a}");
        row("[a](javascript:alert(1))",
            "{=javascript:alert(1)|a}"); // shown as a link, refused when clicked
        row("[a]", "[a]");
        row("[ref]", "{=https://ref.org|ref}");
        row("[a][REF]", "{=https://ref.org|a}");
        row("[a][nope]", "[a][nope]");
        row("[ref][]", "{=https://ref.org|ref}");
        row("[a [b](https://b.org) c](https://a.org)",
            "[a {=https://b.org|b} c]({=https://a.org|https://a.org})");
        row("<https://x.org>", "{=https://x.org|https://x.org}");
        row("<me@x.org>", "{=mailto:me@x.org|me@x.org}");
        row("see https://x.org/a_b_c.", "see {=https://x.org/a_b_c|https://x.org/a_b_c}.");
        row("(https://x.org)", "({=https://x.org|https://x.org})");
        row("**https://x.org**", "{b=https://x.org|https://x.org}");
        row("www.x.org", "{=https://www.x.org|www.x.org}");
        row("<b>x</b> <script>y</script>", "<b>x</b> <script>y</script>");
        row("a<br>b<br/>c", "a\nb\nc");
        row("![alt](https://x.org/p.png)",
            "{m|Image “alt”: }{m=https://x.org/p.png|https://x.org/p.png}");
        row("![](data:image/png;base64,AAAA)",
            "{m|Image: }{m=data:image/png;base64,AAAA|data:image/png;base64,AAAA}");
        row("a\nb\\\nc", "a\nb\nc");
        row("中文**粗体**字", "中文{b|粗体}字");
    }
    void parses()
    {
        QFETCH(QString, source);
        QFETCH(QString, expected);
        const QHash<QString, QString> definitions{
            {QStringLiteral("ref"), QStringLiteral("https://ref.org")}};
        QCOMPARE(tagged(parseInline(source, {&definitions, false})), expected);
    }

    /// Half of a construct looks like the whole one will.
    void streams_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *source, const char *expected) {
            QTest::newRow(source) << QString::fromUtf8(source) << QString::fromUtf8(expected);
        };
        row("a **bo", "a {b|bo}");
        row("a **bold*", "a {b|bold}");
        row("a **", "a ");
        row("a `co", "a {c|co}");
        row("a `", "a ");
        row("[text](https://x.or", "text");
        row("[text](", "text");
        row("a *it", "a {i|it}");
        row("5*x", "5*x");
        row("~~go", "{s|go}");
    }
    void streams()
    {
        QFETCH(QString, source);
        QFETCH(QString, expected);
        QCOMPARE(tagged(parseInline(source, {nullptr, true})), expected);
    }

    /// Whatever comes: the spans cover the text once, in order, and every link exists.
    void survivesGarbage()
    {
        QRandomGenerator random(7);
        static const char *const kPieces[] = {"*", "**", "_", "`", "[", "]", "(", ")", "!", "<",
            ">", "\\", "&", ";", "~~", "a", " ", "\n", "http://", "www.", "b", "中", "😀", "\"", "#",
            ":", "|"};
        for (int round = 0; round < 20'000; ++round) {
            QString source;
            const int pieces = random.bounded(30);
            for (int i = 0; i < pieces; ++i)
                source += QString::fromUtf8(kPieces[random.bounded(int(std::size(kPieces)))]);
            const InlineText parsed = parseInline(source, {nullptr, round % 2 == 0});
            qsizetype at = 0;
            for (const InlineSpan &span : parsed.spans) {
                QCOMPARE(span.start, at);
                QVERIFY(span.length > 0);
                QVERIFY(span.link < int(parsed.links.size()));
                at += span.length;
            }
            QCOMPARE(at, parsed.text.size());
        }
    }

    void survivesDepth()
    {
        for (const QString &mark :
            {QStringLiteral("["), QStringLiteral("*a "), QStringLiteral("**_"), QStringLiteral("`"),
                QStringLiteral("![["), QStringLiteral("<a:")}) {
            const QString source = mark.repeated(700);
            QVERIFY(!parseInline(source).text.isEmpty());
        }
    }
};

HELIOGRAPH_TEST_MAIN(InlineParserTest)
#include "tst_inlineparser.moc"
