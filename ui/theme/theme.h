#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

#include <array>

class QApplication;
class QPushButton;
class QWidget;

namespace heliograph {

/// The colour roles of the window. Every colour in the program comes from here; text colours keep a
/// contrast of 4.5 : 1 on surface and raised.
struct ThemeColors {
    QColor surface; ///< page background
    QColor raised; ///< cards, sidebar, header rows
    QColor border;
    QColor text;
    QColor secondaryText;
    QColor accent; ///< the one accent: focus, selection, primary button
    QColor accentText; ///< on accent
    QColor good;
    QColor warning;
    QColor bad;
    std::array<QColor, 8> chart; ///< Okabe–Ito order
    bool dark = false;
};

/// The roles that belong to a palette made by applyTheme: light or dark by the lightness of its
/// window colour. Widgets call it with their own palette() and again on a PaletteChange.
const ThemeColors &themeColors(const QPalette &palette);

enum class ThemeMode { System, Light, Dark };
ThemeMode themeModeFromName(QStringView name); ///< "light", "dark"; anything else: System
/// Sets style, palette and fonts of the whole application; may be called again at any time.
void applyTheme(QApplication &app, ThemeMode mode);
/// The palette of the roles, as applyTheme sets it.
QPalette themePalette(bool dark);

/// What a label's text is; its font and colour follow, also when the theme changes.
enum class TextRole { Body, Secondary, Heading, Title, Code, Good, Warning, Bad, Display };
void setTextRole(QWidget *label, TextRole role);
/// The one button of a place that does what one came for: drawn in the accent.
void setPrimary(QPushButton *button, bool primary = true);

QFont codeFont(); ///< fixed width, 12 px: code, JSON and ids only
/// A part of b over a: 0 is a, 1 is b.
QColor mixed(const QColor &a, const QColor &b, qreal part);

namespace spacing {
inline constexpr int kTiny = 4;
inline constexpr int kSmall = 8;
inline constexpr int kMedium = 16;
inline constexpr int kLarge = 24;
}

inline constexpr int kCornerRadius = 6;
inline constexpr int kControlHeight = 28;

}
