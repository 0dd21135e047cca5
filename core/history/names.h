#pragma once

#include <QHash>
#include <QPair>
#include <QString>

#include <optional>

namespace heliograph {

class Database;

/// Recurring words of calls, stored once. Throws DatabaseFailure.
class Names final
{
public:
    // The numbers are stored in the history: append only, never renumber.
    enum Kind {
        Provider = 0,
        Model = 1,
        User = 2,
        Session = 3,
        SessionName = 4,
        SessionPath = 5,
        FinishReason = 6,
        ErrorName = 7,
        PropertyName = 8,
        PropertyValue = 9,
    };

    explicit Names(Database &database) : m_database(database) { }

    /// The number of a text, made where it has none yet; unset for empty text.
    std::optional<qint64> idOf(Kind kind, const QString &text);
    /// Made also for empty text.
    qint64 make(Kind kind, const QString &text);
    QString textOf(const std::optional<qint64> &id);
    /// After a rollback: what was made is not there.
    void forget();

private:
    Database &m_database;
    QHash<QPair<int, QString>, qint64> m_ids;
    QHash<qint64, QString> m_texts;
};

}
