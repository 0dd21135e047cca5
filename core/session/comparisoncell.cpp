#include "core/session/comparisoncell.h"

#include "core/domain/callid.h"

#include <algorithm>

namespace heliograph {

namespace {

constexpr qint64 kShortestRateUs = 50'000;

QString textOf(const Answer &answer)
{
    if (answer.refusal.isEmpty())
        return answer.text;
    return answer.text.isEmpty() ? answer.refusal : answer.text + QStringLiteral("\n\n") + answer.refusal;
}

CellState stateOf(const Call &call)
{
    switch (call.status) {
    case CallStatus::Ok:
        return CellState::Done;
    case CallStatus::Cancelled:
        return CellState::Stopped;
    case CallStatus::Error:
        return CellState::Failed;
    case CallStatus::Running: // its owner is gone, or another window has it
    case CallStatus::Interrupted:
        break;
    }
    return CellState::Interrupted;
}

bool equalAnswer(const ComparisonCell &a, const ComparisonCell &b)
{
    const auto sameCall = [](const ToolCall &x, const ToolCall &y) {
        return x.name == y.name && x.arguments == y.arguments;
    };
    return a.text == b.text
        && std::equal(a.toolCalls.begin(), a.toolCalls.end(), b.toolCalls.begin(), b.toolCalls.end(), sameCall);
}

}

void ComparisonCell::take(const CallProgress &progress)
{
    sent = true;
    wait.reset();
    text += progress.text;
    text += progress.refusal;
    reasoning += progress.reasoning;
    if (progress.toolCalls)
        toolCalls = *progress.toolCalls;
    timing = progress.timing;
    tokens = progress.outputTokens;
    tokensEstimated = progress.tokensEstimated;
    cost = progress.cost;
    state = progress.timing.firstTokenUs >= 0 ? CellState::Streaming : CellState::Asking;
}

void ComparisonCell::take(const Call &call)
{
    sent = true;
    wait.reset();
    state = stateOf(call);
    text = textOf(call.answer);
    reasoning = call.answer.reasoning;
    toolCalls = call.answer.toolCalls;
    timing = call.exchange.timing;
    if (call.answer.usage.output) {
        tokens = *call.answer.usage.output;
        tokensEstimated = false;
    }
    cost = call.cost();
    error = call.error;
    auto kept = std::make_shared<Call>(call);
    kept->exchange.requestBody.clear();
    kept->exchange.responseBody.clear();
    kept->exchange.chunks.clear();
    ended = std::move(kept);
}

void ComparisonCell::clear()
{
    ComparisonCell fresh;
    fresh.column = column;
    fresh.repetition = repetition;
    fresh.call = call;
    *this = std::move(fresh);
}

std::vector<ComparisonCell> cellsOf(const Comparison &plan)
{
    std::vector<ComparisonCell> cells;
    for (int column = 0; column < int(plan.columns.size()); ++column) {
        for (int repetition = 0; repetition < plan.repeats; ++repetition) {
            ComparisonCell cell;
            cell.column = column;
            cell.repetition = repetition;
            cell.call = newCallId();
            cells.push_back(std::move(cell));
        }
    }
    return cells;
}

Figures figuresOf(const ComparisonCell &cell)
{
    Figures figures;
    const auto set = [&figures](Figure figure, qint64 value) { figures[size_t(figure)] = value; };
    if (cell.timing.firstTokenUs >= 0)
        set(Figure::FirstToken, cell.timing.firstTokenUs);
    if (cell.timing.endUs >= 0 && isOver(cell.state))
        set(Figure::Total, cell.timing.endUs);
    const qint64 writingUs = cell.timing.endUs - cell.timing.firstTokenUs;
    if (cell.timing.firstTokenUs >= 0 && writingUs >= kShortestRateUs && cell.tokens > 1)
        set(Figure::Rate, qint64(double(cell.tokens) * 1e9 / double(writingUs)));
    if (cell.cost)
        set(Figure::Cost, cell.cost->pico());
    return figures;
}

Spreads spreadsOf(const std::vector<ComparisonCell> &cells, int column)
{
    std::array<std::vector<qint64>, kFigures.size()> values;
    for (const ComparisonCell &cell : cells) {
        if (cell.column != column || cell.state != CellState::Done)
            continue;
        const Figures figures = figuresOf(cell);
        for (size_t i = 0; i < values.size(); ++i) {
            if (figures[i])
                values[i].push_back(*figures[i]);
        }
    }
    Spreads spreads;
    for (size_t i = 0; i < values.size(); ++i) {
        std::vector<qint64> &known = values[i];
        if (known.empty())
            continue;
        std::sort(known.begin(), known.end());
        spreads[i] = Spread{known.front(), known[(known.size() - 1) / 2], known.back(), int(known.size())};
    }
    return spreads;
}

std::vector<bool> bestOf(const std::vector<std::optional<qint64>> &values, Figure figure)
{
    std::vector<bool> best(values.size(), false);
    std::vector<qint64> known;
    for (const auto &value : values) {
        if (value)
            known.push_back(*value);
    }
    if (known.size() < 2)
        return best;
    const auto [least, most] = std::minmax_element(known.begin(), known.end());
    if (*least == *most)
        return best;
    const qint64 wanted = figure == Figure::Rate ? *most : *least;
    for (size_t i = 0; i < values.size(); ++i)
        best[i] = values[i] == wanted;
    return best;
}

std::vector<std::vector<int>> equalAnswers(const std::vector<ComparisonCell> &cells, int column)
{
    std::vector<std::vector<int>> groups;
    for (size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].column != column)
            continue;
        const auto same = std::find_if(groups.begin(), groups.end(), [&](const std::vector<int> &group) {
            const ComparisonCell &first = cells[size_t(group.front())];
            return cells[i].state == CellState::Done && first.state == CellState::Done && equalAnswer(first, cells[i]);
        });
        if (same != groups.end())
            same->push_back(int(i));
        else
            groups.push_back({int(i)});
    }
    return groups;
}

}
