#pragma once

#include <QByteArray>

#include <functional>

namespace heliograph {

/// Takes a byte stream apart into the JSON objects it is made of, as soon as each is complete and
/// at whatever borders the bytes come: one object, objects in a growing array ([{…},{…}]), or one
/// after the other. Brackets and quotes are looked at, nothing is validated.
class JsonSplitter final
{
public:
    using Sink = std::function<void(QByteArrayView object)>;

    void feed(QByteArrayView bytes, const Sink &sink);
    /// An object that was begun and not ended; empty where there is none.
    const QByteArray &unfinished() const { return m_object; }
    /// What is neither in an object nor whitespace, comma or bracket of an array; its first 64 kB.
    const QByteArray &outside() const { return m_outside; }

private:
    qsizetype between(QByteArrayView bytes, qsizetype at);
    qsizetype inObject(QByteArrayView bytes, qsizetype at);

    QByteArray m_object; ///< of an object that goes on, what came with earlier bytes
    QByteArray m_outside;
    int m_depth = 0;
    bool m_inString = false;
    bool m_escaped = false;
};

}
