#include "ui/widgets/problemrow.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

namespace heliograph {

ProblemRow::ProblemRow(QWidget *parent) : QWidget(parent), m_sign(new QLabel), m_text(new QLabel)
{
    m_sign->setAccessibleName(tr("Problem"));
    m_text->setObjectName(QStringLiteral("problemText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::kSmall);
    row->addWidget(m_sign, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
}

void ProblemRow::setKind(Kind kind)
{
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_sign->setPixmap(makeIcon(kind == Kind::Failed ? Icon::Error : Icon::Warning, palette()).pixmap(side, side));
}

void ProblemRow::setText(const QString &text)
{
    if (text != m_text->text())
        m_text->setText(text);
}

void ProblemRow::addButton(QToolButton *button)
{
    layout()->addWidget(button);
    layout()->setAlignment(button, Qt::AlignTop);
}

}
