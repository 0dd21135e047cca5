#pragma once

#include "core/history/database.h"
#include "core/history/names.h"

#include <QRandomGenerator>
#include <QTemporaryDir>

#include <map>

namespace heliograph {

/// A call as a plain computation sees it. Empty texts are not set.
struct PlainCall {
    qint64 id = 0;
    qint64 created = 0; ///< milliseconds since 1970
    int source = 0;
    int status = 1; ///< as CallStatus
    QString provider, model, asked, user, session, sessionName, error, prompt;
    QString app; ///< the value of a property that is "app" or "App"
    QString team;
    std::optional<qint64> cost, saved; ///< pico-dollars
    bool estimated = false;
    std::optional<qint64> latency, ttft; ///< microseconds
    std::optional<qint64> input, cached, write5m, write1h, output, reasoning, audioIn, audioOut; ///< tokens

    qint64 tokensIn() const;
    qint64 tokensOut() const;
    QString shownModel() const { return model.isEmpty() ? asked : model; }
};

/// A history written past the writer: thousands of calls a second, with gaps between ids as deletions leave them. The
/// same seed makes the same one.
class RandomHistory
{
    // Before all that is in it.
    QTemporaryDir m_dir;

public:
    explicit RandomHistory(quint32 seed);

    QRandomGenerator random;
    std::map<qint64, PlainCall> calls; ///< by id; what the history holds

    void insertSome(int count);
    /// What the program can do to calls later: they end, are priced again, deleted, get another property.
    void changeSome();
    bool chance(int percent) { return int(random.bounded(100)) < percent; }
    QString path() const { return m_path; }
    Database &database() { return m_database; }
    qint64 count(const char *from); ///< SELECT count(*) FROM from

private:
    QString word(const char *prefix, int count);
    std::optional<qint64> number(quint64 limit);
    void fill(PlainCall &call);
    void setProperty(qint64 call, const QString &name, const QString &value);
    void setApp(PlainCall &call, const QString &app);
    void store(const PlainCall &call, bool fresh);

    QString m_path;
    Database m_database;
    qint64 m_nextId = 0;
    int m_churn = 2; ///< percent
};

}
