#include "core/session/comparisonrun.h"

#include "core/base/whenready.h"
#include "core/domain/callid.h"
#include "core/history/history.h"

#include <QPromise>
#include <QScopedValueRollback>

namespace heliograph {

ComparisonRun::ComparisonRun(CallSender &sender, History *history, SpecMaker maker, QObject *parent)
    : QObject(parent), m_sender(sender), m_history(history), m_maker(std::move(maker))
{
    connect(&sender, &CallSender::progressed, this, [this](const CallProgress &progress) {
        ComparisonCell *cell = cellOf(progress.id);
        if (!cell || isOver(cell->state))
            return;
        const CellState before = cell->state;
        cell->take(progress);
        const int index = int(cell - m_cells.data());
        Q_EMIT grew(index, progress.text + progress.refusal, progress.reasoning);
        if (cell->state != before)
            Q_EMIT changed(index);
    });
    connect(&sender, &CallSender::waiting, this, [this](const RetryWait &wait) {
        ComparisonCell *cell = cellOf(wait.id);
        if (!cell || isOver(cell->state))
            return;
        cell->sent = true;
        cell->state = CellState::Retrying;
        cell->wait = wait;
        Q_EMIT changed(int(cell - m_cells.data()));
    });
    connect(&sender, &CallSender::finished, this, [this](const Call &call) {
        ComparisonCell *cell = cellOf(call.id);
        if (!cell || isOver(cell->state))
            return;
        cell->take(call);
        end(*cell);
    });
    connect(&sender, &CallSender::unsent, this, [this](const QUuid &id, const Error &error, const QString &keyName) {
        ComparisonCell *cell = cellOf(id);
        if (!cell || isOver(cell->state))
            return;
        cell->state = error.kind == ErrorKind::Cancelled ? CellState::Stopped : CellState::Failed;
        if (cell->state == CellState::Failed) {
            cell->error = error;
            cell->keyName = keyName;
        }
        end(*cell);
    });
}

ComparisonCell *ComparisonRun::cellOf(const QUuid &call)
{
    const auto found =
        std::find_if(m_cells.begin(), m_cells.end(), [&call](const ComparisonCell &cell) { return cell.call == call; });
    return found == m_cells.end() ? nullptr : &*found;
}

bool ComparisonRun::running(int column) const
{
    return std::any_of(m_cells.begin(), m_cells.end(),
        [column](const ComparisonCell &cell) { return cell.column == column && !isOver(cell.state); });
}

bool ComparisonRun::canRetry(int cell) const
{
    return cell >= 0 && cell < int(m_cells.size()) && isOver(m_cells[size_t(cell)].state);
}

void ComparisonRun::start(Comparison plan, std::vector<ComparisonCell> cells, bool overBudget)
{
    Q_ASSERT(!running());
    ++m_generation;
    m_begun = false;
    m_plan = std::move(plan);
    if (!m_plan.createdAt.isValid())
        m_plan.createdAt = QDateTime::fromMSecsSinceEpoch(QDateTime::currentMSecsSinceEpoch(), Qt::UTC);
    m_cells = std::move(cells);
    m_overBudget.assign(m_cells.size(), overBudget);
    m_open = int(m_cells.size());
    Q_EMIT replaced();
    storeThenSend();
}

std::vector<int> ComparisonRun::cellsOfColumn(int column) const
{
    std::vector<int> cells;
    for (int i = 0; i < int(m_cells.size()); ++i) {
        if (m_cells[size_t(i)].column == column)
            cells.push_back(i);
    }
    return cells;
}

void ComparisonRun::setColumn(int column, const ComparisonColumn &with)
{
    if (running(column) || column > int(m_plan.columns.size()))
        return;
    if (column < int(m_plan.columns.size())) {
        m_plan.columns[size_t(column)] = with;
        return;
    }
    m_plan.columns.push_back(with);
    for (int repetition = 0; repetition < m_plan.repeats; ++repetition) {
        ComparisonCell cell;
        cell.column = column;
        cell.repetition = repetition;
        cell.call = newCallId();
        cell.state = CellState::Unasked;
        m_cells.push_back(std::move(cell));
        m_overBudget.push_back(false);
    }
}

void ComparisonRun::clear()
{
    Q_ASSERT(!running());
    ++m_generation;
    m_plan = {};
    m_cells.clear();
    m_overBudget.clear();
    Q_EMIT replaced();
}

QFuture<bool> ComparisonRun::keep() const
{
    if (!m_history)
        return QtFuture::makeReadyFuture(true);
    ComparisonRecord record;
    record.id = m_plan.id;
    record.createdAt = m_plan.createdAt;
    record.title = redactText(m_plan.title());
    record.plan = comparisonToJson(m_plan);
    record.barePlan = comparisonToBareJson(m_plan);
    for (const ComparisonColumn &column : m_plan.columns)
        record.providers.append(column.provider);
    for (const ComparisonCell &cell : m_cells)
        record.cells.append({cell.column, cell.repetition, cell.call, false});
    return m_history->keepComparison(record);
}

void ComparisonRun::storeThenSend()
{
    ++m_storing;
    m_told = false;
    whenReady(keep(), this, [this, generation = m_generation](bool kept) {
        if (generation != m_generation)
            return;
        --m_storing;
        if (kept) {
            m_begun = true;
            sendNext();
            tellWhenOver();
            return;
        }
        const Error error{ErrorKind::Storage,
            tr("The comparison could not be written to the history, so nothing was sent. Free some space on the disk, "
               "or "
               "close the program that holds the history, and try again."),
            0, {}};
        for (size_t i = 0; i < m_cells.size(); ++i) {
            if (m_cells[i].state != CellState::Queued)
                continue;
            m_cells[i].state = CellState::Failed;
            m_cells[i].error = error;
            --m_open;
            Q_EMIT changed(int(i));
        }
        Q_EMIT failed(error);
        tellWhenOver();
    });
}

void ComparisonRun::sendNext()
{
    if (!m_begun || m_storing > 0 || m_sending)
        return;
    const QScopedValueRollback sending(m_sending, true);
    std::vector<CellPlace> places;
    for (const ComparisonCell &cell : m_cells)
        places.push_back(cell.place());
    for (const int next : nextCells(m_plan, places)) {
        if (m_cells[size_t(next)].state == CellState::Queued)
            send(next);
    }
}

void ComparisonRun::send(int index)
{
    ComparisonCell &cell = m_cells[size_t(index)];
    cell.state = CellState::Asking;
    CallSpec spec = m_maker(m_plan, cell.column);
    spec.id = cell.call;
    Q_EMIT changed(index);
    m_sender.send(spec, m_overBudget[size_t(index)]);
}

void ComparisonRun::end(ComparisonCell &cell)
{
    --m_open;
    Q_EMIT changed(int(&cell - m_cells.data()));
    sendNext();
    tellWhenOver();
}

void ComparisonRun::tellWhenOver()
{
    if (!running() && std::exchange(m_told, true) == false)
        Q_EMIT over();
}

/// A waiting cell ends here and now; one that was sent when its sender says so.
void ComparisonRun::stopQuietly(int index)
{
    ComparisonCell &cell = m_cells[size_t(index)];
    if (isOver(cell.state))
        return;
    if (cell.state != CellState::Queued) {
        m_sender.stop(cell.call);
        return;
    }
    cell.state = CellState::Stopped;
    --m_open;
    Q_EMIT changed(index);
}

void ComparisonRun::stop(int cell)
{
    if (cell < 0 || cell >= int(m_cells.size()) || isOver(m_cells[size_t(cell)].state))
        return;
    stopQuietly(cell);
    tellWhenOver();
}

void ComparisonRun::stopColumn(int column)
{
    if (!running(column))
        return;
    // What waits first, so that nothing moves up while the rest is stopped.
    for (const bool queued : {true, false}) {
        for (int i = 0; i < int(m_cells.size()); ++i) {
            if (m_cells[size_t(i)].column == column && (m_cells[size_t(i)].state == CellState::Queued) == queued)
                stopQuietly(i);
        }
    }
    tellWhenOver();
}

void ComparisonRun::stopAll()
{
    if (!running())
        return;
    for (const bool queued : {true, false}) {
        for (int i = 0; i < int(m_cells.size()); ++i) {
            if ((m_cells[size_t(i)].state == CellState::Queued) == queued)
                stopQuietly(i);
        }
    }
    tellWhenOver();
}

void ComparisonRun::retry(const std::vector<int> &cells, bool overBudget)
{
    bool any = false;
    for (const int index : cells) {
        if (!canRetry(index))
            continue;
        ComparisonCell &cell = m_cells[size_t(index)];
        cell.clear();
        cell.call = newCallId();
        m_overBudget[size_t(index)] = overBudget;
        ++m_open;
        any = true;
        Q_EMIT changed(index);
    }
    if (any)
        storeThenSend();
}

/// Reads the calls of a kept comparison one after the other: each may hold megabytes.
struct ComparisonRun::Loading {
    quint64 generation = 0;
    Comparison plan;
    std::vector<ComparisonCell> cells;
    QList<ComparisonCellRecord> records;
    qsizetype next = 0;
};

void ComparisonRun::load(const QUuid &id)
{
    Q_ASSERT(!running());
    if (!m_history)
        return;
    const auto loading = std::make_shared<Loading>();
    loading->generation = ++m_generation;
    whenReady(m_history->comparison(id), this, [this, loading](const Result<ComparisonRecord> &record) {
        if (loading->generation != m_generation)
            return;
        auto plan = record ? comparisonFromJson(record->plan) : Result<Comparison>(record.error());
        if (!plan) {
            Q_EMIT failed(plan.error());
            return;
        }
        loading->plan = std::move(plan).value();
        loading->plan.id = record->id;
        loading->plan.createdAt = record->createdAt;
        loading->records = record->cells;
        for (int column = 0; column < int(loading->plan.columns.size()); ++column) {
            for (int repetition = 0; repetition < loading->plan.repeats; ++repetition) {
                ComparisonCell cell;
                cell.column = column;
                cell.repetition = repetition;
                cell.state = CellState::Unasked;
                loading->cells.push_back(std::move(cell));
            }
        }
        loadNext(loading);
    });
}

void ComparisonRun::loadNext(const std::shared_ptr<Loading> &loading)
{
    if (loading->next >= loading->records.size()) {
        m_plan = std::move(loading->plan);
        m_cells = std::move(loading->cells);
        m_overBudget.assign(m_cells.size(), false);
        m_open = 0;
        m_begun = true;
        Q_EMIT replaced();
        Q_EMIT loaded();
        return;
    }
    const ComparisonCellRecord &record = loading->records[loading->next++];
    const bool placed = record.column >= 0 && record.column < int(loading->plan.columns.size())
        && record.repetition >= 0 && record.repetition < loading->plan.repeats;
    if (!placed) {
        loadNext(loading);
        return;
    }
    const size_t index = size_t(record.column * loading->plan.repeats + record.repetition);
    loading->cells[index].call = record.call;
    whenReady(
        m_history->call(record.call), this, [this, loading, index, deleted = record.deleted](const Result<Call> &call) {
            if (loading->generation != m_generation)
                return;
            if (call)
                loading->cells[index].take(*call);
            else if (deleted)
                loading->cells[index].state = CellState::Deleted;
            loadNext(loading);
        });
}

}
