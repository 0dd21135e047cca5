#include "app/commands/diffcommand.h"
#include "core/diff/diffexport.h"
#include "core/diff/difffolds.h"
#include "core/diff/messageparts.h"
#include "core/diff/diffsummary.h"
#include "tests/support/testmain.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>

using namespace heliograph;

namespace {

QString randomDocument(QRandomGenerator &random)
{
    QString text;
    const int lines = random.bounded(40);
    for (int i = 0; i < lines; ++i) {
        const int words = random.bounded(6);
        for (int k = 0; k < words; ++k)
            text += QStringLiteral("w%1 ").arg(random.bounded(30));
        text += random.bounded(9) == 0 ? QStringLiteral("\r\n") : QStringLiteral("\n");
    }
    if (random.bounded(3) == 0)
        text += QStringLiteral("no break at the end");
    return text;
}

QString edited(QString text, QRandomGenerator &random)
{
    QStringList lines = text.split(u'\n');
    const int edits = random.bounded(6);
    for (int i = 0; i < edits; ++i) {
        const int at = random.bounded(int(lines.size()));
        switch (random.bounded(4)) {
        case 0:
            lines.insert(at, QStringLiteral("an inserted line w%1").arg(random.bounded(30)));
            break;
        case 1:
            if (lines.size() > 1)
                lines.removeAt(at);
            break;
        case 2:
            lines[at] += QStringLiteral("w%1").arg(random.bounded(30));
            break;
        default:
            lines.move(at, random.bounded(int(lines.size())));
        }
    }
    return lines.join(u'\n');
}

struct Ran {
    int status = -1;
    QString out;
    QString err;
};

Ran run(const QStringList &arguments)
{
    Ran ran;
    QTextStream out(&ran.out);
    QTextStream err(&ran.err);
    ran.status = runDiff(
        arguments, []() -> Result<std::unique_ptr<History>> { return Error{ErrorKind::Storage, QStringLiteral("no history"), 0, {}}; },
        out, err);
    return ran;
}

QString writeFile(const QTemporaryDir &folder, const char *name, const QByteArray &bytes)
{
    const QString path = folder.filePath(QLatin1String(name));
    QFile file(path);
    return file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
}

std::pair<QByteArray, QByteArray> joined(const Json &ops)
{
    QByteArray a;
    QByteArray b;
    for (const Json &op : ops) {
        QByteArray text = toQString(op["text"]).toUtf8();
        if (op.contains("text_encoding"))
            text = QByteArray::fromBase64(text);
        if (op["op"] != "insert")
            a += text;
        if (op["op"] != "delete")
            b += text;
    }
    return {a, b};
}

DiffDocument documentOf(const QString &a, const QString &b)
{
    return makeDocument(QStringLiteral("A"), QStringLiteral("B"),
        diffSides(DiffSide::fromText(QStringLiteral("A"), a), DiffSide::fromText(QStringLiteral("B"), b)));
}

}

class DiffExportTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Every line once on its side, in order; marks lie in their lines; what is equal is equal.
    void rowsHaveEveryLine()
    {
        QRandomGenerator random(11);
        for (int i = 0; i < 3'000; ++i) {
            const QString a = randomDocument(random);
            const QString b = random.bounded(6) == 0 ? randomDocument(random) : edited(a, random);
            const TextDiff diff = diffTexts(a, b);
            qsizetype aLine = 0;
            qsizetype bLine = 0;
            for (const LineRow &row : lineRows(a, b, diff)) {
                if (row.a.line >= 0)
                    QCOMPARE(row.a.line, aLine++);
                if (row.b.line >= 0)
                    QCOMPARE(row.b.line, bLine++);
                for (const auto *cell : {&row.a, &row.b}) {
                    for (const TextSpan &mark : cell->marks)
                        QVERIFY(mark.begin >= cell->span.begin && mark.end <= cell->span.end && !mark.isEmpty());
                }
                const QStringView left = QStringView(a).mid(row.a.span.begin, row.a.span.size());
                const QStringView right = QStringView(b).mid(row.b.span.begin, row.b.span.size());
                switch (row.op) {
                case RowOp::Equal:
                    QVERIFY(row.a.line >= 0 && row.b.line >= 0 && left == right);
                    break;
                case RowOp::Changed: {
                    // Without what is marked, both sides say the same.
                    const auto unmarked = [](const QString &text, const DiffCell &cell) {
                        QString rest;
                        qsizetype at = cell.span.begin;
                        for (const TextSpan &mark : cell.marks) {
                            rest += text.mid(at, mark.begin - at);
                            at = mark.end;
                        }
                        return rest + text.mid(at, cell.span.end - at);
                    };
                    QVERIFY(row.a.line >= 0 && row.b.line >= 0);
                    QCOMPARE(unmarked(a, row.a), unmarked(b, row.b));
                    QVERIFY(!row.a.marks.empty() || !row.b.marks.empty() || row.a.breakDiffers);
                    break;
                }
                case RowOp::MovedAway:
                    QVERIFY(row.partner >= 0 && row.b.line < 0);
                    break;
                case RowOp::MovedHere:
                    QVERIFY(row.partner >= 0 && row.a.line < 0);
                    break;
                case RowOp::Removed:
                    QVERIFY(row.b.line < 0);
                    break;
                case RowOp::Added:
                    QVERIFY(row.a.line < 0);
                    break;
                }
            }
            QCOMPARE(aLine, qsizetype(diff.aLines.size()));
            QCOMPARE(bLine, qsizetype(diff.bLines.size()));
        }
    }

    /// Pieces of a row say all of it, once, none longer than asked for.
    void longRowsComeInPieces()
    {
        QRandomGenerator random(3);
        for (int i = 0; i < 2'000; ++i) {
            QString a = randomDocument(random).replace(u'\n', u' ');
            QString b = edited(randomDocument(random), random).replace(u'\n', u' ');
            if (random.bounded(3) > 0)
                b = a.left(a.size() / 2) + QStringLiteral("new ") + a.mid(a.size() / 3);
            DiffOptions options;
            if (i % 3 == 0)
                options.space = DiffOptions::Space::IgnoreAll;
            for (const LineRow &row : lineRows(a, b, diffTexts(a, b, options))) {
                const qsizetype longest = 1 + random.bounded(60);
                std::vector<LineRow> pieces;
                addInPieces(row, longest, &pieces);
                qsizetype aAt = row.a.span.begin;
                qsizetype bAt = row.b.span.begin;
                for (const LineRow &piece : pieces) {
                    QCOMPARE(piece.a.span.begin, aAt);
                    QCOMPARE(piece.b.span.begin, bAt);
                    QVERIFY(piece.a.span.size() <= longest && piece.b.span.size() <= longest);
                    aAt = piece.a.span.end;
                    bAt = piece.b.span.end;
                }
                QCOMPARE(aAt, row.a.span.end);
                QCOMPARE(bAt, row.b.span.end);
            }
        }
    }

    void linesThatBelongTogetherStandTogether()
    {
        const QString a = QStringLiteral("The quick brown fox\njumps over the dog\n");
        const QString b = QStringLiteral("A new line comes first here\nThe quick red fox\njumps over the cat\n");
        const auto rows = lineRows(a, b, diffTexts(a, b));
        QCOMPARE(rows.size(), size_t(3));
        QCOMPARE(rows[0].op, RowOp::Added);
        QCOMPARE(rows[1].op, RowOp::Changed);
        QCOMPARE(rows[1].a.line, 0);
        QCOMPARE(rows[1].b.line, 1);
        QCOMPARE(rows[2].op, RowOp::Changed);
        QCOMPARE(a.mid(rows[2].a.marks.at(0).begin, rows[2].a.marks.at(0).size()), QStringLiteral("dog"));
    }

    void foldsLeaveChangesAndTheirSurroundings()
    {
        QStringList lines;
        for (int i = 0; i < 40; ++i)
            lines.append(QStringLiteral("line %1").arg(i));
        const QString a = lines.join(u'\n');
        lines[20] = QStringLiteral("other");
        const DiffDocument document = documentOf(a, lines.join(u'\n'));
        QCOMPARE(document.changes, (std::vector<int>{20}));
        QCOMPARE(foldsOf(document), (std::vector<DiffFold>{{0, 17}, {24, 16}}));
    }

    /// What git makes of a patch is B.
    void patchesApply()
    {
        const QString git = QStandardPaths::findExecutable(QStringLiteral("git"));
        if (git.isEmpty())
            QSKIP("git is not there");
        QRandomGenerator random(5);
        int patches = 0;
        for (int i = 0; i < 60; ++i) {
            const QString a = randomDocument(random);
            const QString b = edited(a, random);
            const QString patch = unifiedPatch(QStringLiteral("a/f"), a, QStringLiteral("b/f"), b, diffTexts(a, b));
            if (a == b || a.isEmpty() || b.isEmpty()) {
                QCOMPARE(patch.isEmpty(), a == b);
                continue;
            }
            QTemporaryDir folder;
            QVERIFY(!writeFile(folder, "f", a.toUtf8()).isEmpty());
            QVERIFY(!writeFile(folder, "p", patch.toUtf8()).isEmpty());
            QProcess process;
            process.setWorkingDirectory(folder.path());
            process.start(git, {QStringLiteral("apply"), QStringLiteral("--whitespace=nowarn"), QStringLiteral("p")});
            QVERIFY(process.waitForFinished());
            QVERIFY2(process.exitCode() == 0, qPrintable(QString::fromUtf8(process.readAllStandardError()) + patch));
            QFile file(folder.filePath(QStringLiteral("f")));
            QVERIFY(file.open(QFile::ReadOnly));
            QCOMPARE(QString::fromUtf8(file.readAll()), b);
            ++patches;
        }
        QVERIFY(patches > 30);
    }

    void filesToTheByte_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::newRow("plain") << QByteArray("one two\nthree\n") << QByteArray("one 2\nthree");
        QTest::newRow("a byte order mark") << QByteArray("\xEF\xBB\xBFone") << QByteArray("one");
        QTest::newRow("no UTF-8") << QByteArray("caf\xE9 one\n\0x", 11) << QByteArray("caf\xE9 two\n\xFF", 10);
        QTest::newRow("nothing") << QByteArray() << QByteArray();
        QTest::newRow("CR LF") << QByteArray("a\r\nb\r\n") << QByteArray("a\nb\n");
        QTest::newRow("beyond the basic plane") << QByteArray("\xF0\x9F\x98\x80 x") << QByteArray("\xF0\x9F\x98\x81 x");
        QTest::newRow("half a character") << QByteArray("ab\xF0\x9F\x98") << QByteArray("ab");
    }
    void filesToTheByte()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        QTemporaryDir folder;
        const Ran ran = run({writeFile(folder, "a", a), writeFile(folder, "b", b), QStringLiteral("--files"),
            QStringLiteral("--format"), QStringLiteral("json")});
        QCOMPARE(ran.status, 0);
        const auto json = parseJson(ran.out.toUtf8());
        QVERIFY(json.has_value());
        QCOMPARE(joined((*json)["ops"]).first, a);
        QCOMPARE(joined((*json)["ops"]).second, b);
    }

    void wrongUsage()
    {
        QCOMPARE(run({}).status, 2);
        QCOMPARE(run({QStringLiteral("a")}).status, 2);
        QCOMPARE(run({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("--format"), QStringLiteral("pdf")}).status, 2);
        const Ran missing = run({QStringLiteral("/nowhere/a"), QStringLiteral("/nowhere/b"), QStringLiteral("--files")});
        QCOMPARE(missing.status, 1);
        QVERIFY(missing.err.contains(QLatin1String("/nowhere/a")));
        QCOMPARE(run({QStringLiteral("abcd"), QStringLiteral("efgh")}).status, 1);
        QCOMPARE(run({QStringLiteral("--help")}).status, 0);
    }

    void pagesTakeHostileText()
    {
        const DiffDocument document = documentOf(QStringLiteral("<script>alert(1)</script>\n````\n"), QStringLiteral("<img src=x onerror=y> & \"q\"\n````\nmore\n"));
        const QString html = diffToHtml(document);
        QVERIFY(!html.contains(QLatin1String("<script>")));
        QVERIFY(!html.contains(QLatin1String("<img")));
        QVERIFY(html.contains(QLatin1String("&lt;")));
        const QString markdown = diffToMarkdown(document);
        QVERIFY(markdown.contains(QLatin1String("\n`````diff\n")));
    }

    void summaries()
    {
        ChatRequest a;
        a.model = QStringLiteral("m");
        a.messages = {Message::fromText(Role::System, QStringLiteral("be kind")), Message::fromText(Role::User, QStringLiteral("hi"))};
        a.parameters.temperature = 0.7;
        ChatRequest b = a;
        b.parameters.temperature = 0.2;
        b.messages[0] = Message::fromText(Role::System, QStringLiteral("be kind and brief"));
        b.messages.push_back(Message::fromText(Role::User, QStringLiteral("more")));
        const auto side = [](const ChatRequest &request) { return DiffSide::fromRequest(QStringLiteral("X"), request); };
        // Without a translation plurals stand as they are written.
        QCOMPARE(diffSummary(diffSides(side(a), side(b))),
            QStringLiteral("1 message(s) changed, 1 added; temperature 0.7 → 0.2"));
        QCOMPARE(diffSummary(diffSides(side(a), side(a))), QStringLiteral("No difference"));
        QCOMPARE(documentOf(QStringLiteral("a\nb\n"), QStringLiteral("a\nc\nd\n")).summary,
            QStringLiteral("1 line(s) changed; 1 line(s) added"));
    }

    void callsAsJson()
    {
        Call a;
        a.id = QUuid::createUuid();
        a.format = WireFormat::OpenAiChat;
        a.status = CallStatus::Ok;
        a.answer.text = QStringLiteral("It rains.");
        a.answer.usage.input = 10;
        a.exchange.timing.endUs = 1'500'000;
        a.exchange.requestBody = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"weather?\"}],\"temperature\":0.7}";
        Call b = a;
        b.exchange.requestBody = "{\"model\":\"m\",\"messages\":[{\"role\":\"system\",\"content\":\"be brief\"},{\"role\":\"user\",\"content\":\"weather?\"}],\"temperature\":0.2}";
        b.answer.usage.input = 17;
        b.exchange.timing.endUs = 1'000'000;
        const DiffSide left = DiffSide::fromCall(a);
        const DiffSide right = DiffSide::fromCall(b);
        const Json json = sidesDiffToJson(left, right, diffSides(left, right));
        QCOMPARE(QString::fromUtf8(joined(json["ops"]).first), textOfSide(left));
        QCOMPARE(QString::fromUtf8(joined(json["ops"]).second), textOfSide(right));
        QCOMPARE(json["messages"].size(), size_t(2));
        QCOMPARE(json["messages"][0]["op"].get<std::string>(), std::string("added"));
        QVERIFY(json["messages"][0]["a"].is_null());
        QCOMPARE(json["messages"][0]["b"].get<int>(), 0);
        QCOMPARE(json["messages"][0]["role"].get<std::string>(), std::string("system"));
        QCOMPARE(json["messages"][0]["ops"][0]["op"].get<std::string>(), std::string("insert"));
        QCOMPARE(json["messages"][1]["op"].get<std::string>(), std::string("equal"));
        QCOMPARE(json["params"].size(), size_t(1));
        QCOMPARE(json["params"][0]["name"].get<std::string>(), std::string("temperature"));
        QCOMPARE(json["params"][0]["a"].get<double>(), 0.7);
        QCOMPARE(json["usage"]["input"].get<int>(), 7);
        QVERIFY(json["cost_usd"].is_null());
        QCOMPARE(json["latency_ms"].get<double>(), -500.0);
    }
};

HELIOGRAPH_TEST_MAIN(DiffExportTest)
#include "tst_diffexport.moc"
