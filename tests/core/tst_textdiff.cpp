#include "core/diff/textdiff.h"

#include "tests/support/testmain.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>

using namespace heliograph;

namespace {

/// The steps as people write them: =equal -deleted +inserted, a bar between.
QString written(const QString &a, const QString &b, const TextDiff &diff)
{
    QStringList parts;
    for (const TextEdit &edit : diff.edits) {
        if (edit.op == DiffOp::Equal)
            parts.append(u'=' + a.mid(edit.a.begin, edit.a.size()));
        else if (edit.op == DiffOp::Delete)
            parts.append(u'-' + a.mid(edit.a.begin, edit.a.size()));
        else
            parts.append(u'+' + b.mid(edit.b.begin, edit.b.size()));
    }
    return parts.join(u'|').replace(u'\n', QStringLiteral("\\n"));
}

/// What is wrong with a diff, or nothing: its steps make A of the equal and deleted, B of the equal and inserted.
QString faultOf(const QString &a, const QString &b, const TextDiff &diff, bool exact)
{
    QString left;
    QString right;
    DiffOp last = DiffOp::Insert;
    bool first = true;
    qsizetype aAt = 0;
    qsizetype bAt = 0;
    for (const TextEdit &edit : diff.edits) {
        if (edit.a.begin != aAt || edit.b.begin != bAt)
            return QStringLiteral("a gap");
        if (edit.op == DiffOp::Delete ? !edit.b.isEmpty() || edit.a.isEmpty() : false)
            return QStringLiteral("a strange deletion");
        if (edit.op == DiffOp::Insert ? !edit.a.isEmpty() || edit.b.isEmpty() : false)
            return QStringLiteral("a strange insertion");
        if (!first && edit.op == last)
            return QStringLiteral("two steps that are one");
        if (!first && last == DiffOp::Insert && edit.op == DiffOp::Delete)
            return QStringLiteral("an insertion before a deletion");
        const QString aText = a.mid(edit.a.begin, edit.a.size());
        const QString bText = b.mid(edit.b.begin, edit.b.size());
        if (exact && edit.op == DiffOp::Equal && aText != bText)
            return QStringLiteral("equal and yet different");
        left += aText;
        right += bText;
        aAt = edit.a.end;
        bAt = edit.b.end;
        last = edit.op;
        first = false;
    }
    if (left != a || right != b)
        return QStringLiteral("the steps do not lead from A to B");
    qsizetype aLine = 0;
    qsizetype bLine = 0;
    for (const LineBlock &block : diff.blocks) {
        if (block.aBegin != aLine || block.bBegin != bLine)
            return QStringLiteral("a gap between blocks");
        if (block.equal && block.aEnd - block.aBegin != block.bEnd - block.bBegin)
            return QStringLiteral("an equal block of two lengths");
        aLine = block.aEnd;
        bLine = block.bEnd;
    }
    if (aLine != qsizetype(diff.aLines.size()) || bLine != qsizetype(diff.bLines.size()))
        return QStringLiteral("blocks do not reach the end");
    return {};
}

/// Words, lines and characters of many scripts, with what is easily broken: marks, surrogates, joiners, CR LF.
class RandomTexts final
{
public:
    explicit RandomTexts(quint32 seed) : m_random(seed) { }

