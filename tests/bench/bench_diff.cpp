// What comparing costs, beside git and npm's diff on the same files; how strange texts end; how soon two calls are seen and how
// a long diff scrolls. No test: it prints tables. ./dev bench diff

#include "core/diff/diffdocument.h"
#include "core/diff/textdiff.h"
#include "core/wire/codec.h"
#include "tests/support/nodepeer.h"
#include "tests/support/testenvironment.h"
#include "ui/diff/diffpanel.h"
#include "ui/diff/diffview.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

#include <algorithm>

using namespace heliograph;

namespace {

constexpr int kRuns = 9;
constexpr int kPeerMs = 120'000; // no peer is waited for longer

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

double median(std::vector<double> values)
{
    if (values.empty())
        return -1;
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double share(std::vector<double> values, double part)
{
    std::sort(values.begin(), values.end());
    return values[size_t(part * double(values.size() - 1))];
}

/// Prose of words as long and as frequent as English ones.
class Prose final
{
public:
    explicit Prose(quint32 seed) : m_random(seed)
    {
        for (int i = 0; i < 8'000; ++i) {
            QString word;
            const int length = 1 + m_random.bounded(4) + m_random.bounded(5);
            for (int k = 0; k < length; ++k)
                word += QChar(u'a' + m_random.bounded(26));
            m_words.append(word);
        }
    }
    QString word()
    {
        // Frequent ones often: about as Zipf has it.
        const double at = m_random.generateDouble();
        return m_words[int(std::pow(double(m_words.size()), at)) - 1];
    }
    int upTo(int most) { return m_random.bounded(most); }

    /// As many lines of about so many characters as make the size.
    QList<QStringList> lines(qsizetype size, int width)
    {
        QList<QStringList> result;
        for (qsizetype all = 0; all < size;) {
            QStringList line;
            for (int length = 0; length < width;) {
                line.append(word());
                length += int(line.constLast().size()) + 1;
            }
            all += line.join(u' ').size() + 1;
            result.append(line);
        }
        return result;
    }

private:
    QRandomGenerator m_random;
    QStringList m_words;
};

QString textOf(const QList<QStringList> &lines)
{
    QString text;
    for (const QStringList &line : lines)
        text += line.join(u' ') + u'\n';
    return text;
}

struct Pair {
    QString name;
    QString a;
    QString b;
};

/// A megabyte of which one word of a hundred was replaced, taken out or added to.
Pair scattered(const QString &name, int width)
{
    Prose prose(20261128);
    const QList<QStringList> before = prose.lines(1'000'000, width);
    QList<QStringList> after = before;
    for (QStringList &line : after) {
        for (qsizetype i = 0; i < line.size(); ++i) {
            if (prose.upTo(100) > 0)
                continue;
            switch (prose.upTo(3)) {
            case 0:
                line[i] = prose.word();
                break;
            case 1:
                line.insert(i, prose.word());
                break;
            default:
                line.removeAt(i);
            }
        }
    }
    return {name, textOf(before), textOf(after)};
}

Pair movedLines()
{
    Prose prose(7);
    QStringList before;
    for (int i = 0; i < 100'000; ++i)
        before.append(QStringLiteral("%1 %2 %3 %4\n").arg(i).arg(prose.word(), prose.word(), prose.word()));
    QStringList after = before;
    for (int i = 0; i < 1'000; ++i)
        after.move(prose.upTo(int(after.size())), prose.upTo(int(after.size())));
    return {QStringLiteral("100,000 lines, 1,000 moved"), before.join(QString()), after.join(QString())};
}

QString write(const QTemporaryDir &folder, const char *name, const QString &text)
{
    const QString path = folder.filePath(QLatin1String(name));
    QFile file(path);
    return file.open(QFile::WriteOnly) && file.write(text.toUtf8()) > 0 ? path : QString();
}

QString readText(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Both files read and compared.
double ownMs(const QString &a, const QString &b)
{
    QElapsedTimer timer;
    timer.start();
    const TextDiff diff = diffTexts(readText(a), readText(b));
    const double ms = double(timer.nsecsElapsed()) / 1e6;
    return diff.edits.empty() ? -1 : ms;
}

double processMs(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    if (!process.waitForFinished(kPeerMs)) {
        process.kill();
        process.waitForFinished();
        return -1;
    }
    return double(timer.nsecsElapsed()) / 1e6;
}

double npmMs(const NodePeer &peer, const QString &a, const QString &b)
{
    if (!peer.missing().isEmpty())
        return -1;
    QProcess process;
    process.setWorkingDirectory(peer.folder().path());
    process.start(peer.node(), {QStringLiteral("words.mjs"), a, b});
    if (!process.waitForFinished(kPeerMs)) {
        process.kill();
        process.waitForFinished();
        return -2;
    }
    return QString::fromUtf8(process.readAllStandardOutput()).section(u' ', 0, 0).toDouble();
}

QString ms(double value)
{
    if (value == -2)
        return QStringLiteral("> %1").arg(kPeerMs);
    return value < 0 ? QStringLiteral("–") : QString::number(value, 'f', value < 10 ? 2 : 1);
}

void row(const QStringList &cells)
{
    static const int widths[] = {38, 11, 11, 11, 13, 13, 13};
    for (qsizetype i = 0; i < cells.size(); ++i)
        out() << (i == 0 ? cells[i].leftJustified(widths[0]) : cells[i].rightJustified(widths[qMin<qsizetype>(i, 6)]));
    out() << Qt::endl;
}

void besidePeers()
{
    const QString git = QStandardPaths::findExecutable(QStringLiteral("git"));
    const NodePeer peer(QStringLiteral("diff"), QStringLiteral("diff"), QStringLiteral("9.0.0"));
    if (!peer.missing().isEmpty())
        out() << "npm's diff is left out: " << peer.missing() << Qt::endl;
    out() << "Medians of " << kRuns << " runs that take turns, ms; files are read each time. git: the whole process; it does nothing but\n"
          << "start in the time of the last column. npm: diffWords alone, one run. Wanted: faster than git, 20 x faster than npm.\n";
    row({QStringLiteral("pair"), QStringLiteral("Heliograph"), QStringLiteral("git words"), QStringLiteral("npm words"), QStringLiteral("git/own"), QStringLiteral("npm/own"), QStringLiteral("git empty")});
    for (const Pair &pair : {scattered(QStringLiteral("1 MB, 1 % edits, lines of 80"), 80), scattered(QStringLiteral("1 MB, 1 % edits, paragraphs of 500"), 500),
             scattered(QStringLiteral("1 MB, 1 % edits, one line"), 1'000'000), movedLines()}) {
        QTemporaryDir folder;
        const QString a = write(folder, "a", pair.a);
        const QString b = write(folder, "b", pair.b);
        const QString empty = write(folder, "e", QStringLiteral("x"));
        std::vector<double> own;
        std::vector<double> gits;
        std::vector<double> nothing;
        const QStringList words{QStringLiteral("diff"), QStringLiteral("--no-index"), QStringLiteral("--word-diff=porcelain")};
        for (int i = 0; i < kRuns; ++i) {
            own.push_back(ownMs(a, b));
            if (!git.isEmpty()) {
                gits.push_back(processMs(git, words + QStringList{a, b}));
                nothing.push_back(processMs(git, words + QStringList{empty, empty}));
            }
        }
        const double npm = npmMs(peer, a, b);
        const double mine = median(own);
        const QString npmRatio = npm == -2 ? QStringLiteral("> %1").arg(kPeerMs / mine, 0, 'f', 0)
            : npm < 0                      ? QStringLiteral("–")
                                           : QString::number(npm / mine, 'f', 0);
        row({pair.name, ms(mine), ms(median(gits)), ms(npm), QString::number(median(gits) / mine, 'f', 2), npmRatio, ms(median(nothing))});
    }
}

qint64 peakKb()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QFile::ReadOnly))
        return -1;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').value(1).toLongLong();
    }
    return -1;
}

QStringList worstNames()
{
    return {QStringLiteral("nothing in common, 1 MB of words"), QStringLiteral("nothing in common, 300,000 lines"), QStringLiteral("one token, 5 MB"),
        QStringLiteral("two words in any order, 2 MB"), QStringLiteral("one line of 5 MB, 1 % edits"), QStringLiteral("one line of 5 MB, nothing in common"),
        QStringLiteral("one word of 5 MB"), QStringLiteral("5 MB of Chinese, 1 % edits")};
}

Pair worst(int index)
{
    Prose prose(11);
    QRandomGenerator random(12);
    const auto joined = [](const QList<QStringList> &lines) { return textOf(lines); };
    switch (index) {
    case 0:
        return {{}, joined(prose.lines(1'000'000, 80)), joined(prose.lines(1'000'000, 80))};
    case 1: {
        QString texts[2];
        for (QString &text : texts) {
            for (int i = 0; i < 300'000; ++i)
                text += QString::number(random.generate64(), 36) + u'\n';
        }
        return {{}, texts[0], texts[1]};
    }
    case 2:
        return {{}, QStringLiteral("x ").repeated(2'500'000), QStringLiteral("x ").repeated(1'000'000) + QStringLiteral("y ") + QStringLiteral("x ").repeated(1'400'000)};
    case 3: {
        QString texts[2];
        for (QString &text : texts) {
            for (int i = 0; i < 500'000; ++i)
                text += random.bounded(2) ? QStringLiteral("yes ") : QStringLiteral("no ");
        }
        return {{}, texts[0], texts[1]};
    }
    case 4: {
        QList<QStringList> lines = prose.lines(5'000'000, 5'000'000);
        const QString before = joined(lines);
        for (QString &word : lines[0]) {
            if (prose.upTo(100) == 0)
                word = prose.word();
        }
        return {{}, before, joined(lines)};
    }
    case 5:
        return {{}, joined(prose.lines(5'000'000, 5'000'000)), joined(prose.lines(5'000'000, 5'000'000))};
    case 6:
        return {{}, QString(5'000'000, u'a'), QString(4'999'999, u'a') + u'b'};
    default: {
        QString before; // of three bytes each
        for (int i = 0; i < 1'700'000; ++i)
            before += QChar(0x4E00 + random.bounded(3'000));
        QString after = before;
        for (int i = 0; i < 17'000; ++i)
            after[random.bounded(int(after.size()))] = QChar(0x4E00 + random.bounded(3'000));
        return {{}, before, after};
    }
    }
}

/// In a process of its own, so that its memory is its own: prints ms and the peak in kB.
int runWorst(int index)
{
    const Pair pair = worst(index);
    const qint64 before = peakKb();
    QElapsedTimer timer;
    timer.start();
    const TextDiff diff = diffTexts(pair.a, pair.b);
    const double took = double(timer.nsecsElapsed()) / 1e6;
    out() << took << ' ' << peakKb() << ' ' << before << ' ' << (diff.coarse ? 1 : 0) << ' ' << diff.edits.size() << Qt::endl;
    return 0;
}

void worstCases()
{
    out() << "\nStrange texts, medians of 3 processes. Wanted: 1,000 ms and 200 MB (of the whole process, both texts included).\n";
    row({QStringLiteral("pair"), QStringLiteral("ms"), QStringLiteral("MB"), QStringLiteral("steps"), QStringLiteral("answer")});
    for (int i = 0; i < worstNames().size(); ++i) {
        std::vector<double> times;
        std::vector<double> memory;
        QStringList last;
        for (int k = 0; k < 3; ++k) {
            QProcess process;
            process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--worst"), QString::number(i)});
            process.waitForFinished(kPeerMs);
            last = QString::fromUtf8(process.readAllStandardOutput()).simplified().split(u' ');
            times.push_back(last.value(0).toDouble());
            memory.push_back(last.value(1).toDouble() / 1000);
        }
        row({worstNames()[i], ms(median(times)), ms(median(memory)), last.value(4),
            last.value(3) == QLatin1String("1") ? QStringLiteral("coarse") : QStringLiteral("exact")});
    }
}

/// Two calls of 200 messages that share 198.
std::pair<Call, Call> longCalls()
{
    Prose prose(3);
    ChatRequest request;
    request.model = QStringLiteral("gpt-4.1");
    for (int i = 0; i < 200; ++i)
        request.messages.push_back(Message::fromText(i == 0 ? Role::System : i % 2 ? Role::User : Role::Assistant, textOf(prose.lines(1'500, 80))));
    const auto callOf = [](const ChatRequest &asked) {
        Call call;
        call.id = QUuid::createUuid();
        call.createdAt = QDateTime::currentDateTimeUtc();
        call.requestedModel = asked.model;
        call.status = CallStatus::Ok;
        call.answer.text = QStringLiteral("Done.");
        call.exchange.requestBody = codecFor(WireFormat::OpenAiChat)->encode(asked);
        return call;
    };
    const Call a = callOf(request);
    QString system = request.messages[0].text();
    request.messages[0] = Message::fromText(Role::System, system.replace(u'.', u'!').insert(400, QStringLiteral("a few new words ")));
    request.messages.erase(request.messages.begin() + 100);
    request.messages.push_back(Message::fromText(Role::User, textOf(prose.lines(1'500, 80))));
    return {a, callOf(request)};
}

void twoCalls()
{
    const auto [a, b] = longCalls();
    std::vector<double> compare;
    std::vector<double> decode;
    std::vector<double> both;
    std::vector<double> document;
    QElapsedTimer timer;
    for (int i = 0; i < 4 * kRuns; ++i) {
        timer.start();
        const auto [left, right] = DiffSide::fromCalls(a, b);
        decode.push_back(double(timer.nsecsElapsed()) / 1e6);
        timer.start();
        const CallDiff diff = diffSides(left, right);
        compare.push_back(double(timer.nsecsElapsed()) / 1e6);
        both.push_back(decode.back() + compare.back());
        timer.start();
        const DiffDocument made = makeDocument(left.title, right.title, diff);
        document.push_back(double(timer.nsecsElapsed()) / 1e6);
        if (made.rows.empty())
            return;
    }
    out() << "\nTwo calls of 200 messages (1,500 characters each) that share 198\n";
    row({QStringLiteral("what"), QStringLiteral("ms"), QStringLiteral("wanted")});
    row({QStringLiteral("comparing"), ms(median(compare)), QStringLiteral("5")});
    row({QStringLiteral("  with reading both bodies before"), ms(median(both)), QStringLiteral("5")});
    row({QStringLiteral("  rows for the view after"), ms(median(document)), QStringLiteral("–")});

    std::vector<double> painted;
    for (int i = 0; i < kRuns; ++i) {
        DiffPanel panel;
        panel.resize(1280, 800);
        panel.show();
        (void)QTest::qWaitForWindowExposed(&panel);
        QCoreApplication::processEvents();
        timer.start();
        const auto [left, right] = DiffSide::fromCalls(a, b);
        panel.compare(left, right);
        while (panel.isBusy())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        panel.view()->viewport()->repaint();
        painted.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    row({QStringLiteral("asked to painted"), ms(median(painted)), QStringLiteral("100")});
}

void scrolling()
{
    const Pair pair = movedLines();
    auto document = std::make_shared<const DiffDocument>(makeDocument(QStringLiteral("A"), QStringLiteral("B"),
        diffSides(DiffSide::fromText(QStringLiteral("A"), pair.a), DiffSide::fromText(QStringLiteral("B"), pair.b))));
    out() << "\nScrolling 100,000 lines, a frame, ms. Wanted: 16.7\n";
    row({QStringLiteral("how"), QStringLiteral("median"), QStringLiteral("p99"), QStringLiteral("longest")});
    for (const QSize &size : {QSize(1280, 800), QSize(1920, 1080)}) {
        DiffView view;
        view.resize(size);
        view.show();
        (void)QTest::qWaitForWindowExposed(&view);
        QElapsedTimer timer;
        timer.start();
        view.setDocument(document);
        view.setFolded(false);
        view.viewport()->repaint();
        const double shown = double(timer.nsecsElapsed()) / 1e6;
        QScrollBar *bar = view.verticalScrollBar();
        QRandomGenerator random(1);
        for (const bool jumps : {false, true}) {
            std::vector<double> frames;
            for (int i = 0; i < 600; ++i) {
                bar->setValue(jumps ? random.bounded(bar->maximum()) : bar->value() + 90);
                timer.start();
                view.viewport()->repaint();
                frames.push_back(double(timer.nsecsElapsed()) / 1e6);
            }
            row({QStringLiteral("%1 × %2, %3").arg(size.width()).arg(size.height()).arg(jumps ? QStringLiteral("anywhere") : QStringLiteral("steps of 90 pixels")), ms(median(frames)),
                ms(share(frames, 0.99)), ms(share(frames, 1))});
        }
        row({QStringLiteral("  first shown, nothing folded"), ms(shown)});
    }
}

}

int main(int argc, char **argv)
{
    const TestEnvironment environment;
    QApplication app(argc, argv);
    applyTheme(app, ThemeMode::Light);
    const QStringList arguments = app.arguments();
    if (arguments.value(1) == QLatin1String("--worst"))
        return runWorst(arguments.value(2).toInt());
    besidePeers();
    worstCases();
    twoCalls();
    scrolling();
    return 0;
}
