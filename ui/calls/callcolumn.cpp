#include "ui/calls/callcolumn.h"

#include <QCoreApplication>

#include <array>

namespace heliograph {

namespace {

using Column = CallColumn;
using Group = ColumnGroup;

constexpr bool kNumber = true;
constexpr bool kText = false;

struct Facts {
    CallColumn column;
    const char *key;
    const char *title;
    const char *name; ///< empty: the title
    const char *toolTip;
    const char *sort;
    bool number;
    const char *sample;
    int dropFirst;
    ColumnGroup group;
};

constexpr std::array<Facts, kCallColumns> kFacts{{
    {Column::Time, "time", QT_TRANSLATE_NOOP("CallCells", "Time"), "", "", "created", kText, "00 Mmm 0000", 3,
        Group::Call},
    {Column::Status, "status", QT_TRANSLATE_NOOP("CallCells", "Status"), "", "", "status", kText, "Interrupted      ",
        0, Group::Call},
    {Column::Model, "model", QT_TRANSLATE_NOOP("CallCells", "Model"), "", "", "model", kText, "claude-sonnet-4-5-00",
        0, Group::Call},
    {Column::Prompt, "prompt", QT_TRANSLATE_NOOP("CallCells", "Prompt"), "", "", "prompt", kText, "", 0, Group::Call},
    {Column::Answer, "answer", QT_TRANSLATE_NOOP("CallCells", "Answer"), "", "", "answer", kText, "", 6, Group::Call},
    {Column::Input, "in", QT_TRANSLATE_NOOP("CallCells", "In"), QT_TRANSLATE_NOOP("CallCells", "Input tokens, all"),
        QT_TRANSLATE_NOOP("CallCells", "Input tokens, cached ones included"), "input_tokens", kNumber, "000,000", 7,
        Group::Tokens},
    {Column::Output, "out", QT_TRANSLATE_NOOP("CallCells", "Out"), QT_TRANSLATE_NOOP("CallCells", "Output tokens"),
        QT_TRANSLATE_NOOP("CallCells", "Output tokens, reasoning included"), "output", kNumber, "00,000", 7,
        Group::Tokens},
    {Column::Cost, "cost", QT_TRANSLATE_NOOP("CallCells", "Cost"), "", "", "cost", kNumber, "~$0.0000000000", 1,
        Group::Money},
    {Column::Latency, "latency", QT_TRANSLATE_NOOP("CallCells", "Latency"), "",
        QT_TRANSLATE_NOOP("CallCells", "From sending to the last byte"), "latency", kNumber, "00 min 00 s", 2,
        Group::Time},
    {Column::FirstToken, "ttft", QT_TRANSLATE_NOOP("CallCells", "TTFT"),
        QT_TRANSLATE_NOOP("CallCells", "Time to first token"), QT_TRANSLATE_NOOP("CallCells", "Time to first token"),
        "ttft", kNumber, "0,000 ms", 8, Group::Time},
    {Column::Source, "source", QT_TRANSLATE_NOOP("CallCells", "Source"), "", "", "source", kText, "Command line  ", 5,
        Group::Call},
    {Column::Speed, "speed", QT_TRANSLATE_NOOP("CallCells", "Speed"),
        QT_TRANSLATE_NOOP("CallCells", "Tokens a second"),
        QT_TRANSLATE_NOOP("CallCells", "Output tokens a second, from the first token to the last"), "speed", kNumber,
        "0,000 tok/s", 4, Group::Time},
    {Column::Provider, "provider", QT_TRANSLATE_NOOP("CallCells", "Provider"), "", "", "provider", kText,
        "anthropic  ", 4, Group::Call},
    {Column::RequestedModel, "requested", QT_TRANSLATE_NOOP("CallCells", "Asked for"),
        QT_TRANSLATE_NOOP("CallCells", "Model that was asked for"),
        QT_TRANSLATE_NOOP("CallCells", "The model that was asked for, as the request names it"), "requested_model",
        kText, "claude-sonnet-4-5-00", 4, Group::Call},
    {Column::Route, "route", QT_TRANSLATE_NOOP("CallCells", "Route"), "", "", "route", kText, "Through Helicone ", 4,
        Group::Call},
    {Column::FreshInput, "input", QT_TRANSLATE_NOOP("CallCells", "Input"),
        QT_TRANSLATE_NOOP("CallCells", "Input tokens, uncached"),
        QT_TRANSLATE_NOOP("CallCells", "Input tokens, without cached ones"), "input", kNumber, "000,000", 4,
        Group::Tokens},
    {Column::CachedInput, "cached", QT_TRANSLATE_NOOP("CallCells", "Cached"),
        QT_TRANSLATE_NOOP("CallCells", "Cached input tokens"),
        QT_TRANSLATE_NOOP("CallCells", "Input tokens that came from the provider's cache"), "cached_input", kNumber,
        "000,000", 4, Group::Tokens},
    {Column::CacheWrite, "cachewrite", QT_TRANSLATE_NOOP("CallCells", "Cache write"),
        QT_TRANSLATE_NOOP("CallCells", "Cache write tokens"),
        QT_TRANSLATE_NOOP("CallCells", "Input tokens that were written into the provider's cache"), "cache_write",
        kNumber, "000,000", 4, Group::Tokens},
    {Column::Reasoning, "reasoning", QT_TRANSLATE_NOOP("CallCells", "Reasoning"),
        QT_TRANSLATE_NOOP("CallCells", "Reasoning tokens"),
        QT_TRANSLATE_NOOP("CallCells", "Output tokens that were spent on reasoning"), "reasoning", kNumber, "00,000",
        4, Group::Tokens},
    {Column::AudioInput, "audioin", QT_TRANSLATE_NOOP("CallCells", "Audio in"),
        QT_TRANSLATE_NOOP("CallCells", "Audio input tokens"), "", "audio_input", kNumber, "00,000", 4, Group::Tokens},
    {Column::AudioOutput, "audioout", QT_TRANSLATE_NOOP("CallCells", "Audio out"),
        QT_TRANSLATE_NOOP("CallCells", "Audio output tokens"), "", "audio_output", kNumber, "00,000", 4,
        Group::Tokens},
    {Column::ImageInput, "imagein", QT_TRANSLATE_NOOP("CallCells", "Image in"),
        QT_TRANSLATE_NOOP("CallCells", "Image input tokens"), "", "image_input", kNumber, "00,000", 4, Group::Tokens},
    {Column::ImageOutput, "imageout", QT_TRANSLATE_NOOP("CallCells", "Image out"),
        QT_TRANSLATE_NOOP("CallCells", "Image output tokens"), "", "image_output", kNumber, "00,000", 4,
        Group::Tokens},
    {Column::WebSearches, "searches", QT_TRANSLATE_NOOP("CallCells", "Searches"),
        QT_TRANSLATE_NOOP("CallCells", "Web searches"),
        QT_TRANSLATE_NOOP("CallCells", "Searches the provider made in the web"), "web_searches", kNumber, "000", 4,
        Group::Tokens},
    {Column::CostBasis, "basis", QT_TRANSLATE_NOOP("CallCells", "Cost is"),
        QT_TRANSLATE_NOOP("CallCells", "How the cost is known"),
        QT_TRANSLATE_NOOP("CallCells", "Whether the cost is exact, estimated or declared by the other side"),
        "cost_basis", kText, "Estimated  ", 4, Group::Money},
    {Column::HeliconeCache, "heliconecache", QT_TRANSLATE_NOOP("CallCells", "Helicone cache"),
        QT_TRANSLATE_NOOP("CallCells", "Helicone's cache"),
        QT_TRANSLATE_NOOP("CallCells", "Whether Helicone answered from its cache"), "helicone_cache", kText,
        "Miss   ", 4, Group::Money},
    {Column::User, "user", QT_TRANSLATE_NOOP("CallCells", "User"), "", "", "user", kText, "user-0000000", 4,
        Group::People},
    {Column::Session, "session", QT_TRANSLATE_NOOP("CallCells", "Session"), "", "", "session", kText,
        "session-000000", 4, Group::People},
    {Column::SessionName, "sessionname", QT_TRANSLATE_NOOP("CallCells", "Session name"), "", "", "session_name",
        kText, "A session's name", 4, Group::People},
    {Column::SessionPath, "sessionpath", QT_TRANSLATE_NOOP("CallCells", "Session path"), "", "", "session_path",
        kText, "/task/step-0000", 4, Group::People},
    {Column::FinishReason, "finish", QT_TRANSLATE_NOOP("CallCells", "Ended by"),
        QT_TRANSLATE_NOOP("CallCells", "Finish reason"),
        QT_TRANSLATE_NOOP("CallCells", "Why the model stopped, as the provider puts it"), "finish_reason", kText,
        "content_filter", 4, Group::Call},
    {Column::HttpStatus, "http", QT_TRANSLATE_NOOP("CallCells", "HTTP"),
        QT_TRANSLATE_NOOP("CallCells", "HTTP status"), "", "http_status", kNumber, "000", 4, Group::Call},
    {Column::Attempts, "attempts", QT_TRANSLATE_NOOP("CallCells", "Attempts"), "",
        QT_TRANSLATE_NOOP("CallCells", "How often it was sent, retries included"), "attempts", kNumber, "00", 4,
        Group::Call},
    {Column::Rating, "rating", QT_TRANSLATE_NOOP("CallCells", "Rating"), "",
        QT_TRANSLATE_NOOP("CallCells", "Your thumbs up or down"), "rating", kText, "Good    ", 4, Group::Marks},
    {Column::Labels, "labels", QT_TRANSLATE_NOOP("CallCells", "Labels"), "",
        QT_TRANSLATE_NOOP("CallCells", "Your own words for the call"), "", kText, "to check, refund", 4,
        Group::Marks},
    {Column::Note, "note", QT_TRANSLATE_NOOP("CallCells", "Note"), "",
        QT_TRANSLATE_NOOP("CallCells", "What you wrote about the call"), "", kText, "A note of some words", 4,
        Group::Marks},
}};

const Facts &factsOf(CallColumn column)
{
    return kFacts[size_t(column)];
}

QString translated(const char *text)
{
    return *text ? QCoreApplication::translate("CallCells", text) : QString();
}

}

QString columnGroupTitle(ColumnGroup group)
{
    switch (group) {
    case Group::Call:
        return translated(QT_TRANSLATE_NOOP("CallCells", "The call"));
    case Group::Tokens:
        return translated(QT_TRANSLATE_NOOP("CallCells", "Tokens"));
    case Group::Money:
        return translated(QT_TRANSLATE_NOOP("CallCells", "Cost and cache"));
    case Group::Time:
        return translated(QT_TRANSLATE_NOOP("CallCells", "Time and speed"));
    case Group::People:
        return translated(QT_TRANSLATE_NOOP("CallCells", "User and session"));
    case Group::Marks:
        return translated(QT_TRANSLATE_NOOP("CallCells", "Your marks"));
    case Group::Properties:
        return translated(QT_TRANSLATE_NOOP("CallCells", "Properties"));
    }
    return {};
}

QString columnTitle(CallColumn column)
{
    return translated(factsOf(column).title);
}

QString columnToolTip(CallColumn column)
{
    return translated(factsOf(column).toolTip);
}

QString columnName(CallColumn column)
{
    const Facts &facts = factsOf(column);
    return translated(*facts.name ? facts.name : facts.title);
}

ColumnGroup columnGroup(CallColumn column)
{
    return factsOf(column).group;
}

bool isNumberColumn(CallColumn column)
{
    return factsOf(column).number;
}

QString sortField(CallColumn column)
{
    return QLatin1String(factsOf(column).sort);
}

QString columnKey(CallColumn column)
{
    return QLatin1String(factsOf(column).key);
}

QString columnSample(CallColumn column)
{
    return QLatin1String(factsOf(column).sample);
}

int columnDropOrder(CallColumn column)
{
    return factsOf(column).dropFirst;
}

}
