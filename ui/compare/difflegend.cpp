#include "ui/compare/difflegend.h"

#include "ui/theme/theme.h"

#include <QEvent>

namespace heliograph {

QColor deletedColor(const QPalette &palette)
{
    const ThemeColors &colors = themeColors(palette);
    return mixed(colors.raised, colors.chart[5], 0.28);
}

QColor insertedColor(const QPalette &palette)
{
    const ThemeColors &colors = themeColors(palette);
    return mixed(colors.raised, colors.chart[1], 0.30);
}

DiffLegend::DiffLegend(QWidget *parent) : QLabel(parent)
{
    setObjectName(QStringLiteral("diffLegend"));
    setTextFormat(Qt::RichText);
    write();
}

void DiffLegend::write()
{
    setText(QStringLiteral(
        "<s style=\"background-color:%1\">&nbsp;%2&nbsp;</s>&nbsp; <u style=\"background-color:%3\">&nbsp;%4&nbsp;</u>")
                .arg(deletedColor(palette()).name(), tr("only there").toHtmlEscaped(), insertedColor(palette()).name(),
                    tr("only here").toHtmlEscaped()));
}

void DiffLegend::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        write();
}

}
