#include "tests/support/testmain.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QPushButton>

#include <cmath>

using namespace heliograph;

namespace {

// WCAG 2.1, relative luminance and contrast ratio.
double luminance(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}

class ThemeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastOfText_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void contrastOfText()
    {
        QFETCH(bool, dark);
        const QPalette palette = themePalette(dark);
        const ThemeColors &c = themeColors(palette);
        QCOMPARE(c.dark, dark);
        for (const QColor &back : {c.surface, c.raised, palette.color(QPalette::Base)}) {
            for (const QColor &ink : {c.text, c.secondaryText, c.good, c.warning, c.bad, c.accent})
                QVERIFY2(contrast(ink, back) >= 4.5,
                    qPrintable(ink.name() + QLatin1String(" on ") + back.name()));
            for (const QColor &chart : c.chart)
                QVERIFY2(contrast(chart, back) >= 3.0,
                    qPrintable(chart.name() + QLatin1String(" on ") + back.name()));
        }
        QVERIFY(contrast(c.accentText, c.accent) >= 4.5);
        QVERIFY(contrast(palette.color(QPalette::ToolTipText), palette.color(QPalette::ToolTipBase))
            >= 4.5);
        for (const auto group : {QPalette::Active, QPalette::Inactive})
            QVERIFY(contrast(palette.color(group, QPalette::HighlightedText),
                        palette.color(group, QPalette::Highlight))
                >= 4.5);
    }

    void modeNames()
    {
        QVERIFY(themeModeFromName(u"light") == ThemeMode::Light);
        QVERIFY(themeModeFromName(u"Dark") == ThemeMode::Dark);
        QVERIFY(themeModeFromName(u"system") == ThemeMode::System);
        QVERIFY(themeModeFromName(u"") == ThemeMode::System);
    }

    void switchingReachesLivingWidgets()
    {
        QApplication &app = *qobject_cast<QApplication *>(QApplication::instance());
        applyTheme(app, ThemeMode::Light);
        QWidget window;
        auto *label = new QLabel(QStringLiteral("text"), &window);
        setTextRole(label, TextRole::Secondary);
        window.ensurePolished();
        label->ensurePolished();
        const QColor light = label->palette().color(QPalette::WindowText);
        QCOMPARE(light, themeColors(window.palette()).secondaryText);
        QCOMPARE(label->font().pixelSize(), 12);

        applyTheme(app, ThemeMode::Dark);
        QCoreApplication::processEvents();
        QVERIFY(themeColors(window.palette()).dark);
        QCOMPARE(label->palette().color(QPalette::WindowText),
            themeColors(window.palette()).secondaryText);
        QVERIFY(label->palette().color(QPalette::WindowText) != light);

        applyTheme(app, ThemeMode::System); // the offscreen desktop is light
        QCoreApplication::processEvents();
        QVERIFY(!themeColors(window.palette()).dark);
    }

    void everyIconDrawsAndFollowsTheTheme()
    {
        QApplication &app = *qobject_cast<QApplication *>(QApplication::instance());
        applyTheme(app, ThemeMode::Light);
        QSet<QByteArray> seen;
        for (int i = 0; i <= int(Icon::Route); ++i) {
            const QIcon icon = makeIcon(Icon(i), app.palette());
            const QImage image =
                icon.pixmap(QSize(32, 32), 1.0).toImage().convertToFormat(QImage::Format_ARGB32);
            QByteArray pixels(
                reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes());
            QVERIFY2(pixels.count('\0') < pixels.size(), qPrintable(QString::number(i)));
            QVERIFY2(!seen.contains(pixels), qPrintable(QString::number(i)));
            seen.insert(pixels);
        }
        const QIcon icon = makeIcon(Icon::Stop, app.palette());
        const auto middle = [&icon] {
            return icon.pixmap(QSize(16, 16), 1.0).toImage().pixelColor(8, 8);
        };
        const QColor light = middle();
        applyTheme(app, ThemeMode::Dark);
        QVERIFY(middle() != light);
        QCOMPARE(middle(), themeColors(app.palette()).text);
    }

    void iconsOfEveryRoleFollowTheTheme_data()
    {
        QTest::addColumn<int>("role");
        for (int role = 0; role < 4; ++role)
            QTest::addRow("%d", role) << role;
    }
    void iconsOfEveryRoleFollowTheTheme()
    {
        QFETCH(int, role);
        constexpr std::array kRoles{
            &ThemeColors::text, &ThemeColors::accentText, &ThemeColors::warning, &ThemeColors::bad};
        QApplication &app = *qobject_cast<QApplication *>(QApplication::instance());
        applyTheme(app, ThemeMode::Light);
        QPalette ink = app.palette();
        ink.setColor(QPalette::WindowText, themeColors(ink).*kRoles[size_t(role)]);
        const QIcon icon = makeIcon(Icon::Stop, ink);
        applyTheme(app, ThemeMode::Dark);
        QCOMPARE(icon.pixmap(QSize(16, 16), 1.0).toImage().pixelColor(8, 8),
            themeColors(app.palette()).*kRoles[size_t(role)]);
    }

    void anIconKeepsAColourOfItsOwn()
    {
        QApplication &app = *qobject_cast<QApplication *>(QApplication::instance());
        applyTheme(app, ThemeMode::Light);
        QPalette ink = app.palette();
        ink.setColor(QPalette::WindowText, QColor(12, 34, 56));
        const QIcon icon = makeIcon(Icon::Stop, ink);
        applyTheme(app, ThemeMode::Dark);
        QCOMPARE(icon.pixmap(QSize(16, 16), 1.0).toImage().pixelColor(8, 8), QColor(12, 34, 56));
    }
};

HELIOGRAPH_TEST_MAIN(ThemeTest)
#include "tst_theme.moc"
