#pragma once

#include <QByteArray>

#include <functional>

namespace heliograph {

/// Takes the entries out of an HTTP Archive as its bytes come, one at a time, so that a large one is never in memory as
/// a whole. Brackets and quotes are looked at; what an entry holds is for its reader to judge.
class HarEntries final
{
public:
    /// The bytes of one entry and the line it begins in, from 1.
    using Sink = std::function<void(const QByteArray &entry, qint64 line)>;

    void feed(QByteArrayView bytes, const Sink &sink);
    bool found() const { return m_place != Place::Before; } ///< the list of entries was seen
    bool whole() const { return m_place == Place::After; } ///< and its end

private:
    enum class Place { Before, Between, Inside, After };
    void inside(char c, const Sink &sink);

    Place m_place = Place::Before;
    QByteArray m_text; ///< what was read of the head, or of an entry
    qint64 m_line = 1;
    qint64 m_begin = 1;
    int m_depth = 0;
    bool m_inString = false;
    bool m_escaped = false;
};

}
