#include "ui/settings/settingspanel.h"

#include "ui/theme/theme.h"
#include "ui/widgets/pageheader.h"

#include <QVBoxLayout>

namespace heliograph {

namespace {
constexpr int kMaxWidth = 760;
}

SettingsPanel::SettingsPanel(const QString &title, const QString &subtitle, QWidget *parent)
    : QScrollArea(parent), m_header(new PageHeader(title)), m_column(new QVBoxLayout)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(title);
    m_header->setSubtitle(subtitle);

    auto *content = new QWidget;
    content->setMaximumWidth(kMaxWidth);
    auto *outer = new QVBoxLayout(content);
    outer->setContentsMargins(spacing::kLarge, spacing::kLarge, spacing::kLarge, spacing::kLarge);
    outer->setSpacing(spacing::kMedium);
    outer->addWidget(m_header);
    outer->addLayout(m_column);
    outer->addStretch(1);
    m_column->setSpacing(spacing::kMedium);
    setWidget(content);
}

void SettingsPanel::addRow(QWidget *row)
{
    m_column->addWidget(row);
}

}
