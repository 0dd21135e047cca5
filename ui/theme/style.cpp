#include "ui/theme/style.h"

#include "ui/theme/icons.h"

#include "ui/theme/stylepainter.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyleOption>
#include <QTableView>

namespace heliograph {

Style::Style() : QProxyStyle(QStringLiteral("Fusion")) { }

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    applyTextRole(widget);
    if (auto *view = qobject_cast<QAbstractItemView *>(widget)) {
        // Rows are selected with a tint, so that status colours stay readable in a selected row.
        const ThemeColors &c = themeColors(QApplication::palette());
        QPalette palette = view->testAttribute(Qt::WA_SetPalette) ? view->palette() : QPalette();
        for (const auto group : {QPalette::Active, QPalette::Inactive}) {
            palette.setColor(group, QPalette::Highlight, StylePainter::selectionColor(c));
            palette.setColor(group, QPalette::HighlightedText, c.text);
        }
        view->setPalette(palette);
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_MenuPanelWidth:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
        return metric == PM_MenuPanelWidth ? 1 : 0;
    case PM_DefaultFrameWidth:
        return qobject_cast<const QLineEdit *>(widget) ? 2 : 1;
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return spacing::kSmall;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return spacing::kSmall;
    case PM_FocusFrameHMargin:
        // A table's cell has one pixel more, and then stands under its header's text.
        return qobject_cast<const QListView *>(widget) ? 8
            : qobject_cast<const QTableView *>(widget)
            ? 7
            : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_HeaderMargin: {
        const auto *header = qobject_cast<const QHeaderView *>(widget);
        return header && header->orientation() == Qt::Horizontal
            ? 8
            : QProxyStyle::pixelMetric(metric, option, widget);
    }
    case PM_SplitterWidth:
        return 7; // a thin line with room to grab
    case PM_SliderThickness:
    case PM_SliderLength:
    case PM_SliderControlThickness:
        return 16;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_Menu_MouseTracking:
        return 1;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_TabBar_ElideMode:
        return Qt::ElideRight;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        result.setWidth(size.width() + 2 * 12);
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            if (!button->text.isEmpty())
                result.setWidth(qMax(result.width(), 72));
            if (button->features & QStyleOptionButton::HasMenu)
                result.rwidth() += 14;
        }
        result.setHeight(qMax(size.height() + 8, kControlHeight));
        break;
    case CT_ToolButton:
        result =
            QSize(qMax(size.width() + 8, kControlHeight), qMax(size.height() + 6, kControlHeight));
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            const bool text =
                button->toolButtonStyle != Qt::ToolButtonIconOnly && !button->text.isEmpty();
            if (text)
                result.rwidth() += 8;
            if (button->features
                & (QStyleOptionToolButton::HasMenu | QStyleOptionToolButton::MenuButtonPopup))
                result.rwidth() += text ? 14 : 0;
        }
        break;
    case CT_ComboBox:
        result.setHeight(qMax(result.height(), kControlHeight));
        result.rwidth() += 8;
        break;
    case CT_SpinBox:
        if (result.height() <= kControlHeight + 4)
            result.setHeight(kControlHeight);
        break;
    case CT_LineEdit:
        result.setHeight(qMax(result.height(), kControlHeight));
        break;
    case CT_TabBarTab:
        result.setHeight(qMax(size.height(), 32));
        break;
    case CT_ItemViewItem:
        result.setHeight(qMax(result.height(), 24));
        break;
    case CT_HeaderSection:
        result.setHeight(qMax(result.height(), 28));
        break;
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator)
            result.setHeight(qMax(result.height(), 26));
        break;
    case CT_MenuBarItem:
        result.setHeight(qMax(result.height(), 26));
        break;
    default:
        break;
    }
    return result;
}

