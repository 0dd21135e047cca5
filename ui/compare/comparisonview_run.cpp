#include "core/helicone/address.h"
#include "ui/compare/answercolumn.h"
#include "ui/compare/columnheader.h"
#include "ui/compare/comparisonboard.h"
#include "ui/compare/comparisonspec.h"
#include "ui/compare/comparisonview.h"
#include "ui/compare/difftext.h"
#include "ui/compare/promptsetup.h"
#include "ui/widgets/banner.h"

#include <QTimer>

// Asking, and what becomes of the answers: shown, measured, compared.

namespace heliograph {

void ComparisonView::connectRun()
{
    connect(&m_run, &ComparisonRun::replaced, this, &ComparisonView::takeRun);
    connect(&m_run, &ComparisonRun::loaded, this, &ComparisonView::loaded);
    connect(&m_run, &ComparisonRun::grew, this, [this](int cell, const QString &text, const QString &reasoning) {
        if (const int column = entryOf(cell); column >= 0)
            m_board->answers(column)->grow(cell, m_run.cells(), text, reasoning);
    });
    connect(&m_run, &ComparisonRun::changed, this, &ComparisonView::cellChanged);
    connect(&m_run, &ComparisonRun::over, this, &ComparisonView::refreshSoon);
    connect(&m_run, &ComparisonRun::failed, this, [this](const Error &error) {
        m_loading = false;
        say(int(Banner::Kind::Bad), error.message);
        updateState();
        Q_EMIT failed(error.message);
    });
    connect(&m_gate, &BudgetGate::admitted, this, &ComparisonView::begin);
    connect(&m_gate, &BudgetGate::refused, this, [this](const Error &error) {
        updateState();
        say(int(Banner::Kind::Warning), error.message, tr("Run it all the same"), [this] {
            if (!busy())
                begin();
        });
    });
    connect(&m_diffs, &CellDiffs::ready, this,
        [this](int cell, const QString &base, const QString &text, const std::shared_ptr<const TextDiff> &diff) {
            const int column = cell < int(m_run.cells().size()) ? entryOf(cell) : -1;
            AnswerCell *view = column >= 0 ? m_board->answers(column)->view(cell) : nullptr;
            if (view && m_baseline >= 0 && m_baseline != column)
                view->showDiff(base, text, *diff, tr("column %1").arg(m_baseline + 1));
        });
}

void ComparisonView::start()
{
    if (busy() || m_loading)
        return;
    Comparison plan = planNow();
    if (const QString problem = comparisonProblem(plan); !problem.isEmpty()) {
        say(int(Banner::Kind::Info), problem);
        return;
    }
    m_banner->hide();
    m_pending = std::move(plan);
    m_pendingCells = cellsOf(m_pending);
    std::vector<CallSpec> specs;
    for (const ComparisonCell &cell : m_pendingCells) {
        specs.push_back(comparisonSpec(m_services, m_pending, cell.column));
        specs.back().id = cell.call;
    }
    m_gate.ask(specs);
    updateState();
}

/// The budgets let all of it pass, or the user does this once.
void ComparisonView::begin()
{
    if (m_pendingCells.empty() || m_run.running())
        return;
    // Columns may have come, gone or moved since the question; those that were asked about are asked.
    const auto asked = m_pending.columns;
    for (Entry &entry : m_entries)
        entry.run = -1;
    for (int i = 0; i < int(asked.size()); ++i) {
        const auto place = std::find_if(m_entries.begin(), m_entries.end(),
            [&](const Entry &entry) { return entry.run < 0 && entry.config == asked[size_t(i)]; });
        if (place != m_entries.end())
            place->run = i;
    }
    // What each may cost at most was set aside already.
    m_run.start(std::exchange(m_pending, {}), std::exchange(m_pendingCells, {}), true);
    updateState();
}

void ComparisonView::stop()
{
    m_gate.cancel();
    m_run.stopAll();
    updateState();
}

void ComparisonView::takeRun()
{
    m_diffs.clear();
    m_difference = -1;
    if (m_loading) {
        m_baseline = -1;
        while (!m_entries.empty()) {
            m_entries.pop_back();
            m_board->removeColumn(m_board->count() - 1);
        }
        for (int i = 0; i < int(m_run.plan().columns.size()); ++i)
            insertEntry(i, {m_run.plan().columns[size_t(i)], i});
    } else {
        for (int i = 0; i < int(m_entries.size()); ++i) {
            if (m_run.empty())
                m_entries[size_t(i)].run = -1;
            m_board->answers(i)->setCells(m_run.cells(), m_entries[size_t(i)].run, directHelps(i));
        }
    }
    showColumns();
    refreshSoon();
}

bool ComparisonView::directHelps(int column) const
{
    const ComparisonColumn &config = m_entries[size_t(column)].config;
    const ProviderList providers = m_services.providers();
    const Provider *provider = providers.find(config.provider);
    return provider && routeOf(m_services, config) == Route::Helicone && whyNoRoute(*provider, Route::Direct).isEmpty();
}

void ComparisonView::cellChanged(int cell)
{
    const ComparisonCell &changed = m_run.cells()[size_t(cell)];
    if (isOver(changed.state) && !changed.sent)
        m_services.budgets.ended(changed.call); // set aside for it, and not needed
    m_diffs.forget(cell);
    if (const int column = entryOf(cell); column >= 0)
        m_board->answers(column)->updateCell(cell, m_run.cells(), directHelps(column));
    refreshSoon();
}

/// Many cells change in one go: their sums are shown once.
void ComparisonView::refreshSoon()
{
    if (std::exchange(m_refreshing, true))
        return;
    QTimer::singleShot(0, this, [this] {
        m_refreshing = false;
        refresh();
    });
}

void ComparisonView::refresh()
{
    for (int i = 0; i < int(m_entries.size()); ++i)
        showHead(i);
    m_board->fit();
    showBest();
    askDiffs();
    updateState();
}

void ComparisonView::showBest()
{
    const std::vector<ComparisonCell> &cells = m_run.cells();
    std::vector<std::array<bool, kFigures.size()>> bestCells(cells.size());
    std::vector<std::array<bool, kFigures.size()>> bestColumns(m_entries.size());
    std::vector<Figures> figures;
    for (size_t i = 0; i < cells.size(); ++i) {
        const bool counts = cells[i].state == CellState::Done && entryOf(int(i)) >= 0;
        figures.push_back(counts ? figuresOf(cells[i]) : Figures());
    }
    std::vector<Spreads> spreads;
    for (const Entry &entry : m_entries)
        spreads.push_back(entry.run >= 0 ? spreadsOf(cells, entry.run) : Spreads());
    for (const Figure figure : kFigures) {
        std::vector<std::optional<qint64>> ofCells;
        for (const Figures &one : figures)
            ofCells.push_back(one[size_t(figure)]);
        const auto best = bestOf(ofCells, figure);
        for (size_t i = 0; i < best.size(); ++i)
            bestCells[i][size_t(figure)] = best[i];
        std::vector<std::optional<qint64>> ofColumns;
        for (const Spreads &one : spreads) {
            const auto &spread = one[size_t(figure)];
            ofColumns.push_back(spread ? std::optional(spread->middle) : std::nullopt);
        }
        const auto bestColumn = bestOf(ofColumns, figure);
        for (size_t i = 0; i < bestColumn.size(); ++i)
            bestColumns[i][size_t(figure)] = bestColumn[i];
    }
    for (size_t i = 0; i < cells.size(); ++i) {
        const int column = entryOf(int(i));
        if (AnswerCell *view = column >= 0 ? m_board->answers(column)->view(int(i)) : nullptr)
            view->setBest(bestCells[i]);
    }
    for (int i = 0; i < int(m_entries.size()); ++i)
        m_board->header(i)->setBest(bestColumns[size_t(i)]);
}

const ComparisonCell *ComparisonView::baseOf(int cell) const
{
    const int base = m_baseline >= 0 ? m_entries[size_t(m_baseline)].run : -1;
    if (base < 0)
        return nullptr;
    const auto answered = [](const ComparisonCell &one) { return isOver(one.state) && !one.text.isEmpty(); };
    const ComparisonCell &same = m_run.cells()[size_t(m_run.indexOf(base, m_run.cells()[size_t(cell)].repetition))];
    if (answered(same))
        return &same;
    for (const int other : m_run.cellsOfColumn(base)) {
        if (answered(m_run.cells()[size_t(other)]))
            return &m_run.cells()[size_t(other)];
    }
    return nullptr;
}

void ComparisonView::askDiffs()
{
    for (int column = 0; column < int(m_entries.size()); ++column) {
        AnswerColumn *answers = m_board->answers(column);
        for (const int cell : answers->shownCells()) {
            AnswerCell *view = answers->view(cell);
            const ComparisonCell &own = m_run.cells()[size_t(cell)];
            const bool compared = m_baseline >= 0 && m_baseline != column && isOver(own.state) && !own.text.isEmpty();
            const ComparisonCell *base = compared ? baseOf(cell) : nullptr;
            view->offerDiffView(base != nullptr && base->sent && own.sent);
            if (base)
                m_diffs.ask(cell, base->text, own.text);
            else
                view->showPlain(
                    compared ? tr("Column %1 has no answer to compare with.").arg(m_baseline + 1) : QString());
        }
    }
}

void ComparisonView::setBaseline(int column)
{
    m_baseline = column < int(m_entries.size()) ? column : -1;
    m_difference = -1;
    m_diffs.clear();
    showColumns();
    refreshSoon();
}

void ComparisonView::step(int by)
{
    std::vector<std::pair<DiffText *, int>> places;
    for (int column = 0; column < int(m_entries.size()); ++column) {
        const AnswerColumn *answers = m_board->answers(column);
        for (const int cell : answers->shownCells()) {
            DiffText *diff = answers->view(cell)->diff();
            for (int i = 0; diff && i < diff->differences(); ++i)
                places.emplace_back(diff, i);
        }
    }
    if (places.empty())
        return;
    const int count = int(places.size());
    m_difference =
        m_difference < 0 ? (by > 0 ? 0 : count - 1) : (std::min(m_difference, count - 1) + by + count) % count;
    const auto &[diff, index] = places[size_t(m_difference)];
    diff->selectDifference(index);
    diff->setFocus(Qt::OtherFocusReason);
    m_board->reveal(diff, diff->differenceRect(index));
}

void ComparisonView::openDiff(int cell)
{
    const ComparisonCell *base = baseOf(cell);
    const ComparisonCell &own = m_run.cells()[size_t(cell)];
    if (!base)
        return;
    const auto side = [this](const ComparisonCell &one) {
        DiffSide made;
        const int column = entryOf(m_run.indexOf(one.column, one.repetition));
        made.title = tr("%1, column %2").arg(m_run.plan().columns[size_t(one.column)].model).arg(column + 1);
        if (m_run.plan().repeats > 1)
            made.title = tr("%1, run %2").arg(made.title).arg(one.repetition + 1);
        made.request = requestOf(m_run.plan(), one.column);
        if (one.ended)
            made.call = *one.ended;
        return made;
    };
    Q_EMIT diffRequested(side(*base), side(own));
}

void ComparisonView::askColumn(int column)
{
    Entry &entry = m_entries[size_t(column)];
    if (busy() || m_run.empty())
        return;
    Comparison alone = m_run.plan();
    alone.columns = {entry.config};
    if (const QString problem = comparisonProblem(alone); !problem.isEmpty()) {
        say(int(Banner::Kind::Info), problem);
        return;
    }
    const bool added = entry.run < 0;
    if (added)
        entry.run = int(m_run.plan().columns.size());
    m_run.setColumn(entry.run, entry.config);
    if (added)
        m_board->answers(column)->setCells(m_run.cells(), entry.run, directHelps(column));
    m_run.retry(m_run.cellsOfColumn(entry.run));
}

void ComparisonView::act(int cell, CellAction action)
{
    const ComparisonCell &own = m_run.cells()[size_t(cell)];
    const int column = entryOf(cell);
    if (column < 0)
        return;
    switch (action) {
    case CellAction::Stop:
        m_run.stop(cell);
        break;
    case CellAction::Retry:
        m_run.retry({cell});
        break;
    case CellAction::SendAnyway:
        m_run.retry({cell}, true);
        break;
    case CellAction::AddKey:
    case CellAction::ChangeKey:
        Q_EMIT keyRequested(own.keyName.isEmpty() ? m_run.plan().columns[size_t(own.column)].provider : own.keyName);
        break;
    case CellAction::ChooseModel:
        m_board->header(column)->openModels();
        break;
    case CellAction::DirectRoute: {
        ComparisonColumn direct = m_run.plan().columns[size_t(own.column)];
        direct.route = m_entries[size_t(column)].config.route = Route::Direct;
        m_run.setColumn(own.column, direct);
        m_run.retry({cell});
        showColumns();
        break;
    }
    case CellAction::OpenCall:
        Q_EMIT callRequested(own.call);
        break;
    case CellAction::OpenDiff:
        openDiff(cell);
        break;
    }
}

void ComparisonView::retryFailed()
{
    std::vector<int> again;
    for (int i = 0; i < int(m_run.cells().size()); ++i) {
        const CellState state = m_run.cells()[size_t(i)].state;
        if (isOver(state) && state != CellState::Done && entryOf(i) >= 0)
            again.push_back(i);
    }
    m_banner->hide();
    m_run.retry(again);
}

}
