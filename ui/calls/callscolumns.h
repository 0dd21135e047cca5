#pragma once

#include "ui/calls/callcolumn.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>

class QHeaderView;

namespace heliograph {

class CallsModel;
class Settings;

/// Which columns the list of calls shows, in which order and how wide; kept in the settings. Until someone chooses, those
/// of kDefaultColumns are shown, as many as fit; what was chosen is shown whatever the room.
class CallsColumns final : public QObject
{
    Q_OBJECT

public:
    /// All outlive this, which is the header's child.
    CallsColumns(CallsModel &model, QHeaderView &header, Settings &settings);

    /// By columnKey() or property.NAME, from left to right.
    QStringList shown() const { return m_shown; }
    QStringList all() const;
    void setShown(const QStringList &keys); ///< the first at the left; empty: as at first
    void setVisible(const QString &key, bool visible);
    void move(const QString &key, int by); ///< by so many places to the right
    void reset();
    bool isChosen() const { return m_chosen; } ///< someone chose

    QString keyOf(int column) const;
    QString nameOf(const QString &key) const;
    ColumnGroup groupOf(const QString &key) const;
    /// Of the properties known from now on.
    void addProperties(const QStringList &names);

    /// Lays them out in that width.
    void fit(int room);

Q_SIGNALS:
    void changed();

private:
    int columnOf(const QString &key) const; ///< -1: not known (yet)
    int naturalWidth(int column) const;
    void arrange();
    void moved();
    void resized(int column, int width);
    void save();

    CallsModel &m_model;
    QHeaderView &m_header;
    Settings &m_settings;
    QStringList m_shown;
    QHash<QString, int> m_widths; ///< those that someone drew
    QTimer m_saveTimer;
    bool m_chosen = false;
    bool m_arranging = false; ///< what the header tells is our own doing
    int m_room = 0;
};

}
