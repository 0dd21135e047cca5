#pragma once

#include <QProxyStyle>

namespace heliograph {

inline constexpr char kTextRoleProperty[] = "heliographTextRole";
inline constexpr char kPrimaryProperty[] = "heliographPrimary";

/// Fusion with flat, rounded controls and visible focus rings, all in the colours of the theme.
/// A style and not a style sheet: it is drawn as paths at every scale and costs nothing per widget.
class Style final : public QProxyStyle
{
    Q_OBJECT

public:
    Style();

    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
    int pixelMetric(
        PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
        QStyleHintReturn *data) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
        const QWidget *widget) const override;
    QRect subElementRect(
        SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
        const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
        QPainter *painter, const QWidget *widget) const override;
};

/// Font and colour of a widget's text role (setTextRole), for the present theme.
void applyTextRole(QWidget *label);

}
