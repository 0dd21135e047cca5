#include "tests/support/testmain.h"
#include "ui/markdown/blocksegmenter.h"
#include "ui/markdown/markdownline.h"

#include <QRandomGenerator>

using namespace heliograph;
using Kind = MarkdownBlock::Kind;
using Marker = MarkdownBlock::Marker;

namespace {

std::vector<MarkdownBlock> blocksOf(
    const QString &text, BlockSegmenter::Mode mode = BlockSegmenter::Mode::Markdown)
{
    BlockSegmenter segmenter(mode);
    segmenter.append(text);
    return segmenter.blocks();
}

/// One line a block: kind, what it stands in, its marker and its text.
QString outline(const std::vector<MarkdownBlock> &blocks)
{
    QStringList lines;
    for (const MarkdownBlock &block : blocks) {
        QString line;
        for (const BlockContainer &container : block.containers)
            line += container.kind == BlockContainer::Kind::Quote ? u'>' : u'.';
        switch (block.kind) {
        case Kind::Paragraph:
            line += u'p';
            break;
        case Kind::Heading:
            line += u'h' + QString::number(block.level);
            break;
        case Kind::Code:
            line += QStringLiteral("code(%1)").arg(block.language);
            break;
        case Kind::Table:
            line += QStringLiteral("table(%1)").arg(block.columns);
            break;
        case Kind::Rule:
            line += QStringLiteral("rule");
            break;
        }
        if (block.marker == Marker::Bullet)
            line += QStringLiteral(" *");
        else if (block.marker == Marker::Number)
            line += QStringLiteral(" %1.").arg(block.number);
        else if (block.marker == Marker::TaskOpen)
            line += QStringLiteral(" [ ]");
        else if (block.marker == Marker::TaskDone)
            line += QStringLiteral(" [x]");
        if (block.joined)
            line += QStringLiteral(" joined");
        QString text = block.text;
        line += u' ' + text.replace(u'\n', u'/');
        lines.append(line.trimmed());
    }
    return lines.join(u'\n');
}

const char *const kRich = R"(# Title

A paragraph
of two lines.
Setext
===
1. one
2. two
   - nested
     goes on

     second paragraph of nested
   - [x] done
   - [ ] open
7) other list

> quote
> > deeper
lazy
> ```py
> code in quote
> ```

| a | b |
|---|:-:|
| 1 | 2 |
| 3 |
after table

