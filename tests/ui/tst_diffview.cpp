#include "tests/support/testmain.h"
#include "ui/diff/diffpanel.h"
#include "ui/diff/diffview.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QClipboard>
#include <QLabel>
#include <QMouseEvent>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThreadPool>

using namespace heliograph;

namespace {

QString lines(int count, int changed = -1)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += i == changed ? QStringLiteral("this line is another one\n") : QStringLiteral("line %1 of many\n").arg(i);
    return text;
}

DiffSide text(const char *title, const QString &content)
{
    return DiffSide::fromText(QLatin1String(title), content);
}

std::shared_ptr<const DiffDocument> documentOf(const QString &a, const QString &b)
{
    return std::make_shared<const DiffDocument>(
        makeDocument(QStringLiteral("A"), QStringLiteral("B"), diffSides(text("A", a), text("B", b))));
}

void compareAndWait(DiffPanel &panel, const DiffSide &a, const DiffSide &b)
{
    QSignalSpy compared(&panel, &DiffPanel::compared);
    panel.compare(a, b);
    QVERIFY(compared.count() == 1 || compared.wait());
}

QString summaryOf(const DiffPanel &panel)
{
    return panel.findChild<QLabel *>(QStringLiteral("diffSummary"))->text();
}

QAction *actionOf(const DiffPanel &panel, const char *name)
{
    return panel.findChild<QAction *>(QLatin1String(name));
}

/// Keeps every thread of the pool waiting, so that what is put aside stays there until it is released.
class HeldPool final
{
public:
    HeldPool()
    {
        const auto begun = std::make_shared<QSemaphore>();
        for (int i = 0; i < m_threads; ++i) {
            QThreadPool::globalInstance()->start([begun, held = m_held] {
                begun->release();
                held->acquire();
            });
        }
        begun->acquire(m_threads);
    }
    ~HeldPool() { release(); }
    void release() { m_held->release(std::exchange(m_threads, 0)); }

private:
    int m_threads = QThreadPool::globalInstance()->maxThreadCount();
    std::shared_ptr<QSemaphore> m_held = std::make_shared<QSemaphore>();
};

}

class DiffViewTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeMode::Light); }

    /// Against sums made anew each time.
    void heights()
    {
        QRandomGenerator random(9);
        for (int round = 0; round < 30; ++round) {
            std::vector<int> plain(size_t(random.bounded(200)));
            for (int &height : plain)
                height = random.bounded(40);
            HeightTree tree;
            tree.reset(plain);
            for (int i = 0; i < 60 && !plain.empty(); ++i) {
                const int row = random.bounded(int(plain.size()));
                plain[size_t(row)] = random.bounded(40);
                tree.setHeight(row, plain[size_t(row)]);
                qint64 sum = 0;
                const int asked = random.bounded(int(plain.size()) + 1);
                for (int k = 0; k < asked; ++k)
                    sum += plain[size_t(k)];
                QCOMPARE(tree.top(asked), sum);
                const qint64 y = random.bounded(int(tree.total()) + 5);
                const int at = tree.rowAt(y);
                QVERIFY(tree.top(at) <= y);
                QVERIFY(at + 1 == int(plain.size()) || tree.top(at + 1) > y);
            }
            if (plain.empty())
                QCOMPARE(tree.rowAt(0), -1);
        }
    }

    void comparesAndSaysWhat()
    {
        DiffPanel panel;
        panel.resize(900, 600);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        compareAndWait(panel, text("first", lines(100)), text("second", lines(100, 50)));
        QVERIFY(summaryOf(panel).contains(QLatin1String("1 line")));
        QCOMPARE(panel.view()->document()->changes.size(), size_t(1));
        QVERIFY(!panel.isBusy());
    }

    void keysGoFromChangeToChange()
    {
        QString other = lines(2'000);
        other.replace(QLatin1String("line 500 of"), QLatin1String("line five hundred of"));
        other.replace(QLatin1String("line 1500 of"), QLatin1String("line fifteen hundred of"));
        DiffPanel panel;
        panel.resize(900, 500);
        panel.show();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        compareAndWait(panel, text("a", lines(2'000)), text("b", other));
        actionOf(panel, "diffFold")->setChecked(false);
        DiffView *view = panel.view();
        QTest::keyClick(view, Qt::Key_F7);
        QCOMPARE(view->currentChange(), 0);
        const int first = view->verticalScrollBar()->value();
        QVERIFY(first > 0);
        QTest::keyClick(view, Qt::Key_F7);
        QCOMPARE(view->currentChange(), 1);
        QVERIFY(view->verticalScrollBar()->value() > first);
        QTest::keyClick(view, Qt::Key_F7);
        QCOMPARE(view->currentChange(), 1); // there is no further one, and that is said
        QVERIFY(panel.findChild<QLabel *>(QStringLiteral("diffPlace"))->text().contains(QLatin1String("No further")));
        QTest::keyClick(view, Qt::Key_F7, Qt::ShiftModifier);
        QCOMPARE(view->currentChange(), 0);
    }

    void foldsOpenByAClick()
    {
        DiffView view;
        view.resize(800, 600);
        view.setDocument(documentOf(lines(60), lines(60, 30)));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.grab();
        const int folded = view.verticalScrollBar()->maximum();
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(200, 8)); // the fold at the top
        view.grab();
        QVERIFY(view.verticalScrollBar()->maximum() > folded);
        view.setFolded(true);
        view.grab();
        QCOMPARE(view.verticalScrollBar()->maximum(), folded);
    }

    void ignoreModesAndSwap()
    {
        DiffPanel panel;
        compareAndWait(panel, text("a", QStringLiteral("Hello  World\n")), text("b", QStringLiteral("hello world\n")));
        QVERIFY(summaryOf(panel).contains(QLatin1String("1 line")));
        QSignalSpy compared(&panel, &DiffPanel::compared);
        actionOf(panel, "diffIgnoreCase")->setChecked(true);
        QVERIFY(compared.wait());
        QVERIFY(summaryOf(panel).contains(QLatin1String("1 line")));
        actionOf(panel, "diffIgnoreSpaceChange")->setChecked(true);
        QVERIFY(compared.wait());
        QCOMPARE(summaryOf(panel), QStringLiteral("No difference"));
        actionOf(panel, "diffIgnoreSpace")->setChecked(true);
        QVERIFY(!actionOf(panel, "diffIgnoreSpaceChange")->isChecked());
        actionOf(panel, "diffSwap")->trigger();
        QCOMPARE(panel.a().title, QStringLiteral("b"));
        QCOMPARE(panel.b().title, QStringLiteral("a"));
        QTRY_VERIFY(!panel.isBusy());
    }

    void selectsAndCopiesOneSide()
    {
        DiffPanel panel;
        panel.resize(900, 500);
        panel.show();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        compareAndWait(panel, text("a", QStringLiteral("left one\nleft two\nshared\n")), text("b", QStringLiteral("right one\nright two\nshared\n")));
        QWidget *area = panel.view()->viewport();
        area->grab();
        QTest::mousePress(area, Qt::LeftButton, {}, QPoint(60, 5));
        QTest::mouseMove(area, QPoint(400, 10));
        QTest::mouseMove(area, QPoint(430, 55));
        QTest::mouseRelease(area, Qt::LeftButton, {}, QPoint(430, 55));
        QVERIFY(panel.view()->hasSelection());
        actionOf(panel, "diffCopy")->trigger();
        const QString copied = QApplication::clipboard()->text();
        QVERIFY2(copied.contains(QLatin1String("two\nshared")), qPrintable(copied));
        QVERIFY(!copied.contains(QLatin1String("right")));
        // Without a selection it is all of it, as a patch.
        QTest::mouseClick(area, Qt::LeftButton, {}, QPoint(60, 5));
        actionOf(panel, "diffCopy")->trigger();
        QTRY_VERIFY(QApplication::clipboard()->text().startsWith(QLatin1String("--- a\n+++ b\n@@ ")));
    }

    void oneBelowTheOther()
    {
        DiffView view;
        view.resize(600, 400);
        view.setDocument(documentOf(lines(10), lines(10, 4)));
        view.show();
        view.grab();
        view.setMode(DiffView::Mode::Inline);
        view.grab();
        QCOMPARE(view.mode(), DiffView::Mode::Inline);
        QVERIFY(view.goToChange(true));
        view.setMode(DiffView::Mode::SideBySide);
        view.grab();
    }

    void savesAllKinds()
    {
        QTemporaryDir folder;
        DiffPanel panel;
        compareAndWait(panel, text("a", lines(20)), text("b", lines(20, 3)));
        const auto saved = [&](DiffPanel::FileKind kind, const char *name) {
            const QString path = folder.filePath(QLatin1String(name));
            if (!panel.save(kind, path).result())
                return QString();
            QFile file(path);
            return file.open(QFile::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
        };
        QVERIFY(saved(DiffPanel::FileKind::Html, "d.html").contains(QLatin1String("<table>")));
        QVERIFY(saved(DiffPanel::FileKind::Patch, "d.patch").startsWith(QLatin1String("--- a\n")));
        QVERIFY(saved(DiffPanel::FileKind::Markdown, "d.md").contains(QLatin1String("```diff")));
        const Status failed = panel.save(DiffPanel::FileKind::Html, QStringLiteral("/nowhere/at/all/d.html")).result();
        QVERIFY(!failed);
        QVERIFY(failed.error().message.contains(QLatin1String("/nowhere/at/all/d.html")));
    }

    /// While the pool is held up nothing is written, however long the window's thread goes on.
    void writesBesideTheWindow()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("d.patch"));
        auto panel = std::make_unique<DiffPanel>();
        compareAndWait(*panel, text("a", lines(20)), text("b", lines(20, 3)));
        QApplication::clipboard()->setText(QStringLiteral("before"));
        HeldPool pool;
        const QFuture<Status> saved = panel->save(DiffPanel::FileKind::Patch, path);
        actionOf(*panel, "diffCopy")->trigger();
        QApplication::processEvents();
        QVERIFY(!saved.isFinished());
        QVERIFY(!QFile::exists(path));
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("before"));
        // What is written is what was shown then.
        panel->compare(text("c", QStringLiteral("x\n")), text("d", QStringLiteral("y\n")));
        pool.release();
        QVERIFY(saved.result().ok());
        QTRY_VERIFY(QApplication::clipboard()->text().startsWith(QLatin1String("--- a\n+++ b\n@@ ")));
        QFile file(path);
        QVERIFY(file.open(QFile::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()), QApplication::clipboard()->text());
    }

    /// The file is written though the panel is gone; nothing is copied by then.
    void whatIsLeftWhenThePanelGoes()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("d.html"));
        QApplication::clipboard()->setText(QStringLiteral("before"));
        auto panel = std::make_unique<DiffPanel>();
        compareAndWait(*panel, text("a", lines(20)), text("b", lines(20, 3)));
        HeldPool pool;
        const QFuture<Status> saved = panel->save(DiffPanel::FileKind::Html, path);
        actionOf(*panel, "diffCopy")->trigger();
        panel.reset();
        pool.release();
        QVERIFY(saved.result().ok());
        QVERIFY(QFile::exists(path));
        QThreadPool::globalInstance()->waitForDone();
        QApplication::processEvents();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("before"));
    }

    /// A later question stops an earlier one; closing while it compares is safe.
    void canBeStoppedAndAskedAgain()
    {
        QRandomGenerator random(1);
        const auto words = [&random] {
            QString all;
            for (int i = 0; i < 400'000; ++i)
                all += QString::number(random.bounded(50)) + u' ';
            return all;
        };
        auto panel = std::make_unique<DiffPanel>();
        panel->compare(text("a", words()), text("b", words()));
        QVERIFY(panel->isBusy());
        compareAndWait(*panel, text("c", QStringLiteral("x\n")), text("d", QStringLiteral("y\n")));
        QCOMPARE(panel->view()->document()->aTitle, QStringLiteral("c"));
        panel->compare(text("a", words()), text("b", words()));
        actionOf(*panel, "diffStop")->trigger();
        QTRY_VERIFY(!panel->isBusy());
        QVERIFY(summaryOf(*panel).contains(QLatin1String("Stopped")));
        panel->compare(text("a", words()), text("b", words()));
        panel.reset();
    }

    /// One line of five million characters, and a hundred thousand lines: shown, scrolled to the end, in both modes.
    void longTextsAreShown()
    {
        DiffView view;
        view.resize(900, 500);
        view.show();
        const QString one = QStringLiteral("word and word, ").repeated(330'000);
        view.setDocument(documentOf(one, one + QStringLiteral("end")));
        view.grab();
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
        view.grab();
        view.setDocument(documentOf(lines(100'000), lines(100'000, 70'000)));
        view.setFolded(false);
        view.grab();
        QVERIFY(view.goToChange(true));
        view.grab();
        view.setMode(DiffView::Mode::Inline);
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
        const QImage image = view.grab().toImage();
        QVERIFY(!image.isNull());
    }
};

HELIOGRAPH_TEST_MAIN(DiffViewTest)
#include "tst_diffview.moc"