    QString text(int pieces)
    {
        static const QStringList kinds{QStringLiteral("the"), QStringLiteral("a"), QStringLiteral("model"),
            QStringLiteral("temperature"), QStringLiteral(" "), QStringLiteral(" "), QStringLiteral(" "),
            QStringLiteral("\n"), QStringLiteral("\n"), QStringLiteral("\r\n"), QStringLiteral("\t"),
            QStringLiteral("0.7"), QStringLiteral("don’t"), QStringLiteral("{"), QStringLiteral("}"), QStringLiteral(","),
            QStringLiteral("漢字"), QStringLiteral("かな"), QStringLiteral("한국어"), QStringLiteral("สวัสดี"),
            QStringLiteral("שלום"), QStringLiteral("مرحبا"), QStringLiteral("e\u0301"), QString::fromUtf8("👩‍👩‍👧"),
            QString::fromUtf8("🇩🇪"), QStringLiteral("\u2028"), QString(QChar(0)), QString(QChar(0xD800)),
            QStringLiteral("\r"), QStringLiteral("\uFEFF")};
        QString text;
        for (int i = 0; i < pieces; ++i)
            text += kinds[m_random.bounded(kinds.size())];
        return text;
    }
    /// Some of a text is taken out, put in, doubled or moved.
    QString edited(const QString &text, int edits)
    {
        QString result = text;
        for (int i = 0; i < edits; ++i) {
            const qsizetype at = m_random.bounded(result.size() + 1);
            const qsizetype length = qMin<qsizetype>(m_random.bounded(12), result.size() - at);
            switch (m_random.bounded(4)) {
            case 0:
                result.remove(at, length);
                break;
            case 1:
                result.insert(at, this->text(m_random.bounded(5)));
                break;
            case 2:
                result.insert(at, result.mid(at, length));
                break;
            default: {
                const QString taken = result.mid(at, length);
                result.remove(at, length);
                result.insert(m_random.bounded(result.size() + 1), taken);
            }
            }
        }
        return result;
    }
    int upTo(int most) { return m_random.bounded(most); }

private:
    QRandomGenerator m_random;
};

/// A document of lines of which many are alike, and the same after some edits.
std::pair<QString, QString> documentAndEdit(quint32 seed)
{
    QRandomGenerator random(seed);
    QStringList lines;
    const int count = 20 + random.bounded(400);
    const int different = 3 + random.bounded(count);
    for (int i = 0; i < count; ++i)
        lines.append(QStringLiteral("line %1 of the document\n").arg(random.bounded(different)));
    QStringList edited = lines;
    const int edits = random.bounded(1 + count / 4);
    for (int i = 0; i < edits && !edited.isEmpty(); ++i) {
        const int at = random.bounded(int(edited.size()));
        switch (random.bounded(3)) {
        case 0:
            edited.removeAt(at);
            break;
        case 1:
            edited.insert(at, QStringLiteral("line %1 of the document\n").arg(random.bounded(different + 3)));
            break;
        default:
            edited.move(at, random.bounded(int(edited.size())));
        }
    }
    return {lines.join(QString()), edited.join(QString())};
}

}

class TextDiffTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void table_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<QString>("steps");
        const auto row = [](const char *name, const char *a, const char *b, const char *steps) {
            QTest::newRow(name) << QString::fromUtf8(a) << QString::fromUtf8(b) << QString::fromUtf8(steps);
        };
        row("both empty", "", "", "");
        row("from nothing", "", "a b", "+a b");
        row("to nothing", "a b", "", "-a b");
        row("equal", "one\ntwo\n", "one\ntwo\n", "=one\\ntwo\\n");
        row("a word", "the quick fox", "the slow fox", "=the |-quick|+slow|= fox");
        row("a number with a point", "temperature 0.7 now", "temperature 0.2 now", "=temperature |-0.7|+0.2|= now");
        row("a word with an apostrophe", "I don't know", "I can't know", "=I |-don't|+can't|= know");
        row("two words become one change", "red blue car", "green grey car", "-red blue|+green grey|= car");
        row("a word and a comma go in", "in plain words.", "in plain, short words.", "=in plain|+, short|= words.");
        row("a word goes in", "be careful here", "be very careful here", "=be |+very |=careful here");
        row("a sentence goes in", "One. Two. Three.", "One. New. Two. Three.", "=One. |+New. |=Two. Three.");
        row("a line goes in", "a\nb\nc\n", "a\nx\nb\nc\n", "=a\\n|+x\\n|=b\\nc\\n");
        row("a line goes out", "a\nb\nc\n", "a\nc\n", "=a\\n|-b\\n|=c\\n");
        row("the last break", "a\nb", "a\nb\n", "=a\\nb|+\\n");
        row("CR LF", "a\r\nb\r\n", "a\nb\n", "=a|-\r\\n|+\\n|=b|-\r\\n|+\\n");
        row("a doubled paragraph goes before a blank line", "p\n\nq\n", "p\n\nnew\n\nq\n", "=p\\n\\n|+new\\n\\n|=q\\n");
        row("characters of Chinese", "请给我退款", "请给他退款", "=请给|-我|+他|=退款");
        row("Japanese", "東京に行く", "京都に行く", "-東|=京|+都|=に行く");
        row("Thai, which has no spaces", "สวัสดีครับ", "สวัสดีค่ะ", "=สวัสดี|-ครับ|+ค่ะ");
        row("a mark stays on its letter", "cafe\xCC\x81 ok", "cafe ok", "-cafe\xCC\x81|+cafe|= ok");
        row("a family stays together", "x 👩‍👩‍👧 y", "x 👩‍👩‍👦 y", "=x |-👩‍👩‍👧|+👩‍👩‍👦|= y");
        row("a paragraph that was filled anew", "one two three\nfour five\n", "one two\nthree four five\n",
            "=one two|- |+\\n|=three|-\\n|+ |=four five\\n");
        row("a line goes out beside words that come in", "look it up.\nAsk for it.\nBe brief.\n",
            "look it up now.\nBe brief.\n", "=look it up|+ now|=.\\n|-Ask for it.\\n|=Be brief.\\n");
        row("small words between large changes say nothing", "Summarise the report of yesterday for managers",
            "Translate the letter of tomorrow for customers",
            "-Summarise the report of yesterday for managers|+Translate the letter of tomorrow for customers");
    }
    void table()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(QString, steps);
        const TextDiff diff = diffTexts(a, b);
        QCOMPARE(faultOf(a, b, diff, true), QString());
        QCOMPARE(written(a, b, diff), steps);
        QCOMPARE(diff.equal(), a == b);
        QVERIFY(!diff.coarse);
    }

    void modes_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<int>("space");
        QTest::addColumn<bool>("ignoreCase");
        QTest::addColumn<QString>("steps");
        const auto row = [](const char *name, const char *a, const char *b, DiffOptions::Space space, bool ignoreCase,
                             const char *steps) {
            QTest::newRow(name) << QString::fromUtf8(a) << QString::fromUtf8(b) << int(space) << ignoreCase
                                << QString::fromUtf8(steps);
        };
        using Space = DiffOptions::Space;
        row("case", "Hello World\n", "hello world\n", Space::Exact, true, "=Hello World\\n");
        row("case beyond ASCII", "ÄRGER ΟΔΟΣ\n", "ärger οδοσ\n", Space::Exact, true, "=ÄRGER ΟΔΟΣ\\n");
        row("more spaces", "a  b\n", "a b\n", Space::IgnoreChange, false, "=a  b\\n");
        row("spaces at the end", "a b \n", "a b\n", Space::IgnoreChange, false, "=a b \\n");
        row("a space where none was", "ab\n", "a b\n", Space::IgnoreChange, false, "-ab|+a b|=\\n");
        row("no space counts", "a b\n", "  a\tb\n", Space::IgnoreAll, false, "=a b\\n");
        row("no space counts, a word changes", "f( x , y )\n", "f(x, z)\n", Space::IgnoreAll, false, "=f( x , |-y |+z|=)\\n");
        row("a word changes beside spaces", "one  two three\n", "one two  four\n", Space::IgnoreChange, false,
            "=one  two |-three|+four|=\\n");
    }
    void modes()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(int, space);
        QFETCH(bool, ignoreCase);
        QFETCH(QString, steps);
        const TextDiff diff = diffTexts(a, b, {DiffOptions::Space(space), ignoreCase});
        QCOMPARE(faultOf(a, b, diff, false), QString());
        QCOMPARE(written(a, b, diff), steps);
    }

    /// 100,000 pairs of texts: the steps always lead from A to B.
    void everyWayLeadsThere()
    {
        RandomTexts random(20261128);
        for (int i = 0; i < 100'000; ++i) {
            const QString a = random.text(random.upTo(60));
            const QString b = random.upTo(5) == 0 ? random.text(random.upTo(60)) : random.edited(a, random.upTo(6));
            DiffOptions options;
            options.budgetMs = 0;
            if (i % 3 == 1) {
                options.space = DiffOptions::Space(random.upTo(3));
                options.ignoreCase = random.upTo(2) == 1;
            }
            const bool exact = options.space == DiffOptions::Space::Exact && !options.ignoreCase;
            const TextDiff diff = diffTexts(a, b, options);
            const QString fault = faultOf(a, b, diff, exact);
            if (!fault.isEmpty() || (exact && diff.equal() != (a == b)))
                QFAIL(qPrintable(QStringLiteral("pair %1: %2\n%3\n%4").arg(i).arg(fault, a, b)));
        }
    }

    /// By lines, no longer than what git finds when it takes its time.
    void linesAreFew()
    {
        const QString git = QStandardPaths::findExecutable(QStringLiteral("git"));
        if (git.isEmpty())
            QSKIP("git is not there");
        QTemporaryDir folder;
        for (quint32 seed = 1; seed <= 200; ++seed) {
            const auto [a, b] = documentAndEdit(seed);
            const auto write = [&folder](const char *name, const QString &text) {
                QFile file(folder.filePath(QLatin1String(name)));
                return file.open(QFile::WriteOnly) && file.write(text.toUtf8()) >= 0;
            };
            QVERIFY(write("a", a) && write("b", b));
            QProcess process;
            process.start(git,
                {QStringLiteral("diff"), QStringLiteral("--no-index"), QStringLiteral("--minimal"), QStringLiteral("--numstat"),
                    folder.filePath(QStringLiteral("a")), folder.filePath(QStringLiteral("b"))});
            QVERIFY(process.waitForFinished());
            const QStringList numbers = QString::fromUtf8(process.readAllStandardOutput()).split(u'\t');
            const int gits = a == b ? 0 : numbers.value(0).toInt() + numbers.value(1).toInt();
            QVERIFY(a == b || numbers.size() > 2);
            qsizetype ours = 0;
            for (const LineBlock &block : diffTexts(a, b).blocks)
                ours += block.equal ? 0 : block.aEnd - block.aBegin + block.bEnd - block.bBegin;
            QVERIFY2(ours <= gits, qPrintable(QStringLiteral("pair %1: %2 lines, git %3").arg(seed).arg(ours).arg(gits)));
        }
    }

    void movedLinesAreFound()
    {
        const QString moved = QStringLiteral("Never promise a refund before the order was looked up.\nAsk for the number.\n");
        const QString a = QStringLiteral("Rules\n") + moved + QStringLiteral("one\ntwo\nthree\nfour\n");
        const QString b = QStringLiteral("Rules\none\ntwo\nthree\nfour\n") + moved;
        const TextDiff diff = diffTexts(a, b);
        QCOMPARE(faultOf(a, b, diff, true), QString());
        QCOMPARE(diff.moves, (std::vector<MovedLines>{{1, 5, 2}}));
        // What is too small to say so is none.
        QVERIFY(diffTexts(QStringLiteral("}\na\nb\nc\n"), QStringLiteral("a\nb\nc\n}\n")).moves.empty());
    }

    /// Texts that are far too unlike for an exact answer still have one.
    void strangeTextsHaveAnAnswer()
    {
        QRandomGenerator random(7);
        const auto words = [&random](int count, int different, const char *between) {
            QString text;
            for (int i = 0; i < count; ++i)
                text += QString::number(random.bounded(different), 36) + QLatin1String(between);
            return text;
        };
        const QString twoWordsA = words(400'000, 2, " ");
        const QString twoWordsB = words(400'000, 2, " ");
        const TextDiff twoWords = diffTexts(twoWordsA, twoWordsB);
        QCOMPARE(faultOf(twoWordsA, twoWordsB, twoWords, true), QString());
        QVERIFY(twoWords.coarse);
        qsizetype equal = 0;
        for (const TextEdit &edit : twoWords.edits)
            equal += edit.op == DiffOp::Equal ? edit.a.size() : 0;
        QVERIFY(equal > twoWordsA.size() / 2); // coarse, and yet far from giving up

        const QString nothingA = words(300'000, 1'000'000'000, "\n");
        const QString nothingB = words(300'000, 1'000'000'000, "\n");
        QCOMPARE(faultOf(nothingA, nothingB, diffTexts(nothingA, nothingB), true), QString());

        const QString breaksA = QStringLiteral("a") + QString(2'000'000, u'\n') + QStringLiteral("b\n");
        const QString breaksB = QStringLiteral("a") + QString(1'000'000, u'\n') + QStringLiteral("c ") + QString(1'000'000, u'\n');
        QCOMPARE(faultOf(breaksA, breaksB, diffTexts(breaksA, breaksB), true), QString());
        const QString spacesA = QStringLiteral("a \t").repeated(500'000) + QStringLiteral(" x");
        const QString spacesB = QStringLiteral("b \t").repeated(500'000) + QStringLiteral(" y");
        QCOMPARE(faultOf(spacesA, spacesB, diffTexts(spacesA, spacesB), true), QString());

        const QString oneA(5'000'000, u'x');
        const QString oneB(4'000'000, u'x');
        QCOMPARE(faultOf(oneA, oneB, diffTexts(oneA, oneB), true), QString());
        const QString manyA = QStringLiteral("x ").repeated(1'000'000);
        const QString manyB = QStringLiteral("x ").repeated(900'000);
        const TextDiff many = diffTexts(manyA, manyB);
        QCOMPARE(many.edits.size(), size_t(2));
    }

    void canBeCancelled()
    {
        const std::atomic_bool cancelled = true;
        const QString a = QStringLiteral("one two\n");
        const QString b = QStringLiteral("one three\n");
        const TextDiff diff = diffTexts(a, b, {}, &cancelled);
        QVERIFY(diff.cancelled);
        QCOMPARE(written(a, b, diff), QStringLiteral("-one two\\n|+one three\\n"));
    }
};

HELIOGRAPH_TEST_MAIN(TextDiffTest)
#include "tst_textdiff.moc"