QRect Style::subElementRect(
    SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (element == SE_LineEditContents && frame && frame->lineWidth > 0)
        return rect.adjusted(4, 0, -2, 0);
    return rect;
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
    SubControl part, const QWidget *widget) const
{
    if (control == CC_ComboBox) {
        const QRect rect = option->rect;
        QRect result;
        switch (part) {
        case SC_ComboBoxEditField:
            result = rect.adjusted(8, 2, -24, -2);
            break;
        case SC_ComboBoxArrow:
            result = QRect(rect.right() - 23, rect.top(), 24, rect.height());
            break;
        default:
            return QProxyStyle::subControlRect(control, option, part, widget);
        }
        return visualRect(option->direction, rect, result);
    }
    if (control == CC_ScrollBar) {
        // Without the arrow buttons: the groove is the whole bar.
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (bar)
            return StylePainter::scrollBarPart(
                *bar, part, pixelMetric(PM_ScrollBarSliderMin, option, widget));
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
    const QWidget *widget) const
{
    const StylePainter draw(painter, *option, widget);
    switch (element) {
    case PE_PanelButtonCommand:
        return draw.button();
    case PE_PanelButtonTool:
        return draw.toolButton();
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth <= 0) {
            if (widget && qobject_cast<const QComboBox *>(widget->parent()))
                return; // the box around it is drawn already, also where it is disabled
            painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
            return;
        }
        return draw.input();
    case PE_FrameLineEdit:
        return; // drawn with its panel
    case PE_Frame:
        if (qobject_cast<const QAbstractScrollArea *>(widget))
            return draw.scrollAreaFrame();
        return draw.frame();
    case PE_FrameFocusRect:
        return draw.focusRing();
    case PE_IndicatorCheckBox:
        return draw.checkBox();
    case PE_IndicatorRadioButton:
        return draw.radioButton();
    case PE_IndicatorArrowDown:
        return draw.chevron(option->rect, Qt::DownArrow);
    case PE_IndicatorArrowUp:
        return draw.chevron(option->rect, Qt::UpArrow);
    case PE_IndicatorArrowRight:
        return draw.chevron(option->rect, Qt::RightArrow);
    case PE_IndicatorArrowLeft:
        return draw.chevron(option->rect, Qt::LeftArrow);
    case PE_IndicatorTabClose:
        makeIcon(Icon::Close, option->palette)
            .paint(painter, option->rect, Qt::AlignCenter,
                option->state & State_MouseOver ? QIcon::Active : QIcon::Normal);
        return;
    case PE_PanelItemViewItem:
        if (qobject_cast<const QListView *>(widget))
            return draw.itemPanel();
        break;
    case PE_FrameTabBarBase:
        return draw.tabBarBase();
    case PE_FrameTabWidget:
        return;
    case PE_FrameStatusBarItem:
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
    const QWidget *widget) const
{
    const StylePainter draw(painter, *option, widget);
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && !(button->features & QStyleOptionButton::HasMenu))
            return draw.pushButtonLabel(*button);
        break;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            return draw.tab(*tab);
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return draw.headerSection();
    case CE_Splitter:
        return draw.splitter();
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, draw.colors().raised);
        return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            const bool active = (option->state & State_Selected) || (option->state & State_Sunken);
            painter->fillRect(option->rect, draw.colors().raised);
            if (active)
                draw.rounded(
                    QRectF(option->rect).adjusted(1, 2, -1, -2), draw.hoverColor(), Qt::NoPen, 4);
            const int flags = Qt::AlignCenter | Qt::TextDontClip | Qt::TextSingleLine
                | (styleHint(SH_UnderlineShortcut, option, widget, nullptr) ? Qt::TextShowMnemonic
                                                                            : Qt::TextHideMnemonic);
            drawItemText(painter, option->rect, flags, item->palette, option->state & State_Enabled,
                item->text, QPalette::WindowText);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
    QPainter *painter, const QWidget *widget) const
{
    const StylePainter draw(painter, *option, widget);
    if (control == CC_ComboBox) {
        if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option))
            return draw.comboBox(*box, subControlRect(control, option, SC_ComboBoxArrow, widget));
    }
    if (control == CC_ToolButton) {
        const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        if (button && !(button->features & QStyleOptionToolButton::MenuButtonPopup)
            && button->toolButtonStyle != Qt::ToolButtonTextUnderIcon) {
            draw.toolButton();
            return draw.toolButtonLabel(*button);
        }
    }
    if (control == CC_ScrollBar) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return draw.scrollBar(
                *bar, subControlRect(control, option, SC_ScrollBarSlider, widget));
    }
    if (control == CC_SpinBox) {
        if (const auto *box = qstyleoption_cast<const QStyleOptionSpinBox *>(option))
            return draw.spinBox(*box, subControlRect(control, option, SC_SpinBoxUp, widget),
                subControlRect(control, option, SC_SpinBoxDown, widget));
    }
    if (control == CC_Slider) {
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
            slider && slider->tickPosition == 0)
            return draw.slider(*slider, subControlRect(control, option, SC_SliderGroove, widget),
                subControlRect(control, option, SC_SliderHandle, widget));
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

}
