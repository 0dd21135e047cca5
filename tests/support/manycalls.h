#pragma once

#include "core/domain/call.h"
#include "tests/support/manytexts.h"

namespace heliograph {

/// A realistic traffic of calls, the same for a seed: 60 models of five providers in three formats, 5,000 sessions, 200
/// users, properties, log-normal sizes, agents that resend their growing conversation (half of all calls), errors, one
/// call every half minute on average. Ends on 1 November 2026.
class ManyCalls final
{
public:
    struct Options {
        int calls = 100'000; ///< how many there will be: the time of the first depends on it
        quint64 seed = 1;
        bool bodies = true; ///< false: only the numbers, as of calls of which nothing is kept that was said in them
        int bodyBytes = 0; ///< of the last message and the answer, where all are to be alike; 0: log-normal
    };
    explicit ManyCalls(const Options &options);

    Call next();

private:
    struct Conversation {
        int model = 0;
        int app = 0;
        int session = -1;
        int user = 0;
        int turnsLeft = 0;
        int turn = 0;
        QByteArray messages; ///< JSON, joined by commas
    };
    void begin(Conversation &conversation, bool agent);
    void ask(Conversation &conversation, Call &call);
    void answer(const Conversation &conversation, Call &call);
    void fail(Call &call);
    void price(Call &call, int model);
    QByteArray requestBody(const Conversation &conversation, WireFormat format, bool streamed);
    QByteArray wholeBody(const Call &call, const QByteArray &text) const;
    QByteArray streamBody(const Call &call, const QByteArray &text, std::vector<Chunk> &chunks);
    int promptSize(bool agent);
    int answerSize(bool agent);

    Options m_options;
    ManyTexts m_texts;
    SeededRandom &m_random;
    std::vector<Conversation> m_agents;
    std::vector<QByteArray> m_systems;
    std::vector<QByteArray> m_tools;
    qint64 m_time = 0; ///< ms since 1970
    int m_count = 0;
    int m_promptBytes = 0; ///< of the last prompt
};

}
