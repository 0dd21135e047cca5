#include "tests/support/testmain.h"
#include "ui/fuzzymatch.h"

using namespace heliograph;

class FuzzyMatchTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fits_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("fits");
        QTest::newRow("nothing typed") << QString() << QStringLiteral("Quit") << true;
        QTest::newRow("both empty") << QString() << QString() << true;
        QTest::newRow("empty text") << QStringLiteral("a") << QString() << false;
        QTest::newRow("case") << QStringLiteral("QUIT") << QStringLiteral("quit") << true;
        QTest::newRow("letters in order")
            << QStringLiteral("oip") << QStringLiteral("Open in Playground") << true;
        QTest::newRow("wrong order") << QStringLiteral("po") << QStringLiteral("op") << false;
        QTest::newRow("blanks do not count")
            << QStringLiteral("new tab") << QStringLiteral("NewTab") << true;
        QTest::newRow("accents aside")
            << QStringLiteral("loschen") << QStringLiteral("Löschen") << true;
        QTest::newRow("too long") << QStringLiteral("quitt") << QStringLiteral("Quit") << false;
    }
    void fits()
    {
        QFETCH(QString, typed);
        QFETCH(QString, text);
        QFETCH(bool, fits);
        QCOMPARE(fuzzyScore(typed, text).has_value(), fits);
    }

    void order_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        const auto row = [](const char *typed, const char *better, const char *worse) {
            QTest::addRow("%s: %s", typed, better)
                << QString::fromLatin1(typed) << QString::fromLatin1(better)
                << QString::fromLatin1(worse);
        };
        row("th", "Dark theme", "Full path");
        row("set", "Settings", "Reset the view");
        row("nt", "New tab", "Count");
        row("copy", "Copy as curl", "Choose any copy");
        row("q", "Quit", "Quit and stop everything that runs");
    }
    void order()
    {
        QFETCH(QString, typed);
        QFETCH(QString, better);
        QFETCH(QString, worse);
        QVERIFY(fuzzyScore(typed, better).has_value());
        QVERIFY(fuzzyScore(typed, worse).has_value());
        QVERIFY(*fuzzyScore(typed, better) > *fuzzyScore(typed, worse));
    }

    void hostileLengthsEnd()
    {
        const QString text(2000, QLatin1Char('a'));
        QVERIFY(fuzzyScore(QString(200, QLatin1Char('a')), text).has_value());
        QVERIFY(!fuzzyScore(QString(199, QLatin1Char('a')) + QLatin1Char('b'), text).has_value());
    }
};

HELIOGRAPH_TEST_MAIN(FuzzyMatchTest)
#include "tst_fuzzymatch.moc"
