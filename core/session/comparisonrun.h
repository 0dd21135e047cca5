#pragma once

#include "core/session/callsender.h"
#include "core/session/comparisoncell.h"

#include <QFuture>

#include <functional>

namespace heliograph {

class History;

/// Carries a comparison out: all columns at once, so many calls to a provider at a time. Its plan and which call
/// answers which cell are in the history before the first call is sent, so that a run is found again after any end of
/// the program.
class ComparisonRun final : public QObject
{
    Q_OBJECT

public:
    /// The call of a column, without id; asked when its turn comes.
    using SpecMaker = std::function<CallSpec(const Comparison &plan, int column)>;

    /// All of these outlive the run. history may be null: nothing is kept.
    ComparisonRun(CallSender &sender, History *history, SpecMaker maker, QObject *parent = nullptr);

    /// Sends these cells (cellsOf the plan), once they are kept. Only while nothing runs. overBudget: for all of these
    /// calls.
    void start(Comparison plan, std::vector<ComparisonCell> cells, bool overBudget);
    /// Another column in the place of one, or a new one at the end (column == number of columns), whose cells wait for
    /// retry(). The other answers stay. Ignored while that column runs.
    void setColumn(int column, const ComparisonColumn &with);
    void clear(); ///< nothing is shown any more. Only while nothing runs
    /// One that was kept: reads its calls. loaded() follows, or failed(). Only while nothing runs.
    void load(const QUuid &id);

    const Comparison &plan() const { return m_plan; }
    const std::vector<ComparisonCell> &cells() const { return m_cells; } ///< by column, then repetition
    int indexOf(int column, int repetition) const { return column * m_plan.repeats + repetition; }
    bool empty() const { return m_cells.empty(); }
    bool running() const { return m_storing > 0 || m_open > 0; }
    bool running(int column) const;
    /// Whether asking again makes sense: it is over, and nothing is being stored.
    bool canRetry(int cell) const;
    std::vector<int> cellsOfColumn(int column) const;

    void stop(int cell);
    void stopColumn(int column);
    void stopAll();
    /// Asks again, with a new call; the old one stays in the history.
    void retry(const std::vector<int> &cells, bool overBudget = false);

Q_SIGNALS:
    void replaced(); ///< plan() and cells() are others
    void loaded();
    void grew(int cell, const QString &text, const QString &reasoning); ///< only what is new
    void changed(int cell); ///< its state or what is known of it
    void over(); ///< nothing runs any more
    void failed(const heliograph::Error &error); ///< could not be stored or read; nothing was sent

private:
    struct Loading;
    ComparisonCell *cellOf(const QUuid &call);
    QFuture<bool> keep() const;
    void storeThenSend();
    void sendNext();
    void send(int cell);
    void end(ComparisonCell &cell);
    void stopQuietly(int cell);
    void tellWhenOver();
    void loadNext(const std::shared_ptr<Loading> &loading);

    CallSender &m_sender;
    History *m_history;
    SpecMaker m_maker;
    Comparison m_plan;
    std::vector<ComparisonCell> m_cells;
    std::vector<bool> m_overBudget; ///< by cell
    int m_open = 0; ///< cells that are not over
    int m_storing = 0;
    bool m_begun = false; ///< cells may be sent
    bool m_sending = false; ///< inside sendNext()
    bool m_told = true; ///< over() was emitted since the last start
    quint64 m_generation = 0; ///< tells answers about an earlier plan from those about this one
};

}
