#include "core/wire/jsonsplitter.h"

#include <cstring>

namespace heliograph {

namespace {

constexpr qsizetype kMaxOutside = 64 * 1024;

}

void JsonSplitter::feed(QByteArrayView bytes, const Sink &sink)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        if (m_depth == 0)
            at = between(bytes, at);
        if (at == bytes.size())
            return;
        const qsizetype start = at;
        at = inObject(bytes, at);
        const QByteArrayView piece = bytes.sliced(start, at - start);
        if (m_depth > 0) {
            m_object.append(piece);
        } else if (m_object.isEmpty()) {
            sink(piece);
        } else {
            m_object.append(piece);
            sink(m_object);
            m_object.clear();
        }
    }
}

/// Up to the next object's brace.
qsizetype JsonSplitter::between(QByteArrayView bytes, qsizetype at)
{
    for (; at < bytes.size() && bytes[at] != '{'; ++at) {
        static constexpr QByteArrayView kPlain("[], \n\r\t");
        if (!kPlain.contains(bytes[at]) && m_outside.size() < kMaxOutside)
            m_outside.append(bytes[at]);
    }
    return at;
}

/// Behind the bytes that belong to the object.
qsizetype JsonSplitter::inObject(QByteArrayView bytes, qsizetype at)
{
    while (at < bytes.size()) {
        if (m_inString) {
            if (m_escaped) {
                m_escaped = false;
                ++at;
                continue;
            }
            // Long strings (pictures, signatures) are passed quickly.
            const char *const begin = bytes.data() + at;
            const size_t size = size_t(bytes.size() - at);
            const void *quote = std::memchr(begin, '"', size);
            const size_t upTo = quote ? size_t(static_cast<const char *>(quote) - begin) : size;
            const void *slash = std::memchr(begin, '\\', upTo);
            if (slash) {
                m_escaped = true;
                at += static_cast<const char *>(slash) - begin + 1;
            } else {
                at += qsizetype(upTo);
                if (quote) {
                    m_inString = false;
                    ++at;
                }
            }
            continue;
        }
        const char c = bytes[at++];
        if (c == '"') {
            m_inString = true;
        } else if (c == '{' || c == '[') {
            ++m_depth;
        } else if ((c == '}' || c == ']') && --m_depth == 0) {
            return at;
        }
    }
    return at;
}

}
