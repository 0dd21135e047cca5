#include "ui/answer/foldbox.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QToolButton>

namespace heliograph {

FoldBox::FoldBox(const QString &title, const QString &name,
    std::function<QWidget *(QWidget *)> make, QWidget *parent)
    : QWidget(parent), m_make(std::move(make))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::kTiny);
    m_button = new QToolButton(this);
    m_button->setObjectName(name);
    m_button->setAutoRaise(true);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    column->addWidget(m_button, 0, Qt::AlignLeft);
    connect(m_button, &QToolButton::clicked, this, [this] { setOpen(!m_open); });
    setTitle(title);
}

void FoldBox::setTitle(const QString &title)
{
    QString text = title;
    m_button->setText(text.replace(QLatin1Char('&'), QStringLiteral("&&")));
    m_button->setAccessibleName(title);
    refresh();
}

void FoldBox::setOpen(bool open)
{
    if (open == m_open)
        return;
    m_open = open;
    if (open && !m_content) {
        m_content = m_make(this);
        auto *row = new QHBoxLayout;
        row->setContentsMargins(spacing::kMedium, 0, 0, spacing::kTiny);
        row->addWidget(m_content);
        static_cast<QVBoxLayout *>(layout())->addLayout(row);
    }
    if (m_content)
        m_content->setVisible(open);
    refresh();
}

void FoldBox::refresh()
{
    m_button->setIcon(makeIcon(m_open ? Icon::Collapse : Icon::Expand, palette()));
    m_button->setAccessibleDescription(m_open ? tr("open") : tr("closed"));
}

void FoldBox::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

}
