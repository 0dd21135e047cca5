#pragma once

#include "core/demo/demooptions.h"
#include "core/demo/demoprompt.h"

#include <QStringList>

#include <vector>

namespace heliograph
{

/// The models the demo provider lists.
QStringList demoModels();

/// Where and how a streamed answer goes wrong.
enum class StreamTrouble { None, Cut, NoDone, Garbage, ErrorEvent, Stall, Hang };

/// What was asked to happen instead of a plain answer. A prompt asks for it by beginning with
/// "/NAME ARGUMENTS", a model by ending with it: "demo-small:NAME ARGUMENTS". The names are those
/// of demoTricks().
struct DemoScenario {
    enum class Kind {
        Answer, ///< a plain one, or with trouble
        Help,
        Echo,
        Headers, ///< shows the headers the request came with
        Long,
        Think,
        Tool,
        Tools,
        Refuse,
        Filter,
        NoUsage,
        Retried, ///< what a refusal gives in the end
        Refusal, ///< an HTTP error
        Hang, ///< takes the request and never answers
    };
    Kind kind = Kind::Answer;
    QString text; ///< Echo
    qint64 number =
        0; ///< Long: characters; Answer with trouble: after how many tokens; Stall: milliseconds
    StreamTrouble trouble = StreamTrouble::None;
    qint64 slowMs = 0; ///< waits before the first byte
    DemoRefusal refusal; ///< Refusal
    int times =
        -1; ///< how often in a row it is refused before the same body is answered; -1: always
};

struct DemoTrick {
    const char *usage;
    const char *meaning;
};
/// Every scenario with its arguments, in the order they are shown.
const std::vector<DemoTrick> &demoTricks();

/// Helicone's words where its rate limit refuses a request.
QByteArray heliconeRateLimitBody();

/// What the prompt's command means; an unknown one is Help.
DemoScenario demoScenario(const DemoPrompt &prompt, const DemoOptions &options);

}
