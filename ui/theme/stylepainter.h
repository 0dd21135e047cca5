#pragma once

#include "ui/theme/theme.h"

#include <QPen>
#include <QStyle>

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;
class QStyleOptionToolButton;
class QWidget;

namespace heliograph {

/// Draws the single controls for Style.
class StylePainter final
{
public:
    StylePainter(QPainter *painter, const QStyleOption &option, const QWidget *widget);

    const ThemeColors &colors() const { return m_colors; }
    QColor hoverColor() const;
    bool isPrimary() const;
    static QColor selectionColor(const ThemeColors &colors); ///< behind selected rows
    static QRect scrollBarPart(const QStyleOptionSlider &bar, QStyle::SubControl part, int minimum);

    void rounded(const QRectF &rect, const QBrush &fill, const QPen &line, qreal radius) const;
    void chevron(const QRectF &rect, Qt::ArrowType direction) const;
    void button() const;
    void toolButton() const;
    void toolButtonLabel(const QStyleOptionToolButton &button) const;
    void pushButtonLabel(const QStyleOptionButton &button) const;
    void input() const;
    void frame() const;
    void scrollAreaFrame() const;
    void focusRing() const;
    void itemPanel() const; ///< behind an item of a list
    void checkBox() const;
    void radioButton() const;
    void tabBarBase() const;
    void tab(const QStyleOptionTab &tab) const;
    void headerSection() const;
    void splitter() const;
    void comboBox(const QStyleOptionComboBox &box, const QRect &arrow) const;
    void spinBox(const QStyleOptionSpinBox &box, const QRect &up, const QRect &down) const;
    void scrollBar(const QStyleOptionSlider &bar, const QRect &handle) const;
    void slider(const QStyleOptionSlider &slider, const QRect &groove, const QRect &handle) const;

private:
    bool has(QStyle::StateFlag flag) const;
    bool showsFocus() const;
    QColor ink() const;
    void iconAndText(const QRect &rect, const QIcon &icon, const QSize &iconSize,
        const QString &text, const QColor &color) const;

    QPainter *m_painter;
    const QStyleOption &m_option;
    const QWidget *m_widget;
    const ThemeColors &m_colors;
};

}
