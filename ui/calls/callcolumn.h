#pragma once

#include <QList>
#include <QString>

namespace heliograph {

/// What the list of calls can show of a call; each property of calls is a column more.
enum class CallColumn {
    Time,
    Status,
    Model,
    Prompt,
    Answer,
    Input,
    Output,
    Cost,
    Latency,
    FirstToken,
    Source, // so far those that are shown unless someone chose others
    Speed,
    Provider,
    RequestedModel,
    Route,
    FreshInput,
    CachedInput,
    CacheWrite,
    Reasoning,
    AudioInput,
    AudioOutput,
    ImageInput,
    ImageOutput,
    WebSearches,
    CostBasis,
    HeliconeCache,
    User,
    Session,
    SessionName,
    SessionPath,
    FinishReason,
    HttpStatus,
    Attempts,
    Rating,
    Labels,
    Note
};
inline constexpr int kCallColumns = int(CallColumn::Note) + 1;
inline constexpr int kDefaultColumns = int(CallColumn::Source) + 1;

/// What a column is about, as the choice of columns groups them.
enum class ColumnGroup { Call, Tokens, Money, Time, People, Marks, Properties };
QString columnGroupTitle(ColumnGroup group);

QString columnTitle(CallColumn column);
QString columnToolTip(CallColumn column); ///< empty where the title says it all
/// The title where there is room for more than in a header: "Input tokens" for "In".
QString columnName(CallColumn column);
ColumnGroup columnGroup(CallColumn column);
bool isNumberColumn(CallColumn column);
/// What CallQuery calls the order of that column; empty: calls cannot be sorted by it.
QString sortField(CallColumn column);
/// Stands for the column in the settings; never another one later.
QString columnKey(CallColumn column);

/// The widest text it usually holds; empty: it takes a share of the room that is left.
QString columnSample(CallColumn column);
/// The higher, the sooner it goes where there is little room; 0: never.
int columnDropOrder(CallColumn column);

}
