#pragma once

#include "core/history/history.h"
#include "ui/calls/timestrip.h"

#include <QTimer>

namespace heliograph {

/// Keeps the strip over the list of calls true: asks the history when the query is another or calls came, at most once a
/// second and only while it is seen.
class CallsTimeline final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive this.
    CallsTimeline(History &history, TimeStrip &strip, QObject *parent = nullptr);

    /// Asks at once. A filter with a mistake leaves what is shown.
    void setQuery(const QString &where, const QString &search);
    void refresh();

private:
    void ask();

    History &m_history;
    TimeStrip &m_strip;
    HistogramQuery m_query;
    QFuture<Result<CallHistogram>> m_answer;
    quint64 m_token = 0; ///< answers to older questions are dropped
    QTimer m_pause;
    bool m_asking = false;
};

}
