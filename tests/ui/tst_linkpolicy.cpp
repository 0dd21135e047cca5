#include "tests/support/testmain.h"
#include "ui/markdown/linkpolicy.h"

using namespace heliograph;

class LinkPolicyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<bool>("allowed");
        QTest::addColumn<QString>("shown"); // a part of it
        const auto row = [](const char *target, bool allowed, const char *shown) {
            QTest::newRow(target) << QString::fromUtf8(target) << allowed
                                  << QString::fromUtf8(shown);
        };
        row("https://example.org/a?b=c#d", true, "https://example.org/a?b=c#d");
        row("http://localhost:8080/", true, "http://localhost:8080/");
        row("HTTPS://Example.org", true, "https://example.org");
        row("mailto:me@example.org?subject=hi", true, "mailto:me@example.org?subject=hi");
        row("https://münchen.de/", true, "https://xn--mnchen-3ya.de/");
        row("https://日本語.jp/", true, "xn--wgv71a119e.jp");
        row("https://example.org/ü", true, "https://example.org/%C3%BC");
        row("javascript:alert(1)", false, "javascript:alert(1)");
        row("JavaScript:alert(1)", false, "alert");
        row("file:///etc/passwd", false, "file:///etc/passwd");
        row("data:text/html,<b>", false, "data:text/html");
        row("ftp://example.org/", false, "ftp://example.org/");
        row("vbscript:x", false, "vbscript:x");
        row("smb://host/share", false, "smb://");
        row("relative/path", false, "relative/path");
        row("//example.org/x", false, "//example.org/x");
        row("#anchor", false, "#anchor");
        row("", false, "");
        row("https://", false, "https://");
        row("https://google.com@evil.example/", false, "evil.example");
        row("https://google.com:x@evil.example/", false, "evil.example");
        row("https://аррӏе.com/", false, "xn--"); // all Cyrillic
        row("https://gооgle.com/", false, "xn--"); // Cyrillic o in Latin
        row("https://ɡoogle.com/", true, "xn--"); // Latin, but not a to z: a note
        row("https://example.org\\@evil.example/", false, "evil");
        row("https://exam\u200bple.org/", false, "%E2%80%8B");
        row("https://example.org/\u202egnp.exe", false, "%E2%80%AE");
        row("java\nscript:alert(1)", false, "java%0Ascript");
        row("\x01javascript:alert(1)", false, "%01javascript");
        row("mailto:nobody", false, "mailto:nobody");
        row("mailto:a@b.org?attach=/etc/passwd", false, "attach");
    }
    void judges()
    {
        QFETCH(QString, target);
        QFETCH(bool, allowed);
        QFETCH(QString, shown);
        const LinkVerdict verdict = judgeLink(target);
        QCOMPARE(verdict.allowed, allowed);
        QVERIFY2(verdict.shown.contains(shown), qPrintable(verdict.shown));
        for (const QChar c : verdict.shown)
            QVERIFY(c.unicode() > 0x20 && c.unicode() < 0x7f);
        QCOMPARE(verdict.url.isEmpty(), !allowed);
        QCOMPARE(verdict.reason.isEmpty(), allowed);
    }

    void notes_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("noted");
        const auto row = [](const char *target, const char *text, bool noted) {
            QTest::newRow(text) << QString::fromUtf8(target) << QString::fromUtf8(text) << noted;
        };
        row("https://evil.example/", "https://bank.example/login", true);
        row("https://evil.example/", "bank.example", true);
        row("https://bank.example/", "www.bank.example", false);
        row("https://bank.example/", "https://bank.example", false);
        row("https://bank.example/", "the bank", false);
        row("https://münchen.de/", "münchen.de", true); // letters beyond a to z
    }
    void notes()
    {
        QFETCH(QString, target);
        QFETCH(QString, text);
        QFETCH(bool, noted);
        const LinkVerdict verdict = judgeLink(target, text);
        QVERIFY(verdict.allowed);
        QVERIFY2(verdict.note.isEmpty() != noted, qPrintable(verdict.note));
    }
};

HELIOGRAPH_TEST_MAIN(LinkPolicyTest)
#include "tst_linkpolicy.moc"
