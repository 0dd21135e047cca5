#pragma once

#include "core/diff/diffside.h"
#include "core/history/history.h"

#include <QObject>

#include <functional>

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
    /// With the call before it that was made from the same prompt of the library.
    void compareInPrompt(const Call &call);

    /// What was sent with what would be sent now; provider and format of the draft's own.
    void compareWithDraft(const QUuid &sent, const ChatRequest &draft);

Q_SIGNALS:
    void ready(const heliograph::DiffSide &a, const heliograph::DiffSide &b);
    void failed(const QString &message);

private:
    void compareWithLast(const Call &call, const QString &where);
    void fetch(const QUuid &id, const std::function<void(const Call &)> &then);

    History &m_history;
};

}
