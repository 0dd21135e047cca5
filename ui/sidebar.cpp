#include "ui/sidebar.h"

#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QPainter>
#include <QVBoxLayout>

namespace heliograph {

namespace {

constexpr int kWideWidth = 188;
constexpr int kNarrowWidth = 48;
constexpr int kItemHeight = 34;

}

class Sidebar::Item final : public QAbstractButton
{
public:
    Item(QAction *action, Icon icon, QWidget *parent)
        : QAbstractButton(parent), m_icon(icon),
          m_keys(action->shortcut().toString(QKeySequence::NativeText))
    {
        const QString name = action->iconText();
        setText(name);
        setAccessibleName(name);
        setObjectName(QStringLiteral("sidebar-") + action->objectName());
        setToolTip(m_keys.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, m_keys));
        setCheckable(true);
        setAutoExclusive(true);
        setChecked(action->isChecked());
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setFixedHeight(kItemHeight);
        connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::toggled, this, &QAbstractButton::setChecked);
    }

    void setNarrow(bool narrow)
    {
        m_narrow = narrow;
        update();
    }

    QSize sizeHint() const override { return {kNarrowWidth, kItemHeight}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const ThemeColors &c = themeColors(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF field = QRectF(rect()).adjusted(6, 2, -6, -2);
        painter.setPen(Qt::NoPen);
        if (isChecked())
            painter.setBrush(mixed(c.raised, c.accent, c.dark ? 0.22 : 0.14));
        else if (underMouse() || isDown())
            painter.setBrush(mixed(c.raised, c.text, 0.07));
        painter.drawRoundedRect(field, kCornerRadius, kCornerRadius);
        if (isChecked()) {
            painter.setBrush(c.accent);
            painter.drawRoundedRect(
                QRectF(field.left(), field.top() + 6, 3, field.height() - 12), 1.5, 1.5);
        }
        if (hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(c.accent, 2));
            painter.drawRoundedRect(
                field.adjusted(1, 1, -1, -1), kCornerRadius - 1, kCornerRadius - 1);
        }

        QPalette ink = palette();
        ink.setColor(QPalette::Active, QPalette::WindowText,
            isChecked() ? c.text : mixed(c.text, c.raised, 0.15));
        const QRect iconRect(kNarrowWidth / 2 - 8, (height() - 16) / 2, 16, 16);
        makeIcon(m_icon, ink).paint(&painter, iconRect);
        if (m_narrow)
            return;
        QFont font = this->font();
        if (isChecked())
            font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(c.text);
        const QRect textRect = rect().adjusted(kNarrowWidth - 6, 0, -16, 0);
        painter.drawText(textRect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text());
        QFont small = this->font();
        small.setPixelSize(11);
        painter.setFont(small);
        painter.setPen(c.secondaryText);
        painter.drawText(textRect, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, m_keys);
    }

private:
    Icon m_icon;
    QString m_keys;
    bool m_narrow = false;
};

Sidebar::Sidebar(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("sidebar"));
    setAccessibleName(tr("Pages"));
    m_column->setContentsMargins(0, spacing::kSmall, 1, spacing::kSmall);
    m_column->setSpacing(0);
    m_column->addStretch(1);
    setFixedWidth(kWideWidth);
}

void Sidebar::addPage(QAction *action, Icon icon, bool atBottom)
{
    auto *item = new Item(action, icon, this);
    item->setNarrow(m_narrow);
    m_items.append(item);
    if (atBottom)
        m_column->addWidget(item);
    else
        m_column->insertWidget(m_stretchAt++, item);
}

void Sidebar::setNarrow(bool narrow)
{
    m_narrow = narrow;
    setFixedWidth(narrow ? kNarrowWidth : kWideWidth);
    for (Item *item : m_items)
        item->setNarrow(narrow);
}

void Sidebar::paintEvent(QPaintEvent *)
{
    const ThemeColors &c = themeColors(palette());
    QPainter painter(this);
    painter.fillRect(rect(), c.raised);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), c.border);
}

}
