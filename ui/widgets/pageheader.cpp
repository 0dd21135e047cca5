#include "ui/widgets/pageheader.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>

namespace heliograph {

PageHeader::PageHeader(const QString &title, QWidget *parent)
    : QWidget(parent), m_title(new QLabel), m_subtitle(new QLabel), m_row(new QHBoxLayout(this))
{
    setTextRole(m_title, TextRole::Title);
    m_title->setTextFormat(Qt::PlainText);
    setTextRole(m_subtitle, TextRole::Secondary);
    m_subtitle->setWordWrap(true);
    m_subtitle->hide();

    auto *texts = new QVBoxLayout;
    texts->setSpacing(spacing::kTiny);
    texts->addWidget(m_title);
    texts->addWidget(m_subtitle);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->addLayout(texts, 1);
    setTitle(title);
}

void PageHeader::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void PageHeader::setSubtitle(const QString &text)
{
    m_subtitle->setText(text);
    m_subtitle->setVisible(!text.isEmpty());
}

void PageHeader::addWidget(QWidget *widget)
{
    m_row->addWidget(widget, 0, Qt::AlignTop);
}

}
