#pragma once

#include <QHash>

#include <vector>

namespace heliograph {

/// What prompts cost, for histories with millions of different ones. A table of all would be larger than any cache; so
/// calls are kept as they come, with sums for a hundred thousand slots of the hash, and only calls in slots that may
/// hold one of the most expensive prompts are ever told apart.
class PromptTable final
{
public:
    struct Call {
        quint64 hash = 0;
        qint64 costPico = 0;
        quint32 row = 0;
        quint32 unpriced = 0;
    };
    struct Entry {
        quint64 hash = 0;
        qint64 costPico = 0;
        quint32 calls = 0;
        quint32 unpriced = 0;
        quint32 row = 0; ///< of a call with this prompt

        /// The more expensive first, then the more frequent; the hash only makes it always the same.
        bool before(const Entry &other) const;
        void add(const Call &call);
    };

    void add(const Call &call);
    void add(PromptTable &&other);
    /// The first so many by before(), exact, more's calls counted in. What was found without more is kept until
    /// something is added.
    std::vector<Entry> top(size_t count, const PromptTable *more = nullptr);

private:
    static constexpr size_t kSlots = size_t(1) << 17;
    static size_t slotOf(quint64 hash) { return size_t(hash) & (kSlots - 1); }
    std::vector<Entry> exact(const std::vector<bool> &slots, qint64 least) const;
    std::vector<Entry> topOfMine(size_t count) const;
    void placeCalls();
    void addUp(QHash<quint64, Entry> &entries);

    static constexpr int kPieceBits = 13;
    static constexpr size_t kPiece = size_t(1) << kPieceBits;
    template <typename Do> void forEachCall(Do &&todo, size_t firstPiece = 0) const
    {
        for (size_t piece = firstPiece; piece < m_pieces.size(); ++piece) {
            for (const Call &call : m_pieces[piece])
                todo(call);
        }
    }

    std::vector<std::vector<Call>> m_pieces; ///< of kPiece calls at most, so that a million are never moved to make room
    // Where the calls of each slot are, so that asking about a few prompts again and again does not go through all calls.
    size_t m_placed = 0; ///< so many pieces
    std::vector<quint32> m_starts; ///< of each slot in m_places, and the end
    std::vector<quint32> m_places; ///< the piece's number, then kPieceBits for the place in it
    size_t m_count = 0;
    std::vector<qint64> m_sums; ///< by slot; no prompt in it costs more
    std::vector<Entry> m_top;
    size_t m_topCalls = 0; ///< calls that m_top knows of
    size_t m_topWanted = 0;
};

}
