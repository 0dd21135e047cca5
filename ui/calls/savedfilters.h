#pragma once

#include <QList>
#include <QObject>

namespace heliograph {

class Settings;

struct SavedFilter {
    QString name;
    QString where;
    QString search;
    bool operator==(const SavedFilter &) const = default;
};

/// The filters a person kept under a name, in the settings; by name, which is unique whatever its case.
class SavedFilters final : public QObject
{
    Q_OBJECT

public:
    /// The settings outlive this.
    explicit SavedFilters(Settings &settings, QObject *parent = nullptr);

    const QList<SavedFilter> &all() const { return m_filters; }
    const SavedFilter *find(const QString &name) const; ///< null: there is none
    /// In place of one of that name. False where it has no name or is too long to be kept.
    bool save(const SavedFilter &filter);
    /// False where the new name is empty or another filter's.
    bool rename(const QString &name, const QString &newName);
    void remove(const QString &name);

Q_SIGNALS:
    void changed();

private:
    void load();
    bool store(QList<SavedFilter> filters);

    Settings &m_settings;
    QList<SavedFilter> m_filters;
};

}
