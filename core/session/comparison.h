#pragma once

#include "core/domain/call.h"
#include "core/domain/chatrequest.h"
#include "core/history/comparisonrecord.h"

#include <map>

namespace heliograph {

/// Who answers, and what differs for it from the others.
struct ComparisonColumn {
    QString provider; ///< id
    QString model;
    std::optional<Route> route; ///< unset: the one that new calls take
    Parameters parameters;
    bool stream = true;
    std::optional<QString> system; ///< in the place of the comparison's system prompt; empty: none is sent
    std::optional<QString> prompt; ///< in the place of the text of the last user message
    bool operator==(const ComparisonColumn &) const = default;
};

/// One prompt against several models or variants, some times over. A value; knows no network.
struct Comparison {
    QUuid id = QUuid::createUuid();
    QDateTime createdAt; ///< UTC, to the millisecond
    QString system; ///< empty: none is sent
    /// Messages (without the system prompt), tools and the shape of the answer; its model, parameters and stream do not
    /// count.
    ChatRequest request;
    QString
        provider; ///< whose API the messages came from; what only that one understands is sent to no other. Empty: none
    WireFormat format = WireFormat::OpenAiChat; ///< of that provider
    std::vector<ComparisonColumn> columns;
    int repeats = 1;
    int atOnce = 4; ///< calls to one provider

    int cellCount() const { return int(columns.size()) * repeats; }
    QString prompt() const; ///< the text of the last user message
    QString title() const; ///< the prompt in one line
};

/// The text of the last user message is another one; where there is none it is added.
void setPrompt(ChatRequest &request, const QString &text);
/// What this column asks.
ChatRequest requestOf(const Comparison &plan, int column);
/// Why it cannot be sent, in words; empty: it can.
QString comparisonProblem(const Comparison &plan);

/// Where a cell stands.
enum class CellState {
    Queued, ///< waits for its turn
    Asking, ///< sent, or on its way; no token yet
    Streaming,
    Retrying, ///< waits before it is asked again
    // From here on it is over:
    Done,
    Stopped, ///< by the user
    Failed,
    Interrupted, ///< the answer broke off: the connection, or the program, ended before it did
    Unasked, ///< the program ended before it was its turn
    Deleted, ///< its call was deleted from the history
};
constexpr bool isOver(CellState state)
{
    return state >= CellState::Done;
}

/// A cell that can start: what the choice depends on.
struct CellPlace {
    int column = 0;
    int repetition = 0;
    CellState state = CellState::Queued;
};
/// Which cells to start now, in this order: the first repetition of every column before the second of any, from left to
/// right, with at most plan.atOnce of each provider under way. Indices into cells.
std::vector<int> nextCells(const Comparison &plan, const std::vector<CellPlace> &cells);

/// As the history keeps it. Everything that looks like a key is struck out.
QByteArray comparisonToJson(const Comparison &plan);
/// The same without what is said in it.
QByteArray comparisonToBareJson(const Comparison &plan);
/// id and createdAt stay as made. Error (Storage): it cannot be read.
Result<Comparison> comparisonFromJson(const QByteArray &json);

}
