#include "ui/theme/theme.h"

#include "ui/theme/style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPushButton>
#include <QStyleHints>
#include <QVariant>

namespace heliograph {

namespace {

constexpr int kBodyPx = 13;
constexpr int kSecondaryPx = 12;
constexpr int kTitlePx = 16;
constexpr int kDisplayPx = 24; // the one line of a welcome

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

// The chart colours are Okabe and Ito's, darkened where they would vanish on white, lightened where
// on black, so that each keeps 3 : 1 on its background.
const ThemeColors &lightColors()
{
    static const ThemeColors colors{
        .surface = rgb(0xfcfcfd),
        .raised = rgb(0xf2f3f6),
        .border = rgb(0xd3d7de),
        .text = rgb(0x1b1f27),
        .secondaryText = rgb(0x59616f),
        .accent = rgb(0x2a5bc4),
        .accentText = rgb(0xffffff),
        .good = rgb(0x17713d),
        .warning = rgb(0x84530a),
        .bad = rgb(0xb92626),
        .chart = {rgb(0xc17a00), rgb(0x2f8fca), rgb(0x00946b), rgb(0x968a00), rgb(0x00598c),
            rgb(0xcf5a00), rgb(0xb9588f), rgb(0x3a3f47)},
        .dark = false,
    };
    return colors;
}

const ThemeColors &darkColors()
{
    static const ThemeColors colors{
        .surface = rgb(0x16181d),
        .raised = rgb(0x1f2229),
        .border = rgb(0x3a404b),
        .text = rgb(0xe7e9ee),
        .secondaryText = rgb(0xa4abb8),
        .accent = rgb(0x86abff),
        .accentText = rgb(0x0d1526),
        .good = rgb(0x62cb90),
        .warning = rgb(0xe3b457),
        .bad = rgb(0xff8f86),
        .chart = {rgb(0xe69f00), rgb(0x56b4e9), rgb(0x00b383), rgb(0xf0e442), rgb(0x3a8fd6),
            rgb(0xe8742a), rgb(0xd98bb6), rgb(0xd5d8de)},
        .dark = true,
    };
    return colors;
}

bool systemPrefersDark(QApplication &app)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = app.styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    // Without our own palette the application shows the desktop's, whichever platform theme gave
    // it.
    app.setPalette(QPalette());
    return app.palette().color(QPalette::Window).lightness() < 128;
}

QFont bodyFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    font.setPixelSize(kBodyPx);
    return font;
}

}

const ThemeColors &themeColors(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? darkColors() : lightColors();
}

ThemeMode themeModeFromName(QStringView name)
{
    if (name.compare(QLatin1String("light"), Qt::CaseInsensitive) == 0)
        return ThemeMode::Light;
    if (name.compare(QLatin1String("dark"), Qt::CaseInsensitive) == 0)
        return ThemeMode::Dark;
    return ThemeMode::System;
}

QPalette themePalette(bool dark)
{
    const ThemeColors &c = dark ? darkColors() : lightColors();
    const QColor base = dark ? rgb(0x121419) : rgb(0xffffff);
    QPalette palette;
    palette.setColor(QPalette::Window, c.surface);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, c.raised);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::Button, c.raised);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.bad);
    palette.setColor(QPalette::PlaceholderText, c.secondaryText);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.accentText);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::ToolTipBase, dark ? rgb(0x2b2f38) : rgb(0x23272f));
    palette.setColor(QPalette::ToolTipText, rgb(0xf2f3f6));
    palette.setColor(QPalette::Light, mixed(c.raised, base, 0.5));
    palette.setColor(QPalette::Midlight, mixed(c.raised, c.border, 0.3));
    palette.setColor(QPalette::Mid, c.border);
    palette.setColor(QPalette::Dark, mixed(c.border, c.text, 0.2));
    palette.setColor(QPalette::Shadow, rgb(0x000000));
    const QColor disabled = mixed(c.surface, c.text, 0.45);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, c.border);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, disabled);
    // A selection stays readable in a window that is not the active one.
    palette.setColor(QPalette::Inactive, QPalette::Highlight, mixed(c.raised, c.accent, 0.35));
    palette.setColor(QPalette::Inactive, QPalette::HighlightedText, c.text);
    return palette;
}

void applyTheme(QApplication &app, ThemeMode mode)
{
    const bool dark = mode == ThemeMode::System ? systemPrefersDark(app) : mode == ThemeMode::Dark;
    app.setFont(bodyFont());
    app.setPalette(themePalette(dark));
    app.setStyle(new Style); // polishes every widget again, so the text roles follow
}

void setTextRole(QWidget *label, TextRole role)
{
    label->setProperty(kTextRoleProperty, int(role));
    applyTextRole(label);
}

void applyTextRole(QWidget *label)
{
    const QVariant property = label->property(kTextRoleProperty);
    if (!property.isValid())
        return;
    const ThemeColors &c = themeColors(QApplication::palette());
    const auto role = TextRole(property.toInt());
    QFont font = QApplication::font();
    font.setPixelSize(kBodyPx);
    QColor color = c.text;
    switch (role) {
    case TextRole::Body:
        break;
    case TextRole::Secondary:
        font.setPixelSize(kSecondaryPx);
        color = c.secondaryText;
        break;
    case TextRole::Heading:
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Title:
        font.setPixelSize(kTitlePx);
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Display:
        font.setPixelSize(kDisplayPx);
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Code:
        font = codeFont();
        break;
    case TextRole::Good:
        color = c.good;
        break;
    case TextRole::Warning:
        color = c.warning;
        break;
    case TextRole::Bad:
        color = c.bad;
        break;
    }
    label->setFont(font);
    // The application's new palette reaches widgets only later, so nothing is taken over from the
    // label's own.
    QPalette palette;
    palette.setColor(QPalette::Active, QPalette::WindowText, color);
    palette.setColor(QPalette::Inactive, QPalette::WindowText, color);
    label->setPalette(palette);
}

void setPrimary(QPushButton *button, bool primary)
{
    button->setProperty(kPrimaryProperty, primary);
    button->update();
}

QFont codeFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(kSecondaryPx);
    return font;
}

QColor mixed(const QColor &a, const QColor &b, qreal part)
{
    const auto channel = [part](int from, int to) { return int(from + (to - from) * part + 0.5); };
    return QColor(
        channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue()));
}

}
