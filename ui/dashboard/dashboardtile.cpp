#include "ui/dashboard/dashboardtile.h"

#include "ui/charts/sparkline.h"
#include "ui/dashboard/dashboarddata.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>

namespace heliograph {

DashboardTile::DashboardTile(const QString &name, const QString &title, QWidget *parent)
    : Card({}, parent), m_title(new QLabel(title)), m_number(new QLabel), m_change(new QLabel), m_note(new QLabel),
      m_shape(new Sparkline)
{
    setObjectName(name + QStringLiteral("Tile"));
    setTextRole(m_title, TextRole::Secondary);
    setTextRole(m_number, TextRole::Display);
    setTextRole(m_change, TextRole::Secondary);
    setTextRole(m_note, TextRole::Secondary);
    m_note->setWordWrap(true);
    m_change->setWordWrap(true);
    for (QLabel *label : {m_title, m_number, m_change, m_note}) {
        label->setTextFormat(Qt::PlainText);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        label->setMinimumWidth(96);
    }
    body()->setSpacing(2);
    body()->addWidget(m_title);
    body()->addWidget(m_number);
    body()->addWidget(m_change);
    body()->addWidget(m_note);
    body()->addStretch(1);
    body()->addWidget(m_shape);
}

void DashboardTile::setData(const TileData &data)
{
    m_number->setText(data.number);
    m_change->setText(data.change);
    m_change->setVisible(!data.change.isEmpty());
    m_note->setText(data.note);
    m_note->setVisible(!data.note.isEmpty());
    m_shape->setValues(data.shape);
    setToolTip(data.toolTip);
    QStringList said{m_title->text(), data.number};
    for (const QString &more : {data.change, data.note}) {
        if (!more.isEmpty())
            said << more;
    }
    setAccessibleName(said.join(QStringLiteral(", ")));
}

void DashboardTile::setTitle(const QString &title)
{
    m_title->setText(title);
}

QString DashboardTile::number() const
{
    return m_number->text();
}

QString DashboardTile::change() const
{
    return m_change->text();
}

QString DashboardTile::note() const
{
    return m_note->text();
}

}
