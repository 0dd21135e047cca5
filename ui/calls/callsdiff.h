#pragma once

#include "core/diff/diffside.h"
#include "core/history/history.h"

#include <QObject>

namespace heliograph {

/// Fetches two calls to be set side by side; the earlier one is A.
class CallsDiff final : public QObject
{
    Q_OBJECT

public:
    explicit CallsDiff(History &history, QObject *parent = nullptr); ///< history outlives this

    void compare(qint64 aRow, qint64 bRow);
    void compare(const QUuid &a, const QUuid &b);
    /// With the call before it in its session.
    void compareInSession(const Call &call);
    /// With the last call before it that the filter finds.
    void compareWithLast(const Call &call, const QString &where);

Q_SIGNALS:
    void ready(const heliograph::DiffSide &a, const heliograph::DiffSide &b);
    void failed(const QString &message);

private:
    void fetch(const QUuid &id, const std::function<void(const Call &)> &then);

    History &m_history;
};

}
