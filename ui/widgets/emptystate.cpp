#include "ui/widgets/emptystate.h"

#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace heliograph {

namespace {
constexpr int kIconSide = 40;
constexpr int kTextWidth = 420;
}

EmptyState::EmptyState(Icon icon, const QString &title, const QString &text, QWidget *parent)
    : QWidget(parent), m_iconKind(icon), m_icon(new QLabel), m_title(new QLabel),
      m_text(new QLabel), m_buttons(new QHBoxLayout)
{
    setTextRole(m_title, TextRole::Title);
    setTextRole(m_text, TextRole::Body);
    for (QLabel *label : {m_icon, m_title, m_text})
        label->setAlignment(Qt::AlignHCenter);
    m_text->setWordWrap(true);
    m_text->setFixedWidth(kTextWidth);
    m_buttons->addStretch(1);
    m_buttons->addStretch(1);

    auto *column = new QVBoxLayout(this);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addSpacing(spacing::kSmall);
    column->addWidget(m_title, 0, Qt::AlignHCenter);
    // Centred by stretches, not by an alignment: with one, the layout reckons the height of the text as if it had the
    // width of the page, and cuts the lines it needs in its own.
    auto *textRow = new QHBoxLayout;
    textRow->addStretch(1);
    textRow->addWidget(m_text);
    textRow->addStretch(1);
    column->addLayout(textRow);
    column->addSpacing(spacing::kSmall);
    column->addLayout(m_buttons);
    column->addStretch(3);
    setTexts(title, text);
    updateIcon();
}

void EmptyState::setTexts(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
}

QPushButton *EmptyState::addButton(const QString &text, bool primary)
{
    auto *button = new QPushButton(text);
    button->setAccessibleName(text);
    setPrimary(button, primary);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

void EmptyState::updateIcon()
{
    QPalette ink = palette();
    ink.setColor(QPalette::Active, QPalette::WindowText, themeColors(palette()).secondaryText);
    m_icon->setPixmap(
        makeIcon(m_iconKind, ink).pixmap(QSize(kIconSide, kIconSide), devicePixelRatioF()));
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        updateIcon();
    QWidget::changeEvent(event);
}

}