```c++ title="x"
int x; // # no heading

- no list
```
~~~
tilde ``` inside
~~~

    indented

    code
* * *
-
- - both

[ref]: https://example.org "title"
[ref] and <b>html</b>
end without newline)";

}

class BlockSegmenterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void structure_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *text, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("empty", "", "");
        row("blank lines", "\n\n  \n", "");
        row("paragraphs", "a\nb\n\nc", "p a/b\np c");
        row("headings", "# a\n## b ##\n####### no\n#no", "h1 a\nh2 b\np ####### no/#no");
        row("heading with hashes inside", "# c# ", "h1 c#");
        row("setext", "a\n===\nb\n---\nc", "h1 a\nh2 b\np c");
        row("rules", "***\n- - -\n_ _ _\n--", "rule\nrule\nrule\np --");
        row("bullets", "- a\n- b\n* c", ". p * a\n. p * b\n. p * c");
        row("numbers go on", "3. a\n3. b\n9. c", ".p 3. a\n.p 4. b\n.p 5. c");
        row("number after a fence", "1. a\n\n```\nx\n```\n\n2. b", ".p 1. a\ncode() x\n.p 2. b");
        row("year is no list", "born in\n1984. It", "p born in/1984. It");
        row("nested", "- a\n  - b\n    - c\n  - d\n- e",
            ".p * a\n..p * b\n...p * c\n..p * d\n.p * e");
        row("tasks", "- [ ] a\n- [x] b\n- [y] c", ".p [ ] a\n.p [x] b\n.p * [y] c");
        row("empty item", "-\n- a", ".p *\n.p * a");
        row("item in item", "1. - a", ".p 1.\n..p * a");
        row("quote", "> a\nlazy\n\nb", ">p a/lazy\np b");
        row("list in quote", "> - a\n> - b\n>\n> c", ">.p * a\n>.p * b\n>p c");
        row("fence", "```py\nx\n\n  y\n```\nz", "code(py) x//  y\np z");
        row("open fence", "```py\nx", "code(py) x");
        row("fence just begun", "```", "code()");
        row("longer fence", "````\n```\n````", "code() ```");
        row("fence in item", "- a\n  ```\n  x\n  ```\n- b", ".p * a\n.code() x\n.p * b");
        row("fence ends with its item", "- ```\n  x\nb", ".code() * x\np b");
        row("inline code is no fence", "```a``` b", "p ```a``` b");
        row("indented", "    x\n\n      y\nz", "code() x//  y\np z");
        row("indented line goes on", "a\n    b", "p a/b");
        row("tab", "-\ta\n\n\tb", ".p * a\n.p b");
        row("table", "| a | b |\n|:-|-:|\n| 1 | 2 |\n\nc", "table(lr) | a | b |/| 1 | 2 |\np c");
        row("table after text", "t\na|b\n-|-\n1|2", "p t\ntable(--) a|b/1|2");
        row("no table", "a|b\n-|-|-", "p a|b/-|-|-");
        row("table ends at heading", "a|b\n-|-\n# h", "table(--) a|b\nh1 h");
        row("definition", "[a]: http://x\nb", "p b");
        row("footnote stays", "[^1]: note", "p [^1]: note");
        row("html is text", "<div>\n<b>x</b>\n</div>", "p <div>/<b>x</b>/</div>");
        row("crlf", "a\r\nb\r\n\r\n# c\r\n", "p a/b\nh1 c");
    }
    void structure()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(outline(blocksOf(text)).replace(QStringLiteral(". p"), QStringLiteral(".p")),
            expected.replace(QStringLiteral(". p"), QStringLiteral(".p")));
    }

    /// Cut at every offset: the same blocks as of the whole.
    void everyCut()
    {
        const QString text = QString::fromUtf8(kRich);
        const auto whole = blocksOf(text);
        QVERIFY(whole.size() > 18);
        for (qsizetype cut = 0; cut <= text.size(); ++cut) {
            BlockSegmenter segmenter;
            segmenter.append(QStringView(text).first(cut));
            segmenter.append(QStringView(text).mid(cut));
            if (segmenter.blocks() != whole)
                QCOMPARE(outline(segmenter.blocks()), outline(whole));
            QVERIFY2(segmenter.blocks() == whole, qPrintable(QString::number(cut)));
        }
    }

    void characterByCharacter_data()
    {
        QTest::addColumn<bool>("streaming");
        QTest::newRow("at rest") << false;
        QTest::newRow("streaming") << true;
    }
    void characterByCharacter()
    {
        QFETCH(bool, streaming);
        const QString text = QString::fromUtf8(kRich);
        BlockSegmenter segmenter;
        segmenter.setStreaming(streaming);
        for (const QChar c : text) {
            const auto before = segmenter.blocks();
            segmenter.append(QStringView(&c, 1));
            // What was reported as unchanged is unchanged.
            const size_t changed = segmenter.takeFirstChanged();
            QVERIFY(changed <= before.size());
            for (size_t i = 0; i < changed; ++i)
                QVERIFY(segmenter.blocks()[i] == before[i]);
        }
        segmenter.setStreaming(false);
        QCOMPARE(outline(segmenter.blocks()), outline(blocksOf(text)));
        QVERIFY(segmenter.blocks() == blocksOf(text));
        QCOMPARE(segmenter.definitions().value(QStringLiteral("ref")),
            QStringLiteral("https://example.org"));
    }

    /// Random texts of markers, random cuts: the result depends on the text alone.
    void randomTexts()
    {
        QRandomGenerator random(20261124);
        static const char *const kWords[] = {"- ", "* ", "1. ", "2) ", "> ", "# ", "```", "~~~",
            "|", "---", "===", "\n", "\n", "\n\n", "  ", "    ", "\t", "word ", "a|b", "|-|-|",
            "[x]: y", "[ ] ", "`", "**", "\r\n", "中", "😀", "long long words "};
        for (int round = 0; round < 3000; ++round) {
            QString text;
            const int words = random.bounded(1, 40);
            for (int i = 0; i < words; ++i)
                text += QString::fromUtf8(kWords[random.bounded(int(std::size(kWords)))]);
            const auto whole = blocksOf(text);
            BlockSegmenter segmenter;
            for (qsizetype at = 0; at < text.size();) {
                const qsizetype size = std::min<qsizetype>(random.bounded(1, 9), text.size() - at);
                segmenter.append(QStringView(text).mid(at, size));
                at += size;
                if (random.bounded(4) == 0)
                    segmenter.setStreaming(random.bounded(2) == 0);
            }
            segmenter.setStreaming(false);
            if (segmenter.blocks() != whole)
                qWarning().noquote() << text;
            QVERIFY(segmenter.blocks() == whole);
        }
    }

    /// However big the text, each block stays small, and no text is lost.
    void hugeBlocks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        const QString words = QStringLiteral("lorem ipsum dolor ").repeated(6000);
        QTest::newRow("paragraph without a break") << words << int(Kind::Paragraph);
        QTest::newRow("word without a space") << QString(100'000, u'x') << int(Kind::Paragraph);
        QTest::newRow("surrogates") << QStringLiteral("😀").repeated(30'000) << int(Kind::Paragraph);
        QTest::newRow("paragraph of lines")
            << QStringLiteral("some words here\n").repeated(6000) << int(Kind::Paragraph);
        QTest::newRow("heading") << (QStringLiteral("# ") + words) << int(Kind::Heading);
        QTest::newRow("fence") << (QStringLiteral("```\n")
            + QStringLiteral("int x = 1;\n").repeated(9000))
                               << int(Kind::Code);
        QTest::newRow("line of code") << (QStringLiteral("```\n") + words) << int(Kind::Code);
        QTest::newRow("table") << (QStringLiteral("|a|b|\n|-|-|\n")
            + QStringLiteral("|1|2|\n").repeated(9000))
                               << int(Kind::Table);
        QTest::newRow("row of a table")
            << (QStringLiteral("|a|b|\n|-|-|\n") + words) << int(Kind::Table);
        QTest::newRow("quotes in quotes") << QString(100'000, u'>') << int(Kind::Paragraph);
    }
    void hugeBlocks()
    {
        QFETCH(QString, text);
        QFETCH(int, kind);
        const auto blocks = blocksOf(text);
        qsizetype characters = 0;
        for (const MarkdownBlock &block : blocks) {
            QCOMPARE(int(block.kind), kind);
            QVERIFY(block.text.size() <= BlockSegmenter::kMaxChunk);
            QVERIFY(block.lines <= BlockSegmenter::kMaxLines);
            QVERIFY(block.containers.size() <= BlockSegmenter::kMaxDepth);
            QVERIFY(block.text.isEmpty() || !block.text.back().isHighSurrogate());
            for (const QChar c : block.text)
                characters += c.isSpace() ? 0 : 1;
        }
        qsizetype expected = 0;
        for (const QChar c : text)
            expected += c.isSpace() ? 0 : 1;
        QVERIFY2(expected - characters <= 24, qPrintable(QString::number(expected - characters)));

        BlockSegmenter inPieces;
        for (qsizetype at = 0; at < text.size(); at += 37)
            inPieces.append(QStringView(text).mid(at, 37));
        QVERIFY(inPieces.blocks() == blocks);
    }

    void rawKeepsEveryCharacter()
    {
        const QString text = QStringLiteral("# no\n  ```\n\n\tx ")
            + QStringLiteral("w ").repeated(9000) + QStringLiteral("\n\nend\n");
        const auto blocks = blocksOf(text, BlockSegmenter::Mode::Raw);
        QString back;
        for (size_t i = 0; i < blocks.size(); ++i) {
            if (i > 0 && !blocks[i].midLine)
                back += u'\n';
            back += blocks[i].text;
        }
        QCOMPARE(back + u'\n', text);
    }

    void heldWhileStreaming_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("streaming");
        QTest::addColumn<QString>("still");
        QTest::newRow("may become a fence")
            << QStringLiteral("a\n\n``") << QStringLiteral("p a") << QStringLiteral("p a\np ``");
        QTest::newRow("a fence shows at once")
            << QStringLiteral("a\n\n```") << QStringLiteral("p a\ncode()")
            << QStringLiteral("p a\ncode()");
        QTest::newRow("may end the fence")
            << QStringLiteral("```\nx\n``") << QStringLiteral("code() x")
            << QStringLiteral("code() x/``");
        QTest::newRow("may become an item")
            << QStringLiteral("a\n\n-") << QStringLiteral("p a") << QStringLiteral("p a\n.p *");
        QTest::newRow("may become a setext line")
            << QStringLiteral("a\n-") << QStringLiteral("p a") << QStringLiteral("h2 a");
        QTest::newRow("may become a table")
            << QStringLiteral("|a|b|\n|--") << QStringLiteral("p |a|b|")
            << QStringLiteral("p |a|b|/|--");
        QTest::newRow("text is not held")
            << QStringLiteral("a\n\nbc") << QStringLiteral("p a\np bc")
            << QStringLiteral("p a\np bc");
    }
    void heldWhileStreaming()
    {
        QFETCH(QString, text);
        QFETCH(QString, streaming);
        QFETCH(QString, still);
        BlockSegmenter segmenter;
        segmenter.setStreaming(true);
        segmenter.append(text);
        QCOMPARE(outline(segmenter.blocks()), streaming);
        segmenter.setStreaming(false);
        QCOMPARE(outline(segmenter.blocks()), still);
    }

    void cells_data()
    {
        QTest::addColumn<QString>("row");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("outer pipes") << QStringLiteral("| a | b |")
                                     << QStringList({QStringLiteral("a"), QStringLiteral("b")});
        QTest::newRow("without") << QStringLiteral("a|b")
                                 << QStringList({QStringLiteral("a"), QStringLiteral("b")});
        QTest::newRow("empty cell")
            << QStringLiteral("|a||") << QStringList({QStringLiteral("a"), QStringLiteral("")});
        QTest::newRow("escaped") << QStringLiteral("|a\\|b|c|")
                                 << QStringList({QStringLiteral("a|b"), QStringLiteral("c")});
    }
    void cells()
    {
        QFETCH(QString, row);
        QFETCH(QStringList, expected);
        const auto cells = tableCells(row);
        QCOMPARE(QStringList(cells.begin(), cells.end()), expected);
    }
};

HELIOGRAPH_TEST_MAIN(BlockSegmenterTest)
#include "tst_blocksegmenter.moc"
