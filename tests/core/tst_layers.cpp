#include "tests/support/testmain.h"

#include <QDirIterator>
#include <QRegularExpression>

using namespace heliograph;

namespace {

/// The folders of core/, from the ground up: a folder may include only itself and those before it.
const QStringList kCoreFolders{
    QStringLiteral("base"), QStringLiteral("domain"), QStringLiteral("secrets"),
    QStringLiteral("wire"), QStringLiteral("schema"), QStringLiteral("pricing"), QStringLiteral("diff"), QStringLiteral("providers"),
    QStringLiteral("helicone"), QStringLiteral("metrics"), QStringLiteral("prompts"), QStringLiteral("history"), QStringLiteral("net"),
    QStringLiteral("demo"), QStringLiteral("session"), QStringLiteral("budgets"), QStringLiteral("capture")};
const QStringList kLayers{QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")};

struct Include {
    QString file;
    QString target;
};

QList<Include> includesOf(const QString &layer)
{
    QList<Include> includes;
    static const QRegularExpression line(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"),
        QRegularExpression::MultilineOption);
    const QString root = sourceFolder() + QLatin1Char('/');
    QDirIterator it(root + layer, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
        QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (!file.open(QFile::ReadOnly))
            continue;
        auto matches = line.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext())
            includes.append({file.fileName().mid(root.size()), matches.next().captured(1)});
    }
    return includes;
}

QString complain(const Include &include, const char *why)
{
    return QStringLiteral("%1 includes %2: %3").arg(include.file, include.target, QLatin1String(why));
}

}

/// The arrows between the parts of the program point one way: app → ui → core, and up the folders of core.
class LayersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layersLookDownOnly()
    {
        int seen = 0;
        for (const QString &layer : kLayers) {
            for (const Include &include : includesOf(layer)) {
                const QString target = include.target.section(QLatin1Char('/'), 0, 0);
                if (!kLayers.contains(target))
                    continue;
                ++seen;
                if (kLayers.indexOf(target) > kLayers.indexOf(layer))
                    QFAIL(qPrintable(complain(include, "the arrow goes up")));
            }
        }
        QVERIFY(seen > 100);
    }

    void coreFoldersLookDownOnly()
    {
        for (const Include &include : includesOf(QStringLiteral("core"))) {
            const QString from = include.file.section(QLatin1Char('/'), 1, 1);
            QVERIFY2(kCoreFolders.contains(from), qPrintable(from + QStringLiteral(" is no folder of core")));
            if (!include.target.startsWith(QLatin1String("core/")))
                continue;
            const QString to = include.target.section(QLatin1Char('/'), 1, 1);
            if (kCoreFolders.indexOf(to) > kCoreFolders.indexOf(from))
                QFAIL(qPrintable(complain(include, "the arrow goes up")));
        }
    }

    void coreKnowsNoScreen()
    {
        static const QRegularExpression screen(QStringLiteral(
            "^(QtWidgets|QtGui|QtCharts)/|^Q(Widget|Application|GuiApplication|Painter|Pixmap|Image|Color|Icon|"
            "TextDocument|Chart|Font|Palette|Action|Label|Window)"));
        for (const Include &include : includesOf(QStringLiteral("core")))
            QVERIFY2(!screen.match(include.target).hasMatch(), qPrintable(complain(include, "core has no screen")));
    }

    /// Each of these libraries has one home.
    void librariesStayAtHome_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("home");
        QTest::newRow("network") << QStringLiteral("^QNetworkReply$|^QNetworkAccessManager$") << QStringLiteral("core/net/|core/session/");
        QTest::newRow("sql") << QStringLiteral("^QSql") << QStringLiteral("core/history/");
        QTest::newRow("keychain") << QStringLiteral("keychain\\.h$") << QStringLiteral("core/secrets/");
        QTest::newRow("zstd") << QStringLiteral("^zstd") << QStringLiteral("core/history/|core/capture/contentdecoder");
        QTest::newRow("beast") << QStringLiteral("^boost/|^brotli/") << QStringLiteral("core/capture/");
        QTest::newRow("charts") << QStringLiteral("^QChart|^QtCharts") << QStringLiteral("ui/charts/");
    }

    void librariesStayAtHome()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, home);
        const QRegularExpression library(pattern);
        const QRegularExpression allowed(QStringLiteral("^(%1)").arg(home));
        for (const QString &layer : kLayers) {
            for (const Include &include : includesOf(layer)) {
                if (library.match(include.target).hasMatch())
                    QVERIFY2(allowed.match(include.file).hasMatch(), qPrintable(complain(include, "not its home")));
            }
        }
    }
};

HELIOGRAPH_TEST_MAIN(LayersTest)
#include "tst_layers.moc"
