#pragma once

#include "core/demo/demoanswer.h"

namespace heliograph
{

/// Cuts an answer into the events of a stream, one token each. Pure: the pace is the caller's.
class DemoStream final
{
public:
    struct Piece {
        enum class Then { Go, Cut, Hang };
        QByteArray bytes;
        bool token = false; ///< takes a token's time; else it goes out with what was before
        qint64 pauseMs = 0; ///< waits before it
        Then then = Then::Go; ///< Cut: half of the bytes leave and the connection drops; Hang:
                              ///< nothing follows
    };

    DemoStream(
        DemoAnswer answer, const DemoPrompt &prompt, const DemoScenario &scenario, qint64 createdS);
    /// The next event, or nothing: the stream is over.
    std::optional<Piece> next();
    const DemoAnswer &answer() const { return m_answer; }

private:
    enum class Stage { Role, Reasoning, Text, Refusal, ToolCalls, Finish, Usage, Done, Over };

    Piece piece(const char *member, QString &text);
    Piece toolPiece();
    Piece event(Json delta, const char *finishReason = nullptr);
    std::optional<Piece> trouble();

    DemoAnswer m_answer;
    bool m_usage;
    StreamTrouble m_trouble;
    qint64 m_number;
    qint64 m_created;
    Stage m_stage = Stage::Role;
    qsizetype m_at = 0; ///< in the text of the stage
    size_t m_tool = 0;
    qint64 m_tokens = 0;
};

/// The same answer as one JSON body.
QByteArray demoCompletion(const DemoAnswer &answer, qint64 createdS);
Json demoUsage(const DemoAnswer &answer);

}
