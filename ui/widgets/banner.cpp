#include "ui/widgets/banner.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace heliograph {

namespace {

Icon iconOf(Banner::Kind kind)
{
    switch (kind) {
    case Banner::Kind::Info:
        return Icon::Info;
    case Banner::Kind::Good:
        return Icon::Ok;
    case Banner::Kind::Warning:
        return Icon::Warning;
    case Banner::Kind::Bad:
        return Icon::Error;
    }
    return Icon::Info;
}

QColor colorOf(Banner::Kind kind, const ThemeColors &c)
{
    switch (kind) {
    case Banner::Kind::Info:
        return c.accent;
    case Banner::Kind::Good:
        return c.good;
    case Banner::Kind::Warning:
        return c.warning;
    case Banner::Kind::Bad:
        return c.bad;
    }
    return c.accent;
}

}

Banner::Banner(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel), m_text(new QLabel), m_action(new QPushButton),
      m_close(new QToolButton)
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setObjectName(QStringLiteral("bannerText"));
    m_action->setObjectName(QStringLiteral("bannerAction"));
    m_close->setObjectName(QStringLiteral("bannerClose"));
    m_close->setIcon(makeIcon(Icon::Close, palette()));
    m_close->setIconSize({12, 12});
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(tr("Close this message"));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::kSmall + 4, 6, spacing::kSmall, 6);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    m_action->hide();
    m_close->hide();
    hide();
}

void Banner::showMessage(Kind kind, const QString &text, const QString &actionText)
{
    m_kind = kind;
    m_text->setText(text);
    m_action->setText(actionText);
    m_action->setAccessibleName(actionText);
    m_action->setVisible(!actionText.isEmpty());
    setAccessibleName(text);
    updateIcon();
    update();
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Banner::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

QString Banner::text() const
{
    return m_text->text();
}

void Banner::updateIcon()
{
    QPalette ink = palette();
    ink.setColor(QPalette::Active, QPalette::WindowText, colorOf(m_kind, themeColors(palette())));
    m_icon->setPixmap(makeIcon(iconOf(m_kind), ink).pixmap(QSize(16, 16), devicePixelRatioF()));
}

void Banner::paintEvent(QPaintEvent *)
{
    const ThemeColors &c = themeColors(palette());
    const QColor tone = colorOf(m_kind, c);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(mixed(c.surface, tone, 0.45), 1));
    painter.setBrush(mixed(c.surface, tone, 0.09));
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kCornerRadius, kCornerRadius);
}

void Banner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        updateIcon();
    QWidget::changeEvent(event);
}

}
