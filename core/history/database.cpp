#include "core/history/database.h"

#include "core/base/log.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QUuid>

namespace heliograph {

namespace {

// Primary result codes, https://sqlite.org/rescode.html
constexpr int kBusy = 5;
constexpr int kLocked = 6;
constexpr int kNoMemory = 7;
constexpr int kReadOnly = 8;
constexpr int kIoError = 10;
constexpr int kCorrupt = 11;
constexpr int kFull = 13;
constexpr int kCannotOpen = 14;
constexpr int kProtocol = 15;
constexpr int kNotADatabase = 26;

/// SQLite stores UTF-8: half a surrogate pair would take the next character with it.
QVariant wellFormed(const QVariant &value)
{
    if (value.metaType().id() != QMetaType::QString)
        return value;
    const QString text = value.toString();
    return text.isValidUtf16() ? value : QVariant(QString::fromUtf8(text.toUtf8()));
}

[[noreturn]] void fail(const QSqlError &error)
{
    // The upper bits of an extended code tell details of the same failure.
    throw DatabaseFailure{error.nativeErrorCode().toInt() & 0xff, error.databaseText()};
}

}

bool DatabaseFailure::damaged() const
{
    return code == kCorrupt || code == kNotADatabase;
}

bool DatabaseFailure::busy() const
{
    return code == kBusy || code == kLocked || code == kProtocol;
}

bool DatabaseFailure::passing() const
{
    return busy() || code == kNoMemory || code == kReadOnly || code == kIoError || code == kFull
        || code == kCannotOpen;
}

Error DatabaseFailure::toError(const QString &path) const
{
    QString message;
    if (damaged()) {
        message = QCoreApplication::translate("History",
            "The history file %1 is damaged. Move it to another place to start a new one, or put a "
            "backup in its "
            "place.");
    } else if (busy()) {
        message = QCoreApplication::translate("History",
            "The history file %1 is in use by another program that does not let go of it. Close "
            "that program and "
            "try again.");
    } else if (code == kReadOnly) {
        message = QCoreApplication::translate("History",
            "The history file %1 cannot be written. Check that it and its folder are yours.");
    } else if (code == kFull) {
        message = QCoreApplication::translate(
            "History", "The disk with the history file %1 is full. Free some space and try again.");
    } else if (code == kCannotOpen) {
        message = QCoreApplication::translate("History",
            "The history file %1 cannot be opened. Check that its folder exists and is yours.");
    } else {
        message =
            QCoreApplication::translate("History", "The history file %1 could not be used (%2).");
        return {ErrorKind::Storage, message.arg(path, text), 0, {}};
    }
    return {ErrorKind::Storage, message.arg(path), 0, {}};
}

Database::Database(const QString &path, Access access, int busyTimeoutMs)
    : m_path(path),
      m_connection(QStringLiteral("history-") + QUuid::createUuid().toString(QUuid::WithoutBraces)),
      m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection))
{
    m_database.setDatabaseName(path);
    m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(busyTimeoutMs));
    try {
        if (!m_database.isValid())
            throw DatabaseFailure{kCannotOpen, QStringLiteral("the SQLite driver is missing")};
        if (!m_database.open())
            fail(m_database.lastError());
        // What is deleted is overwritten: SQLite would leave it in free pages, for anyone who reads the file's bytes.
        exec(access == Access::Read ? QStringLiteral("PRAGMA query_only = 1")
                                    : QStringLiteral("PRAGMA secure_delete = 1"));
    } catch (const DatabaseFailure &) {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(m_connection);
        throw;
    }
}

Database::~Database()
{
    qDeleteAll(m_prepared);
    m_prepared.clear();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_connection);
}

void Database::exec(const QString &sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        fail(query.lastError());
}

qint64 Database::integer(const QString &sql)
{
    Statement statement(*this, sql);
    return statement.next() ? statement.integer(0) : 0;
}

qint64 Database::changes()
{
    return integer(QStringLiteral("SELECT changes()"));
}

QSqlQuery &Database::prepared(const QString &sql)
{
    QSqlQuery *&query = m_prepared[sql];
    if (query)
        return *query;
    auto fresh = std::make_unique<QSqlQuery>(m_database);
    fresh->setForwardOnly(true);
    if (!fresh->prepare(sql)) {
        m_prepared.remove(sql);
        fail(fresh->lastError());
    }
    query = fresh.release();
    return *query;
}

Statement::Statement(Database &database, const QString &sql) : m_query(database.prepared(sql)) { }

Statement::~Statement()
{
    m_query.finish();
}

Statement &Statement::bind(qint64 number)
{
    return bind(QVariant(number));
}

Statement &Statement::bind(const std::optional<qint64> &number)
{
    return bind(number ? QVariant(*number) : QVariant());
}

Statement &Statement::bind(const QString &text)
{
    return bind(QVariant(text.isNull() ? QStringLiteral("") : text));
}

Statement &Statement::bind(const QByteArray &bytes)
{
    return bind(QVariant(bytes.isNull() ? QByteArray("") : bytes));
}

Statement &Statement::bind(const QVariant &value)
{
    m_query.bindValue(m_position++, wellFormed(value));
    return *this;
}

void Statement::run()
{
    m_ran = true;
    if (!m_query.exec())
        fail(m_query.lastError());
}

bool Statement::next()
{
    if (!m_ran)
        run();
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid())
        fail(m_query.lastError());
    return false;
}

qint64 Statement::insert()
{
    run();
    return m_query.lastInsertId().toLongLong();
}

bool Statement::isNull(int column) const
{
    return m_query.isNull(column);
}

qint64 Statement::integer(int column) const
{
    return m_query.value(column).toLongLong();
}

std::optional<qint64> Statement::optional(int column) const
{
    const QVariant value = m_query.value(column);
    return value.isNull() ? std::nullopt : std::optional(value.toLongLong());
}

QString Statement::text(int column) const
{
    return m_query.value(column).toString();
}

QByteArray Statement::bytes(int column) const
{
    return m_query.value(column).toByteArray();
}

Cursor::Cursor(Database &database, const QString &sql, const QVariantList &binds)
    : m_query(database.handle())
{
    m_query.setForwardOnly(true);
    if (!m_query.prepare(sql))
        fail(m_query.lastError());
    for (const QVariant &value : binds)
        m_query.addBindValue(wellFormed(value));
    if (!m_query.exec())
        fail(m_query.lastError());
}

bool Cursor::next()
{
    if (m_query.next())
        return true;
    if (m_query.lastError().isValid())
        fail(m_query.lastError());
    return false;
}

qint64 Cursor::integer(int column) const
{
    return m_query.value(column).toLongLong();
}

Transaction::Transaction(Database &database, Mode mode) : m_database(database)
{
    database.exec(
        mode == Mode::Write ? QStringLiteral("BEGIN IMMEDIATE") : QStringLiteral("BEGIN"));
}

Transaction::~Transaction()
{
    if (!m_open)
        return;
    try {
        m_database.exec(QStringLiteral("ROLLBACK"));
    } catch (const DatabaseFailure &failure) {
        // SQLite has rolled back by itself after some failures (disk full); there is nothing left
        // to undo.
        qCDebug(lcHistory) << "rollback:" << failure.text;
    }
}

void Transaction::commit()
{
    m_database.exec(QStringLiteral("COMMIT"));
    m_open = false;
}

}
