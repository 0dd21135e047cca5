#include "tests/support/testmain.h"
#include "ui/markdown/markdownview.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QBoxLayout>
#include <QClipboard>
#include <QDesktopServices>
#include <QMenu>
#include <QMessageBox>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTcpServer>

using namespace heliograph;

namespace {

const char *const kRich = R"(# Title

Some **bold** text with `code` and [a link](https://example.org/x).

1. one
2. two
   - nested
- [x] done

```python
def f():
    return 1  # one
```

> quote

| a | b |
|---|---|
| 1 | 2 |

---

The end.)";

QString rich()
{
    return QString::fromUtf8(kRich);
}

QString longText(int parts)
{
    QString text;
    for (int i = 0; i < parts; ++i)
        text += QStringLiteral(
            "## Part %1\n\nSome words that make a paragraph, long enough to need a second line in "
            "a narrow view, number %1.\n\n```cpp\nint x%1 = %1;\n```\n\n- item a\n- item b\n\n")
                    .arg(i);
    return text;
}

}

class MarkdownViewTest final : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void takeUrl(const QUrl &url) { m_opened.append(url); }

private Q_SLOTS:
    void initTestCase()
    {
        applyTheme(*qApp, ThemeMode::Light);
        for (const char *scheme : {"http", "https", "mailto", "file", "javascript"})
            QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "takeUrl");
    }
    void cleanupTestCase()
    {
        for (const char *scheme : {"http", "https", "mailto", "file", "javascript"})
            QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
    }
    void init() { m_opened.clear(); }

    void keepsTheText()
    {
        MarkdownView view;
        view.setText(QStringLiteral("a **b**\r\n"));
        view.append(QStringLiteral("c"));
        QCOMPARE(view.text(), QStringLiteral("a **b**\r\nc"));
        view.show();
        QTest::qWait(50);
        QCOMPARE(view.text(), QStringLiteral("a **b**\r\nc"));
        QCOMPARE(view.renderedText(), QStringLiteral("a b\nc"));
    }

    void rendersForReaders()
    {
        MarkdownView view;
        view.setText(rich());
        showAtHeight(view);
        QCOMPARE(view.renderedText(),
            QStringLiteral(
                "Title\n\nSome bold text with code and a link.\n\n1. one\n2. two\n  - nested\n- "
                "[x] done\n\n"
                "def f():\n    return 1  # one\n\nquote\n\na\tb\n1\t2\n\n---\n\nThe end."));
    }

    void appendingEqualsSetting_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<bool>("hidden");
        QTest::newRow("characters") << 1 << false;
        QTest::newRow("tokens") << 4 << false;
        QTest::newRow("pieces") << 61 << false;
        QTest::newRow("while hidden") << 7 << true;
    }
    void appendingEqualsSetting()
    {
        QFETCH(int, step);
        QFETCH(bool, hidden);
        MarkdownView whole;
        whole.setText(rich());
        showAtHeight(whole);
        MarkdownView grown;
        grown.resize(600, 40);
        if (!hidden)
            grown.show();
        for (qsizetype at = 0; at < rich().size(); at += step) {
            grown.append(rich().mid(at, step));
            if (at % 5 == 0)
                QCoreApplication::processEvents();
        }
        grown.show();
        QTRY_COMPARE(grown.heightForWidth(600), whole.heightForWidth(600));
        QCOMPARE(grown.renderedText(), whole.renderedText());
        QTRY_VERIFY_WITH_TIMEOUT(grown.testAttribute(Qt::WA_WState_Visible), 1000);
        QTest::qWait(800); // what is open at the end has settled
        showAtHeight(grown);
        QCOMPARE(grown.grab().toImage(), whole.grab().toImage());
    }

    void openFenceShowsAtOnce()
    {
        MarkdownView view;
        view.resize(600, 100);
        view.show();
        view.append(QStringLiteral("Text\n\n```"));
        QTRY_COMPARE(view.renderedText(), QStringLiteral("Text\n\n"));
        view.append(QStringLiteral("python\nx = **1"));
        QTRY_COMPARE(view.renderedText(), QStringLiteral("Text\n\nx = **1"));
    }

    void halfOfEmphasisIsSettled()
    {
        MarkdownView view;
        view.resize(600, 100);
        view.show();
        view.append(QStringLiteral("a **b"));
        QTRY_COMPARE(view.renderedText(), QStringLiteral("a b"));
        QTRY_COMPARE(view.renderedText(), QStringLiteral("a **b")); // nothing more came
    }

    void fetchesNothing()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QSignalSpy connected(&server, &QTcpServer::newConnection);
        const QString url =
            QStringLiteral("http://127.0.0.1:%1/pixel.png").arg(server.serverPort());
        MarkdownView view;
        view.setText(QStringLiteral(
            "![alt](%1)\n\n<img src=\"%1\">\n\n[![in a link](%1)](%1)\n\n![r][ref]\n\n[ref]: %1\n\n"
            "<style>body { background: url(%1) }</style>\n\n|![t](%1)|\n|-|\n")
                         .arg(url));
        showAtHeight(view);
        QTest::mouseMove(&view, QPoint(80, 10));
        QTest::qWait(300);
        QCOMPARE(connected.count(), 0);
        QVERIFY(view.renderedText().contains(QStringLiteral("Image “alt”: ") + url));
        QVERIFY(view.renderedText().contains(QStringLiteral("<img src=\"%1\">").arg(url)));
        view.setRaw(true);
        QTest::qWait(100);
        QCOMPARE(connected.count(), 0);
    }

    void linkAsksFirst()
    {
        MarkdownView view;
        view.setText(
            QStringLiteral("[click me here](https://example.org/a/long/path?with=query#part)"));
        showAtHeight(view);
        click(view, QPoint(30, 8));
        auto *box = view.findChild<QMessageBox *>(QStringLiteral("linkDialog"));
        QVERIFY(box);
        QVERIFY(box->informativeText().remove(u'\n').contains(
            QStringLiteral("https://example.org/a/long/path?with=query#part")));
        QCOMPARE(m_opened.size(), 0);
        QTest::mouseClick(
            box->findChild<QAbstractButton *>(QStringLiteral("openLinkButton")), Qt::LeftButton);
        QCOMPARE(m_opened,
            QList<QUrl>{QUrl(QStringLiteral("https://example.org/a/long/path?with=query#part"))});
    }

    void linkIsRefused_data()
    {
        QTest::addColumn<QString>("target");
        for (const char *target :
            {"javascript:alert(1)", "file:///etc/passwd", "https://gоogle.com/", "data:text/html,x",
                "https://bank.example@evil.example/", "/relative"})
            QTest::newRow(target) << QString::fromUtf8(target);
    }
    void linkIsRefused()
    {
        QFETCH(QString, target);
        MarkdownView view;
        view.setText(QStringLiteral("[click me here](%1)").arg(target));
        showAtHeight(view);
        click(view, QPoint(30, 8));
        auto *box = view.findChild<QMessageBox *>(QStringLiteral("linkDialog"));
        QVERIFY(box);
        QVERIFY(!box->findChild<QAbstractButton *>(QStringLiteral("openLinkButton")));
        QVERIFY(!box->informativeText().isEmpty());
        box->close();
        QCOMPARE(m_opened.size(), 0);
    }

    void linkByKeyboard()
    {
        MarkdownView view;
        view.setText(
            QStringLiteral("[first](https://a.example/) and [second](https://b.example/)"));
        showAtHeight(view);
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Tab);
        QTest::keyClick(&view, Qt::Key_Tab);
        QTest::keyClick(&view, Qt::Key_Return);
        auto *box = view.findChild<QMessageBox *>(QStringLiteral("linkDialog"));
        QVERIFY(box);
        QVERIFY(box->informativeText().contains(QStringLiteral("https://b.example/")));
        box->close();
    }

    void selectsAcrossBlocks()
    {
        MarkdownView view;
        view.setText(
            QStringLiteral("First paragraph.\n\n- item one\n- item two\n\nLast paragraph."));
        showAtHeight(view);
        QTest::mousePress(&view, Qt::LeftButton, {}, QPoint(1, 8));
        drag(view, QPoint(view.width() - 2, view.height() - 4));
        QTest::mouseRelease(&view, Qt::LeftButton, {}, QPoint(view.width() - 2, view.height() - 4));
        QCOMPARE(view.selectedText(),
            QStringLiteral("First paragraph.\n\n- item one\n- item two\n\nLast paragraph."));
        QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(1, 8));
        QCOMPARE(view.selectedText(), QString());
        QTest::mouseDClick(&view, Qt::LeftButton, {}, QPoint(8, 8));
        QCOMPARE(view.selectedText(), QStringLiteral("First"));
    }

    void copiesByKeyboard()
    {
        MarkdownView view;
        view.setText(QStringLiteral("A **b**\n\n| x | y |\n|---|---|\n| 1 | 2 |"));
        showAtHeight(view);
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("A b\n\nx\ty\n1\t2"));
    }

    void selectionStaysWhileTextComes()
    {
        MarkdownView view;
        view.resize(600, 300);
        view.show();
        view.append(QStringLiteral("Hello world.\n\nMore"));
        QTRY_COMPARE(view.renderedText(), QStringLiteral("Hello world.\n\nMore"));
        QTest::mouseDClick(&view, Qt::LeftButton, {}, QPoint(8, 8));
        QCOMPARE(view.selectedText(), QStringLiteral("Hello"));
        view.append(QStringLiteral(" text that goes on and **on"));
        QTRY_VERIFY(view.renderedText().endsWith(QStringLiteral("on")));
        QCOMPARE(view.selectedText(), QStringLiteral("Hello"));
    }

    void copiesWholeCode()
    {
        QString code;
        for (int i = 0; i < 100; ++i)
            code += QStringLiteral("line %1\n").arg(i);
        code.chop(1);
        MarkdownView view;
        view.setText(QStringLiteral("```text\n%1\n```").arg(code));
        showAtHeight(view);
        QTest::mouseMove(&view, QPoint(view.width() - 20, 14));
        QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(view.width() - 20, 14));
        QCOMPARE(QApplication::clipboard()->text(), code);
        view.selectAll();
        QCOMPARE(view.selectedText(), code);
    }

    void codeMayRunOn()
    {
        MarkdownView view;
        view.setText(QStringLiteral("```\n%1\n```").arg(QStringLiteral("word ").repeated(100)));
        showAtHeight(view);
        const int wrapped = view.heightForWidth(600);
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Tab);
        QTest::keyClick(&view, Qt::Key_Return);
        QVERIFY(view.heightForWidth(600) < wrapped);
        const QImage before = view.grab().toImage();
        QWheelEvent wheel(QPointF(100, 45), view.mapToGlobal(QPointF(100, 45)), {}, QPoint(-240, 0),
            Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&view, &wheel);
        QVERIFY(wheel.isAccepted());
        QVERIFY(view.grab().toImage() != before);
    }

    void rawShowsEveryCharacter()
    {
        MarkdownView view;
        const QString text = QStringLiteral("# a **b**\n\n  `c`\n");
        view.setText(text);
        showAtHeight(view);
        QVERIFY(!view.isRaw());
        view.setRaw(true);
        QVERIFY(view.isRaw());
        QCOMPARE(view.renderedText(), QStringLiteral("# a **b**\n\n  `c`"));
        QCOMPARE(view.text(), text);
        view.append(QStringLiteral("more"));
        QTRY_COMPARE(view.renderedText(), QStringLiteral("# a **b**\n\n  `c`\nmore"));
        view.setRaw(false);
        QCOMPARE(view.renderedText(), QStringLiteral("a b\n\nc\nmore"));
    }

    void followsThePalette()
    {
        MarkdownView view;
        view.setText(rich());
        showAtHeight(view);
        const int height = view.heightForWidth(600);
        const QImage light = view.grab().toImage();
        applyTheme(*qApp, ThemeMode::Dark);
        QCoreApplication::processEvents();
        const QImage dark = view.grab().toImage();
        applyTheme(*qApp, ThemeMode::Light);
        QCoreApplication::processEvents();
        QVERIFY(light != dark);
        QCOMPARE(view.grab().toImage(), light);
        QTRY_COMPARE(view.heightForWidth(600), height);
    }

    void laterDefinitionMakesALink()
    {
        MarkdownView view;
        view.setText(QStringLiteral("See [the docs][1].\n\ntext\n\n[1]: https://example.org/\n"));
        showAtHeight(view);
        QCOMPARE(view.renderedText(), QStringLiteral("See the docs.\n\ntext"));
    }

    void growsInAScrollArea()
    {
        QScrollArea area;
        auto *view = new MarkdownView;
        area.setWidgetResizable(true);
        area.setWidget(view);
        area.resize(500, 300);
        area.show();
        const QSignalSpy grown(view, &MarkdownView::heightChanged);
        for (int i = 0; i < 60; ++i) {
            view->append(QStringLiteral("Paragraph %1 of many.\n\n").arg(i));
            QTest::qWait(5);
        }
        QTRY_VERIFY(grown.count() > 3);
        QTRY_COMPARE(view->height(), view->heightForWidth(view->width()));
        QVERIFY(area.verticalScrollBar()->maximum() > 500);
        QTRY_VERIFY(view->renderedText().endsWith(QStringLiteral("Paragraph 59 of many.")));
    }

    /// Above what one reads the heights become exact: the reading goes on where it was.
    void readingStaysInPlace()
    {
        QScrollArea area;
        auto *content = new QWidget;
        auto *column = new QVBoxLayout(content);
        auto *above = new MarkdownView;
        auto *mark = new QWidget;
        mark->setFixedHeight(2000);
        above->setText(longText(400));
        column->addWidget(above);
        column->addWidget(mark);
        area.setWidgetResizable(true);
        area.setWidget(content);
        area.resize(420, 300);
        area.show();
        QVERIFY(QTest::qWaitForWindowExposed(&area));
        QCoreApplication::processEvents(); // the area knows the first estimate
        area.verticalScrollBar()->setValue(mark->y() - 20);
        const int seenAt = mark->mapTo(area.viewport(), QPoint()).y();
        const int height = above->height();
        QTRY_VERIFY(above->height() != height); // estimates were wrong
        QTest::qWait(1000);
        // Heights are whole pixels: a correction may be off by the rounding of one.
        const int now = mark->mapTo(area.viewport(), QPoint()).y();
        QVERIFY2(std::abs(now - seenAt) <= 2, qPrintable(QStringLiteral("%1, was %2").arg(now).arg(seenAt)));
    }

    void survivesHostileTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("one long word") << QString(300'000, u'x');
        QTest::newRow("deep quotes") << QString(50'000, u'>');
        QTest::newRow("deep lists") << QStringLiteral("- ").repeated(20'000);
        QTest::newRow("open brackets") << QString(50'000, u'[');
        QTest::newRow("stars") << QStringLiteral("*a **b ").repeated(8'000);
        QTest::newRow("backticks") << QStringLiteral("`a ``b ```c").repeated(5'000);
        QTest::newRow("definitions") << QStringLiteral("[a]: b\n\n[c][a]\n\n").repeated(3'000);
        QTest::newRow("wide table") << (QStringLiteral("|a").repeated(900) + QStringLiteral("|\n")
            + QStringLiteral("|-").repeated(900) + QStringLiteral("|\n|b|\n"));
        QTest::newRow("nulls") << QString(2'000, QChar(u'\0'));
        QTest::newRow("half characters") << QString(3'000, QChar(0xd83d));
        QTest::newRow("overrides") << QString(3'000, QChar(0x202e));
        QTest::newRow("marks on marks") << (QStringLiteral("a") + QString(20'000, QChar(0x0301)));
    }
    void survivesHostileTexts()
    {
        QFETCH(QString, text);
        MarkdownView view;
        view.resize(300, 400);
        view.show();
        for (qsizetype at = 0; at < text.size(); at += 9'999) {
            view.append(text.mid(at, 9'999));
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY(view.heightForWidth(300) > 0 && !view.renderedText().isEmpty());
        view.resize(20, 400);
        view.resize(900, 400);
        QTest::qWait(50);
        view.grab();
        view.selectAll();
        QVERIFY(!view.selectedText().isEmpty());
        QCOMPARE(view.text(), text);
    }

    void isReadAloud()
    {
        MarkdownView view;
        view.setText(rich());
        showAtHeight(view);
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&view);
        QVERIFY(accessible && accessible->textInterface());
        QVERIFY(accessible->state().readOnly);
        QCOMPARE(accessible->textInterface()->characterCount(), int(view.renderedText().size()));
        QCOMPARE(accessible->textInterface()->text(0, 5), QStringLiteral("Title"));
        const int bold = int(view.renderedText().indexOf(QStringLiteral("nested")));
        accessible->textInterface()->addSelection(bold, bold + 6);
        QCOMPARE(view.selectedText(), QStringLiteral("nested"));
        const QRect rect = accessible->textInterface()->characterRect(bold + 2);
        QCOMPARE(
            accessible->textInterface()->offsetAtPoint(rect.center() - QPoint(2, 0)), bold + 2);
    }

    void offersAMenu()
    {
        MarkdownView view;
        view.setText(QStringLiteral("[click me here](https://example.org/)"));
        showAtHeight(view);
        QContextMenuEvent event(
            QContextMenuEvent::Mouse, QPoint(30, 8), view.mapToGlobal(QPoint(30, 8)));
        QCoreApplication::sendEvent(&view, &event);
        auto *menu = view.findChild<QMenu *>(QStringLiteral("markdownMenu"));
        QVERIFY(menu);
        QStringList names;
        const auto actions = menu->actions();
        for (QAction *action : actions) {
            names.append(action->text());
            if (action->text() == QStringLiteral("Copy link"))
                action->trigger();
        }
        QVERIFY(
            names.contains(QStringLiteral("Copy")) && names.contains(QStringLiteral("Copy all")));
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("https://example.org/"));
        menu->close();
    }

private:
    /// Shown, as wide as 600 pixels and as tall as its text, everything laid out.
    static void showAtHeight(MarkdownView &view)
    {
        view.resize(600, 40);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        for (int i = 0; i < 6; ++i) {
            QTest::qWait(20);
            view.resize(600, view.heightForWidth(600));
        }
    }
    static void click(MarkdownView &view, QPoint at)
    {
        QTest::mouseMove(&view, at);
        QTest::mouseClick(&view, Qt::LeftButton, {}, at);
    }
    static void drag(MarkdownView &view, QPoint to)
    {
        QMouseEvent move(QEvent::MouseMove, to, view.mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
            Qt::NoModifier);
        QCoreApplication::sendEvent(&view, &move);
    }

    QList<QUrl> m_opened;
};

HELIOGRAPH_TEST_MAIN(MarkdownViewTest)
#include "tst_markdownview.moc"
