#include "ui/theme/icons.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

namespace heliograph {

namespace {

/// Drawn on a grid of 16 by 16; lines are stroked, fills are filled.
struct Drawing {
    QPainterPath lines;
    QPainterPath fills;

    Drawing &line(std::initializer_list<QPointF> points, bool close = false)
    {
        const QPointF *point = points.begin();
        lines.moveTo(*point);
        while (++point != points.end())
            lines.lineTo(*point);
        if (close)
            lines.closeSubpath();
        return *this;
    }
    Drawing &circle(qreal x, qreal y, qreal radius)
    {
        lines.addEllipse(QPointF(x, y), radius, radius);
        return *this;
    }
    Drawing &dot(qreal x, qreal y, qreal radius = 0.9)
    {
        fills.addEllipse(QPointF(x, y), radius, radius);
        return *this;
    }
    Drawing &box(qreal x, qreal y, qreal w, qreal h, qreal radius = 1.5)
    {
        lines.addRoundedRect(QRectF(x, y, w, h), radius, radius);
        return *this;
    }
    Drawing &arc(const QRectF &rect, qreal from, qreal sweep)
    {
        lines.arcMoveTo(rect, from);
        lines.arcTo(rect, from, sweep);
        return *this;
    }
};

Drawing eye()
{
    Drawing d;
    d.lines.moveTo(1.5, 8);
    d.lines.cubicTo(4, 3, 12, 3, 14.5, 8);
    d.lines.cubicTo(12, 13, 4, 13, 1.5, 8);
    return d.circle(8, 8, 2);
}

Drawing bubble()
{
    Drawing d;
    d.lines.moveTo(5, 12);
    d.lines.lineTo(3.5, 12);
    d.lines.quadTo(1.75, 12, 1.75, 10.25);
    d.lines.lineTo(1.75, 4.25);
    d.lines.quadTo(1.75, 2.5, 3.5, 2.5);
    d.lines.lineTo(12.5, 2.5);
    d.lines.quadTo(14.25, 2.5, 14.25, 4.25);
    d.lines.lineTo(14.25, 10.25);
    d.lines.quadTo(14.25, 12, 12.5, 12);
    d.lines.lineTo(8.25, 12);
    d.lines.lineTo(5, 14.5);
    d.lines.closeSubpath();
    return d.line({{5, 5.5}, {6.75, 7.25}, {5, 9}}).line({{8.5, 9}, {11, 9}});
}

Drawing stop()
{
    Drawing d;
    d.fills.addRoundedRect(QRectF(3.5, 3.5, 9, 9), 2, 2);
    return d;
}

Drawing play()
{
    Drawing d;
    d.circle(8, 8, 6.25);
    d.fills.moveTo(6.5, 5.2);
    d.fills.lineTo(11, 8);
    d.fills.lineTo(6.5, 10.8);
    d.fills.closeSubpath();
    return d;
}

Drawing paperclip()
{
    Drawing d;
    d.lines.moveTo(13.25, 7.5);
    d.lines.lineTo(8, 12.75);
    d.lines.cubicTo(6.25, 14.5, 4, 14.25, 2.9, 13.1);
    d.lines.cubicTo(1.75, 11.95, 1.5, 9.75, 3.25, 8);
    d.lines.lineTo(8.9, 2.4);
    d.lines.cubicTo(11.1, 0.6, 14.2, 3.4, 12.2, 5.7);
    d.lines.lineTo(6.8, 11);
    d.lines.cubicTo(5.5, 12.2, 3.9, 10.6, 5.1, 9.3);
    d.lines.lineTo(9.75, 4.7);
    return d;
}

Drawing wrench()
{
    Drawing d;
    d.lines.moveTo(13.9, 4.6);
    d.lines.lineTo(11.3, 6.1);
    d.lines.lineTo(9.8, 4.6);
    d.lines.lineTo(11.3, 2);
    d.lines.cubicTo(9, 1.4, 7, 3.3, 7.6, 5.9);
    d.lines.lineTo(2.4, 11.2);
    d.lines.cubicTo(1.2, 12.5, 3.4, 14.8, 4.8, 13.5);
    d.lines.lineTo(10.1, 8.4);
    d.lines.cubicTo(12.7, 8.9, 14.6, 6.9, 13.9, 4.6);
    d.lines.closeSubpath();
    return d;
}

Drawing thumb(bool down)
{
    Drawing d;
    const auto at = [down](qreal x, qreal y) { return QPointF(x, down ? 16 - y : y); };
    d.line({at(4.75, 7), at(1.9, 7), at(1.9, 13.75), at(4.75, 13.75)});
    d.lines.moveTo(at(4.75, 7));
    d.lines.lineTo(at(7.4, 1.75));
    d.lines.quadTo(at(9.5, 1.9), at(9.4, 4));
    d.lines.lineTo(at(9.1, 6.25));
    d.lines.lineTo(at(12.9, 6.25));
    d.lines.quadTo(at(14.4, 6.4), at(14.1, 8));
    d.lines.lineTo(at(13.1, 12.5));
    d.lines.quadTo(at(12.8, 13.75), at(11.6, 13.75));
    d.lines.lineTo(at(4.75, 13.75));
    d.lines.closeSubpath();
    return d;
}

Drawing drawingOf(Icon icon)
{
    switch (icon) {
    case Icon::Playground:
        return bubble();
    case Icon::Compare:
        return Drawing()
            .line({{2, 5.25}, {13.5, 5.25}})
            .line({{10.75, 2.5}, {13.5, 5.25}, {10.75, 8}})
            .line({{14, 10.75}, {2.5, 10.75}})
            .line({{5.25, 8}, {2.5, 10.75}, {5.25, 13.5}});
    case Icon::Calls:
        return Drawing()
            .dot(2.5, 3.75)
            .dot(2.5, 8)
            .dot(2.5, 12.25)
            .line({{5.5, 3.75}, {14.25, 3.75}})
            .line({{5.5, 8}, {14.25, 8}})
            .line({{5.5, 12.25}, {14.25, 12.25}});
    case Icon::Dashboard:
        return Drawing()
            .line({{1.75, 14.25}, {14.25, 14.25}})
            .line({{3.5, 12}, {3.5, 8}})
            .line({{8, 12}, {8, 2.5}})
            .line({{12.5, 12}, {12.5, 5.5}});
    case Icon::Settings:
        return Drawing()
            .line({{1.75, 4.5}, {8.25, 4.5}})
            .circle(10.25, 4.5, 1.9)
            .line({{12.25, 4.5}, {14.25, 4.5}})
            .line({{1.75, 11.5}, {3.75, 11.5}})
            .circle(5.75, 11.5, 1.9)
            .line({{7.75, 11.5}, {14.25, 11.5}});
    case Icon::Send:
        return Drawing()
            .line({{14, 2}, {1.75, 6.5}, {6.75, 9.25}, {9.5, 14.25}}, true)
            .line({{14, 2}, {6.75, 9.25}});
    case Icon::Stop:
        return stop();
    case Icon::Retry:
        return Drawing()
            .arc(QRectF(2.5, 2.5, 11, 11), 20, -300)
            .line({{13.75, 2.25}, {13.75, 6}, {10, 6}});
    case Icon::Add:
        return Drawing().line({{8, 2.75}, {8, 13.25}}).line({{2.75, 8}, {13.25, 8}});
    case Icon::Remove:
        return Drawing()
            .line({{2.25, 4}, {13.75, 4}})
            .line({{5.75, 4}, {6.25, 1.9}, {9.75, 1.9}, {10.25, 4}})
            .line({{3.75, 4}, {4.5, 14.1}, {11.5, 14.1}, {12.25, 4}})
            .line({{6.6, 7}, {6.8, 11}})
            .line({{9.4, 7}, {9.2, 11}});
    case Icon::MoveUp:
        return Drawing().line({{8, 13.5}, {8, 2.75}}).line({{3.75, 7}, {8, 2.75}, {12.25, 7}});
    case Icon::MoveDown:
        return Drawing().line({{8, 2.5}, {8, 13.25}}).line({{3.75, 9}, {8, 13.25}, {12.25, 9}});
    case Icon::Duplicate:
        return Drawing()
            .box(5, 5, 9.25, 9.25)
            .line({{11, 2.5}, {10.5, 1.75}, {3.25, 1.75}, {1.75, 3.25}, {1.75, 10.5}, {2.5, 11}})
            .line({{9.6, 7.4}, {9.6, 11.9}})
            .line({{7.4, 9.6}, {11.9, 9.6}});
    case Icon::Copy:
        return Drawing()
            .box(5, 5, 9.25, 9.25)
            .line({{11, 2.5}, {10.5, 1.75}, {3.25, 1.75}, {1.75, 3.25}, {1.75, 10.5}, {2.5, 11}});
    case Icon::Open:
        return Drawing()
            .line({{9.25, 2}, {14, 2}, {14, 6.75}})
            .line({{14, 2}, {7.5, 8.5}})
            .line({{6.5, 3}, {2.25, 3}, {2.25, 13.75}, {13, 13.75}, {13, 9.5}});
    case Icon::Key:
        return Drawing()
            .circle(5, 11, 3.1)
            .line({{7.2, 8.8}, {14, 2}})
            .line({{11, 5}, {13.25, 7.25}})
            .line({{9, 7}, {10.5, 8.5}});
    case Icon::Search:
        return Drawing().circle(6.9, 6.9, 4.65).line({{10.3, 10.3}, {14.1, 14.1}});
    case Icon::More:
        return Drawing().dot(3, 8, 1.25).dot(8, 8, 1.25).dot(13, 8, 1.25);
    case Icon::Close:
        return Drawing().line({{3.5, 3.5}, {12.5, 12.5}}).line({{12.5, 3.5}, {3.5, 12.5}});
    case Icon::Info:
        return Drawing().circle(8, 8, 6.25).line({{8, 7.5}, {8, 11.25}}).dot(8, 4.9);
    case Icon::Warning:
        return Drawing()
            .line({{8, 2}, {14.5, 13.5}, {1.5, 13.5}}, true)
            .line({{8, 6.5}, {8, 9.5}})
            .dot(8, 11.6, 0.85);
    case Icon::Error:
        return Drawing()
            .circle(8, 8, 6.25)
            .line({{5.75, 5.75}, {10.25, 10.25}})
            .line({{10.25, 5.75}, {5.75, 10.25}});
    case Icon::Ok:
        return Drawing().circle(8, 8, 6.25).line({{5, 8.25}, {7.2, 10.4}, {11, 6}});
    case Icon::Sidebar:
        return Drawing().box(1.75, 2.75, 12.5, 10.5).line({{6, 2.75}, {6, 13.25}});
    case Icon::Edit:
        return Drawing()
            .line({{2, 14}, {2.75, 10.75}, {11, 2.5}, {13.5, 5}, {5.25, 13.25}}, true)
            .line({{9, 4.5}, {11.5, 7}});
    case Icon::Demo:
        return play();
    case Icon::Code:
        return Drawing()
            .line({{5, 4}, {1.5, 8}, {5, 12}})
            .line({{11, 4}, {14.5, 8}, {11, 12}})
            .line({{9.25, 2.75}, {6.75, 13.25}});
    case Icon::Expand:
        return Drawing().line({{3.5, 6}, {8, 10.5}, {12.5, 6}});
    case Icon::Collapse:
        return Drawing().line({{3.5, 10.5}, {8, 6}, {12.5, 10.5}});
    case Icon::Eye:
        return eye();
    case Icon::EyeOff:
        return eye().line({{2.5, 13.5}, {13.5, 2.5}});
    case Icon::Folder:
        return Drawing().line(
            {{1.75, 13}, {1.75, 3}, {6, 3}, {7.75, 5}, {14.25, 5}, {14.25, 13}}, true);
    case Icon::Route:
        return Drawing()
            .circle(3.25, 8, 1.6)
            .circle(12.75, 3.5, 1.6)
            .circle(12.75, 12.5, 1.6)
            .line({{4.75, 7.4}, {11.2, 4.2}})
            .line({{4.75, 8.6}, {11.2, 11.8}});
    case Icon::Attach:
        return paperclip();
    case Icon::Picture:
        return Drawing()
            .box(1.75, 2.75, 12.5, 10.5)
            .circle(5.25, 6.25, 1.1)
            .line({{2.25, 12}, {6.5, 8.75}, {8.75, 10.75}, {11, 8.5}, {13.9, 11.25}});
    case Icon::Sound:
        return Drawing()
            .line({{1.75, 6}, {4.25, 6}, {7.5, 3}, {7.5, 13}, {4.25, 10}, {1.75, 10}}, true)
            .arc(QRectF(5.5, 5, 5, 6), -55, 110)
            .arc(QRectF(5, 2.5, 8.75, 11), -55, 110);
    case Icon::Document:
        return Drawing()
            .line({{3.25, 1.75}, {9.25, 1.75}, {12.75, 5.25}, {12.75, 14.25}, {3.25, 14.25}}, true)
            .line({{9.25, 1.75}, {9.25, 5.25}, {12.75, 5.25}})
            .line({{5.5, 8.5}, {10.5, 8.5}})
            .line({{5.5, 11}, {10.5, 11}});
    case Icon::Save:
        return Drawing()
            .line({{8, 2}, {8, 10}})
            .line({{4.5, 6.75}, {8, 10.25}, {11.5, 6.75}})
            .line({{2.25, 11}, {2.25, 13.75}, {13.75, 13.75}, {13.75, 11}});
    case Icon::Tool:
        return wrench();
    case Icon::Clock:
        return Drawing().circle(8, 8, 6.25).line({{8, 4.25}, {8, 8}, {10.5, 9.5}});
    case Icon::Link:
        return Drawing()
            .arc(QRectF(1.5, 5, 6, 6), 60, 240)
            .arc(QRectF(8.5, 5, 6, 6), 240, 240)
            .line({{5.25, 8}, {10.75, 8}});
    case Icon::Prompts:
        return Drawing()
            .line({{9.5, 2.25}, {3, 2.25}, {3, 13.75}, {13, 13.75}, {13, 9}})
            .line({{5.5, 5.5}, {8, 5.5}})
            .line({{13.9, 2.1}, {7.75, 8.25}, {7.25, 10.5}, {9.5, 10}, {15, 4}});
    case Icon::Sessions: // a trunk and its branches
        return Drawing()
            .circle(3.75, 3.5, 1.75)
            .circle(12.25, 8, 1.75)
            .circle(12.25, 13, 1.75)
            .line({{3.75, 5.25}, {3.75, 13}, {10.5, 13}})
            .line({{3.75, 8}, {10.5, 8}});
    case Icon::Users:
        return Drawing()
            .circle(6, 5.25, 2.75)
            .arc(QRectF(1.25, 9.5, 9.5, 9), 0, 180)
            .arc(QRectF(8.25, 2.75, 5, 5), 100, -190)
            .arc(QRectF(7.5, 9.75, 7.25, 8), 90, -90);
    case Icon::ThumbUp:
        return thumb(false);
    case Icon::ThumbDown:
        return thumb(true);
    case Icon::Bookmark:
        return Drawing().line({{4, 1.9}, {12, 1.9}, {12, 14}, {8, 10.75}, {4, 14}}, true);
    case Icon::Columns:
        return Drawing().box(1.75, 2.5, 12.5, 11).line({{5.9, 2.5}, {5.9, 13.5}}).line({{10.1, 2.5}, {10.1, 13.5}});
    case Icon::Label:
        return Drawing().line({{2, 2}, {8, 2}, {14, 8}, {8, 14}, {2, 8}}, true).dot(5, 5, 1);
    case Icon::Note:
        return Drawing()
            .line({{2.25, 2.25}, {13.75, 2.25}, {13.75, 10}, {10, 13.75}, {2.25, 13.75}}, true)
            .line({{13.75, 10}, {10, 10}, {10, 13.75}})
            .line({{5, 5.75}, {11, 5.75}})
            .line({{5, 8.75}, {8, 8.75}});
    case Icon::Capture:
        return Drawing().circle(8, 8, 6.25).dot(8, 8, 3);
    case Icon::Pause:
        return Drawing().line({{5.25, 3.25}, {5.25, 12.75}}).line({{10.75, 3.25}, {10.75, 12.75}});
    case Icon::Play:
        return Drawing().line({{4.5, 2.75}, {12.75, 8}, {4.5, 13.25}}, true);
    }
    return {};
}

using Role = QColor ThemeColors::*;

/// The role of a colour, in either theme: a widget learns of a new theme a little later than the
/// application.
Role roleOf(const QColor &color)
{
    for (const bool dark : {false, true}) {
        const ThemeColors &colors = themeColors(themePalette(dark));
        for (const Role role : {&ThemeColors::text, &ThemeColors::secondaryText,
                 &ThemeColors::accent, &ThemeColors::accentText, &ThemeColors::good,
                 &ThemeColors::warning, &ThemeColors::bad}) {
            if (colors.*role == color)
                return role;
        }
    }
    // Before the first theme the application has the desktop's palette.
    return color == QApplication::palette().color(QPalette::WindowText) ? &ThemeColors::text
                                                                        : nullptr;
}

class LineIconEngine final : public QIconEngine
{
public:
    LineIconEngine(Icon icon, const QPalette &palette)
        : m_icon(icon), m_palette(palette), m_role(roleOf(palette.color(QPalette::WindowText)))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QColor ink = color(mode);
        const qreal side = qMin(rect.width(), rect.height());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(
            rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2);
        painter->scale(side / 16, side / 16);
        const Drawing drawing = drawingOf(m_icon);
        painter->strokePath(
            drawing.lines, QPen(ink, 1.35, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->fillPath(drawing.fills, ink);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QString key() const override { return QStringLiteral("heliograph-line"); }
    QIconEngine *clone() const override { return new LineIconEngine(*this); }

private:
    QColor color(QIcon::Mode mode) const
    {
        const QPalette now = QApplication::palette();
        if (mode == QIcon::Disabled)
            return (m_role ? now : m_palette).color(QPalette::Disabled, QPalette::WindowText);
        if (mode == QIcon::Selected && m_role == &ThemeColors::text)
            return now.color(QPalette::Active, QPalette::HighlightedText);
        return m_role ? themeColors(now).*m_role
                      : m_palette.color(QPalette::Active, QPalette::WindowText);
    }

    Icon m_icon;
    QPalette m_palette;
    Role m_role; ///< of the theme at every paint; null: the colour that was given
};

}

QIcon makeIcon(Icon icon, const QPalette &palette)
{
    return QIcon(new LineIconEngine(icon, palette));
}

}
