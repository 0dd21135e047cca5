#pragma once

#include "ui/widgets/card.h"

class QLabel;

namespace heliograph {

class Sparkline;
struct TileData;

/// A number that is read from afar: name, number, change, shape, and what it leaves out.
class DashboardTile final : public Card
{
    Q_OBJECT

public:
    DashboardTile(const QString &name, const QString &title, QWidget *parent = nullptr);

    void setData(const TileData &data);
    void setTitle(const QString &title);
    QString number() const;
    QString change() const;
    QString note() const;

private:
    QLabel *m_title;
    QLabel *m_number;
    QLabel *m_change;
    QLabel *m_note;
    Sparkline *m_shape;
};

}
