#include "ui/theme/stylepainter.h"

#include "ui/theme/style.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QTabBar>
#include <QVariant>

namespace heliograph {

namespace {

/// On the pixel grid of a line one wide.
QRectF inset(const QRect &rect, qreal by = 0.5)
{
    return QRectF(rect).adjusted(by, by, -by, -by);
}

constexpr qreal kRadius = kCornerRadius;

}

StylePainter::StylePainter(QPainter *painter, const QStyleOption &option, const QWidget *widget)
    : m_painter(painter), m_option(option), m_widget(widget),
      m_colors(themeColors(QApplication::palette()))
{
}

bool StylePainter::has(QStyle::StateFlag flag) const
{
    return m_option.state & flag;
}

bool StylePainter::showsFocus() const
{
    return has(QStyle::State_HasFocus) && has(QStyle::State_Enabled);
}

QColor StylePainter::ink() const
{
    return has(QStyle::State_Enabled) ? m_colors.secondaryText
                                      : mixed(m_colors.surface, m_colors.text, 0.35);
}

QColor StylePainter::hoverColor() const
{
    return mixed(m_colors.raised, m_colors.text, 0.08);
}

QColor StylePainter::selectionColor(const ThemeColors &colors)
{
    return mixed(colors.surface, colors.accent, colors.dark ? 0.24 : 0.15);
}

bool StylePainter::isPrimary() const
{
    return m_widget && m_widget->property(kPrimaryProperty).toBool();
}

void StylePainter::rounded(
    const QRectF &rect, const QBrush &fill, const QPen &line, qreal radius) const
{
    m_painter->save();
    m_painter->setRenderHint(QPainter::Antialiasing);
    m_painter->setBrush(fill);
    m_painter->setPen(line);
    m_painter->drawRoundedRect(rect, radius, radius);
    m_painter->restore();
}

void StylePainter::chevron(const QRectF &rect, Qt::ArrowType direction) const
{
    m_painter->save();
    m_painter->setRenderHint(QPainter::Antialiasing);
    m_painter->translate(rect.center());
    switch (direction) {
    case Qt::UpArrow:
        m_painter->rotate(180);
        break;
    case Qt::RightArrow:
        m_painter->rotate(-90);
        break;
    case Qt::LeftArrow:
        m_painter->rotate(90);
        break;
    default:
        break;
    }
    const qreal size = qMin(3.5, qMin(rect.width(), rect.height()) / 2.5);
    QPainterPath path;
    path.moveTo(-size, -size / 2);
    path.lineTo(0, size / 2);
    path.lineTo(size, -size / 2);
    m_painter->strokePath(path, QPen(ink(), 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_painter->restore();
}

void StylePainter::button() const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&m_option);
    const bool enabled = has(QStyle::State_Enabled);
    const bool down = has(QStyle::State_Sunken) || has(QStyle::State_On);
    const bool hover = enabled && has(QStyle::State_MouseOver);
    if (isPrimary() && enabled) {
        const QColor toward = m_colors.dark ? QColor(Qt::white) : QColor(Qt::black);
        const QColor fill = mixed(m_colors.accent, toward, down ? 0.2 : hover ? 0.1 : 0);
        rounded(inset(m_option.rect), fill, QPen(fill, 1), kRadius);
    } else {
        const bool flat = button && (button->features & QStyleOptionButton::Flat);
        if (!flat || hover || down) {
            const QColor rest =
                m_colors.dark ? mixed(m_colors.raised, m_colors.text, 0.05) : QColor(Qt::white);
            const QColor fill = !enabled ? m_colors.raised
                : down                   ? mixed(m_colors.raised, m_colors.text, 0.14)
                : hover                  ? hoverColor()
                                         : rest;
            rounded(inset(m_option.rect), fill, flat ? QPen(Qt::NoPen) : QPen(m_colors.border, 1),
                kRadius);
        }
    }
    if (showsFocus() && has(QStyle::State_KeyboardFocusChange)) {
        rounded(inset(m_option.rect, 1), Qt::NoBrush, QPen(m_colors.accent, 2), kRadius - 1);
        if (isPrimary())
            rounded(
                inset(m_option.rect, 2.5), Qt::NoBrush, QPen(m_colors.accentText, 1), kRadius - 2);
    }
}

void StylePainter::toolButton() const
{
    const bool enabled = has(QStyle::State_Enabled);
    const bool down = has(QStyle::State_Sunken) || has(QStyle::State_On);
    const bool hover = enabled && has(QStyle::State_MouseOver);
    const bool flat = has(QStyle::State_AutoRaise);
    if (!flat || down || hover) {
        const QColor rest =
            m_colors.dark ? mixed(m_colors.raised, m_colors.text, 0.05) : QColor(Qt::white);
        const QColor fill = down ? mixed(m_colors.raised, m_colors.text, 0.14)
            : hover              ? hoverColor()
                                 : rest;
        rounded(
            inset(m_option.rect), fill, flat ? QPen(Qt::NoPen) : QPen(m_colors.border, 1), kRadius);
    }
    if (showsFocus() && has(QStyle::State_KeyboardFocusChange))
        rounded(inset(m_option.rect, 1), Qt::NoBrush, QPen(m_colors.accent, 2), kRadius - 1);
}

void StylePainter::iconAndText(const QRect &rect, const QIcon &icon, const QSize &iconSize,
    const QString &text, const QColor &color) const
{
    constexpr int kGap = 6;
    const QFontMetrics &metrics = m_option.fontMetrics;
    const bool withIcon = !icon.isNull();
    const bool withText = !text.isEmpty();
    const int iconWidth = withIcon ? iconSize.width() + (withText ? kGap : 0) : 0;
    const QSize textSize = withText ? metrics.size(Qt::TextShowMnemonic, text) : QSize();
    const int textWidth = qMin(textSize.width(), rect.width() - iconWidth);
    const bool rightToLeft = m_option.direction == Qt::RightToLeft;
    int x = rect.left() + (rect.width() - iconWidth - textWidth) / 2;
    if (withIcon) {
        const int at = rightToLeft ? x + (withText ? textWidth + kGap : 0) : x;
        const QRect iconRect(
            QPoint(at, rect.top() + (rect.height() - iconSize.height()) / 2), iconSize);
        icon.paint(m_painter, iconRect, Qt::AlignCenter,
            has(QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled,
            has(QStyle::State_On) ? QIcon::On : QIcon::Off);
    }
    if (withText) {
        const QRect textRect(rightToLeft ? x : x + iconWidth, rect.top(), textWidth, rect.height());
        const QString shown = textWidth < textSize.width()
            ? metrics.elidedText(text, Qt::ElideRight, textWidth, Qt::TextShowMnemonic)
            : text;
        m_painter->setPen(color);
        m_painter->drawText(
            textRect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, shown);
    }
}

void StylePainter::toolButtonLabel(const QStyleOptionToolButton &button) const
{
    constexpr int kArrow = 14;
    const bool withText =
        button.toolButtonStyle != Qt::ToolButtonIconOnly && !button.text.isEmpty();
    const bool withIcon = button.toolButtonStyle != Qt::ToolButtonTextOnly && !button.icon.isNull();
    QRect rect = button.rect.adjusted(2, 0, -2, 0);
    if (button.arrowType != Qt::NoArrow)
        return chevron(rect, button.arrowType);
    if (withText && (button.features & QStyleOptionToolButton::HasMenu)) {
        const QRect arrow(rect.right() - kArrow - 2, rect.top(), kArrow, rect.height());
        chevron(QStyle::visualRect(button.direction, button.rect, arrow), Qt::DownArrow);
        rect = QStyle::visualRect(button.direction, button.rect, rect.adjusted(0, 0, -kArrow, 0));
    }
    m_painter->setFont(button.font);
    const auto group = has(QStyle::State_Enabled) ? QPalette::Active : QPalette::Disabled;
    iconAndText(rect, withIcon ? button.icon : QIcon(), button.iconSize,
        withText ? button.text : QString(), button.palette.color(group, QPalette::ButtonText));
}

void StylePainter::pushButtonLabel(const QStyleOptionButton &button) const
{
    const auto group = has(QStyle::State_Enabled) ? QPalette::Active : QPalette::Disabled;
    const QColor color = isPrimary() && has(QStyle::State_Enabled)
        ? m_colors.accentText
        : button.palette.color(group, QPalette::ButtonText);
    iconAndText(button.rect, button.icon, button.iconSize, button.text, color);
}

void StylePainter::itemPanel() const
{
    const bool selected = has(QStyle::State_Selected);
    const bool hover = has(QStyle::State_MouseOver) && has(QStyle::State_Enabled);
    if (selected || hover)
        rounded(QRectF(m_option.rect).adjusted(1, 1, -1, -1),
            selected ? m_option.palette.color(QPalette::Highlight)
                     : mixed(m_colors.surface, m_colors.text, 0.06),
            Qt::NoPen, 4);
}

void StylePainter::input() const
{
    const bool enabled = has(QStyle::State_Enabled);
    const QColor fill = enabled ? m_option.palette.color(QPalette::Base) : m_colors.raised;
    const bool focus = showsFocus();
    const QColor line = focus ? m_colors.accent : mixed(m_colors.border, m_colors.text, 0.12);
    rounded(inset(m_option.rect, focus ? 1 : 0.5), fill, QPen(line, focus ? 2 : 1), kRadius);
}

void StylePainter::frame() const
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(&m_option);
    if (frame && frame->lineWidth <= 0)
        return;
    rounded(inset(m_option.rect), Qt::NoBrush, QPen(m_colors.border, 1), kRadius);
}

void StylePainter::scrollAreaFrame() const
{
    // The viewport's corners are square, so the frame's are only a little round.
    const bool focus = showsFocus() && m_widget && m_widget->inherits("QTextEdit");
    const bool plain = showsFocus() && m_widget && m_widget->inherits("QPlainTextEdit");
    const QColor line = focus || plain ? m_colors.accent : m_colors.border;
    rounded(inset(m_option.rect), Qt::NoBrush, QPen(line, 1), 2);
}

void StylePainter::focusRing() const
{
    if (!has(QStyle::State_KeyboardFocusChange))
        return; // who uses the mouse knows where it is
    rounded(inset(m_option.rect), Qt::NoBrush, QPen(m_colors.accent, 1), 4);
}

void StylePainter::checkBox() const
{
    const bool enabled = has(QStyle::State_Enabled);
    const bool on = has(QStyle::State_On);
    const bool part = has(QStyle::State_NoChange);
    const QColor mark = enabled ? m_colors.accent : ink();
    const QColor line =
        on || part ? mark : mixed(m_colors.border, m_colors.text, enabled ? 0.35 : 0.1);
    rounded(inset(m_option.rect, 1), on || part ? mark : m_option.palette.color(QPalette::Base),
        QPen(line, 1), 3.5);
    if (!on && !part)
        return;
    m_painter->save();
    m_painter->setRenderHint(QPainter::Antialiasing);
    const QRectF rect(m_option.rect);
    QPainterPath path;
    if (part) {
        path.moveTo(rect.left() + rect.width() * 0.3, rect.center().y());
        path.lineTo(rect.left() + rect.width() * 0.7, rect.center().y());
    } else {
        path.moveTo(rect.left() + rect.width() * 0.28, rect.top() + rect.height() * 0.52);
        path.lineTo(rect.left() + rect.width() * 0.44, rect.top() + rect.height() * 0.67);
        path.lineTo(rect.left() + rect.width() * 0.73, rect.top() + rect.height() * 0.34);
    }
    m_painter->strokePath(
        path, QPen(m_colors.accentText, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_painter->restore();
}

void StylePainter::radioButton() const
{
    const bool enabled = has(QStyle::State_Enabled);
    const bool on = has(QStyle::State_On);
    const QColor mark = enabled ? m_colors.accent : ink();
    const QColor line = on ? mark : mixed(m_colors.border, m_colors.text, enabled ? 0.35 : 0.1);
    const QRectF rect = inset(m_option.rect, 1);
    rounded(
        rect, on ? mark : m_option.palette.color(QPalette::Base), QPen(line, 1), rect.width() / 2);
    if (on) {
        const QRectF dot = rect.adjusted(4, 4, -4, -4);
        rounded(dot, m_colors.accentText, Qt::NoPen, dot.width() / 2);
    }
}

void StylePainter::tabBarBase() const
{
    const QRect rect = m_option.rect;
    const auto *base = qstyleoption_cast<const QStyleOptionTabBarBase *>(&m_option);
    const bool below =
        base && (base->shape == QTabBar::RoundedSouth || base->shape == QTabBar::TriangularSouth);
    const int y = below ? rect.top() : rect.bottom();
    m_painter->fillRect(QRect(rect.left(), y, rect.width(), 1), m_colors.border);
}

void StylePainter::tab(const QStyleOptionTab &tab) const
{
    const QRect rect = tab.rect;
    const bool selected = has(QStyle::State_Selected);
    if (!selected && has(QStyle::State_MouseOver))
        rounded(QRectF(rect).adjusted(1, 3, -1, -3), hoverColor(), Qt::NoPen, kRadius);
    if (selected)
        rounded(QRectF(rect.left() + 4, rect.bottom() - 1.5, rect.width() - 8, 2.5),
            m_colors.accent, Qt::NoPen, 1.2);
    if (showsFocus() && has(QStyle::State_KeyboardFocusChange))
        rounded(inset(rect.adjusted(2, 2, -2, -4), 1), Qt::NoBrush, QPen(m_colors.accent, 2), 4);
}

void StylePainter::headerSection() const
{
    const QRect rect = m_option.rect;
    QColor fill = m_colors.raised;
    if (has(QStyle::State_MouseOver) && has(QStyle::State_Enabled) && has(QStyle::State_Raised))
        fill = hoverColor();
    m_painter->fillRect(rect, fill);
    m_painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), m_colors.border);
}

void StylePainter::splitter() const
{
    const QRect rect = m_option.rect;
    const QColor line = has(QStyle::State_MouseOver) ? m_colors.accent : m_colors.border;
    // State_Horizontal names the splitter's direction, so its handle stands upright.
    if (has(QStyle::State_Horizontal))
        m_painter->fillRect(QRect(rect.center().x(), rect.top(), 1, rect.height()), line);
    else
        m_painter->fillRect(QRect(rect.left(), rect.center().y(), rect.width(), 1), line);
}

void StylePainter::comboBox(const QStyleOptionComboBox &box, const QRect &arrow) const
{
    if (box.editable) {
        if (box.frame)
            input();
    } else if (box.frame) {
        QStyleOptionButton option;
        option.QStyleOption::operator=(box);
        option.state &= ~QStyle::State_On; // the popup being open is no lasting state
        StylePainter(m_painter, option, m_widget).button();
    } else {
        toolButton();
    }
    if (box.subControls & QStyle::SC_ComboBoxArrow)
        chevron(arrow, Qt::DownArrow);
}

void StylePainter::spinBox(const QStyleOptionSpinBox &box, const QRect &up, const QRect &down) const
{
    if (box.frame)
        input();
    if (box.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto arrow = [this, &box](
                           const QRect &rect, QStyle::SubControl part, Qt::ArrowType direction) {
        if (box.activeSubControls == part && has(QStyle::State_MouseOver))
            rounded(QRectF(rect).adjusted(1, 1, -1, -1), hoverColor(), Qt::NoPen, 3);
        chevron(rect, direction);
    };
    arrow(up, QStyle::SC_SpinBoxUp, Qt::UpArrow);
    arrow(down, QStyle::SC_SpinBoxDown, Qt::DownArrow);
}

QRect StylePainter::scrollBarPart(
    const QStyleOptionSlider &bar, QStyle::SubControl part, int minimum)
{
    const bool horizontal = bar.orientation == Qt::Horizontal;
    const int length = horizontal ? bar.rect.width() : bar.rect.height();
    const int thickness = horizontal ? bar.rect.height() : bar.rect.width();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    int size = length;
    if (range > 0) {
        size = int(qint64(bar.pageStep) * length / (range + bar.pageStep));
        size = qBound(qMin(minimum, length), size, length);
    }
    const int start = QStyle::sliderPositionFromValue(
        bar.minimum, bar.maximum, bar.sliderPosition, length - size, bar.upsideDown);
    int from = 0;
    int extent = 0;
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        from = start;
        extent = size;
        break;
    case QStyle::SC_ScrollBarSubPage:
        extent = start;
        break;
    case QStyle::SC_ScrollBarAddPage:
        from = start + size;
        extent = length - from;
        break;
    case QStyle::SC_ScrollBarGroove:
        extent = length;
        break;
    default:
        return {};
    }
    const QRect rect = horizontal
        ? QRect(bar.rect.left() + from, bar.rect.top(), extent, thickness)
        : QRect(bar.rect.left(), bar.rect.top() + from, thickness, extent);
    return QStyle::visualRect(bar.direction, bar.rect, rect);
}

void StylePainter::scrollBar(const QStyleOptionSlider &bar, const QRect &handle) const
{
    m_painter->fillRect(
        bar.rect, m_option.palette.color(m_widget ? m_widget->backgroundRole() : QPalette::Window));
    if (bar.maximum <= bar.minimum)
        return;
    const bool active = (bar.activeSubControls & QStyle::SC_ScrollBarSlider)
        && (has(QStyle::State_MouseOver) || has(QStyle::State_Sunken));
    const QColor color = mixed(m_colors.surface, m_colors.text, active ? 0.5 : 0.28);
    const QRectF rect = QRectF(handle).adjusted(2.5, 2.5, -2.5, -2.5);
    rounded(rect, color, Qt::NoPen, qMin(rect.width(), rect.height()) / 2);
}

void StylePainter::slider(
    const QStyleOptionSlider &slider, const QRect &groove, const QRect &handle) const
{
    const bool horizontal = slider.orientation == Qt::Horizontal;
    const QPointF middle = QRectF(groove).center();
    const QRectF line = horizontal ? QRectF(groove.left(), middle.y() - 1.5, groove.width(), 3)
                                   : QRectF(middle.x() - 1.5, groove.top(), 3, groove.height());
    rounded(line, mixed(m_colors.border, m_colors.text, 0.1), Qt::NoPen, 1.5);
    const bool enabled = has(QStyle::State_Enabled);
    const QPointF center = QRectF(handle).center();
    const QRectF knob(center.x() - 6, center.y() - 6, 12, 12);
    rounded(knob, enabled ? m_colors.accent : ink(), Qt::NoPen, 6);
    if (showsFocus())
        rounded(knob.adjusted(-1.5, -1.5, 1.5, 1.5), Qt::NoBrush, QPen(m_colors.accent, 1), 7.5);
}

}
