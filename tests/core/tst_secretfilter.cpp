#include "core/base/redact.h"
#include "core/base/secretfilter.h"
#include "tests/support/testmain.h"

using namespace heliograph;

class SecretFilterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void strikesOutAtEveryBorder()
    {
        const QByteArray secret = "sk-aab-aabc";
        const QByteArray text = "x sk-aab-aab " + secret + secret + " sk-aab-sk-aab-aabc end sk-aab-aab";
        QByteArray expected = text;
        expected.replace(secret, kRedacted);
        for (qsizetype a = 0; a <= text.size(); ++a) {
            for (qsizetype b = a; b <= text.size(); ++b) {
                SecretFilter filter({secret});
                QByteArray out = filter.feed(text.first(a));
                out += filter.feed(text.mid(a, b - a));
                out += filter.feed(text.sliced(b));
                out += filter.finish();
                QCOMPARE(out, expected);
            }
        }
    }

    void leavesEverythingElseAlone()
    {
        SecretFilter none({});
        QCOMPARE(none.feed("abc"), QByteArray("abc"));
        SecretFilter filter({"short", "", "a longer secret"});
        QCOMPARE(filter.feed("a short text"), QByteArray("a short text"));
        QCOMPARE(filter.feed("a longer"), QByteArray());
        QCOMPARE(filter.finish(), QByteArray("a longer"));
    }
};

HELIOGRAPH_TEST_MAIN(SecretFilterTest)
#include "tst_secretfilter.moc"
