#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

namespace heliograph {

/// What SQLite said. Thrown inside core/history only, and caught where a job of one of its threads
/// ends.
struct DatabaseFailure {
    int code = 0; ///< SQLite's primary result code
    QString text;

    bool damaged() const; ///< the file is no database, or a broken one
    bool busy() const; ///< locked by someone else
    /// The disk, a lock or a right stands in the way: the same write may succeed later.
    bool passing() const;
    /// For people: what is wrong with the file and what to do.
    Error toError(const QString &path) const;
};

/// One connection, used in the thread that made it. Throws DatabaseFailure.
class Database final
{
public:
    enum class Access { Write, Read };
    Database(const QString &path, Access access, int busyTimeoutMs);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    const QString &path() const { return m_path; }
    void exec(const QString &sql); ///< one statement, results ignored
    qint64 integer(const QString &sql); ///< the first column of the first row, 0 without one
    qint64 changes(); ///< rows the last statement changed
    /// A prepared query, kept for the next time.
    QSqlQuery &prepared(const QString &sql);
    QSqlDatabase handle() const { return m_database; }

private:
    QString m_path;
    QString m_connection;
    QSqlDatabase m_database;
    QHash<QString, QSqlQuery *> m_prepared;
};

/// One run of a prepared statement; frees its cursor at the end. Never two of the same text at
/// once.
class Statement final
{
public:
    Statement(Database &database, const QString &sql);
    ~Statement();
    Q_DISABLE_COPY_MOVE(Statement)

    Statement &bind(qint64 number);
    Statement &bind(const std::optional<qint64> &number);
    Statement &bind(const QString &text); ///< empty text is '', never NULL
    Statement &bind(const QByteArray &bytes); ///< a blob; empty is never NULL
    Statement &bind(const QVariant &value);

    void run(); ///< executes; next() goes on to the rows
    bool next(); ///< runs where that was not done; false after the last row
    qint64 insert(); ///< runs; the new rowid

    bool isNull(int column) const;
    qint64 integer(int column) const;
    std::optional<qint64> optional(int column) const;
    QString text(int column) const;
    QByteArray bytes(int column) const;

private:
    QSqlQuery &m_query;
    int m_position = 0;
    bool m_ran = false;
};

/// The rows of a query that is asked once in this form.
class Cursor final
{
public:
    Cursor(Database &database, const QString &sql, const QVariantList &binds);
    bool next(); ///< false after the last row
    qint64 integer(int column) const;

private:
    QSqlQuery m_query;
};

/// Takes the write lock at once, so that it never fails half way for a lock. Rolls back unless
/// committed.
class Transaction final
{
public:
    enum class Mode { Write, Read };
    explicit Transaction(Database &database, Mode mode = Mode::Write);
    ~Transaction();
    Q_DISABLE_COPY_MOVE(Transaction)
    void commit();

private:
    Database &m_database;
    bool m_open = true;
};

}
